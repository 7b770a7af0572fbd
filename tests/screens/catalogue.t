#!/bin/sh
# Taking risks and measures from the catalogue.
set -u
# shellcheck source=tests/tap.sh
. "$top_srcdir/tests/tap.sh"
# shellcheck source=tests/screens/golden.sh
. "$top_srcdir/tests/screens/golden.sh"

for language in en pt zh-Hant; do
	golden "catalogue-$language" <<END
template gpdp-pia
blueprint dingtalk-rollout
content zh-Hant
language $language
author Ana Lopes, Lotus Consulting, Consultant
open

size 80 24
key 7 k
show risks
# Found in any language, whatever the screen's: case, accents and width do not matter.
type ＣＯＰＩＡ
key Down Space Down Space
show taken roles
key Enter
show added
key k
type copia
show in-use
key Esc Esc u
show taken-back
key Up Enter k
show measures-for-a-risk
key F2
show other-language
END
done

# One key adds what a finding suggests: in the list, and where the finding stands.
for language in en pt zh-Hant; do
	golden "suggested-$language" <<END
template gpdp-pia
blueprint dingtalk-rollout
content $language
language $language
author Ana Lopes, Lotus Consulting, Consultant
open

size 80 24
key f Down Down
show finding roles
key a
show added
key u
show taken-back
key Down Down Down a
show several
key Esc Enter
show field
key Esc Up Up Up Enter
show one
key a
show added-there
key u
show taken-back-there
END
done

golden catalogue-sizes <<'END'
template gpdp-pia
blueprint dingtalk-rollout
author Ana Lopes, Lotus Consulting, Consultant
open

key 5 Down Down Down k
size 40 12
show narrow
size 120 40
show wide
type nothing is called so
show nothing
END

golden catalogue-links <<'END'
template @data@/small.yaml
blueprint @data@/small-start.yaml
author Ana Lopes, Lotus Consulting, Consultant
open

# One that is in use is linked, not doubled.
key ] Down Down Down Down Down Down Down Down
show flows
key k Enter
show linked-to-the-first
key Down k
show in-use
key Enter
show linked-to-the-second
key k
show settled
key Enter
show there
END

done_testing
