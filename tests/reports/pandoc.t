#!/bin/sh
# Pandoc reads every report as GitHub's Markdown and as its own, and warns of nothing; a table of contents leads to its headings.
set -u
# shellcheck source=tests/tap.sh
. "$top_srcdir/tests/tap.sh"
command -v pandoc >/dev/null 2>&1 || skip_all "there is no pandoc"
PIA_DATA=$top_builddir/share/pia-wizard
export PIA_DATA

for report in "$top_srcdir"/tests/reports/expected/*.md; do
	for form in gfm+yaml_metadata_block markdown; do
		said=$(pandoc -s -f $form "$report" -t html -o page.html 2>&1)
		is "$?$said" 0 "$(basename "$report") as $form"
	done
done
for language in en pt zh-Hant; do
	said=$(pandoc -s -f gfm+yaml_metadata_block "$top_srcdir/tests/reports/expected/example.summary.$language.md" -o summary.docx 2>&1)
	is "$?$said" 0 "the summary in $language as a document"
done

# The fonts that README names; few machines have LaTeX.
if command -v xelatex >/dev/null 2>&1 && kpsewhich xeCJK.sty >/dev/null &&
	fc-list | grep -q 'Noto Sans Mono CJK TC' && fc-list | grep -q 'DejaVu Sans Mono'; then
	said=$(pandoc -s -f gfm+yaml_metadata_block --pdf-engine=xelatex -V geometry=landscape -V CJKmainfont="Noto Serif CJK TC" \
		-V CJKmonofont="Noto Sans Mono CJK TC" -V monofont="DejaVu Sans Mono" -V babel-lang=chinese-hant \
		"$top_srcdir/tests/reports/expected/small.full.zh-Hant.md" -o full.pdf 2>&1)
	is "$?$said" 0 "the full report in Chinese as a PDF"
fi

begin_small
for language in en pt zh-Hant; do
	run export "$ref" --toc --lang $language -o "$language.md"
	pandoc -s -f gfm+yaml_metadata_block "$language.md" -t html -o page.html
	python - <<'PY' >faults 2>&1
import re
page = open("page.html").read()
links = re.findall(r'href="#([^"]*)"', page)
missing = set(links) - set(re.findall(r'id="([^"]*)"', page))
assert not missing and len(links) > 5, (links, missing)
PY
	ok "every link of the contents in $language leads somewhere" || explain "$(cat faults)"
done
done_testing
