#!/bin/sh
# Keys, and signatures that minisign verifies.
set -u
# shellcheck source=tests/tap.sh
. "$top_srcdir/tests/tap.sh"

"$PIA" key new ana </dev/null 2>/dev/null
is $? 3 "a key without a passphrase is refused"
printf 'correct horse\n' | "$PIA" key new ana >id
is "$?$(wc -c <id)" 017 "with one it is made and its id printed"
run key list
is "$code$out" "0$(cat id)  ana  to sign with" "and it is listed"
run key list --json
has "$out" '"own": true' "for programs too"
run key import nothing.pub
is "$code" 4 "a file that is not there is no key"
run key export ana -o ana.pub
is "$code$err" 0 "the public one is written out"

begin_small
run text "$ref"
is "$code" 3 "a draft has no version yet"
run set "$ref" answers.scope "All shops"
run set "$ref" answers.needed no
run set "$ref" answers.reason "Nothing is new"
run set "$ref" flow/2.ground consent
run submit "$ref"
echo wrong | "$PIA" sign "$ref" role=author read_all=yes --key ana 2>stderr
is "$?" 3 "nothing is signed with a wrong passphrase"
has "$(cat stderr)" "passphrase" "which is said"
run sign "$ref" role=author read_all=yes --key bento
is "$code" 3 "nor with a key that is not there"
echo 'correct horse' | "$PIA" sign "$ref" role=author read_all=yes --key ana >out
is "$?$(cat out)" 0sign_off/1 "with the right one it is"

run text "$ref" -o text
is "$code$err" 0 "the text of the version is written out"
run text "$ref" 3
has "$err" "There are:" "of a version that is not there, those that are named"
"$PIA" get "$ref" sign_off/1.signature >text.minisig
if command -v minisign >/dev/null; then
	minisign -V -q -m text -x text.minisig -p ana.pub
	ok "minisign verifies it"
	sed 's/All shops/No shops/' text >altered
	minisign -V -q -m altered -x text.minisig -p ana.pub 2>/dev/null
	is $? 1 "and only it"
	# Its own keys, without passphrase, are of no use for signing here, but its public ones are taken in.
	minisign -G -W -f -p bento.pub -s bento.key >/dev/null
	run key import bento.pub
	is "$code$out" 0bento "a public key of minisign's is taken in"
	has "$("$PIA" key list)" "  bento" "and listed"
fi
done_testing
