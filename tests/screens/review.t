#!/bin/sh
# The version after the signed one: what has changed since is marked; as a review, every answer and record waits until it is confirmed
# or changed.
set -u
# shellcheck source=tests/tap.sh
. "$top_srcdir/tests/tap.sh"
# shellcheck source=tests/screens/golden.sh
. "$top_srcdir/tests/screens/golden.sh"
# A version is of an assessment, whose id is another one each time.
hashes_differ=yes

for language in en pt zh-Hant; do
	golden "review-$language" <<EOF
template @data@/small.yaml
blueprint @data@/small-start.yaml
content $language
language $language
author Ana Lopes, Lotus Consulting, Consultant
open

size 80 24
key Esc S Down Down Down Enter Enter Enter Esc
key r y s Down Space Down Enter Enter y
key s Right Down Space Down Space Down Enter Enter y
key n
show review-or-change
key r
show in-the-way
key Esc
show steps roles
key f
show what-is-open
key Enter
show first
key o
show confirmed
key Down Enter
type 2
key Enter
show changed
key g
show next
key O
show all-of-the-step
key y
show step-confirmed
key g
show record-in-its-form
key o Esc
show table
size 40 12
show narrow
EOF
done

golden review-undone <<'EOF'
template @data@/small.yaml
blueprint @data@/small-start.yaml
author Ana Lopes
open

size 80 24
key Esc S Down Down Down Enter Enter Enter Esc
key r y s Down Space Down Enter Enter y
key s Right Down Space Down Space Down Enter Enter y
key n r Esc Enter
key o u
show waits-again
key Down Down Down Down Down Down y
show same-answer-confirms
key u
show question-waits-again
EOF

golden review-change <<'EOF'
template @data@/small.yaml
blueprint @data@/small-start.yaml
author Ana Lopes
open

size 80 24
key Esc S Down Down Down Enter Enter Enter Esc
key r y s Down Space Down Enter Enter y
key s Right Down Space Down Space Down Enter Enter y
key n c Esc Enter
key Down Enter
type 2
key Enter Up
show changed
key 2 Enter Down y
show record
key Esc
show table
EOF

done_testing
