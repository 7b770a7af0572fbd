noinst_LIBRARIES += libassessment.a
libassessment_a_SOURCES = \
	%reldir%/address.c %reldir%/address.h \
	%reldir%/assessment.c %reldir%/assessment.h \
	%reldir%/compare.c %reldir%/compare.h \
	%reldir%/edits.c %reldir%/edits.h \
	%reldir%/evaluate.c %reldir%/evaluate.h \
	%reldir%/findings.c %reldir%/findings.h \
	%reldir%/show.c \
	%reldir%/value.c %reldir%/value.h
