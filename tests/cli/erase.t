#!/bin/sh
# Erasing a value for good.
set -u
# shellcheck source=tests/tap.sh
. "$top_srcdir/tests/tap.sh"

begin_small
run set "$ref" party/1.contact 'Chan Tai Man 6612-3456'
run set "$ref" party/1.contact 'somebody else'
run erase "$ref" party/1.contact
is "$code" 2 "erasing needs a reason"
run erase "$ref" answers --reason x
is "$code" 3 "nor are all answers erased at once"
run erase "$ref" party/1.contact --reason 'Asked by the person'
is "$code$err" 0 "erase with a reason"
run get "$ref" party/1.contact
is "$out" "" "the value is gone"
grep -rqa -e 'Chan Tai Man' -e 6612-3456 -e 'somebody else' "$XDG_DATA_HOME"
is $? 1 "no byte of what it ever was is left in the library's files"
run history "$ref"
has "$out" "Asked by the person" "that it was done, and why, stays in the log"
run check "$ref" --integrity
is "$code$out" 0 "and the log is whole"
run add "$ref" party name=SecretName jurisdiction=mo
gone=$out
run remove "$ref" "$gone"
run erase "$ref" "$gone.name" --reason 'Asked by the person'
is "$code$err" 0 "what a removed record held can be erased too"
grep -rqa SecretName "$XDG_DATA_HOME"
is $? 1 "and leaves nothing"
run undo "$ref"
run get "$ref" party/1.contact
is "$out" "" "undo does not bring it back"
done_testing
