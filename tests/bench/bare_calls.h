/* SPDX-License-Identifier: MIT */
/* How calls to libxlsxwriter are kept, for the two files that do. */
#ifndef PIA_BENCH_BARE_CALLS_H
#define PIA_BENCH_BARE_CALLS_H

#include <stdint.h>
#include <xlsxwriter.h>

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
	CALL_SETTING, /* of the book, a sheet or a chart, by `set` */
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
	void (*set)(lxw_worksheet *, const struct call *);
	void *more; /* what is larger, copied */
	lxw_datetime date;
	char **headings;
};

/* A call to be filled in; it goes nowhere while nothing is kept. */
struct call *bare_keep(enum call_type type, const lxw_format *format);

/* A text or bytes that a call keeps; NULL while nothing is kept. */
char *bare_copy(const char *text);
void *bare_copy_bytes(const void *bytes, size_t size);

/* The book whose calls are made again from now on. */
void bare_settings_begin(lxw_workbook *book);

/* The linker's names: what is called, and what that is really. */
#define WRAP(result, name, ...) \
	result __real_##name(__VA_ARGS__); \
	result __wrap_##name(__VA_ARGS__); \
	result __wrap_##name(__VA_ARGS__)

#endif
