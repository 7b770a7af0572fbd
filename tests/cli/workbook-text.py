"""Texts that a workbook could read as something else, through the program and back: workbook-text.py PIA TEMPLATE BLUEPRINT"""
import re
import subprocess
import sys

import openpyxl

program, template, blueprint = sys.argv[1:]

# What is typed, and what a cell then has where that is not the same: the field has one line, what no
# one could see is shown by its number, what is no character of a text is not kept.
TEXTS = {
    "a formula": ("=1+1", None),
    "a formula with a command": ("=cmd|'/c calc'!A1", None),
    "a sign before": ("+1-1", None),
    "a minus": ("-2+3", None),
    "an at": ("@SUM(A1)", None),
    "an array formula": ("{=1+1}", None),
    "a number": ("0012", None),
    "a date": ("2026-01-01", None),
    "a web address": ("https://example.mo/?a=1&b=2", None),
    "a place in the book": ("internal:Summary!A1", None),
    "a script": ("[x](javascript:alert(1))", None),
    "a table row": ("a | b |\n|---|---|", "a | b | |---|---|"),
    "backticks": ("```\n`a`\n```", "``` `a` ```"),
    "HTML": ("<b>&amp;</b><script>1</script>]]>", None),
    "a character number": ("_x0041_", None),
    "right-to-left marks": ("a\u200fb\u200e", None),
    "right-to-left letters": ("a\u202eb\u202c", "a⟨202E⟩b\u202c"),
    "a control character": ("a\u0007b", "ab"),
    "not a character": ("a\ufffeb\uffff", "ab"),
    "Chinese of every extension": ("中㐀\U00020000\U0002a700\U0002b740\U0002b820\U0002ceb0\U00030000\U00031350", None),
    "a family": ("👨‍👩‍👧‍👦", None),
    "blanks around": ("  a  ", None),
}
LONG = "字" * 40000

def run(*arguments):
    done = subprocess.run([program, *arguments], capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{arguments[:3]}: {done.stderr}")
    return done.stdout.strip()

count = 0

def result(good, what):
    global count
    count += 1
    print("ok" if good else "not ok", count, "-", what)

def cells(path):
    for sheet in openpyxl.load_workbook(path).worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                yield sheet, cell

reference = run("new", "--template", template, "--blueprint", blueprint, "--lang", "en")
for what, (text, expected) in TEXTS.items():
    run("set", "--", reference, "flow/1.data", text)
    run("export", reference, "-o", "text.xlsx")
    found = [cell for _, cell in cells("text.xlsx") if cell.value == (expected or text)]
    # The program's own links lead from the name of a record to its row, inside the workbook.
    links = [cell.hyperlink for _, cell in cells("text.xlsx") if cell.hyperlink]
    wrong = [cell for _, cell in cells("text.xlsx") if cell.data_type == "f"] + [
        link for link in links if link.target or not re.fullmatch(r"'[\w ]+'!A\d+", link.location)]
    good = found and all(cell.data_type == "s" and not cell.hyperlink for cell in found) and not wrong
    result(good, f"{what} comes back as it was typed")
run("set", "--", reference, "flow/1.data", LONG)
run("export", reference, "-o", "text.xlsx")
parts = [cell.value for _, cell in cells("text.xlsx") if isinstance(cell.value, str) and set(cell.value) == {"字"}]
result("".join(parts[:2]) == LONG and len(parts[0]) == 32767, "what no cell holds goes on in the next row")
print(f"1..{count}")
