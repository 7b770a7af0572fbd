"""All that a workbook holds, as text for a golden file: dump-workbook.py FILE.xlsx

What differs from run to run, the hash of the log, is masked.
"""
import re
import sys

import openpyxl
from openpyxl.utils import get_column_letter

book = openpyxl.load_workbook(sys.argv[1])


def shown(value):
    if isinstance(value, str):
        return re.sub(r"\b[0-9a-f]{64}\b", "HASH", value).replace("\n", "\\n")
    return str(value)


def dump_cell(cell):
    said = [f"{cell.coordinate} {cell.data_type} {shown(cell.value)}"]
    if cell.number_format != "General":
        said.append(f"format {cell.number_format}")
    if cell.hyperlink:
        said.append(f"link {cell.hyperlink.location or cell.hyperlink.target}")
    return "  " + " | ".join(said)


def dump_rules(sheet):
    for area in sheet.conditional_formatting:
        for rule in area.rules:
            colour = rule.dxf.fill.bgColor.rgb if rule.dxf and rule.dxf.fill else "none"
            said = [rule.type, rule.operator, *rule.formula, colour]
            yield f"  rule {area.sqref} {' '.join(part for part in said if part)}"


def dump_page(sheet):
    page = sheet.page_setup
    area = sheet.print_area or ""
    area = area if isinstance(area, str) else ",".join(area)
    titles = [part for part in (sheet.print_title_rows, sheet.print_title_cols) if part]
    yield (f"  page paper {page.paperSize} {page.orientation}, {page.fitToWidth or 1} across,"
           f" area {area.replace('$', '')}, titles {' '.join(titles).replace('$', '') or 'none'}")
    for side in (sheet.oddHeader, sheet.oddFooter):
        yield "  " + " | ".join(str(part.text) for part in (side.left, side.center, side.right))
    breaks = [str(item.id) for item in sheet.row_breaks.brk]
    if breaks:
        yield f"  breaks after {' '.join(breaks)}"


def dump_sheet(sheet):
    yield f"sheet {sheet.title}"
    yield f"  freeze {sheet.freeze_panes}"
    yield from dump_page(sheet)
    widths = [f"{get_column_letter(item.min)}{'-' + get_column_letter(item.max) if item.max > item.min else ''}"
              f" {item.width:.1f}" for item in sheet.column_dimensions.values()]
    if widths:
        yield f"  widths {', '.join(widths)}"
    if sheet.auto_filter.ref:
        yield f"  filter {sheet.auto_filter.ref}"
    for table in sheet.tables.values():
        yield f"  table {table.name} {table.ref}: {', '.join(shown(column.name) for column in table.tableColumns)}"
    for area in sheet.merged_cells.ranges:
        yield f"  merged {area}"
    yield from dump_rules(sheet)
    for chart in sheet._charts:
        for series in chart.series:
            yield f"  chart series {series.tx.strRef.f}: {series.val.numRef.f}"
    for row in sheet.iter_rows():
        for cell in row:
            if cell.value is not None:
                yield dump_cell(cell)


properties = book.properties
print("properties", properties.title, properties.subject, properties.keywords, properties.category,
      properties.created, sep=" | ")
names = book.defined_names
# openpyxl 3.0 has a list of them, 3.1 a dictionary.
for item in names.definedName if hasattr(names, "definedName") else names.values():
    print(f"name {item.name} = {item.attr_text}")
for sheet in book.worksheets:
    print("\n".join(dump_sheet(sheet)))
