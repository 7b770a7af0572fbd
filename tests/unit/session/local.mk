# Tests of src/session/.
if HAVE_CMOCKA
SESSION_FIXTURE = %reldir%/fixture.c %reldir%/fixture.h

check_PROGRAMS += %reldir%/test_crash
TESTS += %reldir%/test_crash
%canon_reldir%_test_crash_SOURCES = %reldir%/test_crash.c $(SESSION_FIXTURE)
%canon_reldir%_test_crash_LDADD = $(SESSION_LDADD) $(CMOCKA_LIBS)

check_PROGRAMS += %reldir%/test_disposal
TESTS += %reldir%/test_disposal
%canon_reldir%_test_disposal_SOURCES = %reldir%/test_disposal.c $(SESSION_FIXTURE)
%canon_reldir%_test_disposal_LDADD = $(SESSION_LDADD) $(CMOCKA_LIBS)

check_PROGRAMS += %reldir%/test_erase
TESTS += %reldir%/test_erase
%canon_reldir%_test_erase_SOURCES = %reldir%/test_erase.c $(SESSION_FIXTURE)
%canon_reldir%_test_erase_LDADD = $(SESSION_LDADD) $(CMOCKA_LIBS)

check_PROGRAMS += %reldir%/test_evidence
TESTS += %reldir%/test_evidence
%canon_reldir%_test_evidence_SOURCES = %reldir%/test_evidence.c $(SESSION_FIXTURE)
%canon_reldir%_test_evidence_LDADD = $(SESSION_LDADD) $(CMOCKA_LIBS)

check_PROGRAMS += %reldir%/test_integrity
TESTS += %reldir%/test_integrity
%canon_reldir%_test_integrity_SOURCES = %reldir%/test_integrity.c $(SESSION_FIXTURE)
%canon_reldir%_test_integrity_LDADD = $(SESSION_LDADD) $(CMOCKA_LIBS)

check_PROGRAMS += %reldir%/test_keys
TESTS += %reldir%/test_keys
%canon_reldir%_test_keys_SOURCES = %reldir%/test_keys.c
%canon_reldir%_test_keys_LDADD = $(SESSION_LDADD) $(CMOCKA_LIBS)

check_PROGRAMS += %reldir%/test_library
TESTS += %reldir%/test_library
%canon_reldir%_test_library_SOURCES = %reldir%/test_library.c $(SESSION_FIXTURE)
%canon_reldir%_test_library_LDADD = $(SESSION_LDADD) $(CMOCKA_LIBS)

check_PROGRAMS += %reldir%/test_random
TESTS += %reldir%/test_random
%canon_reldir%_test_random_SOURCES = %reldir%/test_random.c $(SESSION_FIXTURE)
%canon_reldir%_test_random_LDADD = $(SESSION_LDADD) $(CMOCKA_LIBS)

check_PROGRAMS += %reldir%/test_restore
TESTS += %reldir%/test_restore
%canon_reldir%_test_restore_SOURCES = %reldir%/test_restore.c $(SESSION_FIXTURE) \
	tests/unit/next.c tests/unit/next.h
%canon_reldir%_test_restore_LDADD = $(SESSION_LDADD) $(CMOCKA_LIBS)
check_PROGRAMS += %reldir%/test_session
TESTS += %reldir%/test_session
%canon_reldir%_test_session_SOURCES = %reldir%/test_session.c $(SESSION_FIXTURE)
%canon_reldir%_test_session_LDADD = $(SESSION_LDADD) $(CMOCKA_LIBS)

check_PROGRAMS += %reldir%/test_sign_off
TESTS += %reldir%/test_sign_off
%canon_reldir%_test_sign_off_SOURCES = %reldir%/test_sign_off.c $(SESSION_FIXTURE)
%canon_reldir%_test_sign_off_LDADD = $(SESSION_LDADD) $(CMOCKA_LIBS)

check_PROGRAMS += %reldir%/test_review
TESTS += %reldir%/test_review
%canon_reldir%_test_review_SOURCES = %reldir%/test_review.c $(SESSION_FIXTURE) tests/unit/next.c tests/unit/next.h
%canon_reldir%_test_review_LDADD = $(SESSION_LDADD) $(CMOCKA_LIBS)

check_PROGRAMS += %reldir%/test_retention
TESTS += %reldir%/test_retention
%canon_reldir%_test_retention_SOURCES = %reldir%/test_retention.c $(SESSION_FIXTURE)
%canon_reldir%_test_retention_LDADD = $(SESSION_LDADD) $(CMOCKA_LIBS)

check_PROGRAMS += %reldir%/test_standing
TESTS += %reldir%/test_standing
%canon_reldir%_test_standing_SOURCES = %reldir%/test_standing.c $(SESSION_FIXTURE)
%canon_reldir%_test_standing_LDADD = $(SESSION_LDADD) $(CMOCKA_LIBS)

check_PROGRAMS += %reldir%/test_take
TESTS += %reldir%/test_take
%canon_reldir%_test_take_SOURCES = %reldir%/test_take.c $(SESSION_FIXTURE)
%canon_reldir%_test_take_LDADD = $(SESSION_LDADD) $(CMOCKA_LIBS)

check_PROGRAMS += %reldir%/test_templates
TESTS += %reldir%/test_templates
%canon_reldir%_test_templates_SOURCES = %reldir%/test_templates.c $(SESSION_FIXTURE)
%canon_reldir%_test_templates_LDADD = $(SESSION_LDADD) $(CMOCKA_LIBS)

check_PROGRAMS += %reldir%/test_undo
TESTS += %reldir%/test_undo
%canon_reldir%_test_undo_SOURCES = %reldir%/test_undo.c $(SESSION_FIXTURE)
%canon_reldir%_test_undo_LDADD = $(SESSION_LDADD) $(CMOCKA_LIBS)

check_PROGRAMS += %reldir%/test_upgrade
TESTS += %reldir%/test_upgrade
%canon_reldir%_test_upgrade_SOURCES = %reldir%/test_upgrade.c $(SESSION_FIXTURE) \
	tests/unit/next.c tests/unit/next.h
%canon_reldir%_test_upgrade_LDADD = $(SESSION_LDADD) $(CMOCKA_LIBS)
endif
