#!/bin/sh
# The schema for editors and the program say the same of report layouts, as far as a schema can.
set -u
# shellcheck source=tests/tap.sh
. "$top_srcdir/tests/tap.sh"

python -c 'import jsonschema, yaml' 2>/dev/null || skip_all "no python3-jsonschema or python3-yaml"

layout=$top_srcdir/tests/data/reports/small.yaml
library=$top_srcdir/tests/data/reports/library.yaml
check() {
	python "$top_srcdir/tests/check-schema.py" "$top_srcdir/templates/report.schema.json" "$@" 2>&1
}

is "$(check accepts "$top_srcdir"/templates/reports/*.yaml "$layout" "$library")" "" \
	"layouts are as the schema says, whether scalars are all texts or not"
run template check --template "$small" "$layout" "$library"
is "$code$err" 0 "and the program takes them"
is "$(check unused "$layout" "$library")" "" "the two of the tests use every key that the schema knows"
unused=
for word in $(sed -n 's/^\t\[LAYOUT_[A-Z_]*\] = {"\([a-z_]*\)".*/\1/p' "$top_srcdir/src/template/report_layout.c"); do
	grep -q "\b$word\b" "$layout" "$library" || unused="$unused $word"
done
is "$unused" "" "and every block that the program knows"
is "$(check mutants "$PIA" "$layout" "$small")" "" "what is wrong in a layout is wrong to both"
is "$(check mutants "$PIA" "$library" "$small")" "" "and in one of the library"
done_testing
