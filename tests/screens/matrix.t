#!/bin/sh
# The risk matrix: looked at, searched, moved in, and shown to a room.
set -u
# shellcheck source=tests/tap.sh
. "$top_srcdir/tests/tap.sh"
# shellcheck source=tests/screens/golden.sh
. "$top_srcdir/tests/screens/golden.sh"

# The worked example, with what is said in its words in each language.
for language in en pt zh-Hant; do
	case $language in
	en) search="vendor reduce" ;;
	pt) search="fornecedor reduzir" ;;
	*) search="供應商 降低" ;;
	esac
	golden "matrix-$language" <<END
template gpdp-pia
blueprint dingtalk-rollout
content $language
language $language
author Ana Lopes, Lotus Consulting, Consultant
open

size 80 24
key ] ] ] ] ] ] m
show before
key a
show arrows
key v Left Down
show held
key Enter
type  A.
show reason
key Enter
show moved
key u
show undone
key a Tab
show next-rating
key v Left
show suggested
key Enter
type  A.
key Enter
show differs
key u /
type $search
show found
key Enter o
show worst-first
key Esc Esc p
show projector roles
key Right Right
show card
END
done

for size in 40x12 120x40 200x60; do
	golden "matrix-$size" <<END
template gpdp-pia
blueprint dingtalk-rollout
content zh-Hant
language en
author Ana Lopes, Lotus Consulting, Consultant
open

size ${size%x*} ${size#*x}
key ] ] ] ] ] ] m
show before
key Enter Down
show in-list
key v Down
show held
key Enter
type  !
show reason
key Enter
show moved
key u
show undone
key a
show arrows
key p
show projector
key Right F2
show card
END
done

golden matrix-ascii <<'END'
template gpdp-pia
blueprint dingtalk-rollout
author Ana Lopes, Lotus Consulting, Consultant
ascii
open

size 80 30
key ] ] ] ] ] ] m a v Left Down
show held
key Esc p
show projector
key Right
show card
END

# A template without reasons asks for none; a risk that is not rated is taken from below the grid.
golden matrix-small <<'END'
template @data@/small.yaml
blueprint @data@/small-start.yaml
author Ana Lopes
open

size 80 24
key ] ] m
show before
key v Left Enter
show moved
key Enter Down Delete Esc
show not-rated
key Down Down v
show held
key Up Esc
show as-before
key v Up Enter
show rated
key /
type nothing like it
show none-found
key Esc o
show worst-first
END

# A level that was set by hand is shown as one.
golden matrix-by-hand <<'END'
template @data@/small.yaml
blueprint @data@/small-start.yaml
author Ana Lopes
open

size 80 24
key ] ] m Enter Down Down Down Down Down Down Down Enter Down Down Enter Esc Tab Tab
show by-hand
key v Right
show held
key Esc o
show worst-first
END

# Keys that come faster than the screen is drawn mean what they would mean one by one.
golden matrix-typed-ahead <<'END'
template gpdp-pia
blueprint dingtalk-rollout
author Ana Lopes
open

size 80 24
burst ] ] ] ] ] m o Down Down Enter
show third-worst
key Esc v Left Enter
type Badges
key Enter o
burst u Down Enter
show below-the-one-moved-back
END

done_testing
