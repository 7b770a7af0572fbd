#!/bin/sh
# What is due: from the list of assessments, in each language, and on to where it is written down.
set -u
# shellcheck source=tests/tap.sh
. "$top_srcdir/tests/tap.sh"
# shellcheck source=tests/screens/golden.sh
. "$top_srcdir/tests/screens/golden.sh"

PIA_NOW=2026-12-05T09:00:00Z
for language in en pt zh-Hant; do
	golden "due-$language" <<END
template gpdp-pia
blueprint dingtalk-rollout
content $language
language $language
author Ana Lopes, Lotus Consulting, Consultant

size 80 24
key d
show due roles
size 120 40
show wide
size 40 12
show narrow
END
done

golden due <<'END'
template gpdp-pia
blueprint dingtalk-rollout
author Ana Lopes, Lotus Consulting, Consultant

size 80 24
key d
type purchase
show nothing-found
key Esc
type named admin
show found roles
key Enter
show opened
key Esc Esc Esc
show back
key Esc
type certificates
key Backspace F2
show other-language
key Esc Esc
show library
END

golden due-empty <<'END'
template @data@/small.yaml
author Ana Lopes

size 80 24
key d
show nothing
END

done_testing
