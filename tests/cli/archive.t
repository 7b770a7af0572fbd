#!/bin/sh
# An assessment as one file, which tools that everybody has can check.
set -u
# shellcheck source=tests/tap.sh
. "$top_srcdir/tests/tap.sh"

begin_small
run set "$ref" answers.scope "All shops, 全部店鋪"
run set "$ref" flow/2.ground consent
printf 'The contract, 合同\n' >contract.txt
run evidence add "$ref" party/1 contract.txt
file=$(sha256sum <contract.txt | cut -d' ' -f1)
run submit "$ref"
run archive "$ref" -o first.pia --lang pt
is "$code$out$err" 0first.pia "an assessment is archived"
run archive "$ref"
is "$code$out" "0$ref.pia" "under its reference where no name is given"
mkdir folder
run archive "$ref" -o folder --report none
is "$code$out" "0folder/$ref.pia" "or into a folder"

run archive "$ref" 1999-0001 -o several
is "$code$out" "3several/$ref.pia" "several go into a folder, and what is not there keeps none back"
has "$err" "1999-0001" "but is told"
run archive --all -o several/all --report none
is "$code$out" "0several/all/$ref.pia" "or all there are"

mkdir unpacked
(cd unpacked && tar xf ../first.pia)
is "$(cd unpacked && find . -type f | sort | tr '\n' ' ')" \
	"./SHA256SUMS ./assessment.sqlite ./evidence/$file ./reports/full.en.md ./reports/full.en.xlsx ./reports/full.pt.md ./reports/full.pt.xlsx ./reports/full.yaml ./template.yaml ./versions/4.txt " \
	"tar unpacks it"
(cd unpacked && sha256sum --quiet --strict -c SHA256SUMS)
ok "sha256sum finds every file as it was"
is "$(grep -c . unpacked/SHA256SUMS)" 9 "and knows all of them"
is "$(sqlite3 unpacked/assessment.sqlite 'PRAGMA integrity_check')" ok "the database is one that other tools read"
has "$(cat unpacked/versions/4.txt)" "全部店鋪" "the version is there as it was sent to review"

# Another assessment, before and after it, must leave no trace.
"$PIA" new --template "$small" --title "Zebra crossing" >/dev/null
PIA_NOW=2031-05-01T00:00:00Z "$PIA" archive "$ref" -o second.pia --lang pt >/dev/null
cmp first.pia second.pia
ok "the same assessment gives the same bytes, years later, in a library that holds more"
grep -c "Zebra crossing" second.pia >/dev/null
is $? 1 "and nothing of another assessment is in it"

run verify first.pia
is "$code$err" 0 "an archive is whole"
has "$out" "Version 4, unchanged since 2026-01-15 17:00" "and it is said since when its version is unchanged"
has "$out" "Nothing proves that the dates are true" "and what is not proved"
run verify "$ref" --json
is "$code$(printf '%s' "$out" | python -c 'import json,sys; v=json.load(sys.stdin); print(v["whole"], v["versions"][0]["sha256"])')" \
	"0True $(sha256sum <unpacked/versions/4.txt | cut -d' ' -f1)" "so is what it was made of, with the same hash"
(cd unpacked && sed -i 's/All shops/All sh0ps/' versions/4.txt && sha256sum $(sed 's/.*  //' SHA256SUMS) >SUMS && mv SUMS SHA256SUMS &&
	tar --format=ustar --owner=0 --group=0 --numeric-owner --mode=0644 --mtime=@1768467600 -b 1 -cf ../forged.pia $(sed 's/.*  //' SHA256SUMS) SHA256SUMS)
run verify forged.pia
is "$code" 1 "one that was packed again with other texts and sums is not"
has "$out" "versions/4.txt is not what the database of the archive says. The first difference: answers.scope" \
	"and the file that differs is named, and the field in it"
chmod 0400 first.pia
mkdir temporary
TMPDIR=$work/temporary
export TMPDIR
run --db first.pia get "$ref" answers.scope
is "$code$out" "0All shops, 全部店鋪" "an archive is looked into without bringing it in"
run --db first.pia list
has "$out" "Payroll" "by every command that reads"
run --db first.pia set "$ref" answers.scope x
is "$code" 6 "and none that writes"
has "$err" "pia import" "which say how it is brought in"
run --db first.pia verify "$ref"
is "$code$err" 0 "it can be verified there too"
run --db forged.pia list
is "$code$out" "0$("$PIA" --db first.pia list)" "one whose frame is right can be looked into"
head -c 100000 first.pia >cut.pia
run --db cut.pia list
is "$code" 3 "one that was cut cannot"
is "$(ls -A temporary)" "" "and nothing is left of it elsewhere"
run verify "$top_srcdir/README.md"
is "$code" 1 "what is no archive is not proved to be one"
has "$out" "is no archive of this program" "and that is said"
run verify nothing.pia
is "$code" 4 "what is not there is not verified at all"

# Where SQLite has nothing, something can be hidden, which no row shows.
(cd unpacked && tar xf ../second.pia && python -c '
data = bytearray(open("assessment.sqlite", "rb").read())
at = data.index(bytes(64), 4096)
data[at + 8:at + 14] = b"hidden"
open("assessment.sqlite", "wb").write(data)' && sha256sum $(sed 's/.*  //' SHA256SUMS) >SUMS && mv SUMS SHA256SUMS &&
	tar --format=ustar --owner=0 --group=0 --numeric-owner --mode=0644 --mtime=@1768467600 -b 1 -cf ../hidden.pia $(sed 's/.*  //' SHA256SUMS) SHA256SUMS)
run verify hidden.pia
is "$code" 0 "what is between the rows of the database alters none"
has "$out" "something is hidden between the rows" "and is told"

run archive "$ref" -o "$XDG_DATA_HOME/pia/pia.db"
is "$code" 6 "no library is replaced by an archive"
run archive 1999-0001 -o third.pia
is "$code" 3 "what is not there is not archived"
[ ! -e third.pia ]
ok "and no file is left of it"
sqlite3 "$XDG_DATA_HOME/pia/pia.db" "drop trigger content_stays; update content set text = 'All sh0ps' where text like 'All shops%'" 2>/dev/null
"$PIA" archive "$ref" -o third.pia >/dev/null 2>&1
is $? 3 "a library that was tampered with gives no archive"
run verify "$ref"
is "$code" 1 "nor is it whole"
has "$out" "The text of answers.scope@en in change 2 is not the one that was written then." "and the field that was altered is named"
done_testing
