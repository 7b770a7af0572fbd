if HAVE_CMOCKA
check_PROGRAMS += %reldir%/test_catalog
TESTS += %reldir%/test_catalog
%canon_reldir%_test_catalog_SOURCES = %reldir%/test_catalog.c
%canon_reldir%_test_catalog_LDADD = $(I18N_LDADD) $(CMOCKA_LIBS)
check_PROGRAMS += %reldir%/test_format
TESTS += %reldir%/test_format
%canon_reldir%_test_format_SOURCES = %reldir%/test_format.c
%canon_reldir%_test_format_LDADD = $(I18N_LDADD) $(CMOCKA_LIBS)
check_PROGRAMS += %reldir%/test_language
TESTS += %reldir%/test_language
%canon_reldir%_test_language_SOURCES = %reldir%/test_language.c
%canon_reldir%_test_language_LDADD = $(I18N_LDADD) $(CMOCKA_LIBS)
check_PROGRAMS += %reldir%/test_phrases
TESTS += %reldir%/test_phrases
%canon_reldir%_test_phrases_SOURCES = %reldir%/test_phrases.c
%canon_reldir%_test_phrases_LDADD = $(I18N_LDADD) $(CMOCKA_LIBS)
endif
