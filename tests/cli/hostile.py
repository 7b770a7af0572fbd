"""Texts that could be read as something else, in the program and back out of both formats.

hostile.py paste TEXTS          print all of them as bytes, as they are pasted into a terminal
hostile.py kept TEXTS FILE       compare what was kept of that
hostile.py pasted TEXTS REPORT  look for what was pasted in a report, FILE.md or FILE.xlsx
hostile.py typed TEXTS TEMPLATE BLUEPRINT
                                give them to the program ($PIA) wherever people type, and compare what
                                comes out with what comes out for harmless texts of the same shape: what
                                is typed must change no heading, row, link, picture, code, formula or sheet
"""
import collections
import json
import os
import re
import subprocess
import sys
import unicodedata
from xml.etree import ElementTree

import openpyxl
import yaml
from workbook_parts import find_faults

CELL_UNITS = 32767
SEPARATOR = "<!---->"  # parts an address of e-mail, so that it is no link


def read_texts(path):
    texts = {}
    for line in open(path, encoding="utf-8"):
        if line.startswith("#") or not line.strip():
            continue
        name, text = line.rstrip("\n").split("\t")
        # Only what a backslash begins: the rest is not ASCII.
        texts[name] = re.sub(r"\\(?:x..|u....|U.{8}|.)", lambda part: part.group().encode().decode("unicode_escape"), text)
    return texts


def as_bytes(text):
    return text.encode("utf-8", "surrogateescape")


def is_forbidden(character):
    """A control character or a noncharacter: nothing that a text consists of."""
    number = ord(character)
    is_control = number < 0x20 and character not in "\t\n" or 0x7F <= number < 0xA0
    return is_control or number & 0xFFFE == 0xFFFE or 0xFDD0 <= number <= 0xFDEF


def is_unwritten(character):
    """What a blueprint may not hold in a name: what is not seen, and a line's end."""
    return not character.isprintable() or re.search("VARIATION SELECTOR|FILLER|JOINER", unicodedata.name(character, ""))


def kept(text):
    """What the program keeps of a text, as pia(1) says."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(c for c in text if not is_forbidden(c) and not "\ud800" <= c <= "\udfff")


def kept_on_a_line(text):
    return kept(text).strip("\n").replace("\n", " ")


def contained(text):
    """What a report has of it: nothing turns letters round, and what changes direction ends at the line's end."""
    text = text.replace("\u202d", "⟨202D⟩").replace("\u202e", "⟨202E⟩")
    lines = []
    for line in re.split("([\n\u2029])", text):
        open_ = []
        for c in line:
            if c in "\u202a\u202b":
                open_.append("\u202c")
            elif c in "\u2066\u2067\u2068":
                open_.append("\u2069")
            elif c == "\u202c" and open_[-1:] == ["\u202c"]:
                open_.pop()
            elif c == "\u2069" and "\u2069" in open_:
                while open_.pop() != "\u2069":
                    pass
        lines.append(line + "".join(reversed(open_)))
    return "".join(lines)


def squeeze(text):
    """A text as Markdown keeps it: blanks and line breaks may come and go."""
    return re.sub("[ \t\n]", "", text)


def harmless(text, number):
    """A text as long and as wide, in lines and words as long, that means nothing; each number's is another, for what is called
    the same is shown as one."""
    plain = []
    for c in kept(text):
        wide = unicodedata.east_asian_width(c) in "WF"
        invisible = unicodedata.combining(c) or unicodedata.category(c) in ("Cf", "Mn", "Me", "Zl", "Zp")
        plain.append(c if c in " \n" else "" if invisible else " " if c == "\t" else "字" if wide else "x")
    sign = chr(97 + number // 26) + chr(97 + number % 26)
    end = "".join(plain)
    return (end[:-1] if end.endswith("字") else end[:-2] if end.endswith("xx") else end) + sign


count = 0
failed = False


def result(good, what, *why):
    global count, failed
    count += 1
    failed = failed or not good
    print("ok" if good else "not ok", count, "-", what)
    if not good:
        for line in why:
            print("#", str(line).encode("utf-8", "backslashreplace").decode()[:600].replace("\n", "\\n"))


def finish():
    print(f"1..{count}")
    sys.exit(failed)


# ---- Markdown, as GitHub's own parser and pandoc read it

XML = "{http://commonmark.org/xml/1.0}"
EXTENSIONS = ["table", "autolink", "strikethrough", "tasklist", "footnotes"]
BLOCKS = ("paragraph", "heading", "table_cell")


def parse(path):
    options = [word for name in EXTENSIONS for word in ("-e", name)]
    done = subprocess.run(["cmark-gfm", "--to", "xml", *options], input=without_front_matter(path), capture_output=True, check=True)
    # It has no word for footnotes; in texts < is written otherwise.
    return ElementTree.fromstring(done.stdout.replace(b"<unknown>", b"footnote"))


def without_front_matter(path):
    return re.sub(rb"\A---\n.*?\n---\n", b"", open(path, "rb").read(), flags=re.DOTALL)


def front_matter(path):
    return yaml.safe_load(open(path, encoding="utf-8").read().split("---\n")[1])


def tag(node):
    return node.tag[len(XML):]


def html_of(root):
    return [node.text for node in root.iter() if tag(node) in ("html_inline", "html_block")]


def skeleton(node, depth=0):
    """What there is but its texts, line breaks and the separators of addresses."""
    lines = []
    for child in node:
        if tag(child) in ("text", "softbreak", "linebreak") or child.text in (SEPARATOR, "<br>"):
            continue
        attributes = {name: value for name, value in child.attrib.items() if "}" not in name}
        lines.append((depth, tag(child), sorted(attributes.items())))
        lines += skeleton(child, depth + 1)
    return lines


def inline_text(node):
    if tag(node) == "html_inline":
        return "\n" if node.text == "<br>" else ""
    if tag(node) in ("softbreak", "linebreak"):
        return "\n"
    return (node.text or "" if tag(node) in ("text", "code") else "") + "".join(inline_text(child) for child in node)


def block_texts(root):
    return [inline_text(node) for node in root.iter() if tag(node) in BLOCKS]


def pandoc(path):
    done = subprocess.run(["pandoc", "-f", "gfm+yaml_metadata_block", "-t", "json", path], capture_output=True, check=True)
    return json.loads(done.stdout), done.stderr.decode()


def pandoc_skeleton(tree):
    """What pandoc makes of it but the texts."""
    if isinstance(tree, dict):
        if tree.get("t") in ("Str", "Space", "SoftBreak", "LineBreak") or tree.get("c") in (["html", SEPARATOR], ["html", "<br>"]):
            return None
        if tree.get("t") == "CodeBlock":
            return ("CodeBlock", tree["c"][0])
        if tree.get("t") == "Header":  # its name is made of its text
            return ("Header", tree["c"][0], pandoc_skeleton(tree["c"][2]))
        return {name: pandoc_skeleton(value) for name, value in tree.items()}
    if isinstance(tree, list):
        return [part for part in map(pandoc_skeleton, tree) if part is not None]
    return tree


def pandoc_text(tree):
    if isinstance(tree, dict):
        return tree["c"] if tree.get("t") == "Str" else "".join(map(pandoc_text, [tree.get("c", [])]))
    return "".join(map(pandoc_text, tree)) if isinstance(tree, list) else ""


def first_difference(a, b):
    for i, (left, right) in enumerate(zip(a, b)):
        if left != right:
            return a[max(0, i - 3):i + 4], b[max(0, i - 3):i + 4]
    return len(a), len(b)


def compare_markdown(typed, plain, what):
    typed_tree, plain_tree = parse(typed), parse(plain)
    a, b = skeleton(typed_tree), skeleton(plain_tree)
    result(a == b, f"{what}: Markdown for GitHub is built the same", *first_difference(a, b))
    html = set(html_of(typed_tree)) - set(html_of(plain_tree)) - {SEPARATOR, "<br>"}
    result(not html, f"{what}: no HTML comes from it", html)
    (a, said), (b, _) = pandoc(typed), pandoc(plain)
    result(not said, f"{what}: pandoc warns of nothing", said)
    result(pandoc_skeleton(a["meta"]) == pandoc_skeleton(b["meta"]), f"{what}: its front matter is built the same for pandoc", a["meta"])
    a, b = pandoc_skeleton(a["blocks"]), pandoc_skeleton(b["blocks"])
    result(a == b, f"{what}: and so is its text", *first_difference(a, b))
    a, b = front_matter(typed), front_matter(plain)
    result(list(a) == list(b) and all(isinstance(value, str) for value in a.values()), f"{what}: the front matter has the same keys", a)
    return typed_tree


# ---- Workbooks

def cells(book):
    return [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row if cell.value is not None]


def book_shape(book):
    """Sheets, formulas and links: what typed texts have no part in."""
    found = cells(book)
    sheets = [(sheet.title, len(sheet.tables)) for sheet in book.worksheets]
    formulas = [(cell.coordinate, cell.value) for cell in found if cell.data_type == "f"]
    links = [(cell.coordinate, cell.hyperlink.location) for cell in found if cell.hyperlink]
    kinds = collections.Counter(cell.data_type for cell in found if cell.data_type != "s")
    return {"sheets": sheets, "formulas": formulas, "links": links, "kinds": kinds}


def compare_books(typed, plain, what, has_names=True):
    book = openpyxl.load_workbook(typed)
    a, b = book_shape(book), book_shape(openpyxl.load_workbook(plain))
    if not has_names:
        for shape in (a, b):
            shape["sheets"] = [tables for _, tables in shape["sheets"]]
    for name in a:
        result(a[name] == b[name], f"{what}: the workbook has the same {name}", a[name], b[name])
    faults = find_faults(typed)
    result(not faults, f"{what}: Excel has nothing to repair", *faults[:5])
    return {cell.value for cell in cells(book) if cell.data_type == "s"}


# ---- The program

def run(*arguments, check=True):
    done = subprocess.run([os.environ["PIA"], *arguments], capture_output=True, check=False)
    if check and done.returncode:
        sys.exit(f"{arguments[:3]}: {done.stderr.decode()}")
    return done


def printed(*arguments):
    return run(*arguments).stdout.decode().strip()


def records_of(texts):
    """Each text where a record has a name or a person, in comments and in reasons: for a blueprint, since a run for each record
    takes its time."""
    records = collections.defaultdict(list)
    records["assessment"].append({"title": "Payroll", "client": "Hotel Lotus"})
    records["system"].append({"key": "app", "name": "Chat", "storage": "cn"})
    for number, text in enumerate(texts):
        party, flow, risk = (f"{kind}{number}" for kind in ("party", "flow", "risk"))
        records["party"].append({"key": party, "name": text, "role": "processor", "jurisdiction": "cn", "contact": text})
        records["flow"].append({"key": flow, "from": party, "to": "app", "data": text})
        records["risk"].append({"key": risk, "title": text, "flows": [flow], "inherent_likelihood": "likely",
                                "inherent_severity": "serious", "residual_level": "low", "residual_level_reason": text})
        records["measure"].append({"title": text, "risks": [risk], "owner": text, "due": "2026-12-01", "status": "planned"})
        records["comment"].append({"text": text, "about": f"flow/{number + 1}", "resolved": "no"})
        if number % 4 == 0:
            records["system"].append({"name": text, "operator": party, "storage": "cn"})
            records["dismissal"].append({"reason": text, "about": f"flow/{number + 1}", "what": "transfer_without_ground"})
    return dict(records)


def add_records(reference, texts, first):
    """The same, from a number on, for texts that a blueprint may not hold."""
    for number, text in enumerate(texts, first):
        party = printed("add", reference, "party", f"name={text}", "role=processor", "jurisdiction=cn", f"contact={text}")
        flow = printed("add", reference, "flow", f"from={party}", "to=system/1", f"data={text}")
        risk = printed("add", reference, "risk", f"title={text}", f"flows={flow}", "inherent_likelihood=likely",
                       "inherent_severity=serious", "residual_level=low", f"residual_level_reason={text}")
        printed("add", reference, "measure", f"title={text}", f"risks={risk}", f"owner={text}", "due=2026-12-01", "status=planned")
        printed("comment", "--", reference, flow, text)
        if number % 4 == 0:
            printed("add", reference, "system", f"name={text}", f"operator={party}", "storage=cn")
            printed("dismiss", reference, flow, "transfer_without_ground", "--reason", text)


def write_yaml(tree, path):
    with open(path, "w", encoding="utf-8") as file:
        yaml.safe_dump(tree, file, allow_unicode=True, sort_keys=False, width=1000000)


def begin_with(written, unwritten, template, path):
    """An assessment of texts, of which some, and a long answer of all, come in by the command line."""
    words = json.dumps({tag: "Texts" for tag in ("en", "pt", "zh-Hant")})
    write_yaml({"blueprint": "texts", "template": "small", "format": 1, "title": json.loads(words), "description": json.loads(words),
                "records": records_of(written)}, path)
    reference = printed("new", "--template", template, "--blueprint", path, "--lang", "en")
    add_records(reference, unwritten, len(written))
    printed("set", "--", reference, "answers.scope", "\n".join(written + unwritten))
    printed("set", "--", reference, "assessment.own_reference", " ".join(written + unwritten))
    return reference


def export(reference, name, *more):
    for format_ in ("md", "xlsx"):
        printed("export", reference, "--lang", "en", "-o", f"{name}.{format_}", *more)


def check_records(texts, plain, template):
    names = sorted(texts, key=lambda name: any(map(is_unwritten, texts[name])))
    texts, plain = ({name: values[name] for name in names} for values in (texts, plain))
    written = len([text for text in texts.values() if not any(map(is_unwritten, text))])
    for library, values in (("typed", list(texts.values())), ("plain", list(plain.values()))):
        os.environ["PIA_DB"] = f"{library}.db"
        export(begin_with(values[:written], values[written:], template, f"{library}.yaml"), library)
    tree = compare_markdown("typed.md", "plain.md", "records")
    found = collections.Counter(squeeze(text) for text in block_texts(tree))
    wrong = [name for name, text in texts.items() if found[squeeze(contained(kept_on_a_line(text)))] < 3]
    result(not wrong, "every name of a record stands in Markdown as it was typed", wrong)
    scope = squeeze(contained(kept("\n".join(texts.values()))))
    result(scope in squeeze("".join(block_texts(tree))), "and so does a long answer of all of them")
    found = compare_books("typed.xlsx", "plain.xlsx", "records")
    wrong = [name for name, text in texts.items() if contained(kept_on_a_line(text)) not in found]
    result(not wrong, "every name of a record stands in a cell as it was typed", wrong)
    wrong = [name for name, text in texts.items() if not any(contained(kept(text)) in cell for cell in found)]
    result(not wrong, "and so does every comment", wrong)
    scope = contained(kept("\n".join(texts.values())))
    result(scope in found, "and a long answer of all of them")


def check_titles(texts, template, blueprint):
    """The title and the client: where a page, a file or a sheet begins. Whatever they are, all else is as with any others."""
    references = {}
    for library, values in (("typed", texts), ("plain", {"plain": "x x"})):
        os.environ["PIA_DB"] = f"{library}-titles.db"
        for name, text in values.items():
            references[name] = printed("new", "--template", template, "--blueprint", blueprint, "--lang", "en", "--title", text, "--client", text)
        for format_ in ("md", "xlsx"):
            printed("export", "--all", "--lang", "en", "-o", library, "--format", format_)
    files = {library: {os.path.basename(file)[:9] + os.path.splitext(file)[1]: os.path.join(library, file) for file in os.listdir(library)}
             for library in ("typed", "plain")}
    unsafe = [file for file in os.listdir("typed") if not re.match(r"^[a-z0-9][a-z0-9._-]*$", file)]
    result(not unsafe, "files have names that are safe anywhere", unsafe)
    plain_tree = skeleton(parse(files["plain"][references["plain"] + ".md"]))
    plain_shape = book_shape(openpyxl.load_workbook(files["plain"][references["plain"] + ".xlsx"]))
    wrong = collections.defaultdict(list)
    for name, text in texts.items():
        expected = contained(kept_on_a_line(text))
        tree = parse(files["typed"][references[name] + ".md"])
        if skeleton(tree) != plain_tree or set(html_of(tree)) - {SEPARATOR, "<br>"}:
            wrong["Markdown is built the same"].append(name)
        if squeeze(expected) not in [squeeze(inline_text(node)) for node in tree if tag(node) == "heading"][:1]:
            wrong["the heading is the title"].append(name)
        path = files["typed"][references[name] + ".xlsx"]
        book = openpyxl.load_workbook(path)
        if book_shape(book) != plain_shape:
            wrong["the workbook is built the same"].append(name)
        if expected not in [cell.value for cell in cells(book)]:
            wrong["the title stands in a cell"].append(name)
        wrong["Excel has nothing to repair"] += [f"{name}: {fault}" for fault in find_faults(path)]
        if (book.properties.title or "").strip() != expected.replace("\t", " ").strip():
            wrong["the title is the document's"].append((name, book.properties.title))
    for what in ("Markdown is built the same", "the heading is the title", "the workbook is built the same", "the title stands in a cell",
                 "Excel has nothing to repair", "the title is the document's"):
        result(not wrong[what], f"titles: {what}", wrong[what][:20])
    check_titles_with_pandoc(texts, {"typed": [files["typed"][references[name] + ".md"] for name in texts],
                                     "plain": [files["plain"][references["plain"] + ".md"]] * len(texts)})


def check_titles_with_pandoc(texts, files):
    """All reports as one, since pandoc takes its time to begin: their titles, then what follows."""
    for library, names in files.items():
        with open(f"{library}-titles.md", "wb") as file:
            file.write(b"---\n")
            for number, name in enumerate(names):
                title = re.search(rb"^pagetitle: (.*)$", open(name, "rb").read(), re.MULTILINE)
                file.write(b"title%d: %s\n" % (number, title.group(1)))
            file.write(b"---\n\n" + b"\n\n".join(map(without_front_matter, names)))
    (typed, said), (plain, _) = (pandoc(f"{library}-titles.md") for library in ("typed", "plain"))
    result(not said, "titles: pandoc warns of nothing", said)
    for part in ("meta", "blocks"):
        a, b = pandoc_skeleton(typed[part]), pandoc_skeleton(plain[part])
        result(a == b, f"titles: pandoc reads the same: {part}")
    # pandoc composes letters and their marks.
    wrong = [name for number, (name, text) in enumerate(texts.items()) if squeeze(pandoc_text(typed["meta"][f"title{number}"]))
             != squeeze(unicodedata.normalize("NFC", contained(kept_on_a_line(text))))]
    result(not wrong, "titles: pandoc has the title for the page", wrong)


def layout_of(texts):
    """A layout that says each text as a heading, as paragraphs and as a sheet's name."""
    def show(text):
        return [{what: {"en": text}} for what in ("heading", "paragraph", "note")]
    chapters = [{"title": {"en": text}, "show": show(text)} for text in texts]
    return {"report": "own", "format": 1, "languages": ["en"], "title": {"en": "Own"}, "chapters": chapters,
            "sheets": [{"title": {"en": text}, "show": show(text)} for text in texts]}


def check_layouts(texts, plain, template, blueprint):
    """The texts of a layout that somebody sends on: of those that a layout may hold."""
    os.environ["PIA_DB"] = "layouts.db"
    reference = printed("new", "--template", template, "--blueprint", blueprint, "--lang", "en")
    texts = {name: text for name, text in texts.items() if not any(map(is_unwritten, text)) and text.strip()}
    for library, values in (("typed", texts.values()), ("plain", [plain[name] for name in texts])):
        write_yaml(layout_of(values), f"{library}-layout.yaml")
        export(reference, f"{library}-layout", "--report", f"{library}-layout.yaml")
    tree = compare_markdown("typed-layout.md", "plain-layout.md", "layouts")
    found = collections.Counter(squeeze(text) for text in block_texts(tree))
    wrong = [name for name, text in texts.items() if found[squeeze(contained(text))] < 3]
    result(not wrong, "layouts: every text stands in Markdown as it was written", wrong)
    found = compare_books("typed-layout.xlsx", "plain-layout.xlsx", "layouts", has_names=False)
    stripped = {cell.strip() for cell in found}
    wrong = [name for name, text in texts.items() if contained(text.strip()) not in stripped]
    result(not wrong, "layouts: every text stands in a cell as it was written", wrong)
    names = openpyxl.load_workbook("typed-layout.xlsx").sheetnames
    wrong = [name for name in names if len(name.encode("utf-16-le")) > 62 or re.search(r"[\[\]:*?/\\]|^'|'$", name)]
    result(not wrong and len({name.casefold() for name in names}) == len(names), "layouts: the sheets have names that Excel takes", wrong, names)


def check_long(template, blueprint):
    """What no cell holds goes on in the next row: around the last character that fits, two units each."""
    os.environ["PIA_DB"] = "long.db"
    reference = printed("new", "--template", template, "--blueprint", blueprint, "--lang", "en")
    for what, text in (("characters of two units", "a" * (CELL_UNITS - 2) + "𠮷" * 4000), ("40,000 characters", "字" * 40000),
                       ("as much as fits", "b" * CELL_UNITS), ("a family at the end", "a" * (CELL_UNITS - 3) + "👨‍👩‍👧‍👦" + "z")):
        subprocess.run([os.environ["PIA"], "set", reference, "answers.scope", "-"], input=text.encode(), check=True)
        export(reference, "long")
        found = [cell.value for cell in cells(openpyxl.load_workbook("long.xlsx")) if isinstance(cell.value, str)]
        parts = [value for value in found if len(value) > 3000 or "👨" in value]
        result("".join(parts) == text and all(len(part.encode("utf-16-le")) <= 2 * CELL_UNITS for part in parts),
               f"{what}: the workbook carries on in the next row", [len(part) for part in parts])
        said = [value for value in found if "continued" in value]
        result(len(said) == len(parts) - 1, f"{what}: and says so", said)
        result(not find_faults("long.xlsx"), f"{what}: Excel has nothing to repair")
        found = [squeeze(part) for part in block_texts(parse("long.md"))]
        result(any(text in part for part in found), f"{what}: Markdown holds it")


def check_refused(texts, template, blueprint):
    os.environ["PIA_DB"] = "refused.db"
    reference = printed("new", "--template", template, "--blueprint", blueprint, "--lang", "en")
    for name, text in texts.items():
        done = run("set", "--", reference, "assessment.client", as_bytes(text), check=False)
        result(done.returncode == 2 and b"UTF-8" in done.stderr, f"{name}: refused on the command line", done)


def check_typed(texts_path, template, blueprint):
    texts = read_texts(texts_path)
    broken = {name: text for name, text in texts.items() if any("\udc80" <= c <= "\udcff" for c in text)}
    texts = {name: text for name, text in texts.items() if name not in broken}
    plain = {name: harmless(text, i) for i, (name, text) in enumerate(texts.items())}
    check_refused(broken, template, blueprint)
    check_records(texts, plain, template)
    check_titles(texts, template, blueprint)
    check_layouts(texts, plain, template, blueprint)
    check_long(template, blueprint)


# ---- What came through a terminal

def check_kept(texts_path, path):
    expected = kept("\n".join(read_texts(texts_path).values()))
    found = open(path, encoding="utf-8", newline="").read().removesuffix("\n")
    result(found == expected, "what was pasted is kept", *first_difference(expected.split("\n"), found.split("\n")))


def check_pasted(texts_path, report):
    expected = contained(kept("\n".join(read_texts(texts_path).values())))
    if report.endswith(".xlsx"):
        result(expected in [cell.value for cell in cells(openpyxl.load_workbook(report))], "a cell holds what was pasted")
        return
    result(squeeze(expected) in squeeze("".join(block_texts(parse(report)))), "Markdown holds what was pasted")


if __name__ == "__main__":
    command, *words = sys.argv[1:]
    if command == "paste":
        sys.stdout.buffer.write(as_bytes("\n".join(read_texts(words[0]).values())))
        sys.exit(0)
    {"typed": check_typed, "kept": check_kept, "pasted": check_pasted}[command](*words)
    finish()
