#!/bin/sh
# The example that ships: it answers all that must be answered, and has the faults that its story has, no more and no fewer.
set -u
# shellcheck source=tests/tap.sh
. "$top_srcdir/tests/tap.sh"
PIA_NOW=2026-11-24T04:00:00Z
export PIA_NOW

for language in en pt zh-Hant; do
	run new --template gpdp-pia --blueprint dingtalk-rollout --lang "$language"
	ref=$out
	run check "$ref" --json
	is "$code" 1 "$language: something is found"
	printf '%s' "$out" >found.json
	python - found.json >found <<'END'
import json, sys
for finding in json.load(open(sys.argv[1])):
    print(finding["severity"], finding["address"], finding.get("rule") or finding["text"])
END
	diff "$top_srcdir/tests/cli/example-findings.txt" found >difference
	ok "$language: its findings are those of its story" || explain "$(cat difference)"
done
done_testing
