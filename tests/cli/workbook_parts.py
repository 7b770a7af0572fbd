"""What a workbook's parts must be so that Excel opens it without repair: workbook_parts.py FILE.xlsx…

Prints what is wrong; exit code 1 if anything is. find_faults() does the same for one file."""
import posixpath
import re
import sys
import zipfile
from xml.etree import ElementTree

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"

# The order in which the schema wants the parts of a sheet.
SHEET_ORDER = """sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetProtection autoFilter mergeCells
conditionalFormatting dataValidations hyperlinks printOptions pageMargins pageSetup headerFooter rowBreaks colBreaks
ignoredErrors drawing legacyDrawing picture tableParts extLst""".split()

# What a place is: a cell or a range of one sheet.
CELL = r"\$?([A-Z]{1,3})\$?([0-9]{1,7})"
RANGE = re.compile(f"^{CELL}(?::{CELL})?$")


def units(text):
    return len(text.encode("utf-16-le")) // 2


def column_number(letters):
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def read_range(text):
    """(first column, first row, last column, last row), or None."""
    match = RANGE.match(text)
    if not match:
        return None
    left, top, right, bottom = match.groups()
    place = (column_number(left), int(top), column_number(right or left), int(bottom or top))
    good = 1 <= place[0] <= place[2] <= 16384 and 1 <= place[1] <= place[3] <= 1048576
    return place if good else None


def overlap(a, b):
    return a[0] <= b[2] and b[0] <= a[2] and a[1] <= b[3] and b[1] <= a[3]


class Book:
    def __init__(self, path):
        self.faults = []
        self.archive = zipfile.ZipFile(path)
        self.names = self.archive.namelist()
        self.parts = {}
        self.sheets = []  # (name, part)
        self.texts = []

    def fault(self, where, what):
        self.faults.append(f"{where}: {what}")

    def expect(self, good, where, what):
        if not good:
            self.fault(where, what)
        return good

    def unique(self, values, where, what):
        folded = [value.casefold() for value in values]
        for value in {value for value in folded if folded.count(value) > 1}:
            self.fault(where, f"{what} twice: {value}")

    def check(self):
        self.unique(self.names, "archive", "a part")
        self.expect(self.archive.testzip() is None, "archive", "a part has another checksum")
        for name in self.names:
            if not name.endswith((".xml", ".rels")):
                continue
            try:
                self.parts[name] = ElementTree.fromstring(self.archive.read(name))
            except ElementTree.ParseError as error:
                self.fault(name, error)
        if self.faults:
            return
        self.check_types()
        for name in self.names:
            if name.endswith(".rels"):
                self.check_relations(name)
        self.read_styles()
        self.read_texts()
        self.check_book()
        self.check_tables()
        for name, part in self.sheets:
            self.check_sheet(name, part)
        self.check_charts()

    def check_types(self):
        root = self.parts["[Content_Types].xml"]
        defaults = {item.get("Extension") for item in root.iter(TYPES + "Default")}
        parts = [item.get("PartName") for item in root.iter(TYPES + "Override")]
        self.unique(parts, "[Content_Types].xml", "a part")
        for part in parts:
            self.expect(part[1:] in self.names, "[Content_Types].xml", f"{part} is not there")
        for name in self.names:
            if "/" + name not in parts and name != "[Content_Types].xml":
                self.expect(name.rsplit(".", 1)[-1] in defaults, name, "has no type")

    def relations(self, part):
        folder, file = posixpath.split(part)
        root = self.parts.get(f"{folder}/_rels/{file}.rels" if folder else f"_rels/{file}.rels")
        return {} if root is None else {item.get("Id"): item for item in root.iter(RELATION)}

    def target(self, part, relation):
        base = posixpath.dirname(part)
        return posixpath.normpath(posixpath.join("/" + base, relation.get("Target"))).lstrip("/")

    def check_relations(self, name):
        folder, file = posixpath.split(name)
        source = posixpath.join(posixpath.dirname(folder), file[: -len(".rels")]).lstrip("/")
        self.expect(source in self.names or not file[: -len(".rels")], name, "belongs to nothing")
        items = list(self.parts[name].iter(RELATION))
        self.unique([item.get("Id") for item in items], name, "an id")
        for item in items:
            if item.get("TargetMode") == "External":
                self.fault(name, f"leads out of the book: {item.get('Target')}")
            else:
                self.expect(self.target(source, item) in self.names, name, f"{item.get('Target')} is not there")

    def read_styles(self):
        root = self.parts["xl/styles.xml"]
        self.styles = len(list(root.find(MAIN + "cellXfs")))
        dxfs = root.find(MAIN + "dxfs")
        self.dxfs = 0 if dxfs is None else len(list(dxfs))
        for part in root:
            count = part.get("count")
            self.expect(count is None or int(count) == len(list(part)), "styles", f"{part.tag} has another count")

    def read_texts(self):
        root = self.parts.get("xl/sharedStrings.xml")
        if root is None:
            return
        for item in root.iter(MAIN + "si"):
            self.texts.append("".join(text.text or "" for text in item.iter(MAIN + "t")))
        self.expect(int(root.get("uniqueCount")) == len(self.texts), "texts", "another number of texts")
        for text in self.texts:
            self.expect(units(text) <= 32767, "texts", f"too long: {text[:40]}")

    def check_book(self):
        root = self.parts["xl/workbook.xml"]
        relations = self.relations("xl/workbook.xml")
        sheets = list(root.iter(MAIN + "sheet"))
        names = [sheet.get("name") for sheet in sheets]
        self.unique(names, "workbook", "a sheet")
        self.unique([sheet.get("sheetId") for sheet in sheets], "workbook", "a sheet's number")
        for sheet in sheets:
            name = sheet.get("name")
            good = name and units(name) <= 31 and not re.search(r"[\[\]:*?/\\\x00-\x1f]", name) and name == name.strip("'")
            self.expect(good and name.casefold() != "history", "workbook", f"not a sheet's name: {name!r}")
            self.expect(not re.search("_x[0-9A-Fa-f]{4}_", name), "workbook", f"read as another name: {name!r}")
            if self.expect(sheet.get(ID) in relations, "workbook", f"{name} has no part"):
                self.sheets.append((name, self.target("xl/workbook.xml", relations[sheet.get(ID)])))
        defined = list(root.iter(MAIN + "definedName"))
        self.unique([f"{item.get('name')} {item.get('localSheetId')}" for item in defined], "workbook", "a name")
        self.defined_names = [item.get("name") for item in defined]
        for item in defined:
            self.check_name(item.get("name"))
            local = item.get("localSheetId")
            self.expect(local is None or int(local) < len(sheets), "workbook", f"{item.get('name')}: no such sheet")
            self.check_formula(f"name {item.get('name')}", item.text)

    def check_name(self, name):
        if name.startswith("_xlnm."):
            return
        good = re.match(r"^[^\W\d][\w.]*$|^_[\w.]*$", name) and units(name) <= 255
        like_cell = re.match(r"^[A-Za-z]{1,3}[0-9]{1,7}$|^[Rr][0-9]*[Cc][0-9]*$|^[RrCc]$", name)
        self.expect(good and not like_cell, "names", f"not a name: {name!r}")

    def check_formula(self, where, formula):
        """A formula that is only places, as those of names and charts are."""
        names = {name for name, _ in self.sheets} | {sheet.get("name") for sheet in self.parts["xl/workbook.xml"].iter(MAIN + "sheet")}
        rest = formula or ""
        while rest:
            match = re.match(r"('(?:[^']|'')+'|[\w.]+)!([$A-Z0-9:]+),?", rest)
            if not self.expect(match, where, f"not a place: {formula!r}"):
                return
            sheet = match.group(1)
            quoted = sheet.startswith("'")
            sheet = sheet[1:-1].replace("''", "'") if quoted else sheet
            self.expect(quoted or not re.match(r"^[0-9]|^[A-Za-z]{1,3}[0-9]+$", sheet), where, f"needs quotes: {formula!r}")
            self.expect(sheet in names, where, f"no such sheet: {formula!r}")
            place = match.group(2)
            whole = re.match(r"^\$?[0-9]+:\$?[0-9]+$|^\$?[A-Z]+:\$?[A-Z]+$", place)
            self.expect(whole or read_range(place), where, f"not a place: {formula!r}")
            rest = rest[match.end():]

    def check_tables(self):
        tables = [(name, root.find(".")) for name, root in self.parts.items() if root.tag == MAIN + "table"]
        self.unique([root.get("id") for _, root in tables], "tables", "a number")
        self.unique([root.get("displayName") for _, root in tables] + list(dict.fromkeys(self.defined_names)), "tables", "a name")
        for name, root in tables:
            self.check_name(root.get("displayName"))
            self.expect(root.get("name") == root.get("displayName"), name, "two names")

    def cell_text(self, cell):
        value = cell.find(MAIN + "v")
        if cell.get("t") == "s":
            index = int(value.text)
            return self.texts[index] if index < len(self.texts) else None
        if cell.get("t") == "inlineStr":
            return "".join(text.text or "" for text in cell.iter(MAIN + "t"))
        return None if value is None else value.text

    def check_sheet(self, title, part):
        where = f"sheet {title}"
        root = self.parts[part]
        order = [SHEET_ORDER.index(item.tag[len(MAIN):]) for item in root]
        self.expect(order == sorted(order), where, "its parts stand in another order")
        cells = self.check_rows(where, root)
        merged = [read_range(item.get("ref")) for item in root.iter(MAIN + "mergeCell")]
        self.expect(None not in merged, where, "merges no place")
        if len(merged) < 2000:
            for i, place in enumerate(merged):
                self.expect(not any(overlap(place, other) for other in merged[:i]), where, f"merges twice: {place}")
        for column in root.iter(MAIN + "col"):
            self.expect(0 <= float(column.get("width")) <= 255, where, "a column is too wide")
        for rule in root.iter(MAIN + "cfRule"):
            dxf = rule.get("dxfId")
            self.expect(dxf is None or int(dxf) < self.dxfs, where, "a rule has no format")
            for formula in rule.iter(MAIN + "formula"):
                self.expect(formula.text and len(formula.text) <= 8192 and formula.text.count('"') % 2 == 0, where,
                            f"not a formula: {formula.text}")
        for header in root.iter(MAIN + "headerFooter"):
            for item in header:
                self.expect(units(item.text or "") <= 255, where, "a header is too long")
        self.check_links(where, part, root)
        self.check_sheet_tables(where, part, root, cells, merged)

    def check_rows(self, where, root):
        cells = {}
        last_row = 0
        for row in root.iter(MAIN + "row"):
            number = int(row.get("r"))
            self.expect(last_row < number <= 1048576, where, f"row {number} stands in another order")
            self.expect(float(row.get("ht", 15)) <= 409.5, where, f"row {number} is too high")
            last_row = number
            last_column = 0
            for cell in row.iter(MAIN + "c"):
                place = read_range(cell.get("r"))
                good = place and place[1] == number and place[0] > last_column
                if not self.expect(good, where, f"{cell.get('r')} stands in another order"):
                    continue
                last_column = place[0]
                self.expect(int(cell.get("s", 0)) < self.styles, where, f"{cell.get('r')} has no style")
                if cell.get("t") in ("s", "inlineStr"):
                    text = self.cell_text(cell)
                    good = text is not None and units(text) <= 32767
                    self.expect(good, where, f"{cell.get('r')} has no text that fits")
                cells[place[:2]] = self.cell_text(cell)
        return cells

    def check_links(self, where, part, root):
        relations = self.relations(part)
        places = [item.get("ref") for item in root.iter(MAIN + "hyperlink")]
        self.unique(places, where, "a link")
        for item in root.iter(MAIN + "hyperlink"):
            self.expect(read_range(item.get("ref")), where, f"a link from no place: {item.get('ref')}")
            location = item.get("location")
            self.expect(location or item.get(ID) in relations, where, f"a link to nothing: {item.get('ref')}")
            if location and "!" in location:
                self.check_formula(where, location)
            elif location:
                self.expect(location in self.defined_names, where, f"a link to nothing: {location}")
        for item in root.iter():
            if item.get(ID):
                self.expect(item.get(ID) in relations, where, f"{item.tag}: no such relation")

    def check_sheet_tables(self, where, part, root, cells, merged):
        relations = self.relations(part)
        filtered = [read_range(item.get("ref")) for item in root.findall(MAIN + "autoFilter")]
        places = []
        for item in root.iter(MAIN + "tablePart"):
            table = self.parts[self.target(part, relations[item.get(ID)])]
            place = read_range(table.get("ref"))
            columns = [column.get("name") for column in table.iter(MAIN + "tableColumn")]
            name = f"{where}, table {table.get('name')}"
            if not self.expect(place and place[3] > place[1], name, "has no rows"):
                continue
            self.expect(len(columns) == place[2] - place[0] + 1, name, "another number of columns")
            self.unique(columns, name, "a column")
            self.expect(all(columns) and all(units(column) <= 255 for column in columns), name, "a column's name")
            self.expect([cells.get((place[0] + i, place[1])) for i in range(len(columns))] == columns, name,
                        "its columns are not called as its headings are")
            others = places + filtered + merged
            self.expect(not any(overlap(place, other) for other in others), name, "overlaps something")
            places.append(place)

    def check_charts(self):
        for name, root in self.parts.items():
            for formula in root.iter(CHART + "f"):
                self.check_formula(name, formula.text)


def find_faults(path):
    book = Book(path)
    book.check()
    return book.faults


if __name__ == "__main__":
    faults = [f"{path}: {fault}" for path in sys.argv[1:] for fault in find_faults(path)]
    print("\n".join(faults))
    sys.exit(bool(faults))
