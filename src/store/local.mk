# What this folder holds for the build.
noinst_LIBRARIES += libstore.a
libstore_a_SOURCES = \
	%reldir%/admit.c %reldir%/admit.h \
	%reldir%/change.c %reldir%/change.h \
	%reldir%/change_log.c \
	%reldir%/connection.c %reldir%/connection.h \
	%reldir%/content.c %reldir%/content.h \
	%reldir%/copy.c %reldir%/copy.h \
	%reldir%/dispose.c \
	%reldir%/draft.c \
	%reldir%/erase.c %reldir%/erase.h \
	%reldir%/evidence.c \
	%reldir%/extract.c %reldir%/extract.h \
	%reldir%/facts.c \
	%reldir%/hold.c \
	%reldir%/lock.c %reldir%/lock.h \
	%reldir%/log.c \
	%reldir%/open.c \
	%reldir%/origin.c %reldir%/origin.h \
	%reldir%/pairing.c %reldir%/pairing.h \
	%reldir%/place.c %reldir%/place.h \
	%reldir%/read.c \
	%reldir%/schema.c %reldir%/schema.h \
	%reldir%/sql.c %reldir%/sql.h \
	%reldir%/standing.c \
	%reldir%/store.h \
	%reldir%/transaction.c \
	%reldir%/write.c
