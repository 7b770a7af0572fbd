noinst_LIBRARIES += libtemplate.a
libtemplate_a_SOURCES = \
	%reldir%/blueprint.c %reldir%/blueprint.h \
	%reldir%/blueprint_value.c %reldir%/blueprint_value.h \
	%reldir%/check_conditions.c \
	%reldir%/check_cycles.c \
	%reldir%/check_kinds.c \
	%reldir%/condition.c %reldir%/condition.h \
	%reldir%/condition_parse.c %reldir%/condition_parse.h \
	%reldir%/condition_path.c \
	%reldir%/condition_scan.c \
	%reldir%/condition_test.c \
	%reldir%/document.c %reldir%/document.h \
	%reldir%/document_write.c \
	%reldir%/extend.c %reldir%/extend_files.c %reldir%/extend.h \
	%reldir%/faults.c %reldir%/faults.h \
	%reldir%/find.c %reldir%/find.h \
	%reldir%/glossary.c %reldir%/glossary.h \
	%reldir%/glossary_find.c %reldir%/glossary_form.h \
	%reldir%/law.c %reldir%/law.h \
	%reldir%/load.c %reldir%/load.h \
	%reldir%/load_catalogue.c \
	%reldir%/load_due.c \
	%reldir%/load_kinds.c \
	%reldir%/load_law.c \
	%reldir%/load_lists.c \
	%reldir%/load_steps.c \
	%reldir%/load_was.c \
	%reldir%/loader.h \
	%reldir%/locate.c \
	%reldir%/meant.c %reldir%/meant.h \
	%reldir%/names.c %reldir%/names.h \
	%reldir%/picture.c %reldir%/picture.h \
	%reldir%/reader.c %reldir%/reader.h \
	%reldir%/reduction.c %reldir%/reduction.h \
	%reldir%/report_layout.c %reldir%/report_layout.h \
	%reldir%/report_layout_bind.c %reldir%/report_layout_parts.h \
	%reldir%/report_layout_gather.c \
	%reldir%/report_layout_page.c \
	%reldir%/report_layout_register.c \
	%reldir%/template.c %reldir%/template.h
