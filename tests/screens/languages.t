#!/bin/sh
# F2 changes the words of the program and of the method, never what somebody wrote; also while it is being written.
set -u
# shellcheck source=tests/tap.sh
. "$top_srcdir/tests/tap.sh"
# shellcheck source=tests/screens/golden.sh
. "$top_srcdir/tests/screens/golden.sh"

golden languages <<'END'
template @data@/small.yaml
title 釘釘導入計劃
content zh-Hant
author 陳小姐
open

size 80 24
key Down Enter
type 澳門酒店
show english
key F2
type 集團
show portuguese
key F2
show chinese
key Enter F2
show kept
key Up Up t
show versions
END

done_testing
