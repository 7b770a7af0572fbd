noinst_LIBRARIES += libassessment.a
libassessment_a_SOURCES = \
	%reldir%/address.c %reldir%/address.h \
	%reldir%/assessment.c %reldir%/assessment.h \
	%reldir%/catalogue.c %reldir%/catalogue.h \
	%reldir%/compare.c %reldir%/compare.h \
	%reldir%/diff.c %reldir%/diff.h \
	%reldir%/dismissals.c %reldir%/dismissals.h \
	%reldir%/due.c %reldir%/due.h \
	%reldir%/edits.c %reldir%/edits.h \
	%reldir%/evaluate.c %reldir%/evaluate.h \
	%reldir%/findings.c %reldir%/findings.h \
	%reldir%/rating.c %reldir%/rating.h \
	%reldir%/inputs.c %reldir%/inputs.h \
	%reldir%/references.c %reldir%/references.h \
	%reldir%/prompts.c %reldir%/prompts.h \
	%reldir%/show.c \
	%reldir%/since.c %reldir%/since.h \
	%reldir%/upgrade.c %reldir%/upgrade.h \
	%reldir%/upgrade_lines.c %reldir%/upgrade_lines.h \
	%reldir%/upgrade_map.c %reldir%/upgrade_map.h \
	%reldir%/upgrade_text.c \
	%reldir%/value.c %reldir%/value_parts.c %reldir%/value.h \
	%reldir%/watch.c %reldir%/watch.h %reldir%/watch_state.h \
	%reldir%/watch_list.c
