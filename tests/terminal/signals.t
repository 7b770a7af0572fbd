#!/bin/sh
# Suspended, asked to end, killed, its terminal closed: nothing typed is lost.
set -u
# shellcheck source=tests/tap.sh
. "$top_srcdir/tests/tap.sh"
# shellcheck source=tests/terminal/terminal.sh
. "$top_srcdir/tests/terminal/terminal.sh"

gone() {
	! kill -0 "$1" 2>/dev/null
}

# type_client TEXT: begin to type in the client's field, without leaving it
type_client() {
	keys Home Down Enter C-u
	type_text "$1"
	await "$1"
}

begin_small
begin_terminal
open_pia
type_client 蓮花
keys C-z
await 'shell>' && await_gone 蓮花
ok "Ctrl-Z gives the shell back"
command_line 'fg; echo ended $?'
await 蓮花 && await '┌ Steps'
ok "fg brings the screen back with what was being typed"
type_text 酒店
await 蓮花酒店
ok "and one goes on typing"
pid=$(process)
kill -STOP "$pid"
await 'shell>'
# The terminal is as the program had it, so a line ends with Ctrl-J.
type_text 'fg; echo ended $?'
keys C-j
await_gone 'shell>' && await '┌ Steps'
type_text 甲
await 蓮花酒店甲
ok "stopped from elsewhere it comes back whole"

kill -TERM "$pid"
await 'ended 143'
ok "SIGTERM ends it with 143"
is "$("$PIA" get "$ref" assessment.client)" 蓮花酒店甲 "what was being typed is kept"

open_pia
type_client 澳門
kill -HUP "$(process)"
await 'ended 129'
ok "SIGHUP ends it with 129"
is "$("$PIA" get "$ref" assessment.client)" 澳門 "what was being typed is kept"

open_pia
type_client 黑沙
kill -PIPE "$(process)"
kill -QUIT "$(process)"
await 'ended 131' && await 'shell>' && await_gone 黑沙
ok "SIGQUIT ends it with 131 and gives the terminal back; SIGPIPE is nothing"
is "$("$PIA" get "$ref" assessment.client)" 黑沙 "what was being typed is kept"

open_pia
type_client 氹仔
pid=$(process)
in_tmux kill-server
until_true gone "$pid"
ok "it ends when its terminal is closed"
is "$("$PIA" get "$ref" assessment.client)" 氹仔 "what was being typed is kept"

# Killed while somebody types: the draft is on disk within two seconds, and offered at the next start.
begin_terminal
open_pia
log=$XDG_DATA_HOME/pia/pia.db-wal
size() {
	stat -c %s "$1" 2>/dev/null || echo 0
}
grew() {
	[ "$(size "$log")" -gt "$before" ]
}
before=$(size "$log")
keys Home Down Enter C-u
type_text 路環半島
await 路環半島
began=$(date +%s)
until_true grew
ok "a draft is written while the field is still open"
[ $(($(date +%s) - began)) -le 2 ]
ok "within two seconds"
kill -9 "$(process)"
await 'ended 137'
is "$("$PIA" get "$ref" assessment.client)" 氹仔 "killed, it has not made a change of half a text"
begin_terminal
command_line "'$PIA' open $ref; echo ended \$?"
await 路環半島
ok "the next start offers what was being typed"
keys Enter
await 'F1 help'
keys C-q
await 'ended 0'
is "$("$PIA" get "$ref" assessment.client)" 路環半島 "and takes it over"

done_testing
