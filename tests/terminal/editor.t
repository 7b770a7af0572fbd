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
cat >"$work/saving" <<'END'
#!/bin/sh
# Saves a line and stays.
printf '\n%s\n' "$SAVED" >>"$1"
printf 'saved '
cat "$1"
read -r answer
END
chmod +x "$work/editor" "$work/saving"

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

# nothing_left: neither the text nor its folder
nothing_left() {
	[ -z "$(find "$work" -name 'pia-*')" ]
}

gone() {
	! kill -0 "$1" 2>/dev/null
}

# begin_saving WORD: type "typed" and have the editor save WORD below it
begin_saving() {
	begin_terminal
	open_pia "EDITOR=$work/saving" "TMPDIR=$work" "SAVED=$1"
	keys 1 Home Down Down Down Down Down Enter
	await 'Enter new line'
	keys C-u
	type_text typed
	await typed
	keys C-o
	await 'saved ' && await "$1"
}

for end in TERM-143 HUP-129; do
	signal=${end%-*}
	begin_saving "by-$signal"
	kill "-$signal" "$(process)"
	await "ended ${end#*-}"
	ok "SIG$signal while the editor runs ends both"
	is "$("$PIA" get "$ref" answers.scope | tail -n 1)" "by-$signal" "what the editor saved is kept"
	nothing_left
	ok "and not left in plain sight"
done

begin_saving by-closing
pid=$(process)
in_tmux kill-server
until_true gone "$pid"
ok "it ends when the terminal is closed while the editor runs"
is "$("$PIA" get "$ref" answers.scope | tail -n 1)" by-closing "what the editor saved is kept"
nothing_left
ok "and not left in plain sight"

begin_saving never
kill -9 "$(process)"
begin_terminal
command_line "'$PIA' open $ref; echo ended \$?"
await typed
ok "killed while the editor runs, the next start offers what was typed before"

done_testing
