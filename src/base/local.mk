noinst_LIBRARIES += libbase.a
libbase_a_SOURCES = \
	%reldir%/array.c %reldir%/array.h \
	%reldir%/clock.c %reldir%/clock.h \
	%reldir%/error.c %reldir%/error.h \
	%reldir%/files.c %reldir%/files.h \
	%reldir%/log.c %reldir%/log.h \
	%reldir%/memory.c %reldir%/memory.h \
	%reldir%/secret.c %reldir%/secret.h \
	%reldir%/string.c %reldir%/string.h
