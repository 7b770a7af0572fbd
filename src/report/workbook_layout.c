/* SPDX-License-Identifier: MIT */
/* Widths of a sheet's columns. */
#include "config.h"

#include "report/workbook_layout.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "report/workbook_cells.h"
#include "text/width.h"

/* In columns of text: the narrowest column, the widest column, the widest that should not wrap, and
 * the widest that is printed on every page again; and the lines a text may take. */
#define NARROWEST 6
#define SHORT 34
#define WIDEST 84
#define NAME_WIDEST 32

/* How much more than its pages hold a table may need, in hundredths, and still be put on them. */
#define TOLERANCE 15
#define LINES_OF_CELL 5
#define LINES_SIDE_BY_SIDE 10
#define LINES_OF_SIDES 1000
#define LINES_OF_HEADING 2
#define FILTER_BUTTON 3

/* What a column to be filled in by hand has of a page, in hundredths. */
#define SHARE_OF_ROOM 40

/* The columns of a table that say which record a row is: its number and its name. */
#define COLUMNS_OF_NAME 2

static int
limit(int value, int least, int most)
{
	return value < least ? least : value > most ? most : value;
}

static struct column_need *
find_column(struct sheet_layout *layout, size_t index)
{
	while (layout->column_count <= index)
		array_append(&layout->columns, &layout->column_count);
	return &layout->columns[index];
}

/* Let a column hold a text that wraps to at most `lines`, and the widest run without a blank;
 * Chinese may break anywhere, so there it is short. */
static void
add_text(struct sheet_layout *layout, size_t index, const char *text, int lines, int extra)
{
	struct column_need *need = find_column(layout, index);
	int whole = 0;
	int widest = 0;
	int word = 0;

	for (int line = 0; *text;) {
		size_t length = strcspn(text, " \n\t");
		int columns = width_bytes(text, length, WIDTH_FILE);
		bool is_wide = columns * 2 > (int)length && (unsigned char)*text >= 0xE0;
		bool is_blank = text[length] == ' ' || text[length] == '\t';

		word = columns > word && !is_wide ? columns : word;
		line += columns + is_blank;
		whole += columns + is_blank;
		widest = line > widest ? line : widest;
		line = is_blank ? line : 0;
		text += length + (text[length] != '\0');
	}
	word = limit(word, 0, WIDEST / 3);

	int least = (whole + lines - 1) / lines + extra;

	least = limit(least > word + extra ? least : word + extra, NARROWEST, WIDEST);
	widest = limit(widest + extra, least, WIDEST);
	need->least = least > need->least ? least : need->least;
	need->most = widest > need->most ? widest : need->most;
}

/* Let a column hold a date or a number whole: a sheet shows one that has no room as "###". */
static void
add_floor(struct sheet_layout *layout, size_t index, int columns)
{
	struct column_need *need = find_column(layout, index);

	need->floor = columns > need->floor ? columns : need->floor;
	need->least = need->floor > need->least ? need->floor : need->least;
	need->most = need->least > need->most ? need->least : need->most;
}

static void
add_cell(struct sheet_layout *layout, size_t index, const struct block_cell *cell, int lines)
{
	add_text(layout, index, cell->text, lines, 1);
	if (cell_is_exact_number(cell))
		add_floor(layout, index,
			limit(width_text(cell->text, WIDTH_FILE) + 2, NARROWEST, WIDEST));
	else if (cell->type == CELL_NUMBER)
		add_text(layout, index, cell->text, 1, 2);
	if (cell_is_workbook_date(cell))
		add_floor(layout, index, cell_date_columns(cell));
	if (cell->note)
		add_text(layout, index, cell->note, lines, 3);
}

static void
add_fields(struct sheet_layout *layout, const struct block_fields *fields)
{
	for (size_t i = 0; i < fields->field_count; i++) {
		add_text(layout, layout->margin, fields->fields[i].label, LINES_OF_HEADING, 1);
		add_cell(layout, layout->margin + 1, &fields->fields[i].value, LINES_OF_CELL);
		if (fields->fields[i].reference)
			add_text(layout, layout->margin + 2, fields->fields[i].reference,
				LINES_OF_CELL, 1);
	}
}

/* The lines that a text of a column may take. */
static int
lines_of_column(const struct block_table *table, size_t column)
{
	/* Two languages of a long text stand on one page, each in half the room. */
	bool is_parted = table->prose_is_parted &&
			 (column == table->prose_column || column == table->prose_column + 1);
	bool is_side = table->sides_column &&
		       (column == table->sides_column || column == table->sides_column + 1);

	return is_side ? LINES_OF_SIDES : is_parted ? LINES_SIDE_BY_SIDE : LINES_OF_CELL;
}

static void
add_table(struct sheet_layout *layout, const struct block_table *table)
{
	for (size_t i = 0; i < table->column_count; i++)
		add_text(layout, i, table->columns[i], LINES_OF_HEADING, FILTER_BUTTON);
	for (size_t i = 0; i < table->cell_count; i++)
		add_cell(layout, i % table->column_count, &table->cells[i],
			lines_of_column(table, i % table->column_count));
	if (table->room_column) {
		struct column_need *room = find_column(layout, table->room_column);

		room->least = layout->page * SHARE_OF_ROOM / 100;
		room->most = WIDEST > room->least ? WIDEST : room->least;
	}
}

/* Let columns need the same. */
static void
make_even(struct sheet_layout *layout, size_t first, size_t count)
{
	struct column_need all = {0};

	for (size_t i = first; i < first + count; i++) {
		const struct column_need *need = find_column(layout, i);

		all.least = need->least > all.least ? need->least : all.least;
		all.most = need->most > all.most ? need->most : all.most;
	}
	for (size_t i = first; i < first + count; i++)
		layout->columns[i] = all;
}

static void
add_matrix(struct sheet_layout *layout, const struct block_matrix *matrix)
{
	size_t first = layout->margin;

	add_text(layout, first, matrix->row_title, 1, 3);
	add_text(layout, first, matrix->column_title, 1, 3);
	for (size_t i = 0; i < matrix->row_count; i++)
		add_text(layout, first, matrix->rows[i], LINES_OF_HEADING, 2);
	for (size_t i = 0; i < matrix->column_count; i++)
		add_text(layout, first + i + 1, matrix->columns[i], 1, 2);
	for (size_t i = 0; i < matrix->row_count * matrix->column_count; i++) {
		const struct matrix_place *place = &matrix->places[i];
		size_t column = first + i % matrix->column_count + 1;

		add_text(layout, column, place->level, 1, 2);
		for (size_t j = 0; j < place->risk_count; j++)
			add_text(layout, column, place->risks[j], 2, 1);
	}
	make_even(layout, first + 1, matrix->column_count);
}

/* Let columns hold what the columns of another layout hold. */
static void
add_needs(struct sheet_layout *layout, const struct sheet_layout *other)
{
	for (size_t i = 0; i < other->column_count; i++) {
		const struct column_need *more = &other->columns[i];
		struct column_need *need = find_column(layout, i);

		need->least = more->least > need->least ? more->least : need->least;
		need->most = more->most > need->most ? more->most : need->most;
		need->floor = more->floor > need->floor ? more->floor : need->floor;
	}
}

/* Let columns hold all of a chapter, whose tables have been measured already if there is one. */
static void
add_chapter(struct sheet_layout *layout, const struct chapter *chapter,
	const struct sheet_layout *table)
{
	for (size_t i = 0; i < chapter->block_count; i++) {
		const struct block *block = chapter->blocks[i];

		if (block->fields)
			add_fields(layout, block->fields);
		if (block->table && table->column_count)
			add_needs(layout, table);
		else if (block->table)
			add_table(layout, block->table);
		if (block->matrix)
			add_matrix(layout, block->matrix);
	}
}

/* What columns take together, with what stands between them. */
static int
measure_columns(const struct sheet_layout *layout, size_t first, size_t end)
{
	int total = 0;

	for (size_t i = first; i < end; i++)
		total += layout->columns[i].width + LAYOUT_GAP;
	return total;
}

/* How many columns of a run want to be wider, of those that want no more than `widest`. */
static int
count_wanting(const struct sheet_layout *layout, size_t first, size_t end, int widest)
{
	int count = 0;

	for (size_t i = first; i < end; i++)
		count += layout->columns[i].most > layout->columns[i].width &&
			 layout->columns[i].most <= widest;
	return count;
}

/* Share room evenly among the columns that want some, but no more than `widest`; returns the rest.
 */
static int
share_evenly(struct sheet_layout *layout, size_t first, size_t end, int widest, int room)
{
	int wanting;

	while (room > 0 && (wanting = count_wanting(layout, first, end, widest)) > 0) {
		int share = room < wanting ? 1 : room / wanting;

		for (size_t i = first; i < end && room > 0; i++) {
			struct column_need *need = &layout->columns[i];
			int least = share < room ? share : room;
			int more = limit(need->most - need->width, 0, least);

			if (need->most > widest)
				continue;
			need->width += more;
			room -= more;
		}
	}
	return room;
}

/* Share the room that a page has left: half of it so that short texts stand on one line, the rest
 * among all. Returns what nobody wants. */
static int
share_room(struct sheet_layout *layout, size_t first, size_t end, int page)
{
	int room = limit(page - measure_columns(layout, first, end), 0, page);

	int for_short = room / 2;

	room -= for_short - share_evenly(layout, first, end, SHORT, for_short);
	return share_evenly(layout, first, end, WIDEST, room);
}

/* Fill the last page, so that this sheet is not printed larger than others: with an empty column
 * where there is room for one. */
static void
fill_last_page(struct sheet_layout *layout, int room)
{
	if (room <= 0)
		return;
	if (room < NARROWEST && layout->column_count)
		layout->columns[layout->column_count - 1].width += room;
	else
		find_column(layout, layout->column_count)->width = room - LAYOUT_GAP;
}

/* Fill a page that others follow: the column that begins the next one must not fit on it. */
static void
widen_columns(struct sheet_layout *layout, size_t first, size_t end, int room)
{
	for (size_t i = first; i < end; i++) {
		int more = room / (int)(end - i);

		layout->columns[i].width += more;
		room -= more;
	}
}

/* What columns take even where they are made as narrow as can be, without what is between them. */
static int
measure_floors(const struct sheet_layout *layout, size_t first)
{
	int total = 0;

	for (size_t i = first; i < layout->column_count; i++)
		total += layout->columns[i].floor;
	return total;
}

/* Make columns narrower than they need, so that they take no more than `room`; those of dates and
 * numbers only where all others have nothing left. */
static void
squeeze(struct sheet_layout *layout, size_t first, int room)
{
	int gaps = (int)(layout->column_count - first) * LAYOUT_GAP;
	int taken = measure_columns(layout, first, layout->column_count) - gaps;
	int floors = measure_floors(layout, first);

	room -= gaps;
	if (taken <= room)
		return;
	if (floors + (int)(layout->column_count - first) > room)
		floors = 0;
	for (size_t i = first; i < layout->column_count; i++) {
		int *width = &layout->columns[i].width;
		int floor = floors ? layout->columns[i].floor : 0;
		int share = (*width - floor) * (room - floors) / (taken - floors);

		*width = limit(floor + share, 1, *width);
	}
}

static void
share_one_page(struct sheet_layout *layout)
{
	layout->pages_across = 1;
	squeeze(layout, 0, layout->page);
	fill_last_page(layout, share_room(layout, 0, layout->column_count, layout->page));
}

/* Where the columns from `first` on end that `room` holds: one at least. */
static size_t
end_part(const struct sheet_layout *layout, size_t first, int room)
{
	size_t end = first + 1;

	while (end < layout->column_count && measure_columns(layout, first, end + 1) <= room)
		end++;
	return end;
}

static int
count_parts(const struct sheet_layout *layout, int room)
{
	int count = 0;

	for (size_t i = COLUMNS_OF_NAME; i < layout->column_count; count++)
		i = end_part(layout, i, room);
	return count;
}

/* The least room that takes no more pages than whole ones: so that no column is alone on the last.
 */
static int
find_even_part(const struct sheet_layout *layout, int page)
{
	int pages = count_parts(layout, page);
	int room = page;

	while (room > 1 && count_parts(layout, room - 1) == pages)
		room--;
	return room;
}

/* Spread a table over pages, each of which begins with the columns that name the record. */
static void
share_pages(struct sheet_layout *layout)
{
	size_t count = layout->column_count;

	for (size_t i = 0; i < COLUMNS_OF_NAME; i++) {
		struct column_need *need = &layout->columns[i];

		need->width = limit(need->most, NARROWEST, NAME_WIDEST);
	}

	int page = layout->page - measure_columns(layout, 0, COLUMNS_OF_NAME);
	int taken = measure_columns(layout, COLUMNS_OF_NAME, count);
	int whole_pages = taken / page;

	/* A few columns too many are no reason for one page more. */
	if (taken * 100 <= whole_pages * page * (100 + TOLERANCE))
		squeeze(layout, COLUMNS_OF_NAME, whole_pages * page * 96 / 100);
	for (size_t i = COLUMNS_OF_NAME; i < count; i++)
		layout->columns[i].width = limit(layout->columns[i].width, 1, page - LAYOUT_GAP);

	int part = find_even_part(layout, page);

	for (size_t first = COLUMNS_OF_NAME; first < count;) {
		size_t end = end_part(layout, first, part);
		int room = share_room(layout, first, end, page);

		if (end < count)
			widen_columns(layout, first, end, room);
		else
			fill_last_page(layout, room);
		layout->pages_across++;
		first = end;
	}
}

/* Let columns be as wide as what they hold needs at least. */
static void
begin_with_least(struct sheet_layout *layout)
{
	for (size_t i = 0; i < layout->column_count; i++)
		layout->columns[i].width = layout->columns[i].least;
}

/* The one table of a chapter, alone; nothing where there is none or more than one. */
static struct sheet_layout
measure_table(int page, const struct chapter *chapter)
{
	struct sheet_layout alone = {.page = page};

	for (size_t i = 0; chapter_count_tables(chapter) == 1 && i < chapter->block_count; i++)
		if (chapter->blocks[i]->table)
			add_table(&alone, chapter->blocks[i]->table);
	begin_with_least(&alone);
	return alone;
}

static bool
has_sides(const struct chapter *chapter)
{
	for (size_t i = 0; i < chapter->block_count; i++) {
		if (chapter->blocks[i]->table && chapter->blocks[i]->table->sides_column)
			return true;
	}
	return false;
}

/* Whether a chapter's table needs more than a page; what stands beside it can wrap. */
static bool
needs_more_than_its_page(const struct chapter *chapter, const struct sheet_layout *table)
{
	return measure_columns(table, 0, table->column_count) > table->page && !has_sides(chapter);
}

bool
layout_is_wide(int page, const struct chapter *chapter)
{
	struct sheet_layout table = measure_table(page, chapter);
	bool is_wide = needs_more_than_its_page(chapter, &table);

	/* A little too wide, it is squeezed. */
	if (is_wide) {
		share_pages(&table);
		is_wide = table.pages_across > 1;
	}
	layout_clear(&table);
	return is_wide;
}

void
layout_make(struct sheet_layout *layout, int page, const struct block_fields *facts,
	const struct chapter *chapter)
{
	struct sheet_layout table = measure_table(page, chapter);
	bool is_wide = needs_more_than_its_page(chapter, &table);

	*layout = (struct sheet_layout){.page = page, .margin = is_wide ? COLUMNS_OF_NAME : 0};
	if (facts)
		add_fields(layout, facts);
	add_chapter(layout, chapter, &table);
	layout_clear(&table);
	begin_with_least(layout);
	if (is_wide)
		share_pages(layout);
	else
		share_one_page(layout);
}

void
layout_clear(struct sheet_layout *layout)
{
	free(layout->columns);
	*layout = (struct sheet_layout){0};
}
