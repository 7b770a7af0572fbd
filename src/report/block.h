/* SPDX-License-Identifier: MIT */
/*
 * A report before it is a file: chapters of blocks, in one language, ready to be written in any
 * format. It knows of assessments only the map of their flows. Every text given to it is copied and
 * made safe to print (utf8_sanitize_for_file()), so that no writer need do it again.
 */
#ifndef PIA_REPORT_BLOCK_H
#define PIA_REPORT_BLOCK_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "base/string.h"
#include "i18n/language.h"
#include "map/layout.h"
#include "template/report_layout.h"

enum cell_type {
	CELL_TEXT,
	CELL_NUMBER,
	CELL_DATE,
	CELL_LEVEL,  /* a word that has a colour; the word alone says it all */
	CELL_CODE,   /* written for the program: a condition of a template */
	CELL_ABSENT, /* a word of the program that stands where nothing was written: "Not answered"
		      */
};

/* A run of a text that another version of it has not, in bytes. */
struct cell_mark {
	size_t start;
	size_t length;
};

/* One value, as a person reads it and, for a format that has numbers and dates, as it is kept. */
struct block_cell {
	enum cell_type type;
	char *text;               /* never NULL */
	char *plain;              /* number: "1234.5"; date: "2026-11-23"; else NULL */
	char *unit;               /* of a number: "people"; else NULL */
	enum level_colour colour; /* level */
	char *note;               /* said beside it: "not translated"; else NULL */
	int room;    /* lines to be written on by hand, for formats that leave room; 0: none */
	char **laws; /* references to law, which a text has in footnotes */
	size_t law_count;
	struct cell_mark *marks; /* in order, of a cell of text */
	size_t mark_count;
	bool is_former; /* what is marked has gone since, else it has come */
	/* For formats with links. Keys are the program's, never typed. */
	char *row_key;  /* of the first cell of a row: what its row is found by; else NULL */
	char *leads_to; /* the key of the row of what it names; else NULL */
};

/* A label and its value. */
struct block_field {
	char *label;
	struct block_cell value;
	char *reference; /* to law, printed with the label; else NULL */
};

enum fields_style {
	FIELDS_FACTS,   /* short values in two columns */
	FIELDS_ANSWERS, /* questions and what was answered, perhaps at length */
	FIELDS_DETAILS, /* a few more fields of a record */
};

struct block_fields {
	enum fields_style style;
	struct block_field *fields;
	size_t field_count;
};

/* Of a table: when what its rows are is due, and whether it is late. */
struct table_due {
	size_t date_column;
	size_t overdue_column;
	char *yes; /* what stands in that column where it is late */
};

/* A table keeps this many rows; of one that has more it keeps the first BLOCK_ROWS_SHOWN, by which
 * its columns are measured, and the others come from a source. */
#define BLOCK_ROWS_KEPT 10000
#define BLOCK_ROWS_SHOWN 1000

/* What rows come from that are too many to keep: each is made when it is written. */
struct block_source {
	/* The next row: a cell for each column, borrowed until the next call, though they may be
	 * changed; NULL at the end, and where one cannot be read: then `error` says why, and what
	 * was written is of no use. */
	struct block_cell *(*next)(void *context, struct error *error);
	void (*free)(void *context);
	void *context; /* owned */
	struct error error;
	/* Where text that is written goes from time to time, so that it is not kept either; what is
	 * left of it in `written` is what was not taken. NULL: it is kept. */
	void (*drain)(void *drain_context, struct string *written);
	void *drain_context; /* borrowed */
};

/* Cells row by row: `cell_count` is a multiple of `column_count`. */
struct block_table {
	char **columns;
	size_t column_count;
	size_t room_column; /* to be filled in by hand; 0: none */
	struct block_cell *cells;
	size_t cell_count;
	struct block_source *source; /* of the rows behind these; owned; NULL: there are none */
	struct table_due *due;       /* NULL: nothing in it falls due */
	char *rows_of; /* the kind of record that each row is, by its id; NULL: none */
	/*
	 * The title of a chart of its numbers, for formats that have charts; NULL: none. Each
	 * column but the first is a column of it and each row a layer, where rows are levels;
	 * else it is a chart of the second column, with a column for each row.
	 */
	char *chart_title;
	/*
	 * The column of long texts; 0: none. In a report of two languages it is parted: the other
	 * language has the next one.
	 */
	size_t prose_column;
	bool prose_is_parted;
	/* The first of two columns of texts that are read beside each other, as before and after;
	 * 0: none. Such a table takes one page from side to side. */
	size_t sides_column;
};

/* One place of a risk matrix. */
struct matrix_place {
	char *level;
	enum level_colour colour;
	char **risks; /* "2 Loss of a telephone" */
	size_t risk_count;
};

/* A risk matrix, its first row at the top. */
struct block_matrix {
	char *row_title;
	char *column_title;
	char **rows;
	size_t row_count;
	char **columns;
	size_t column_count;
	struct matrix_place *places; /* places[row * column_count + column] */
};

/* Who sends what to whom: the map, laid out. In a workbook its chapter has nothing else but
 * notes, above it, and paragraphs, below.
 */
struct block_flows {
	struct map_graph *graph; /* both owned */
	struct map_layout *layout;
	char *crossing; /* the words for an arrow that crosses the border */
	char *legend;   /* the words for how a drawing shows it */
};

enum block_type {
	BLOCK_HEADING,
	BLOCK_PARAGRAPH,
	BLOCK_NOTE, /* small print: references, caveats, legends */
	BLOCK_FIELDS,
	BLOCK_TABLE,
	BLOCK_MATRIX,
	BLOCK_FLOWS,
};

struct block {
	enum block_type type;
	int level;  /* of a heading: 1 within a chapter, 2 below it */
	char *text; /* heading, paragraph, note; else NULL */
	struct block_fields *fields;
	struct block_table *table;
	struct block_matrix *matrix;
	struct block_flows *flows;
};

/* A part of a report with a title: a chapter of a text, a sheet of a workbook. */
struct chapter {
	char *title;
	struct block **blocks;
	size_t block_count;
};

/* What stands for the number of a page and for how many there are, in the lines of a page: no text
 * of people has these characters. */
#define REPORT_PAGE_NUMBER "\x01"
#define REPORT_PAGE_COUNT "\x02"

/* How it is printed, for formats that have pages. */
struct report_page {
	enum layout_paper paper;
	bool is_portrait;
	/* Left, centre, right; all NULL where the line is as for every report. */
	char *header[PAGE_PLACES];
	char *footer[PAGE_PLACES];
};

struct report {
	enum language language;
	enum language beside; /* the second language of a report in two; LANGUAGE_NONE: one */
	char *title;
	char *subtitle; /* the method's name */
	char *date;     /* the as-of date as kept; NULL when there is none */
	/* Which version of which assessment it shows; each NULL where that is not known. */
	char *reference;
	char *version;        /* the number of the last change */
	char *version_hash;   /* of that change, in hexadecimal */
	char *state;          /* where it stands: "decided" */
	char *signed_version; /* the change that what was sent to review covers; and its SHA-256 */
	char *signed_hash;
	char *template; /* its name and version: "screening 1.2.0" */
	char *draft;    /* the word that marks every page of a draft; NULL: it is final */
	char *layout;   /* what kind of report: the name of its layout */
	/* What stands above a table of contents, in texts; NULL: none is wanted. */
	char *contents_title;
	/* What every page carries: client, own reference, classification, reference, as-of date. */
	struct block_fields facts;
	/* The three of them that printed pages have in their corners; never NULL. */
	char *client;
	char *own_reference;
	char *classification;
	char *as_of;       /* "As of 23 November 2026" */
	char *page_number; /* "Page 1 of 9", with REPORT_PAGE_NUMBER and REPORT_PAGE_COUNT */
	char *continued;   /* "(continued)", where a text goes on in another cell */
	/* What a sheet is called that has nothing but the facts. */
	char *facts_title;
	struct report_page page;
	struct picture *logo; /* NULL: none */
	struct chapter **chapters;
	size_t chapter_count;
};

/* An empty report. Caller-owned: release with report_free(). */
struct report *report_new(enum language language, const char *title, const char *subtitle);

/* Free a report and all in it; NULL is allowed. Sets the caller's pointer to NULL. */
void report_free(struct report **report);

/* A copy of a text, safe to print; NULL gives "". Caller-owned. */
char *report_copy_text(const char *text) __attribute__((warn_unused_result));

/* Append a chapter, or a block to a chapter. Owned by the report. */
struct chapter *report_add_chapter(struct report *report, const char *title);
void chapter_add_heading(struct chapter *chapter, int level, const char *text);
void chapter_add_paragraph(struct chapter *chapter, const char *text);
void chapter_add_note(struct chapter *chapter, const char *text);
/* A note before all else in the chapter. */
void chapter_begin_with_note(struct chapter *chapter, const char *text);
struct block_fields *chapter_add_fields(struct chapter *chapter, enum fields_style style);
struct block_table *chapter_add_table(struct chapter *chapter);
struct block_matrix *chapter_add_matrix(
	struct chapter *chapter, const char *row_title, const char *column_title);
/* A map of data flows; the graph is consumed. The caller then sets the words, with
 * report_copy_text(). */
struct block_flows *chapter_add_flows(struct chapter *chapter, struct map_graph *graph);
/* Lay a map out again, after its graph's texts were changed. */
void block_flows_lay_out(struct block_flows *flows);
/* Free a block that no chapter has. */
void block_free(struct block *block);
/* Take away a block of a chapter, or the last chapter of a report, which must be there. */
void chapter_drop(struct chapter *chapter, size_t index);
void report_drop_last(struct report *report);
/* How many tables a chapter has. */
size_t chapter_count_tables(const struct chapter *chapter);

/*
 * Cells, each owned by whoever it is given to next: block_fields_add() and block_table_add()
 * consume it. A level without a word is a text.
 */
struct block_cell cell_text(const char *text);
struct block_cell cell_absent(const char *text);
struct block_cell cell_code(const char *text);
/* The number of a record, the same in any language; how many there are: "1,234", "1 234". */
struct block_cell cell_count(size_t count);
struct block_cell cell_amount(size_t amount, enum language language);
struct block_cell cell_number(const char *text, const char *plain, const char *unit);
struct block_cell cell_date(const char *text, const char *plain);
struct block_cell cell_level(const char *text, enum level_colour colour);
/* Free what a cell owns. */
void cell_clear(struct block_cell *cell);
/* Add a note to those a cell has, after the language's semicolon. */
void cell_add_note(struct block_cell *cell, const char *note, enum language language);
/* Append a run of bytes of valid UTF-8 to a cell's text, marked or not. */
void cell_append(struct block_cell *cell, const char *text, size_t length, bool is_marked);
/* Add a reference to law. */
void cell_add_law(struct block_cell *cell, const char *law);

/* Append a field; `reference` may be NULL or "" for none. The cell is consumed. */
void block_fields_add(struct block_fields *fields, const char *label, const char *reference,
	struct block_cell value);

/* Append a column (before any cell), then cells row by row. Cells are consumed. */
void block_table_add_column(struct block_table *table, const char *label);
void block_table_add(struct block_table *table, struct block_cell cell);
/* Say which columns tell of what is due. */
void block_table_set_due(
	struct block_table *table, size_t date_column, size_t overdue_column, const char *yes);
size_t block_table_row_count(const struct block_table *table);
/* Have more rows come from a source; `context` is the table's then. */
void block_table_set_source(struct block_table *table,
	struct block_cell *(*next)(void *context, struct error *error), void (*free)(void *context),
	void *context);
/* Free a source that no table has; NULL is allowed. Sets the caller's pointer to NULL. */
void block_source_free(struct block_source **source);
/* The next row of a table's source, NULL where there is none; see struct block_source. */
const struct block_cell *block_table_next(const struct block_table *table);
/* Let a report's sources drain what is written of them, while it is written. */
void report_set_drain(
	struct report *report, void (*drain)(void *context, struct string *written), void *context);
/* Whether every source of a report gave its rows to the end; else why not, as `error`. */
bool report_check_sources(const struct report *report, struct error *error);

/* Append rows and columns first, then set every place, then add risks to places. */
void block_matrix_add_row(struct block_matrix *matrix, const char *label);
void block_matrix_add_column(struct block_matrix *matrix, const char *label);
void block_matrix_set_place(struct block_matrix *matrix, size_t row, size_t column,
	const char *level, enum level_colour colour);
void block_matrix_add_risk(
	struct block_matrix *matrix, size_t row, size_t column, int number, const char *name);

#endif
