#!/bin/sh
# Evidence shown by the system's viewer: a private copy that goes away, under an ending that runs nothing.
set -u
# shellcheck source=tests/tap.sh
. "$top_srcdir/tests/tap.sh"
# shellcheck source=tests/terminal/terminal.sh
. "$top_srcdir/tests/terminal/terminal.sh"

mkdir bin copies
cat >bin/xdg-open <<END
#!/bin/sh
{ basename "\$1"; stat -c %a "\$(dirname "\$1")"; cat "\$1"; } >"$work/seen.part"
mv "$work/seen.part" "$work/seen"
END
chmod +x bin/xdg-open
begin_small
printf '[Desktop Entry]\n' >run-me.desktop
printf '\001\002\000' >bytes
"$PIA" evidence add "$ref" assessment.title run-me.desktop >/dev/null
"$PIA" evidence add "$ref" assessment.title bytes >/dev/null
begin_terminal
open_pia "PATH=$work/bin:$PATH" "TMPDIR=$work/copies"

keys Right b
await 'run-me.desktop'
keys o
until_true test -s seen
is "$(cat seen)" "1-run-me.desktop.txt
700
[Desktop Entry]" "a copy in a private folder is shown, as the text it is"
await 'A copy is shown'
keys Down o
await 'It is not known what shows'
ok "what is of no known type is not"
keys Escape
await_gone 'Evidence for'
is "$(ls copies)" "" "the copies go away with the screen"
keys C-q
await 'ended 0'
done_testing
