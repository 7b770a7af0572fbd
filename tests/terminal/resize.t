#!/bin/sh
# The terminal changes its size while somebody works.
set -u
# shellcheck source=tests/tap.sh
. "$top_srcdir/tests/tap.sh"
# shellcheck source=tests/terminal/terminal.sh
. "$top_srcdir/tests/terminal/terminal.sh"

begin_small
begin_terminal
open_pia
keys Down Enter C-u
type_text 風險評估
await 風險評估
before=$(shown)

resize 40 12
await_gone '┌ Steps'
await 風險評估
ok "at 40×12 the field being typed is still shown"
is "$(cursor | cut -d' ' -f2)" 1 "and the caret in it"
resize 39 12
await 'at least 40'
ok "below that the program says what it needs"
resize 1 1
await …
ok "at 1×1 it lives"
resize 120 40
await '┌ Steps' && await 風險評估
ok "at 120×40 everything is back"
resize 80 24
as_before() {
	[ "$(shown)" = "$before" ]
}
until_true as_before
ok "at 80×24 it is as it was" || explain "$(shown)"

# A storm of sizes while somebody types.
i=0
while [ $i -lt 60 ]; do
	resize $((i * 37 % 130 + 1)) $((i * 23 % 45 + 1))
	type_text 個
	i=$((i + 1))
done
resize 80 24
type_text 終
await 終
ok "after a storm of sizes the program lives"
keys Escape
await 'Enter answer'
is "$("$PIA" get "$ref" assessment.client | tr -cd 個 | wc -m)" 60 "and lost nothing of what was typed"
keys C-q
await 'ended 0'
ok "and ends"

done_testing
