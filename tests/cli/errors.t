#!/bin/sh
# Bad input: one line on standard error, an exit code, nothing changed.
set -u
# shellcheck source=tests/tap.sh
. "$top_srcdir/tests/tap.sh"

begin_small
fingerprint() {
	"$PIA" show "$ref" --json | cksum
	"$PIA" history "$ref" --json | cksum
}
before=$(fingerprint)

# refused CODE DESCRIPTION PART-OF-MESSAGE ARGUMENTS…
refused() {
	expected=$1 description=$2 part=$3
	shift 3
	run "$@"
	is "$code $(printf '%s\n' "$err" | wc -l) $out" "$expected 1 " "$description: exit code $expected, one line"
	has "$err" "$part" "$description: says what"
}

refused 2 "unknown command" "Did you mean list" lst
refused 2 "unknown option" "Did you mean --json" list --jsn
refused 2 "missing argument" "--lang" list --lang
refused 2 "missing words" "pia get REF ADDRESS" get "$ref"
refused 2 "option of another command" "--format" list --format md
refused 2 "unknown language" "zh-Hant" list --lang fr
refused 2 "unknown format" "pdf" export "$ref" --format pdf
refused 2 "a name that is no format" "visitor.docx" export "$ref" -o visitor.docx
refused 2 "a name without a format" ".md" export "$ref" -o "$work/report"
mkdir -p "$XDG_DATA_HOME/pia/templates"
sed 's/^template: small/template: second/' "$small" >"$XDG_DATA_HOME/pia/templates/second.yaml"
refused 2 "no template named where there are two" "--template" new
rm "$XDG_DATA_HOME/pia/templates/second.yaml"
refused 2 "a date that does not exist" "2026-02-30" check "$ref" --as-of 2026-02-30
refused 3 "unknown template" "nowhere" new --template nowhere
refused 3 "unknown blueprint" "nowhere" new --template gpdp-pia --blueprint nowhere
refused 3 "unknown reference" "2031-0001" show 2031-0001
refused 3 "unknown kind" "flow" add "$ref" flaw
refused 3 "unknown record" "flow/99" get "$ref" flow/99.data
refused 3 "unknown field" "retention" get "$ref" flow/1.retenton
refused 3 "record where a field is wanted" "flow/1" get "$ref" flow/1
refused 3 "not a choice" "consent" set "$ref" flow/1.ground maybe
refused 3 "not a date" "someday" set "$ref" flow/1.started someday
refused 3 "not a number" "many" set "$ref" system/1.users many
refused 3 "a number that is too large" "100000" set "$ref" system/1.users 100001
refused 3 "not a duration" "long" set "$ref" flow/1.retention long
refused 3 "reference of the wrong kind" "purpose" set "$ref" flow/1.from purpose/1
refused 3 "reference to nothing" "party/77" set "$ref" flow/1.from party/77
refused 3 "a single kind cannot be added" "assessment" add "$ref" assessment
refused 4 "library in no folder" "/proc/" list --db /proc/nowhere/pia.db
refused 4 "output that cannot be written" "nowhere" export "$ref" -o "$work/nowhere/x.xlsx"
refused 6 "nothing to redo" "" redo "$ref"
known=$PIA_AUTHOR
PIA_AUTHOR=
refused 6 "no author" "--as" set "$ref" flow/1.data x
PIA_AUTHOR=$known
refused 5 "no terminal" "terminal" open "$ref"

printf 'not a library at all, but a text file of some length' >text.db
refused 3 "a file that is no library" "text.db" list --db text.db
is "$(cat text.db)" 'not a library at all, but a text file of some length' "which stays as it was"

is "$(fingerprint)" "$before" "nothing was changed by any of these"

# What people or files hold never reaches a terminal raw.
run set "$ref" party/1.name "$(printf 'A\033]0;pwn\a\302\2331mZ\342\200\256gnp')"
run show "$ref" party/1
printf '%s' "$out" | LC_ALL=C grep -q "$(printf '\033\\|\302\233\\|\342\200\256')"
is $? 1 "escapes and bidirectional controls are made visible"
run show "$ref" "$(printf 'x\033[31m/1')"
printf '%s' "$err" | LC_ALL=C grep -q "$(printf '\033')"
is $? 1 "in errors too"
# An export never takes the place of a library, nor of what is kept beside one.
size=$(wc -c <"$XDG_DATA_HOME/pia/pia.db")
refused 6 "export over the library" "pia.db" export "$ref" --format md -o "$XDG_DATA_HOME/pia/pia.db"
refused 6 "export over the library's lock" "lock" export "$ref" --format md -o "$XDG_DATA_HOME/pia/pia.db.lock"
is "$(wc -c <"$XDG_DATA_HOME/pia/pia.db")" "$size" "the library stays"

# What cannot be printed is an error, and is written nowhere else.
"$PIA" get "$ref" assessment.client >&- 2>"$work/stderr"
is $? 4 "a closed standard output: exit code 4"
grep -rq 'Hotel Lotus' "$XDG_STATE_HOME" "$XDG_DATA_HOME/pia/pia.db.lock"
is $? 1 "and nothing of it reaches the log or the lock"
"$PIA" list >/dev/full 2>"$work/stderr"
is $? 4 "a full standard output: exit code 4"

printf 'Jo\343o' >latin1
code=0
err=$("$PIA" set "$ref" party/1.name - <latin1 2>&1) || code=$?
is "$code" 3 "standard input that is not UTF-8: exit code 3"
has "$err" "byte 3" "and where"
printf '\357\273\277Lotus' | "$PIA" set "$ref" party/2.name -
run get "$ref" party/2.name
is "$out" Lotus "a byte order mark is no part of a value"

mkfifo fifo
refused 3 "a pipe, which could not be read again" "fifo is a pipe" template check fifo
mkdir -p "$XDG_CONFIG_HOME/pia"
echo 'language = xx' >"$XDG_CONFIG_HOME/pia/config"
refused 3 "a language that does not exist in the configuration" "config:1:" list
rm "$XDG_CONFIG_HOME/pia/config"
run get "$ref" "$(head -c 9000 /dev/zero | tr '\0' x)"
[ "${#err}" -lt 2500 ]
ok "an error is of a length that can be read"

done_testing
