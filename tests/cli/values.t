#!/bin/sh
# Reading and changing values.
set -u
# shellcheck source=tests/tap.sh
. "$top_srcdir/tests/tap.sh"

begin_small
run get "$ref" answers.scope
is "$out" "Pay and
attendance" "get prints a value as it is kept"
run get "$ref" answers.scope@zh-Hant
is "$out" "薪酬及
考勤" "a version in another language is addressed by its tag"

run set "$ref" answers.scope@pt 'Vencimentos, só'
is "$code$err" 0 "set a version in another language"
run get "$ref" answers.scope@pt
is "$out" "Vencimentos, só" "which get then prints"
run get "$ref" answers.scope
has "$out" "Pay and" "and the original stays"

run set "$ref" flow/1.retention '10 years'
run get "$ref" flow/1.retention
is "$out" P10Y "a duration in words is kept in its plain form"
run set "$ref" flow/1.started 31/12/2026
run get "$ref" flow/1.started
is "$out" 2026-12-31 "a date too"
run set "$ref" system/1.users '1,250'
run get "$ref" system/1.users
is "$out" 1250 "and a number"
run set "$ref" flow/1.ground Contract
run get "$ref" flow/1.ground
is "$out" contract "a choice by its label"
run set "$ref" flow/1.purposes 'purpose/2'
run get "$ref" flow/1.purposes
is "$out" purpose/2 "references by their addresses"
run set "$ref" purpose/1.categories 'health, identity'
run get "$ref" purpose/1.categories
is "$out" "identity, health" "several choices in the order of their list"

printf '第一行\n第二行\n' | "$PIA" set "$ref" answers.scope -
ok "a value from standard input"
run get "$ref" answers.scope
is "$out" "第一行
第二行" "keeps its lines"

run set "$ref" answers.people ''
run get "$ref" answers.people
is "$code$out" 0 "an empty value empties the field"
run get "$ref" answers.people --json
is "$out" null "which is null for programs"

run add "$ref" party name=阿里雲 name@pt='Nuvem Ali' jurisdiction=cn
is "$out" party/3 "add prints the new record's address"
run show "$ref" party/3
has "$out" 阿里雲 "the record holds what was given"
run add "$ref" flow from=party/1 to=party/3 data=x
is "$out" flow/3 "a record may refer to it"
run get "$ref" flow/3.to
is "$out" party/3 "by its address"

run remove "$ref" party/3
is "$code$err" 0 "a record is removed"
run show "$ref" party/3
is "$code" 3 "and is not there any more"
run undo "$ref"
is "$out" party/3 "undo brings it back and says what"
run show "$ref" party/3
has "$out" 阿里雲 "whole"
run redo "$ref"
run show "$ref" party/3
is "$code" 3 "redo removes it again"
run undo "$ref"
run add "$ref" party name=x jurisdiction=mo
is "$out" party/4 "a number is never given twice"

run set "$ref" flow/1.retention P5Y
run undo "$ref"
run get "$ref" flow/1.retention
is "$out" P10Y "undo of a value"
run redo "$ref"
run get "$ref" flow/1.retention
is "$out" P5Y "and redo"
run redo "$ref"
is "$code" 6 "there is nothing more to redo"
run set "$ref" flow/1.retention P5Y
run undo "$ref"
run get "$ref" flow/1.retention
is "$out" P10Y "setting what is there already is no change"

run comment "$ref" flow/1.retention '五年太長？'
is "$out" comment/2 "a comment has an address of its own"
run get "$ref" comment/2.about
is "$out" flow/1.retention "and says what it is about"

run get "$ref" purpose/1.filing
is "$out" notification "a derived value is worked out"
run set "$ref" purpose/1.filing none
is "$code" 3 "and cannot be set"

run show "$ref" risk/1
has "$out" "Level before measures: High" "show tells the level that a rating makes"

run set "$ref" measure/1.risks risk/1:likelihood-1
run get "$ref" measure/1.risks
is "$out" risk/1:likelihood-1 "a measure says by how many steps it lowers a risk"
run show "$ref" measure/1
has "$out" "Leak (likelihood −1)" "which is shown in words"
run set "$ref" measure/1.risks risk/1:likelihood-3
is "$code" 3 "more steps than the scale has are refused"
has "$err" "the most for likelihood is 2" "and it is said how many there may be"
run set "$ref" flow/1.purposes purpose/1:likelihood-1
has "$err" "Only a measure says" "other references say no steps"
run show "$ref" risk/1
has "$out" "The measures add up to: likelihood Possible, severity Serious; level High." \
	"show tells where the rating is another than the measures add up to"
run set "$ref" risk/1.residual_level high
run show "$ref" risk/1
has "$out" "Level after measures: High (set by hand; the matrix says Medium)" "a level set by hand is shown as one"
run show "$ref" risk/1 --json
printf '%s' "$out" | python -c '
import json, sys
ratings = json.load(sys.stdin)["ratings"]
assert "current" not in ratings, ratings
assert ratings["residual"] == {
    "likelihood": "rare", "severity": "serious", "level": "high", "matrix_level": "medium", "set_by_hand": True,
    "measures_add_up_to": {"likelihood": "possible", "severity": "serious", "level": "high"}, "differs": True}, ratings'
ok "and programs read all of that"

run show "$ref" --json
printf '%s' "$out" | python -c '
import json, sys
show = json.load(sys.stdin)
records = {record["address"]: record["values"] for record in show["records"]}
assert records["party/3"]["name"] == {"en": "阿里雲", "pt": "Nuvem Ali"}, records["party/3"]
assert records["flow/3"]["from"] == "party/1"'
ok "show --json has every record"

# Bytes that are no text would be left out of what is kept.
latin=$(printf 'avalia\347\343o')
run set "$ref" answers.scope "$latin"
is "$code" 2 "a value that is not UTF-8 is refused"
has "$err" "not valid UTF-8" "and that is said"
run new --template "$small" --title "$latin"
is "$code" 2 "and so is a title"
done_testing
