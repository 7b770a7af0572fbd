/* SPDX-License-Identifier: MIT */
/* A table of the report as a chart, which follows what is changed in its cells. */
#include "config.h"

#include "base/memory.h"
#include "base/string.h"
#include "report/workbook_writer.h"

/* The chart takes so many columns and rows of the usual size, a page across; and by how much the
 * library's usual chart is stretched for it. */
#define CHART_COLUMNS 15
#define CHART_ROWS 26
#define CHART_X_SCALE 2.0
#define CHART_Y_SCALE 1.8
#define CHART_FONT_POINTS 11
#define COLOUR_OF_NO_LEVEL 0xD9D9D9
/* Nothing where there is none. */
#define LABEL_FORMAT "0;;;"

static void
label_series(lxw_chart_series *series)
{
	lxw_chart_font font = {.size = CHART_FONT_POINTS};

	chart_series_set_labels(series);
	chart_series_set_labels_num_format(series, LABEL_FORMAT);
	chart_series_set_labels_font(series, &font);
}

/* Add the only column of numbers, a column for each row. */
static void
add_rows(const struct charted_table *from, lxw_chart *chart)
{
	const struct style style = {.paint = PAINT_HEADING};
	lxw_row_t first = from->header + 1;
	lxw_row_t last = from->header + (lxw_row_t)block_table_row_count(from->table);
	lxw_chart_series *series = chart_add_series(chart, NULL, NULL);
	lxw_chart_fill fill = {.color = style_background(&style)};

	chart_series_set_name_range(series, from->sheet, from->header, 1);
	chart_series_set_categories(series, from->sheet, first, 0, last, 0);
	chart_series_set_values(series, from->sheet, first, 1, last, 1);
	chart_series_set_fill(series, &fill);
	label_series(series);
	chart_legend_set_position(chart, LXW_CHART_LEGEND_NONE);
}

/* Add the cells of a row as a layer of each column, in the colour of its level. */
static void
add_layer(const struct charted_table *from, lxw_chart *chart, size_t index)
{
	const struct block_cell *cell = &from->table->cells[index * from->table->column_count];
	const struct style style = {.paint = PAINT_LEVEL, .colour = cell->colour};
	bool has_colour = cell->type == CELL_LEVEL && cell->colour != COLOUR_NONE;
	lxw_row_t row = from->header + 1 + (lxw_row_t)index;
	lxw_col_t last = (lxw_col_t)(from->table->column_count - 1);
	lxw_chart_series *series = chart_add_series(chart, NULL, NULL);
	lxw_chart_fill fill = {.color = has_colour ? style_background(&style) : COLOUR_OF_NO_LEVEL};

	chart_series_set_name_range(series, from->sheet, row, 0);
	chart_series_set_categories(series, from->sheet, from->header, 1, from->header, last);
	chart_series_set_values(series, from->sheet, row, 1, row, last);
	chart_series_set_fill(series, &fill);
	label_series(series);
}

static bool
has_levels(const struct block_table *table)
{
	for (size_t i = 0; i < table->cell_count; i += table->column_count) {
		if (table->cells[i].type == CELL_LEVEL)
			return true;
	}
	return false;
}

static lxw_chart *
make_chart(struct writer *writer, const struct charted_table *from)
{
	bool has_layers = has_levels(from->table);
	lxw_chart *chart = workbook_add_chart(
		writer->book, has_layers ? LXW_CHART_COLUMN_STACKED : LXW_CHART_COLUMN);
	lxw_chart_font font = {.size = CHART_FONT_POINTS};

	if (!chart)
		return NULL;
	/* The first row, the highest level, on top. */
	for (size_t i = has_layers ? block_table_row_count(from->table) : 0; i-- > 0;)
		add_layer(from, chart, i);
	if (!has_layers)
		add_rows(from, chart);
	chart_title_off(chart);
	chart_axis_major_gridlines_set_visible(chart->y_axis, LXW_FALSE);
	chart_axis_set_num_format(chart->y_axis, "0");
	chart_axis_set_num_font(chart->x_axis, &font);
	chart_legend_set_font(chart, &font);
	return chart;
}

static bool
has_anything(const struct block_table *table)
{
	for (size_t i = 0; i < table->cell_count; i++) {
		if (table->cells[i].type == CELL_NUMBER &&
			!string_equal(table->cells[i].plain, "0"))
			return true;
	}
	return false;
}

static bool
put_chart(struct writer *writer, const struct charted_table *from)
{
	const struct table_place no_table = {0};
	lxw_chart_options options = {.x_scale = CHART_X_SCALE, .y_scale = CHART_Y_SCALE};

	if (!has_anything(from->table))
		return true;

	lxw_chart *chart = make_chart(writer, from);

	if (!chart || !writer_add_sheet(writer, from->table->chart_title))
		return false;
	writer->layout = (struct sheet_layout){.column_count = CHART_COLUMNS, .pages_across = 1};
	writer_put_title(writer, from->table->chart_title);
	writer_next_row(writer);
	writer_note(
		writer, worksheet_insert_chart_opt(writer->sheet, writer->row, 0, chart, &options));
	writer->row += CHART_ROWS;
	writer_set_page(writer, &no_table);
	writer_set_view(writer, &no_table);
	writer->layout = (struct sheet_layout){0};
	return true;
}

bool
writer_put_charts(struct writer *writer)
{
	bool is_put = true;

	for (size_t i = 0; is_put && i < writer->charted_count; i++)
		is_put = put_chart(writer, &writer->charted[i]);
	memory_free(&writer->charted);
	writer->charted_count = 0;
	return is_put;
}
