# The program on a real terminal, through tmux.
TERMINAL_TESTS = \
	%reldir%/editor.t \
	%reldir%/hostile.t \
	%reldir%/passphrase.t \
	%reldir%/signing.t \
	%reldir%/resize.t \
	%reldir%/signals.t \
	%reldir%/start.t \
	%reldir%/typing.t \
	%reldir%/viewer.t
TESTS += $(TERMINAL_TESTS)
EXTRA_DIST += $(TERMINAL_TESTS) %reldir%/terminal.sh
