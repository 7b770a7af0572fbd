# The command line, as a person or a script uses it.
CLI_TESTS = \
	%reldir%/begin.t \
	%reldir%/check.t \
	%reldir%/due.t \
	%reldir%/erase.t \
	%reldir%/errors.t \
	%reldir%/example.t \
	%reldir%/export-many.t \
	%reldir%/export.t \
	%reldir%/filing.t \
	%reldir%/glossary.t \
	%reldir%/help.t \
	%reldir%/history.t \
	%reldir%/languages.t \
	%reldir%/take.t \
	%reldir%/template.t \
	%reldir%/upgrade.t \
	%reldir%/values.t \
	%reldir%/workbook-text.t
TESTS += $(CLI_TESTS)
EXTRA_DIST += $(CLI_TESTS) %reldir%/read-workbook.py %reldir%/workbook-text.py %reldir%/example-findings.txt
