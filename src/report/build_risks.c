/* SPDX-License-Identifier: MIT */
/* Risks where they stand: in the matrix, and counted by level. */
#include "config.h"

#include <stdlib.h>

#include "assessment/evaluate.h"
#include "base/memory.h"
#include "base/string.h"
#include "i18n/phrases.h"
#include "report/builder.h"

static const char *
name_rating(enum rating rating)
{
	return rating == RATING_INHERENT ? N_("Before measures") : N_("After measures");
}

/* The matrix with the greatest severity at the top, as people draw it. */
static struct block_matrix *
add_empty_matrix(struct builder *builder, enum rating rating)
{
	const struct template_matrix *matrix = &builder->template->matrix;
	size_t rows = matrix->rows->item_count;
	size_t columns = matrix->columns->item_count;
	const struct template_field *severity = evaluate_severity_field(builder->template, rating);
	const struct template_field *likelihood =
		evaluate_likelihood_field(builder->template, rating);
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
		if (evaluate_risk(builder->assessment, records[i], rating, &position))
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

static void
build_one_matrix(
	struct builder *builder, const struct record **records, size_t count, enum rating rating)
{
	chapter_add_heading(builder->chapter, 1, tr(builder->catalog, name_rating(rating)));

	struct block_matrix *block = add_empty_matrix(builder, rating);

	for (size_t i = 0; i < count; i++) {
		struct risk_position position;

		if (!evaluate_risk(builder->assessment, records[i], rating, &position))
			continue;

		auto_string char *name =
			assessment_record_name(builder->assessment, records[i], builder->language);

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
	       evaluate_severity_field(template, RATING_INHERENT) &&
	       evaluate_likelihood_field(template, RATING_INHERENT);
}

void
build_matrix(struct builder *builder, const struct template_kind *kind)
{
	size_t count;

	if (!build_has_matrix(builder))
		return;

	const struct record **records = assessment_records_of(builder->assessment, kind, &count);

	build_one_matrix(builder, records, count, RATING_INHERENT);
	build_one_matrix(builder, records, count, RATING_RESIDUAL);
	free(records);
}

static size_t
count_at(const struct builder *builder, const struct record **records, size_t count,
	enum rating rating, size_t level)
{
	size_t found = 0;

	for (size_t i = 0; i < count; i++) {
		struct risk_position position;

		found += evaluate_risk(builder->assessment, records[i], rating, &position) &&
			 position.level == level;
	}
	return found;
}

void
build_risk_counts(struct builder *builder)
{
	const struct template_kind *kind = template_find_kind(builder->template, "risk");
	const struct catalog *catalog = builder->catalog;
	size_t count;

	if (!kind || !build_has_matrix(builder))
		return;
	chapter_add_heading(builder->chapter, 1, tr(catalog, N_("Risks by level")));

	const struct record **records = assessment_records_of(builder->assessment, kind, &count);
	const struct template_list *levels = builder->template->matrix.levels;
	struct block_table *table = chapter_add_table(builder->chapter);
	size_t unrated[] = {count, count};

	block_table_add_column(table, tr(catalog, N_("Level")));
	block_table_add_column(table, tr(catalog, name_rating(RATING_INHERENT)));
	block_table_add_column(table, tr(catalog, name_rating(RATING_RESIDUAL)));
	for (size_t level = levels->item_count; level-- > 0;) {
		const struct template_item *item = &levels->items[level];
		size_t before = count_at(builder, records, count, RATING_INHERENT, level);
		size_t after = count_at(builder, records, count, RATING_RESIDUAL, level);

		block_table_add(
			table, cell_level(builder_label(builder, &item->label), item->colour));
		block_table_add(table, cell_count(before));
		block_table_add(table, cell_count(after));
		unrated[RATING_INHERENT] -= before;
		unrated[RATING_RESIDUAL] -= after;
	}
	block_table_add(table, cell_text(tr(catalog, N_("Not rated"))));
	block_table_add(table, cell_count(unrated[RATING_INHERENT]));
	block_table_add(table, cell_count(unrated[RATING_RESIDUAL]));
	free(records);
}
