#!/bin/sh
# How long an assessment is kept, and what holds it.
set -u
# shellcheck source=tests/tap.sh
. "$top_srcdir/tests/tap.sh"

# stage: how the assessment stands, as the list tells programs
stage() {
	run list --json
	printf '%s' "$out" | python -c '
import json, sys
entry = json.load(sys.stdin)[0]
print(entry["state"], entry["retention"]["stage"], entry["retention"]["disposal_from"])'
}

begin_small
run retain "$ref"
is "$code$out" "0It is worked on, so it is not disposed of." "a draft is not disposed of"
run retain "$ref" --until 2031-12-31
is "$code" 2 "how long it is kept needs a reason"
run retain "$ref" --until 2031-02-30 --reason "Article 5"
is "$code" 3 "and a date"
run retain "$ref" --until 2031-12-31 --reason "Article 5"
is "$code$out" "0It is kept until 31 December 2031, and for as long as it is worked on." "then it is kept"
run withdraw "$ref" --reason "The project was stopped"
run retain "$ref"
is "$out" "It is kept until 31 December 2031 and may be disposed of after that day." "what is given up until that day"
is "$(stage)" "withdrawn kept 2032-01-01" "the list tells so"
run show "$ref"
has "$out" "It is kept until 31 December 2031" "and whoever reads it"
run due
has "$out" "2032-01-01  not due yet" "it falls due after that day"
has "$out" "May be disposed of" "and it is said what"
run due --as-of 2032-01-01 --json
has "$out" '"what": "May be disposed of"' "programs are told too"
has "$out" '"state": "due"' "and it is never overdue"

run retain "$ref" --hold ""
is "$code" 2 "a hold says why"
run retain "$ref" --hold x --release
is "$code" 2 "it is not set and ended at once"
run retain "$ref" --hold "Asked for by the court"
is "$code$out" "0Held, so it must not be disposed of: Asked for by the court" "it is held"
is "$(stage)" "withdrawn held 2032-01-01" "the list tells so"
PIA_NOW=2032-06-01T09:00:00Z
is "$(stage)" "withdrawn held 2032-01-01" "whatever its date"
run due
hasnt=$(printf '%s' "$out" | grep -c "May be disposed of")
is "$hasnt" 0 "nothing is to be disposed of"
run undo "$ref"
is "$code" 6 "a hold is not undone"
run retain "$ref" --release
is "$code" 2 "ending it needs a reason"
run retain "$ref" --release --reason "The court is done"
is "$code$out" "0It may be disposed of." "then its date counts again"
is "$(stage)" "withdrawn over 2032-01-01" "and is over"
run list
has "$out" "[may be disposed of]" "the list marks it"
run history "$ref"
has "$out" "Article 5" "who said so, and why, is in the log"
run check "$ref" --integrity
is "$code$out" 0 "and the log is whole"
sqlite3 "$XDG_DATA_HOME/pia/pia.db" "update standing set keep_until = ''"
run check "$ref" --integrity
is "$code" 1 "another date than the log's is noticed"
done_testing
