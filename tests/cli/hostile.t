#!/bin/sh
# Texts that could be read as something else, wherever people type, in and back out of both formats.
set -u
# shellcheck source=tests/tap.sh
. "$top_srcdir/tests/tap.sh"
command -v cmark-gfm >/dev/null && command -v pandoc >/dev/null || skip_all "cmark-gfm or pandoc is not installed"

python -B "$top_srcdir/tests/cli/hostile.py" typed "$top_srcdir/tests/data/hostile.txt" "$small" "$small_start"
