#!/bin/sh
# Each report that ships, in each of its languages, as the program writes it: expected/NAME.REPORT.LANG.md.
# With UPDATE_GOLDEN set those files are written instead.
set -u
# shellcheck source=tests/tap.sh
. "$top_srcdir/tests/tap.sh"

expected=$top_srcdir/tests/reports/expected
PIA_DATA=$top_builddir/share/pia-wizard
export PIA_DATA

# golden NAME REPORT LANG [OPTION]: the report on $ref (register: of the library), in that language; with --bilingual in those two, with --draft as a
# draft. What is random in it, the hash of the log, is written as zeros.
golden() {
	name=$1.$2.$3.md
	subject=$ref
	[ "$2" != register ] || subject=--all
	case ${4-} in
	--bilingual) run export "$subject" --report "$2" --bilingual "$3" --format md -o - ;;
	--draft)
		name=$1.$2.draft.$3.md
		run export "$subject" --report "$2" --draft --lang "$3" --format md -o -
		;;
	*) run export "$subject" --report "$2" --lang "$3" --format md -o - ;;
	esac
	printf '%s\n' "$out" | sed -E "s/[0-9a-f]{64}/$(printf '%064d' 0)/g" >got
	[ -z "${UPDATE_GOLDEN-}" ] || cp got "$expected/$name"
	diff -u "$expected/$name" got >difference 2>&1
	ok "$name" || explain "$(echo "$err" && cat difference)"
}

# The languages that a layout has
languages() {
	sed -n 's/^languages: \[\(.*\)\]$/\1/p' "$1" | tr -d ,
}

# All reports on all that the small template can say
begin_small
for layout in "$top_srcdir"/templates/reports/*.yaml; do
	for language in $(languages "$layout"); do
		golden small "$(basename "$layout" .yaml)" "$language"
	done
done

# Two languages in one
golden small full zh-Hant,pt --bilingual
# All that is open in it, for those who work on it
for language in en pt zh-Hant; do
	golden small full "$language" --draft
done

# And the one that most people see on the worked example
ref=$("$PIA" new --template gpdp-pia --blueprint dingtalk-rollout)
for language in $(languages "$top_srcdir/templates/reports/summary.yaml"); do
	golden example summary "$language"
done
golden example summary zh-Hant,pt --bilingual

# And the one that goes to the regulator
for language in $(languages "$top_srcdir/templates/reports/filing.yaml"); do
	golden example filing "$language"
done
golden example filing zh-Hant,pt --bilingual
done_testing
