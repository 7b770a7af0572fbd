#!/bin/sh
# Words in the language asked for, whatever the machine has.
set -u
# shellcheck source=tests/tap.sh
. "$top_srcdir/tests/tap.sh"

# words VARIABLE=VALUE… : the first word of --help
words() {
	env -u LC_ALL "$@" "$PIA" --help | head -n 1
}
english=$(words PIA_LANG=en)
portuguese=$(words PIA_LANG=pt)
chinese=$(words PIA_LANG=zh-Hant)
[ "$english" != "$portuguese" ] && [ "$english" != "$chinese" ] && [ "$portuguese" != "$chinese" ]
ok "three languages"
for locale in pt_PT.UTF-8 pt_BR pt_MO.UTF-8 pt; do
	is "$(words LANG=$locale)" "$portuguese" "$locale is Portuguese"
done
for locale in zh_TW.UTF-8 zh_HK zh_MO.UTF-8 zh_Hant_MO; do
	is "$(words LC_ALL=$locale)" "$chinese" "$locale is Chinese"
done
for locale in C C.UTF-8 en_GB.UTF-8 zh_CN.UTF-8 fr_FR; do
	is "$(words LC_ALL=$locale)" "$english" "$locale is English"
done
is "$(words LANG=C LANGUAGE=pt:en)" "$portuguese" "LANGUAGE is heard without any locale installed"
is "$(words PIA_LANG=pt LANG=zh_TW)" "$portuguese" "PIA_LANG is stronger"
is "$(LANG=zh_TW "$PIA" --help --lang pt | head -n 1)" "$portuguese" "--lang is strongest"

cp -r "$(dirname "$PIA")/share/pia-wizard" data
echo damaged >data/locales/pt.mo
out=$(PIA_DATA=$work/data "$PIA" --version --lang pt 2>"$work/stderr")
is "$out" "$("$PIA" --version)" "words that are damaged do not stop the work"
has "$(cat "$work/stderr")" pt.mo "but it is said"

begin_small
LC_ALL=C run set "$ref" party/1.name 澳門蓮花酒店
LC_ALL=C run get "$ref" party/1.name
is "$out" 澳門蓮花酒店 "Chinese is kept under LC_ALL=C"
run show "$ref" flow/1 --lang zh-Hant
has "$out" "保存期限：5年" "values are shown in the language asked for"
run show "$ref" flow/1 --lang pt
has "$out" "Conservação: 5 anos" "and in Portuguese"
done_testing
