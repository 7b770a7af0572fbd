noinst_LIBRARIES += libtext.a
libtext_a_SOURCES = \
	%reldir%/anchor.c %reldir%/anchor.h \
	%reldir%/clip.c %reldir%/clip.h \
	%reldir%/difference.c %reldir%/difference.h \
	%reldir%/edit.c %reldir%/edit.h \
	%reldir%/fold.c %reldir%/fold.h \
	%reldir%/grapheme.c %reldir%/grapheme.h \
	%reldir%/json.c %reldir%/json.h \
	%reldir%/slug.c %reldir%/slug.h \
	%reldir%/utf8.c %reldir%/utf8.h \
	%reldir%/width.c %reldir%/width.h \
	%reldir%/wrap.c %reldir%/wrap.h
