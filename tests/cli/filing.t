#!/bin/sh
# Which step toward the regulator a purpose needs, and when it falls due: what the full template works out, case by case.
set -u
# shellcheck source=tests/tap.sh
. "$top_srcdir/tests/tap.sh"

# begin: a purpose that starts on 1 June 2026, one kind of data, a flow from here to a party in Macau that answers everything
begin() {
	ref=$("$PIA" new --template gpdp-pia --title Filing --lang en)
	"$PIA" add "$ref" purpose title=Purpose ground=contract automated=yes start=2026-06-01 relief=none_found >/dev/null
	"$PIA" add "$ref" data_category title=Data purposes=purpose/1 sensitive=no traits=none >/dev/null
	"$PIA" add "$ref" party name=Here role=controller jurisdiction=mo >/dev/null
	"$PIA" add "$ref" party name=There role=recipient jurisdiction=mo >/dev/null
	"$PIA" add "$ref" flow title=Flow from=party/1 to=party/2 data=data_category/1 purposes=purpose/1 \
		same_purpose=same combination=none >/dev/null
}

# step EXPECTED DUE DESCRIPTION ADDRESS=VALUE…: what is worked out once these are set
step() {
	expected=$1
	due=$2
	description=$3
	shift 3
	begin
	for pair in "$@"; do
		"$PIA" set "$ref" "${pair%%=*}" "${pair#*=}" || echo "# not set: $pair"
	done
	run get "$ref" purpose/1.filing_step
	got=$out
	run get "$ref" purpose/1.filing_due
	is "$got $out" "$expected $due" "$description"
}

abroad='party/2.jurisdiction=sg'
sensitive='data_category/1.sensitive=yes'

step notification 2026-06-09 "automated processing: eight days from the start (21(1))"
step none '' "by hand, nothing else: none" purpose/1.automated=no
step exempt '' "pay, exempt by an authorisation (21(2))" purpose/1.relief=exempt_pay
step simplified 2026-06-09 "simplified by an authorisation" purpose/1.relief=simplified_other
step unknown '' "not known whether it is exempt" purpose/1.relief=unknown
step unknown '' "not said whether it is automated" purpose/1.automated=
step authorisation 2026-06-01 "a combination that no law provides for (9): before the start" flow/1.combination=yes
step notification 2026-06-09 "a combination that the law provides for" flow/1.combination=by_law
step unknown '' "not known whether data are combined" flow/1.combination=unknown
step authorisation 2026-06-01 "another purpose than that of collection (22)" flow/1.same_purpose=other
step notification 2026-06-09 "another purpose, provided for by law" flow/1.same_purpose=other_by_law
step authorisation 2026-06-01 "credit and solvency data (22)" data_category/1.traits=credit
step unknown '' "not said whether the data are sensitive" data_category/1.sensitive=
step unknown '' "sensitive data without a ground (7)" $sensitive
step notification 2026-06-09 "sensitive data with explicit consent" $sensitive purpose/1.sensitive_ground=explicit_consent
step authorisation 2026-06-01 "sensitive data that the regulator authorises (7(2)(2))" \
	$sensitive purpose/1.sensitive_ground=authority_authorises
step notification 2026-06-09 "health care is notified although exempt (7(4))" \
	$sensitive purpose/1.sensitive_ground=health_care purpose/1.relief=exempt_other
step notification 2026-06-09 "vital interests by hand are notified (21(5))" \
	$sensitive purpose/1.sensitive_ground=vital purpose/1.automated=no
step none '' "other sensitive data by hand are not" \
	$sensitive purpose/1.sensitive_ground=explicit_consent purpose/1.automated=no
step unknown '' "abroad without a ground (19, 20)" $abroad
step notification 2026-06-01 "abroad with consent: before data leave (20(1))" $abroad flow/1.ground=consent
step notification 2026-06-01 "even where the processing is exempt" $abroad flow/1.ground=contract purpose/1.relief=exempt_pay
step authorisation 2026-06-01 "abroad on no ground of article 20(1) (20(2))" $abroad flow/1.ground=none_fits
step opinion 2026-06-01 "abroad on adequacy, which the regulator decides (19(3))" $abroad flow/1.ground=adequacy
step notification 2026-06-01 "one's own conclusion moves the date, not the step" \
	$abroad flow/1.ground=consent purpose/1.filing_override=authorisation

# An override asks for a reason.
run check "$ref"
has "$out" "purpose/1.filing_reason" "and asks for a reason"
"$PIA" set "$ref" purpose/1.filing_reason "The lawyer says so."
run check "$ref"
case $out in *purpose/1.filing_reason*) false ;; esac
ok "which settles it"

# A simplified registration runs for three years.
"$PIA" add "$ref" filing title=Registration step=simplified status=granted answered=2024-02-29 >/dev/null
run get "$ref" filing/1.runs_out
is "$out" 2027-02-28 "a simplified registration runs out after three years"
done_testing
