#!/bin/sh
# How long an assessment is kept, disposing of it, and archives, from the list, in each language.
set -u
# shellcheck source=tests/tap.sh
. "$top_srcdir/tests/tap.sh"
# shellcheck source=tests/screens/golden.sh
. "$top_srcdir/tests/screens/golden.sh"
# Seals and ids are other ones each time.
hashes_differ=yes
PIA_NOW=2026-12-05T09:00:00Z

for language in en pt zh-Hant; do
	case $language in
	en) day="5 December 2031" hold="Audit of the Bureau" over="The audit is over" why="No longer needed" ;;
	pt) day="5 de Dezembro de 2031" hold="Auditoria dos Serviços" over="A auditoria acabou" why="Já não é precisa" ;;
	zh-Hant) day="2031年12月5日" hold="當局審計" over="審計已完成" why="不再需要" ;;
	esac
	golden "keeping-$language" <<END
template @data@/small.yaml
blueprint @data@/small-start.yaml
content $language
language $language
author Ana Lopes, Lotus Consulting, Consultant

size 80 24
key k
show asked roles
type 31/31
show no-day
key Ctrl-U
type $day
key Tab
type $hold
show both
key Ctrl-S
show held
key E
show not-while-worked-on
key D t E
show not-while-held
key k Tab Ctrl-U Enter Enter
show needs-a-reason
type $over
key Enter
show released
key E
show not-before-its-day
END
	golden "disposal-$language" <<END
template @data@/small.yaml
blueprint @data@/small-start.yaml
content $language
language $language
author Ana Lopes, Lotus Consulting, Consultant

size 80 24
key D t E
show asked roles
key Enter Enter
show no-reason
type $why
key Enter
type 2026-1
key Enter
show other-reference
key Ctrl-U
type 2026-0001
key Enter
show certificate
key PageDown
show rest
key Home s
show into-a-file
key Enter Esc
show in-the-list
key Enter
show again
key Esc k
show nothing-to-keep
END
	grep -q '^# ' 2026-0001.md && rm 2026-0001.md
	ok "the certificate is in the file"
	golden "archiving-$language" <<END
template @data@/small.yaml
blueprint @data@/small-start.yaml
content $language
language $language
author Ana Lopes, Lotus Consulting, Consultant

size 80 24
key a
show asked
key Ctrl-U
type here-$language.pia
key Enter Down
show proved
key Esc a Ctrl-U
type here-$language.pia
key Enter
show not-replaced
key Esc i
show which
type here-$language.pia
key Enter
show nothing-to-do
END
	golden "bringing-in-$language" <<END
language $language
author Ana Lopes, Lotus Consulting, Consultant

size 80 24
key i
type here-$language.pia
key Enter
show foreseen roles
key Enter
show brought-in
END
done

# Evidence that was erased says since when and why, in place of an error; one past its date is marked.
for language in en pt zh-Hant; do
	rm -rf "$work/library" && mkdir "$work/library"
	export PIA_DB="$work/library/pia.db"
	export PIA_AUTHOR="Ana Lopes, Lotus Consulting, Consultant"
	run new --template gpdp-pia
	for file in old gone whole; do
		echo "$file" >"$file.txt"
	done
	run evidence add 2026-0001 assessment old.txt expires=2026-12-04
	run evidence add 2026-0001 assessment gone.txt
	run evidence add 2026-0001 assessment whole.txt expires=2026-12-05
	run erase 2026-0001 evidence/2 --reason "Sent by mistake"
	run evidence list 2026-0001 --lang "$language"
	case $language in
	en) has "$out" "[past its date]" "the command marks it too" ;;
	pt) has "$out" "[prazo findo]" "the command marks it too" ;;
	*) has "$out" "[保存期滿]" "the command marks it too" ;;
	esac
	unset PIA_DB PIA_AUTHOR
	library_stays=yes
	golden "evidence-erased-$language" <<END
language $language
author Ana Lopes, Lotus Consulting, Consultant

size 80 24
key Enter ] ] ] End b
show marked roles
key Down
show erased
key s
show not-saved
key Down o
show whole
END
	unset library_stays
done

# Reading is possible where there is little room; an altered archive is not brought in.
sed 's/SHA256SUMS/SHA256SUMZ/' here-en.pia >altered.pia
golden bringing-in-altered <<'END'
author Ana Lopes

size 40 12
key i
show asked
type altered.pia
key Enter
show altered
key Esc Esc i
type missing.pia
key Enter
show missing
key Ctrl-U Enter
show left
END
golden keeping-narrow <<'END'
template @data@/small.yaml
author Ana Lopes

size 40 12
key k
show keeping
key Esc D t E
show disposal
END
done_testing
