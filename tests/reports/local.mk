# Golden reports: what the program makes of the small template and of the example. `make update-golden` writes them too.
REPORT_TESTS = %reldir%/golden.t
TESTS += $(REPORT_TESTS) %reldir%/pandoc.t
EXTRA_DIST += $(REPORT_TESTS) %reldir%/pandoc.t %reldir%/expected
