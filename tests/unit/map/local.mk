if HAVE_CMOCKA
check_PROGRAMS += %reldir%/test_layout
TESTS += %reldir%/test_layout
%canon_reldir%_test_layout_SOURCES = %reldir%/test_layout.c \
	tests/unit/report/support.c tests/unit/report/support.h
%canon_reldir%_test_layout_CPPFLAGS = $(AM_CPPFLAGS) -I$(srcdir)/tests/unit/report
%canon_reldir%_test_layout_LDADD = $(REPORT_LDADD) $(CMOCKA_LIBS)
check_PROGRAMS += %reldir%/test_exchange_matrix
TESTS += %reldir%/test_exchange_matrix
%canon_reldir%_test_exchange_matrix_SOURCES = %reldir%/test_exchange_matrix.c \
	tests/unit/assessment/support.c tests/unit/assessment/support.h
%canon_reldir%_test_exchange_matrix_LDADD = $(MAP_LDADD) $(CMOCKA_LIBS)
check_PROGRAMS += %reldir%/test_whereabouts
TESTS += %reldir%/test_whereabouts
%canon_reldir%_test_whereabouts_SOURCES = %reldir%/test_whereabouts.c \
	tests/unit/assessment/support.c tests/unit/assessment/support.h
%canon_reldir%_test_whereabouts_LDADD = $(MAP_LDADD) $(CMOCKA_LIBS)
endif
