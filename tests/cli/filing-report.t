#!/bin/sh
# The report for a filing: the ten items of the law in their order, the answers that each is drawn from, what is missing.
set -u
# shellcheck source=tests/tap.sh
. "$top_srcdir/tests/tap.sh"

ref=$("$PIA" new --template gpdp-pia --blueprint dingtalk-rollout)

# headings FILE: those of items, chapter by chapter
headings() {
	sed -nE 's/^### （(.*)）.*/\1/p; s/^### ([0-9]+)[.)] .*/\1/p' "$1" | tr '\n' ' '
}

# item NUMBER FILE: what stands under that heading in the first chapter that has it, whatever the width of columns
item() {
	awk -v heading="### $1" 'index($0, heading) == 1 && !done { on = 1; next } /^##/ { if (on) done = 1; on = 0 } on' "$2" | tr -s ' '
}

for language in zh-Hant pt en; do
	run export "$ref" --report filing --lang $language -o "$language.md"
	is "$code$err" 0 "the report in $language is written"
done
ten='1 2 3 4 5 6 7 8 9 10 '
is "$(headings pt.md)" "$ten$ten$ten" "two filings and the purpose without one have ten items each, in Portuguese"
is "$(headings zh-Hant.md)" "$(for _ in 1 2 3; do printf '一 二 三 四 五 六 七 八 九 十 '; done)" "and in Chinese"
has "$(cat zh-Hant.md)" '## 未有手續紀錄：目的 8：集團工時統計' "the purpose that calls for a step and has no filing"
has "$(item '7)' pt.md)" '| Prazo de conservação | *Em falta*' "what is missing is said" ||
	explain "$(item '7)' pt.md)"
has "$(item （五） zh-Hant.md)" '| 地址 | （欠缺） | 參與方 5：供應商的雲端寄存商 | 4. 參與方與系統 |' \
	"of which record, and in which step it is asked"
has "$(item （三） zh-Hant.md)" '資料類別 2：考勤紀錄；資料類別 3：人臉特徵模板 | 3. 資料與人 |' "an answer that several records give stands once, with each of them"
has "$(item 欠缺的答案 zh-Hant.md)" '| （五）當不是負責處理資料的實體本身處理時，承擔處理資訊的實體 | 地址 | 參與方 5：供應商的雲端寄存商 | 4. 參與方與系統 |' \
	"and what is missing of all items stands together"
lacks "$(item （三） zh-Hant.md)" 資料類別\ 8 "what the purposes of the filing do not lead to is not there"
has "$(item （四） zh-Hant.md)" '| 名稱 | 釘釘供應商 | 參與方 4 |' "a recipient is the party, where data go to a system the one that runs it"
lacks "$(item （四） zh-Hant.md)" '釘釘工作平台' "not the system"
lacks "$(item （四） zh-Hant.md)" '| 名稱 | 本公司' "nor the controller itself"
"$PIA" export "$ref" --report filing --bilingual zh-Hant,pt --format md -o both.md >/dev/null
has "$(tr -s ' ' <both.md)" '| 欄位 / Campo |' "both languages side by side have the same rows"

# Every field that the template says an item rests on is gathered there, or leads there.
python - "$top_srcdir" >faults 2>&1 <<'PY'
import re, sys, yaml
root = sys.argv[1]
template = yaml.safe_load(open(f"{root}/templates/gpdp-pia.yaml", encoding="utf-8"))
text = open(f"{root}/templates/reports/filing.yaml", encoding="utf-8").read()
layout = yaml.safe_load(re.sub(r"([\w.]+[?])(?=[],])", r'"\1"', text))
chapter = next(part for part in layout["chapters"] if "each" in part)
items, number = {}, 0
for block in chapter["show"]:
    if block == "missing_answers":
        break
    if "heading" in block and number < 10:
        number += 1
        assert block["heading"]["en"].startswith(f"{number}. ") and block["heading"]["pt"].startswith(f"{number}) "), block
    for source in block.get("gather", []):
        items.setdefault(number, set()).add((source if isinstance(source, str) else source["from"]).rstrip("?"))
leading = {re.sub(r" via |\.", ".", step).rstrip("?") for step in chapter["reach"]}
fields = [(kind, field) for kind, what in template["kinds"].items() for field in what["fields"]]
fields += [("answers", field) for step in template["steps"] for part in step["show"] for field in part.get("questions", [])]
found = set()
for kind, field in fields:
    for law in field.get("law", []):
        item = re.fullmatch(r"23\(\)\((\d+)\)", law["article"])
        if item:
            number, name = int(item[1]), f"{kind}.{field['id']}"
            found.add(number)
            if name not in items[number] | leading:
                print(f"item {number} lacks {name}")
assert found == set(range(1, 11)) == set(items) - {0}, found
PY
ok "each of the ten items has its fields, and the report names them all" && [ ! -s faults ] || explain "$(cat faults)"
is "$(cat faults)" "" "none is forgotten"

run export "$ref" --report filing --lang zh-Hant -o filing.xlsx
is "$(python -c 'import openpyxl; print(*[sheet.title for sheet in openpyxl.load_workbook("filing.xlsx")], sep="\n")' | wc -l)" 4 \
	"a workbook has a sheet for each filing, beside the list of them"

# Purposes of one group go into one notification, and have one chapter.
for title in Rosters Overtime; do
	"$PIA" add "$ref" purpose "title=$title" group=Staffing filing_override=notification >/dev/null
done
"$PIA" add "$ref" purpose title=Alone filing_override=notification >/dev/null
run export "$ref" --report filing --lang zh-Hant -o groups.md
is "$(grep '^## 未有' groups.md)" "## 未有手續紀錄：目的 8：集團工時統計
## 未有手續紀錄：Staffing
## 未有手續紀錄：目的 11：Alone" "purposes of one group that have no filing have a chapter together"
staffing=$(sed -n '/^## .*Staffing/,/^## .*Alone/p' groups.md | tr -s ' ')
has "$staffing" "Rosters" "about the one"
has "$staffing" "Overtime" "and the other"

# Templates that know no filings
for template in screening gba-contract; do
	other=$("$PIA" new --template $template --title Other)
	for format in md xlsx; do
		run export "$other" --report filing --lang en -o "other.$format"
		is "$code$err" 0 "of $template too there is a report: $format"
	done
	has "$(cat other.md)" "records no filings" "which says that it has none"
done
done_testing
