/* SPDX-License-Identifier: MIT */
/* Calls to libxlsxwriter that set up a book, its pages and its charts, kept and made again. Those
 * of a chart come one after the other, so it and its last series are all that is remembered. */
#include "config.h"

#include <stdlib.h>

#include "bare_calls.h"
#include "base/memory.h"

static lxw_workbook *book;
static lxw_chart *chart;
static lxw_chart_series *series;

/* A setting: `values` are members of the call, in the order of its parameters. */
#define WRAP_SETTING(result, name, parameters, arguments, values, keep_values) \
	result __real_##name parameters; \
	result __wrap_##name parameters; \
	static void again_##name(lxw_worksheet *sheet, const struct call *call) \
	{ \
		(void)sheet; \
		(void)call; \
		__real_##name values; \
	} \
	result __wrap_##name parameters \
	{ \
		struct call *call = bare_keep(CALL_SETTING, NULL); \
\
		call->set = again_##name; \
		keep_values; \
		return __real_##name arguments; \
	}

WRAP_SETTING(lxw_error, worksheet_set_header, (lxw_worksheet * sheet, const char *text),
	(sheet, text), (sheet, call->text), call->text = bare_copy(text))
WRAP_SETTING(lxw_error, worksheet_set_footer, (lxw_worksheet * sheet, const char *text),
	(sheet, text), (sheet, call->text), call->text = bare_copy(text))
WRAP_SETTING(void, worksheet_set_paper, (lxw_worksheet * sheet, uint8_t paper), (sheet, paper),
	(sheet, (uint8_t)call->value), call->value = paper)
WRAP_SETTING(void, worksheet_gridlines, (lxw_worksheet * sheet, uint8_t lines), (sheet, lines),
	(sheet, (uint8_t)call->value), call->value = lines)
WRAP_SETTING(void, worksheet_fit_to_pages, (lxw_worksheet * sheet, uint16_t across, uint16_t down),
	(sheet, across, down), (sheet, call->column, (uint16_t)call->row),
	(call->column = across, call->row = down))
WRAP_SETTING(void, worksheet_freeze_panes, (lxw_worksheet * sheet, lxw_row_t row, lxw_col_t column),
	(sheet, row, column), (sheet, call->row, call->column),
	(call->row = row, call->column = column))
WRAP_SETTING(lxw_error, worksheet_repeat_rows,
	(lxw_worksheet * sheet, lxw_row_t first, lxw_row_t last), (sheet, first, last),
	(sheet, call->row, call->last_row), (call->row = first, call->last_row = last))
WRAP_SETTING(lxw_error, worksheet_repeat_columns,
	(lxw_worksheet * sheet, lxw_col_t first, lxw_col_t last), (sheet, first, last),
	(sheet, call->column, call->last_column), (call->column = first, call->last_column = last))
WRAP_SETTING(lxw_error, worksheet_print_area,
	(lxw_worksheet * sheet, lxw_row_t row, lxw_col_t column, lxw_row_t last_row,
		lxw_col_t last_column),
	(sheet, row, column, last_row, last_column),
	(sheet, call->row, call->column, call->last_row, call->last_column),
	(call->row = row, call->column = column, call->last_row = last_row,
		call->last_column = last_column))
WRAP_SETTING(lxw_error, worksheet_ignore_errors,
	(lxw_worksheet * sheet, uint8_t type, const char *range), (sheet, type, range),
	(sheet, (uint8_t)call->value, call->text),
	(call->value = type, call->text = bare_copy(range)))
WRAP_SETTING(void, worksheet_set_portrait, (lxw_worksheet * sheet), (sheet), (sheet), (void)0)
WRAP_SETTING(void, worksheet_set_landscape, (lxw_worksheet * sheet), (sheet), (sheet), (void)0)
WRAP_SETTING(lxw_error, worksheet_autofilter,
	(lxw_worksheet * sheet, lxw_row_t row, lxw_col_t column, lxw_row_t last_row,
		lxw_col_t last_column),
	(sheet, row, column, last_row, last_column),
	(sheet, call->row, call->column, call->last_row, call->last_column),
	(call->row = row, call->column = column, call->last_row = last_row,
		call->last_column = last_column))

#define MARGIN(index) (((const double *)call->more)[index])
WRAP_SETTING(void, worksheet_set_margins,
	(lxw_worksheet * sheet, double left, double right, double top, double bottom),
	(sheet, left, right, top, bottom), (sheet, MARGIN(0), MARGIN(1), MARGIN(2), MARGIN(3)),
	call->more = bare_copy_bytes(
		((const double[]){left, right, top, bottom}), 4 * sizeof(double)))

static size_t
breaks_size(const lxw_row_t *breaks)
{
	size_t count = 1;

	while (breaks[count - 1])
		count++;
	return count * sizeof(*breaks);
}

WRAP_SETTING(lxw_error, worksheet_set_h_pagebreaks, (lxw_worksheet * sheet, lxw_row_t *breaks),
	(sheet, breaks), (sheet, call->more),
	call->more = bare_copy_bytes(breaks, breaks_size(breaks)))

WRAP_SETTING(lxw_error, workbook_define_name,
	(lxw_workbook * of, const char *name, const char *range), (of, name, range),
	(book, call->text, call->place),
	(call->text = bare_copy(name), call->place = bare_copy(range)))

/* The texts stay copied to the end of the program. */
static void *
copy_properties(lxw_doc_properties properties)
{
	char **texts[] = {&properties.title, &properties.subject, &properties.company,
		&properties.category, &properties.keywords, &properties.status};

	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
		*texts[i] = bare_copy(*texts[i]);
	return bare_copy_bytes(&properties, sizeof(properties));
}

WRAP_SETTING(lxw_error, workbook_set_properties,
	(lxw_workbook * of, lxw_doc_properties *properties), (of, properties), (book, call->more),
	call->more = copy_properties(*properties))

lxw_chart *__real_workbook_add_chart(lxw_workbook *of, uint8_t type);
lxw_chart *__wrap_workbook_add_chart(lxw_workbook *of, uint8_t type);

static void
again_workbook_add_chart(lxw_worksheet *sheet, const struct call *call)
{
	(void)sheet;
	chart = __real_workbook_add_chart(book, (uint8_t)call->value);
}

lxw_chart *
__wrap_workbook_add_chart(lxw_workbook *of, uint8_t type)
{
	struct call *call = bare_keep(CALL_SETTING, NULL);

	call->set = again_workbook_add_chart;
	call->value = type;
	chart = __real_workbook_add_chart(of, type);
	return chart;
}

lxw_chart_series *__real_chart_add_series(
	lxw_chart *of, const char *categories, const char *values);
lxw_chart_series *__wrap_chart_add_series(
	lxw_chart *of, const char *categories, const char *values);

static void
again_chart_add_series(lxw_worksheet *sheet, const struct call *call)
{
	(void)sheet;
	(void)call;
	series = __real_chart_add_series(chart, NULL, NULL);
}

lxw_chart_series *
__wrap_chart_add_series(lxw_chart *of, const char *categories, const char *values)
{
	bare_keep(CALL_SETTING, NULL)->set = again_chart_add_series;
	return __real_chart_add_series(of, categories, values);
}

#define KEEP_RANGE \
	(call->text = bare_copy(name), call->row = row, call->column = column, \
		call->last_row = last_row, call->last_column = last_column)
#define PLACES (series, call->text, call->row, call->column, call->last_row, call->last_column)
WRAP_SETTING(void, chart_series_set_categories,
	(lxw_chart_series * of, const char *name, lxw_row_t row, lxw_col_t column,
		lxw_row_t last_row, lxw_col_t last_column),
	(of, name, row, column, last_row, last_column), PLACES, KEEP_RANGE)
WRAP_SETTING(void, chart_series_set_values,
	(lxw_chart_series * of, const char *name, lxw_row_t row, lxw_col_t column,
		lxw_row_t last_row, lxw_col_t last_column),
	(of, name, row, column, last_row, last_column), PLACES, KEEP_RANGE)
WRAP_SETTING(void, chart_series_set_name_range,
	(lxw_chart_series * of, const char *name, lxw_row_t row, lxw_col_t column),
	(of, name, row, column), (series, call->text, call->row, call->column),
	(call->text = bare_copy(name), call->row = row, call->column = column))
WRAP_SETTING(void, chart_series_set_fill, (lxw_chart_series * of, lxw_chart_fill *fill), (of, fill),
	(series, call->more), call->more = bare_copy_bytes(fill, sizeof(*fill)))
WRAP_SETTING(void, chart_series_set_labels, (lxw_chart_series * of), (of), (series), (void)0)
WRAP_SETTING(void, chart_series_set_labels_num_format, (lxw_chart_series * of, const char *format),
	(of, format), (series, call->text), call->text = bare_copy(format))
WRAP_SETTING(void, chart_series_set_labels_font, (lxw_chart_series * of, lxw_chart_font *font),
	(of, font), (series, call->more), call->more = bare_copy_bytes(font, sizeof(*font)))
WRAP_SETTING(void, chart_title_off, (lxw_chart * of), (of), (chart), (void)0)
WRAP_SETTING(void, chart_legend_set_position, (lxw_chart * of, uint8_t position), (of, position),
	(chart, (uint8_t)call->value), call->value = position)
WRAP_SETTING(void, chart_legend_set_font, (lxw_chart * of, lxw_chart_font *font), (of, font),
	(chart, call->more), call->more = bare_copy_bytes(font, sizeof(*font)))

#define AXIS (call->value ? chart->x_axis : chart->y_axis)
#define KEEP_AXIS call->value = of == chart->x_axis
WRAP_SETTING(void, chart_axis_major_gridlines_set_visible,
	(lxw_chart_axis * of, uint8_t is_visible), (of, is_visible), (AXIS, (uint8_t)call->row),
	(KEEP_AXIS, call->row = is_visible))
WRAP_SETTING(void, chart_axis_set_num_format, (lxw_chart_axis * of, const char *format),
	(of, format), (AXIS, call->text), (KEEP_AXIS, call->text = bare_copy(format)))
WRAP_SETTING(void, chart_axis_set_num_font, (lxw_chart_axis * of, lxw_chart_font *font), (of, font),
	(AXIS, call->more), (KEEP_AXIS, call->more = bare_copy_bytes(font, sizeof(*font))))
WRAP_SETTING(lxw_error, worksheet_insert_chart_opt,
	(lxw_worksheet * sheet, lxw_row_t row, lxw_col_t column, lxw_chart *of,
		lxw_chart_options *options),
	(sheet, row, column, of, options), (sheet, call->row, call->column, chart, call->more),
	(call->row = row, call->column = column,
		call->more = bare_copy_bytes(options, sizeof(*options))))

void
bare_settings_begin(lxw_workbook *of)
{
	book = of;
}
