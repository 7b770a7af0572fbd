/* SPDX-License-Identifier: MIT */
/* The Markdown writer. */
#include "config.h"

#include "report/markdown.h"

#include <string.h>

#include "base/memory.h"
#include "i18n/phrases.h"
#include "map/drawing.h"
#include "report/markdown_text.h"
#include "report/mermaid.h"
#include "report/punctuation.h"
#include "text/width.h"

/* An answer of one line and at most these columns stands beside its question. */
#define SHORT_ANSWER_COLUMNS 60

/* End what came before with an empty line. */
static void
begin_block(struct string *markdown)
{
	while (markdown->length && (markdown->data[markdown->length - 1] == '\n' ||
					   markdown->data[markdown->length - 1] == ' '))
		markdown->data[--markdown->length] = '\0';
	if (markdown->length)
		string_append(markdown, "\n\n");
}

static void
append_heading(struct string *markdown, int level, const char *text)
{
	begin_block(markdown);
	string_append(markdown, &"######"[6 - level]);
	string_append_byte(markdown, ' ');
	markdown_append_line(markdown, text);
	string_append_byte(markdown, '\n');
}

static void
append_note_of(struct string *markdown, const char *note, enum language language)
{
	const char *open = phrases_open(language);
	const char *slant = punctuation_has_italics(language) ? "*" : "";
	size_t blanks = strspn(open, " ");

	if (!note)
		return;
	string_append_format(markdown, "%.*s%s%s", (int)blanks, open, slant, open + blanks);
	markdown_append_line(markdown, note);
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

/* Append a value on one line, as in a table. */
static void
append_cell(struct string *markdown, const struct block_cell *cell, enum language language,
	bool is_in_table)
{
	bool is_aside = cell->type == CELL_ABSENT && !punctuation_has_italics(language);
	const char *mark = cell->type == CELL_LEVEL ? "**" : cell->type == CELL_ABSENT ? "*" : "";

	if (cell->type == CELL_CODE) {
		append_code(markdown, cell->text, is_in_table);
	} else if (cell->text[0]) {
		string_append(markdown, is_aside ? phrases_open(language) : mark);
		markdown_append_cell(markdown, cell->text);
		string_append(markdown, is_aside ? phrases_close(language) : mark);
	}
	append_note_of(markdown, cell->note, language);
}

/* Append a value that may be several paragraphs. */
static void
append_value(struct string *markdown, const struct block_cell *cell, const char *indent,
	enum language language)
{
	if (cell->type != CELL_TEXT) {
		append_cell(markdown, cell, language, false);
		return;
	}
	markdown_append_lines(markdown, cell->text, indent);
	append_note_of(markdown, cell->note, language);
}

static void
append_item(struct string *markdown, const struct block_field *field, enum language language)
{
	string_append(markdown, "- **");
	markdown_append_line(markdown, field->label);
	string_append(markdown, "**");
	append_note_of(markdown, field->reference, language);
	string_append(markdown,
		punctuation_colon(language, field->reference ? field->reference : field->label));
	append_value(markdown, &field->value, "  ", language);
	string_append_byte(markdown, '\n');
}

static void
append_answer(struct string *markdown, const struct block_field *field, enum language language)
{
	begin_block(markdown);
	string_append(markdown, "**");
	markdown_append_line(markdown, field->label);
	string_append(markdown, "**");
	append_note_of(markdown, field->reference, language);
	begin_block(markdown);
	append_value(markdown, &field->value, "", language);
	string_append_byte(markdown, '\n');
}

static bool
is_short(const struct block_cell *cell)
{
	return !strchr(cell->text, '\n') &&
	       width_text(cell->text, WIDTH_FILE) <= SHORT_ANSWER_COLUMNS;
}

/* Short answers are a list; a long one stands below its question. */
static void
append_fields(struct string *markdown, const struct block_fields *fields, enum language language)
{
	bool follows_item = false;

	for (size_t i = 0; i < fields->field_count; i++) {
		const struct block_field *field = &fields->fields[i];
		bool is_item = fields->style != FIELDS_ANSWERS || is_short(&field->value);

		if (is_item && !follows_item)
			begin_block(markdown);
		if (is_item)
			append_item(markdown, field, language);
		else
			append_answer(markdown, field, language);
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
append_row(struct string *markdown, const struct block_cell *cells, size_t count,
	enum language language)
{
	for (size_t i = 0; i < count; i++) {
		string_append(markdown, i ? " | " : "| ");
		append_cell(markdown, &cells[i], language, true);
	}
	string_append(markdown, " |\n");
}

static void
append_table(struct string *markdown, const struct block_table *table, enum language language)
{
	const struct block_cell *row;

	begin_block(markdown);
	for (size_t i = 0; i < table->column_count; i++) {
		string_append(markdown, i ? " | " : "| ");
		markdown_append_cell(markdown, table->columns[i]);
	}
	string_append(markdown, " |\n");
	for (size_t i = 0; i < table->column_count; i++)
		string_append(markdown, is_number_column(table, i) ? "| ---: " : "| --- ");
	string_append(markdown, "|\n");
	for (size_t i = 0; i < table->cell_count; i += table->column_count)
		append_row(markdown, table->cells + i, table->column_count, language);
	while ((row = block_table_next(table))) {
		append_row(markdown, row, table->column_count, language);
		if (table->source->drain)
			table->source->drain(table->source->drain_context, markdown);
	}
}

static void
append_place(struct string *markdown, const struct matrix_place *place)
{
	string_append(markdown, " | **");
	markdown_append_cell(markdown, place->level);
	string_append(markdown, "**");
	for (size_t i = 0; i < place->risk_count; i++) {
		string_append(markdown, "<br>");
		markdown_append_cell(markdown, place->risks[i]);
	}
}

static void
append_matrix(struct string *markdown, const struct block_matrix *matrix)
{
	begin_block(markdown);
	string_append(markdown, "| ");
	markdown_append_cell(markdown, matrix->row_title);
	string_append(markdown, " ↑ · ");
	markdown_append_cell(markdown, matrix->column_title);
	string_append(markdown, " →");
	for (size_t i = 0; i < matrix->column_count; i++) {
		string_append(markdown, " | ");
		markdown_append_cell(markdown, matrix->columns[i]);
	}
	string_append(markdown, " |\n| --- ");
	for (size_t i = 0; i < matrix->column_count; i++)
		string_append(markdown, "| --- ");
	string_append(markdown, "|\n");
	for (size_t row = 0; row < matrix->row_count; row++) {
		string_append(markdown, "| **");
		markdown_append_cell(markdown, matrix->rows[row]);
		string_append(markdown, "**");
		for (size_t column = 0; column < matrix->column_count; column++)
			append_place(
				markdown, &matrix->places[row * matrix->column_count + column]);
		string_append(markdown, " |\n");
	}
}

/* The map as text, for those who read the file as it is. Nothing can be escaped in a fence, so what
 * would end it, or be taken for HTML or a link by a viewer that knows none, is drawn with signs
 * that look alike. */
static void
append_drawing(struct string *markdown, const struct map_layout *layout)
{
	/* Each is the sign, then what is drawn in its place. */
	static const char *const signs[] = {"<‹", ">›", "`´", "[{", "]}", NULL};
	struct map_drawing *drawing = map_drawing_new(layout, false);
	struct string text = {0};

	map_drawing_append(drawing, &text);
	string_append(markdown, "```text\n");
	for (const char *byte = string_text(&text); *byte != '\0'; byte++) {
		const char *const *sign = signs;

		while (*sign && (*sign)[0] != *byte)
			sign++;
		if (*sign)
			string_append(markdown, *sign + 1);
		else
			string_append_byte(markdown, *byte);
	}
	string_append(markdown, "```\n");
	string_clear(&text);
	map_drawing_free(&drawing);
}

static void
append_flow(struct string *markdown, const struct block_flows *flows, const struct map_flow *flow,
	enum language language)
{
	string_append_format(markdown, "- **%d** ", flow->record->number);
	markdown_append_line(markdown, flows->graph->nodes[flow->from].name);
	string_append(markdown, " → ");
	markdown_append_line(markdown, flows->graph->nodes[flow->to].name);
	if (flow->name[0]) {
		string_append(markdown, punctuation_colon(language, ""));
		markdown_append_line(markdown, flow->name);
	}
	append_note_of(markdown, flow->crosses_border ? flows->crossing : NULL, language);
	string_append_byte(markdown, '\n');
}

static void
append_flows(struct string *markdown, const struct block_flows *flows, enum language language)
{
	const struct map_graph *graph = flows->graph;
	bool crosses = false;

	begin_block(markdown);
	string_append(markdown, "```mermaid\n");
	mermaid_append_flowchart(markdown, graph);
	string_append(markdown, "```\n");
	begin_block(markdown);
	append_drawing(markdown, flows->layout);
	for (size_t i = 0; i < graph->arrow_count; i++)
		crosses = crosses || graph->arrows[i].crosses_border;
	if (crosses) {
		begin_block(markdown);
		string_append(markdown, "> ");
		markdown_append_line(markdown, flows->legend);
		string_append_byte(markdown, '\n');
	}
	begin_block(markdown);
	for (size_t i = 0; i < graph->flow_count; i++) {
		if (graph->flows[i].arrow != MAP_NONE)
			append_flow(markdown, flows, &graph->flows[i], language);
	}
}

static void
append_block(struct string *markdown, const struct block *block, enum language language)
{
	switch (block->type) {
	case BLOCK_HEADING:
		append_heading(markdown, block->level + 2, block->text);
		break;
	case BLOCK_PARAGRAPH:
		begin_block(markdown);
		markdown_append_lines(markdown, block->text, "");
		string_append_byte(markdown, '\n');
		break;
	case BLOCK_NOTE:
		begin_block(markdown);
		string_append(markdown, "> ");
		markdown_append_lines(markdown, block->text, "> ");
		string_append_byte(markdown, '\n');
		break;
	case BLOCK_FIELDS:
		append_fields(markdown, block->fields, language);
		break;
	case BLOCK_TABLE:
		append_table(markdown, block->table, language);
		break;
	case BLOCK_MATRIX:
		append_matrix(markdown, block->matrix);
		break;
	case BLOCK_FLOWS:
		append_flows(markdown, block->flows, language);
		break;
	}
}

/* A text has no pages, so the mark of a draft stands under each heading of a chapter. */
static void
append_draft_mark(struct string *markdown, const struct report *report)
{
	if (!report->draft)
		return;
	begin_block(markdown);
	string_append(markdown, "**");
	markdown_append_line(markdown, report->draft);
	string_append(markdown, "**\n");
}

/* The facts of every page, on one line. */
static void
append_facts_line(struct string *markdown, const struct report *report)
{
	for (size_t i = 0; i < report->facts.field_count; i++) {
		const struct block_field *field = &report->facts.fields[i];

		string_append(markdown, i ? " · **" : "**");
		markdown_append_line(markdown, field->label);
		string_append(markdown, "**");
		string_append(markdown, punctuation_colon(report->language, field->label));
		append_cell(markdown, &field->value, report->language, false);
	}
	string_append_byte(markdown, '\n');
}

/* A line of the front matter. What is typed is escaped for Markdown too: pandoc reads it as such.
 */
static void
append_metadata(struct string *markdown, const char *name, const char *text)
{
	struct string line = {0};

	if (string_is_empty(text))
		return;
	markdown_append_line(&line, text);
	string_append_format(markdown, "%s: \"", name);
	for (const char *c = string_text(&line); *c; c++) {
		if (*c == '"' || *c == '\\')
			string_append_byte(markdown, '\\');
		string_append_byte(markdown, *c);
	}
	string_append(markdown, "\"\n");
	string_clear(&line);
}

/* What programs read before the report: which version of what this is. `pagetitle` and `lang` are
 * called so by pandoc, which makes the head of a page of them. */
static void
append_front_matter(struct string *markdown, const struct report *report)
{
	const char *tag = language_tag(report->language);
	auto_string char *tags =
		report->beside ? string_format("%s, %s", tag, language_tag(report->beside))
			       : memory_copy_string(tag);

	string_append(markdown, "---\n");
	append_metadata(markdown, "reference", report->reference);
	append_metadata(markdown, "language", tags);
	append_metadata(markdown, "version", report->version);
	append_metadata(markdown, "hash", report->version_hash);
	append_metadata(markdown, "template", report->template);
	if (report->draft)
		string_append(markdown, "draft: true\n");
	append_metadata(markdown, "date", report->date);
	append_metadata(markdown, "pagetitle", report->title);
	append_metadata(markdown, "lang", tag);
	string_append(markdown, "---\n");
}

void
markdown_write(const struct report *report, struct string *markdown)
{
	append_front_matter(markdown, report);
	append_heading(markdown, 1, report->title);
	append_draft_mark(markdown, report);
	begin_block(markdown);
	markdown_append_lines(markdown, report->subtitle, "");
	append_fields(markdown, &report->facts, report->language);
	for (size_t i = 0; i < report->chapter_count; i++) {
		const struct chapter *chapter = report->chapters[i];

		append_heading(markdown, 2, chapter->title);
		append_draft_mark(markdown, report);
		for (size_t j = 0; j < chapter->block_count; j++)
			append_block(markdown, chapter->blocks[j], report->language);
	}
	if (!report->facts.field_count)
		return;
	begin_block(markdown);
	string_append(markdown, "---\n\n");
	append_facts_line(markdown, report);
}
