#!/bin/sh
# Moving to a newer version of the template: offered, told, done and taken back.
set -u
# shellcheck source=tests/tap.sh
. "$top_srcdir/tests/tap.sh"
# shellcheck source=tests/screens/golden.sh
. "$top_srcdir/tests/screens/golden.sh"

mkdir -p "$XDG_DATA_HOME/pia/templates"
sed -e 's/^version: 1.2.0/version: 1.3.0/' \
	-e 's/- id: retention$/- id: keeping\n        was: retention/' \
	-e 's/data, retention\]/data, keeping]/' \
	-e 's/"retention > P5Y"/"keeping > P5Y"/' \
	-e 's/field: retention/field: keeping/' \
	-e 's/{id: reason, type: text, when: needed is no,/{id: why, type: text, required: true,/' \
	-e '/{id: contact, label: {en: Contact/d' \
	"$small" >"$XDG_DATA_HOME/pia/templates/small.yaml"

golden upgrade <<'END'
template @data@/small.yaml
blueprint @data@/small-start.yaml
author Ana Lopes, Lotus Consulting, Consultant
open

size 80 24
key Esc
show walk
key U
show plan roles
key F2
show plan-pt
key F2
show plan-zh-Hant
key F2
size 40 12
show plan-small
key PageDown PageDown
show plan-end
size 80 24
key Enter
show moved
key u
show taken-back
END

done_testing
