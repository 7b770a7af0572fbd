#!/bin/sh
# The export screen: which report, in which languages, a draft or not.
set -u
# shellcheck source=tests/tap.sh
. "$top_srcdir/tests/tap.sh"
# shellcheck source=tests/screens/golden.sh
. "$top_srcdir/tests/screens/golden.sh"

mkdir -p "$XDG_DATA_HOME/pia/reports" out
sed 's/sort:/srot:/' "$top_srcdir/templates/reports/risk-register.yaml" >"$XDG_DATA_HOME/pia/reports/full-broken.yaml"
sed 's/^report: .*/report: full-of-all/' "$top_srcdir/templates/reports/register.yaml" >"$XDG_DATA_HOME/pia/reports/full-of-all.yaml"
cat >"$XDG_DATA_HOME/pia/reports/full-mine.yaml" <<'END'
report: full-mine
format: 1
languages: [en, pt, zh-Hant]
title: {en: For the works council, pt: Para a comissão de trabalhadores, zh-Hant: 致員工代表}
chapters:
  - show: [counts]
  - show: [findings]
END

cat >"$XDG_DATA_HOME/pia/reports/full-only-map.yaml" <<'END'
report: full-only-map
format: 1
languages: [en]
title: {en: Map}
chapters:
  - show: [map]
  - show:
      - table: flow
END

for language in en pt zh-Hant; do
	golden "export-$language" <<END
template @data@/small.yaml
blueprint @data@/small-start.yaml
content $language
language $language
author Ana Lopes, Lotus Consulting, Consultant
open

size 80 24
key x
show fresh
key Down Right Down Right
key Down Right Down Space Down Space Down Space
show languages
key Down Right
show together roles
END
	golden "preview-$language" <<END
template @data@/small.yaml
blueprint @data@/small-start.yaml
content $language
language $language
author Ana Lopes, Lotus Consulting, Consultant
open

size 80 24
key x Down Right Down Right Down Down Space Down Space Down Space F3 ]
show chapter roles
key ] ] PageDown
show map
key PageDown
show table
key Tab
show other-language
key / 2 0
show finding
key Enter n
show found
key / x y z Enter
show not-found
key Esc
show back
END
done

# What is wider than the screen is seen by going sideways.
golden preview-sideways <<END
template gpdp-pia
blueprint dingtalk-rollout
content zh-Hant
language zh-Hant
author Ana Lopes, Lotus Consulting, Consultant
open

size 80 24
key x Right Right Right Right F3 ] Right Right Right Right Right Right Right Right
show map
key Left
show left
END

# A workbook has a chapter for each sheet; what is too wide for the screen stands as a list.
golden preview-workbook <<END
template @data@/small.yaml
blueprint @data@/small-start.yaml
author Ana Lopes, Lotus Consulting, Consultant
open

size 40 12
key x Right Right Right Right F3 ] ]
show narrow
size 120 30
show wide
END

# Those of one's own are there too, with what is wrong in them; several files go into a folder.
golden export-own <<END
template @data@/small.yaml
blueprint @data@/small-start.yaml
author Ana Lopes, Lotus Consulting, Consultant
open

size 80 24
key x Right
show faulty
key Enter
show refused
key Right
show mine
key Down Right Down Right Down Down Down Space Down Space Down Ctrl-U
type out
key Enter
key x Right Right Down Right Down Right Down Down Down Space Down Space Down Ctrl-U
type out
show there
key Enter
show replace
END
is "$(find out -name '*.md' | wc -l)" 3 "a file for each language"
grep -L '^draft: true$' out/*.md >others
is "$(cat others)" "" "each of them a draft"
PIA_NOW=2031-03-03T10:00:00Z PIA_DB="$work/library/pia.db" "$PIA" export 2026-0001 --report full-mine --draft --format md --lang pt -o - |
	cmp -s - out/*.pt.md
ok "the same, byte by byte, as the command writes, even years later"

# And so is what shows the library.
golden export-register <<END
template @data@/small.yaml
blueprint @data@/small-start.yaml
author Ana Lopes, Lotus Consulting, Consultant
open

size 80 24
key x Right Right Right
show register
key Down Right Down Down Right
show contents
key Enter
END
is "$(ls full-of-all.*)" full-of-all.en.md "under the report's own name"
is "$(grep -c '^- \[.*\](#' full-of-all.en.md)" 1 "and with its table of contents"

# From the list: the register of the library at once, or any other report of each that is shown.
for language in en pt zh-Hant; do
	golden "export-list-$language" <<END
template @data@/small.yaml
blueprint @data@/small-start.yaml
content $language
language $language
author Ana Lopes, Lotus Consulting, Consultant

size 80 24
key x
show register roles
key Up Ctrl-U
type list-$language.xlsx
key Enter x Left
show each
key F3
show no-preview
key Right F3
show preview
key Esc Up Ctrl-U
type list-$language.xlsx
show there
key Down Right Right Right Right Right Down Right Up Up Ctrl-U
type each-$language
key Enter x Right Up Ctrl-U
type each-$language
key Enter
key x Right Up Ctrl-U
type each-$language
key Enter
show file-is-there
END
	is "$(find "each-$language" -type f | wc -l)" 2 "a file of each report for the one that the list shows, in a folder that is there too"
	[ -s "list-$language.xlsx" ]
	ok "and the register"
done

golden export-40x12 <<END
template @data@/small.yaml
blueprint @data@/small-start.yaml
author Ana Lopes, Lotus Consulting, Consultant
open

size 40 12
key x
show top
key Down Down Down Down Down Down
show bottom
END
done_testing
