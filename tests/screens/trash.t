#!/bin/sh
# The trash: an assessment goes there from the list, is seen there and comes back, in each language.
set -u
# shellcheck source=tests/tap.sh
. "$top_srcdir/tests/tap.sh"
# shellcheck source=tests/screens/golden.sh
. "$top_srcdir/tests/screens/golden.sh"

PIA_NOW=2026-12-05T09:00:00Z
for language in en pt zh-Hant; do
	golden "trash-$language" <<END
template gpdp-pia
blueprint dingtalk-rollout
content $language
language $language
author Ana Lopes, Lotus Consulting, Consultant

size 80 24
key D
show put
key t
show there roles
key b
show empty
key Esc
show back
END
done
done_testing
