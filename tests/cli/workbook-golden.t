#!/bin/sh
# Golden workbooks: what each report that ships makes of the small template, read back cell by cell. `make update-golden`
# takes what is written now for right; read the difference before it is committed.
set -u
# shellcheck source=tests/tap.sh
. "$top_srcdir/tests/tap.sh"

expected=$top_srcdir/tests/cli/workbooks
begin_small

for name in full.en full.pt full.zh-Hant summary.en risk-register.en action-plan.en data-map.en filing.en register.en; do
	subject=$ref
	[ "$name" != register.en ] || subject=--all
	"$PIA" export "$subject" --report "${name%.*}" --lang "${name#*.}" -o "$name.xlsx" >/dev/null &&
		python "$top_srcdir/tests/cli/dump-workbook.py" "$name.xlsx" >"$name.txt" 2>stderr
	ok "$name is written and read back" || explain "$(cat stderr)"
	if [ -n "${UPDATE_GOLDEN-}" ]; then
		cp "$name.txt" "$expected/$name.txt"
	fi
	diff -u "$expected/$name.txt" "$name.txt" >difference
	ok "$name is as expected" || explain "$(cat difference)"
done
done_testing
