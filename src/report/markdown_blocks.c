/* SPDX-License-Identifier: MIT */
/* Fields, tables and matrices in Markdown. */
#include "config.h"

#include "report/markdown_writer.h"

#include <string.h>

#include "i18n/phrases.h"
#include "report/markdown_table.h"
#include "report/markdown_text.h"
#include "report/punctuation.h"
#include "text/width.h"

/* An answer of one line and at most these columns stands beside its question. */
#define SHORT_ANSWER_COLUMNS 60

void
markdown_begin_block(struct string *markdown)
{
	while (markdown->length && (markdown->data[markdown->length - 1] == '\n' ||
					   markdown->data[markdown->length - 1] == ' '))
		markdown->data[--markdown->length] = '\0';
	if (markdown->length)
		string_append(markdown, "\n\n");
}

void
markdown_append_aside(struct string *markdown, const char *text, enum language language)
{
	const char *open = phrases_open(language);
	const char *slant = punctuation_has_italics(language) ? "*" : "";
	size_t blanks = strspn(open, " ");

	if (!text)
		return;
	string_append_format(markdown, "%.*s%s%s", (int)blanks, open, slant, open + blanks);
	markdown_append_line(markdown, text);
	string_append_format(markdown, "%s%s", phrases_close(language), slant);
}

/* Append what is written for the program as it stands, in one line. It holds no backtick, and in a
 * table no bar that would end its cell. */
static void
append_code(struct string *markdown, const char *code, bool is_in_table)
{
	if (!*code)
		return;
	string_append_byte(markdown, '`');
	for (size_t i = 0; code[i]; i++) {
		bool is_bar = is_in_table && code[i] == '|';

		/* Behind a backslash, another one would not keep the bar. */
		if (is_bar)
			string_append(markdown, i && code[i - 1] == '\\' ? " \\" : "\\");
		string_append_byte(markdown, code[i] == '\n' || code[i] == '`' ? ' ' : code[i]);
	}
	string_append_byte(markdown, '`');
}

/* What is said beside a value, and the footnotes to it. */
static void
append_notes(struct markdown_writer *writer, const struct block_cell *cell, struct string *markdown)
{
	markdown_append_aside(markdown, cell->note, writer->language);
	for (size_t i = 0; i < cell->law_count; i++)
		markdown_notes_mention(&writer->notes, cell->laws[i], markdown);
}

/* Append a text with what is marked of it in elements. */
static void
append_marked(struct string *markdown, const struct block_cell *cell)
{
	const char *element = cell->is_former ? "del" : "ins";
	size_t end = 0;

	for (size_t i = 0; i < cell->mark_count; i++) {
		const struct cell_mark *mark = &cell->marks[i];

		markdown_append_part(markdown, cell->text + end, mark->start - end);
		string_append_format(markdown, "<%s>", element);
		markdown_append_part(markdown, cell->text + mark->start, mark->length);
		string_append_format(markdown, "</%s>", element);
		end = mark->start + mark->length;
	}
	markdown_append_part(markdown, cell->text + end, strlen(cell->text + end));
}

/* Append a value on one line, as in a table. */
static void
append_cell(struct markdown_writer *writer, const struct block_cell *cell, struct string *markdown,
	bool is_in_table)
{
	enum language language = writer->language;
	bool is_aside = cell->type == CELL_ABSENT && !punctuation_has_italics(language);
	const char *mark = cell->type == CELL_LEVEL ? "**" : cell->type == CELL_ABSENT ? "*" : "";

	if (cell->type == CELL_CODE) {
		append_code(markdown, cell->text, is_in_table);
	} else if (cell->mark_count) {
		append_marked(markdown, cell);
	} else if (cell->text[0]) {
		string_append(markdown, is_aside ? phrases_open(language) : mark);
		markdown_append_cell(markdown, cell->text);
		string_append(markdown, is_aside ? phrases_close(language) : mark);
	}
	append_notes(writer, cell, markdown);
}

/* Append a value that may be several paragraphs. */
static void
append_lines(struct markdown_writer *writer, const struct block_cell *cell, const char *indent)
{
	if (cell->type != CELL_TEXT) {
		append_cell(writer, cell, writer->markdown, false);
		return;
	}
	markdown_append_lines(writer->markdown, cell->text, indent);
	append_notes(writer, cell, writer->markdown);
}

/* The label of a field, with the law in a footnote. */
static void
append_label(struct markdown_writer *writer, const struct block_field *field)
{
	string_append(writer->markdown, "**");
	markdown_append_line(writer->markdown, field->label);
	string_append(writer->markdown, "**");
	if (field->reference)
		markdown_notes_mention(&writer->notes, field->reference, writer->markdown);
}

static void
append_item(struct markdown_writer *writer, const struct block_field *field)
{
	string_append(writer->markdown, "- ");
	append_label(writer, field);
	string_append(writer->markdown, punctuation_colon(writer->language, field->label));
	append_lines(writer, &field->value, "  ");
	string_append_byte(writer->markdown, '\n');
}

static void
append_answer(struct markdown_writer *writer, const struct block_field *field)
{
	markdown_begin_block(writer->markdown);
	append_label(writer, field);
	markdown_begin_block(writer->markdown);
	append_lines(writer, &field->value, "");
	string_append_byte(writer->markdown, '\n');
}

static bool
is_short(const struct block_cell *cell)
{
	return !strchr(cell->text, '\n') &&
	       width_text(cell->text, WIDTH_FILE) <= SHORT_ANSWER_COLUMNS;
}

/* Short answers are a list; a long one stands below its question. */
void
markdown_append_fields(struct markdown_writer *writer, const struct block_fields *fields)
{
	bool follows_item = false;

	for (size_t i = 0; i < fields->field_count; i++) {
		const struct block_field *field = &fields->fields[i];
		bool is_item = fields->style != FIELDS_ANSWERS || is_short(&field->value);

		if (is_item && !follows_item)
			markdown_begin_block(writer->markdown);
		if (is_item)
			append_item(writer, field);
		else
			append_answer(writer, field);
		follows_item = is_item;
	}
}

/* Numbers stand at the right of their column. */
static bool
is_number_column(const struct block_table *table, size_t column)
{
	for (size_t i = column; i < table->cell_count; i += table->column_count) {
		if (table->cells[i].type != CELL_NUMBER)
			return false;
	}
	return table->cell_count > 0;
}

static void
end_row(struct markdown_writer *writer, const struct block_cell *cells, size_t count,
	struct markdown_table *table)
{
	for (size_t i = 0; i < count; i++) {
		append_cell(writer, &cells[i], &table->text, true);
		markdown_table_end_cell(table);
	}
}

void
markdown_append_table(struct markdown_writer *writer, const struct block_table *table)
{
	struct markdown_table aligned = {0};
	const struct block_cell *row;

	for (size_t i = 0; i < table->column_count; i++)
		markdown_table_add_column(&aligned, is_number_column(table, i));
	for (size_t i = 0; i < table->column_count; i++) {
		markdown_append_cell(&aligned.text, table->columns[i]);
		markdown_table_end_cell(&aligned);
	}
	for (size_t i = 0; i < table->cell_count; i += table->column_count)
		end_row(writer, &table->cells[i], table->column_count, &aligned);
	markdown_begin_block(writer->markdown);
	markdown_table_append(&aligned, writer->markdown);
	while ((row = block_table_next(table))) {
		end_row(writer, row, table->column_count, &aligned);
		markdown_table_append(&aligned, writer->markdown);
		if (table->source->drain)
			table->source->drain(table->source->drain_context, writer->markdown);
	}
	markdown_table_clear(&aligned);
}

static void
end_bold_cell(struct markdown_table *table, const char *text)
{
	string_append(&table->text, "**");
	markdown_append_cell(&table->text, text);
	string_append(&table->text, "**");
	markdown_table_end_cell(table);
}

static void
end_place(struct markdown_table *table, const struct matrix_place *place)
{
	string_append(&table->text, "**");
	markdown_append_cell(&table->text, place->level);
	string_append(&table->text, "**");
	for (size_t i = 0; i < place->risk_count; i++) {
		string_append(&table->text, "<br>");
		markdown_append_cell(&table->text, place->risks[i]);
	}
	markdown_table_end_cell(table);
}

void
markdown_append_matrix(struct markdown_writer *writer, const struct block_matrix *matrix)
{
	struct markdown_table table = {0};

	for (size_t i = 0; i < matrix->column_count + 1; i++)
		markdown_table_add_column(&table, false);
	markdown_append_cell(&table.text, matrix->row_title);
	string_append(&table.text, " ↑ · ");
	markdown_append_cell(&table.text, matrix->column_title);
	string_append(&table.text, " →");
	markdown_table_end_cell(&table);
	for (size_t i = 0; i < matrix->column_count; i++) {
		markdown_append_cell(&table.text, matrix->columns[i]);
		markdown_table_end_cell(&table);
	}
	for (size_t row = 0; row < matrix->row_count; row++) {
		end_bold_cell(&table, matrix->rows[row]);
		for (size_t column = 0; column < matrix->column_count; column++)
			end_place(&table, &matrix->places[row * matrix->column_count + column]);
	}
	markdown_begin_block(writer->markdown);
	markdown_table_append(&table, writer->markdown);
	markdown_table_clear(&table);
}
