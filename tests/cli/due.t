#!/bin/sh
# What has to be done by when, over all assessments of the library.
set -u
# shellcheck source=tests/tap.sh
. "$top_srcdir/tests/tap.sh"

run due
is "$code$out" 0 "nothing in an empty library"

# One assessment with measures on either side of the lines; today is 15 January 2026.
begin_small
one=$ref
"$PIA" remove "$one" measure/1
"$PIA" set "$one" assessment.next_review ''
"$PIA" set "$one" flow/1.started ''
# measure TITLE OWNER DUE STATUS
measure() {
	"$PIA" add "$one" measure "title=$1" "owner=$2" "due=$3" "status=$4" >/dev/null
}
measure Yesterday Bea 2026-01-14 planned
measure Today Ana 2026-01-15 planned
measure 'In thirty days' Ana 2026-02-14 planned
measure 'A day later' Ana 2026-02-15 planned
measure Undated Bea '' planned
measure 'Long done' Ana 2025-01-01 in_place
measure Nobody '' 2026-01-14 cancelled

# states ARGUMENTS: state and name of each line
states() {
	run due --json "$@"
	printf '%s' "$out" | python -c '
import json, sys
for item in json.load(sys.stdin):
    print(item["state"], item["name"] or item["what"])'
}
measure 'Also today' Abe 2026-01-15 planned
is "$(states)" "overdue Yesterday
due Also today
due Today
due In thirty days
later A day later
undated Undated
done Long done
done Nobody" "what is overdue first, what is done last; within each by date, then by owner"
run due
is "$code" 1 "something is overdue: exit code 1"
is "$(printf '%s\n' "$out" | grep Yesterday)" \
	"2026-01-14  overdue      Bea  2026-0001  measure/2.due  Planned    Yesterday · Due · Payroll" \
	"a line says by when, how it stands, who, where, how far and what"
run due --owner ana
is "$code" 0 "nothing of hers is overdue: exit code 0"
is "$(states --owner ANA)" "due Today
due In thirty days
later A day later
done Long done" "only what is in the hands of one"
is "$(states --within 31d --owner a)" "overdue Yesterday
due Also today
due Today
due In thirty days
due A day later" "--within leaves what is overdue or due in that time"
is "$(states --within 30d | tail -1)" "due In thirty days" "and not a day longer"
is "$(states --within P1M --owner ana | sed -n 3p)$(states --within '1 mês' --owner ana | sed -n 3p)" \
	"due A day laterdue A day later" "as people write it and as it is kept"
run due --within soon
is "$code" 2 "what is no time is refused"
has "$err" "soon is no time" "and it is said how it is written"
is "$(states --as-of 2026-01-14 --owner bea)" "due Yesterday
undated Undated" "another day may be today's"
run due --as-of 2026-02-30
is "$code" 2 "one that exists"

# The template may say that other dates fall due, while something holds.
"$PIA" set "$one" assessment.next_review 2026-01-10
"$PIA" set "$one" assessment.client Lotus
is "$(states --owner lotus)" "overdue Next review" "a date of the template's, with its owner"
"$PIA" set "$one" flow/2.started 2026-01-01
is "$(states | grep flow)" "overdue Data flow 2" "a date that is worked out"
"$PIA" set "$one" flow/2.ground consent
is "$(states | grep flow)" "done Data flow 2" "until it is settled"

# Another assessment, by another client.
two=$("$PIA" new --template "$small" --client Ostra --title Second --lang pt)
"$PIA" add "$two" measure title=Other owner=Bea due=2026-01-01 >/dev/null
is "$(states --owner bea | head -2)" "overdue Other
overdue Yesterday" "all assessments are looked through"
is "$(states --client ostra)" "overdue Other" "or those of a client"
run due --client ostra --lang pt
has "$out" "em atraso" "in the language asked for"
run due --client ostra --lang zh-Hant
has "$out" "逾期" "in Chinese"

# One that cannot be read is told of, and the others are there.
sqlite3 "$XDG_DATA_HOME/pia/pia.db" "insert into template (hash, name, version, text)
	values (zeroblob(32), 'other', '1', 'no template'); update assessment set template = last_insert_rowid()"
"$PIA" new --template gpdp-pia --title Third --lang en >/dev/null
"$PIA" add 2026-0003 measure title=Third due=2026-01-20 status=agreed >/dev/null
run due
is "$code" 3 "with the exit code of what is wrong"
has "$out" "Third" "what can be read is listed"
has "$err" "2026-0001" "and what cannot be is told of"
done_testing
