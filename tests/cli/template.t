#!/bin/sh
# Templates and report layouts: those that ship, one's own, and checking a file.
set -u
# shellcheck source=tests/tap.sh
. "$top_srcdir/tests/tap.sh"

run template list
has "$out" gpdp-pia "the template that ships is listed"
has "$out" dingtalk-rollout "and the blueprint"
has "$out" risk-register "and the reports"
run template list --json
printf '%s' "$out" | python -c 'import json, sys; json.load(sys.stdin)'
ok "--json is read by a program"
run template check "$top_srcdir/templates/gpdp-pia.yaml" "$small"
is "$code$out$err" 0 "what ships has no fault"

run template check "$top_srcdir/templates/blueprints/dingtalk-rollout.yaml"
is "$code$out$err" 0 "nor has the blueprint"

layout=$top_srcdir/tests/data/reports/small.yaml
run template check --template "$small" "$layout" risk-register small-nothing
is "$code" 4 "a layout is checked with the template that is named, a report by its name; a file that is not there is an error"
is "$(printf '%s\n' "$err" | wc -l)" 1 "and the only one"
run template check "$layout"
is "$code" 3 "without a template a layout has to suit one of those there are"
has "$err" ':15: There is no step "map"' "and is told where it does not"
sed 's/^needs: .*/needs: [flow.purpose]/; /^logo: /d' "$layout" >needy.yaml
run template check needy.yaml
has "$err" 'needy.yaml:7:9: The kind "flow" has no field "purpose". Is it "purposes"?' "and what no template has that it needs"
run template check --template screening "$top_srcdir/templates/reports/full.yaml" summary
is "$code$err" 0 "what ships suits every template"
mkdir -p "$XDG_DATA_HOME/pia/reports"
sed -e 's/^report: .*/report: mine/' -e 's/en: Risk register/en: Top risks/' "$top_srcdir/templates/reports/risk-register.yaml" \
	>"$XDG_DATA_HOME/pia/reports/mine.yaml"
run template list
has "$out" "report  Top risks (your own)" "a report of one's own is listed and marked"
run template list --json
is "$(printf '%s' "$out" | python -c 'import json, sys; print([e["name"] for e in json.load(sys.stdin) if e["own"] and e["type"] == "report"])')" \
	"['mine']" "for programs too"
sed 's/^report: .*/report: board/' "$XDG_DATA_HOME/pia/reports/mine.yaml" >other.yaml
run template check other.yaml
is "$code" 0 "the file of a report may have another name than it says"
has "$out" "other.yaml is found among your reports as other" "which is said, since it is found by that of the file"
sed -i -e 's/title?/titel/' "$XDG_DATA_HOME/pia/reports/mine.yaml"
run template check mine
is "$code" 3 "a report of one's own is checked by its name"
has "$err" "mine.yaml:1" "with line and column"
echo 'report: mine' >"$XDG_DATA_HOME/pia/reports/mine.yaml"
mkdir -p "$XDG_DATA_HOME/pia/templates"
echo 'template: house' >"$XDG_DATA_HOME/pia/templates/house.yaml"
run template list
has "$out" "  report  has faults: " "one that has faults does not just vanish from the list"
has "$out" "—  has faults: " "nor does a template"
rm -r "$XDG_DATA_HOME/pia/reports" "$XDG_DATA_HOME/pia/templates"

sed -e 's/type: duration/type: duraton/' -e 's/to is empty/too is empty/' -e 's/^home: mo/home: xx/' "$small" >faulty.yaml
run template check faulty.yaml
is "$code" 3 "a faulty template: exit code 3"
has "$err" "faulty.yaml:8:7:" "with file, line and column"
[ "$(printf '%s\n' "$err" | wc -l)" -ge 2 ]
ok "all faults in one run"
run new --template faulty.yaml
is "$code" 3 "and nothing is begun from it"
run list
is "$out" "" "the library stays empty"

# A blueprint is judged as one, even where it does not say what it is about.
sed '/^description:/d' "$top_srcdir/tests/data/templates/small-start.yaml" >nameless.yaml
run template check nameless.yaml
is "$code" 3 "a faulty blueprint: exit code 3"
has "$err" 'The key "description" is missing here.' "it says what a blueprint lacks"
case $err in *'"kinds"'*) false ;; esac
ok "and nothing that only a template has"

run template show "$small" --lang zh-Hant
is "$code$err" 0 "a template is shown for those who review it"
has "$out" "#### 範圍（必填）" "its questions, with those that must be answered"
has "$out" "\`needed is no\`" "and when they are asked"
has "$(printf '%s' "$out" | tr -s ' ')" "| \`any flow via purposes where (crosses_border)\` | 通知 | 資料出境 | 法律第二十一條第一款 |" "what is worked out, and why"
has "$out" "\`flow (crosses_border)；system (abroad)\`" "where an entry of the catalogue applies"
has "$out" "欄位清單" "what is to be attached"
has "$out" "列入須辦事項" "and which dates fall due"
run template show "$small" --lang pt
has "$out" "**Exemplo**: Nomes e horas" "in the language that is asked for"
sed "s/    when: overdue/    when: \"title is 'x|<b>|y' and overdue\"/; s/'x|<b>|y'/\\\\\"x|<b>|y\\\\\"/" "$small" >bars.yaml
run template show bars.yaml
has "$(printf '%s' "$out" | tr -s ' ')" '| `title is "x\|<b>\|y" and overdue` |' "a bar in a condition ends no cell of a table"
run template show
is "$code" 2 "which template must be said"
sed '/^languages:/s/pt, //' "$small" >english.yaml
run template show english.yaml --lang pt
is "$code" 3 "a language that the template does not speak is refused"

# 100,000 brackets
head -c 100000 /dev/zero | tr "\0" "[" >deep.yaml
run template check deep.yaml
is "$code" 3 "a hostile file is refused"

mkdir -p "$XDG_DATA_HOME/pia/templates"
sed 's/^template: small/template: mine/' "$small" >"$XDG_DATA_HOME/pia/templates/mine.yaml"
run new --template mine
is "$code" 0 "a template of one's own is found by its name"

# What extends another is kept whole: the assessment needs neither file any more.
cat >"$XDG_DATA_HOME/pia/templates/house.yaml" <<'END'
template: house
version: 1.0.0
format: 1
extends: mine
title: {en: House rules}
kinds:
  flow:
    fields:
      - {id: cost, type: number, unit: {en: MOP, pt: MOP, zh-Hant: 澳門元}, label: {en: Cost, pt: Custo, zh-Hant: 費用}, after: started}
lists:
  role:
    - {id: processor, label: {en: Agent}}
steps:
  - {id: risks, hide: true}
rules:
  - {id: no_flow, hide: true}
END
run template check "$XDG_DATA_HOME/pia/templates/house.yaml"
is "$code$out$err" 0 "a template that extends another has no fault"
run template list
has "$out" "House rules" "and is listed under its own title"
run new --template house --lang pt
ref=$out
rm -r "$XDG_DATA_HOME/pia/templates"
run add "$ref" party name=Lótus role=processor jurisdiction=cn
run add "$ref" flow data=Horas from=party/1 to=party/1 cost=12
is "$code" 0 "what it adds is there, without its files"
run get "$ref" flow/1.cost
is "$out" 12 "and is kept"
run show "$ref" --lang en
has "$out" Agent "what it rewords is reworded"
run add "$ref" risk title=Perda
is "$code" 0 "what it hides is still known"
run export "$ref" --lang pt --format md -o -
has "$out" "Perda" "and what was kept of it is printed"
done_testing
