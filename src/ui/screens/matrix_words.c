/* SPDX-License-Identifier: MIT */
/* What is said in words of a risk in the matrix. */
#include "config.h"

#include "base/memory.h"
#include "base/string.h"
#include "ui/screens/describe.h"
#include "ui/screens/matrix.h"

const char *
matrix_level_word(const struct application *application, const struct matrix_grid_focus *at)
{
	const struct template_matrix *scales = &describe_assessment(application)->template->matrix;
	size_t level = scales->cells[at->row * scales->columns->item_count + at->column];

	return localized_text(&scales->levels->items[level].label, application->language);
}

char *
matrix_describe_suggestion(
	const struct application *application, enum rating rating, const struct risk_entry *entry)
{
	struct risk_position position;

	if (!rating_suggest(describe_assessment(application), entry->risk, rating, &position))
		return NULL;
	struct matrix_grid_focus at = {position.row, position.column};
	auto_string char *mark = string_format("(%d)", entry->risk->number);
	return tr_format(application_catalog(application),
		N_("{mark} is where the measures lead: {level}"), "mark", mark, "level",
		matrix_level_word(application, &at), NULL);
}

char *
matrix_describe_reason(const struct application *application, enum rating rating,
	const struct risk_entry *entry, const char *label)
{
	const struct template_field *field =
		rating_field(describe_assessment(application)->template, rating, RATED_REASON);

	if (field == NULL || field->hidden)
		return NULL;
	auto_string char *reason = describe_value(application, entry->risk, field, NULL);
	if (reason[0] == '\0')
		return NULL;
	return tr_format(application_catalog(application), N_("{label}: {text}"), "label",
		label != NULL ? label : localized_text(&field->label, application->language),
		"text", reason, NULL);
}
