# Tests of src/archive/.
if HAVE_CMOCKA
check_PROGRAMS += %reldir%/test_tar
TESTS += %reldir%/test_tar
%canon_reldir%_test_tar_SOURCES = %reldir%/test_tar.c
%canon_reldir%_test_tar_LDADD = $(PACK_LDADD) $(CMOCKA_LIBS)

check_PROGRAMS += %reldir%/test_verify
TESTS += %reldir%/test_verify
%canon_reldir%_test_verify_SOURCES = %reldir%/test_verify.c \
	tests/unit/session/fixture.c tests/unit/session/fixture.h
%canon_reldir%_test_verify_LDADD = $(PACK_LDADD) $(CMOCKA_LIBS)
endif
