/* SPDX-License-Identifier: MIT */
/* Chapters and their blocks as sheets. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/memory.h"
#include "report/workbook_map.h"
#include "report/workbook_measure.h"
#include "report/workbook_text.h"
#include "report/workbook_writer.h"

/* The most that a logo takes, in dots of a screen, and what stands below it. */
#define LOGO_WIDTH 266.0
#define LOGO_HEIGHT 72.0
#define DOTS_OF_INCH 96.0
#define POINTS_OF_DOT 0.75
#define POINTS_BELOW_LOGO 6.0

#define POINTS_OF_MAP_ROW 13.0

static void
put_fields(struct writer *writer, const struct block_fields *fields)
{
	const struct style label_style = {
		.paint = PAINT_LABEL, .bold = true, .border = true, .wrap = true};

	for (size_t i = 0; i < fields->field_count; i++) {
		const struct block_field *field = &fields->fields[i];
		struct block_cell cells[] = {
			{.text = field->label},
			field->value,
			{.type = CELL_ABSENT, .text = field->reference},
		};

		writer_put_row(writer, writer->layout.margin, cells, field->reference ? 3 : 2,
			&label_style);
	}
}

/* Write labels as a row of headings. */
static void
put_headings(struct writer *writer, size_t column, char *const *labels, size_t count,
	enum style_align align)
{
	const struct style style = {
		.paint = PAINT_HEADING, .bold = true, .border = true, .wrap = true, .align = align};
	struct block_cell *cells = memory_allocate_array(count, sizeof(*cells));
	struct long_row row;

	for (size_t i = 0; i < count; i++)
		cells[i].text = labels[i];
	long_row_split(&row, cells, count, writer->report->language);
	writer_set_height(writer, measure_line(&row, 0, column, &writer->layout));
	for (size_t i = 0; i < count; i++)
		writer_put_text(writer, column + i, row.parts[i][0], &style);
	writer_next_row(writer);
	long_row_clear(&row);
	free(cells);
}

static void
put_table(struct writer *writer, const struct block_table *table, struct table_place *place)
{
	const struct block_cell *row;

	place->header = writer->row;
	place->column_count = table->column_count;

	if (table->chart_title)
		*array_append(&writer->charted, &writer->charted_count) = (struct charted_table){
			table, writer->names[writer->name_count - 1], writer->row};

	char **headings = writer_begin_table(writer, table, place->table_count == 1);

	put_headings(writer, 0, headings, table->column_count, ALIGN_LEFT);
	for (size_t i = 0; i < table->column_count; i++)
		free(headings[i]);
	free(headings);
	for (size_t i = 0; i < table->cell_count; i += table->column_count)
		writer_put_row(writer, 0, table->cells + i, table->column_count, NULL);
	while (writer->failure == LXW_NO_ERROR && (row = block_table_next(table)))
		writer_put_row(writer, 0, row, table->column_count, NULL);
	writer_name_range(writer, table, place->header);
	if (table->source)
		writer_end_source(writer, place);
}

static void
put_matrix(struct writer *writer, const struct block_matrix *matrix)
{
	const struct style heading = {
		.paint = PAINT_HEADING, .bold = true, .border = true, .wrap = true};
	size_t count = matrix->column_count + 1;
	char **labels = memory_allocate_array(count, sizeof(*labels));
	struct block_cell *cells = memory_allocate_array(count, sizeof(*cells));

	labels[0] = cell_corner(matrix);
	memcpy(labels + 1, matrix->columns, matrix->column_count * sizeof(*labels));
	put_headings(writer, writer->layout.margin, labels, count, ALIGN_CENTRE);
	for (size_t row = 0; row < matrix->row_count; row++) {
		cells[0] = (struct block_cell){.text = matrix->rows[row]};
		for (size_t i = 1; i < count; i++)
			cells[i] =
				cell_of_place(&matrix->places[row * matrix->column_count + i - 1]);
		writer_put_row(writer, writer->layout.margin, cells, count, &heading);
		for (size_t i = 1; i < count; i++)
			free(cells[i].text);
	}
	free(labels[0]);
	free(labels);
	free(cells);
}

/* Go to a new page before what belongs together would be torn apart at the end of this one. */
static void
keep_together(struct writer *writer, const struct chapter *chapter, size_t index)
{
	const struct block *block = chapter->blocks[index];
	bool is_inside = index > 0 && block->type != BLOCK_HEADING;

	if (is_inside)
		return;

	double height = measure_group(chapter, index, &writer->layout, writer->report->language);

	if (index > 0 && writer->height + height > page_points(&writer->report->page)) {
		*array_append(&writer->breaks, &writer->break_count) = writer->row + 1;
		writer->height = 0;
	}
	writer->height += height;
}

static void
put_block(
	struct writer *writer, const struct block *block, bool is_first, struct table_place *place)
{
	const struct style heading = {.bold = true, .size = block->level > 1 ? 12 : 14};

	switch (block->type) {
	case BLOCK_HEADING:
		writer_next_row(writer);
		writer_put_line(
			writer, writer->layout.margin, block->text, POINTS_OF_HEADING, &heading);
		break;
	case BLOCK_PARAGRAPH:
		writer_put_paragraph(writer, block->text, false);
		break;
	case BLOCK_NOTE:
		if (!is_first)
			writer_next_row(writer);
		writer_put_paragraph(writer, block->text, true);
		if (is_first)
			writer_next_row(writer);
		break;
	case BLOCK_FIELDS:
		put_fields(writer, block->fields);
		break;
	case BLOCK_TABLE:
		put_table(writer, block->table, place);
		break;
	case BLOCK_MATRIX:
		put_matrix(writer, block->matrix);
		break;
	case BLOCK_FLOWS:
		/* It has a sheet of its own: put_map(). */
		break;
	}
}

/* The logo on a row of its own, no larger than it may be. */
static void
put_logo(struct writer *writer, const struct picture *logo)
{
	double width = logo->width * DOTS_OF_INCH / logo->dots_across;
	double height = logo->height * DOTS_OF_INCH / logo->dots_down;
	double scale = LOGO_WIDTH / width < LOGO_HEIGHT / height ? LOGO_WIDTH / width
								 : LOGO_HEIGHT / height;

	scale = scale > 1 ? 1 : scale;

	lxw_image_options options = {
		.x_scale = scale,
		.y_scale = scale,
		.object_position = LXW_OBJECT_MOVE_DONT_SIZE,
		.decorative = true,
	};

	writer_set_height(writer, height * scale * POINTS_OF_DOT + POINTS_BELOW_LOGO);
	writer_note(writer, worksheet_insert_image_buffer_opt(writer->sheet, writer->row, 0,
				    (const unsigned char *)logo->bytes, logo->length, &options));
	writer->height += height * scale * POINTS_OF_DOT + POINTS_BELOW_LOGO;
	writer_next_row(writer);
}

/* The top of a sheet: its title; of the first the report's title and all its facts. */
static void
put_top(struct writer *writer, const struct chapter *chapter, bool is_first)
{
	const struct report *report = writer->report;
	const struct style subtitle = {.muted = true};

	if (is_first && report->logo)
		put_logo(writer, report->logo);
	writer_put_title(writer, is_first ? report->title : chapter->title);
	if (is_first) {
		writer_put_line(writer, 0, report->subtitle, POINTS_OF_SUBTITLE, &subtitle);
		writer_next_row(writer);
		put_fields(writer, &report->facts);
		writer->height += POINTS_OF_SUBTITLE + POINTS_OF_BLANK +
				  measure_fields(&report->facts, &writer->layout, report->language);
	}
	writer_next_row(writer);
	writer->height += POINTS_OF_TITLE + POINTS_OF_BLANK;
}

bool
writer_add_sheet(struct writer *writer, const char *title)
{
	char *name = workbook_sheet_name(title, writer->names, writer->name_count);

	*array_append(&writer->names, &writer->name_count) = name;
	array_append(&writer->counts, &writer->sheet_count);
	writer->sheet = workbook_add_worksheet(writer->book, name);
	writer->row = 0;
	writer->height = 0;
	writer->row_is_counted = false;
	return writer->sheet != NULL;
}

/* A row of the map: what there is in it, from left to right. */
static void
put_map_row(struct writer *writer, const struct sheet_map *map, int row)
{
	writer_set_height(writer, POINTS_OF_MAP_ROW);
	for (int column = 0; column < map->columns; column++) {
		const struct sheet_cell *cell = &map->cells[row * map->columns + column];

		if (!sheet_cell_is_blank(cell))
			writer_put_text(
				writer, (size_t)column, cell->text ? cell->text : "", &cell->style);
	}
	writer_next_row(writer);
}

/* A sheet for a map, whose columns are as narrow as characters. */
static void
put_map(struct writer *writer, const struct chapter *chapter, const struct block_flows *flows)
{
	const struct style small = {.muted = true};
	const struct style plain = {0};
	const struct table_place no_table = {0};
	struct sheet_map map;

	sheet_map_make(flows->layout, &map);
	writer->layout =
		(struct sheet_layout){.column_count = (size_t)map.columns, .pages_across = 1};
	if (map.columns > 0)
		writer_note(writer, worksheet_set_column(writer->sheet, 0,
					    (lxw_col_t)(map.columns - 1), MAP_CELL_WIDTH, NULL));
	writer_put_title(writer, chapter->title);
	writer_put_line(writer, 0, flows->legend, POINTS_OF_SUBTITLE, &small);
	for (size_t i = 0; i < chapter->block_count; i++) {
		if (chapter->blocks[i]->type == BLOCK_NOTE)
			writer_put_line(
				writer, 0, chapter->blocks[i]->text, POINTS_OF_SUBTITLE, &small);
	}
	writer_next_row(writer);
	for (int row = 0; row < map.rows; row++)
		put_map_row(writer, &map, row);
	writer_next_row(writer);
	for (size_t i = 0; i < chapter->block_count; i++) {
		if (chapter->blocks[i]->type == BLOCK_PARAGRAPH)
			writer_put_line(
				writer, 0, chapter->blocks[i]->text, POINTS_OF_MAP_ROW, &plain);
	}
	sheet_map_clear(&map);
	writer_set_page(writer, &no_table);
	writer_set_view(writer, &no_table);
}

static bool
is_drawn(const struct chapter *chapter)
{
	return chapter->block_count > 0 && chapter->blocks[0]->flows;
}

/* Nothing stands above a map, whose columns are as narrow as characters, nor should above a table
 * that takes several pages side by side: each but the first would begin with a blank. */
static bool
has_room_for_facts(const struct writer *writer, const struct chapter *chapter)
{
	return !is_drawn(chapter) && !layout_is_wide(page_columns(&writer->report->page), chapter);
}

static bool
put_facts_alone(struct writer *writer)
{
	const struct chapter facts = {.title = writer->report->facts_title};

	return writer_put_chapter(writer, &facts, true);
}

bool
writer_put_chapter(struct writer *writer, const struct chapter *chapter, bool is_first)
{
	struct table_place place = {.table_count = chapter_count_tables(chapter)};

	if (is_first && !has_room_for_facts(writer, chapter))
		return put_facts_alone(writer) && writer_put_chapter(writer, chapter, false);
	if (!writer_add_sheet(writer, chapter->title))
		return false;
	if (is_drawn(chapter)) {
		put_map(writer, chapter, chapter->blocks[0]->flows);
		return true;
	}
	layout_make(&writer->layout, page_columns(&writer->report->page),
		is_first ? &writer->report->facts : NULL, chapter);
	writer_set_widths(writer);
	put_top(writer, chapter, is_first);
	for (size_t i = 0; i < chapter->block_count; i++) {
		if (place.table_count != 1)
			keep_together(writer, chapter, i);
		put_block(writer, chapter->blocks[i], i == 0, &place);
	}
	writer_set_page(writer, &place);
	writer_set_view(writer, &place);
	layout_clear(&writer->layout);
	return true;
}
