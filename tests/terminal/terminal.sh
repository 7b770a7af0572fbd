# What the tests on a real terminal share: a shell in tmux, keys sent to it, texts waited for. Nothing sleeps for a
# fixed time. Sourced after tap.sh.
# shellcheck shell=sh

command -v tmux >/dev/null || skip_all "tmux is not installed"

terminals=0
server=pia-$$-0
trap 'tmux -L "$server" kill-server 2>/dev/null; rm -rf "$work"' EXIT

in_tmux() {
	tmux -L "$server" "$@"
}

# begin_terminal: a shell of 80 columns and 24 rows, waiting
begin_terminal() {
	in_tmux kill-server 2>/dev/null
	# A server that is ending must not be met by the next one's first words.
	terminals=$((terminals + 1))
	server=pia-$$-$terminals
	in_tmux -f /dev/null new-session -d -x 80 -y 24 -s test \
		"TERM=screen-256color; PS1='shell> '; export TERM PS1; exec sh -i" ||
		skip_all "tmux cannot open a terminal here"
	in_tmux set-option -g status off
	in_tmux resize-window -t test -x 80 -y 24
	await 'shell>'
}

shown() {
	in_tmux capture-pane -p -t test
}

# until_true COMMAND…: try again and again, for 15 seconds at most
until_true() {
	tries=0
	until "$@"; do
		tries=$((tries + 1))
		[ $tries -lt 750 ] || return 1
		sleep 0.02
	done
}

shows() {
	shown | grep -qF -- "$1"
}

shows_not() {
	! shows "$1"
}

# await TEXT: until the terminal shows it
await() {
	until_true shows "$1" || {
		explain "waited for: $1"
		explain "$(shown)"
		return 1
	}
}

# await_gone TEXT: until the terminal shows it no more
await_gone() {
	until_true shows_not "$1" || {
		explain "did not go: $1"
		explain "$(shown)"
		return 1
	}
}

# type_text TEXT, keys NAME…: to the program in the terminal
type_text() {
	in_tmux send-keys -t test -l -- "$1"
}

keys() {
	in_tmux send-keys -t test "$@"
}

# send_bytes: standard input, byte by byte as it is; send_paste: as a terminal sends a paste
send_bytes() {
	in_tmux load-buffer - && in_tmux paste-buffer -r -d -t test
}

send_paste() {
	in_tmux load-buffer - && in_tmux paste-buffer -p -r -d -t test
}

# command_line LINE: to the shell
command_line() {
	type_text "$1"
	keys Enter
}

# resize COLUMNS ROWS
resize() {
	in_tmux resize-window -t test -x "$1" -y "$2"
}

cursor() {
	in_tmux display-message -p -t test '#{cursor_y},#{cursor_x} #{cursor_flag}'
}

# open_pia [VARIABLE=VALUE…]: the small assessment's walk; how it ended is printed behind "ended"
open_pia() {
	command_line "sh -c 'echo \$\$ >$work/process; exec \"\$@\"' - env $* '$PIA' open $ref; echo ended \$?"
	await '1 Start' && await 'F1 help'
}

# process: the number of the program's process
process() {
	cat "$work/process"
}
