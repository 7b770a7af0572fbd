#!/bin/sh
# A long text in the person's own editor.
set -u
# shellcheck source=tests/tap.sh
. "$top_srcdir/tests/tap.sh"
# shellcheck source=tests/terminal/terminal.sh
. "$top_srcdir/tests/terminal/terminal.sh"

cat >"$work/editor" <<'END'
#!/bin/sh
# Shows what it was given, waits for an answer, adds a line.
echo >>"$TMPDIR/runs"
stat -c 'mode %a' "$1"
cat "$1"
printf 'run %s waits: ' "$(wc -l <"$TMPDIR/runs")"
read -r answer
[ "$answer" = fail ] && exit 1
printf '\n補充 %s\n' "$answer" >>"$1"
END
chmod +x "$work/editor"

begin_small
begin_terminal
open_pia "EDITOR=$work/editor" "TMPDIR=$work"

# The sixth field is a long text.
keys Down Down Down Down Down Enter
await 'Enter new line'
keys C-o
await 'run 1 waits'
ok "Ctrl-O opens the editor"
shows attendance
ok "with the text"
shows 'mode 600'
ok "in a file that nobody else can read"
type_text one
keys Enter
await '補充 one'
ok "what it wrote is in the field"
keys C-o
await 'run 2 waits'
type_text 'fail'
keys Enter
await 'a failure.'
shows '補充 one'
ok "when the editor fails the text is kept"
keys Escape
await 'Enter answer'
is "$("$PIA" get "$ref" answers.scope | tail -n 1)" '補充 one' "it is kept in the assessment"
is "$(find "$work" -name 'pia-*')" "" "nothing is left of the file"
keys C-q
await 'ended 0'
ok "the program ends"

done_testing
