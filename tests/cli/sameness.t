#!/bin/sh
# Every report in every language: the same bytes whenever and wherever it is made, and workbooks that open without repair.
set -u
# shellcheck source=tests/tap.sh
. "$top_srcdir/tests/tap.sh"

ref=$("$PIA" new --blueprint dingtalk-rollout --client 'Lótus 蓮花')

# export_one REPORT FORMAT LANGUAGE…: into the folder that one is in; what goes wrong is printed
export_one() {
	report=$1
	format=$2
	shift 2
	[ "$report" = register ] || set -- "$ref" "$@"
	"$PIA" export "$@" --report "$report" --format "$format" -o "$report.$#.$(echo "$*" | tr -c 'a-zA-Z\n' -).$format" 2>&1 >/dev/null
}

# export_all FOLDER: every report that ships, in every language and format
export_all() {
	mkdir "$1" && cd "$1" || exit 1
	for layout in "$top_srcdir"/templates/reports/*.yaml; do
		for format in md xlsx; do
			for language in en pt zh-Hant; do
				export_one "$(basename "$layout" .yaml)" $format --lang $language
			done
		done
	done
	for format in md xlsx; do
		export_one full $format --bilingual zh-Hant,pt
		export_one full $format --lang pt --draft
	done
}

failed=$(export_all here)
is "$failed" "" "every report is made"
# Chinese of another machine, hours away, years later, for nobody else to read.
mkdir temporary
failed=$(
	export PIA_NOW=2031-03-03T23:30:00Z TZ=Pacific/Kiritimati LC_ALL=pt_PT.UTF-8 LANG=zh_TW.UTF-8 TMPDIR="$work/temporary" HOME=/
	umask 077
	export_all there
)
is "$failed" "" "and again, elsewhere"
diff -rq here there >differences
is "$(cat differences)" "" "each has the same bytes there"
is "$(find here -type f | wc -l)" "$((6 * $(find "$top_srcdir/templates/reports" -name '*.yaml' | wc -l) + 4))" "none is missing"
is "$(ls temporary)" "" "nothing is left in the folder for temporary files"
python -B "$top_srcdir/tests/cli/workbook_parts.py" here/*.xlsx >faults 2>&1
is "$?$(head -n 20 faults)" 0 "Excel has nothing to repair in any of them"
done_testing
