# Tests of src/store/. What is written and read through it is tested with the session, its only
# caller.
if HAVE_CMOCKA
check_PROGRAMS += %reldir%/test_open
TESTS += %reldir%/test_open
%canon_reldir%_test_open_SOURCES = %reldir%/test_open.c
%canon_reldir%_test_open_LDADD = $(STORE_LDADD) $(CMOCKA_LIBS)

check_PROGRAMS += %reldir%/test_place
TESTS += %reldir%/test_place
%canon_reldir%_test_place_SOURCES = %reldir%/test_place.c
%canon_reldir%_test_place_LDADD = $(STORE_LDADD) $(CMOCKA_LIBS)
endif
