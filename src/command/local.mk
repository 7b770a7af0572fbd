noinst_LIBRARIES += libcommand.a
libcommand_a_SOURCES = \
	%reldir%/add.c \
	%reldir%/archive.c \
	%reldir%/backup.c \
	%reldir%/check.c \
	%reldir%/client.c %reldir%/client.h \
	%reldir%/command.c %reldir%/command.h \
	%reldir%/comment.c \
	%reldir%/copy.c %reldir%/copy.h \
	%reldir%/configuration.c %reldir%/configuration.h \
	%reldir%/confirm.c \
	%reldir%/diff.c \
	%reldir%/dismiss.c \
	%reldir%/dispose.c \
	%reldir%/due.c \
	%reldir%/erase.c \
	%reldir%/evidence.c \
	%reldir%/export.c \
	%reldir%/export_files.c %reldir%/export_files.h \
	%reldir%/field_values.c %reldir%/field_values.h \
	%reldir%/get.c \
	%reldir%/glossary.c \
	%reldir%/help.c \
	%reldir%/history.c \
	%reldir%/key.c \
	%reldir%/import.c \
	%reldir%/list.c \
	%reldir%/new.c \
	%reldir%/open.c \
	%reldir%/options.c %reldir%/options.h \
	%reldir%/passphrase.c %reldir%/passphrase.h \
	%reldir%/print.c %reldir%/print.h \
	%reldir%/progress.c %reldir%/progress.h \
	%reldir%/remove.c \
	%reldir%/retain.c %reldir%/retain.h \
	%reldir%/set.c \
	%reldir%/show.c \
	%reldir%/sign.c \
	%reldir%/snapshot.c \
	%reldir%/standing.c \
	%reldir%/take.c \
	%reldir%/template.c \
	%reldir%/template_check.c %reldir%/template_check.h \
	%reldir%/text.c \
	%reldir%/timestamp.c \
	%reldir%/trash.c \
	%reldir%/undo.c \
	%reldir%/upgrade.c \
	%reldir%/verify.c
