#!/bin/sh
# Typing on a real terminal: Chinese, accents, pastes, broken bytes.
set -u
# shellcheck source=tests/tap.sh
. "$top_srcdir/tests/tap.sh"
# shellcheck source=tests/terminal/terminal.sh
. "$top_srcdir/tests/terminal/terminal.sh"

begin_small
begin_terminal
open_pia
ok "the assessment is opened"
is "$(cursor)" "6,23 1" "the cursor stands on the focused field"

# The caret stands behind what was typed, in columns.
keys Down Enter C-u
type_text '澳門酒店 são'
await '澳門酒店 são'
ok "Chinese and accents are shown as they are typed"
is "$(cursor)" "7,54 1" "the caret stands behind them"
keys Escape
await 'Enter answer'
is "$("$PIA" get "$ref" assessment.client)" '澳門酒店 são' "they are kept"

# Bytes that are no UTF-8, an escape sequence that nobody knows, and one letter.
keys Enter C-u
printf '\377\300\257\355\240\200\345\200\033[99~a' | send_bytes
await ' a   '
keys Escape
await 'Enter answer'
is "$("$PIA" get "$ref" assessment.client)" a "of broken bytes nothing is kept but the letter after them"

# One paste of 10,000 characters is one input.
keys Enter C-u
awk 'BEGIN { for (i = 0; i < 10000; i++) printf "個" }' >"$work/pasted"
send_paste <"$work/pasted"
await '個個個個'
ok "a paste of 10,000 characters is shown"
keys Escape
await 'Enter answer'
"$PIA" get "$ref" assessment.client | tr -d '\n' | cmp - "$work/pasted"
ok "nothing of it is lost"

# What would be a key is text in a paste: Ctrl-C, Esc, Ctrl-Q.
keys Enter C-u
printf 'one\003\033[A\021two' | send_paste
await 'one[Atwo'
keys Escape
await 'Enter answer'
is "$("$PIA" get "$ref" assessment.client)" 'one[Atwo' "control characters in a paste are no keys"

keys C-q
await 'ended 0'
ok "Ctrl-Q ends the program with 0"

done_testing
