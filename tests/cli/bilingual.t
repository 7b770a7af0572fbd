#!/bin/sh
# Two languages in one file.
set -u
# shellcheck source=tests/tap.sh
. "$top_srcdir/tests/tap.sh"

begin_small
"$PIA" export "$ref" --bilingual zh-Hant,pt --format md -o - >both.md
for language in zh-Hant pt; do
	"$PIA" export "$ref" --lang $language --format md -o - >$language.md
	for word in $(sed -n 's/^## //p' $language.md | tr -d '.' | tr ' ' '\n'); do
		grep -q "^##.*$word" both.md || echo "$word"
	done >missing
	is "$(cat missing)" "" "every heading in $language stands in the report of two languages"
done
is "$(sed -n '2,/^---$/s/^\(language\|lang\): //p' both.md | tr '\n' ' ')" '"zh-Hant, pt" "zh-Hant" ' "the front matter names both"
"$PIA" export "$ref" --bilingual pt,zh-Hant --format md -o - | grep -q '^## Resumo / 摘要'
ok "the order is the one asked for"

mkdir folder
for layout in "$top_srcdir"/templates/reports/*.yaml; do
	report=$(basename "$layout" .yaml)
	subject=$ref
	[ "$report" != register ] || subject=--all
	for format in md xlsx; do
		run export "$subject" --report "$report" --bilingual zh-Hant,pt --format $format -o folder
		has "$code $out" ".zh-Hant-pt.$format" "$report as $format, under a name that says both"
	done
done
run export --all --bilingual zh-Hant,pt -o all
is "$code $(ls all | wc -l)" "0 1" "of all assessments one file each"
python - "$ref" <<'PY' 2>fault
import glob, openpyxl, sys
name = [name for name in glob.glob("folder/%s*.zh-Hant-pt.xlsx" % sys.argv[1]) if name.count(".") == 2][0]
book = openpyxl.load_workbook(name)
texts = [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
assert "標題 / Título" in texts, texts
assert book.sheetnames[0] == "摘要 - Resumo", book.sheetnames
dates = [cell for sheet in book for row in sheet.iter_rows() for cell in row if getattr(cell, "is_date", False)]
assert dates and all(cell.number_format == "yyyy-mm-dd" for cell in dates), [cell.number_format for cell in dates]
PY
ok "the workbook holds both languages, and its dates are dates that either reader knows" || explain "$(cat fault)"
if command -v pandoc >/dev/null 2>&1; then
	for format in docx html; do
		said=$(pandoc -s -f gfm+yaml_metadata_block both.md -o "both.$format" 2>&1)
		is "$?$said" 0 "pandoc makes $format of it and warns of nothing"
	done
fi

for wrong in pt pt,pt pt,en,zh-Hant; do
	run export "$ref" --bilingual $wrong
	is "$code $out" "2 " "not two different languages: $wrong"
	has "$err" "zh-Hant,pt" "how it is written, is said"
done
run export "$ref" --bilingual pt,fr
is "$code" 2 "a language that there is not"
run export "$ref" --bilingual zh-Hant,pt --lang en
is "$code" 2 "together with --lang"
has "$err" "--lang" "is one too much"
run export "$ref" --bilingual zh-Hant,pt --draft --format md -o -
has "$out" '**草稿 / Rascunho**' "a draft says so in both languages"
done_testing
