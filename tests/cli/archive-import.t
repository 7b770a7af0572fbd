#!/bin/sh
# An archive comes back whole, into whatever library; a later state only where it goes on from ours.
set -u
# shellcheck source=tests/tap.sh
. "$top_srcdir/tests/tap.sh"

begin_small
printf 'The contract, 合同\n' >contract.txt
run set "$ref" answers.scope "All shops, 全部店鋪"
run set "$ref" answers.needed no
run set "$ref" answers.reason "Nothing is new"
run set "$ref" flow/2.ground consent
run evidence add "$ref" party/1 contract.txt
run submit "$ref"
run sign "$ref" role=author read_all=yes
run sign "$ref" role=approver read_all=yes bound=yes
run archive "$ref" -o decided.pia
sums() { tar xOf "$1" SHA256SUMS; }
seal() { "$PIA" "$@" --json | python -c 'import json,sys; print(json.load(sys.stdin)["seal"])'; }

mkdir temporary
TMPDIR=$work/temporary
export TMPDIR
run --db empty.db import decided.pia
is "$code$out" "0$ref" "into an empty library it comes under its own reference"
run --db empty.db verify "$ref"
is "$code" 0 "is whole there"
is "$(seal --db empty.db verify "$ref")" "$(seal verify "$ref")" "with the same seal"
run --db empty.db archive "$ref" -o again.pia
is "$(sums again.pia)" "$(sums decided.pia)" "and gives the same archive, byte for byte"
run --db empty.db set "$ref" answers.scope x
is "$code" 6 "it is sealed there too"
sqlite3 empty.db "update value set content = 1" 2>/dev/null
is $? 19 "in the file as well"
run --db empty.db import decided.pia
is "$code$out" "0$ref" "a second time"
has "$err" "nothing was done" "nothing is done"

PIA_NOW=2026-03-01T00:00:00Z
"$PIA" --db other.db new --template "$small" --title Other >/dev/null
run --db other.db import decided.pia
is "$code$out" "02026-0002" "where its reference is taken it gets the next of its year"
run --db other.db check 2026-0001 --integrity
is "$code$out" 0 "and what was there is as it was"
run --db other.db new --template "$small" --title Third
is "$out" 2026-0003 "the next begun is the one after"

run --db empty.db reopen "$ref"
run --db empty.db set "$ref" answers.scope "All shops, and the office"
run --db empty.db archive "$ref" -o later.pia
run import later.pia
is "$code$out" "0$ref" "a later state is brought in where its log goes on from ours"
run get "$ref" answers.scope
is "$out" "All shops, and the office" "with what was written"
run verify "$ref"
is "$code" 0 "and is whole"
run undo "$ref"
is "$code" 0 "work goes on from there"
run --db other.db import later.pia
is "$code$out" 02026-0002 "under the reference that it has here"
run --db other.db check 2026-0001 --integrity
is "$code$out" 0 "and others are as they were"

run import decided.pia
is "$code" 6 "an earlier state is refused"
has "$err" "$ref here is later: its log has 3 changes more than the archive's. Nothing was brought in." "and it is said why"

# Both have gone on, each in its own way.
run --db empty.db set "$ref" answers.reason "Another way"
run --db empty.db archive "$ref" -o diverged.pia
run import diverged.pia
copy=$out
is "$code$copy" 02026-0002 "what has gone another way comes as a copy, under a reference of its own"
has "$err" "Brought in as a copy of $ref, whose log here has gone another way. The logs part after change 11 of 2026-03-01 08:00, by Ana Lopes: 1 more here, 1 in the archive." \
	"and it is said where the logs part"
run get "$copy" answers.reason
is "$out" "Another way" "with what was written there"
run get "$ref" answers.reason
is "$out" "Nothing is new" "beside what is here"
run verify "$ref"
is "$code" 0 "which stays whole"
id=$("$PIA" show "$ref" --json | python -c 'import json,sys; print(json.load(sys.stdin)["id"])')
run verify "$copy"
is "$code" 0 "the copy is whole too"
has "$out" "A copy of $ref ($id): all before change 13 was written and signed under that id. The other goes another way after change 11 of 2026-03-01 08:00, by Ana Lopes." \
	"and says what it is"
has "$out" "Signed off by Ana Lopes as Approver" "what was signed of the other stays signed"
run verify "$copy" --json
is "$(printf '%s' "$out" | python -c 'import json,sys; v=json.load(sys.stdin); c=v["copy_of"]; print(v["id"] == c["id"], c["id"], c["reference"], c["change"], c["parted_after"], v["versions"][0]["sha256"])')" \
	"False $id $ref 13 11 $("$PIA" verify "$ref" --json | python -c 'import json,sys; print(json.load(sys.stdin)["versions"][0]["sha256"])')" \
	"under an id of its own, with the same text that was signed"
run history "$copy"
has "$out" "Brought in as a copy" "its history says so"
has "$out" "    A copy of $ref ($id)" "and of what"
run show "$copy"
has "$out" "A copy of $ref ($id)" "and it is told where it is shown"
run export "$copy" --format md -o -
has "$out" "A copy of $ref ($id)" "and in reports"
run undo "$copy"
is "$code" 6 "that cannot be taken back"
run set "$copy" answers.reason "A third way"
run submit "$copy"
run sign "$copy" role=author read_all=yes
is "$code$err" 0 "it is a draft that goes on, to be signed under its own id"
run archive "$copy" -o copy.pia
run --db third.db import copy.pia
is "$code$out" "0$copy" "it is archived and comes back as what it is"
run --db third.db verify "$copy"
has "$out" "A copy of $ref ($id)" "and says so there"
tar xOf copy.pia versions/6.txt | head -2 | grep -q "$id"
ok "what was signed before bears the id of the other"
tar xOf copy.pia versions/14.txt | head -2 | grep -q "$id"
is $? 1 "what was sent to review since does not"
run import diverged.pia
is "$code$out" "0$copy" "a second time nothing is done"
has "$err" "It is here already, as a copy" "and it is said why"
PIA_AUTHOR= "$PIA" import later.pia >/dev/null 2>&1
is $? 6 "without an author there is no copy to be made"
run list
has "$out" "[copy of $ref] " "the list marks it"

# What is erased, or disposed of, stands in the copy too.
"$PIA" erase "$ref" answers.scope --reason "Asked by the person" >said.txt 2>&1
is $? 0 "what the copy has too is erased"
is "$(cat said.txt)" "$copy has a copy of what was erased here: erase it there too." "and the copy is named"
run erase "$copy" answers.scope --reason "Asked by the person"
is "$code$err" 0 "after which none is"
run withdraw "$ref" --reason "Stopped"
run dispose "$ref" --reason "Not needed" -o c.md
has "$out" "$copy in this library has a copy of it and stays: dispose of that too." "disposing names the copy"
run dispose "$ref" --reason "Not needed" -o c.md --yes
has "$(cat c.md)" "These assessments of the library hold a copy of it still:

$copy" "so does the certificate"
run withdraw "$copy" --reason "Stopped"
run dispose "$copy" --reason "Not needed" -o d.md --yes
is "$(grep -c "$ref" d.md)" 0 "what is gone already is not named"

# A text under a hash that is not its own, with sums that go with it.
mkdir forged
(cd forged && tar xf ../decided.pia &&
	sqlite3 assessment.sqlite "INSERT INTO template (hash, name, version, text) VALUES (zeroblob(32), 'x', '1', 'x')" &&
	sha256sum $(sed 's/.*  //' SHA256SUMS) >SUMS && mv SUMS SHA256SUMS &&
	tar --format=ustar --owner=0 --group=0 --numeric-owner --mode=0644 --mtime=@1768467600 -b 1 -cf ../forged.pia $(sed 's/.*  //' SHA256SUMS) SHA256SUMS)
run --db fresh.db import forged.pia
is "$code" 3 "what would take the place of another's text is refused"
has "$err" "The table template of the archive's database holds what does not belong to the assessment" "and it is said why"

printf X | dd of=later.pia bs=1 seek=60000 conv=notrunc 2>/dev/null
run --db fresh.db import later.pia
is "$code" 3 "what is not whole is not brought in"
run --db fresh.db list
is "$code$out" 0 "not in part either"
run --db decided.pia import diverged.pia
is "$code" 6 "nor into an archive"
is "$(ls -A temporary)" "" "and nothing is left of any of them elsewhere"
done_testing
