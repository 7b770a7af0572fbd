#!/bin/sh
# The glossary: listing, explaining, in every language.
set -u
# shellcheck source=tests/tap.sh
. "$top_srcdir/tests/tap.sh"

# Only what this test brings, whatever ships.
PIA_DATA=$work/program
export PIA_DATA
mkdir -p "$PIA_DATA/templates" "$XDG_DATA_HOME/pia/templates/glossaries"
cp -r "$(dirname "$PIA")/share/pia-wizard/locales" "$PIA_DATA"

run glossary
is "$code$out$err" 0 "where there is no glossary there is nothing to list"
glossary=$top_srcdir/tests/data/glossaries/small.yaml
cp "$glossary" "$XDG_DATA_HOME/pia/templates/glossaries"

run glossary
is "$(printf '%s\n' "$out" | wc -l)" 7 "every term has a line"
is "$(printf '%s\n' "$out" | sed -n 2,3p)" "processor      subcontratante           次合同人
sub-processor  subcontratante ulterior  再次合同人" "with its three languages, aligned"

run glossary CONTROLADOR
is "$code" 3 "a word that no term has: exit code 3"
has "$err" "No term has CONTROLADOR in it." "and that is said"

run glossary responsaveis --lang en
is "$code$out" "0controller · responsável · 負責實體
  Whoever decides, alone or with others, why and how personal data are processed. It answers for what the processor does on its behalf.
  Act, art. 4(1)(5)" "a word in any language finds the term, without accents too"
run glossary 次合同人 --lang pt
is "$out" "subcontratante · processor · 次合同人
  Quem trata dados pessoais por conta do responsável.
  Lei, artigo 4.º, n.º 1, alínea 6)*
  * Não verificado.

subcontratante ulterior · sub-processor · 再次合同人
  Um subcontratante do subcontratante.
  Este termo não foi encontrado numa fonte oficial." "explained in the language of --lang, with what is not sure"

run glossary titular --json --lang zh-Hant
printf '%s' "$out" | python -c '
import json, sys
(term,) = json.load(sys.stdin)
assert term["id"] == "data_subject" and term["glossary"] == "small"
assert term["term"] == {"en": "data subject", "pt": "titular dos dados", "zh-Hant": "資料當事人"}
assert term["also"]["zh-Hant"] == ["當事人"]
assert term["explanation"] == "資料所涉及的人。"
assert term["controlled"] and term["verified"] and term["law"] is None and term["caveat"] is None'
ok "--json is read by a program"
run glossary nothing --json
is "$code$out" "0[]" "and has no term where none matches"

run glossary --template "$small"
is "$code" 3 "a template that names no glossary: exit code 3"
has "$err" "The template small names no glossary." "and that is said"
sed 's/^home: mo/&\nglossary: small/' "$small" >mine.yaml
run glossary consent --template mine.yaml
has "$out" "A free, specific and informed yes" "a template's glossary is found by its name"
sed 's/^home: mo/&\nglossary: other/' "$small" >other.yaml
run glossary --template other.yaml
is "$code" 3 "a glossary that is not there: exit code 3"
has "$err" "There is no glossary other" "and that is said"

run template check "$glossary"
is "$code$out$err" 0 "template check takes a glossary for what it is"
sed '/^terms:/,$d' "$glossary" >faulty.yaml
run template check faulty.yaml
is "$code" 3 "and reports what it lacks"
has "$err" 'The key "terms" is missing here.' "in a glossary's own words"
case $err in *'"kinds"'*) false ;; esac
ok "and nothing that only a template has"
done_testing
