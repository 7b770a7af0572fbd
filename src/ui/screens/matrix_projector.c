/* SPDX-License-Identifier: MIT */
/*
 * The matrix for a room that looks at it together: as large as the terminal allows, and the risks
 * one after the other on a card each. Nothing stands beside it.
 */
#include "config.h"

#include "ui/screens/matrix.h"

#include <stdlib.h>

#include "base/memory.h"
#include "base/string.h"
#include "text/width.h"
#include "ui/screens/describe.h"
#include "ui/widgets/block_number.h"

/* From so much room a card shows the matrix with the risk's way too. */
#define GRID_FROM_COLUMNS 110
#define GRID_FROM_ROWS 20
/* From so many rows the number is drawn in large blocks. */
#define LARGE_FROM_ROWS 16
#define REASON_FROM_ROWS 6
#define LEVEL_COLUMNS_MOST 32
#define LEVEL_ROWS 3

/* What the picture is of, and what is hidden, in the first row; returns what is left. */
static struct area
draw_heading(const struct application *application, const struct matrix *matrix,
	struct canvas *canvas, struct area area)
{
	const struct catalog *catalog = application_catalog(application);
	struct string line = {0};

	string_append(&line, tr(catalog, matrix_rating_title(matrix->rating)));
	if (matrix->card > 0)
		string_append_format(&line, "  %zu/%zu", matrix->card, matrix->row_count);
	if (matrix->searching) {
		auto_string char *count = string_format("%zu", matrix->picture.hidden_count);
		auto_string char *hidden =
			tr_format(catalog, N_("risks hidden: {count}"), "count", count, NULL);

		string_append_format(&line, "  · %s", hidden);
	}
	canvas_text(canvas, area.row, area.column + 1, area.columns - 1, ROLE_HEADING,
		string_text(&line));
	string_clear(&line);
	canvas_cursor(canvas, area.row, area.column);
	return (struct area){area.row + 1, area.column, area.rows - 1, area.columns};
}

static void
draw_overview(const struct matrix *matrix, struct canvas *canvas, struct area area)
{
	const struct matrix_grid_focus nowhere = {SIZE_MAX, SIZE_MAX};
	struct risk_grid grid;

	risk_grid_open(&grid, &matrix->picture, matrix->rating);
	grid.grid.is_large = true;
	matrix_grid_draw(&grid.grid, &nowhere, canvas, area, false);
	risk_grid_close(&grid);
}

/* The number in blocks and the name beside it; returns what is left below. */
static struct area
draw_name(const struct risk_entry *entry, struct canvas *canvas, struct area area)
{
	enum block_size size = area.rows >= LARGE_FROM_ROWS ? BLOCK_LARGE : BLOCK_SMALL;
	int left = block_number_columns(entry->risk->number, size) + 3;
	int rows = block_number_rows(size);
	auto_string char *spaced = matrix_cell_spaced(entry->name);
	/* Spaced letters are read from farther away; a long name is better read whole. */
	bool fits = canvas_wrapped_rows(area.columns - left, spaced) <= 1;
	struct area name = {area.row, area.column + left, rows, area.columns - left};

	block_number_draw(canvas, area.row, area.column, ROLE_HEADING, entry->risk->number, size);
	if (fits)
		name.row += (rows - 1) / 2;
	canvas_text_wrapped(canvas, name, 0, ROLE_HEADING, fits ? spaced : entry->name);
	return (struct area){area.row + rows + 1, area.column, area.rows - rows - 1, area.columns};
}

/* One level as a block of its colour with its word in it. */
static void
draw_level(const struct matrix *matrix, const struct risk_entry *entry, enum rating rating,
	struct canvas *canvas, struct area area)
{
	const struct template_matrix *scales =
		&describe_assessment(matrix->picture.application)->template->matrix;
	auto_string char *word = risk_entry_level(&matrix->picture, entry, rating);
	auto_string char *spaced = matrix_cell_spaced(word);
	const char *shown = width_text(spaced, WIDTH_SCREEN) + 2 <= area.columns ? spaced : word;
	int width = width_text(shown, WIDTH_SCREEN);
	int indent = width < area.columns ? (area.columns - width) / 2 : 0;
	enum role role = entry->is_rated[rating]
				 ? risk_grid_level_role(
					   &scales->levels->items[entry->positions[rating].level])
				 : ROLE_DIM;

	canvas_fill(canvas, area, role);
	canvas_text(canvas, area.row + area.rows / 2, area.column + indent, area.columns - indent,
		role, shown);
}

/* The levels beside each other, an arrow between two; returns what is left below. */
static struct area
draw_levels(const struct matrix *matrix, const struct risk_entry *entry, struct canvas *canvas,
	struct area area)
{
	const struct template *template =
		describe_assessment(matrix->picture.application)->template;
	const char *arrow = canvas_glyph(canvas, GLYPH_ARROW);
	int gap = width_text(arrow, WIDTH_SCREEN) + 2;
	int rows = area.rows >= LEVEL_ROWS + 3 ? LEVEL_ROWS : 1;
	int count = 0;
	int column = area.column;

	for (int i = 0; i < RATING_COUNT; i++)
		count += rating_is_asked(template, (enum rating)i) ? 1 : 0;
	int columns = (area.columns - (count - 1) * gap) / (count > 0 ? count : 1);
	if (columns > LEVEL_COLUMNS_MOST)
		columns = LEVEL_COLUMNS_MOST;
	for (int i = 0; i < RATING_COUNT && area.rows >= rows; i++) {
		if (!rating_is_asked(template, (enum rating)i))
			continue;
		if (column > area.column) {
			canvas_text(
				canvas, area.row + rows / 2, column + 1, gap, ROLE_HEADING, arrow);
			column += gap;
		}
		draw_level(matrix, entry, (enum rating)i, canvas,
			(struct area){area.row, column, rows, columns});
		column += columns;
	}
	return (struct area){area.row + rows + 1, area.column, area.rows - rows - 1, area.columns};
}

/* Why it is rated so, where there is room for that and the measures; returns what is left below. */
static struct area
draw_reason(const struct application *application, const struct matrix *matrix,
	const struct risk_entry *entry, struct canvas *canvas, struct area area)
{
	auto_string char *reason = matrix_describe_reason(application, matrix->rating, entry, NULL);

	if (reason == NULL || area.rows < REASON_FROM_ROWS)
		return area;
	struct area rows = {area.row, area.column, area.rows / 3, area.columns};
	int used = canvas_text_wrapped(canvas, rows, 0, ROLE_NORMAL, reason) + 1;
	return (struct area){area.row + used, area.column, area.rows - used, area.columns};
}

/* A measure in one text: its name, then what else its table shows. Caller-owned. */
static char *
describe_measure(const struct application *application, const struct record *measure)
{
	const struct assessment *assessment = describe_assessment(application);
	auto_string char *name = assessment_record_name(assessment, measure, assessment->language);
	struct string text = {0};
	static const char *const shown[] = {"status", "owner", "due"};

	string_append_format(&text, "%d  %s", measure->number, name);
	for (size_t i = 0; i < sizeof(shown) / sizeof(shown[0]); i++) {
		const struct template_field *field = template_find_field(measure->kind, shown[i]);

		if (field == NULL || field->hidden)
			continue;
		auto_string char *value = describe_value(application, measure, field, NULL);
		if (value[0] != '\0')
			string_append_format(&text, " · %s", value);
	}
	return string_take(&text);
}

static void
draw_measures(const struct application *application, const struct risk_entry *entry,
	struct canvas *canvas, struct area area)
{
	const struct assessment *assessment = describe_assessment(application);
	const struct template_kind *kind = template_find_kind(assessment->template, "measure");
	size_t count = 0;
	struct risk_measure *measures = rating_measures(assessment, entry->risk, &count);

	if (kind != NULL && area.rows > 0) {
		auto_string char *heading = string_format(
			"%s (%zu)", localized_text(&kind->plural, application->language), count);

		canvas_text(canvas, area.row, area.column, area.columns, ROLE_HEADING, heading);
		area.row++;
		area.rows--;
	}
	for (size_t i = 0; i < count && area.rows > 0; i++) {
		auto_string char *text = describe_measure(application, measures[i].measure);
		bool is_last = area.rows == 1 && i + 1 < count;

		if (is_last) {
			canvas_text(canvas, area.row, area.column + 2, area.columns - 2, ROLE_DIM,
				canvas_glyph(canvas, GLYPH_DOWN));
			break;
		}
		struct area row = {area.row, area.column + 2, area.rows, area.columns - 2};
		int used = canvas_text_wrapped(canvas, row, 0, ROLE_NORMAL, text);
		area.row += used;
		area.rows -= used;
	}
	free(measures);
}

/* The matrix with this risk's way alone, at the right; returns what is left. */
static struct area
draw_way(const struct matrix *matrix, const struct risk_entry *entry, struct canvas *canvas,
	struct area area)
{
	const struct matrix_grid_focus nowhere = {SIZE_MAX, SIZE_MAX};
	struct area right = {area.row, area.column + area.columns / 2 + 1, area.rows,
		area.columns - area.columns / 2 - 1};
	struct risk_grid grid;

	risk_grid_open(&grid, &matrix->picture, matrix->rating);
	risk_grid_show_way(&grid, entry);
	matrix_grid_draw(&grid.grid, &nowhere, canvas, right, false);
	risk_grid_close(&grid);
	area.columns = area.columns / 2 - 1;
	return area;
}

void
matrix_projector_draw(struct application *application, struct matrix *matrix, struct canvas *canvas,
	struct area area)
{
	area = draw_heading(application, matrix, canvas, area);
	if (matrix->card == 0) {
		draw_overview(matrix, canvas, area);
		return;
	}
	const struct risk_entry *entry = matrix->rows[matrix->card - 1];

	if (area.columns >= GRID_FROM_COLUMNS && area.rows >= GRID_FROM_ROWS)
		area = draw_way(matrix, entry, canvas, area);
	area = (struct area){area.row + 1, area.column + 2, area.rows - 1, area.columns - 4};
	area = draw_name(entry, canvas, area);
	area = draw_levels(matrix, entry, canvas, area);
	if (risk_entry_is_by_hand(entry))
		area = matrix_draw_legend(application, canvas, area);
	area = draw_reason(application, matrix, entry, canvas, area);
	draw_measures(application, entry, canvas, area);
}
