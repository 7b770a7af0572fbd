#!/bin/sh
# The schema for editors and the program say the same of templates, as far as a schema can.
set -u
# shellcheck source=tests/tap.sh
. "$top_srcdir/tests/tap.sh"

python -c 'import jsonschema, yaml' 2>/dev/null || skip_all "no python3-jsonschema or python3-yaml"

extension=$top_srcdir/tests/data/templates/small-extension.yaml
check() {
	python "$top_srcdir/tests/check-schema.py" "$top_srcdir/templates/template.schema.json" "$@" 2>&1
}

is "$(check accepts "$top_srcdir"/templates/*.yaml "$small" "$extension")" "" \
	"templates are as the schema says, whether scalars are all texts or not"
run template check "$top_srcdir"/templates/*.yaml "$small" "$extension"
is "$code$err" 0 "and the program takes them"
is "$(check unused "$small" "$extension")" "" "they use every key that the schema knows"
is "$(check mutants "$PIA" "$small")" "" "what is wrong in a template is wrong to both"
is "$(check mutants "$PIA" "$extension" "$small")" "" "and in one that extends another"
done_testing
