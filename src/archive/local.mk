# Not called libarchive.a, as the library of that name is.
noinst_LIBRARIES += libpack.a
libpack_a_SOURCES = \
	%reldir%/archive.c %reldir%/archive.h \
	%reldir%/contents.c %reldir%/contents.h \
	%reldir%/database.c %reldir%/database.h \
	%reldir%/import.c \
	%reldir%/reader.c %reldir%/reader.h \
	%reldir%/reports.c %reldir%/reports.h \
	%reldir%/signatures.c %reldir%/signatures.h \
	%reldir%/tar.c %reldir%/tar.h \
	%reldir%/unpacked.c %reldir%/unpacked.h \
	%reldir%/verify.c %reldir%/verify.h \
	%reldir%/verify_text.c %reldir%/verify_text.h \
	%reldir%/writer.c %reldir%/writer.h
