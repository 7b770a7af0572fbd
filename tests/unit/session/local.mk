# Tests of src/session/.
if HAVE_CMOCKA
check_PROGRAMS += %reldir%/test_erase
TESTS += %reldir%/test_erase
%canon_reldir%_test_erase_SOURCES = %reldir%/test_erase.c %reldir%/fixture.c %reldir%/fixture.h
%canon_reldir%_test_erase_LDADD = $(SESSION_LDADD) $(CMOCKA_LIBS)

check_PROGRAMS += %reldir%/test_integrity
TESTS += %reldir%/test_integrity
%canon_reldir%_test_integrity_SOURCES = %reldir%/test_integrity.c %reldir%/fixture.c %reldir%/fixture.h
%canon_reldir%_test_integrity_LDADD = $(SESSION_LDADD) $(CMOCKA_LIBS)

check_PROGRAMS += %reldir%/test_library
TESTS += %reldir%/test_library
%canon_reldir%_test_library_SOURCES = %reldir%/test_library.c %reldir%/fixture.c %reldir%/fixture.h
%canon_reldir%_test_library_LDADD = $(SESSION_LDADD) $(CMOCKA_LIBS)

check_PROGRAMS += %reldir%/test_session
TESTS += %reldir%/test_session
%canon_reldir%_test_session_SOURCES = %reldir%/test_session.c %reldir%/fixture.c %reldir%/fixture.h
%canon_reldir%_test_session_LDADD = $(SESSION_LDADD) $(CMOCKA_LIBS)

check_PROGRAMS += %reldir%/test_undo
TESTS += %reldir%/test_undo
%canon_reldir%_test_undo_SOURCES = %reldir%/test_undo.c %reldir%/fixture.c %reldir%/fixture.h
%canon_reldir%_test_undo_LDADD = $(SESSION_LDADD) $(CMOCKA_LIBS)
endif
