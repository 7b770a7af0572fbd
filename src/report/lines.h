/* SPDX-License-Identifier: MIT */
/*
 * A report as lines of a width, to be looked at on a screen before it is written. Nothing is cut
 * but drawings: texts are wrapped, tables stand in columns whose cells are wrapped, and where the
 * columns would be too narrow each row is a list of its cells.
 */
#ifndef PIA_REPORT_LINES_H
#define PIA_REPORT_LINES_H

#include "report/block.h"
#include "text/width.h"

/* What a text is, for whoever shows it. */
enum line_part {
	LINE_TEXT,
	LINE_TITLE,   /* of the report or a chapter */
	LINE_HEADING, /* in a chapter, of a column */
	LINE_LABEL,
	LINE_ASIDE, /* said beside something, or in the place of what is not there */
	LINE_LEVEL, /* a word that has a colour */
};

struct line_run {
	char *text;
	enum line_part part;
	enum level_colour colour;
};

struct report_line {
	struct line_run *runs; /* from left to right, blanks between them included */
	size_t run_count;
	bool is_drawn; /* of a drawing: as it is, however wide */
};

struct report_lines {
	struct report_line *lines;
	size_t line_count;
	size_t *chapters; /* the line of each chapter's title */
	size_t chapter_count;
};

/*
 * Lay a report out in so many columns (at least 20), its map drawn with box characters or in ASCII.
 * Of a table whose rows come from a source only those are shown that it keeps, and a line says
 * so ("…"). `lines` is overwritten; release with report_lines_clear().
 */
void report_lines_make(const struct report *report, int columns, bool ascii,
	enum width_policy policy, struct report_lines *lines);
void report_lines_clear(struct report_lines *lines);

/* The whole text of a line. Caller-owned. */
char *report_line_text(const struct report_line *line) __attribute__((warn_unused_result));

#endif
