#!/bin/sh
# Risks and measures from the template's catalogue.
set -u
# shellcheck source=tests/tap.sh
. "$top_srcdir/tests/tap.sh"

begin_small
run take "$ref"
has "$out" "unlawful_transfer: Unlawful transfer
  worth a look at: flow/1 flow/2 system/1" "without an entry, those there are and where they deserve a look"

run take "$ref" clauses unlawful_transfer --for flow/1
is "$code$out" "0measure/2
risk/2" "taken entries are printed as addresses, in the order given"
run get "$ref" risk/2.title@zh-Hant
is "$out" 不當轉移 "the texts are there in every language"
run get "$ref" risk/2.flows
is "$out" flow/1 "the risk is linked to what it was taken for"
run get "$ref" measure/2.risks
is "$out" risk/2 "and the measure to the risk"
run show "$ref" risk/2
case $out in *unlawful_transfer*) false ;; esac
ok "which entry it was is shown to nobody"
run export "$ref" --format md -o -
case $out in *unlawful_transfer* | *"Catalogue entry"*) false ;; esac
ok "nor in a report"

run take "$ref" unlawful_transfer --for flow/2
is "$code$out" "0risk/2 was there already; it is linked now" "one in use is not doubled"
run take "$ref" unlawful_transfer --for flow/2
is "$code$out" "0risk/2 was there already" "nor linked twice"
run get "$ref" risk/2.flows
is "$out" "flow/1, flow/2" "both are linked"
run take "$ref"
has "$out" "unlawful_transfer: Unlawful transfer
  in use: risk/2" "the list says what is in use"
run take "$ref" --for party/2 --json
is "$(echo "$out" | python -c 'import json, sys; print(json.load(sys.stdin))')" \
	"[{'entry': 'clauses', 'kind': 'measure', 'name': 'Sign clauses', 'in_use': 'measure/2', 'places': ['party/2']}]" \
	"for one record, and for programs"
run take "$ref" lost_data --for system/1 --json
is "$(echo "$out" | python -c 'import json, sys; print(json.load(sys.stdin))')" \
	"[{'entry': 'lost_data', 'address': 'risk/3', 'added': True, 'linked': False}]" "what came of it, for programs"

run undo "$ref"
run undo "$ref"
run undo "$ref"
run show "$ref"
case $out in *risk/2* | *measure/2*) false ;; esac
ok "undo takes all that was taken at once back"

run take "$ref" unlawful_transfr
is "$code" 3 "an entry that is not there is refused"
has "$err" "unlawful_transfer" "with the nearest that is"
run take "$ref" lost_data --for flow/9
is "$code" 3 "so is a record that is not there"
PIA_AUTHOR='' run take "$ref" lost_data
is "$code" 6 "and one who does not say who they are"
done_testing
