#!/bin/sh
# Golden workbooks: what each report that ships makes of the small template, read back cell by cell. `make update-golden`
# takes what is written now for right; read the difference before it is committed.
set -u
# shellcheck source=tests/tap.sh
. "$top_srcdir/tests/tap.sh"

expected=$top_srcdir/tests/cli/workbooks
begin_small
# What the history tells: a value changed, taken back, erased.
"$PIA" set "$ref" risk/1.title 'Leak of messages'
"$PIA" undo "$ref" >/dev/null
"$PIA" set "$ref" system/1.storage mo
"$PIA" erase "$ref" party/1.contact --reason 'She asked for it' >/dev/null

for name in full.draft.en full.pt full.zh-Hant full.zh-Hant,pt summary.en risk-register.en action-plan.en data-map.en filing.en questions.en differences.en register.en; do
	case $name in
	*.draft.*) set -- "$ref" --draft ;;
	register.*) set -- --all ;;
	*) set -- "$ref" ;;
	esac
	option=--lang
	[ "$name" = "${name%,*}" ] || option=--bilingual
	"$PIA" export "$@" --report "${name%%.*}" $option "${name##*.}" -o "$name.xlsx" >/dev/null &&
		python "$top_srcdir/tests/cli/dump-workbook.py" "$name.xlsx" >"$name.txt" 2>stderr
	ok "$name is written and read back" || explain "$(cat stderr)"
	if [ -n "${UPDATE_GOLDEN-}" ]; then
		cp "$name.txt" "$expected/$name.txt"
	fi
	diff -u "$expected/$name.txt" "$name.txt" >difference
	ok "$name is as expected" || explain "$(cat difference)"
done
done_testing
