noinst_LIBRARIES += libreport.a
libreport_a_SOURCES = \
	%reldir%/bilingual.c %reldir%/bilingual.h \
	%reldir%/block.c %reldir%/block.h \
	%reldir%/build.c %reldir%/build.h \
	%reldir%/build_differences.c \
	%reldir%/build_findings.c \
	%reldir%/build_flow_views.c \
	%reldir%/build_flows.c \
	%reldir%/build_gather.c \
	%reldir%/build_history.c \
	%reldir%/build_kinds.c \
	%reldir%/build_layout.c \
	%reldir%/build_measures.c \
	%reldir%/build_page.c \
	%reldir%/build_prompts.c \
	%reldir%/build_questions.c \
	%reldir%/build_records.c \
	%reldir%/build_related.c \
	%reldir%/build_risks.c \
	%reldir%/build_selection.c \
	%reldir%/certificate.c %reldir%/certificate.h \
	%reldir%/build_standing.c \
	%reldir%/build_steps.c \
	%reldir%/build_summary.c \
	%reldir%/build_versions.c \
	%reldir%/builder.c %reldir%/builder.h \
	%reldir%/export.c %reldir%/export.h \
	%reldir%/lines.c %reldir%/lines.h \
	%reldir%/lines_flow.c %reldir%/lines_flow.h \
	%reldir%/lines_table.c \
	%reldir%/markdown.c %reldir%/markdown.h \
	%reldir%/markdown_file.c %reldir%/markdown_file.h \
	%reldir%/markdown_blocks.c %reldir%/markdown_writer.h \
	%reldir%/markdown_contents.c %reldir%/markdown_contents.h \
	%reldir%/markdown_flows.c \
	%reldir%/markdown_notes.c %reldir%/markdown_notes.h \
	%reldir%/markdown_table.c %reldir%/markdown_table.h \
	%reldir%/markdown_text.c %reldir%/markdown_text.h \
	%reldir%/mermaid.c %reldir%/mermaid.h \
	%reldir%/punctuation.c %reldir%/punctuation.h \
	%reldir%/questionnaire.c %reldir%/questionnaire.h \
	%reldir%/register.c %reldir%/register.h \
	%reldir%/quiet.c %reldir%/quiet.h \
	%reldir%/readback.c %reldir%/readback.h \
	%reldir%/workbook.c %reldir%/workbook.h \
	%reldir%/workbook_blocks.c \
	%reldir%/workbook_cells.c %reldir%/workbook_cells.h \
	%reldir%/workbook_charts.c \
	%reldir%/workbook_formats.c %reldir%/workbook_formats.h \
	%reldir%/workbook_layout.c %reldir%/workbook_layout.h \
	%reldir%/workbook_links.c \
	%reldir%/workbook_marks.c \
	%reldir%/workbook_map.c %reldir%/workbook_map.h \
	%reldir%/workbook_measure.c %reldir%/workbook_measure.h \
	%reldir%/workbook_page.c \
	%reldir%/workbook_rows.c \
	%reldir%/workbook_style.c %reldir%/workbook_style.h \
	%reldir%/workbook_tables.c \
	%reldir%/workbook_text.c %reldir%/workbook_text.h \
	%reldir%/workbook_writer.h
