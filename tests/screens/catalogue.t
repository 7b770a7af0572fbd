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

# What could go wrong at each element of the map, until it was looked at.
for language in en pt zh-Hant; do
	golden "prompts-$language" <<END
template gpdp-pia
blueprint dingtalk-rollout
content $language
language $language
author Ana Lopes, Lotus Consulting, Consultant
open

size 80 24
key 5 End Up Up Up
show step roles
key Enter
show elements roles
key Enter
show element
key a
show taken
key s
show ask
key Enter
show set-aside
key Up
show set-aside-in-full
key D
show open-again
key u u
show taken-back
key ]
show next-element
key Esc
show back
key Esc Esc 4 Right Home Down Down Down Down p
show party
key Esc Esc 7 Right End Up Up
show risks-step
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
key ] Down Down Down Down Down Down Down Down Down
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
# Looked at by taking it; the last one set aside, with its reason.
key u p
show looked-at
key Esc Down Down Enter Home Enter s
type 不適用
key Enter
show all-looked-at
key Esc Esc
show in-the-step
END

golden prompts-sizes <<'END'
template gpdp-pia
blueprint dingtalk-rollout
author Ana Lopes, Lotus Consulting, Consultant
open

key 5 Right Home Down Down p
size 40 12
show narrow
key s
show narrow-ask
key Enter Esc
size 120 40
key Down Down p
show wide
END

done_testing
