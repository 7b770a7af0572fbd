"""Archives as a forger would make them, whose sums go with what is in them: forge-archive.py ARCHIVE OTHER FOLDER

ARCHIVE has two versions, each signed by its author with one key, and a file of evidence; OTHER is of another
assessment. Each forgery must be noticed by `pia verify` ($PIA), with exit code 1 and a sentence that has the words
that are expected here, and by `pia import`, which brings nothing in.
"""
import base64
import hashlib
import os
import sqlite3
import subprocess
import sys
import tarfile
import io

BLOCK = 512
SUMS = "SHA256SUMS"
DATABASE = "assessment.sqlite"


class Entry:
    def __init__(self, name, data, header=None):
        self.name = name
        self.data = data
        self.header = header  # bytes in place of those that follow from name and size


class Archive:
    """The entries, without the sums, which follow from them."""

    def __init__(self, path):
        data = open(path, "rb").read()
        self.entries = []
        self.time = data[136:147]
        self.tail = bytes(2 * BLOCK)
        self.sums = None  # bytes in place of those that follow
        at = 0
        while data[at]:
            size = int(data[at + 124 : at + 135], 8)
            self.entries.append(Entry(data[at : at + 100].rstrip(b"\0").decode(), data[at + BLOCK : at + BLOCK + size]))
            at += BLOCK + (size + BLOCK - 1) // BLOCK * BLOCK
        assert self.entries.pop().name == SUMS

    def find(self, name):
        return next(entry for entry in self.entries if entry.name == name)

    def names(self, start, end=""):
        return [entry.name for entry in self.entries if entry.name.startswith(start) and entry.name.endswith(end)]

    def write_sums(self):
        lines = [f"{hashlib.sha256(entry.data).hexdigest()}  {entry.name}\n" for entry in self.entries]
        return "".join(lines).encode() if self.sums is None else self.sums

    def write(self, path):
        with open(path, "wb") as file:
            for entry in self.entries + [Entry(SUMS, self.write_sums())]:
                file.write(entry.header or header(entry.name, len(entry.data), self.time))
                file.write(entry.data + bytes(-len(entry.data) % BLOCK))
            file.write(self.tail)


def header(name, size, time, kind=b"0", linked=b"", size_field=None, mode=b"0000644"):
    block = bytearray(BLOCK)

    def put(at, text):
        block[at : at + len(text)] = text

    put(0, name.encode()[:100])
    put(100, mode)
    put(108, b"0000000")
    put(116, b"0000000")
    put(124, size_field or b"%011o" % size)
    put(136, time)
    put(148, b" " * 8)
    put(156, kind)
    put(157, linked)
    put(257, b"ustar\0" + b"00")
    put(329, b"0000000")
    put(337, b"0000000")
    put(148, b"%06o\0 " % sum(block))
    return bytes(block)


FORGERIES = []


def forgery(expected):
    def note(function):
        FORGERIES.append((function.__name__.replace("_", " "), expected, function))
        return function

    return note


def run_sql(archive, *statements, keep_triggers=True):
    """What another program writes into the database, and the triggers are there again afterwards."""
    path = os.path.join(sys.argv[3], "forged.sqlite")
    open(path, "wb").write(archive.find(DATABASE).data)
    database = sqlite3.connect(path, isolation_level=None)
    triggers = database.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
    for name, _ in triggers:
        database.execute(f"DROP TRIGGER {name}")
    for statement in statements:
        database.execute(statement)
    for _, sql in triggers if keep_triggers else []:
        database.execute(sql)
    database.close()
    archive.find(DATABASE).data = open(path, "rb").read()
    os.unlink(path)


def swap(archive, first, second):
    first, second = archive.find(first), archive.find(second)
    first.data, second.data = second.data, first.data


# ---- What was signed

@forgery("versions/")
def signatures_swapped_between_versions(archive, other):
    swap(archive, *archive.names("versions/", ".minisig"))


@forgery("The first difference: ")
def texts_swapped_between_versions(archive, other):
    swap(archive, *archive.names("versions/", ".txt"))


@forgery("The first difference: assessment")
def text_of_another_assessment(archive, other):
    archive.find(archive.names("versions/", ".txt")[0]).data = other.find(other.names("versions/", ".txt")[0]).data


@forgery("is missing from the archive")
def version_left_out(archive, other):
    archive.entries.remove(archive.find(archive.names("versions/", ".txt")[0]))


@forgery("is missing from the archive")
def signature_left_out(archive, other):
    archive.entries.remove(archive.find(archive.names("versions/", ".minisig")[1]))


@forgery("does not belong in an archive")
def signature_in_a_role_that_did_not_sign(archive, other):
    name = archive.names("versions/", ".minisig")[-1]
    at = archive.entries.index(archive.find(name))
    archive.entries.insert(at + 1, Entry(name.replace("author", "approver"), archive.find(name).data))


@forgery("signature")
def signatures_in_the_database_swapped(archive, other):
    run_sql(archive, "CREATE TEMP TABLE two AS SELECT id, hash, salt, text, row_number() OVER (ORDER BY id) AS n"
                     " FROM content WHERE text LIKE 'untrusted comment:%'",
            "UPDATE content SET (hash, salt, text) = (SELECT hash, salt, text FROM two WHERE n = 3 - (SELECT n FROM two"
            " WHERE two.id = content.id)) WHERE id IN (SELECT id FROM two)")


def make_key(key_id):
    return b"untrusted comment: minisign public key\n" + base64.b64encode(b"Ed" + key_id + os.urandom(32)) + b"\n"


def key_of(archive):
    return archive.find(archive.names("keys/")[0])


@forgery(".pub is another key than the one that signed")
def key_replaced_under_its_id(archive, other):
    entry = key_of(archive)
    entry.data = make_key(base64.b64decode(entry.data.split(b"\n")[1])[2:10])


@forgery("another key than its name says")
def key_replaced_under_its_name(archive, other):
    key_of(archive).data = make_key(b"\1" * 8)


@forgery("is missing from the archive")
def key_left_out(archive, other):
    archive.entries.remove(key_of(archive))


@forgery("is not a key's file as this program writes it")
def words_beside_a_key(archive, other):
    key_of(archive).data = key_of(archive).data.replace(b"minisign", b"hidden")


@forgery("is the key of nobody who signed here")
def key_that_signed_nothing(archive, other):
    key = make_key(b"\x11" * 8)
    archive.entries.insert(archive.entries.index(key_of(archive)), Entry("keys/" + "11" * 8 + ".pub", key))


@forgery("is no public key")
def key_that_is_none(archive, other):
    key_of(archive).data = b"untrusted comment: x\n" + b"A" * 4000


# ---- The log and what stands beside it

@forgery("The last change is missing")
def log_cut(archive, other):
    run_sql(archive, "DELETE FROM edit WHERE change = (SELECT max(id) FROM change)",
            "DELETE FROM change WHERE id = (SELECT max(id) FROM change)")


@forgery("The value of sign_off/2 came from no change in the log")
def log_cut_with_the_list(archive, other):
    run_sql(archive, "DELETE FROM version WHERE change >= (SELECT max(id) - 3 FROM change)",
            "DELETE FROM edit WHERE change >= (SELECT max(id) - 3 FROM change)",
            "DELETE FROM change WHERE id >= (SELECT max(id) - 3 FROM change)",
            "UPDATE summary SET head = (SELECT max(id) FROM change), changed = (SELECT max(time) FROM change)")


@forgery("Change 2 is not what was written then")
def author_of_a_change(archive, other):
    run_sql(archive, "INSERT INTO person SELECT max(id) + 1, 'Bento', '', '', 2 FROM person",
            "UPDATE change SET person = (SELECT max(id) FROM person) WHERE id = 2")


@forgery("Change 2 is not what was written then")
def time_of_a_change(archive, other):
    run_sql(archive, "UPDATE change SET time = time - 86400000 WHERE id = 2")


@forgery("The text of answers.scope@en in change 2 is not the one that was written then")
def answer_in_the_log(archive, other):
    run_sql(archive, "UPDATE content SET text = 'No shops' WHERE text = 'All shops'")


@forgery("The signed text as of change")
def text_of_a_version_in_the_database(archive, other):
    run_sql(archive, "UPDATE version SET text = CAST(replace(CAST(text AS TEXT), 'All shops', 'No shops!') AS BLOB) WHERE id = 1")


@forgery("Where the assessment stands is not what the log says")
def state(archive, other):
    run_sql(archive, "UPDATE standing SET state = 'decided'")


@forgery("table content")
def text_that_nothing_refers_to(archive, other):
    run_sql(archive, "INSERT INTO content (hash, salt, text) VALUES (zeroblob(32), zeroblob(16), 'hidden')")


@forgery("table draft")
def draft(archive, other):
    run_sql(archive, "INSERT INTO draft (assessment, address, text, time) VALUES (1, 'answers.scope', 'hidden', 1)")


@forgery("table template")
def template_that_was_never_followed(archive, other):
    run_sql(archive, "INSERT INTO template (hash, name, version, text) VALUES (zeroblob(32), 'hidden', '1', 'hidden')")


@forgery("The template that the assessment followed then is no longer in assessment.sqlite, or was altered")
def template_that_was_followed_before(archive, other):
    run_sql(archive, "UPDATE template SET text = text || ' ' WHERE id <> (SELECT template FROM assessment)")


@forgery("table assessment")
def second_assessment(archive, other):
    run_sql(archive, "INSERT INTO assessment (uuid, reference, language, template, begun) VALUES ('hidden', 'x', 'en', 1, 0)")


@forgery("evidence/")
def evidence_in_the_database_only(archive, other):
    run_sql(archive, "INSERT INTO evidence (hash, bytes) VALUES (zeroblob(32), 'hidden')")


@forgery("table evidence")
def evidence_that_nothing_refers_to(archive, other):
    digest = hashlib.sha256(b"hidden").hexdigest()
    run_sql(archive, f"INSERT INTO evidence (hash, bytes) VALUES (x'{digest}', CAST('hidden' AS BLOB))")
    names = sorted(archive.names("evidence/") + ["evidence/" + digest])
    at = archive.entries.index(archive.find(archive.names("evidence/")[0]))
    archive.entries.insert(at + names.index("evidence/" + digest), Entry("evidence/" + digest, b"hidden"))


@forgery("table writer")
def words_in_a_column_that_is_empty(archive, other):
    run_sql(archive, "UPDATE writer SET copy = 'hidden'")


@forgery("evidence/")
def evidence_of_other_bytes(archive, other):
    archive.find(archive.names("evidence/")[0]).data = b"Another contract\n"


@forgery("template.yaml is not what the database of the archive says")
def template(archive, other):
    archive.find("template.yaml").data += b"# more\n"


# ---- The database as a file

@forgery("The beginning of assessment.sqlite")
def write_ahead_log_announced(archive, other):
    data = bytearray(archive.find(DATABASE).data)
    data[18:20] = b"\2\2"
    archive.find(DATABASE).data = bytes(data)


@forgery("assessment.sqlite is no library of this program")
def application_id(archive, other):
    run_sql(archive, "PRAGMA application_id = 1")


@forgery("A newer version of this program made it")
def newer_version(archive, other):
    run_sql(archive, "PRAGMA user_version = 99")


@forgery("assessment.sqlite is no library of this program")
def older_version(archive, other):
    run_sql(archive, "PRAGMA user_version = 1")


@forgery("assessment.sqlite is no library of this program")
def view_in_a_tables_place(archive, other):
    run_sql(archive, "ALTER TABLE summary RENAME TO kept", "CREATE VIEW summary AS SELECT * FROM kept")


@forgery("assessment.sqlite is no library of this program")
def trigger_more(archive, other):
    run_sql(archive, "CREATE TRIGGER more AFTER INSERT ON draft BEGIN DELETE FROM change; END")


@forgery("Triggers that keep what was written")
def triggers_taken_out(archive, other):
    run_sql(archive, keep_triggers=False)


@forgery("assessment.sqlite")
def database_of_another_program(archive, other):
    path = os.path.join(sys.argv[3], "foreign.sqlite")
    database = sqlite3.connect(path)
    database.execute("CREATE TABLE assessment (id)")
    database.commit()
    database.close()
    archive.find(DATABASE).data = open(path, "rb").read()
    os.unlink(path)


@forgery("assessment.sqlite")
def database_cut(archive, other):
    archive.find(DATABASE).data = archive.find(DATABASE).data[:-4096]


@forgery("assessment.sqlite")
def database_of_zeros(archive, other):
    archive.find(DATABASE).data = bytes(8192)


# ---- The frame

def insert(archive, name, data=b"", **fields):
    """An entry behind the template, whose header has other fields than those that are written here."""
    archive.entries.insert(2, Entry(name, data, header(name, len(data), archive.time, **fields)))


@forgery("What follows template.yaml is neither the header of another file nor the end")
def symbolic_link(archive, other):
    insert(archive, "versions/link", kind=b"2", linked=b"/etc/passwd")


@forgery("What follows template.yaml")
def hard_link(archive, other):
    insert(archive, "versions/link", kind=b"1", linked=b"assessment.sqlite")


@forgery("What follows template.yaml")
def folder(archive, other):
    insert(archive, "versions/", kind=b"5", mode=b"0000755")


@forgery("What follows template.yaml")
def sparse_file(archive, other):
    insert(archive, "sparse", b"x" * BLOCK, kind=b"S")


@forgery("What follows template.yaml")
def extended_header(archive, other):
    insert(archive, "pax", b"28 path=../../../etc/passwd\n", kind=b"x")


@forgery("What follows template.yaml")
def global_header(archive, other):
    insert(archive, "pax", b"19 comment=x hidden\n", kind=b"g")


@forgery("What follows template.yaml")
def long_name(archive, other):
    insert(archive, "././@LongLink", b"../" * 60 + b"\0", kind=b"L")


@forgery("What follows template.yaml")
def name_that_leads_elsewhere(archive, other):
    insert(archive, "../elsewhere", b"x")


@forgery("What follows template.yaml")
def name_from_the_root(archive, other):
    insert(archive, "/elsewhere", b"x")


@forgery("What follows template.yaml")
def size_beyond_the_file(archive, other):
    insert(archive, "versions/0.txt", size_field=b"77777777777")


@forgery("What follows template.yaml")
def size_in_binary(archive, other):
    insert(archive, "versions/0.txt", size_field=b"\x80" + b"\0" * 10 + b"\1")


@forgery("What follows template.yaml")
def size_below_nothing(archive, other):
    insert(archive, "versions/0.txt", size_field=b"\xff" * 12)


@forgery("is there twice")
def entry_twice(archive, other):
    archive.entries.insert(2, Entry("template.yaml", archive.find("template.yaml").data))


@forgery("does not belong in an archive, or not there")
def entry_more(archive, other):
    archive.entries.append(Entry("readme.txt", b"Read me first"))


@forgery("is none of the reports that an archive has")
def report_of_a_version_that_was_not_signed(archive, other):
    archive.entries.append(Entry("reports/2/full.en.md", b"Approved"))


@forgery("is none of the reports that an archive has")
def report_by_another_layout(archive, other):
    archive.entries.append(Entry("reports/summary.en.md", b"Approved"))


@forgery("is none of the reports that an archive has")
def report_in_another_format(archive, other):
    archive.entries.append(Entry("reports/full.en.pdf", b"Approved"))


@forgery("is none of the reports that an archive has")
def reports_without_a_layout(archive, other):
    archive.entries.remove(archive.find("reports/full.yaml"))


@forgery("is not in its place")
def entries_in_another_order(archive, other):
    archive.entries[1], archive.entries[2] = archive.entries[2], archive.entries[1]


@forgery("The time of template.yaml is not that of the others")
def time_of_an_entry(archive, other):
    entry = archive.find("template.yaml")
    entry.header = header(entry.name, len(entry.data), b"00000000001")


@forgery("The time of assessment.sqlite is not that of the last change")
def time_of_all_entries(archive, other):
    archive.time = b"00000000001"


@forgery("neither the header of another file nor the end")
def more_behind_the_end(archive, other):
    archive.tail += bytes(BLOCK)


@forgery("neither the header of another file nor the end")
def words_in_the_end(archive, other):
    archive.tail = b"hidden".ljust(2 * BLOCK, b"\0")


@forgery("SHA256SUMS")
def sums_without_a_line(archive, other):
    archive.sums = b"".join(archive.write_sums().splitlines(True)[1:])


@forgery("SHA256SUMS")
def sums_with_a_line_more(archive, other):
    archive.sums = archive.write_sums() + b"# hidden\n"


@forgery("SHA256SUMS")
def sums_in_capital_letters(archive, other):
    archive.sums = archive.write_sums().upper()


@forgery("SHA256SUMS")
def sums_with_a_zero_byte(archive, other):
    archive.sums = archive.write_sums() + b"\0hidden\n"


@forgery("neither the header of another file nor the end")
def too_many_entries(archive, other):
    archive.entries += [Entry(f"reports/{i}.md", b"") for i in range(10001)]


@forgery("is no archive of this program")
def first_entry_is_another(archive, other):
    archive.entries.insert(0, archive.entries.pop(1))


def run(*words):
    environment = dict(os.environ, TMPDIR=sys.argv[3])
    return subprocess.run([os.environ["PIA"], *words], capture_output=True, env=environment, timeout=60, check=False)


def write_others(archive, folder):
    """What this format's writer cannot make: files of other tools, and of none."""
    written = io.BytesIO()
    with tarfile.open(fileobj=written, mode="w", format=tarfile.PAX_FORMAT) as tar:
        for entry in archive.entries + [Entry(SUMS, archive.write_sums())]:
            info = tarfile.TarInfo(entry.name)
            info.size = len(entry.data)
            info.mtime = int(archive.time, 8)
            tar.addfile(info, io.BytesIO(entry.data))
    packed = written.getvalue()
    archive.write(os.path.join(folder, "whole"))
    whole = open(os.path.join(folder, "whole"), "rb").read()
    return {
        "packed by another tool": (packed, "is no archive of this program"),
        "empty": (b"", "is no archive of this program"),
        "zeros": (bytes(4096), "is no archive of this program"),
        "one header": (whole[:BLOCK], "is no archive of this program"),
        "the first half of a database": (whole[: 40 * BLOCK], "is no archive of this program"),
        "without its end": (whole[: -2 * BLOCK], "neither the header of another file nor the end"),
        "two in one": (whole + whole, "neither the header of another file nor the end"),
    }


count = 0
failures = 0


def try_one(name, path, expected):
    global count, failures
    verified = run("verify", path)
    imported = run("--db", os.path.join(sys.argv[3], "library.db"), "import", path)
    words = verified.stdout.decode() + verified.stderr.decode()
    right = verified.returncode == 1 and expected in words and imported.returncode in (3, 6) and not imported.stdout
    count += 1
    failures += not right
    print(f"{'ok' if right else 'not ok'} {count} - a forger's archive is noticed: {name}")
    if not right:
        print(f"# expected: {expected}\n# exit codes {verified.returncode}, {imported.returncode}")
        for line in (words + imported.stderr.decode()).splitlines()[:40]:
            print(f"# {line}")


def main():
    path, other_path, folder = sys.argv[1:]
    forged = os.path.join(folder, "forged.pia")
    for name, expected, forge in FORGERIES:
        archive, other = Archive(path), Archive(other_path)
        forge(archive, other)
        archive.write(forged)
        try_one(name, forged, expected)
    for name, (data, expected) in write_others(Archive(path), folder).items():
        open(forged, "wb").write(data)
        try_one(name, forged, expected)
    whole = open(path, "rb").read() == open(os.path.join(folder, "whole"), "rb").read()
    print(f"{'ok' if whole else 'not ok'} {count + 1} - and what is forged differs in nothing else")
    sys.exit(failures > 0 or not whole)


main()
