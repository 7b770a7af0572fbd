#!/bin/sh
# What is missing or wrong, and whether the log is whole.
set -u
# shellcheck source=tests/tap.sh
. "$top_srcdir/tests/tap.sh"

begin_small
run check "$ref"
is "$code" 1 "something is found: exit code 1"
has "$out" "Say the ground of the transfer." "the rule's own words"
has "$out" flow/2.ground "and where"
run check "$ref" --lang pt
has "$out" "Indique o fundamento" "in the language asked for"
run check "$ref" --json
printf '%s' "$out" | python -c '
import json, sys
found = json.load(sys.stdin)
assert any(f["rule"] == "transfer_without_ground" and f["severity"] == "block" for f in found), found'
ok "--json is read by a program"

run dismiss "$ref" flow/2 --reason 'Never sent.'
is "$out" dismissal/1 "what a rule found is dismissed"
run check "$ref"
is "$code$out" 0 "and is found no more"
run check "$ref" --dismissed
is "$code" 0 "what was dismissed is nothing left to do"
has "$out" "Never sent. (Ana Lopes, " "it is listed with its reason and by whom"
run check "$ref" --dismissed --json
printf '%s' "$out" | python -c '
import json, sys
found, = json.load(sys.stdin)
assert found["rule"] == "transfer_without_ground", found
assert found["dismissed"]["reason"] == "Never sent." and found["dismissed"]["author"], found
assert found["dismissed"]["address"] == "dismissal/1" and found["dismissed"]["time"], found'
ok "so with --json"
run dismiss "$ref" flow/2 --reason 'Again.'
is "$code" 3 "nothing is dismissed twice"
run remove "$ref" dismissal/1
run dismiss "$ref" flow/2 long_retention --reason 'Agreed.'
is "$code" 3 "a rule that found nothing cannot be dismissed"

run set "$ref" flow/2.ground consent
run check "$ref"
is "$code$out" 0 "nothing is found: exit code 0"
run check "$ref" --as-of 2027-06-01
is "$code" 1 "another date may find more"
has "$out" overdue "such as a measure that is overdue"

run check "$ref" --integrity
is "$code$out" 0 "the log is whole"
sqlite3 "$XDG_DATA_HOME/pia/pia.db" \
	"update value set content = (select content from value where field = 'data') where field = 'retention'"
run check "$ref" --integrity
is "$code" 1 "a value that the log does not know is found"
has "$out" flow/1 "and where it is"
done_testing
