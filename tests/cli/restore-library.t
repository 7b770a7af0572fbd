#!/bin/sh
# A backup in the place of the library, which stays beside it.
set -u
# shellcheck source=tests/tap.sh
. "$top_srcdir/tests/tap.sh"

begin_small
library=$XDG_DATA_HOME/pia/pia.db
run backup -o backup.db
run set "$ref" answers.scope "After the backup"
run restore backup.db
is "$code$err" 0 "a backup is put in the library's place"
kept=$out
run get "$ref" answers.scope
is "$(printf %s "$out" | grep -c After)" 0 "what it holds is what it held then"
is "$("$PIA" --db "$kept" get "$ref" answers.scope)" "After the backup" "the one before is kept beside it, with all it had"
is "$(stat -c %a "$library")" 600 "and read by its owner alone"
run set "$ref" answers.scope "Goes on"
run check "$ref" --integrity
is "$code$out" 0 "it goes on from there, and its log is whole"

printf 'damaged' | dd of="$library" bs=1 seek=100 conv=notrunc 2>/dev/null
run restore backup.db
is "$code" 0 "a damaged library is replaced too"
run check "$ref" --integrity
is "$code$out" 0 "by one that is whole"
is "$(find "$XDG_DATA_HOME/pia" -name 'pia.db-before-*' ! -name '*-wal' ! -name '*.lock' | wc -l)" 2 "and both before are kept"

before=$(sha256sum <"$library")
printf 'no library' >other
run restore other
is "$code" 3 "what is no library is refused"
run restore nothing
is "$code" 4 "and what is not there"
run restore "$library"
is "$code" 6 "and the library itself"
is "$(sha256sum <"$library")" "$before" "and nothing is touched then"
rm -r "$XDG_DATA_HOME/pia"
run restore backup.db
is "$code$out" 0 "where there is no library one is made"
run get "$ref" assessment.title
is "$code" 0 "of the backup"
done_testing
