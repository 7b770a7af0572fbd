#!/bin/sh
# The house holds: layers in one direction, each library behind one door, no word of a method in the program.
set -u
cd "${top_srcdir:-.}" || exit 1

echo 1..8

result() { # result NUMBER DESCRIPTION, faults on standard input
	faults=$(cat)
	if [ -z "$faults" ]; then
		echo "ok $1 - $2"
	else
		echo "not ok $1 - $2"
		printf '%s\n' "$faults" | sed 's/^/# /'
	fi
}

layers="base text i18n template assessment map seal store session report archive ui command"

# A file may include its own folder and those before it in the list.
{
	for folder in src/*/; do
		case " $layers " in
		*" $(basename "$folder") "*) ;;
		*) echo "$folder has no place in the list" ;;
		esac
	done
	allowed=
	for layer in $layers; do
		allowed="$allowed $layer"
		find "src/$layer" -name '*.[ch]' -exec grep -Hn '^#include "' {} + |
			while IFS=: read -r file line text; do
				path=$(printf '%s' "$text" | sed 's/^#include "\([^"]*\)".*/\1/')
				[ "$path" = config.h ] && continue
				folder=${path%%/*}
				case " $allowed " in
				*" $folder "*) ;;
				*) echo "$file:$line includes $path, which is below it" ;;
				esac
			done
	done
} 2>&1 | result 1 "each layer uses only itself and those above it"

only() { # only HEADER PATTERN-OF-FILES
	grep -rln "#include <$1>" src | grep -vE "$2" | sed "s|$| includes $1|"
}
{
	only curses.h '^src/ui/terminfo\.c$'
	only sqlite3.h '^src/store/'
	only yaml.h '^src/template/'
	only xlsxwriter.h '^src/report/workbook(_formats|_writer)?\.[ch]$'
	only archive.h '^src/report/readback\.c$'
	only sodium.h '^src/seal/'
	grep -rlE '#include <uni(str|case|norm|width|lbrk|gbrk|wbrk|ctype)' src | grep -v '^src/text/' |
		sed 's|$| includes libunistring|'
} | result 2 "each library stands behind one door"

grep -rniE 'gpdp|dspdp|8/2005|pdpa|個人資料保護|dingtalk' src |
	result 3 "no word of a method stands in src/"

find src -name '*.c' ! -path 'src/ui/*' ! -path 'src/command/*' ! -name main.c -exec \
	grep -nHE '\b(printf|puts|putchar|perror|exit|abort)\(|std(out|err)\b' {} + |
	result 4 "nothing below ui/ and command/ prints or exits"

find src tests -name '*.[ch]' -exec awk 'END { if (NR > 800) print FILENAME ": " NR " lines" }' {} \; |
	result 5 "no file is over 800 lines"

grep -rnwE 'TODO|FIXME|XXX|HACK' src templates man locales tests/unit tests/cli 2>/dev/null |
	result 6 "nothing is left open in the sources"

grep -rLE '^/\* SPDX-License-Identifier: MIT \*/$' --include='*.[ch]' src tests |
	result 7 "every source says its licence"

grep -rln '#include "store/' src | grep -vE '^src/(store|session)/' |
	result 8 "nothing but session/ reaches the store"
