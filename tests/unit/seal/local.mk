if HAVE_CMOCKA
check_PROGRAMS += %reldir%/test_chain
TESTS += %reldir%/test_chain
%canon_reldir%_test_chain_SOURCES = %reldir%/test_chain.c
%canon_reldir%_test_chain_LDADD = $(SEAL_LDADD) $(CMOCKA_LIBS)

check_PROGRAMS += %reldir%/test_minisign
TESTS += %reldir%/test_minisign
%canon_reldir%_test_minisign_SOURCES = %reldir%/test_minisign.c
%canon_reldir%_test_minisign_LDADD = $(SEAL_LDADD) $(CMOCKA_LIBS)

check_PROGRAMS += %reldir%/test_timestamp
TESTS += %reldir%/test_timestamp
%canon_reldir%_test_timestamp_SOURCES = %reldir%/test_timestamp.c
%canon_reldir%_test_timestamp_LDADD = $(SEAL_LDADD) $(CMOCKA_LIBS)
endif
