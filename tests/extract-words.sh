#!/bin/sh
# Collect the program's words into a PO template: extract-words.sh SOURCE-FOLDER OUTPUT
set -eu
cd "$1"
find src -name '*.[ch]' | LC_ALL=C sort |
	xgettext --files-from=- --language=C --from-code=UTF-8 --keyword=N_ \
		--no-location --no-wrap --sort-output --package-name=pia-wizard --output="$2"
# No text here is a printf format: "{percent}% of" only looks like one.
sed -i '/^#, c-format$/d' "$2"
