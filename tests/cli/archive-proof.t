#!/bin/sh
# Signed in Chinese, reported in Portuguese, archived, and proved elsewhere: with tools that everybody has, and in an empty library.
set -u
# shellcheck source=tests/tap.sh
. "$top_srcdir/tests/tap.sh"
command -v minisign >/dev/null || skip_all "minisign is not installed"

ref=$("$PIA" new --template "$small" --blueprint "$small_start" --lang zh-Hant)
printf 'correct horse\n' | "$PIA" key new ana >id 2>/dev/null
printf 'correct horse\n' | "$PIA" key new bento >/dev/null 2>&1
printf '合同\n' >contract.txt
pia() { "$PIA" --lang zh-Hant "$@" >/dev/null; }
sign() { printf 'correct horse\n' | "$PIA" --lang zh-Hant sign "$ref" "$@" >/dev/null; }
pia set "$ref" answers.scope 全部店鋪
pia set "$ref" answers.needed no
pia set "$ref" answers.reason 並無新增
pia set "$ref" flow/2.ground consent
pia evidence add "$ref" party/1 contract.txt
pia submit "$ref"
sign role=author read_all=yes --key ana
sign role=approver read_all=yes bound=yes --key bento
run text "$ref" -o signed
PIA_NOW=2026-01-20T09:00:00Z
pia reopen "$ref"
pia set "$ref" answers.scope 全部店鋪及辦公室
pia submit "$ref"
sign role=author read_all=yes --key ana
pia send-back "$ref" --reason 範圍
pia set "$ref" answers.scope 辦公室
run export "$ref" --lang pt --format md -o now.md
run archive "$ref" --lang pt -o proof.pia
is "$code$err" 0 "it is archived"

# As README shows, in an empty folder, with nothing of this program.
mkdir away && cd away || exit 1
tar xf ../proof.pia
sha256sum --quiet --strict -c SHA256SUMS
ok "sha256sum finds every file as it was"
for version in 6 11; do
	minisign -V -q -p "keys/$(cat ../id).pub" -m "versions/$version.txt" -x "versions/$version.author.minisig"
	ok "minisign verifies who signed version $version"
done
minisign -V -q -p "$(ls keys/* | grep -v "$(cat ../id)")" -m versions/6.txt -x versions/6.approver.minisig
ok "and whoever else did, with another key"
minisign -V -q -p "keys/$(cat ../id).pub" -m versions/11.txt -x versions/6.author.minisig 2>/dev/null
is $? 1 "and no other version"
cmp versions/6.txt ../signed
ok "what was signed is what the text said then"
cmp evidence/* ../contract.txt
ok "the evidence is there"
is "$(cd reports && ls -d -- * */* | tr '\n' ' ')" \
	"11 11/full.pt.md 11/full.pt.xlsx 11/full.zh-Hant.md 11/full.zh-Hant.xlsx 6 6/full.pt.md 6/full.pt.xlsx 6/full.zh-Hant.md 6/full.zh-Hant.xlsx full.pt.md full.pt.xlsx full.yaml full.zh-Hant.md full.zh-Hant.xlsx " \
	"and the reports of now and of each signed version, in both languages, with their layout"
has "$(cat reports/6/full.zh-Hant.md)" "全部店鋪" "a report says what was signed then"
is "$(grep -c 辦公室 reports/6/full.zh-Hant.md)" 0 "and nothing that came later"
has "$(cat reports/11/full.zh-Hant.md)" "全部店鋪及辦公室" "as does that of the next version"
cmp reports/full.pt.md ../now.md
ok "that of now is the one that is exported"
cd ..

# In an empty library, elsewhere and later, where no key is known.
facts() { "$PIA" verify "$@" --json | python -c 'import json, sys
found = json.load(sys.stdin)
print(found["whole"], found["id"], found["seal"], [(v["number"], v["sha256"], [s["proof"] for s in v["signatures"]]) for v in found["versions"]])'; }
facts "$ref" >here
PIA_NOW=2031-05-01T00:00:00Z
XDG_CONFIG_HOME=$work/elsewhere
XDG_DATA_HOME=$work/elsewhere
export PIA_NOW
run --db empty.db import proof.pia
is "$code$out" "0$ref" "it is brought in"
is "$(facts --db empty.db "$ref")" "$(cat here)" "with the same hashes, and the same signatures"
"$PIA" --db empty.db archive "$ref" --lang pt -o again.pia >/dev/null
cmp proof.pia again.pia
ok "what is archived there is the same, byte for byte"
run --lang pt verify proof.pia
has "$out" "Assinado por Ana Lopes" "what is proved is said in Portuguese"
run --lang zh-Hant verify proof.pia
has "$out" "Ana Lopes（撰寫人）" "and in Chinese"
run verify proof.pia
has "$out" "Reports: made again from what the archive holds, they are the same (12)." "the reports are those of the assessment"

# What was signed and holds what was erased since is gone; the signatures stay, for whoever kept the text.
run --db empty.db erase "$ref" answers.scope --reason "Asked for"
is "$code" 0 "a value is erased for good"
run --db empty.db archive "$ref" -o erased.pia
is "$code$err" 0 "and what is left archived"
run verify erased.pia
is "$code" 0 "it is whole"
has "$out" "whoever kept the text can verify it" "and says what the signatures are good for"
is "$(tar tf erased.pia | grep -c "^versions/\|^reports/.*/")" 0 "no text or report of then is in it"

# A report that says another thing, with sums that go with it.
pack() { (cd away && sha256sum $(sed 's/.*  //' SHA256SUMS) >SUMS && mv SUMS SHA256SUMS && tar --format=ustar --owner=0 --group=0 --numeric-owner \
	--mode=0644 --mtime=@1768899600 -b 1 -cf ../forged.pia $(sed 's/.*  //' SHA256SUMS) SHA256SUMS); }
sed -i 's/全部店鋪/全部倉庫/' away/reports/6/full.zh-Hant.md
pack
run verify forged.pia
has "$out" "Of the reports, 1 are as they were put in, but are not made again alike here" "one that says another thing is told"
sed -i 's/reports.11.full.pt.md/reports\/11\/full.exe/' away/SHA256SUMS
mv away/reports/11/full.pt.md away/reports/11/full.exe
pack
run verify forged.pia
is "$code" 1 "what is no report is none"
has "$out" "reports/11/full.exe is none of the reports that an archive has." "and is named"
done_testing
