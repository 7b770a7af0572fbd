/* SPDX-License-Identifier: MIT */
/*
 * Tables of Markdown, aligned for those who read the file as it is: every cell is padded to the
 * columns of the widest one below its title, counted as shown (Chinese two). Cells above
 * MARKDOWN_TABLE_COLUMNS do not count and are not padded, so that one long text makes its own row
 * long and no other. The time is linear in the size of the table.
 */
#ifndef PIA_REPORT_MARKDOWN_TABLE_H
#define PIA_REPORT_MARKDOWN_TABLE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/string.h"

#define MARKDOWN_TABLE_COLUMNS 60

struct markdown_cell {
	size_t end; /* where it ends in the table's text */
	int columns;
};

/* A table being made; zero-initialised is one without columns. */
struct markdown_table {
	struct string text; /* the cells one behind the other, as Markdown */
	struct markdown_cell *cells;
	size_t cell_count;
	bool *is_right; /* of each column */
	size_t column_count;
	int *widths; /* that the cells of each column are padded to; NULL: not known yet */
};

/* Begin with a column; it stands at the right if it holds numbers. Columns come before cells. */
void markdown_table_add_column(struct markdown_table *table, bool is_right);

/* What was appended to the table's text since the last cell is one: titles first, then row by row.
 */
void markdown_table_end_cell(struct markdown_table *table);

/*
 * Append the rows there are to `markdown` and forget them: of a long table a part at a time, whose
 * columns are as wide as the first part needs them.
 */
void markdown_table_append(struct markdown_table *table, struct string *markdown);

void markdown_table_clear(struct markdown_table *table);

#endif
