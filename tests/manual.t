#!/bin/sh
# The manual: well formed, whole where it speaks of templates, and with examples that are right.
set -u
# shellcheck source=tests/tap.sh
. "$top_srcdir/tests/tap.sh"

page=$top_srcdir/man/pia-template.5
if command -v man >/dev/null 2>&1; then
	for manual in "$top_srcdir"/man/*.[15]; do
		is "$(MANWIDTH=80 man --warnings -l "$manual" 2>&1 >/dev/null)" "" "${manual##*/} is well formed"
	done
fi

missing=
for key in $(python -c '
import json, sys
def keys(schema):
    if isinstance(schema, dict):
        if schema.get("additionalProperties") is False:
            yield from schema.get("properties", {})
        for part in schema.values():
            yield from keys(part)
print(*sorted(set(keys(json.load(open(sys.argv[1]))))))' "$top_srcdir/templates/template.schema.json"); do
	grep "^\.B" "$page" | sed 's/\\-/-/g' | grep -qwF -e "$key" || missing="$missing $key"
done
is "$missing" "" "every key of templates stands in it"

# The files of the examples, where a person would put them.
templates=$XDG_DATA_HOME/pia/templates
mkdir -p "$templates/blueprints" "$templates/glossaries"
awk -v folder="$templates" '
	/^\.\\" file: / { file = folder "/" $3; next }
	/^\.EE/ { file = "" }
	file && !/^\.EX/ { gsub(/\\-/, "-"); print > file }' "$page"
for name in visitors visitors-with-photographs front-desk visitors-words; do
	run template check "$templates/$name.yaml"
	is "$code$out$err" 0 "the example $name.yaml is right"
done
run new --template visitors --blueprint "$templates/front-desk.yaml"
ref=$out
run show "$ref"
has "$out" "Keep it for a shorter time" "and works"
done_testing
