/* SPDX-License-Identifier: MIT */
/* Calls to libxlsxwriter, kept and made again. */
#include "config.h"

#include "bare_workbook.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "bare_calls.h"
#include "base/array.h"
#include "base/files.h"
#include "base/memory.h"
#include "report/readback.h"

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

struct call *
bare_keep(enum call_type type, const lxw_format *format)
{
	static struct call nowhere;
	struct call *call = is_recording ? array_append(&calls, &call_count) : &nowhere;

	*call = (struct call){.type = type, .format = is_recording ? number_of(format) : 0};
	return call;
}

char *
bare_copy(const char *text)
{
	return is_recording && text ? memory_copy_string(text) : NULL;
}

void *
bare_copy_bytes(const void *bytes, size_t size)
{
	return is_recording ? memory_copy_bytes(bytes, size) : NULL;
}

#define WRAP_FORMAT(name, type) \
	static void again_##name(lxw_format *format, uint32_t value); \
	WRAP(void, format_set_##name, lxw_format *format, type value) \
	{ \
		struct call *call = bare_keep(CALL_SET_NUMBER, format); \
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
	bare_keep(CALL_SET_REAL, format)->value = 1;
	__real_format_set_bold(format);
}

WRAP(void, format_set_text_wrap, lxw_format *format)
{
	bare_keep(CALL_SET_REAL, format)->value = 2;
	__real_format_set_text_wrap(format);
}

WRAP(void, format_set_font_size, lxw_format *format, double size)
{
	bare_keep(CALL_SET_REAL, format)->number = size;
	__real_format_set_font_size(format, size);
}

WRAP(void, format_set_num_format, lxw_format *format, const char *text)
{
	bare_keep(CALL_SET_TEXT, format)->text = bare_copy(text);
	__real_format_set_num_format(format, text);
}

WRAP(lxw_format *, workbook_add_format, lxw_workbook *book)
{
	lxw_format *format = __real_workbook_add_format(book);

	if (is_recording)
		*array_append(&formats, &format_count) = format;
	bare_keep(CALL_ADD_FORMAT, format);
	return format;
}

WRAP(lxw_worksheet *, workbook_add_worksheet, lxw_workbook *book, const char *name)
{
	lxw_worksheet *sheet = __real_workbook_add_worksheet(book, name);

	if (is_recording)
		*array_append(&sheets, &sheet_count) = sheet;
	bare_keep(CALL_ADD_SHEET, NULL)->text = bare_copy(name);
	return sheet;
}

WRAP(lxw_error, worksheet_write_string, lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column,
	const char *text, lxw_format *format)
{
	struct call *call = bare_keep(CALL_STRING, format);

	call->row = row;
	call->column = column;
	call->text = bare_copy(text);
	return __real_worksheet_write_string(sheet, row, column, text, format);
}

WRAP(lxw_error, worksheet_write_blank, lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column,
	lxw_format *format)
{
	struct call *call = bare_keep(CALL_BLANK, format);

	call->row = row;
	call->column = column;
	return __real_worksheet_write_blank(sheet, row, column, format);
}

WRAP(lxw_error, worksheet_write_number, lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column,
	double number, lxw_format *format)
{
	struct call *call = bare_keep(CALL_NUMBER, format);

	call->row = row;
	call->column = column;
	call->number = number;
	return __real_worksheet_write_number(sheet, row, column, number, format);
}

WRAP(lxw_error, worksheet_write_url_opt, lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column,
	const char *place, lxw_format *format, const char *text, const char *tip)
{
	struct call *call = bare_keep(CALL_LINK, format);

	/* Links are made at the end, on all sheets. */
	while (is_recording && sheets[call->sheet] != sheet)
		call->sheet++;
	call->row = row;
	call->column = column;
	call->place = bare_copy(place);
	call->text = bare_copy(text);
	return __real_worksheet_write_url_opt(sheet, row, column, place, format, text, tip);
}

WRAP(lxw_error, worksheet_write_datetime, lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column,
	lxw_datetime *date, lxw_format *format)
{
	struct call *call = bare_keep(CALL_DATE, format);

	call->row = row;
	call->column = column;
	call->date = *date;
	return __real_worksheet_write_datetime(sheet, row, column, date, format);
}

WRAP(lxw_error, worksheet_set_row, lxw_worksheet *sheet, lxw_row_t row, double height,
	lxw_format *format)
{
	struct call *call = bare_keep(CALL_ROW, format);

	call->row = row;
	call->number = height;
	return __real_worksheet_set_row(sheet, row, height, format);
}

WRAP(lxw_error, worksheet_set_column, lxw_worksheet *sheet, lxw_col_t first, lxw_col_t last,
	double width, lxw_format *format)
{
	struct call *call = bare_keep(CALL_COLUMN, format);

	call->column = first;
	call->last_column = last;
	call->number = width;
	return __real_worksheet_set_column(sheet, first, last, width, format);
}

WRAP(lxw_error, worksheet_merge_range, lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column,
	lxw_row_t last_row, lxw_col_t last_column, const char *text, lxw_format *format)
{
	struct call *call = bare_keep(CALL_MERGE, format);

	call->row = row;
	call->column = column;
	call->last_row = last_row;
	call->last_column = last_column;
	call->text = bare_copy(text);
	return __real_worksheet_merge_range(
		sheet, row, column, last_row, last_column, text, format);
}

WRAP(lxw_error, worksheet_add_table, lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column,
	lxw_row_t last_row, lxw_col_t last_column, lxw_table_options *options)
{
	struct call *call = bare_keep(CALL_TABLE, NULL);
	size_t count = (size_t)(last_column - column) + 1;

	call->row = row;
	call->column = column;
	call->last_row = last_row;
	call->last_column = last_column;
	call->text = bare_copy(options->name);
	call->value = (uint32_t)options->style_type_number;
	if (is_recording)
		call->headings = memory_allocate_array(count, sizeof(*call->headings));
	for (size_t i = 0; is_recording && i < count; i++)
		call->headings[i] = bare_copy(options->columns[i]->header);
	return __real_worksheet_add_table(sheet, row, column, last_row, last_column, options);
}

WRAP(lxw_error, worksheet_conditional_format_range, lxw_worksheet *sheet, lxw_row_t row,
	lxw_col_t column, lxw_row_t last_row, lxw_col_t last_column, lxw_conditional_format *rule)
{
	struct call *call = bare_keep(CALL_RULE, rule->format);

	call->row = row;
	call->column = column;
	call->last_row = last_row;
	call->last_column = last_column;
	call->more = bare_copy_bytes(rule, sizeof(*rule));
	call->text = bare_copy(rule->value_string);
	return __real_worksheet_conditional_format_range(
		sheet, row, column, last_row, last_column, rule);
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
			free(calls[i].more);
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
	lxw_conditional_format *rule;

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
		rule = call->more;
		rule->format = format;
		rule->value_string = call->text;
		return __real_worksheet_conditional_format_range(
			sheet, call->row, call->column, call->last_row, call->last_column, rule);
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

	bare_settings_begin(book);
	for (size_t i = 0; i < call_count; i++) {
		struct call *call = &calls[i];

		if (call->type == CALL_SETTING)
			call->set(made_count ? all[made_count - 1] : NULL, call);
		else if (call->type == CALL_ADD_SHEET)
			all[made_count++] = __real_workbook_add_worksheet(book, call->text);
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

void
bare_workbook_compare(const char *path, const char *bare_path)
{
	struct error error = {0};
	char *bytes;
	char *bare;
	size_t length;
	size_t bare_length;

	if (!files_read(path, SIZE_MAX, &bytes, &length, &error) ||
		!files_read(bare_path, SIZE_MAX, &bare, &bare_length, &error))
		exit(1);
	if (length != bare_length || memcmp(bytes, bare, length) != 0) {
		fprintf(stderr, "bench: the bare program's workbook is another one\n");
		exit(1);
	}
	free(bytes);
	free(bare);
}
