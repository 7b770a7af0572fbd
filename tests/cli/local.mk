# The command line, as a person or a script uses it.
CLI_TESTS = \
	%reldir%/archive.t \
	%reldir%/archive-forged.t \
	%reldir%/archive-import.t \
	%reldir%/archive-proof.t \
	%reldir%/begin.t \
	%reldir%/bilingual.t \
	%reldir%/check.t \
	%reldir%/diff.t \
	%reldir%/dispose.t \
	%reldir%/due.t \
	%reldir%/erase.t \
	%reldir%/errors.t \
	%reldir%/evidence.t \
	%reldir%/example.t \
	%reldir%/export-many.t \
	%reldir%/export.t \
	%reldir%/filing-report.t \
	%reldir%/filing.t \
	%reldir%/glossary.t \
	%reldir%/help.t \
	%reldir%/history.t \
	%reldir%/hostile.t \
	%reldir%/key.t \
	%reldir%/languages.t \
	%reldir%/register.t \
	%reldir%/retain.t \
	%reldir%/review.t \
	%reldir%/standing.t \
	%reldir%/restore-library.t \
	%reldir%/sameness.t \
	%reldir%/take.t \
	%reldir%/template.t \
	%reldir%/timestamp.t \
	%reldir%/trash.t \
	%reldir%/upgrade.t \
	%reldir%/values.t \
	%reldir%/workbook-golden.t \
	%reldir%/workbook-text.t
# Among them what `make update-golden` writes.
GOLDEN_WORKBOOKS = %reldir%/workbook-golden.t
TESTS += $(CLI_TESTS)
EXTRA_DIST += $(CLI_TESTS) %reldir%/dump-workbook.py %reldir%/forge-archive.py %reldir%/hostile.py %reldir%/workbook_parts.py tests/data/hostile.txt \
	%reldir%/read-workbook.py %reldir%/workbook-marks.py %reldir%/workbook-text.py \
	%reldir%/workbooks %reldir%/example-findings.txt
