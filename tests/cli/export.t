#!/bin/sh
# Exports: workbooks and Markdown in three languages.
set -u
# shellcheck source=tests/tap.sh
. "$top_srcdir/tests/tap.sh"

ref=$("$PIA" new --template gpdp-pia --blueprint dingtalk-rollout --title X --client 'Lótus 蓮花')
has "$ref" 2026- "the example is begun"

for language in en pt zh-Hant; do
	run export "$ref" --format xlsx --lang $language -o "$language.xlsx"
	is "$code$out$err" 0 "a workbook in $language"
	run export "$ref" --lang $language -o "$language.md"
	is "$code$err" 0 "a report in $language"
	"$PIA" show "$ref" --json >records.json
	python "$top_srcdir/tests/cli/read-workbook.py" "$language.xlsx" records.json $language >faults 2>&1
	ok "the workbook in $language opens and holds every record" || explain "$(cat faults)"
	if command -v pandoc >/dev/null 2>&1; then
		for format in docx html; do
			said=$(pandoc -s -f gfm+yaml_metadata_block "$language.md" -o "$language.$format" 2>&1)
			is "$?$said" 0 "pandoc makes $format of the report in $language and warns of nothing"
		done
	fi
done
has "$(cat zh-Hant.md)" 釘釘 "Chinese is intact"
has "$(cat pt.md)" ção "accents are intact"
for language in en pt zh-Hant; do
	has "$(cat $language.md)" 'Lótus 蓮花' "the client stands in the report in $language"
done
has "$(cat en.md)" '```mermaid' "the flows are drawn"

run export "$ref" --lang pt -o again.xlsx
cmp -s pt.xlsx again.xlsx
ok "the same input gives the same bytes"
for format in xlsx md; do
	PIA_NOW=2031-03-03T23:30:00Z "$PIA" export "$ref" --lang pt -o later.$format
	cmp -s pt.$format later.$format
	ok "and so it does years later: $format"
done
"$PIA" export "$ref" --lang pt --as-of 2031-03-03 -o later.md
cmp -s pt.md later.md
is $? 1 "but for the date that counts as today"

# The version that a report shows.
"$PIA" history "$ref" --json >history.json
version=$(python -c 'import json; last = json.load(open("history.json"))[-1]; print(last["number"], last["hash"])')
is "$(sed -n '2,/^---$/s/^\(version\|hash\): "\(.*\)"$/\2/p' pt.md | tr '\n' ' ')" "$version " "the front matter says which version it is"
is "$(sed -n '2,/^---$/s/^\(reference\|language\): //p' pt.md | tr '\n' ' ')" "\"$ref\" \"pt\" " "of what, and in which language"
python - $version <<'PY'
import openpyxl, sys
cells = {str(cell.value) for row in openpyxl.load_workbook("pt.xlsx").worksheets[0].iter_rows() for cell in row}
assert set(sys.argv[1:]) <= cells and any(cell.startswith("gpdp-pia ") for cell in cells), cells
PY
ok "the workbook says so, and the template's version"
"$PIA" export "$ref" --format md --lang pt -o - | cmp -s - pt.md
ok "- is standard output"
mkdir folder
run export "$ref" --lang pt -o folder
is "$code $(find folder -type f)" "0 $out" "into a folder, under a name of its own, which is printed"

mkdir others
for report in summary risk-register action-plan data-map filing; do
	for format in md xlsx; do
		run export "$ref" --report $report --lang zh-Hant --format $format -o others
		is "$code $(find others -name "*.$report.zh-Hant.$format")" "0 $out" "the report $report as $format, under a name of its own"
	done
done
"$PIA" export "$ref" --report full --lang pt -o - --format md | cmp -s - pt.md
ok "full is what is made where no report is named"
mkdir drafts
run export "$ref" --draft --lang zh-Hant -o drafts
is "$code $(find drafts -name '*.draft.zh-Hant.xlsx')" "0 $out" "a draft, under a name that says so"
run export "$ref" --draft --lang zh-Hant --format md -o draft.md
python - "$(find drafts -name '*.xlsx')" <<'PY'
import openpyxl, re, sys
book = openpyxl.load_workbook(sys.argv[1])
for sheet in book.worksheets:
    assert sheet.cell(1, 1).value.startswith("草稿 · "), sheet.title
    assert "草稿 · " in sheet.oddHeader.center.text, sheet.title
assert book.worksheets[0].cell(1, 1).value and "草稿" not in "".join(book.sheetnames)
text = open("draft.md").read()
assert len(re.findall("^##? .*\n\n\\*\\*草稿\\*\\*$", text, re.M)) == len(re.findall("^##? ", text, re.M)) > 5
PY
ok "every sheet, printed page and chapter of it is marked"
is "$(sed -n '2,/^---$/p' draft.md | grep -c '^draft: true$') $(grep -c '^draft:' zh-Hant.md)" "1 0" "and the front matter says it to programs"
run export "$ref" --report nothing -o folder
is "$code" 3 "a report that is not there: exit code 3"
has "$err" "action-plan, data-map, differences, filing, full" "and those there are, are named"
mkdir -p "$XDG_DATA_HOME/pia/reports"
awk '/^\.\\" report: / { on = 1; next } /^\.EE/ { on = 0 } on { gsub(/\\-/, "-"); print }' "$top_srcdir/man/pia-template.5" \
	>"$XDG_DATA_HOME/pia/reports/open-risks.yaml"
run export "$ref" --report open-risks --format md -o -
has "$code$out" "To be accepted or lowered." "the manual's layout is found in the person's folder and works"
sed 's/residual_level, acc/residual_levle, acc/; s/>= high/>= hgih/' "$XDG_DATA_HOME/pia/reports/open-risks.yaml" >faulty.yaml
run export "$ref" --report ./faulty.yaml -o faulty.xlsx
is "$code $(printf '%s\n' "$err" | grep -c 'faulty\.yaml:[0-9]*:[0-9]*: ')" "3 2" "every fault of a layout has its place"
test ! -e faulty.xlsx
ok "and nothing is written"
begin_small
run set "$ref" assessment.title '../../=1+1|</td><script>alert(1)</script>'
run set "$ref" flow/1.data "=cmd|'/c calc'!A1 [x](javascript:1)"
run export "$ref" -o folder
is "$(find folder -newer again.xlsx -name '*.xlsx' | wc -l)" 2 "a wild title stays inside the folder"
run export "$ref" -o wild.xlsx
python - <<'PY'
import zipfile
for name in zipfile.ZipFile("wild.xlsx").namelist():
    assert b"<f>" not in zipfile.ZipFile("wild.xlsx").read(name), name
PY
ok "what is typed never becomes a formula"
run export "$ref" -o wild.md
python -c 'import yaml; print(yaml.safe_load(open("wild.md").read().split("---\n")[1])["reference"])' >reference
is "$(cat reference)" "$ref" "nor breaks the front matter"
if command -v pandoc >/dev/null 2>&1; then
	pandoc -s -f gfm+yaml_metadata_block -t html wild.md >wild.html
	grep -qE '<script|href="javascript' wild.html
	is $? 1 "nor a script in a report"
fi

run new --template screening --title Nothing
run export "$out" --report data-map --format md -o -
is "$code$(printf '%s\n' "$out" | grep -c '^|')" 00 "where nothing is recorded there is no table of nothing"

echo precious >victim
ln -s victim link.xlsx
run export "$ref" -o link.xlsx
is "$code $(cat victim)" "4 precious" "a link is not followed"
echo old >there.xlsx
mkdir locked && echo old >locked/there.xlsx && chmod 555 locked
if [ "$(id -u)" != 0 ]; then
	run export "$ref" -o locked/there.xlsx
	is "$code $(cat locked/there.xlsx)" "4 old" "a folder that is read-only"
fi
is "$(find . -name '.pia-*')" "" "nothing half-written is left behind"
done_testing
