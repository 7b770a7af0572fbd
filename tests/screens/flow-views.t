#!/bin/sh
# The flows in other views: who sends to whom, and where the data of a category are.
set -u
# shellcheck source=tests/tap.sh
. "$top_srcdir/tests/tap.sh"
# shellcheck source=tests/screens/golden.sh
. "$top_srcdir/tests/screens/golden.sh"

for language in en pt zh-Hant; do
	golden "flow-views-$language" <<END
template gpdp-pia
blueprint dingtalk-rollout
content $language
language $language
author Ana Lopes, Lotus Consulting, Consultant
open

size 80 24
key ] ] ] ] m w
show exchanges roles
key Enter Down
show flows-of-the-cell
key Esc End PageDown
show last-cell
key Home PageUp Right Right d
show whereabouts roles
key Right Down Down
show next-category
size 120 40
show wide
key w
show wide-exchanges
key t
show table
END
done

golden flow-views-40x12 <<'END'
template @data@/small.yaml
blueprint @data@/small-start.yaml
author Ana Lopes, Lotus Consulting, Consultant
ascii
open

size 40 12
key ] m w
show exchanges
key d
show whereabouts
key Right
show next-category
key Enter
show form
END

# Without flows there is nothing to show, and that is said.
golden flow-views-empty <<'END'
template @data@/small.yaml
author Ana Lopes, Lotus Consulting, Consultant
open

size 80 24
key Down Down Down Down Down Down y ] m w
show exchanges
key Enter d
show whereabouts
key Right Enter t
show table
END

done_testing
