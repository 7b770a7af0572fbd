/* SPDX-License-Identifier: MIT */
/* Calls to libxlsxwriter, kept and made again. */
#include "config.h"

#include "bare_workbook.h"

#include <stdint.h>
#include <stdlib.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include "base/array.h"
#include "base/memory.h"
#include "report/readback.h"

enum call_type {
	CALL_ADD_SHEET,
	CALL_ADD_FORMAT,
	CALL_SET_NUMBER, /* of a format, by `set_number` */
	CALL_SET_TEXT,
	CALL_SET_REAL, /* its size; or what has no value */
	CALL_STRING,
	CALL_BLANK,
	CALL_NUMBER,
	CALL_LINK,
	CALL_DATE,
	CALL_ROW,
	CALL_COLUMN,
	CALL_MERGE,
	CALL_TABLE,
	CALL_RULE,
	CALL_SETTING, /* of a sheet's pages or of its view, by `set_sheet` */
	CALL_NAME,
};

struct call {
	enum call_type type;
	size_t format; /* its number from 1 on; 0: none */
	size_t sheet;  /* its number */
	lxw_row_t row, last_row;
	lxw_col_t column, last_column;
	double number;
	char *text;
	char *place; /* that a link leads to */
	uint32_t value;
	void (*set_number)(lxw_format *, uint32_t);
	void (*set_sheet)(lxw_worksheet *, const struct call *);
	lxw_datetime date;
	char **headings;
	lxw_conditional_format rule;
};

static struct call *calls;
static size_t call_count;
static lxw_format **formats;
static size_t format_count;
static lxw_worksheet **sheets;
static size_t sheet_count;
static bool is_recording;
static bool is_checking = true;

static size_t
number_of(const lxw_format *format)
{
	for (size_t i = 0; i < format_count; i++) {
		if (formats[i] == format)
			return i + 1;
	}
	return 0;
}

/* A call to be filled in; it goes nowhere while nothing is kept. */
static struct call *
keep(enum call_type type, const lxw_format *format)
{
	static struct call nowhere;
	struct call *call = is_recording ? array_append(&calls, &call_count) : &nowhere;

	*call = (struct call){.type = type, .format = is_recording ? number_of(format) : 0};
	return call;
}

static char *
copy(const char *text)
{
	return is_recording && text ? memory_copy_string(text) : NULL;
}

/* The linker's names: what is called, and what that is really. */
#define WRAP(result, name, ...) \
	result __real_##name(__VA_ARGS__); \
	result __wrap_##name(__VA_ARGS__); \
	result __wrap_##name(__VA_ARGS__)

#define WRAP_FORMAT(name, type) \
	static void again_##name(lxw_format *format, uint32_t value); \
	WRAP(void, format_set_##name, lxw_format *format, type value) \
	{ \
		struct call *call = keep(CALL_SET_NUMBER, format); \
\
		call->value = (uint32_t)value; \
		call->set_number = again_##name; \
		__real_format_set_##name(format, value); \
	} \
	static void again_##name(lxw_format *format, uint32_t value) \
	{ \
		__real_format_set_##name(format, (type)value); \
	}

WRAP_FORMAT(top, uint8_t)
WRAP_FORMAT(bottom, uint8_t)
WRAP_FORMAT(left, uint8_t)
WRAP_FORMAT(right, uint8_t)
WRAP_FORMAT(border, uint8_t)
WRAP_FORMAT(align, uint8_t)
WRAP_FORMAT(font_color, lxw_color_t)
WRAP_FORMAT(bg_color, lxw_color_t)
WRAP_FORMAT(border_color, lxw_color_t)

WRAP(void, format_set_bold, lxw_format *format)
{
	keep(CALL_SET_REAL, format)->value = 1;
	__real_format_set_bold(format);
}

WRAP(void, format_set_text_wrap, lxw_format *format)
{
	keep(CALL_SET_REAL, format)->value = 2;
	__real_format_set_text_wrap(format);
}

WRAP(void, format_set_font_size, lxw_format *format, double size)
{
	keep(CALL_SET_REAL, format)->number = size;
	__real_format_set_font_size(format, size);
}

WRAP(void, format_set_num_format, lxw_format *format, const char *text)
{
	keep(CALL_SET_TEXT, format)->text = copy(text);
	__real_format_set_num_format(format, text);
}

WRAP(lxw_format *, workbook_add_format, lxw_workbook *book)
{
	lxw_format *format = __real_workbook_add_format(book);

	if (is_recording)
		*array_append(&formats, &format_count) = format;
	keep(CALL_ADD_FORMAT, format);
	return format;
}

WRAP(lxw_worksheet *, workbook_add_worksheet, lxw_workbook *book, const char *name)
{
	lxw_worksheet *sheet = __real_workbook_add_worksheet(book, name);

	if (is_recording)
		*array_append(&sheets, &sheet_count) = sheet;
	keep(CALL_ADD_SHEET, NULL)->text = copy(name);
	return sheet;
}

WRAP(lxw_error, worksheet_write_string, lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column,
	const char *text, lxw_format *format)
{
	struct call *call = keep(CALL_STRING, format);

	call->row = row;
	call->column = column;
	call->text = copy(text);
	return __real_worksheet_write_string(sheet, row, column, text, format);
}

WRAP(lxw_error, worksheet_write_blank, lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column,
	lxw_format *format)
{
	struct call *call = keep(CALL_BLANK, format);

	call->row = row;
	call->column = column;
	return __real_worksheet_write_blank(sheet, row, column, format);
}

WRAP(lxw_error, worksheet_write_number, lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column,
	double number, lxw_format *format)
{
	struct call *call = keep(CALL_NUMBER, format);

	call->row = row;
	call->column = column;
	call->number = number;
	return __real_worksheet_write_number(sheet, row, column, number, format);
}

WRAP(lxw_error, worksheet_write_url_opt, lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column,
	const char *place, lxw_format *format, const char *text, const char *tip)
{
	struct call *call = keep(CALL_LINK, format);

	/* Links are made at the end, on all sheets. */
	while (is_recording && sheets[call->sheet] != sheet)
		call->sheet++;
	call->row = row;
	call->column = column;
	call->place = copy(place);
	call->text = copy(text);
	return __real_worksheet_write_url_opt(sheet, row, column, place, format, text, tip);
}

WRAP(lxw_error, worksheet_write_datetime, lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column,
	lxw_datetime *date, lxw_format *format)
{
	struct call *call = keep(CALL_DATE, format);

	call->row = row;
	call->column = column;
	call->date = *date;
	return __real_worksheet_write_datetime(sheet, row, column, date, format);
}

WRAP(lxw_error, worksheet_set_row, lxw_worksheet *sheet, lxw_row_t row, double height,
	lxw_format *format)
{
	struct call *call = keep(CALL_ROW, format);

	call->row = row;
	call->number = height;
	return __real_worksheet_set_row(sheet, row, height, format);
}

WRAP(lxw_error, worksheet_set_column, lxw_worksheet *sheet, lxw_col_t first, lxw_col_t last,
	double width, lxw_format *format)
{
	struct call *call = keep(CALL_COLUMN, format);

	call->column = first;
	call->last_column = last;
	call->number = width;
	return __real_worksheet_set_column(sheet, first, last, width, format);
}

WRAP(lxw_error, worksheet_merge_range, lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column,
	lxw_row_t last_row, lxw_col_t last_column, const char *text, lxw_format *format)
{
	struct call *call = keep(CALL_MERGE, format);

	call->row = row;
	call->column = column;
	call->last_row = last_row;
	call->last_column = last_column;
	call->text = copy(text);
	return __real_worksheet_merge_range(
		sheet, row, column, last_row, last_column, text, format);
}

WRAP(lxw_error, worksheet_add_table, lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column,
	lxw_row_t last_row, lxw_col_t last_column, lxw_table_options *options)
{
	struct call *call = keep(CALL_TABLE, NULL);
	size_t count = (size_t)(last_column - column) + 1;

	call->row = row;
	call->column = column;
	call->last_row = last_row;
	call->last_column = last_column;
	call->text = copy(options->name);
	call->value = (uint32_t)options->style_type_number;
	if (is_recording)
		call->headings = memory_allocate_array(count, sizeof(*call->headings));
	for (size_t i = 0; is_recording && i < count; i++)
		call->headings[i] = copy(options->columns[i]->header);
	return __real_worksheet_add_table(sheet, row, column, last_row, last_column, options);
}

WRAP(lxw_error, worksheet_conditional_format_range, lxw_worksheet *sheet, lxw_row_t row,
	lxw_col_t column, lxw_row_t last_row, lxw_col_t last_column, lxw_conditional_format *rule)
{
	struct call *call = keep(CALL_RULE, rule->format);

	call->row = row;
	call->column = column;
	call->last_row = last_row;
	call->last_column = last_column;
	call->rule = *rule;
	call->text = copy(rule->value_string);
	return __real_worksheet_conditional_format_range(
		sheet, row, column, last_row, last_column, rule);
}

/* A setting of a sheet: `values` are members of the call, in the order of its parameters. */
#define WRAP_SETTING(result, name, parameters, arguments, values, keep_values) \
	result __real_worksheet_##name parameters; \
	result __wrap_worksheet_##name parameters; \
	static void again_##name(lxw_worksheet *sheet, const struct call *call) \
	{ \
		__real_worksheet_##name values; \
	} \
	result __wrap_worksheet_##name parameters \
	{ \
		struct call *call = keep(CALL_SETTING, NULL); \
\
		call->set_sheet = again_##name; \
		keep_values; \
		return __real_worksheet_##name arguments; \
	}

WRAP_SETTING(lxw_error, set_header, (lxw_worksheet * sheet, const char *text), (sheet, text),
	(sheet, call->text), call->text = copy(text))
WRAP_SETTING(lxw_error, set_footer, (lxw_worksheet * sheet, const char *text), (sheet, text),
	(sheet, call->text), call->text = copy(text))
WRAP_SETTING(void, set_paper, (lxw_worksheet * sheet, uint8_t paper), (sheet, paper),
	(sheet, (uint8_t)call->value), call->value = paper)
WRAP_SETTING(void, gridlines, (lxw_worksheet * sheet, uint8_t lines), (sheet, lines),
	(sheet, (uint8_t)call->value), call->value = lines)
WRAP_SETTING(void, fit_to_pages, (lxw_worksheet * sheet, uint16_t across, uint16_t down),
	(sheet, across, down), (sheet, call->column, (uint16_t)call->row),
	(call->column = across, call->row = down))
WRAP_SETTING(void, freeze_panes, (lxw_worksheet * sheet, lxw_row_t row, lxw_col_t column),
	(sheet, row, column), (sheet, call->row, call->column),
	(call->row = row, call->column = column))
WRAP_SETTING(lxw_error, repeat_rows, (lxw_worksheet * sheet, lxw_row_t first, lxw_row_t last),
	(sheet, first, last), (sheet, call->row, call->last_row),
	(call->row = first, call->last_row = last))
WRAP_SETTING(lxw_error, repeat_columns, (lxw_worksheet * sheet, lxw_col_t first, lxw_col_t last),
	(sheet, first, last), (sheet, call->column, call->last_column),
	(call->column = first, call->last_column = last))
WRAP_SETTING(lxw_error, print_area,
	(lxw_worksheet * sheet, lxw_row_t row, lxw_col_t column, lxw_row_t last_row,
		lxw_col_t last_column),
	(sheet, row, column, last_row, last_column),
	(sheet, call->row, call->column, call->last_row, call->last_column),
	(call->row = row, call->column = column, call->last_row = last_row,
		call->last_column = last_column))
WRAP_SETTING(lxw_error, ignore_errors, (lxw_worksheet * sheet, uint8_t type, const char *range),
	(sheet, type, range), (sheet, (uint8_t)call->value, call->text),
	(call->value = type, call->text = copy(range)))

WRAP(lxw_error, workbook_define_name, lxw_workbook *book, const char *name, const char *range)
{
	struct call *call = keep(CALL_NAME, NULL);

	call->text = copy(name);
	call->place = copy(range);
	return __real_workbook_define_name(book, name, range);
}

WRAP(bool, readback_workbook, const char *path, const char *target,
	const struct sheet_count *counts, size_t count, struct error *error)
{
	return !is_checking || __real_readback_workbook(path, target, counts, count, error);
}

WRAP(int, fsync, int descriptor)
{
	return is_checking ? __real_fsync(descriptor) : 0;
}

void
bare_workbook_check_files(bool check)
{
	is_checking = check;
}

void
bare_workbook_record(bool record)
{
	if (record) {
		for (size_t i = 0; i < call_count; i++) {
			free(calls[i].text);
			free(calls[i].place);
		}
		memory_free(&calls);
		memory_free(&formats);
		memory_free(&sheets);
		call_count = format_count = sheet_count = 0;
	}
	is_recording = record;
}

static lxw_error
add_table(lxw_worksheet *sheet, const struct call *call)
{
	size_t count = (size_t)(call->last_column - call->column) + 1;
	lxw_table_column *columns = memory_allocate_array(count, sizeof(*columns));
	lxw_table_column **pointers = memory_allocate_array(count + 1, sizeof(*pointers));
	lxw_table_options options = {
		.name = call->text,
		.columns = pointers,
		.style_type = LXW_TABLE_STYLE_TYPE_LIGHT,
		.style_type_number = (uint8_t)call->value,
	};

	for (size_t i = 0; i < count; i++) {
		columns[i].header = call->headings[i];
		pointers[i] = &columns[i];
	}

	lxw_error result = __real_worksheet_add_table(
		sheet, call->row, call->column, call->last_row, call->last_column, &options);

	free(pointers);
	free(columns);
	return result;
}

/* Make a call again that writes to a sheet. */
static lxw_error
write_again(lxw_worksheet *sheet, struct call *call, lxw_format *format)
{
	switch (call->type) {
	case CALL_STRING:
		return __real_worksheet_write_string(
			sheet, call->row, call->column, call->text, format);
	case CALL_BLANK:
		return __real_worksheet_write_blank(sheet, call->row, call->column, format);
	case CALL_NUMBER:
		return __real_worksheet_write_number(
			sheet, call->row, call->column, call->number, format);
	case CALL_LINK:
		return __real_worksheet_write_url_opt(
			sheet, call->row, call->column, call->place, format, call->text, NULL);
	case CALL_DATE:
		return __real_worksheet_write_datetime(
			sheet, call->row, call->column, &call->date, format);
	case CALL_ROW:
		return __real_worksheet_set_row(sheet, call->row, call->number, format);
	case CALL_COLUMN:
		return __real_worksheet_set_column(
			sheet, call->column, call->last_column, call->number, format);
	case CALL_MERGE:
		return __real_worksheet_merge_range(sheet, call->row, call->column, call->last_row,
			call->last_column, call->text, format);
	case CALL_TABLE:
		return add_table(sheet, call);
	case CALL_RULE:
		call->rule.format = format;
		call->rule.value_string = call->text;
		return __real_worksheet_conditional_format_range(sheet, call->row, call->column,
			call->last_row, call->last_column, &call->rule);
	case CALL_SETTING:
		call->set_sheet(sheet, call);
		return LXW_NO_ERROR;
	default:
		return LXW_NO_ERROR;
	}
}

static void
set_again(lxw_format *format, const struct call *call)
{
	switch (call->type) {
	case CALL_SET_NUMBER:
		call->set_number(format, call->value);
		break;
	case CALL_SET_TEXT:
		__real_format_set_num_format(format, call->text);
		break;
	case CALL_SET_REAL:
		if (call->value == 1)
			__real_format_set_bold(format);
		else if (call->value == 2)
			__real_format_set_text_wrap(format);
		else
			__real_format_set_font_size(format, call->number);
		break;
	default:
		break;
	}
}

size_t
bare_workbook_write(const char *path, const char *folder)
{
	lxw_workbook_options options = {.tmpdir = (char *)(uintptr_t)folder};
	lxw_workbook *book = workbook_new_opt(path, &options);
	lxw_format **made = memory_allocate_array(format_count + 1, sizeof(*made));
	lxw_worksheet **all = memory_allocate_array(sheet_count + 1, sizeof(*all));
	size_t made_count = 0;
	size_t cells = 0;

	for (size_t i = 0; i < call_count; i++) {
		struct call *call = &calls[i];

		if (call->type == CALL_ADD_SHEET)
			all[made_count++] = __real_workbook_add_worksheet(book, call->text);
		else if (call->type == CALL_NAME)
			__real_workbook_define_name(book, call->text, call->place);
		else if (call->type == CALL_ADD_FORMAT)
			made[call->format] = __real_workbook_add_format(book);
		else if (made_count &&
			 write_again(all[call->type == CALL_LINK ? call->sheet : made_count - 1],
				 call, made[call->format]) != LXW_NO_ERROR)
			exit(1);
		set_again(made[call->format], call);
		cells += call->type >= CALL_STRING && call->type <= CALL_DATE;
	}
	free(made);
	free(all);
	if (workbook_close(book) != LXW_NO_ERROR)
		exit(1);
	return cells;
}
