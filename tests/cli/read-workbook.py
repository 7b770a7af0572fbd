"""Read a workbook back and compare it with `pia show --json`: read-workbook.py FILE.xlsx RECORDS.json LANGUAGE"""
import json
import sys

import openpyxl

book = openpyxl.load_workbook(sys.argv[1])
shown = json.load(open(sys.argv[2], encoding="utf-8"))
language = sys.argv[3]
faults = []

texts = set()
for sheet in book.worksheets:
    for row in sheet.iter_rows():
        for cell in row:
            if cell.data_type == "f":
                faults.append(f"{sheet.title}!{cell.coordinate} is a formula")
            if isinstance(cell.value, str):
                texts.add(cell.value.strip())
everything = "\n".join(texts)

for record in shown["records"]:
    for field, value in record["values"].items():
        if isinstance(value, dict):
            text = value.get(language) or value.get(shown["language"]) or next(iter(value.values()))
            if text and text.strip() not in everything:
                faults.append(f"{record['address']}.{field} is missing: {text[:60]}")

titles = [sheet.title for sheet in book.worksheets]
if len(titles) < 5:
    faults.append(f"too few sheets: {titles}")
for sheet in book.worksheets[1:]:
    if not sheet.freeze_panes:
        faults.append(f"{sheet.title} has no frozen headings")
for sheet in book.worksheets:
    footer = str(sheet.oddFooter.left.text) + str(sheet.oddFooter.center.text) + str(sheet.oddHeader.left.text) \
        + str(sheet.oddHeader.center.text) + str(sheet.oddHeader.right.text) + str(sheet.oddFooter.right.text)
    if "Lótus 蓮花" not in footer:
        faults.append(f"{sheet.title} does not carry the client on its pages")

print("\n".join(faults))
sys.exit(bool(faults))
