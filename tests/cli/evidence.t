#!/bin/sh
# Files attached as evidence: in, listed, out, verified, and what became of them.
set -u
# shellcheck source=tests/tap.sh
. "$top_srcdir/tests/tap.sh"

begin_small
library=$XDG_DATA_HOME/pia/pia.db
printf '%%PDF-1.7 signed' >"$work/合同.pdf"
hash=$(sha256sum <"$work/合同.pdf" | cut -d ' ' -f 1)

run evidence add "$ref" party/1 合同.pdf
is "$code$out" 0evidence/1 "a file is attached to a record"
run evidence add "$ref" party/1 合同.pdf
is "$code" 6 "once"
run evidence add "$ref" answers.scope 合同.pdf name="Contract of 2025"
is "$code$out" 0evidence/2 "and to a field, under a name of its own"
run evidence add "$ref" party/1 合同.pdf hash=0
is "$code" 3 "what the file says of itself is not given"
run evidence add "$ref" party/1 "$work"
is "$code" 3 "a folder is no file"
run set "$ref" evidence/1.hash 0
is "$code" 6 "nor changed afterwards"
run add "$ref" evidence name=x
is "$code" 6 "without a file there is no evidence"
run evidence list "$ref"
has "$out" "party/1                   $hash  合同.pdf" "it is listed with its hash"
run evidence list "$ref" --json
has "$out" '"about": "answers.scope"' "for programs too"
run evidence get "$ref" evidence/1
is "$code" 2 "writing one out needs a place"
run evidence get "$ref" party/1 -o out
is "$code" 3 "and evidence"
run evidence get "$ref" evidence/2 -o out
is "$code$(sha256sum <out | cut -d ' ' -f 1)" "0$hash" "it comes out as it went in"
is "$("$PIA" evidence get "$ref" evidence/1 -o - | sha256sum | cut -d ' ' -f 1)" "$hash" "to standard output too"

run export "$ref" --report full --format md -o -
has "$out" "$hash" "the report lists it with its hash"
has "$out" "File is kept" "and whether the file is kept, which it is not once its hash is erased"
run submit "$ref"
run evidence add "$ref" flow/1 out
is "$code$out" 0evidence/3 "what is in review takes evidence"
run remove "$ref" evidence/3
is "$code" 6 "and keeps it"
run evidence verify "$ref"
is "$code$(echo "$out" | grep -c 'whole')" 03 "all of it is whole"
sqlite3 "$library" 'UPDATE evidence SET bytes = zeroblob(length(bytes))'
run evidence verify "$ref"
is "$code$(echo "$out" | grep -c 'disposed of')" 03 "what was disposed of is no fault"
sqlite3 "$library" "UPDATE evidence SET bytes = 'other'" 2>/dev/null
is $? 19 "another program cannot write over it"
run check "$ref" --integrity
is "$code$out" 0 "and the log is whole"
head -c 67108865 /dev/zero >large
run evidence add "$ref" flow/1 large
is "$code" 3 "a file of more than 64 MiB is refused"
has "$err" "64 MiB" "with the limit"
head -c 67108864 large >largest
run evidence add "$ref" flow/1 largest
is "$code$out" 0evidence/4 "one of 64 MiB is taken"
done_testing
