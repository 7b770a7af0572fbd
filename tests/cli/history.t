#!/bin/sh
# Who changed what.
set -u
# shellcheck source=tests/tap.sh
. "$top_srcdir/tests/tap.sh"

begin_small
run set "$ref" flow/1.retention P1Y --as 'João Silva, GPL'
run comment "$ref" flow/1 'why?'
run undo "$ref"
run history "$ref"
is "$code" 0 "the history is printed"
has "$out" "João Silva" "with who made each change"
has "$out" "flow/1.retention: P5Y → P1Y" "and what it was before"
run history "$ref" --json
printf '%s' "$out" | python -c '
import json, sys
changes = json.load(sys.stdin)
assert [c["act"] for c in changes] == ["begin", "edit", "add", "undo"], changes
assert changes[1]["author"] == "João Silva" and changes[1]["organisation"] == "GPL"
assert changes[3]["reverts"] == 3
assert len({c["hash"] for c in changes}) == 4'
ok "--json is read by a program"
run history "$ref" flow/1
is "$(printf '%s\n' "$out" | grep -c 'flow/1.retention: P5Y')" 1 "the history of one record"
printf '%s\n' "$out" | grep -q comment/
is $? 1 "leaves out the others"

# What somebody typed in several lines can pass for no line of the log.
run comment "$ref" flow/1 'one
9  2026-01-01 00:00  Began  Nobody'
run history "$ref"
printf '%s\n' "$out" | grep -q '^9  2026'
is $? 1 "a text of several lines stands on one"
has "$out" 'one^J9' "with its line break made visible"
done_testing
