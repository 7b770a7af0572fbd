#!/bin/sh
# A draft is signed on the screen with a key that is made there, and minisign verifies the signature.
set -u
# shellcheck source=tests/tap.sh
. "$top_srcdir/tests/tap.sh"
# shellcheck source=tests/terminal/terminal.sh
. "$top_srcdir/tests/terminal/terminal.sh"
command -v minisign >/dev/null || skip_all "minisign is not installed"

"$PIA" new --template "$top_srcdir/tests/data/templates/small.yaml" --title Shops >/dev/null
"$PIA" set 2026-0001 answers.scope 'All shops' >/dev/null
"$PIA" set 2026-0001 answers.needed no >/dev/null
"$PIA" set 2026-0001 answers.reason 'Nothing is new' >/dev/null
begin_terminal
command_line "'$PIA' --lang en open 2026-0001; echo ended \$?"
await 'Scope'
keys S
await 'Nothing stands in the way.'
ok "S says that nothing stands in the way"
keys r
await 'Send it to review?'
keys y
await 'Author: signs next'
keys s
await 'I have read all of it.'
keys Down Space Down Enter
await 'Make a key first'
keys Down Enter
await 'A name for your new key'
type_text ana
keys Enter
await 'A passphrase for the key ana'
type_text 'correct horse'
await 'typed, and not shown'
shows_not horse
ok "nothing of the passphrase is shown"
keys Enter
await 'The same again'
type_text 'correct horse'
keys Enter
await 'The key ana is made'
ok "a key is made, its passphrase typed twice"
keys Enter
await 'Passphrase of the key ana'
type_text 'wrong'
keys Enter
await 'The passphrase is not that of the key'
ok "a wrong passphrase is said to be wrong"
type_text 'correct horse'
keys Enter
await 'Signed with the key ana.'
await '; with a key'
ok "and the right one signs"
keys e
await 'Evidence for Sign-off'
printf '%%PDF-1.7\n' >"$work/signed.pdf"
keys Enter
await 'Path of the file'
type_text "$work/signed.pdf"
keys Enter
await 'Attached: signed.pdf'
keys Escape
await '; files: 1'
ok "the PDF that was signed is attached to the signature"
keys t
await 'RFC 3161'
keys C-u
type_text "$work/request.tsq"
keys Enter
await 'Send it to the authority'
is "$(openssl ts -query -in "$work/request.tsq" -text 2>&1 | grep -c 'Hash Algorithm: sha256')" 1 \
	"the request for a time-stamp is written"
keys C-q
await 'ended 0'

"$PIA" text 2026-0001 >"$work/text"
"$PIA" get 2026-0001 sign_off/1.signature >"$work/text.minisig"
"$PIA" key export ana -o "$work/ana.pub"
minisign -V -q -p "$work/ana.pub" -x "$work/text.minisig" -m "$work/text"
is $? 0 "minisign verifies the signature made on the screen"
done_testing
