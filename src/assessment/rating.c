/* SPDX-License-Identifier: MIT */
/* Where a risk stands, and what the measures add up to. */
#include "config.h"

#include "assessment/rating.h"

#include <stdlib.h>

#include "assessment/value.h"
#include "base/array.h"
#include "base/memory.h"
#include "base/string.h"

static const char *const field_ids[RATING_COUNT][RATED_COUNT] = {
	[RATING_INHERENT] = {"inherent_likelihood", "inherent_severity", "inherent_reason",
		"inherent_level", "inherent_level_reason"},
	[RATING_CURRENT] = {"current_likelihood", "current_severity", "current_reason",
		"current_level", "current_level_reason"},
	[RATING_RESIDUAL] = {"residual_likelihood", "residual_severity", "residual_reason",
		"residual_level", "residual_level_reason"},
};

static bool
is_risk(const struct template_kind *kind)
{
	return string_equal(kind->id, "risk");
}

const struct template_field *
rating_field(const struct template *template, enum rating rating, enum rated rated)
{
	return template_find_field(template_find_kind(template, "risk"), field_ids[rating][rated]);
}

const struct template_field *
rating_axis_field(const struct template *template, enum rating rating, enum axis axis)
{
	return rating_field(
		template, rating, axis == AXIS_LIKELIHOOD ? RATED_LIKELIHOOD : RATED_SEVERITY);
}

bool
rating_of_field(const struct template_field *field, enum rating *rating, enum rated *rated)
{
	for (int i = 0; i < RATING_COUNT; i++) {
		for (int j = 0; j < RATED_COUNT; j++) {
			if (!is_risk(field->kind) || !string_equal(field->id, field_ids[i][j]))
				continue;
			if (rating)
				*rating = (enum rating)i;
			if (rated)
				*rated = (enum rated)j;
			return true;
		}
	}
	return false;
}

bool
rating_is_asked(const struct template *template, enum rating rating)
{
	for (int axis = 0; axis < AXIS_COUNT; axis++) {
		const struct template_field *field =
			rating_axis_field(template, rating, (enum axis)axis);

		if (!field || field->hidden)
			return false;
	}
	return true;
}

static size_t
matrix_level(const struct template_matrix *matrix, size_t row, size_t column)
{
	return matrix->cells[row * matrix->columns->item_count + column];
}

/* The place that a field says in a scale; -1 when it says none. */
static int
index_of(const struct assessment *assessment, const struct record *risk,
	const struct template_list *scale, enum rating rating, enum rated rated)
{
	const struct template_field *field = rating_field(assessment->template, rating, rated);

	return field ? template_item_index(scale, assessment_text(assessment, risk, field)) : -1;
}

bool
rating_position(const struct assessment *assessment, const struct record *risk, enum rating rating,
	struct risk_position *position)
{
	const struct template_matrix *matrix = &assessment->template->matrix;
	int row;
	int column;
	int level;

	if (!matrix->cells || !is_risk(risk->kind))
		return false;
	row = index_of(assessment, risk, matrix->rows, rating, RATED_SEVERITY);
	column = index_of(assessment, risk, matrix->columns, rating, RATED_LIKELIHOOD);
	if (row < 0 || column < 0)
		return false;
	level = index_of(assessment, risk, matrix->levels, rating, RATED_LEVEL);
	*position = (struct risk_position){
		.row = (size_t)row,
		.column = (size_t)column,
		.matrix_level = matrix_level(matrix, (size_t)row, (size_t)column),
		.is_override = level >= 0,
	};
	position->level = level >= 0 ? (size_t)level : position->matrix_level;
	return true;
}

static const struct {
	const char *id;
	const char *name;
	const char *level;
} words[RATING_COUNT] = {
	[RATING_INHERENT] = {"inherent", N_("Before measures"),
		N_("Level before measures: {level}")},
	[RATING_CURRENT] = {"current", N_("With the measures in place"),
		N_("Level with the measures in place: {level}")},
	[RATING_RESIDUAL] = {"residual", N_("After measures"), N_("Level after measures: {level}")},
};

const char *
rating_id(enum rating rating)
{
	return words[rating].id;
}

const char *
rating_name(enum rating rating)
{
	return words[rating].name;
}

char *
rating_level_text(const struct template *template, const struct risk_position *position,
	const struct catalog *catalog, enum language language)
{
	const struct template_item *levels = template->matrix.levels->items;
	const char *level = localized_text(&levels[position->level].label, language);

	if (!position->is_override)
		return memory_copy_string(level);
	return tr_format(catalog, N_("{level} (set by hand; the matrix says {matrix_level})"),
		"level", level, "matrix_level",
		localized_text(&levels[position->matrix_level].label, language), NULL);
}

char *
rating_level_line(const struct template *template, enum rating rating,
	const struct risk_position *position, const struct catalog *catalog, enum language language)
{
	auto_string char *level = rating_level_text(template, position, catalog, language);

	return tr_format(catalog, words[rating].level, "level", level, NULL);
}

static enum measure_counts
counts_of(const struct assessment *assessment, const struct record *measure)
{
	const struct template_field *status = template_find_field(measure->kind, "status");
	const struct template_item *item = NULL;

	if (status)
		item = template_find_item(
			status->list, assessment_text(assessment, measure, status));
	return item ? item->counts : COUNTS_NEVER;
}

/* What a measure's link to a risk says; false when it has none. */
static bool
find_link(const struct assessment *assessment, const struct record *measure,
	const struct record *risk, struct reduction *reduction)
{
	const struct template_field *risks = template_find_field(measure->kind, "risks");
	const char *kept = risks ? assessment_text(assessment, measure, risks) : "";
	struct value_link *links;
	size_t count;

	if (!value_has_part(kept, risk->id))
		return false;
	links = value_links(kept, &count);
	for (size_t i = 0; i < count; i++) {
		if (string_equal(links[i].target, risk->id))
			*reduction = links[i].reduction;
	}
	value_free_links(links, count);
	return true;
}

static int
compare_numbers(const void *a, const void *b)
{
	const struct risk_measure *first = a;
	const struct risk_measure *second = b;

	return (first->measure->number > second->measure->number) -
	       (first->measure->number < second->measure->number);
}

struct risk_measure *
rating_measures(const struct assessment *assessment, const struct record *risk, size_t *count)
{
	const struct template_kind *kind = template_find_kind(assessment->template, "measure");
	const struct template_field *risks = template_find_field(kind, "risks");
	struct risk_measure *measures = NULL;

	*count = 0;
	for (size_t i = 0; i < risk->pointer_count; i++) {
		const struct record *record = risk->pointers[i].from;
		struct risk_measure measure = {.measure = record};

		if (risk->pointers[i].field != risks || record->removed ||
			!find_link(assessment, record, risk, &measure.reduction))
			continue;
		measure.counts = counts_of(assessment, record);
		*array_append(&measures, count) = measure;
	}
	if (*count > 1)
		qsort(measures, *count, sizeof(*measures), compare_numbers);
	return measures;
}

bool
rating_counts(enum rating rating, enum measure_counts counts)
{
	return counts == COUNTS_IN_PLACE || (counts == COUNTS_PLANNED && rating == RATING_RESIDUAL);
}

static size_t
lower(size_t index, size_t steps)
{
	return index > steps ? index - steps : 0;
}

bool
rating_suggest(const struct assessment *assessment, const struct record *risk, enum rating rating,
	struct risk_position *position)
{
	struct reduction largest = {0};
	struct risk_position inherent;
	struct risk_measure *measures;
	size_t count;

	if (rating == RATING_INHERENT ||
		!rating_position(assessment, risk, RATING_INHERENT, &inherent))
		return false;
	measures = rating_measures(assessment, risk, &count);
	for (size_t i = 0; i < count; i++) {
		for (int axis = 0; axis < AXIS_COUNT; axis++) {
			const size_t steps = measures[i].reduction.steps[axis];

			if (rating_counts(rating, measures[i].counts) &&
				steps > largest.steps[axis])
				largest.steps[axis] = steps;
		}
	}
	free(measures);
	*position = (struct risk_position){
		.row = lower(inherent.row, largest.steps[AXIS_SEVERITY]),
		.column = lower(inherent.column, largest.steps[AXIS_LIKELIHOOD]),
	};
	position->matrix_level =
		matrix_level(&assessment->template->matrix, position->row, position->column);
	position->level = position->matrix_level;
	return true;
}

char *
rating_suggestion_line(const struct assessment *assessment, const struct record *risk,
	enum rating rating, const struct catalog *catalog, enum language language)
{
	const struct template_matrix *matrix = &assessment->template->matrix;
	struct risk_position place;

	if (!rating_suggest(assessment, risk, rating, &place))
		return NULL;
	return tr_format(catalog,
		N_("The measures add up to: likelihood {likelihood}, severity {severity}; level "
		   "{level}."),
		"likelihood", localized_text(&matrix->columns->items[place.column].label, language),
		"severity", localized_text(&matrix->rows->items[place.row].label, language),
		"level", localized_text(&matrix->levels->items[place.level].label, language), NULL);
}

bool
rating_differs(const struct assessment *assessment, const struct record *risk, enum rating rating)
{
	struct risk_position own;
	struct risk_position suggested;

	return rating_position(assessment, risk, rating, &own) &&
	       rating_suggest(assessment, risk, rating, &suggested) &&
	       (own.row != suggested.row || own.column != suggested.column);
}
