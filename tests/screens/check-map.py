"""Hold maps in dumps of the canvas to what makes them readable: nothing but names is in a box, and no name is cut
without its mark. Usage: check-map.py DUMP BLUEPRINT LANGUAGE"""

import sys
import unicodedata

import yaml

LINES = set("─│┌┐└┘├┤┬┴┼━┃┏┓┗┛┣┫┳┻╋║╫═╔╗╚╝◂█=|+#")
WIDEST_BOX = 40
FIRST_ROW = 2  # frames around the map begin above it


def read_names(path, language):
    with open(path, encoding="utf-8") as file:
        records = yaml.safe_load(file)["records"]
    names = set()
    for kind in ("party", "system"):
        for record in records[kind]:
            name = record["name"]
            names.add("".join((name[language] if isinstance(name, dict) else name).split()))
    return names


def read_screens(path):
    """The screens of a dump, each a list of rows, each a list with one text for a column."""
    name, rows = None, []
    with open(path, encoding="utf-8") as file:
        for line in file.read().splitlines():
            if line.startswith("== "):
                name, rows = line[3:], []
            elif line.startswith("cursor "):
                yield name, rows
                rows = []
            else:
                row = []
                for character in line:
                    row.append(character)
                    if unicodedata.east_asian_width(character) in "WF":
                        row.append("")
                rows.append(row)


def at(rows, row, column):
    return rows[row][column] if row < len(rows) and column < len(rows[row]) else " "


def find_boxes(rows):
    """Whole boxes: row and column of the first corner, of the last."""
    for top, cells in enumerate(rows):
        for left, cell in enumerate(cells):
            if cell != "┌" or top < FIRST_ROW:
                continue
            right = next((i for i in range(left + 1, len(cells)) if cells[i] in "┐┌"), None)
            if right is None or cells[right] != "┐" or right - left > WIDEST_BOX:
                continue
            bottom = top + 1
            while at(rows, bottom, left) in "│├█" and at(rows, bottom, right) in "│┤█":
                bottom += 1
            if at(rows, bottom, left) == "└" and at(rows, bottom, right) == "┘":
                yield top, left, bottom, right


def read_box(rows, box):
    """The names in a box: of its title, if it has one, and of each of its nodes."""
    top, left, bottom, right = box
    names = ["".join(rows[top][left + 1 : right]).rstrip("─")]
    text = ""
    for row in range(top + 1, bottom):
        inside = rows[row][left + 1 : right]
        if at(rows, row, left) == "├":
            names.append(text)
            text = ""
            inside = [cell for cell in inside if cell != "─"]
        assert not LINES & set(inside), f"a line in the box: {''.join(inside)}"
        text += "".join(inside)
    names.append(text)
    return ["".join(name.replace("▪", "").split()) for name in names if name]


def main():
    names = read_names(sys.argv[2], sys.argv[3])
    boxes = 0
    for screen, rows in read_screens(sys.argv[1]):
        for box in find_boxes(rows):
            boxes += 1
            for name in read_box(rows, box):
                is_whole = name in names
                is_marked = name.endswith("…") and any(n.startswith(name[:-1]) for n in names)
                assert is_whole or is_marked, f"{screen}: cut without a mark: {name}"
    assert boxes >= 20, f"only {boxes} boxes were found"


main()
