#!/bin/sh
# What has changed since a moment: by step, before and after, the changed words marked.
set -u
# shellcheck source=tests/tap.sh
. "$top_srcdir/tests/tap.sh"
# shellcheck source=tests/screens/golden.sh
. "$top_srcdir/tests/screens/golden.sh"

golden differences <<'END'
template @data@/small.yaml
blueprint @data@/small-start.yaml
content zh-Hant
author Ana Lopes, Lotus Consulting, Consultant
open

size 80 24
key v
show nothing
key Esc
key Tab Enter
type 系統
key Esc
key ] Down Down
key Enter
type 招聘
key Esc Esc
key Up D
key v
show changed roles
key F2
show changed-pt
key F2
show changed-zh-Hant
key x
show export
key Esc
key Down Down
show further
size 120 24
show wide
size 40 12
show narrow
key PageDown
show narrow-next
size 80 24
key F2 PageUp PageUp PageUp Enter
show there
END

done_testing
