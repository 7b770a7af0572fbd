/* SPDX-License-Identifier: MIT */
/* Texts of which runs are marked. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/memory.h"
#include "base/string.h"
#include "report/workbook_text.h"
#include "report/workbook_writer.h"

/* A part of a text that is marked, or not, throughout. */
struct run {
	char *text;
	bool is_marked;
};

struct runs {
	struct run *runs;
	size_t run_count;
};

/* Whether the byte of a cell's text at an offset is marked; `mark` is the first that ends behind
 * the offset before. */
static bool
is_marked_at(const struct block_cell *cell, size_t offset, size_t *mark)
{
	while (*mark < cell->mark_count &&
		cell->marks[*mark].start + cell->marks[*mark].length <= offset)
		(*mark)++;
	return *mark < cell->mark_count && cell->marks[*mark].start <= offset;
}

static void
end_run(struct runs *runs, struct string *run, bool is_marked)
{
	if (run->length)
		*array_append(&runs->runs, &runs->run_count) =
			(struct run){string_take(run), is_marked};
}

/* Part a text into runs, which begins at an offset of the cell's own; returns where that goes on.
 * What is escaped takes more room than what it stands for. */
static size_t
part_runs(const struct block_cell *cell, const char *text, size_t offset, struct runs *runs)
{
	struct string run = {0};
	bool was_marked = false;
	size_t mark = 0;

	while (*text) {
		size_t length = workbook_byte_length(cell->text + offset);
		bool is_marked = is_marked_at(cell, offset, &mark);

		if (is_marked != was_marked)
			end_run(runs, &run, was_marked);
		string_append_bytes(&run, text, length);
		was_marked = is_marked;
		text += length;
		offset++;
	}
	end_run(runs, &run, was_marked);
	string_clear(&run);
	return offset;
}

static lxw_format *
run_format(struct writer *writer, const struct block_cell *cell)
{
	const struct style style = {.mark = cell->is_former ? MARK_GONE : MARK_COME};

	return workbook_format(&writer->formats, &style);
}

static void
put_runs(struct writer *writer, size_t column, const struct block_cell *cell,
	const struct runs *runs, const struct style *style)
{
	lxw_rich_string_tuple *tuples = memory_allocate_array(runs->run_count, sizeof(*tuples));
	lxw_rich_string_tuple **pointers =
		memory_allocate_array(runs->run_count + 1, sizeof(*pointers));

	for (size_t i = 0; i < runs->run_count; i++) {
		tuples[i].string = runs->runs[i].text;
		tuples[i].format = runs->runs[i].is_marked ? run_format(writer, cell) : NULL;
		pointers[i] = &tuples[i];
	}
	writer_count_cell(writer);
	writer_note(
		writer, worksheet_write_rich_string(writer->sheet, writer->row, (lxw_col_t)column,
				pointers, workbook_format(&writer->formats, style)));
	free(pointers);
	free(tuples);
}

size_t
writer_put_marked(struct writer *writer, size_t column, const struct block_cell *cell,
	const char *text, size_t offset, struct style style)
{
	struct runs runs = {0};
	size_t next = part_runs(cell, text, offset, &runs);

	/* The library takes no string of a single run. */
	if (runs.run_count == 1 && runs.runs[0].is_marked)
		style.mark = cell->is_former ? MARK_GONE : MARK_COME;
	if (runs.run_count > 1)
		put_runs(writer, column, cell, &runs, &style);
	else
		writer_put_text(writer, column, text, &style);
	for (size_t i = 0; i < runs.run_count; i++)
		free(runs.runs[i].text);
	free(runs.runs);
	return next;
}
