#!/bin/sh
# The register: all assessments of the library in one report, few of them or very many.
set -u
# shellcheck source=tests/tap.sh
. "$top_srcdir/tests/tap.sh"

# What was printed, with each run of blanks as one
unpadded() {
	printf '%s\n' "$out" | tr -s ' '
}

first=$("$PIA" new --template gpdp-pia --blueprint dingtalk-rollout --client 蓮花 --lang zh-Hant --title '推行釘釘 | [x](javascript:1)')
second=$("$PIA" new --template screening --client 'Alfa, Lda' --title '=1+1')
PIA_NOW=2026-03-01T09:00:00Z "$PIA" set "$first" assessment.own_reference L-7

run export --report register --format md --lang pt -o -
is "$code$err" 0 "it needs no assessment"
has "$out" '# Registo das avaliações' "it is in the language asked for"
has "$(printf '%s\n' "$out" | grep -n "$first")" '蓮花' "it says whose each is"
has "$(unpadded)" '| L-7 |' "under which number of their own"
has "$(unpadded)" '| 1 de Março de 2026 |' "when it was changed last"
has "$(unpadded | grep "$first")" '| Rascunho | Aprovar com condições |' "where it stands, and what was decided"
is "$(printf '%s\n' "$out" | grep -o '^| 2026-[0-9]*' | tr '\n' ' ')" "| $first | $second " "in the order they were begun"
has "$out" 'date: "2026-03-01"' "as of the day of the last change among them"
"$PIA" export --all --report register --format md --lang pt -o - >all.md
printf '%s\n' "$out" | cmp -s - all.md
ok "--all means the same"

run export --report register --lang zh-Hant,pt --client 'alfa, LDA' -o folder
is "$code $(ls folder | tr '\n' ' ')" "0 alfa-lda.register.pt.xlsx alfa-lda.register.zh-Hant.xlsx " "of a client, in several languages, under names of their own"
run export --report register --client Nobody --format md -o -
is "$code$out" 3 "of a client who has none there is none"
has "$err" "There are: 蓮花; Alfa, Lda" "and it is said who there are"
run export --report register --client 'Alfa, Ldo' --format md -o -
has "$err" "Is it Alfa, Lda?" "or who is meant"

run export "$first" --report register
is "$code" 2 "an assessment is not asked for"
has "$err" "leave $first out" "and the message says what to do"
run export "$first" --client 蓮花
is "$code" 2 "other reports still want --all with --client"

run export --report register --bilingual zh-Hant,pt --format md -o -
has "$(unpadded)" '| 標題 / Título |' "two languages stand side by side"

cat >own.yaml <<'EOF'
report: own
format: 1
languages: [en]
title: {en: Ours}
chapters:
  - show:
      - assessments: [language, title]
EOF
run export --report ./own.yaml --format md -o -
has "$(unpadded)" '| 中文 | 推行釘釘 \| \[x\](javascript:1) |' "a layout of one's own says which columns there are, in which order"
sed 's/language, title/language, titel/' own.yaml >faulty.yaml
run export --report ./faulty.yaml --format md -o -
is "$code $(printf '%s\n' "$err" | grep -c 'faulty\.yaml:7:33: ')" "3 1" "a column that there is not has its place"
sed 's/  - show:/  - show: [method]\n  - show:/' own.yaml >faulty.yaml
run export --report ./faulty.yaml --format md -o -
has "$err" 'faulty.yaml:6:5: ' "what is of one assessment has no place in it"

run export --report register --toc --format md --lang en -o -
has "$out" '**Contents**' "it has a table of contents where one is asked for"
sed 's/^title:/contents: yes\n&/' own.yaml >contents.yaml
run export --report ./contents.yaml --format md -o -
has "$out" '**Contents**' "or where its layout says so"

# Very many: assessments that are only rows of the list.
command -v sqlite3 >/dev/null 2>&1 || {
	done_testing
	exit
}
sqlite3 "$XDG_DATA_HOME/pia/pia.db" "
	WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 12000)
	INSERT INTO assessment SELECT i + 100, printf('%08x-0000-4000-8000-000000000000', i), printf('2027-%05d', i), 'en', template, begun
		FROM n, assessment WHERE assessment.id = 1;
	INSERT INTO summary SELECT a.id, 1, changed, changed_by, 'No. ' || a.reference, 'Many', '', '', 50, 0
		FROM assessment a, summary s WHERE a.id > 100 AND s.assessment = 1"
run export --report register -o many.xlsx
is "$code$err" 0 "a register of 12,000 is written"
python - <<'EOF' >faults 2>&1
import openpyxl, zipfile
sheet = openpyxl.load_workbook("many.xlsx").active
rows = [row for row in sheet.iter_rows(values_only=True) if str(row[0]).startswith("202")]
assert len(rows) == 12002, len(rows)
assert [row[0] for row in rows[2:]] == ["2027-%05d" % i for i in range(1, 12001)]
assert rows[1][1] == "=1+1" and rows[-1][1] == "No. 2027-12000" and rows[-1][8] == 50, rows[-1]
assert sheet.auto_filter.ref == "A7:L12009", sheet.auto_filter.ref
assert not any("tables" in name for name in zipfile.ZipFile("many.xlsx").namelist())
EOF
ok "with every row, and a filter above them" || explain "$(cat faults)"
run export --report register -o many.md
is "$code $(grep -c '^| 202' many.md)" "0 12002" "and in Markdown"
"$PIA" export --report register --format md -o - | cmp -s - many.md
ok "written to a file piece by piece it has the same bytes as in one"
"$PIA" export --report register --client many -o client.md
is "$(grep -c '^| 202' client.md)" 12000 "of a client, all theirs"
sqlite3 "$XDG_DATA_HOME/pia/pia.db" "UPDATE summary SET client = 'Rare' WHERE assessment = 12100"
"$PIA" export --report register --client rare -o rare.md
is "$(grep -c '^| 202' rare.md)" 1 "and the one at the very end"
"$PIA" export --report register --bilingual zh-Hant,pt -o both.md
is "$(grep -c '^| 202' both.md) $(grep -c '^.* 202.*<br>' both.md)" "12002 12002" "in two languages too"
done_testing
