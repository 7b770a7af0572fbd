EXTRA_DIST += tests/data/rules/gba-contract.txt tests/data/rules/gpdp-pia.txt tests/data/rules/screening.txt
if HAVE_CMOCKA
check_PROGRAMS += %reldir%/test_address
TESTS += %reldir%/test_address
%canon_reldir%_test_address_SOURCES = %reldir%/test_address.c %reldir%/support.c %reldir%/support.h
%canon_reldir%_test_address_LDADD = $(ASSESSMENT_LDADD) $(CMOCKA_LIBS)
check_PROGRAMS += %reldir%/test_assessment
TESTS += %reldir%/test_assessment
%canon_reldir%_test_assessment_SOURCES = %reldir%/test_assessment.c %reldir%/support.c %reldir%/support.h
%canon_reldir%_test_assessment_LDADD = $(ASSESSMENT_LDADD) $(CMOCKA_LIBS)
check_PROGRAMS += %reldir%/test_compare
TESTS += %reldir%/test_compare
%canon_reldir%_test_compare_SOURCES = %reldir%/test_compare.c %reldir%/support.c %reldir%/support.h
%canon_reldir%_test_compare_LDADD = $(ASSESSMENT_LDADD) $(CMOCKA_LIBS)
check_PROGRAMS += %reldir%/test_evaluate
TESTS += %reldir%/test_evaluate
%canon_reldir%_test_evaluate_SOURCES = %reldir%/test_evaluate.c %reldir%/support.c %reldir%/support.h
%canon_reldir%_test_evaluate_LDADD = $(ASSESSMENT_LDADD) $(CMOCKA_LIBS)
check_PROGRAMS += %reldir%/test_findings
TESTS += %reldir%/test_findings
%canon_reldir%_test_findings_SOURCES = %reldir%/test_findings.c %reldir%/support.c %reldir%/support.h
%canon_reldir%_test_findings_LDADD = $(ASSESSMENT_LDADD) $(CMOCKA_LIBS)
check_PROGRAMS += %reldir%/test_random
TESTS += %reldir%/test_random
%canon_reldir%_test_random_SOURCES = %reldir%/test_random.c %reldir%/support.c %reldir%/support.h
%canon_reldir%_test_random_LDADD = $(ASSESSMENT_LDADD) $(CMOCKA_LIBS)
check_PROGRAMS += %reldir%/test_rules
TESTS += %reldir%/test_rules
%canon_reldir%_test_rules_SOURCES = %reldir%/test_rules.c %reldir%/rule_cases.c %reldir%/rule_cases.h \
	%reldir%/support.c %reldir%/support.h
%canon_reldir%_test_rules_LDADD = $(ASSESSMENT_LDADD) $(CMOCKA_LIBS)
check_PROGRAMS += %reldir%/test_show
TESTS += %reldir%/test_show
%canon_reldir%_test_show_SOURCES = %reldir%/test_show.c %reldir%/support.c %reldir%/support.h
%canon_reldir%_test_show_LDADD = $(ASSESSMENT_LDADD) $(CMOCKA_LIBS)
check_PROGRAMS += %reldir%/test_upgrade
TESTS += %reldir%/test_upgrade
%canon_reldir%_test_upgrade_SOURCES = %reldir%/test_upgrade.c %reldir%/support.c %reldir%/support.h \
	tests/unit/next.c tests/unit/next.h
%canon_reldir%_test_upgrade_LDADD = $(ASSESSMENT_LDADD) $(CMOCKA_LIBS)
check_PROGRAMS += %reldir%/test_value
TESTS += %reldir%/test_value
%canon_reldir%_test_value_SOURCES = %reldir%/test_value.c %reldir%/support.c %reldir%/support.h
%canon_reldir%_test_value_LDADD = $(ASSESSMENT_LDADD) $(CMOCKA_LIBS)
endif
