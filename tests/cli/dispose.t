#!/bin/sh
# Disposing of an assessment: nothing that people wrote is left, what proves it is.
set -u
# shellcheck source=tests/tap.sh
. "$top_srcdir/tests/tap.sh"

db=$XDG_DATA_HOME/pia/pia.db
old_texts="Secret title|Lotus Secret|Own-77|Chan Tai Man|Typed by mistake|The secret scope|A file to be seen"
# left: whether any of the old texts is in the library's files
left() {
	grep -rqaE "$old_texts" "$XDG_DATA_HOME"
}

begin_small
other=$ref
begin_small
run set "$ref" assessment.title "Secret title"
run set "$ref" assessment.client "Lotus Secret"
run set "$ref" assessment.own_reference "Own-77"
run set "$ref" party/1.contact "Chan Tai Man 6612-3456"
run set "$ref" answers.scope "Typed by mistake"
run set "$ref" answers.scope "The secret scope"
sqlite3 "$db" "insert into draft (assessment, address, text, time) select id, 'answers.reason', 'Typed by mistake', 1
	from assessment where reference = '$ref'"
printf 'A file to be seen, of this one alone' >alone.txt
printf 'Another file, of both' >both.txt
run evidence add "$ref" answers.scope alone.txt
is "$code$err" 0 "a file of this assessment alone"
run evidence add "$ref" answers.scope both.txt
run evidence add "$other" answers.scope both.txt
run retain "$ref" --until 2026-06-30 --reason "Contract of Lotus"

run dispose "$ref" -o c.md
is "$code" 2 "disposing needs a reason"
run dispose "$ref" --reason "Kept long enough"
is "$code" 2 "and a place for the certificate"
run dispose "$ref" --reason "Kept long enough" -o c.md --yes
is "$code" 6 "a draft is not disposed of"
has "$err" "withdraw it" "and it is said what to do"
run submit "$ref"
run dispose "$ref" --reason "Kept long enough" -o c.md --yes
is "$code" 6 "nor what is in review"
run withdraw "$ref" --reason "The project was stopped"
run dispose "$ref" --reason "Kept long enough" -o c.md --yes
is "$code" 6 "nor before its date"
has "$err" "until 30 June 2026" "which is said"
PIA_NOW=2026-07-01T09:00:00Z
run retain "$ref" --hold "The court asked for Chan Tai Man"
run dispose "$ref" --reason "Kept long enough" -o c.md --yes
is "$code" 6 "nor while it is held"
has "$err" "Release it first" "and it is said what to do"
run retain "$ref" --release --reason "The court is done"
cp "$db" "$db-version-1-2026-01-01"
run dispose "$ref" --reason "Kept long enough" -o c.md
is "$code" 0 "without --yes it is said what is erased"
has "$out" "texts of versions: 1, files of evidence: 1, drafts: 1" "how many of each"
has "$out" "pia.db-version-1-2026-01-01" "and which copies stay"
left
is $? 0 "nothing was done"
[ ! -e c.md ]
ok "and no certificate made"

run dispose "$ref" --reason "Kept long enough" -o c.md --yes
is "$code$err" 0 "then it is disposed of"
mv "$db-version-1-2026-01-01" copy.db
left
is $? 1 "no byte of what people wrote is left in the library's files"
run evidence get "$other" evidence/1 -o again.txt
cmp -s both.txt again.txt
ok "a file that another assessment names is there"
has "$(cat c.md)" "Certificate of disposal of $ref" "the certificate says what"
has "$(cat c.md)" "Kept long enough" "why"
has "$(cat c.md)" "Ana Lopes" "who"
has "$(cat c.md)" "pia.db-version-1-2026-01-01" "and where copies are"
run text "$ref"
is "$code" 6 "the text of the version is gone"
run evidence get "$ref" evidence/1 -o x
is "$code" 6 "so are its files"
has "$err" "erased for good on 1 July 2026, when the assessment was disposed of: Kept long enough" "and it is said since when and why"
run evidence list "$ref"
has "$out" "[erased]" "the list marks them"
run show "$ref"
is "$out" "$(cat c.md)" "the library keeps the certificate"
run show "$ref" --json
has "$out" '"stage": "disposed"' "programs are told"
run list
has "$out" "[disposed of]" "the list marks it"
run check "$ref" --integrity
is "$code$out" "0It was disposed of." "the log is whole, and says so"
run check "$other" --integrity
is "$code$out" 0 "so is the other one"
run verify "$ref"
is "$code$err" 0 "so it is verified"
has "$out" "It was disposed of" "as disposed of"
has "$out" "its text was disposed of" "and so its version"
run archive "$ref" -o left.pia
is "$code$err" 0 "what is left can be archived"
run verify left.pia
is "$code$err" 0 "and verified"
run history "$ref"
has "$out" "Kept long enough" "the log has the act with its reason"
run export "$ref" -o - --format md
is "$code" 0 "a report of what is left can be made"
for act in "set $ref answers.scope x" "reopen $ref" "undo $ref" "retain $ref --hold x" "comment $ref answers.scope x"; do
	# shellcheck disable=SC2086 # words
	run $act
	is "$code" 6 "nothing comes after it: $act"
done
run dispose "$ref" --reason "Again" -o d.md --yes
is "$code" 6 "nor is it disposed of again"
run due
is "$(printf '%s' "$out" | grep -c "$ref")" 0 "nothing of it falls due"

# What was archived before does not bring it back; elsewhere the disposal reaches what was brought in.
begin_small
run set "$ref" assessment.title "Secret title"
run withdraw "$ref" --reason "Stopped"
run archive "$ref" -o before.pia
mkdir elsewhere
run --db elsewhere/pia.db import before.pia
run dispose "$ref" --reason "Not needed" -o e.md --yes
run import before.pia
is "$code" 6 "an archive from before does not bring it back"
run archive "$ref" -o after.pia
run --db elsewhere/pia.db import after.pia
is "$code" 0 "the archive of what is left goes on from the one before"
run --db elsewhere/pia.db check "$ref" --integrity
is "$code$out" "0It was disposed of." "and disposes of it there too"
grep -qa "Secret title" elsewhere/*
is $? 1 "without a byte left"

begin_small
run withdraw "$ref" --reason "Stopped"
run dispose "$ref" --reason "não é preciso" -o pt.md --yes --lang pt
is "$code$err" 0 "in Portuguese"
has "$(cat pt.md)" "Certificado" "so is the certificate"
done_testing
