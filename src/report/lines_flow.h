/* SPDX-License-Identifier: MIT */
/* What the files that lay out lines share: texts of several parts, wrapped. Only for lines*.c. */
#ifndef PIA_REPORT_LINES_FLOW_H
#define PIA_REPORT_LINES_FLOW_H

#include "base/string.h"
#include "report/lines.h"

/* Where lines go. */
struct line_flow {
	struct report_lines *lines;
	int columns;
	enum width_policy policy;
	enum language language;
	bool ascii;
};

/* A text whose parts follow each other. Zero-initialised is an empty one; spans_flow() and
 * spans_clear() leave it so. */
struct spans {
	struct string text;
	struct span {
		size_t end; /* in the text */
		enum line_part part;
		enum level_colour colour;
	} * spans;
	size_t span_count;
};

void spans_add(struct spans *spans, const char *text, enum line_part part);
/* A value, and behind it what is said beside it. */
void spans_add_cell(struct spans *spans, const struct block_cell *cell, enum language language);
/* The columns of its widest line. */
int spans_width(const struct spans *spans, enum width_policy policy);
/* Wrap it into lines that begin after `indent` blanks; or into lines of their own, to be put beside
 * others. */
void spans_flow(struct spans *spans, const struct line_flow *flow, int indent);
void spans_lay(
	struct spans *spans, const struct line_flow *flow, int columns, struct report_lines *lines);
void spans_clear(struct spans *spans);

/* An empty line, unless there is one or nothing stands above. */
void line_flow_blank(const struct line_flow *flow);
struct report_line *line_flow_add(const struct line_flow *flow);
/* Append to a line; `length` bytes of the text. */
void line_add_run(struct report_line *line, const char *text, size_t length, enum line_part part,
	enum level_colour colour);
void line_add_blanks(struct report_line *line, int columns);

/* Put lines of these widths beside each other, as high as the highest; they are consumed. */
void line_flow_beside(const struct line_flow *flow, struct report_lines *parts, const int *widths,
	size_t count, int gap);

/* Labels with their values, which line up where there is room; long ones below their label. */
void line_flow_fields(const struct line_flow *flow, const struct block_fields *fields);

/* A label with its value; long ones below it. `reference` may be NULL. */
void line_flow_field(const struct line_flow *flow, const char *label, const char *reference,
	const struct block_cell *value, int indent);

/* lines_table.c */
void line_flow_table(const struct line_flow *flow, const struct block_table *table);
void line_flow_matrix(const struct line_flow *flow, const struct block_matrix *matrix);

#endif
