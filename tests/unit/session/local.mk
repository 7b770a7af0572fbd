# Tests of src/session/.
if HAVE_CMOCKA
check_PROGRAMS += %reldir%/test_session
TESTS += %reldir%/test_session
%canon_reldir%_test_session_SOURCES = %reldir%/test_session.c %reldir%/fixture.c %reldir%/fixture.h
%canon_reldir%_test_session_LDADD = $(SESSION_LDADD) $(CMOCKA_LIBS)
endif
