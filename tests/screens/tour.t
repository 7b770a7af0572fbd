#!/bin/sh
# One walk through the screens at 80×24, in each language.
set -u
# shellcheck source=tests/tap.sh
. "$top_srcdir/tests/tap.sh"
# shellcheck source=tests/screens/golden.sh
. "$top_srcdir/tests/screens/golden.sh"

for language in en pt zh-Hant; do
	golden "tour-$language" <<END
template @data@/small.yaml
blueprint @data@/small-start.yaml
content $language
language $language
author Ana Lopes, Lotus Consulting, Consultant

size 80 24
show library roles
key Enter
show questions roles
key Down Enter Ctrl-U
type 風險 são
show typing roles
key Ctrl-G ]
show table roles
key Enter
show form roles
key Down Down Enter
show choices roles
key Esc Esc ] m
show matrix roles
key Esc x
show export roles
key Esc F1
show help roles
key Esc f
show findings roles
END
done

done_testing
