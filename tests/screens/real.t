#!/bin/sh
# The method that ships, with its example.
set -u
# shellcheck source=tests/tap.sh
. "$top_srcdir/tests/tap.sh"
# shellcheck source=tests/screens/golden.sh
. "$top_srcdir/tests/screens/golden.sh"

for language in en zh-Hant; do
	golden "real-$language" <<END
template gpdp-pia
blueprint dingtalk-rollout
content $language
language $language
author Ana Lopes, Lotus Consulting, Consultant
open

size 80 24
show walk
key ]
show second-step
key ] ]
show fourth-step
key ] ] ] m
show matrix roles
key Esc f
show findings
END
done

done_testing
