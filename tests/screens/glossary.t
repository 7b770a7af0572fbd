#!/bin/sh
# F1 explains the terms in what has the focus, and any other that is typed.
set -u
# shellcheck source=tests/tap.sh
. "$top_srcdir/tests/tap.sh"
# shellcheck source=tests/screens/golden.sh
. "$top_srcdir/tests/screens/golden.sh"

# Only the glossary that this test brings, whatever ships.
mkdir -p "$work/program/templates/glossaries"
cp -r "$PIA_DATA/locales" "$work/program"
cp "$top_srcdir/tests/data/glossaries/small.yaml" "$work/program/templates/glossaries"
PIA_DATA=$work/program
sed -e 's/^home: mo/&\nglossary: small/' -e 's/What is it about?/Which personal data are used?/' "$small" >with-glossary.yaml
sed "s/^home: mo/&\nglossary: other/" "$small" >faulty.yaml

for language in en pt zh-Hant; do
	golden "glossary-$language" <<END
template $work/with-glossary.yaml
blueprint @data@/small-start.yaml
content $language
language $language
author Ana Lopes, Lotus Consulting, Consultant
open

size 80 24
key ] Down Down Down Down Enter Down
key F1
show terms roles
key Down
show second-term
key Down Down
show key
key Home
type 再
show typed roles
key Enter
show read-all
key F1
show terms-of-explanation
key Esc Esc Esc
key F2 F2
show other-language
END
done

golden glossary-40x12 <<END
template $work/with-glossary.yaml
blueprint @data@/small-start.yaml
author Ana Lopes, Lotus Consulting, Consultant
open

size 40 12
key ] Down Down Down Down Enter Down
key F1
show terms
key Down
show second-term
key Up Enter
show read-all
END

golden glossary-elsewhere <<END
template $work/with-glossary.yaml
blueprint @data@/small-start.yaml
author Ana Lopes, Lotus Consulting, Consultant
open

size 80 24
key F1
show no-terms
type processor
show typed-anywhere
key Esc Esc Esc
show steps
key F1
show terms-of-step
END

golden glossary-faulty <<END
template $work/faulty.yaml
blueprint @data@/small-start.yaml
author Ana Lopes
open

size 80 24
key F1
show no-glossary
END

# Before an assessment is open every glossary counts, and says which it is.
sed 's/title: {en: Small/title: {en: Other/' "$top_srcdir/tests/data/glossaries/small.yaml" \
	>"$work/program/templates/glossaries/other.yaml"
golden glossary-library <<END
author Ana Lopes

size 80 24
key F1
type consent
show two-glossaries
key Down F2 F2
show chinese
END

done_testing
