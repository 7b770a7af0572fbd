#!/bin/sh
# Texts that could be read as something else, pasted into a field on a real terminal, and out in both formats.
set -u
# shellcheck source=tests/tap.sh
. "$top_srcdir/tests/tap.sh"
# shellcheck source=tests/terminal/terminal.sh
. "$top_srcdir/tests/terminal/terminal.sh"
command -v cmark-gfm >/dev/null || skip_all "cmark-gfm is not installed"

texts=$top_srcdir/tests/data/hostile.txt
begin_small
"$PIA" set "$ref" answers.scope ''
begin_terminal
open_pia

# The walk begins at the first field that is empty: a long text.
keys Enter
await 'Enter new line'
python -B "$top_srcdir/tests/cli/hostile.py" paste "$texts" >"$work/pasted"
send_paste <"$work/pasted"
await '「e」'
ok "all are pasted as one"
keys Escape
await 'Enter answer'
"$PIA" get "$ref" answers.scope >"$work/kept"
python -B "$top_srcdir/tests/cli/hostile.py" kept "$texts" "$work/kept" >"$work/said"
ok "what is kept is what the manual says" || explain "$(cat "$work/said")"
# What a terminal and its keys would take for something else.
keys C-q
await 'ended 0'
ok "none of it was a key"
for format in md xlsx; do
	"$PIA" export "$ref" --lang en -o "$work/pasted.$format"
	python -B "$top_srcdir/tests/cli/hostile.py" pasted "$texts" "$work/pasted.$format" >"$work/said"
	ok "it comes back from $format" || explain "$(cat "$work/said")"
done
done_testing
