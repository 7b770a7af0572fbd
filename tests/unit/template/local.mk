EXTRA_DIST += tests/data/templates/small.yaml tests/data/templates/small-start.yaml \
	tests/data/glossaries/small.yaml tests/data/reports/small.yaml tests/data/reports/small.png \
	tests/data/reports/library.yaml \
	tests/data/templates/small-extension.yaml

if HAVE_CMOCKA
check_PROGRAMS += %reldir%/test_blueprint
TESTS += %reldir%/test_blueprint
%canon_reldir%_test_blueprint_SOURCES = %reldir%/test_blueprint.c \
	%reldir%/support.c %reldir%/support.h
%canon_reldir%_test_blueprint_LDADD = $(TEMPLATE_LDADD) $(CMOCKA_LIBS)
check_PROGRAMS += %reldir%/test_condition
TESTS += %reldir%/test_condition
%canon_reldir%_test_condition_SOURCES = %reldir%/test_condition.c \
	%reldir%/support.c %reldir%/support.h
%canon_reldir%_test_condition_LDADD = $(TEMPLATE_LDADD) $(CMOCKA_LIBS)
check_PROGRAMS += %reldir%/test_document
TESTS += %reldir%/test_document
%canon_reldir%_test_document_SOURCES = %reldir%/test_document.c \
	%reldir%/support.c %reldir%/support.h
%canon_reldir%_test_document_LDADD = $(TEMPLATE_LDADD) $(CMOCKA_LIBS)
check_PROGRAMS += %reldir%/test_extend
TESTS += %reldir%/test_extend
%canon_reldir%_test_extend_SOURCES = %reldir%/test_extend.c \
	%reldir%/support.c %reldir%/support.h
%canon_reldir%_test_extend_LDADD = $(TEMPLATE_LDADD) $(CMOCKA_LIBS)
check_PROGRAMS += %reldir%/test_glossary
TESTS += %reldir%/test_glossary
%canon_reldir%_test_glossary_SOURCES = %reldir%/test_glossary.c \
	%reldir%/support.c %reldir%/support.h
%canon_reldir%_test_glossary_LDADD = $(TEMPLATE_LDADD) $(CMOCKA_LIBS)
check_PROGRAMS += %reldir%/test_law
TESTS += %reldir%/test_law
%canon_reldir%_test_law_SOURCES = %reldir%/test_law.c
%canon_reldir%_test_law_LDADD = $(TEMPLATE_LDADD) $(CMOCKA_LIBS)
check_PROGRAMS += %reldir%/test_load
TESTS += %reldir%/test_load
%canon_reldir%_test_load_SOURCES = %reldir%/test_load.c \
	%reldir%/support.c %reldir%/support.h
%canon_reldir%_test_load_LDADD = $(TEMPLATE_LDADD) $(CMOCKA_LIBS)
check_PROGRAMS += %reldir%/test_load_faults
TESTS += %reldir%/test_load_faults
%canon_reldir%_test_load_faults_SOURCES = %reldir%/test_load_faults.c \
	%reldir%/support.c %reldir%/support.h
%canon_reldir%_test_load_faults_LDADD = $(TEMPLATE_LDADD) $(CMOCKA_LIBS)
check_PROGRAMS += %reldir%/test_meant
TESTS += %reldir%/test_meant
%canon_reldir%_test_meant_SOURCES = %reldir%/test_meant.c \
	%reldir%/support.c %reldir%/support.h
%canon_reldir%_test_meant_LDADD = $(TEMPLATE_LDADD) $(CMOCKA_LIBS)
check_PROGRAMS += %reldir%/test_terms
TESTS += %reldir%/test_terms
%canon_reldir%_test_terms_SOURCES = %reldir%/test_terms.c \
	%reldir%/support.c %reldir%/support.h
%canon_reldir%_test_terms_LDADD = $(TEMPLATE_LDADD) $(CMOCKA_LIBS)
endif
