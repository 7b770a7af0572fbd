#!/bin/sh
# Starting on a real terminal, in any locale, with and without colours; and where there is none.
set -u
# shellcheck source=tests/tap.sh
. "$top_srcdir/tests/tap.sh"
# shellcheck source=tests/terminal/terminal.sh
. "$top_srcdir/tests/terminal/terminal.sh"

begin_small
"$PIA" set "$ref" assessment.client 澳門酒店 >/dev/null
begin_terminal

command_line "'$PIA'; echo ended \$?"
await "$ref" && await 澳門酒店
ok "pia alone opens the library"
keys Enter
await '1 Start'
ok "Enter opens the assessment"
keys C-q
await 'ended 0' && await 'shell>'
ok "Ctrl-Q ends the program"
is "$(shown | grep -c 澳門酒店)" 0 "the shell's own screen is back"
is "$(cursor | cut -d' ' -f2)" 1 "the cursor is shown again"
command_line 'stty -a | tr " " "\n" | grep -xE -- "-?(echo|icanon|isig|ixon)" | tr "\n" " "'
await 'isig icanon echo' || await 'ixon isig icanon echo'
ok "the terminal's modes are as before"

for locale in C C.UTF-8 zh_TW.UTF-8 ''; do
	begin_terminal
	open_pia "LC_ALL=$locale" PIA_LANG=en
	await 澳門酒店
	ok "Chinese is shown with LC_ALL=$locale"
	keys Down Enter C-u
	type_text 風險評估
	await 風險評估
	ok "and typed with LC_ALL=$locale"
	keys C-g
	await 澳門酒店
	keys C-q
	await 'ended 0'
done

# Colours: numbers from 30 to 49 in an SGR sequence.
coloured() {
	in_tmux capture-pane -p -e -t test | grep -qE "$(printf '\033')\\[([0-9]+;)*[34][0-8](;[0-9]+)*m"
}
reversed() {
	in_tmux capture-pane -p -e -t test | grep -qE "$(printf '\033')\\[([0-9]+;)*7m"
}
begin_terminal
open_pia
coloured
ok "colours are used where the terminal has them"
begin_terminal
open_pia NO_COLOR=1
! coloured
ok "NO_COLOR takes them away"
reversed
ok "and leaves what is selected to be seen"

begin_terminal
open_pia PIA_ASCII=1
await '+ Steps -' && await "EN > F2"
ok "PIA_ASCII draws with ASCII only"
is "$(shown | grep -c '[┌│▸]')" 0 "all of it"

begin_terminal
command_line "TERM=nothing-known '$PIA' open $ref; echo ended \$?"
await 'ended 5' && await nothing-known
ok "a terminal that is not known is exit code 5"
command_line "clear; TERM=dumb '$PIA' open $ref; echo ended \$?"
await 'ended 5' && await 'cannot place its cursor'
ok "so is one that cannot place its cursor"
command_line "clear; '$PIA' open $ref </dev/null; echo ended \$?"
await 'ended 5' && await 'not a terminal'
ok "so is none"

done_testing
