if HAVE_CMOCKA
check_PROGRAMS += %reldir%/test_layout
TESTS += %reldir%/test_layout
%canon_reldir%_test_layout_SOURCES = %reldir%/test_layout.c \
	tests/unit/report/support.c tests/unit/report/support.h
%canon_reldir%_test_layout_CPPFLAGS = $(AM_CPPFLAGS) -I$(srcdir)/tests/unit/report
%canon_reldir%_test_layout_LDADD = libreport.a $(MAP_LDADD) $(XLSXWRITER_LIBS) $(ARCHIVE_LIBS) $(CMOCKA_LIBS)
endif
