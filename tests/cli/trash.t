#!/bin/sh
# The trash: out of every list, and back as it was; removed records too.
set -u
# shellcheck source=tests/tap.sh
. "$top_srcdir/tests/tap.sh"

begin_small
kept=$("$PIA" new --template "$small" --title Kept)
run trash "$ref"
is "$code$err" 0 "an assessment goes to the trash"
run list
is "$(printf '%s\n' "$out" | grep -c .)" 1 "the list does not have it"
has "$out" "$kept" "but the others"
run list --trash
has "$out" "$ref" "the trash has it"
run due
is "$(printf '%s' "$out" | grep -c "$ref")" 0 "nothing of it is due"
run export --all --format md -o all
is "$(find all -name "*$ref*" | grep -c .)" 0 "all reports leave it out"
run export --report register --format md -o -
is "$(printf '%s' "$out" | grep -c "$ref")" 0 "and so does the register"
run set "$ref" answers.scope x
is "$code" 6 "nothing in it can be changed"
has "$err" "in the trash" "and it is said why"
run submit "$ref"
is "$code" 6 "nor can it be moved on"
run undo "$ref"
is "$code" 6 "or anything be taken back"
run trash "$ref"
is "$code" 6 "it is there once"
run show "$ref" answers
is "$code" 0 "it can be read"
run check "$ref" --integrity
is "$code$out" 0 "and its log is whole"
run untrash "$ref"
is "$code$err" 0 "it is taken out"
run list
has "$out" "$ref" "and listed again"
run undo "$ref"
is "$code" 6 "there is nothing to undo, as before"
run history "$ref"
has "$out" "Put in the trash" "the history tells both"

# In the trash nothing is attached; it is archived and brought in elsewhere as it is, trashed, and comes back there.
printf 'A signed paper' >paper.txt
run trash "$ref"
run evidence add "$ref" answers.scope paper.txt
is "$code" 6 "in the trash nothing is attached"
has "$err" "in the trash" "and it is said why"
run evidence list "$ref"
is "$code$out" 0 "no file came of it"
run archive "$ref" -o trashed.pia
is "$code$err" 0 "what is in the trash can be archived"
run verify trashed.pia
is "$code$err" 0 "and is whole"
mkdir elsewhere
run --db elsewhere/pia.db import trashed.pia
is "$code" 0 "it is brought in elsewhere"
run --db elsewhere/pia.db list
is "$out" "" "where no list has it"
run --db elsewhere/pia.db list --trash
has "$out" "$ref" "but the trash's"
run --db elsewhere/pia.db untrash "$ref"
is "$code$err" 0 "which it comes out of"
run --db elsewhere/pia.db check "$ref" --integrity
is "$code$out" 0 "with its log whole"
run --db elsewhere/pia.db archive "$ref" -o back.pia
run import back.pia
is "$code" 0 "taken out elsewhere, it is brought back"
run list
has "$out" "$ref" "and out of the trash here too"

# What was disposed of in the trash stays there.
gone=$("$PIA" new --template "$small" --title "Made by mistake")
run trash "$gone"
run archive "$gone" -o before.pia
run dispose "$gone" --reason "A mistake" -o gone.md --yes
is "$code$err" 0 "a draft in the trash may be disposed of"
run untrash "$gone"
is "$code" 6 "then it is not taken out"
has "$err" "disposed of" "and it is said why"
run list --trash
has "$out" "[disposed of]" "the trash marks it"
run import before.pia
is "$code" 6 "nor does an archive from before bring it back"
run check "$gone" --integrity
is "$code$out" "0It was disposed of." "its log is whole"

run remove "$ref" party/1
for i in 1 2 3; do run set "$ref" answers.scope "$i"; done
run undelete "$ref" party/1
is "$code$err" 0 "a record that was removed is brought back later"
run get "$ref" party/1.name
is "$out" "Hotel Lotus" "as it was"
run undelete "$ref" party/1
is "$code" 6 "one that is there is not"
run undo "$ref"
is "$out" "party/1" "undo takes it away again"
# A backup has all of it.
run backup -o copy.db
is "$code$err" 0 "the library is copied"
is "$(stat -c %a copy.db)" 600 "for its owner alone"
run show "$ref" --json
shown=$out
run show "$ref" --json --db copy.db
is "$out" "$shown" "and can be read as it is"
run check "$ref" --integrity --db copy.db
is "$code$out" 0 "with its whole log"
run backup -o "$XDG_DATA_HOME/pia/pia.db"
is "$code" 6 "a library is not copied onto itself"
run backup
is "$code" 2 "nor to nowhere"

sqlite3 "$XDG_DATA_HOME/pia/pia.db" "update standing set trashed = 1 where assessment = 1"
run check "$ref" --integrity
has "$out$err" "Where the assessment stands is not what the log says" "hiding one by hand is found"
done_testing
