# Golden screens: key scripts over the screens, without a terminal. `make update-golden` takes what is shown now
# for right; read the difference before it is committed.
SCREEN_TESTS = \
	%reldir%/catalogue.t \
	%reldir%/differences.t \
	%reldir%/due.t \
	%reldir%/export.t \
	%reldir%/findings.t \
	%reldir%/flow-views.t \
	%reldir%/glossary.t \
	%reldir%/languages.t \
	%reldir%/map.t \
	%reldir%/matrix.t \
	%reldir%/random.t \
	%reldir%/real.t \
	%reldir%/retention.t \
	%reldir%/review.t \
	%reldir%/risk.t \
	%reldir%/signing.t \
	%reldir%/sizes.t \
	%reldir%/tour.t \
	%reldir%/trash.t \
	%reldir%/upgrade.t \
	%reldir%/work.t
TESTS += $(SCREEN_TESTS)
EXTRA_DIST += $(SCREEN_TESTS) %reldir%/golden.sh %reldir%/check-map.py %reldir%/expected

noinst_PROGRAMS += %reldir%/run-screens
%canon_reldir%_run_screens_SOURCES = %reldir%/run-screens.c
%canon_reldir%_run_screens_LDADD = $(UI_LDADD)
$(SCREEN_TESTS:.t=.log): %reldir%/run-screens$(EXEEXT)

update-golden: %reldir%/run-screens$(EXEEXT)
	UPDATE_GOLDEN=1 $(MAKE) $(AM_MAKEFLAGS) check TESTS="$(SCREEN_TESTS) $(REPORT_TESTS) $(GOLDEN_WORKBOOKS)"
.PHONY: update-golden
