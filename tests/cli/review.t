#!/bin/sh
# Next year's review: what waits to be confirmed or changed, and confirming it.
set -u
# shellcheck source=tests/tap.sh
. "$top_srcdir/tests/tap.sh"

begin_small
run set "$ref" flow/2.ground consent
run set "$ref" answers.decision approve
run reopen "$ref" --review
is "$code" 6 "a draft is not reviewed"
has "$err" "Only what is decided" "and it is said what is"
run submit "$ref"
run sign "$ref" role=author read_all=yes
run sign "$ref" role=approver read_all=yes bound=yes
run confirm "$ref" answers.scope
is "$code" 6 "what is decided is closed to confirming too"
PIA_NOW=2027-01-20T09:00:00Z
run reopen "$ref" --review
is "$code$out" 0draft "a year later it is opened again as a review"
run confirm "$ref"
is "$code" 0 "what waits is listed"
has "$out" "answers.scope  Scope" "answers by their field"
has "$out" "flow/1  Data flow 1" "records as a whole"
run confirm "$ref" --json
has "$out" '"address": "flow/1",
    "step": "map",
    "label": "Data flow 1"' "to programs too, with the step"
run sign "$ref"
has "$out" "answers.scope  “Scope” waits to be confirmed or changed" "it stands in the way of approving"

run confirm "$ref" answers.scope flow/1
is "$code$out$err" 0 "an answer and a record are confirmed"
run confirm "$ref" answers.scope
is "$code" 6 "not twice"
run confirm "$ref" flow/2.data
is "$code" 3 "a record is not confirmed by one field"
run confirm "$ref" --step nowhere
is "$code" 3 "and no step that there is not"
run undo "$ref"
run confirm "$ref"
has "$out" "answers.scope" "undo takes it back"
run redo "$ref"
run set "$ref" answers.people 310
run confirm "$ref"
is "$(echo "$out" | grep -c answers.people)" 0 "what is changed does not wait"
run diff "$ref"
has "$out" "310" "and differs from what was signed"
is "$(echo "$out" | grep -c Scope)" 0 "what is confirmed does not"
run history "$ref"
has "$out" "Opened the next version as a review" "the log tells of the review"
has "$out" "Confirmed  Ana Lopes, Lotus Consulting
    answers.scope@en" "and who confirmed what"

run submit "$ref"
run sign "$ref" role=author read_all=yes
is "$code" 6 "it is not approved while something waits"
run send-back "$ref" --reason "Confirm the rest"
for step in start map risks; do
	run confirm "$ref" --step $step
	is "$code$err" 0 "all that waits in a step is confirmed at once: $step"
done
run confirm "$ref"
is "$code$out" 0 "then nothing waits"
run submit "$ref"
run sign "$ref" role=author read_all=yes
is "$code$err" 0 "and it is signed again"
run sign "$ref" role=approver read_all=yes bound=yes
run check "$ref" --integrity
is "$code$out" 0 "and the log is whole"

run reopen "$ref"
run confirm "$ref"
is "$code$out" 0 "a next version that is no review asks for nothing"
done_testing
