#!/bin/sh
# From draft to signed in each language: what is in the way and the way there, signing sentence by sentence, the next version.
set -u
# shellcheck source=tests/tap.sh
. "$top_srcdir/tests/tap.sh"
# shellcheck source=tests/screens/golden.sh
. "$top_srcdir/tests/screens/golden.sh"
# A version is of an assessment, whose id is another one each time.
hashes_differ=yes

for language in en pt zh-Hant; do
	golden "signing-$language" <<END
template @data@/small.yaml
blueprint @data@/small-start.yaml
content $language
language $language
author Ana Lopes, Lotus Consulting, Consultant
open

size 80 24
key Esc S
show draft roles
key s
show locked
key Down Down Down Enter
show the-way
key Enter Enter Esc
show nothing-in-the-way
key r
show asked
key y
show review
key Enter
show closed
key s
show attest roles
key Down Down Enter
show missing
key Space Down Enter
show hash
key Down Enter
type Ana Lopes
key Enter
show no-name
key Ctrl-U
type Ana
key Enter
show passphrase
type correct horse
show not-shown
key Enter
type correct house
key Enter
show not-the-same
key Esc Up Enter
show without
key y
show signed
key Home e
show evidence
key Esc t
show time-stamp
key Esc T
type nothing.tsr
key Enter
show no-reply
key Esc
key s Right Down Space Down Space Down Enter Enter y
show decided roles
key Esc
show sealed
key S n
show how-to-go-on
key c
show next-version
key r y
size 40 12
show narrow
key s
show narrow-attest
END
done

golden signing-review <<'END'
template @data@/small.yaml
blueprint @data@/small-start.yaml
author Ana Lopes
open

size 80 24
key Esc S r y c n
type Is this all?
key Ctrl-S
show commented
key Esc b
type The scope is missing
key Enter
show sent-back
key w
type Stopped
key Enter
show withdrawn
key p
show not-superseded
END

done_testing
