#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Hold the schemas of templates/ to what the program takes. See tests/template-schema.t and tests/report-schema.t.

  check-schema.py SCHEMA accepts FILE...       what each file breaks of the schema
  check-schema.py SCHEMA unused FILE...        keys of the schema that no file uses
  check-schema.py SCHEMA mutants PIA FILE [BASE]
      FILE with one thing wrong, in every way, asked of the schema and of the program; where they
      disagree. BASE: the template that FILE extends, or that the layout FILE is checked with.
"""

import glob
import json
import os
import re
import subprocess
import sys
import tempfile

import jsonschema
import yaml

# What the program alone can know: what names mean, and what follows from several places together.
MEANING = [
    r"There is no (kind|list or scale|act|template) ",
    r"\".*\" (is not in the list|is no article:|is an id of the list of|needs \".*\" in the template)",
    r"The kind \".*\" (has no field|needs a|must be|cannot be)",
    r"The field \".*\" (is typed by people|of \".*\" |cannot point|holds one text|depends on itself)",
    r"The derived field \".*\" has no table",
    r"\".*\" is (still there|what \".*\" was called before)",
    r"The level \".*\" needs a colour",
    r"The matrix (has no row|shows the kind)",
    r"The row \".*\" of the matrix has no cell",
    r"There is no step",
    r"There is no column for ",
    r"\".*\" is no reference",
    r"There is no \".*\" to hide",
    r"The catalogue has no entry",
    r"The entry has no ",
    r"The id \".*\" stands here twice",
    r"No record (has the key|that may stand here)",
    r"A (form|table) shows ",
    r"This line has no \"when\"",
    r"This reference is not checked",
]

# What need not be in a template that extends another, since the other may have it.
ELSEWHERE = [
    r"The key \"(?!(template|version|format|id|act|article|is)\")",
    r"This text is missing in",
    r"There is no key \"after\" here",
]

# Where the program alone knows what a text says: conditions, dates, values, files, and what is named.
READ_BY_PROGRAM = re.compile(
    r"(logo|.*\.(when|where|is|after|applies\.\w+)) (misspelt|no id)$"
    r"|.*\.values\.\w+(\.\d+)? (misspelt|no id|emptied|a text|in a list|a mapping)$"
)

# Mappings whose keys are ids.
OPEN = [(key,) for key in "acts scales cells lists kinds derive catalogue applies values".split()]

# How many of what is alike are tried; ALIKE=1000 in the environment tries all, in a minute.
ALIKE = int(os.environ.get("ALIKE", "2"))


class Core(yaml.SafeLoader):
    """YAML 1.2 as editors read it: true and 1 are no texts, but yes and 1.0.0 are."""

    yaml_implicit_resolvers = {}


for tag, pattern, first in [
    ("bool", r"^(?:true|True|TRUE|false|False|FALSE)$", "tTfF"),
    ("null", r"^(?:~|null|Null|NULL|)$", ["~", "n", "N", ""]),
    ("int", r"^[-+]?[0-9]+$", "-+0123456789"),
    ("float", r"^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$", "-+.0123456789"),
]:
    Core.add_implicit_resolver("tag:yaml.org,2002:" + tag, re.compile(pattern), list(first))


def read(path, loader=yaml.BaseLoader):
    """A file as the program reads it: every scalar is a text."""
    with open(path, encoding="utf-8") as file:
        # Names in brackets may end in "?", which PyYAML alone does not take.
        text = re.sub(r"(?<=[\[ ])([\w.]+[?](?: descending)?|\w+ via \w+[?])(?=[],])", r'"\1"', file.read())
        return yaml.load(text, loader)


class Schema:
    """The schema, with its verdicts on parts of one tree remembered: mutants share most of it."""

    def __init__(self, path, tree=None):
        with open(path, encoding="utf-8") as file:
            self.schema = json.load(file)
        self.used = set()
        self.kept = set()
        self.passed = set()
        self.keep(tree)
        standard = jsonschema.Draft202012Validator
        standard.check_schema(self.schema)
        keywords = standard.VALIDATORS

        def reference(validator, target, instance, schema):
            place = (target, id(instance))
            if place in self.passed:
                return
            faults = list(keywords["$ref"](validator, target, instance, schema))
            if not faults and id(instance) in self.kept:
                self.passed.add(place)
            yield from faults

        def properties(validator, known, instance, schema):
            if isinstance(instance, dict):
                self.used.update((id(known), key) for key in known if key in instance)
            yield from keywords["properties"](validator, known, instance, schema)

        extended = jsonschema.validators.extend(
            standard, {"$ref": reference, "properties": properties}
        )
        self.validator = extended(self.schema)

    def keep(self, tree):
        if isinstance(tree, (dict, list)):
            self.kept.add(id(tree))
            for child in tree.values() if isinstance(tree, dict) else tree:
                self.keep(child)

    def faults(self, tree):
        return self.validator.iter_errors(tree)

    def unused(self, schema=None, place="#"):
        """Keys that no tree had, of mappings whose keys the schema lists."""
        schema = self.schema if schema is None else schema
        if isinstance(schema, list):
            for index, part in enumerate(schema):
                yield from self.unused(part, f"{place}/{index}")
        if not isinstance(schema, dict):
            return
        if schema.get("additionalProperties") is False and "properties" in schema:
            known = schema["properties"]
            yield from ((place, key) for key in known if (id(known), key) not in self.used)
        for key, part in schema.items():
            yield from self.unused(part, f"{place}/{key}")


def with_part(tree, path, change):
    """The tree with what stands at a path changed; all the rest is shared with it."""
    if not path:
        return change(tree)
    copy = dict(tree) if isinstance(tree, dict) else list(tree)
    copy[path[0]] = with_part(tree[path[0]], path[1:], change)
    return copy


def without(mapping, key):
    return {name: value for name, value in mapping.items() if name != key}


def renamed(mapping, key, new):
    return {new if name == key else name: value for name, value in mapping.items()}


def mutations(tree, path=(), seen=None):
    """What can be wrong: words for it, and a path with what to change there."""
    seen = {} if seen is None else seen
    if isinstance(tree, dict):
        # Mappings of the same keys at such a place are all alike: a few of them will do.
        name = path[-1] if path and isinstance(path[-1], str) else ""
        place = (*path[:1], len(path), name, str(tree.get("type")), frozenset(tree))
        seen[place] = seen.get(place, 0) + 1
        if seen[place] > ALIKE:
            return
        for key, value in tree.items():
            yield f"without {key}", path, lambda old, key=key: without(old, key)
            yield f"{key} renamed", path, lambda old, key=key: renamed(old, key, "unheard_of")
            if path[-1:] in OPEN:
                yield f"{key} no id", path, lambda old, key=key: renamed(old, key, "No id!")
            yield from mutations(value, path + (key,), seen)
        yield "emptied", path, lambda old: {}
        yield "a text", path, lambda old: "x"
        yield "in a list", path, lambda old: [old]
    elif isinstance(tree, list):
        for index, value in enumerate(tree):
            yield from mutations(value, path + (index,), seen)
        yield "emptied", path, lambda old: []
        yield "a text", path, lambda old: "x"
        yield "a mapping", path, lambda old: {"x": old[0] if old else "x"}
    else:
        yield "misspelt", path, lambda old: old + "x"
        yield "no id", path, lambda old: "No id!"
        yield "emptied", path, lambda old: ""
        yield "in a list", path, lambda old: [old]
        yield "a mapping", path, lambda old: {"x": old}


def ask_program(pia, trees, file, base, template):
    """What the program says of each tree: its faults, without their places."""
    options = ["--template", os.path.abspath(template)] if template else []
    with tempfile.TemporaryDirectory() as folder:
        names = []
        for picture in glob.glob(os.path.join(os.path.dirname(file), "*.png")):
            os.symlink(os.path.abspath(picture), os.path.join(folder, os.path.basename(picture)))
        for number, tree in enumerate(trees):
            names.append(f"{number}.yaml")
            if base:
                # A base of its own, so that faults there can be told apart.
                name = f"base{number}.yaml"
                os.symlink(os.path.abspath(base), os.path.join(folder, name))
                if isinstance(tree, dict) and tree.get("extends") == os.path.basename(base):
                    tree = dict(tree, extends=name)
            with open(os.path.join(folder, names[-1]), "w", encoding="utf-8") as file:
                json.dump(tree, file, ensure_ascii=False)
        result = subprocess.run(
            [os.path.abspath(pia), "template", "check", "--lang", "en", *options, *names],
            cwd=folder,
            # Remarks, which are about the names that the files have here.
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            check=False,
        )
    if result.returncode not in (0, 3, 4):
        sys.exit(f"the program ended with {result.returncode}:\n{result.stderr}")
    faults = [[] for _ in trees]
    for line in result.stderr.splitlines():
        found = re.match(r"pia: [^:]*?(\d+)\.yaml[^: ]*(?::\d+:\d+)?:? (.*)", line)
        if not found:
            sys.exit("not understood: " + line)
        faults[int(found[1])].append(found[2])
    return faults


def disagreements(schema, pia, file, tree, base):
    """Lines that say where the two do not agree."""
    template = base if "report" in tree else None
    base = None if template else base
    programs = re.compile("|".join(MEANING + (ELSEWHERE if base else [])))
    batch = []

    def judge():
        answers = ask_program(pia, [mutant for _, mutant in batch], file, base, template)
        for (words, mutant), faults in zip(batch, answers):
            fault = next((fault for fault in faults if not programs.match(fault)), None)
            error = next(schema.faults(mutant), None)
            if error and not faults:
                yield f"{words}: the schema alone refuses it: {error.message[:200]}"
            if fault and not error and not READ_BY_PROGRAM.match(words):
                yield f"{words}: the program alone refuses it: {fault}"

    for words, path, change in mutations(tree):
        batch.append((".".join(map(str, path)) + " " + words, with_part(tree, path, change)))
        if len(batch) == 400:
            yield from judge()
            batch.clear()
    yield from judge()



def main():
    path, command, *words = sys.argv[1:]
    if command == "accepts":
        for file in words:
            for loader in (yaml.BaseLoader, Core):
                for fault in Schema(path).faults(read(file, loader)):
                    print(f"{file}: {fault.json_path}: {fault.message[:200]}")
    elif command == "unused":
        schema = Schema(path)
        for file in words:
            for _ in schema.faults(read(file)):
                pass
        for place, name in schema.unused():
            print(f"{place}: {name}")
    elif command == "mutants":
        pia, file, *base = words
        tree = read(file)
        for line in disagreements(Schema(path, tree), pia, file, tree, base[0] if base else None):
            print(line)


main()
