#!/bin/sh
# The same findings on the screen as in `pia check`: of the worked example, of an empty assessment, and of cases that trip a rule.
set -u
# shellcheck source=tests/tap.sh
. "$top_srcdir/tests/tap.sh"

: "${top_builddir:?set by make check}"
PIA_DATA=$top_builddir/share/pia-wizard
export PIA_DATA

# shown FILE REF: the lines of the list of findings on the screen, without what each is about
shown() {
	printf 'author Ana Lopes\n\nsize 400 200\nkey Enter f\nshow findings\n' >"$work/script"
	"$top_builddir/tests/screens/run-screens" "$1" <"$work/script" >"$work/shown" 2>"$work/stderr" || explain "$(cat "$work/stderr")"
	sed -n 's/^│[▸ ] *[✗!i] *\([^│]*[^│ ]\) *│$/\1/p' "$work/shown"
}

# same NAME: what the library NAME.db with one assessment shows on the screen is what the check finds
same() {
	"$PIA" check --json --db "$work/$1.db" 2026-0001 >"$work/checked"
	shown "$work/$1.db" >"$work/lines"
	is "$(python - "$work/checked" "$work/lines" <<'END'
import collections, json, sys

checked = json.load(open(sys.argv[1]))
lines = open(sys.argv[2]).read().splitlines()
texts = collections.Counter(f["text"] for f in checked)
rules = {f["text"]: f["rule"] for f in checked}
if not checked:
    print("the check finds nothing")
for line in lines:
    found = [text for text in texts if line.endswith(": " + text)]
    if not found:
        print("on the screen alone:", line)
    else:
        texts[max(found, key=len)] -= 1
for text, count in texts.items():
    if count:
        print("not as often on the screen:", rules[text], text, count)
END
	)" "" "$2"
}

# begin NAME TEMPLATE ARGUMENTS
begin() {
	PIA_DB=$work/$1.db
	export PIA_DB
	template=$2
	shift 2
	"$PIA" new --template "$template" --lang en "$@" >/dev/null
}

begin example gpdp-pia --blueprint dingtalk-rollout
same example "the worked example"
begin empty gpdp-pia
same empty "one with nothing in it"
begin contract gba-contract
same contract "the contract's assessment"
begin screening screening
same screening "the screening"

# Every fiftieth case that trips a rule, as the command line enters it.
python - "$top_srcdir/tests/data/rules" >"$work/cases" <<'END'
import re, sys

def settings(text, named, record):
    for part in filter(None, (part.strip() for part in text.split(";"))):
        if "=" not in part:
            yield from settings(named[part], named, record)
            continue
        left, value = part.split("=", 1)
        yield left if "." in left else record + "." + left, value

for template in "gpdp-pia", "gba-contract":
    named, count = {}, 0
    for line in open(f"{sys.argv[1]}/{template}.txt", encoding="utf-8"):
        if line.startswith("let "):
            name, values = line[4:].split(":", 1)
            named[name] = values
        elif line.startswith("\twith "):
            values = line[6:]
        elif line.startswith("\t+"):
            count += 1
            if count % 50 == 0:
                every = list(settings(values + ";" + line[2:], named, record))
                # Records come to be by being named; they are there before anything points at them.
                records = {record} | {left.split(".")[0] for left, _ in every}
                records |= set(re.findall(r"\b[a-z_]+/\d+", " ".join(value for _, value in every)))
                print(template, rule, *sorted(filter(lambda name: "/" in name, records)), "", sep="\t", end="")
                print(*(f"{left}={value}" for left, value in every), sep="\t")
        elif re.match("[a-z]", line) and " " in line:
            rule, record = line.split()
            values = ""
END
while IFS= read -r line; do
	template=$(printf '%s' "$line" | cut -f1)
	rule=$(printf '%s' "$line" | cut -f2)
	begin "$rule" "$template"
	printf '%s\n' "$line" | cut -f3- | tr '\t' '\n' >"$work/settings"
	while IFS= read -r setting; do
		case $setting in
		*=*) "$PIA" set 2026-0001 "${setting%%=*}" "${setting#*=}" ;;
		*/*) "$PIA" add 2026-0001 "${setting%/*}" >/dev/null ;;
		esac || echo "# not set: $setting"
	done <"$work/settings"
	has "$("$PIA" check --json --as-of 2026-06-15 2026-0001)" "\"$rule\"" "the command line finds $rule"
	same "$rule" "and the screen shows the same"
done <"$work/cases"
done_testing
