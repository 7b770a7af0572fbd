# What this folder holds for the build.
noinst_LIBRARIES += libsession.a
libsession_a_SOURCES = \
	%reldir%/admit.c %reldir%/admit.h \
	%reldir%/agenda.c %reldir%/agenda.h \
	%reldir%/begin.c \
	%reldir%/dismiss.c \
	%reldir%/disposal.c %reldir%/disposal.h \
	%reldir%/disposal_copies.c \
	%reldir%/drafts.c \
	%reldir%/edit.c \
	%reldir%/erase.c \
	%reldir%/evidence.c %reldir%/evidence.h \
	%reldir%/evidence_type.c %reldir%/evidence_type.h \
	%reldir%/extract.c %reldir%/extract.h \
	%reldir%/history.c \
	%reldir%/integrity.c %reldir%/integrity.h \
	%reldir%/integrity_facts.c \
	%reldir%/integrity_values.c \
	%reldir%/integrity_versions.c \
	%reldir%/keys.c %reldir%/keys.h \
	%reldir%/library.c %reldir%/library.h \
	%reldir%/library_reader.c %reldir%/library_reader.h \
	%reldir%/moments.c %reldir%/moments.h \
	%reldir%/origin.c %reldir%/origin.h \
	%reldir%/past.c %reldir%/past.h \
	%reldir%/person.c \
	%reldir%/record_authors.c %reldir%/record_authors.h \
	%reldir%/restore.c \
	%reldir%/retention.c %reldir%/retention.h \
	%reldir%/review.c %reldir%/review.h \
	%reldir%/review_log.c %reldir%/review_state.h \
	%reldir%/session.c %reldir%/session.h \
	%reldir%/state.h \
	%reldir%/sign_off.c %reldir%/sign_off.h \
	%reldir%/standing.c %reldir%/standing.h \
	%reldir%/summary.c \
	%reldir%/take.c %reldir%/take.h \
	%reldir%/templates.c %reldir%/templates.h \
	%reldir%/texts.c \
	%reldir%/timestamp.c %reldir%/timestamp.h \
	%reldir%/undo.c \
	%reldir%/upgrade.c
