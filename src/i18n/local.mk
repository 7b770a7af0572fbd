noinst_LIBRARIES += libi18n.a
libi18n_a_SOURCES = \
	%reldir%/catalog.c %reldir%/catalog.h \
	%reldir%/format.c %reldir%/format_read.c %reldir%/format.h \
	%reldir%/language.c %reldir%/language.h \
	%reldir%/phrases.c %reldir%/phrases.h \
	%reldir%/words.c %reldir%/words.h
