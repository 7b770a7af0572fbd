#!/bin/sh
# A passphrase typed on the terminal is not shown, and the terminal shows what is typed afterwards.
set -u
# shellcheck source=tests/tap.sh
. "$top_srcdir/tests/tap.sh"
# shellcheck source=tests/terminal/terminal.sh
. "$top_srcdir/tests/terminal/terminal.sh"

begin_terminal
command_line "'$PIA' key new ana; echo ended \$?"
await 'Passphrase for the new key:'
type_text 'correct horse'
keys Enter
await 'The same again:'
type_text 'correct house'
keys Enter
await 'ended 6'
ok "two that differ make no key"
command_line "clear; '$PIA' key new ana; echo done \$?"
await_gone 'again' && await 'Passphrase for the new key:'
type_text 'secret'
keys C-c
await 'done 6'
ok "Ctrl-C gives it up"
keys Enter
type_text "# seen"
await '# seen'
ok "what is typed then is shown again"
keys C-c
command_line "clear; '$PIA' key new ana && '$PIA' key list; echo over \$?"
await_gone '# seen' && await 'Passphrase for the new key:'
type_text 'correct horse'
keys Enter
await 'The same again:'
type_text 'correct horse'
keys Enter
await 'over 0'
shows 'ana  to sign with'
ok "typed twice it makes the key"
shows_not 'horse'
ok "and is not shown"
done_testing
