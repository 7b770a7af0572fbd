#!/bin/sh
# A risk's form: what its measures add up to, a level set by hand, and the steps of a link.
set -u
# shellcheck source=tests/tap.sh
. "$top_srcdir/tests/tap.sh"
# shellcheck source=tests/screens/golden.sh
. "$top_srcdir/tests/screens/golden.sh"

for language in en pt zh-Hant; do
	case $language in
	en) search="afterwards" lowers="lowers" lost="lost" ;;
	pt) search="residual" lowers="reduz" lost="perda" ;;
	*) search="落實措施後" lowers="所針對" lost="遺失" ;;
	esac
	golden "risk-$language" <<END
template gpdp-pia
blueprint dingtalk-rollout
content $language
language $language
author Ana Lopes, Lotus Consulting, Consultant
open

size 80 24
key ] ] ] ] ] ] Down Down Down
key Enter /
type $search
key Enter
show differs
key End Up
show measures
key Enter /
type $lowers
key Enter Enter
type $lost
key F5 F6 F6
show steps
key F6 F6 F5
show other-steps
key Enter
show kept
END
done

golden risk-unlink <<'END'
template gpdp-pia
blueprint dingtalk-rollout
content en
language en
author Ana Lopes, Lotus Consulting, Consultant
open

size 80 24
key ] ] ] ] ] ] Down Enter End Up
show linked
key D
show unlinked
key u End Up
show linked-again
END

golden risk-by-hand <<'END'
template gpdp-pia
blueprint dingtalk-rollout
content en
language en
author Ana Lopes, Lotus Consulting, Consultant
open

size 80 24
key ] ] ] ] ] ] /
type history lost
key Enter Enter /
type residual level
key Enter
show by-hand
size 40 12
show narrow
END
done_testing
