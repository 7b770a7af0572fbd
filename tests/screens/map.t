#!/bin/sh
# The map of the data flows: drawn at every size in every language, walked, zoomed, filtered, added to.
set -u
# shellcheck source=tests/tap.sh
. "$top_srcdir/tests/tap.sh"
# shellcheck source=tests/screens/golden.sh
. "$top_srcdir/tests/screens/golden.sh"

for language in en pt zh-Hant; do
	golden "map-$language" <<END
template gpdp-pia
blueprint dingtalk-rollout
content $language
language $language
author Ana Lopes, Lotus Consulting, Consultant
open

size 80 24
key ] ] ] ] m
show flow roles
key Tab
show next-flow
key Right
show node roles
key Down
show node-below
size 120 40
show wide roles
size 200 60
show huge
key Tab
show huge-flow
END
	python "$top_srcdir/tests/screens/check-map.py" "$work/shown" \
		"$top_srcdir/templates/blueprints/dingtalk-rollout.yaml" "$language" 2>"$work/stderr"
	ok "map-$language: only names are in boxes, and none is cut without its mark" ||
		explain "$(tail -n 1 "$work/stderr")"
done

# A flow is followed from end to end, and what was found on it is read in full.
golden map-follow <<'END'
template gpdp-pia
blueprint dingtalk-rollout
author Ana Lopes, Lotus Consulting, Consultant
open

size 80 24
key ] ] ] ] m Tab Tab Tab Tab Tab
show flow roles
key i
show guidance
key Esc Left
show one-end
key Shift-Tab Tab Tab Right
show other-end
END

golden map-zoom <<'END'
template gpdp-pia
blueprint dingtalk-rollout
author Ana Lopes, Lotus Consulting, Consultant
open

size 80 24
key ] ] ] ] m z
show names-and-data
key z
show everything
key z
show names
size 200 60
show names-huge
END

golden map-filter <<'END'
template gpdp-pia
blueprint dingtalk-rollout
author Ana Lopes, Lotus Consulting, Consultant
open

size 80 24
key ] ] ] ] m /
show typing
type singap
show typed
key Enter Tab
show filtered
key /
type x
show none
key Esc
show all
END

# A flow from the selected node to a system that is not there yet, taken back step by step.
golden map-new <<'END'
template gpdp-pia
blueprint dingtalk-rollout
author Ana Lopes, Lotus Consulting, Consultant
open

size 80 24
key ] ] ] ] m Right n
type dash
show known-names
key Ctrl-U Esc Esc
show nothing-added
key n
type Archive 檔案
key Enter
show party-or-system
key Down Enter
show form
key Esc
show drawn
key u u u
show taken-back
END

# What is wrong with a flow leads to the risks that it suggests.
golden map-suggested <<'END'
template gpdp-pia
blueprint dingtalk-rollout
author Ana Lopes, Lotus Consulting, Consultant
open

size 120 40
key ] ] ] ] m Tab Tab Tab Tab Tab
show flow
key a
show suggested
key Enter
show added
key p
show threats
key Esc
show looked-at
END

golden map-ascii <<'END'
template gpdp-pia
blueprint dingtalk-rollout
author Ana Lopes, Lotus Consulting, Consultant
ascii
open

size 80 24
key ] ] ] ] m
show narrow
size 120 40
show wide
END

golden map-40x12 <<'END'
template @data@/small.yaml
blueprint @data@/small-start.yaml
author Ana Lopes, Lotus Consulting, Consultant
open

size 40 12
key ] m
show node
key Tab
show flow
key d
show whereabouts
key m Enter
show form
END

golden map-empty <<'END'
template @data@/small.yaml
author Ana Lopes, Lotus Consulting, Consultant
open

size 80 24
key Down Down Down Down Down Down y ] m
show nothing
key Tab Right Enter
show still-nothing
key t
show table
END

# A template may have parties and no flows: then nothing leads to a map.
sed -e 's/\bflow\b/record/g' -e 's/crosses_border/started is empty/g' "$small" >"$work/no-flows.yaml"
golden map-without-flows <<END
template $work/no-flows.yaml
author Ana Lopes
open

size 80 24
key Down Down Down Down Down Down y ] Down m
show risk-matrix
key Esc Down n
type Ana
key Enter m
show no-map
END

done_testing
