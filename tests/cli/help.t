#!/bin/sh
# Help, version, and a manual that knows the same commands and options.
set -u
# shellcheck source=tests/tap.sh
. "$top_srcdir/tests/tap.sh"

run --help
is "$code" 0 "--help is no error"
run help
is "$code$out" "0$("$PIA" --help)" "help alone is --help"
run help export
is "$code$out" "0$("$PIA" export --help)" "help of a command is its --help"
run help nothing
is "$code" 2 "of what is no command there is no help"
run --version
has "$out" "pia-wizard " "--version says which this is"
manual=$top_srcdir/man/pia.1
commands=$("$PIA" --help --lang en | sed -n 's/^  \([a-z]*\) .*/\1/p' | grep -vx pia | sort -u)
missing=
for command in $commands; do
	run "$command" --help
	[ "$code" = 0 ] || missing="$missing $command"
done
is "$missing" "" "every command has a help of its own"
missing=
for command in $commands; do
	grep -q "^\.B[RI]* \(pia \)\{0,1\}$command\b" "$manual" || missing="$missing $command"
done
is "$missing" "" "every command stands in the manual"
missing=
for option in $({ "$PIA" --help; for command in $commands; do "$PIA" "$command" --help; done; } |
	grep -oE -e '--[a-z-]+' | sort -u); do
	grep -qF -e "$(printf '%s' "$option" | sed 's/-/\\-/g')" "$manual" || missing="$missing $option"
done
is "$missing" "" "every option stands in the manual"
done_testing
