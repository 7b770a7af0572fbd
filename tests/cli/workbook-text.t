#!/bin/sh
# What people type stays what it is in a workbook: text.
set -u
# shellcheck source=tests/tap.sh
. "$top_srcdir/tests/tap.sh"

python "$top_srcdir/tests/cli/workbook-text.py" "$PIA" "$small" "$small_start"
