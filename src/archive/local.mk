# Not called libarchive.a, as the library of that name is.
noinst_LIBRARIES += libpack.a
libpack_a_SOURCES = \
	%reldir%/archive.c %reldir%/archive.h \
	%reldir%/contents.c %reldir%/contents.h \
	%reldir%/tar.c %reldir%/tar.h \
	%reldir%/writer.c %reldir%/writer.h
