# What the shell tests share: a private home, a fixed clock, TAP output. Sourced with `. "$top_srcdir/tests/tap.sh"`.
# shellcheck shell=sh

: "${top_srcdir:?set by make check}" "${PIA:?set by make check}"

work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1

unset LANGUAGE LC_ALL LC_MESSAGES LANG NO_COLOR EDITOR VISUAL ESCDELAY LINES COLUMNS PIA_LANG PIA_DB \
	PIA_DATA PIA_ASCII
LC_ALL=C.UTF-8
TZ=UTC
PIA_NOW=2026-01-15T09:00:00Z
PIA_AUTHOR='Ana Lopes, Lotus Consulting, Consultant'
HOME=$work/home
XDG_DATA_HOME=$work/home/data
XDG_STATE_HOME=$work/home/state
XDG_CONFIG_HOME=$work/home/config
export LC_ALL TZ PIA_NOW PIA_AUTHOR HOME XDG_DATA_HOME XDG_STATE_HOME XDG_CONFIG_HOME
mkdir -p "$HOME"

small=$top_srcdir/tests/data/templates/small.yaml
small_start=$top_srcdir/tests/data/templates/small-start.yaml
# shellcheck disable=SC2034 # used by the tests
readonly small small_start

# Debian's openpyxl belongs to Debian's Python, which need not be the first in PATH.
python() {
	if [ -x /usr/bin/python3 ]; then
		/usr/bin/python3 "$@"
	else
		python3 "$@"
	fi
}

tests=0
failures=0

# ok DESCRIPTION, by the exit code of the command before it
ok() {
	code=$?
	tests=$((tests + 1))
	if [ $code = 0 ]; then
		echo "ok $tests - $1"
	else
		echo "not ok $tests - $1"
		failures=$((failures + 1))
	fi
	return $code
}

# Say what went wrong, as a TAP comment.
explain() {
	printf '%s\n' "$1" | sed 's/^/# /'
}

# is ACTUAL EXPECTED DESCRIPTION
is() {
	[ "$1" = "$2" ]
	ok "$3" || {
		explain "expected: $2"
		explain "     got: $1"
	}
}

# has TEXT PART DESCRIPTION
has() {
	case $1 in
	*"$2"*) true ;;
	*) false ;;
	esac
	ok "$3" || {
		explain "expected to find: $2"
		explain "in: $1"
	}
}

# lacks TEXT PART DESCRIPTION
lacks() {
	case $1 in
	*"$2"*) false ;;
	*) true ;;
	esac
	ok "$3" || {
		explain "expected not to find: $2"
		explain "in: $1"
	}
}

# run ARGUMENTS: the program, its output in $out, its standard error in $err, its exit code in $code
run() {
	code=0
	out=$("$PIA" "$@" 2>"$work/stderr") || code=$?
	err=$(cat "$work/stderr")
}

# A new assessment from the small template; its reference in $ref
begin_small() {
	ref=$("$PIA" new --template "$small" --blueprint "$small_start" --lang en)
}

# End the test: the plan, for those who read it.
done_testing() {
	echo "1..$tests"
	exit $((failures > 0))
}

skip_all() {
	echo "1..0 # SKIP $1"
	exit 0
}
