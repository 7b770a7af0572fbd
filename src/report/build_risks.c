/* SPDX-License-Identifier: MIT */
/* Risks where they stand: in the matrix, and counted by level. */
#include "config.h"

#include <stdlib.h>

#include "assessment/evaluate.h"
#include "base/memory.h"
#include "base/string.h"
#include "i18n/phrases.h"
#include "report/builder.h"

/* The matrix with the greatest severity at the top, as people draw it. */
static struct block_matrix *
add_empty_matrix(struct builder *builder, enum rating rating)
{
	const struct template_matrix *matrix = &builder->template->matrix;
	size_t rows = matrix->rows->item_count;
	size_t columns = matrix->columns->item_count;
	const struct template_field *severity =
		rating_field(builder->template, rating, RATED_SEVERITY);
	const struct template_field *likelihood =
		rating_field(builder->template, rating, RATED_LIKELIHOOD);
	struct block_matrix *block =
		chapter_add_matrix(builder->chapter, builder_label(builder, &severity->label),
			builder_label(builder, &likelihood->label));

	for (size_t row = rows; row-- > 0;)
		block_matrix_add_row(
			block, builder_label(builder, &matrix->rows->items[row].label));
	for (size_t column = 0; column < columns; column++)
		block_matrix_add_column(
			block, builder_label(builder, &matrix->columns->items[column].label));
	for (size_t row = 0; row < rows; row++) {
		for (size_t column = 0; column < columns; column++) {
			const struct template_item *level =
				&matrix->levels->items[matrix->cells[row * columns + column]];

			block_matrix_set_place(block, rows - 1 - row, column,
				builder_label(builder, &level->label), level->colour);
		}
	}
	return block;
}

static void
add_unrated(
	struct builder *builder, const struct record **records, size_t count, enum rating rating)
{
	const char *separator = phrases_clause_separator(builder->language);
	struct string names = {0};
	struct risk_position position;

	for (size_t i = 0; i < count; i++) {
		if (rating_position(builder->assessment, records[i], rating, &position))
			continue;

		auto_string char *name =
			assessment_record_name(builder->assessment, records[i], builder->language);

		string_append_format(
			&names, "%s%d %s", names.length ? separator : "", records[i]->number, name);
	}
	if (names.length) {
		auto_string char *text = tr_format(builder->catalog, N_("Not rated: {risks}"),
			"risks", string_text(&names), NULL);

		chapter_add_note(builder->chapter, text);
	}
	string_clear(&names);
}

/* A risk whose level was set by hand stands in a cell of another one, so it says so. */
static char *
name_in_matrix(const struct builder *builder, const struct record *risk,
	const struct risk_position *position)
{
	const struct template_item *level =
		&builder->template->matrix.levels->items[position->level];
	char *name = assessment_record_name(builder->assessment, risk, builder->language);
	char *whole;

	if (!position->is_override)
		return name;
	whole = tr_format(builder->catalog, N_("{name} (set by hand: {level})"), "name", name,
		"level", builder_label(builder, &level->label), NULL);
	free(name);
	return whole;
}

static void
build_one_matrix(
	struct builder *builder, const struct record **records, size_t count, enum rating rating)
{
	chapter_add_heading(builder->chapter, 1, tr(builder->catalog, rating_name(rating)));

	struct block_matrix *block = add_empty_matrix(builder, rating);

	for (size_t i = 0; i < count; i++) {
		struct risk_position position;

		if (!rating_position(builder->assessment, records[i], rating, &position))
			continue;

		auto_string char *name = name_in_matrix(builder, records[i], &position);

		block_matrix_add_risk(block, block->row_count - 1 - position.row, position.column,
			records[i]->number, name);
	}
	add_unrated(builder, records, count, rating);
}

bool
build_has_matrix(const struct builder *builder)
{
	const struct template *template = builder->template;

	return template_has_matrix(template) &&
	       rating_field(template, RATING_INHERENT, RATED_SEVERITY) &&
	       rating_field(template, RATING_INHERENT, RATED_LIKELIHOOD);
}

void
build_matrix(struct builder *builder, const struct template_kind *kind)
{
	size_t count;

	if (!build_has_matrix(builder))
		return;

	const struct record **records = assessment_records_of(builder->assessment, kind, &count);

	for (int rating = 0; rating < RATING_COUNT; rating++) {
		if (rating_is_asked(builder->template, (enum rating)rating))
			build_one_matrix(builder, records, count, (enum rating)rating);
	}
	free(records);
}

/* How many risks stand at each level in a rating, the last number being those not rated.
 * Caller-owned. */
static size_t *
count_levels(const struct builder *builder, const struct record **records, size_t count,
	enum rating rating)
{
	size_t levels = builder->template->matrix.levels->item_count;
	size_t *counts = memory_allocate_array(levels + 1, sizeof(*counts));

	for (size_t i = 0; i < count; i++) {
		struct risk_position position;
		bool rated = rating_position(builder->assessment, records[i], rating, &position);

		counts[rated ? position.level : levels]++;
	}
	return counts;
}

void
build_risk_counts(struct builder *builder)
{
	const struct template_kind *kind = template_find_kind(builder->template, "risk");
	const struct catalog *catalog = builder->catalog;
	size_t *counts[RATING_COUNT] = {0};
	size_t count;

	if (!kind || !build_has_matrix(builder))
		return;
	chapter_add_heading(builder->chapter, 1, tr(catalog, N_("Risks by level")));

	const struct record **records = assessment_records_of(builder->assessment, kind, &count);
	const struct template_list *levels = builder->template->matrix.levels;
	struct block_table *table = chapter_add_table(builder->chapter);

	table->chart_title = report_copy_text(tr(catalog, N_("Risks by level")));
	block_table_add_column(table, tr(catalog, N_("Level")));
	for (int rating = 0; rating < RATING_COUNT; rating++) {
		if (!rating_is_asked(builder->template, (enum rating)rating))
			continue;
		block_table_add_column(table, tr(catalog, rating_name((enum rating)rating)));
		counts[rating] = count_levels(builder, records, count, (enum rating)rating);
	}
	for (size_t i = 0; i <= levels->item_count; i++) {
		/* From the highest down, then those that are not rated. */
		size_t level = i < levels->item_count ? levels->item_count - 1 - i : i;
		const struct template_item *item = &levels->items[level];

		block_table_add(table,
			level < levels->item_count
				? cell_level(builder_label(builder, &item->label), item->colour)
				: cell_text(tr(catalog, N_("Not rated"))));
		for (int rating = 0; rating < RATING_COUNT; rating++) {
			if (counts[rating])
				block_table_add(table,
					cell_amount(counts[rating][level], builder->language));
		}
	}
	for (int rating = 0; rating < RATING_COUNT; rating++)
		free(counts[rating]);
	free(records);
}
