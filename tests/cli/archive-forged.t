#!/bin/sh
# Archives that a forger made, with sums that go with them: each is noticed, in words, and none is brought in.
set -u
# shellcheck source=tests/tap.sh
. "$top_srcdir/tests/tap.sh"
command -v sqlite3 >/dev/null || skip_all "sqlite3 is not installed"

begin_small
printf 'correct horse\n' | "$PIA" key new ana >/dev/null 2>&1
printf 'The contract\n' >contract.txt
"$PIA" set "$ref" answers.scope "All shops"
"$PIA" set "$ref" answers.needed no
"$PIA" set "$ref" answers.reason "Nothing is new"
"$PIA" set "$ref" flow/2.ground consent
"$PIA" evidence add "$ref" party/1 contract.txt >/dev/null
"$PIA" submit "$ref" >/dev/null
printf 'correct horse\n' | "$PIA" sign "$ref" role=author read_all=yes --key ana >/dev/null
"$PIA" send-back "$ref" --reason "The scope" >/dev/null
"$PIA" set "$ref" answers.scope "Every shop"
sed 's/^version: 1.2.0$/version: 1.3.0/' "$small" >later.yaml
"$PIA" upgrade "$ref" --template later.yaml --yes >/dev/null
"$PIA" submit "$ref" >/dev/null
printf 'correct horse\n' | "$PIA" sign "$ref" role=author read_all=yes --key ana >/dev/null
"$PIA" archive "$ref" -o signed.pia >/dev/null
ref=$("$PIA" new --template "$small" --title Other)
"$PIA" submit "$ref" >/dev/null
"$PIA" archive "$ref" -o other.pia >/dev/null

# Whoever verifies knows no key.
mkdir forged elsewhere
XDG_CONFIG_HOME=$work/elsewhere XDG_DATA_HOME=$work/elsewhere \
	python -B "$top_srcdir/tests/cli/forge-archive.py" signed.pia other.pia forged >results
cat results
tests=$(grep -c "^ok\|^not ok" results)
failures=$(grep -c "^not ok" results)

# Somebody else's key was taken in here under the id of the one that signed.
mkdir unpacked && (cd unpacked && tar xf ../signed.pia)
python -c 'import base64, sys
key = base64.b64decode(open(sys.argv[1]).read().split("\n")[1])
print("untrusted comment: x\n" + base64.b64encode(key[:10] + bytes(31) + b"\1").decode())' unpacked/keys/*.pub >other.pub
XDG_CONFIG_HOME=$work/elsewhere
XDG_DATA_HOME=$work/elsewhere
run key import other.pub
run verify signed.pia
is "$code" 1 "a key that is known here counts before the one in the archive"
has "$out" "is another key than the one that is known here under its id" "and it is told that they differ"
done_testing
