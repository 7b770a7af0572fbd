/* SPDX-License-Identifier: MIT */
/* The tree of blocks: made, and taken apart again. */
#include "config.h"

#include "report/block.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/memory.h"
#include "base/string.h"
#include "i18n/format.h"
#include "i18n/phrases.h"
#include "text/clip.h"
#include "text/utf8.h"

/* A map in a report is made for a page of so many characters. */
#define MAP_COLUMNS 100

char *
report_copy_text(const char *text)
{
	return utf8_sanitize_for_file(text);
}

struct report *
report_new(enum language language, const char *title, const char *subtitle)
{
	struct report *report = memory_allocate(sizeof(*report));

	report->language = language;
	report->title = report_copy_text(title);
	report->subtitle = report_copy_text(subtitle);
	report->client = report_copy_text(NULL);
	report->own_reference = report_copy_text(NULL);
	report->classification = report_copy_text(NULL);
	report->as_of = report_copy_text(NULL);
	report->page_number = report_copy_text(NULL);
	report->continued = report_copy_text(NULL);
	report->facts_title = report_copy_text(NULL);
	return report;
}

static void
free_texts(char **texts, size_t count)
{
	for (size_t i = 0; i < count; i++)
		free(texts[i]);
	free(texts);
}

void
cell_clear(struct block_cell *cell)
{
	free_texts(cell->laws, cell->law_count);
	free(cell->text);
	free(cell->marks);
	free(cell->plain);
	free(cell->unit);
	free(cell->note);
	free(cell->row_key);
	free(cell->leads_to);
	*cell = (struct block_cell){0};
}

static void
clear_fields(struct block_fields *fields)
{
	for (size_t i = 0; i < fields->field_count; i++) {
		free(fields->fields[i].label);
		free(fields->fields[i].reference);
		cell_clear(&fields->fields[i].value);
	}
	free(fields->fields);
}

void
block_source_free(struct block_source **source)
{
	if (*source) {
		(*source)->free((*source)->context);
		error_clear(&(*source)->error);
	}
	memory_free(source);
}

static void
clear_table(struct block_table *table)
{
	free_texts(table->columns, table->column_count);
	for (size_t i = 0; i < table->cell_count; i++)
		cell_clear(&table->cells[i]);
	free(table->cells);
	block_source_free(&table->source);
	free(table->rows_of);
	if (table->due)
		free(table->due->yes);
	free(table->due);
	free(table->chart_title);
}

static void
clear_matrix(struct block_matrix *matrix)
{
	for (size_t i = 0; i < matrix->row_count * matrix->column_count; i++) {
		if (!matrix->places)
			break;
		free(matrix->places[i].level);
		free_texts(matrix->places[i].risks, matrix->places[i].risk_count);
	}
	free(matrix->places);
	free_texts(matrix->rows, matrix->row_count);
	free_texts(matrix->columns, matrix->column_count);
	free(matrix->row_title);
	free(matrix->column_title);
}

static void
clear_flows(struct block_flows *flows)
{
	map_layout_free(&flows->layout);
	map_graph_free(&flows->graph);
	free(flows->crossing);
	free(flows->legend);
}

void
block_free(struct block *block)
{
	if (block->fields)
		clear_fields(block->fields);
	if (block->table)
		clear_table(block->table);
	if (block->matrix)
		clear_matrix(block->matrix);
	if (block->flows)
		clear_flows(block->flows);
	free(block->fields);
	free(block->table);
	free(block->matrix);
	free(block->flows);
	free(block->text);
	free(block);
}

static void
free_chapter(struct chapter *chapter)
{
	for (size_t i = 0; i < chapter->block_count; i++)
		block_free(chapter->blocks[i]);
	free(chapter->blocks);
	free(chapter->title);
	free(chapter);
}

void
chapter_drop(struct chapter *chapter, size_t index)
{
	block_free(chapter->blocks[index]);
	array_remove(&chapter->blocks, &chapter->block_count, index);
}

void
report_drop_last(struct report *report)
{
	free_chapter(report->chapters[--report->chapter_count]);
}

void
report_free(struct report **report)
{
	struct report *old = *report;

	if (!old)
		return;
	for (size_t i = 0; i < old->chapter_count; i++)
		free_chapter(old->chapters[i]);
	free(old->chapters);
	clear_fields(&old->facts);
	free(old->title);
	free(old->subtitle);
	free(old->date);
	free(old->reference);
	free(old->version);
	free(old->version_hash);
	free(old->state);
	free(old->signed_version);
	free(old->signed_hash);
	free(old->template);
	free(old->draft);
	free(old->layout);
	free(old->contents_title);
	free(old->client);
	free(old->own_reference);
	free(old->classification);
	free(old->as_of);
	free(old->page_number);
	free(old->continued);
	free(old->facts_title);
	for (size_t i = 0; i < PAGE_PLACES; i++) {
		free(old->page.header[i]);
		free(old->page.footer[i]);
	}
	picture_free(&old->logo);
	memory_free(report);
}

struct chapter *
report_add_chapter(struct report *report, const char *title)
{
	struct chapter *chapter = memory_allocate(sizeof(*chapter));

	chapter->title = report_copy_text(title);
	*array_append(&report->chapters, &report->chapter_count) = chapter;
	return chapter;
}

static struct block *
add_block(struct chapter *chapter, enum block_type type, const char *text)
{
	struct block *block = memory_allocate(sizeof(*block));

	block->type = type;
	if (text)
		block->text = report_copy_text(text);
	*array_append(&chapter->blocks, &chapter->block_count) = block;
	return block;
}

void
chapter_add_heading(struct chapter *chapter, int level, const char *text)
{
	add_block(chapter, BLOCK_HEADING, text)->level = level;
}

void
chapter_add_paragraph(struct chapter *chapter, const char *text)
{
	if (!string_is_empty(text))
		add_block(chapter, BLOCK_PARAGRAPH, text);
}

void
chapter_add_note(struct chapter *chapter, const char *text)
{
	if (!string_is_empty(text))
		add_block(chapter, BLOCK_NOTE, text);
}

void
chapter_begin_with_note(struct chapter *chapter, const char *text)
{
	if (string_is_empty(text))
		return;

	struct block *note = add_block(chapter, BLOCK_NOTE, text);

	memmove(chapter->blocks + 1, chapter->blocks,
		(chapter->block_count - 1) * sizeof(struct block *));
	chapter->blocks[0] = note;
}

struct block_fields *
chapter_add_fields(struct chapter *chapter, enum fields_style style)
{
	struct block *block = add_block(chapter, BLOCK_FIELDS, NULL);

	block->fields = memory_allocate(sizeof(*block->fields));
	block->fields->style = style;
	return block->fields;
}

struct block_table *
chapter_add_table(struct chapter *chapter)
{
	struct block *block = add_block(chapter, BLOCK_TABLE, NULL);

	block->table = memory_allocate(sizeof(*block->table));
	return block->table;
}

struct block_matrix *
chapter_add_matrix(struct chapter *chapter, const char *row_title, const char *column_title)
{
	struct block *block = add_block(chapter, BLOCK_MATRIX, NULL);

	block->matrix = memory_allocate(sizeof(*block->matrix));
	block->matrix->row_title = report_copy_text(row_title);
	block->matrix->column_title = report_copy_text(column_title);
	return block->matrix;
}

void
block_flows_lay_out(struct block_flows *flows)
{
	const struct map_options options = {
		.columns = MAP_COLUMNS,
		.detail = MAP_NAMES,
		.policy = WIDTH_FILE,
		.cut = CLIP_MARK,
	};

	map_layout_free(&flows->layout);
	flows->layout = map_layout_new(flows->graph, &options);
}

struct block_flows *
chapter_add_flows(struct chapter *chapter, struct map_graph *graph)
{
	struct block *block = add_block(chapter, BLOCK_FLOWS, NULL);

	block->flows = memory_allocate(sizeof(*block->flows));
	block->flows->graph = graph;
	block_flows_lay_out(block->flows);
	return block->flows;
}

size_t
chapter_count_tables(const struct chapter *chapter)
{
	size_t count = 0;

	for (size_t i = 0; i < chapter->block_count; i++)
		count += chapter->blocks[i]->table != NULL;
	return count;
}

struct block_cell
cell_text(const char *text)
{
	return (struct block_cell){.type = CELL_TEXT, .text = report_copy_text(text)};
}

struct block_cell
cell_absent(const char *text)
{
	return (struct block_cell){.type = CELL_ABSENT, .text = report_copy_text(text)};
}

struct block_cell
cell_code(const char *text)
{
	return (struct block_cell){.type = CELL_CODE, .text = report_copy_text(text)};
}

struct block_cell
cell_count(size_t count)
{
	auto_string char *plain = string_format("%zu", count);

	return cell_number(plain, plain, NULL);
}

struct block_cell
cell_amount(size_t amount, enum language language)
{
	auto_string char *plain = string_format("%zu", amount);
	auto_string char *text = format_number(plain, language);

	return cell_number(text, plain, NULL);
}

struct block_cell
cell_number(const char *text, const char *plain, const char *unit)
{
	return (struct block_cell){
		.type = CELL_NUMBER,
		.text = report_copy_text(text),
		.plain = report_copy_text(plain),
		.unit = string_is_empty(unit) ? NULL : report_copy_text(unit),
	};
}

struct block_cell
cell_date(const char *text, const char *plain)
{
	return (struct block_cell){
		.type = CELL_DATE,
		.text = report_copy_text(text),
		.plain = report_copy_text(plain),
	};
}

struct block_cell
cell_level(const char *text, enum level_colour colour)
{
	return (struct block_cell){
		.type = CELL_LEVEL, .text = report_copy_text(text), .colour = colour};
}

void
cell_add_note(struct block_cell *cell, const char *note, enum language language)
{
	auto_string char *old = cell->note;
	auto_string char *clean = report_copy_text(note);

	cell->note = old ? string_format("%s%s%s", old, phrases_clause_separator(language), clean)
			 : memory_copy_string(clean);
}

void
cell_append(struct block_cell *cell, const char *text, size_t length, bool is_marked)
{
	auto_string char *old = cell->text;
	auto_string char *piece = memory_copy_bytes(text, length);
	auto_string char *clean = report_copy_text(piece);
	struct cell_mark mark = {.start = strlen(old), .length = strlen(clean)};

	cell->text = string_format("%s%s", old, clean);
	if (is_marked && mark.length)
		*array_append(&cell->marks, &cell->mark_count) = mark;
}

void
cell_add_law(struct block_cell *cell, const char *law)
{
	*array_append(&cell->laws, &cell->law_count) = report_copy_text(law);
}

void
block_fields_add(struct block_fields *fields, const char *label, const char *reference,
	struct block_cell value)
{
	struct block_field *field = array_append(&fields->fields, &fields->field_count);

	field->label = report_copy_text(label);
	field->reference = string_is_empty(reference) ? NULL : report_copy_text(reference);
	field->value = value;
}

void
block_table_add_column(struct block_table *table, const char *label)
{
	*array_append(&table->columns, &table->column_count) = report_copy_text(label);
}

void
block_table_add(struct block_table *table, struct block_cell cell)
{
	*array_append(&table->cells, &table->cell_count) = cell;
}

void
block_table_set_due(
	struct block_table *table, size_t date_column, size_t overdue_column, const char *yes)
{
	table->due = memory_allocate(sizeof(*table->due));
	*table->due = (struct table_due){date_column, overdue_column, report_copy_text(yes)};
}

size_t
block_table_row_count(const struct block_table *table)
{
	return table->column_count ? table->cell_count / table->column_count : 0;
}

void
block_table_set_source(struct block_table *table,
	struct block_cell *(*next)(void *context, struct error *error), void (*free)(void *context),
	void *context)
{
	table->source = memory_allocate(sizeof(*table->source));
	*table->source = (struct block_source){.next = next, .free = free, .context = context};
}

const struct block_cell *
block_table_next(const struct block_table *table)
{
	struct block_source *source = table->source;

	return source ? source->next(source->context, &source->error) : NULL;
}

/* The next table with a source behind a place in a report; NULL: there is none. */
static struct block_source *
next_source(const struct report *report, size_t *chapter, size_t *block)
{
	for (; *chapter < report->chapter_count; (*chapter)++, *block = 0) {
		const struct chapter *found = report->chapters[*chapter];

		while (*block < found->block_count) {
			const struct block_table *table = found->blocks[(*block)++]->table;

			if (table && table->source)
				return table->source;
		}
	}
	return NULL;
}

void
report_set_drain(
	struct report *report, void (*drain)(void *context, struct string *written), void *context)
{
	struct block_source *source;

	for (size_t i = 0, j = 0; (source = next_source(report, &i, &j));) {
		source->drain = drain;
		source->drain_context = context;
	}
}

bool
report_check_sources(const struct report *report, struct error *error)
{
	struct block_source *source;

	for (size_t i = 0, j = 0; (source = next_source(report, &i, &j));) {
		if (source->error.kind != ERROR_NONE) {
			error_move(error, &source->error);
			return false;
		}
	}
	return true;
}

void
block_matrix_add_row(struct block_matrix *matrix, const char *label)
{
	*array_append(&matrix->rows, &matrix->row_count) = report_copy_text(label);
}

void
block_matrix_add_column(struct block_matrix *matrix, const char *label)
{
	*array_append(&matrix->columns, &matrix->column_count) = report_copy_text(label);
}

void
block_matrix_set_place(struct block_matrix *matrix, size_t row, size_t column, const char *level,
	enum level_colour colour)
{
	if (!matrix->places)
		matrix->places = memory_allocate_array(
			matrix->row_count * matrix->column_count, sizeof(*matrix->places));

	struct matrix_place *place = &matrix->places[row * matrix->column_count + column];

	free(place->level);
	place->level = report_copy_text(level);
	place->colour = colour;
}

void
block_matrix_add_risk(
	struct block_matrix *matrix, size_t row, size_t column, int number, const char *name)
{
	struct matrix_place *place = &matrix->places[row * matrix->column_count + column];
	auto_string char *clean = report_copy_text(name);

	*array_append(&place->risks, &place->risk_count) = string_format("%d %s", number, clean);
}
