"""The sheet of differences, read back: workbook-marks.py FILE.xlsx BEFORE.txt AFTER.txt

Of one text that differs: both sides whole, cell below cell, and marked in each is what the other has not."""
import re
import sys
import zipfile
from xml.etree import ElementTree

from workbook_parts import MAIN, find_faults

path, *sides = sys.argv[1:]
before, after = (open(name, encoding="utf-8").read() for name in sides)


def decode(text):
    """Excel reads _x0041_ as a character by its number, in each run for itself."""
    return re.sub("_x([0-9A-Fa-f]{4})_", lambda match: chr(int(match[1], 16)), text)


def runs(node):
    """(text, how it is marked) of a shared string."""
    for run in node.findall(f"{MAIN}r"):
        font = run.find(f"{MAIN}rPr")
        gone = font is not None and font.find(f"{MAIN}strike") is not None
        come = font is not None and font.find(f"{MAIN}u") is not None
        yield decode(run.find(f"{MAIN}t").text), "gone" if gone else "come" if come else ""
    for text in node.findall(f"{MAIN}t"):
        yield decode(text.text or ""), ""


with zipfile.ZipFile(path) as archive:
    strings = [list(runs(node)) for node in ElementTree.fromstring(archive.read("xl/sharedStrings.xml"))]
    sheet = ElementTree.fromstring(archive.read("xl/worksheets/sheet2.xml"))

columns = {"E": [], "F": []}
rows = {"E": 0, "F": 0}
for cell in sheet.iter(f"{MAIN}c"):
    letter = cell.get("r")[0]
    if letter in columns and cell.get("t") == "s" and int(cell.get("r")[1:]) > 3:
        columns[letter] += strings[int(cell.find(f"{MAIN}v").text)]
        rows[letter] += 1

for letter, text, mark, others in ("E", before, "gone", ["三", "_x0041_", "全部"]), ("F", after, "come", ["六", "_x0042_", "所有"]):
    whole = "".join(run for run, _ in columns[letter])
    marked = [run for run, kind in columns[letter] if kind == mark]
    assert whole == text, (letter, len(whole), len(text))
    assert rows[letter] > 1, rows
    assert {kind for _, kind in columns[letter]} == {"", mark}, letter
    assert marked == others[:1] * 200 + others[1:], (len(marked), str(marked)[:200])
view = sheet.find(f"{MAIN}sheetViews/{MAIN}sheetView/{MAIN}pane")
assert view.get("state") == "frozen" and view.get("ySplit") == "3", view.attrib
assert sheet.find(f"{MAIN}tableParts") is not None, "its rows can be filtered"
assert not find_faults(path), find_faults(path)
