#!/bin/sh
# The program's words are whole in every language: nothing missing, nothing fuzzy, placeholders kept.
set -u
cd "${top_srcdir:-.}" || exit 1
temporary=$(mktemp -d) || exit 1
trap 'rm -rf "$temporary"' EXIT

if ! command -v xgettext >/dev/null 2>&1; then
	echo "1..0 # SKIP no xgettext"
	exit 0
fi
echo 1..6
number=0
sh tests/extract-words.sh "$PWD" "$temporary/words.pot" || exit 1

result() { # result DESCRIPTION, faults on standard input
	number=$((number + 1))
	faults=$(cat)
	if [ -z "$faults" ]; then
		echo "ok $number - $1"
	else
		echo "not ok $number - $1"
		printf '%s\n' "$faults" | sed 's/^/# /'
	fi
}

for catalog in locales/pt.po locales/zh_Hant.po; do
	{
		msgfmt --check -o /dev/null "$catalog" 2>&1
		LC_ALL=C msgfmt --statistics -o /dev/null "$catalog" 2>&1 | grep -E 'fuzzy|untranslated'
	} >"$temporary/faults"
	result "$catalog has nothing fuzzy or malformed" <"$temporary/faults"
	msgcmp "$catalog" "$temporary/words.pot" >"$temporary/faults" 2>&1 && : >"$temporary/faults"
	result "$catalog translates every word of the program" <"$temporary/faults"
	# The {placeholders} of a text and its translation must be the same.
	msgattrib --no-wrap --translated "$catalog" | awk '
		function holders(text,   list, rest, out, count, i, j, t) {
			count = 0; rest = text
			while (match(rest, /\{[a-z_]+\}/)) {
				list[++count] = substr(rest, RSTART, RLENGTH)
				rest = substr(rest, RSTART + RLENGTH)
			}
			for (i = 2; i <= count; i++)
				for (j = i; j > 1 && list[j] < list[j - 1]; j--) {
					t = list[j]; list[j] = list[j - 1]; list[j - 1] = t
				}
			out = ""; t = ""
			for (i = 1; i <= count; i++) { if (list[i] != t) out = out list[i]; t = list[i] }
			return out
		}
		function finish() {
			if (id != "" && translated != "" && holders(id) != holders(translated))
				print "placeholders differ: " id
			id = ""; translated = ""; part = ""
		}
		/^msgid "/ { finish(); part = "id"; id = $0; next }
		/^msgid_plural/ { part = "plural"; next }
		/^msgstr(\[[0-9]\])? "/ { part = "translated"; translated = $0; next }
		/^"/ { if (part == "id") id = id $0; else if (part == "translated") translated = translated $0 }
		END { finish() }' >"$temporary/faults"
	result "$catalog keeps every placeholder" <"$temporary/faults"
done
