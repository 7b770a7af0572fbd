#!/bin/sh
# The same screens on a small and on a large terminal, and where there is hardly any.
set -u
# shellcheck source=tests/tap.sh
. "$top_srcdir/tests/tap.sh"
# shellcheck source=tests/screens/golden.sh
. "$top_srcdir/tests/screens/golden.sh"

for size in 40x12 120x40; do
	golden "size-$size" <<END
template @data@/small.yaml
blueprint @data@/small-start.yaml
author Ana Lopes, Lotus Consulting, Consultant

size ${size%x*} ${size#*x}
show library
key Enter
show questions
key Down Enter Ctrl-U
type 風險 são
show typing
key Ctrl-G ]
show table
key Enter
show form
key Down Down Enter
show choices
key Esc Esc ] m
show matrix
key Esc x
show export
key Esc F1
show help
key Esc f
show findings
END
done

golden size-tiny <<'END'
template @data@/small.yaml
blueprint @data@/small-start.yaml
author Ana Lopes
open

size 39 12
show narrow
size 40 11
show low
size 1 1
show one
size 80 24
show back
END

done_testing
