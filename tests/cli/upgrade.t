#!/bin/sh
# Moving an assessment to a newer version of its template, and to another one.
set -u
# shellcheck source=tests/tap.sh
. "$top_srcdir/tests/tap.sh"

# The next version of the small template: a field and a choice called otherwise, a question more, one less.
mkdir -p "$XDG_DATA_HOME/pia/templates"
next=$XDG_DATA_HOME/pia/templates/small.yaml
sed -e 's/^version: 1.2.0/version: 1.3.0/' \
	-e 's/- id: retention$/- id: keeping\n        was: retention/' \
	-e 's/data, retention\]/data, keeping]/' \
	-e 's/"retention > P5Y"/"keeping > P5Y"/' \
	-e 's/field: retention/field: keeping/' \
	-e 's/{id: consent,/{id: agreed, was: consent,/' \
	-e 's/{id: reason, type: text, when: needed is no,/{id: why, type: text, required: true,/' \
	"$small" >"$next"

begin_small
run set "$ref" answers.reason 'too small'
run set "$ref" flow/1.ground consent
run comment "$ref" flow/1.retention 'why so long?'
before=$("$PIA" show "$ref" --json)
history=$("$PIA" history "$ref")

run upgrade "$ref"
is "$code" 0 "the plan is printed"
has "$out" "To template small 1.3.0" "with the version it leads to"
has "$out" "flow.retention → flow.keeping  Retention  (answers: 1)" "with what is called otherwise"
has "$out" "ground: consent → ground: agreed" "choices too"
has "$out" "answers.why  Why not?  (required)" "with what is asked anew"
has "$out" "answers.reason  Why not?  (answers: 1)" "with what is gone"
has "$out" "answers.reason: too small" "and what that takes away"
has "$out" "pia upgrade $ref --yes" "and how it is done"
is "$("$PIA" show "$ref" --json)$("$PIA" history "$ref")" "$before$history" "nothing was changed by that"
PIA_AUTHOR='' run upgrade "$ref" --json
printf '%s' "$out" | python -c '
import json, sys
plan = json.load(sys.stdin)
assert plan["from"] == {"name": "small", "version": "1.2.0"}, plan
assert plan["to"]["version"] == "1.3.0" and not plan["same"] and not plan["done"]
assert [(line["old"], line["new"], line["count"]) for line in plan["renamed"]] == [
	("flow.retention", "flow.keeping", 1), ("ground: consent", "ground: agreed", 1)], plan
assert [(line["new"], line["required"]) for line in plan["new"]] == [("answers.why", True)]
assert [line["old"] for line in plan["gone"]] == ["answers.reason"]
assert plan["lost"] == [{"address": "answers.reason", "text": "too small"}]'
ok "--json is read by a program, and needs no author"

# What was hidden and is asked now is new.
cat >less.yaml <<END
template: less
version: 1.0.0
format: 1
extends: $small
steps: [{id: map, hide: true}]
END
run new --template ./less.yaml --title Less
run upgrade "$out" --template "$small"
has "$out" "flow  Data flows" "what the old template hid is new"

run upgrade "$ref" --yes
is "$code" 0 "--yes does it"
has "$out" "Moved to template small 1.3.0" "and says so"
run get "$ref" flow/1.keeping
is "$out" P5Y "the answer stands under its new name"
run get "$ref" flow/1.ground
is "$out" agreed "and the choice"
run get "$ref" comment/2.about
is "$out" flow/1.keeping "comments follow"
run get "$ref" answers.reason
is "$code" 3 "what is gone has no address"
run check "$ref" --integrity
is "$code$out$err" 0 "the log is whole"
run check "$ref"
has "$out" "Why not?" "what is asked anew is missing"
run history "$ref"
has "$out" "Moved to template small 1.3.0  Ana Lopes, Lotus Consulting" "the history says it in a sentence"
has "$out" "answers.reason: too small → ∅" "and what was taken away"
run history "$ref" --json
printf '%s' "$out" | python -c '
import json, sys
change = json.load(sys.stdin)[-1]
assert change["act"] == "upgrade" and change["template"] == "small" and change["template_version"] == "1.3.0"'
ok "for programs too"
run upgrade "$ref" --yes
is "$code" 0 "once more is no error"
has "$out" "nothing to do" "but nothing to do"
run list --json
has "$out" '"template_version": "1.3.0"' "the list shows the new version"
run export "$ref" --format md -o -
has "$out" "Why not?" "a report asks what the new version asks"

run undo "$ref"
is "$out" "small 1.2.0" "undo brings the old version back"
is "$("$PIA" show "$ref" --json)" "$before" "and all there was"
run check "$ref" --integrity
is "$code" 0 "the log is whole"
run redo "$ref"
is "$out" "small 1.3.0" "redo the new one"
run check "$ref" --integrity
is "$code" 0 "the log is whole"

# What is taken away can still be erased, by the address it had.
run erase "$ref" answers.reason --reason 'a person asked'
is "$code$err" 0 "what has no address any more is erased by its old one"
run history "$ref"
case $out in *"too small"*) false ;; esac
ok "it is out of the log"
run check "$ref" --integrity
is "$code" 0 "which is whole"
run erase "$ref" answers.raeson --reason 'a person asked'
is "$code" 3 "but not what never was"

# Another template: what is called the same is kept.
sed -e 's/^template: small/template: other/' "$small" >other.yaml
run upgrade "$ref" --template other.yaml
has "$out" "To template other 1.2.0" "another template may be named"
has "$out" "pia upgrade $ref --template other.yaml --yes" "and is named again in how it is done"
run upgrade "$ref" --template other.yaml --yes
run get "$ref" flow/1.data@pt
first=$out
run show "$ref" --json
has "$out" '"template": "other"' "the assessment follows it"
run undo "$ref"
run get "$ref" flow/1.data@pt
is "$first" "$out" "with the answers it has in common"
run check "$ref" --integrity
is "$code" 0 "the log is whole"

sed -e 's/^languages: .*/languages: [pt]/' -e 's/{en: \("[^"]*"\|[^,{}]*\), pt/{pt/g' -e 's/, zh-Hant: \("[^"]*"\|[^{},]*\)}/}/g' \
	"$small" >pt.yaml
run template check pt.yaml
is "$code" 0 "a template in one language"
run upgrade "$ref" --template pt.yaml
is "$code" 3 "one that does not speak the content's language is refused"
has "$err" "does not speak English" "with the reason"
run upgrade "$ref" --template nowhere
is "$code" 3 "one that is not there too"
PIA_AUTHOR='' run upgrade "$ref" --yes --template other.yaml
is "$code" 6 "nobody moves it without a name"
done_testing
