#!/bin/sh
# Whatever keys come, the screens take them, and the log stays whole. PIA_SEEDS is how many rows of keys there are (8), PIA_SEED the first.
set -u
# shellcheck source=tests/tap.sh
. "$top_srcdir/tests/tap.sh"

: "${top_builddir:?set by make check}"
PIA_DATA=$top_builddir/share/pia-wizard
PIA_DB=$work/before.db
export PIA_DATA PIA_DB

# keys SEED: a script of keys, of texts, and of windows that change their size
keys() {
	awk -v seed="$1" '
	function pick(list, parts) { return parts[1 + int(rand() * split(list, parts, " "))] }
	BEGIN {
		srand(seed)
		named = "Enter Enter Enter Enter Enter Esc Up Down Down Down Left Right Tab Shift-Tab Home End PageUp PageDown Space " \
			"Backspace Delete Ctrl-G Ctrl-S Ctrl-R Ctrl-U Ctrl-W Ctrl-L F1 F2 F3 F9 Ctrl-Left Ctrl-Right Alt-b"
		letters = "a b c d e f g h i k m n o p r s t u v w x y z D E K M S T U / ? + - [ ] 1 2 3"
		texts = "招聘 files/a.pdf files/one.pia 2026-11-23 5 yes 👩‍👩‍👧 x.md é́́ " sprintf("%0300d", 7)
		sizes = "80:24 80:24 120:40 200:60 40:12 20:6 3:2 1:1"
		print "author Ana Lopes, Lotus Consulting, Consultant\nlanguage " pick("en pt zh-Hant") "\n"
		print pick("key:Enter:S key:Enter:v key:Enter:b key:Enter:x key:D key:t key:Enter:m key:Enter:p key:Down:Enter:S key:Down:Enter key:k key:a key:i key:E key:Down:Down:Enter:S")
		for (i = 0; i < 250; i++) {
			dice = rand()
			if (dice < 0.45) print "key " pick(named)
			else if (dice < 0.82) print "key " pick(letters)
			else if (dice < 0.90) print "type " pick(texts)
			else if (dice < 0.92) print "paste " pick(texts) "\\n" pick(texts)
			else if (dice < 0.95) print "burst " pick(named) " " pick(letters) " " pick(named)
			else if (dice < 0.97) print "tick"
			else print "size " pick(sizes)
		}
		print "size 80 24\nshow end"
	}' | sed '/^key:/s/:/ /g; /^size/s/:/ /'
}

begin_small
mkdir files
printf '%%PDF-1.7 x' >files/a.pdf
"$PIA" evidence add "$ref" answers.scope files/a.pdf >/dev/null
"$PIA" comment "$ref" answers.scope "Why?" >/dev/null
"$PIA" snapshot "$ref" before
"$PIA" archive "$ref" -o files/one.pia >/dev/null
"$PIA" set "$ref" answers.scope "Not all"
second=$("$PIA" new --template "$small" --blueprint "$small_start" --title Second)
"$PIA" submit "$second" >/dev/null
third=$("$PIA" new --template "$small" --title Third)
"$PIA" trash "$third"
fourth=$("$PIA" new --template "$small" --title Fourth)
"$PIA" withdraw "$fourth" --reason "Not needed" >/dev/null
"$PIA" retain "$fourth" --until 2020-01-01 --reason "Nothing keeps it" >/dev/null

seed=${PIA_SEED:-1}
last=$((seed + ${PIA_SEEDS:-8}))
while [ "$seed" -lt "$last" ]; do
	rm -f after.db*
	cp before.db after.db
	keys "$seed" >script
	"$top_builddir/tests/screens/run-screens" after.db <script >shown 2>stderr && grep -q '^== end' shown
	ok "the keys of seed $seed are taken" || explain "$(cat stderr)"
	for one in "$ref" "$second" "$third" "$fourth"; do
		PIA_DB=after.db "$PIA" check "$one" --integrity
	done >faults 2>&1
	is "$(cat faults)" "" "and the logs are whole"
	seed=$((seed + 1))
done

done_testing
