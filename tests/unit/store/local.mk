# Tests of src/store/. What is written and read through it is tested with the session, its only
# caller.
if HAVE_CMOCKA
check_PROGRAMS += %reldir%/test_open
TESTS += %reldir%/test_open
%canon_reldir%_test_open_SOURCES = %reldir%/test_open.c %reldir%/support.c %reldir%/support.h
%canon_reldir%_test_open_LDADD = $(STORE_LDADD) $(CMOCKA_LIBS)

check_PROGRAMS += %reldir%/test_newer
TESTS += %reldir%/test_newer
%canon_reldir%_test_newer_SOURCES = %reldir%/test_newer.c %reldir%/support.c %reldir%/support.h
%canon_reldir%_test_newer_LDADD = $(STORE_LDADD) $(CMOCKA_LIBS)

check_PROGRAMS += %reldir%/test_older
TESTS += %reldir%/test_older
%canon_reldir%_test_older_SOURCES = %reldir%/test_older.c %reldir%/support.c %reldir%/support.h
%canon_reldir%_test_older_LDADD = $(STORE_LDADD) $(CMOCKA_LIBS)

check_PROGRAMS += %reldir%/test_sealed
TESTS += %reldir%/test_sealed
%canon_reldir%_test_sealed_SOURCES = %reldir%/test_sealed.c %reldir%/support.c %reldir%/support.h
%canon_reldir%_test_sealed_LDADD = $(STORE_LDADD) $(CMOCKA_LIBS)

check_PROGRAMS += %reldir%/test_replaced
TESTS += %reldir%/test_replaced
%canon_reldir%_test_replaced_SOURCES = %reldir%/test_replaced.c %reldir%/support.c %reldir%/support.h
%canon_reldir%_test_replaced_LDADD = $(STORE_LDADD) $(CMOCKA_LIBS)

check_PROGRAMS += %reldir%/test_readers
TESTS += %reldir%/test_readers
%canon_reldir%_test_readers_SOURCES = %reldir%/test_readers.c %reldir%/support.c %reldir%/support.h
%canon_reldir%_test_readers_LDADD = $(STORE_LDADD) $(CMOCKA_LIBS)

check_PROGRAMS += %reldir%/test_place
TESTS += %reldir%/test_place
%canon_reldir%_test_place_SOURCES = %reldir%/test_place.c
%canon_reldir%_test_place_LDADD = $(STORE_LDADD) $(CMOCKA_LIBS)
endif
