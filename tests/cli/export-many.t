#!/bin/sh
# Exports of several: languages of one assessment, all assessments of a library or of a client.
set -u
# shellcheck source=tests/tap.sh
. "$top_srcdir/tests/tap.sh"

begin_small
run export "$ref" --lang zh-Hant,pt --format md -o both
is "$code $out" "0 $(printf 'both/%s\n' "$(cd both && ls ./*.zh-Hant.md | cut -c3-)" "$(cd both && ls ./*.pt.md | cut -c3-)")" \
	"a file for each language, whose name says the language, in the order asked for"
is "$(ls both | wc -l)" 2 "and nothing else"
for language in pt zh-Hant; do
	"$PIA" export "$ref" --lang $language --format md -o - | cmp -s - both/*.$language.md
	ok "the file in $language is the one that it alone gives"
done
run export "$ref" --lang pt,pt -o once.md
is "$code $(ls once.md)" "0 once.md" "a language named twice is one"
run export "$ref" --lang pt,en -o -
is "$code $out" "2 " "several do not go to standard output"
run export "$ref" --lang pt,en -o two.xlsx
is "$code $(find . -name two.xlsx)" "2 " "nor into one file"
echo kept >file
run export "$ref" --lang pt,en --format md -o file
is "$code $(cat file)" "2 kept" "nor into a file that is there"
run export "$ref" --lang pt,fr
is "$code" 2 "a language that there is not"
has "$err" " fr;" "is named"
run list --lang pt,en
is "$code" 2 "words come in one language"

run export
is "$code" 2 "something has to be named"
run export "$ref" --all
is "$code" 2 "but not one and all"
run export "$ref" --client X
is "$code" 2 "--client is for all"

second=$("$PIA" new --template "$small" --client 'Lótus 蓮花' --title '../../etc/passwd -rf')
third=$("$PIA" new --template "$small" --client 'Lótus 蓮花' --title 員工資料)
fourth=$("$PIA" new --template "$small" --title "$(printf '%0200d' 7)")
run export --all --format md --lang pt,zh-Hant -o new/folder
is "$code $(printf '%s\n' "$out" | sort)" "0 $(find new -type f | sort)" "all assessments in both languages, each named once"
is "$(printf '%s\n' "$out" | wc -l)" 8 "under names of their own"
is "$(printf '%s\n' "$out" | cut -c 12-20 | uniq | tr '\n' ' ')" "$ref $second $third $fourth " "by reference"
has "$err" "Files written to new/folder: 8 of 8." "the summary says where, in the language of the person"
has "$err" "8" "and how many"
is "$(find . -path ./home -prune -o -type f -newer file -print | grep -cv '^./new/folder/')" "1" \
	"nothing lands elsewhere" # but for the standard error of the last run
run export --all --client 'lotus 蓮花' -o clients
is "$code $(ls clients | cut -c 1-9 | tr '\n' ' ')" "0 $second $third " "those of a client"
run export --all --client nobody -o none
is "$code$out" 3 "of nobody there are none"
has "$err" "No assessment is for the client nobody." "which is said"
is "$(ls -d none 2>/dev/null)" "" "and no folder is made"
run export --all -o -
is "$code$out" 2 "all do not go to standard output"

cat >wrong.yaml <<'END'
report: wrong
format: 1
languages: [en]
title: {en: Wrong}
chapters:
  - show: [{table: rsik}, {records: floow}]
END
run export --all --lang en --report wrong.yaml --format md -o wrong
is "$code $(printf '%s\n' "$err" | grep -c wrong.yaml:6:)" "3 2" "each fault of a layout is told once, not with every assessment"

# What is wrong with one does not keep the others back.
mkdir clash
name=$(cd new/folder && ls "$second"*.pt.md)
mkdir "clash/$name"
run export --all --format md --lang pt,zh-Hant -o clash
is "$code" 4 "a file that cannot be written is an error"
is "$(find clash -type f | wc -l)" 7 "of which the others know nothing"
has "$(printf '%s\n' "$err" | tail -n 1)" "$name" "it is told at the end"
has "$err" 7 "and missing in the summary"
broken=$("$PIA" new --template gpdp-pia --title Broken)
sqlite3 "$XDG_DATA_HOME/pia/pia.db" "insert into template (hash, name, version, text)
	values (zeroblob(32), 'other', '1', 'no template'); update assessment set template = last_insert_rowid()
	where template = (select id from template where name = 'gpdp-pia')"
run export --all --format md -o rest
is "$code $(find rest -type f | wc -l)" "3 4" "nor of one that cannot be read"
has "$(printf '%s\n' "$err" | tail -n 1)" "$broken" "which is told too"

# What is held back when the program starts comes through when it looks for it, after a file.
cat >interrupted.py <<'PY'
import os, signal, sys
signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
os.kill(os.getpid(), signal.SIGINT)
os.execv(sys.argv[1], sys.argv[1:])
PY
code=0
python interrupted.py "$PIA" export --all --lang pt,en -o stopped >out 2>err || code=$?
is "$code" 130 "what is stopped says by which signal"
is "$(find stopped -type f)" "$(cat out)" "and what was written until then"
python -c 'import openpyxl, sys; openpyxl.load_workbook(sys.argv[1])' "$(cat out)"
ok "which is one whole file"

# On a terminal it is said how far it is, on a line that is gone at the end.
script -qec "'$PIA' export --all --format md -o seen >/dev/null" /dev/null </dev/null >screen
has "$(cat screen)" "60%" "progress is shown on a terminal"
done_testing
