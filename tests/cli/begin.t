#!/bin/sh
# Beginning assessments and listing them.
set -u
# shellcheck source=tests/tap.sh
. "$top_srcdir/tests/tap.sh"

run new --title 'Visitor app'
is "$code" 2 "among several templates one must be chosen"
has "$err" "--template NAME" "and it is said how"
run new --template screening --title 'Visitor app'
is "$code $err" "0 " "an assessment is begun"
is "$out" 2026-0001 "its reference is printed, alone on a line"

run new --template gpdp-pia --blueprint dingtalk-rollout --title 釘釘 --lang zh-Hant --client 蓮花酒店
is "$code $out" "0 2026-0002" "the next gets the next number"

run new --db other.db --blueprint dingtalk-rollout
is "$code $out" "0 2026-0001" "a blueprint says which template is meant"
run new --db other.db --template screening --blueprint dingtalk-rollout
is "$code" 3 "a template it is not for is refused"
run new --db other.db --blueprint nothing-like-it
is "$code" 3 "a blueprint that is not there too"
has "$err" "There is no blueprint nothing-like-it" "and it is said which"

run list
is "$(printf '%s\n' "$out" | wc -l)" 2 "both are listed"
has "$out" 釘釘 "with their titles"
run list --client 蓮花酒店
is "$(printf '%s\n' "$out" | cut -c1-9)" 2026-0002 "only those of a client"
run list --client nobody
is "$code $out" "0 " "none of an unknown client"

run list --json
printf '%s' "$out" | python -c '
import json, sys
rows = json.load(sys.stdin)
assert [row["reference"] for row in rows] == ["2026-0002", "2026-0001"], rows
assert rows[0]["title"] == "釘釘" and rows[0]["language"] == "zh-Hant", rows
assert rows[0]["client"] == "蓮花酒店", rows
assert rows[1]["changed_by"] == "Ana Lopes", rows'
ok "--json is read by a program"

run set 2026-0002 assessment.own_reference "$(printf 'a\nb')"
line=$("$PIA" get 2026-0002 assessment.own_reference)
run new --template gpdp-pia --title "$(printf 'a\nb')"
is "$("$PIA" get "$out" assessment.title)" "$line" "a title is one line, as when it is typed"
run show 2026-0002 assessment
has "$out" 蓮花酒店 "show prints the client"
run get 2026-0002 assessment.title
is "$out" 釘釘 "the title given wins over the blueprint's"

is "$(find "$XDG_DATA_HOME" -perm /077)" "" "nobody else can read the library or its folder"

PIA_NOW=2025-06-01T00:00:00Z run new --template gpdp-pia
is "$out" 2025-0001 "references go by the year"
PIA_NOW=2025-12-31T17:00:00Z run new --template gpdp-pia
is "$out" 2026-0004 "the year is the one of the template's place"

printf 'author = 陳大文, 蓮花酒店\nlanguage = pt\n' >config
mkdir -p "$XDG_CONFIG_HOME/pia" && mv config "$XDG_CONFIG_HOME/pia/config"
unset PIA_AUTHOR
run new --template gpdp-pia
run list --json
has "$out" '"changed_by": "陳大文"' "the author may stand in the configuration"
has "$out" '"language": "pt"' "and the language"
run --help
has "$out" "Códigos de saída" "which the words then follow"
done_testing
