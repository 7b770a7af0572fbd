# What the golden screens share: key scripts in, dumps of the canvas out. Sourced after tap.sh.
# shellcheck shell=sh

: "${top_builddir:?set by make check}"

expected=$top_srcdir/tests/screens/expected
PIA_DATA=$top_builddir/share/pia-wizard
unset PIA_AUTHOR
export PIA_DATA

# golden NAME <SCRIPT: what the script shows must be what expected/NAME.txt holds, screen by screen.
# With UPDATE_GOLDEN set the file is written instead; with hashes_differ set, hashes are not compared;
# with library_stays set, what commands made in $work/library/pia.db is there to begin with.
golden() {
	[ -n "${library_stays-}" ] || rm -rf "$work/library"
	mkdir -p "$work/library"
	sed "s|@data@|$top_srcdir/tests/data/templates|" >"$work/script"
	if ! "$top_builddir/tests/screens/run-screens" "$work/library/pia.db" \
		<"$work/script" >"$work/shown" 2>"$work/stderr"; then
		false
		ok "$1: the script runs"
		explain "$(cat "$work/stderr")"
		return
	fi
	if [ -n "${hashes_differ-}" ]; then
		sed -i -E -e '/^│/s/(-[0-9a-f]{4}){3}-[0-9a-f]{12}/-####-####-####-############/g' -e '/^│/s/[0-9a-f]{8}/########/g' "$work/shown"
	fi
	if [ -n "${UPDATE_GOLDEN-}" ]; then
		cp "$work/shown" "$expected/$1.txt"
	fi
	for screen in $(sed -n 's/^== //p' "$work/shown" "$expected/$1.txt" | sort -u); do
		section "$screen" "$expected/$1.txt" >"$work/wanted"
		section "$screen" "$work/shown" >"$work/got"
		diff -u "$work/wanted" "$work/got" >"$work/difference"
		ok "$1: $screen" || explain "$(cat "$work/difference")"
	done
}

# section NAME FILE
section() {
	awk -v name="$1" '/^== / { on = ($2 == name) } on' "$2"
}
