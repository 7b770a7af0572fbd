# Tests of the project itself: its layers, its words, its sources.
HOUSE_TESTS = %reldir%/house.t %reldir%/manual.t %reldir%/report-schema.t %reldir%/template-schema.t %reldir%/words.t
TESTS += $(HOUSE_TESTS)
EXTRA_DIST += $(HOUSE_TESTS) %reldir%/check-schema.py %reldir%/tap.sh %reldir%/extract-words.sh

# Only the unit tests: quick, and what runs under valgrind.
check-units:
	$(MAKE) $(AM_MAKEFLAGS) check TESTS="$(check_PROGRAMS)"
.PHONY: check-units
