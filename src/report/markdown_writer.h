/* SPDX-License-Identifier: MIT */
/* What the files of the Markdown writer share. Internal to them. */
#ifndef PIA_REPORT_MARKDOWN_WRITER_H
#define PIA_REPORT_MARKDOWN_WRITER_H

#include "base/string.h"
#include "report/block.h"
#include "report/markdown_notes.h"

/* A report being written. All borrowed but the notes. */
struct markdown_writer {
	struct string *markdown;
	enum language language;
	struct markdown_notes notes; /* the references to law that were mentioned */
};

/* End what came before with an empty line. */
void markdown_begin_block(struct string *markdown);

/* What is said beside a value, in the marks of the language; NULL: nothing. */
void markdown_append_aside(struct string *markdown, const char *text, enum language language);

void markdown_append_fields(struct markdown_writer *writer, const struct block_fields *fields);
void markdown_append_table(struct markdown_writer *writer, const struct block_table *table);
void markdown_append_matrix(struct markdown_writer *writer, const struct block_matrix *matrix);
void markdown_append_flows(struct markdown_writer *writer, const struct block_flows *flows);

#endif
