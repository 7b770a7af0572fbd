/* SPDX-License-Identifier: MIT */
/* Two reports in one: a walk along both trees of blocks at once. */
#include "config.h"

#include "report/bilingual.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/memory.h"
#include "base/string.h"
#include "i18n/phrases.h"
#include "text/width.h"

/* Two versions of at most so many columns together share a line, in a cell of a table and
 * elsewhere. */
#define LINE_IN_TABLE 30
#define LINE_ELSEWHERE 90
/* Of a paragraph or an answer: more, or several lines, stand side by side. */
#define ONE_ABOVE_THE_OTHER 160

#define IN_LINE " / "

/* The chapter being joined. */
struct joint {
	enum language first;
	enum language second;
	struct chapter *chapter;
	bool is_drawn; /* it has a map: where that is drawn on a sheet, no table finds room */
};

static bool
is_one(const char *first, const char *second)
{
	return string_is_empty(second) || string_is_empty(first) || strcmp(first, second) == 0;
}

/* Put the other version behind a text, after `between`; what is the same stands once. */
static void
join(char **text, const char *other, const char *between)
{
	if (is_one(*text, other)) {
		if (string_is_empty(*text) && !string_is_empty(other)) {
			free(*text);
			*text = memory_copy_string(other);
		}
		return;
	}

	char *both = string_format("%s%s%s", *text, between, other);

	free(*text);
	*text = both;
}

static bool
fits(const char *first, const char *second, int columns)
{
	return !strchr(first, '\n') && !strchr(second, '\n') &&
	       width_text(first, WIDTH_FILE) + width_text(second, WIDTH_FILE) <= columns;
}

/* The same for a text that may be long: on one line where both have room on it. */
static void
join_text(char **text, const char *other, int columns)
{
	join(text, other, fits(*text, other, columns) ? IN_LINE : "\n");
}

static void
join_words(char **texts, char *const *others, size_t count)
{
	for (size_t i = 0; i < count; i++)
		join(&texts[i], others[i], IN_LINE);
}

/* Put a note behind its text, as its language does. */
static void
take_in_note(char **text, const char *note, enum language language)
{
	char *both = string_format(
		"%s%s%s%s", *text, phrases_open(language), note, phrases_close(language));

	free(*text);
	*text = both;
}

static void
join_noted_texts(const struct joint *joint, struct block_cell *cell, struct block_cell *other)
{
	take_in_note(&cell->text, cell->note, joint->first);
	take_in_note(&other->text, other->note, joint->second);
	memory_free(&cell->note);
	memory_free(&other->note);
	cell->type = CELL_TEXT;
	memory_free(&cell->plain);
	join(&cell->text, other->text, "\n");
}

static void
join_cell(const struct joint *joint, struct block_cell *cell, struct block_cell *other, int columns)
{
	if (cell->law_count == other->law_count)
		join_words(cell->laws, other->laws, cell->law_count);
	/* With a note beside it a date is a text in every format. */
	bool is_text = cell->type == CELL_TEXT || cell->type == CELL_DATE;

	if (is_text && cell->type == other->type && !is_one(cell->text, other->text) &&
		!is_one(cell->note, other->note)) {
		join_noted_texts(joint, cell, other);
		return;
	}
	/* A word that has a colour is one line. */
	if (cell->type == CELL_LEVEL)
		join(&cell->text, other->text, IN_LINE);
	else
		join_text(&cell->text, other->text, columns);
	if (cell->unit && other->unit)
		join(&cell->unit, other->unit, IN_LINE);
	if (other->note)
		join(&cell->note, other->note, IN_LINE);
	if (cell->type == other->type)
		return;
	cell->type = CELL_TEXT;
	memory_free(&cell->plain);
	memory_free(&cell->unit);
}

static struct block_cell
take_cell(struct block_cell *cell)
{
	struct block_cell taken = *cell;

	*cell = (struct block_cell){0};
	return taken;
}

/* The table that the chapter ends with, where it has just these columns; else NULL. */
static struct block_table *
find_table(const struct chapter *chapter, const char *label, const char *other_label)
{
	const struct block *last =
		chapter->block_count ? chapter->blocks[chapter->block_count - 1] : NULL;
	bool is_it = last && last->table && last->table->column_count == 2 &&
		     string_equal(last->table->columns[0], label) &&
		     string_equal(last->table->columns[1], other_label);

	return is_it ? last->table : NULL;
}

/* Two texts beside each other, each below what it is called; paragraphs that follow one another
 * are rows of one table. */
static void
put_side_by_side(struct joint *joint, const char *label, const char *other_label,
	struct block_cell cell, struct block_cell other)
{
	struct block_table *table = find_table(joint->chapter, label, other_label);

	if (!table) {
		table = chapter_add_table(joint->chapter);
		block_table_add_column(table, label);
		block_table_add_column(table, other_label);
	}
	block_table_add(table, cell);
	block_table_add(table, other);
}

static bool
is_long(const char *first, const char *second)
{
	return !is_one(first, second) && !fits(first, second, ONE_ABOVE_THE_OTHER);
}

static void
join_field(const struct joint *joint, struct block_field *field, struct block_field *other)
{
	join(&field->label, other->label, IN_LINE);
	if (other->reference)
		join(&field->reference, other->reference, IN_LINE);
	join_cell(joint, &field->value, &other->value, LINE_ELSEWHERE);
}

/* What a question is called above its answer: with the law that it rests on. */
static char *
name_question(const struct block_field *field)
{
	return field->reference ? string_format("%s\n%s", field->label, field->reference)
				: memory_copy_string(field->label);
}

static void
join_answer(struct joint *joint, struct block_field *field, struct block_field *other)
{
	auto_string char *label = name_question(field);
	auto_string char *other_label = name_question(other);

	put_side_by_side(
		joint, label, other_label, take_cell(&field->value), take_cell(&other->value));
	memory_free(&field->label);
	memory_free(&field->reference);
}

/* Long answers stand between the short ones, as tables. */
static void
join_fields(struct joint *joint, struct block_fields *fields, struct block_fields *others)
{
	struct block_fields *run = NULL;

	for (size_t i = 0; i < fields->field_count; i++) {
		struct block_field *field = &fields->fields[i];
		struct block_field *other = &others->fields[i];

		if (fields->style == FIELDS_ANSWERS && !joint->is_drawn &&
			is_long(field->value.text, other->value.text)) {
			join_answer(joint, field, other);
			run = NULL;
			continue;
		}
		if (!run)
			run = chapter_add_fields(joint->chapter, fields->style);
		join_field(joint, field, other);
		*array_append(&run->fields, &run->field_count) = *field;
	}
	/* Each went elsewhere. */
	fields->field_count = 0;
}

/* A column of long texts becomes two, one for each language. */
static void
part_prose(const struct joint *joint, struct block_table *table, struct block_table *other)
{
	size_t column = table->prose_column;
	struct block_table parted = {0};

	for (size_t i = 0; i < table->column_count; i++) {
		*array_append(&parted.columns, &parted.column_count) = table->columns[i];
		if (i == column)
			block_table_add_column(&parted, other->columns[i]);
		else
			join(&parted.columns[parted.column_count - 1], other->columns[i], IN_LINE);
	}
	for (size_t i = 0; i < table->cell_count; i++) {
		if (i % table->column_count != column)
			join_cell(joint, &table->cells[i], &other->cells[i], LINE_IN_TABLE);
		block_table_add(&parted, table->cells[i]);
		if (i % table->column_count == column)
			block_table_add(&parted, take_cell(&other->cells[i]));
	}
	free(table->columns);
	free(table->cells);
	table->columns = parted.columns;
	table->column_count = parted.column_count;
	table->cells = parted.cells;
	table->cell_count = parted.cell_count;
	table->prose_is_parted = true;
}

/* Rows that come from two sources at once. */
struct joined_rows {
	struct joint joint;
	struct block_source *first; /* both owned */
	struct block_source *second;
	size_t column_count;
};

static struct block_cell *
next_joined(void *context, struct error *error)
{
	struct joined_rows *rows = context;
	struct block_cell *row = rows->first->next(rows->first->context, error);
	struct block_cell *other = row ? rows->second->next(rows->second->context, error) : NULL;

	if (!row || !other)
		return NULL;
	for (size_t i = 0; i < rows->column_count; i++)
		join_cell(&rows->joint, &row[i], &other[i], LINE_IN_TABLE);
	return row;
}

static void
free_joined(void *context)
{
	struct joined_rows *rows = context;

	block_source_free(&rows->first);
	block_source_free(&rows->second);
	free(rows);
}

static void
join_sources(const struct joint *joint, struct block_table *table, struct block_table *other)
{
	struct joined_rows *rows = memory_allocate(sizeof(*rows));

	*rows = (struct joined_rows){*joint, table->source, other->source, table->column_count};
	other->source = NULL;
	block_table_set_source(table, next_joined, free_joined, rows);
}

static void
join_table(const struct joint *joint, struct block_table *table, struct block_table *other)
{
	if (table->prose_column) {
		part_prose(joint, table, other);
		return;
	}
	join_words(table->columns, other->columns, table->column_count);
	for (size_t i = 0; i < table->cell_count; i++)
		join_cell(joint, &table->cells[i], &other->cells[i], LINE_IN_TABLE);
	if (table->source && other->source)
		join_sources(joint, table, other);
	if (table->due && other->due)
		join_text(&table->due->yes, other->due->yes, LINE_IN_TABLE);
	if (table->chart_title && other->chart_title)
		join(&table->chart_title, other->chart_title, IN_LINE);
}

/* "2 Loss of a telephone": the number stands once. */
static void
join_risk(char **risk, const char *other)
{
	size_t number = strspn(*risk, "0123456789 ");

	if (strcmp(*risk, other) != 0)
		join(risk, strncmp(*risk, other, number) == 0 ? other + number : other, IN_LINE);
}

static void
join_matrix(struct block_matrix *matrix, const struct block_matrix *other)
{
	join(&matrix->row_title, other->row_title, IN_LINE);
	join(&matrix->column_title, other->column_title, IN_LINE);
	join_words(matrix->rows, other->rows, matrix->row_count);
	join_words(matrix->columns, other->columns, matrix->column_count);
	for (size_t i = 0; i < matrix->row_count * matrix->column_count; i++) {
		struct matrix_place *place = &matrix->places[i];

		join(&place->level, other->places[i].level, IN_LINE);
		for (size_t j = 0; j < place->risk_count; j++)
			join_risk(&place->risks[j], other->places[i].risks[j]);
	}
}

/* The map is laid out anew: its boxes hold more. */
static void
join_flows(struct block_flows *flows, const struct block_flows *other)
{
	struct map_graph *graph = flows->graph;
	const struct map_graph *graph_of_other = other->graph;

	for (size_t i = 0; i < graph->place_count; i++)
		join(&graph->places[i].label, graph_of_other->places[i].label, IN_LINE);
	for (size_t i = 0; i < graph->box_count; i++)
		join(&graph->boxes[i].title, graph_of_other->boxes[i].title, IN_LINE);
	for (size_t i = 0; i < graph->node_count; i++)
		join(&graph->nodes[i].name, graph_of_other->nodes[i].name, IN_LINE);
	for (size_t i = 0; i < graph->flow_count; i++) {
		join(&graph->flows[i].data, graph_of_other->flows[i].data, IN_LINE);
		join(&graph->flows[i].name, graph_of_other->flows[i].name, IN_LINE);
	}
	block_flows_lay_out(flows);
	join(&flows->crossing, other->crossing, IN_LINE);
	join(&flows->legend, other->legend, IN_LINE);
}

static bool
is_alike_matrix(const struct block_matrix *matrix, const struct block_matrix *other)
{
	if (matrix->row_count != other->row_count || matrix->column_count != other->column_count)
		return false;
	for (size_t i = 0; i < matrix->row_count * matrix->column_count; i++) {
		if (matrix->places[i].risk_count != other->places[i].risk_count)
			return false;
	}
	return true;
}

/* Whether each part of a block has its counterpart in another. */
static bool
is_alike(const struct block *block, const struct block *other)
{
	if (block->type != other->type || block->level != other->level)
		return false;
	switch (block->type) {
	case BLOCK_FIELDS:
		return block->fields->style == other->fields->style &&
		       block->fields->field_count == other->fields->field_count;
	case BLOCK_TABLE:
		return !block->table->source == !other->table->source &&
		       block->table->column_count == other->table->column_count &&
		       block->table->cell_count == other->table->cell_count;
	case BLOCK_MATRIX:
		return is_alike_matrix(block->matrix, other->matrix);
	case BLOCK_FLOWS:
		return block->flows->graph->place_count == other->flows->graph->place_count &&
		       block->flows->graph->box_count == other->flows->graph->box_count &&
		       block->flows->graph->node_count == other->flows->graph->node_count &&
		       block->flows->graph->flow_count == other->flows->graph->flow_count;
	default:
		return true;
	}
}

/* Join a block with its counterpart into the chapter; both are consumed. */
static void
join_block(struct joint *joint, struct block *block, struct block *other)
{
	bool is_kept = true;

	switch (block->type) {
	case BLOCK_HEADING:
		join(&block->text, other->text, IN_LINE);
		break;
	case BLOCK_PARAGRAPH:
		is_kept = joint->is_drawn || !is_long(block->text, other->text);
		if (is_kept)
			join(&block->text, other->text, "\n");
		else
			put_side_by_side(joint, language_name(joint->first),
				language_name(joint->second), cell_text(block->text),
				cell_text(other->text));
		break;
	case BLOCK_NOTE:
		join(&block->text, other->text, "\n");
		break;
	case BLOCK_FIELDS:
		join_fields(joint, block->fields, other->fields);
		is_kept = false;
		break;
	case BLOCK_TABLE:
		join_table(joint, block->table, other->table);
		break;
	case BLOCK_MATRIX:
		join_matrix(block->matrix, other->matrix);
		break;
	case BLOCK_FLOWS:
		join_flows(block->flows, other->flows);
		break;
	}
	if (is_kept)
		*array_append(&joint->chapter->blocks, &joint->chapter->block_count) = block;
	else
		block_free(block);
	block_free(other);
}

/* Move a block into the chapter as it is. */
static void
keep(struct joint *joint, struct block *block)
{
	*array_append(&joint->chapter->blocks, &joint->chapter->block_count) = block;
}

static bool
has_map(const struct chapter *chapter)
{
	for (size_t i = 0; i < chapter->block_count; i++) {
		if (chapter->blocks[i]->type == BLOCK_FLOWS)
			return true;
	}
	return false;
}

/* Join the blocks of two chapters into one that has none yet; theirs are consumed. */
static void
join_blocks(struct joint *joint, struct chapter *first, struct chapter *second)
{
	size_t i = 0, j = 0;

	while (i < first->block_count && j < second->block_count) {
		struct block *block = first->blocks[i];
		struct block *other = second->blocks[j];

		if (is_alike(block, other)) {
			join_block(joint, block, other);
			i++;
			j++;
		} else if (j + 1 < second->block_count && is_alike(block, second->blocks[j + 1])) {
			keep(joint, other);
			j++;
		} else {
			keep(joint, block);
			i++;
		}
	}
	while (i < first->block_count)
		keep(joint, first->blocks[i++]);
	while (j < second->block_count)
		keep(joint, second->blocks[j++]);
	first->block_count = second->block_count = 0;
}

static void
join_chapters(struct report *first, struct report *second)
{
	for (size_t i = 0; i < first->chapter_count && i < second->chapter_count; i++) {
		struct chapter *chapter = first->chapters[i];
		struct chapter joined = {0};
		struct joint joint = {first->language, second->language, &joined, has_map(chapter)};

		join(&chapter->title, second->chapters[i]->title, IN_LINE);
		join_blocks(&joint, chapter, second->chapters[i]);
		free(chapter->blocks);
		chapter->blocks = joined.blocks;
		chapter->block_count = joined.block_count;
	}
}

struct report *
bilingual_join(struct report *first, struct report *second)
{
	char **const texts[] = {&first->title, &first->subtitle, &first->client,
		&first->own_reference, &first->classification, &first->as_of, &first->continued,
		&first->facts_title};
	const char *const others[] = {second->title, second->subtitle, second->client,
		second->own_reference, second->classification, second->as_of, second->continued,
		second->facts_title};

	const struct joint facts = {.first = first->language, .second = second->language};

	/* There is no room for words in two languages. */
	free(first->page_number);
	first->page_number = memory_copy_string(REPORT_PAGE_NUMBER " / " REPORT_PAGE_COUNT);
	for (size_t i = 0; i < array_length(texts); i++)
		join(texts[i], others[i], IN_LINE);
	for (size_t i = 0; i < PAGE_PLACES; i++) {
		if (first->page.header[i])
			join(&first->page.header[i], second->page.header[i], IN_LINE);
		if (first->page.footer[i])
			join(&first->page.footer[i], second->page.footer[i], IN_LINE);
	}
	if (first->draft)
		join(&first->draft, second->draft, IN_LINE);
	if (first->contents_title)
		join(&first->contents_title, second->contents_title, IN_LINE);
	for (size_t i = 0; i < first->facts.field_count && i < second->facts.field_count; i++)
		join_field(&facts, &first->facts.fields[i], &second->facts.fields[i]);
	join_chapters(first, second);
	first->beside = second->language;
	report_free(&second);
	return first;
}
