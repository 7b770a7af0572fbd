noinst_LIBRARIES += libseal.a
libseal_a_SOURCES = \
	%reldir%/canonical.c %reldir%/canonical.h \
	%reldir%/chain.c %reldir%/chain.h \
	%reldir%/digest.c %reldir%/digest.h \
	%reldir%/lines.c %reldir%/lines.h \
	%reldir%/minisign.c %reldir%/minisign.h \
	%reldir%/timestamp.c %reldir%/timestamp.h
