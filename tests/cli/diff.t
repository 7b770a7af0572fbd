#!/bin/sh
# What differs between two moments, and snapshots.
set -u
# shellcheck source=tests/tap.sh
. "$top_srcdir/tests/tap.sh"

begin_small
run diff "$ref"
is "$code$out" "0From change 1 to change 1. New: 0; modified: 0; removed: 0." "nothing differs at the beginning"
run set "$ref" answers.scope "All shops in Macau"
run snapshot "$ref" "before the meeting"
is "$code$err" 0 "a moment is given a name"
run set "$ref" answers.scope "All offices in Macau"
run set "$ref" flow/1.retention P1Y
run add "$ref" party "name=新公司"
run remove "$ref" flow/2
run diff "$ref"
has "$out" "From change 3 to change 7. New: 1; modified: 2; removed: 1." "the last snapshot is what is compared with"
has "$out" "Scope (EN): All [-shops-]{+offices+} in Macau" "changed words are marked"
has "$out" "Retention: 5 years → 1 year" "values are told as people read them"
has "$out" "New  party/3  新公司" "what came"
has "$out" "Removed  flow/2" "and what went"
run diff "$ref" --from 1 --to "before the meeting"
has "$out" "{+All shops in Macau+}" "between any two moments"
hasnt=$(printf '%s' "$out" | grep -c Retention)
is "$hasnt" 0 "and nothing of later"
run diff "$ref" --lang zh-Hant
has "$out" "保存期限：5年 → 1年" "in any language"
run diff "$ref" --from "no such"
is "$code" 3 "a moment that is not there is no moment"
run diff "$ref" --from signed
is "$code" 3 "nor is a signed version where none is"
run snapshot "$ref" 12
is "$code" 3 "a number is no name"
run snapshot "$ref" now
is "$code" 3 "nor is a word that means something"
run undo "$ref"
is "$out" flow/2 "a snapshot is not what is undone"
run diff "$ref" --json
printf '%s' "$out" | python -c '
import json, sys
diff = json.load(sys.stdin)
assert diff["from"] == 3, diff
scope = diff["records"][0]["values"][0]
assert scope["field"] == "scope" and scope["old"] == "All shops in Macau", scope
assert {"old": "shops", "new": "offices"} in scope["parts"], scope
assert [r["type"] for r in diff["records"]] == ["changed", "new", "changed"], diff'
ok "--json is read by a program"
run set "$ref" answers.scope "<b>All</b> | *offices*"
run diff "$ref" --format md
has "$out" "| Field " "as Markdown it is a table"
printf '%s\n' "$out" | cmark-gfm -e table --unsafe >page.html
has "$(cat page.html)" "&lt;b&gt;" "where what people typed is text"
has "$(cat page.html)" "<del>" "and changed words are marked"
run diff "$ref" --format md --from 1 --to "before the meeting"
has "$out" 'version: "3"' "of the moment that is shown"
hasnt=$(printf '%s' "$out" | grep -c Retention)
is "$hasnt" 0 "and nothing of later"
run diff "$ref" --format xlsx
is "$code" 2 "a workbook needs a place"
run diff "$ref" --json -o differences.xlsx
is "$code" 2 "and is not for programs"

# A text of more marks than a cell takes, in another language than the library's, with what a cell could misread.
python -c '
words = [f"第{i}條：外判公司須於合同終止後三十日內刪除全部個人資料 <&> _x0041_。" for i in range(1100)]
open("before.txt", "w", encoding="utf-8").write("".join(words))
for i in range(0, 400, 2):
    words[i] = words[i].replace("三十", "六十")
words[401] = words[401].replace("_x0041_", "_x0042_")
words[1099] = words[1099].replace("全部", "所有")
open("after.txt", "w", encoding="utf-8").write("".join(words))'
run set "$ref" answers.scope@zh-Hant - <before.txt
run snapshot "$ref" long
run set "$ref" answers.scope@zh-Hant - <after.txt
run diff "$ref" --from long --lang zh-Hant -o differences.xlsx
is "$code$err" 0 "as a workbook"
python "$top_srcdir/tests/cli/workbook-marks.py" differences.xlsx before.txt after.txt
run diff "$ref" --from long --format md
printf '%s\n' "$out" | cmark-gfm -e table --unsafe >page.html
python -c '
import re
page = open("page.html", encoding="utf-8").read()
cells = [re.sub("<[^>]*>", "", cell).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&") for cell in re.findall("<td>(.*?)</td>", page)]
for name in "before.txt", "after.txt":
    assert open(name, encoding="utf-8").read() in cells, name'
ok "as Markdown both are whole, whatever is marked"
run set "$ref" answers.scope@zh-Hant ""


run go-back "$ref" "before the meeting"
is "$code$err" 0 "everything is made as it was"
run diff "$ref" --from "before the meeting"
has "$out" "New: 0; modified: 0; removed: 0" "so that nothing differs"
run history "$ref"
has "$out" "Restored  Ana Lopes, Lotus Consulting  before the meeting" "the history says so"
run undo "$ref"
run diff "$ref" --from "before the meeting"
has "$out" "New: 1; modified: 2" "and undo takes it back"

# What was signed is compared with, once the next version is open.
run set "$ref" answers.needed no
run set "$ref" answers.reason "Nothing is new"
run set "$ref" flow/2.ground consent
run submit "$ref"
run diff "$ref" --to signed --from signed
has "$out" "New: 0; modified: 0; removed: 0" "what is in review can be compared with"
run sign "$ref" role=author read_all=yes
run sign "$ref" role=approver read_all=yes bound=yes
run reopen "$ref"
run set "$ref" answers.scope "All offices"
run diff "$ref"
has "$out" "New: 0; modified: 1; removed: 0" "changed since signed is what differs by itself"
done_testing
