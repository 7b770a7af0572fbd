/* SPDX-License-Identifier: MIT */
/* Conditions as they are kept: the values the program offers, and letting go. */
#include "config.h"

#include "template/condition.h"

#include <stdlib.h>

#include "template/condition_parse.h"

static const struct {
	const char *name;
	const char *kind;
} offered_values[OFFERED_COUNT] = {
	[OFFERED_NONE] = {NULL, NULL},
	[OFFERED_CROSSES_BORDER] = {"crosses_border", "flow"},
	[OFFERED_LEAVES_HOME] = {"leaves_home", "flow"},
	[OFFERED_ABROAD] = {"abroad", "system"},
	[OFFERED_LEVEL] = {"level", "risk"},
	[OFFERED_INHERENT_LEVEL] = {"inherent_level", "risk"},
	[OFFERED_CURRENT_LEVEL] = {"current_level", "risk"},
	[OFFERED_RESIDUAL_LEVEL] = {"residual_level", "risk"},
	[OFFERED_INHERENT_OVERRIDE] = {"inherent_override", "risk"},
	[OFFERED_CURRENT_OVERRIDE] = {"current_override", "risk"},
	[OFFERED_RESIDUAL_OVERRIDE] = {"residual_override", "risk"},
	[OFFERED_CURRENT_DIFFERS] = {"current_differs", "risk"},
	[OFFERED_RESIDUAL_DIFFERS] = {"residual_differs", "risk"},
	[OFFERED_OVERDUE] = {"overdue", "measure"},
};

const char *
offered_value_name(enum offered_value value)
{
	return offered_values[value].name;
}

const char *
offered_value_kind(enum offered_value value)
{
	return offered_values[value].kind;
}

bool
offered_value_has_field(enum offered_value value)
{
	return value == OFFERED_INHERENT_LEVEL || value == OFFERED_CURRENT_LEVEL ||
	       value == OFFERED_RESIDUAL_LEVEL;
}

bool
comparison_holds(enum comparison comparison, int order)
{
	switch (comparison) {
	case COMPARE_LESS:
		return order < 0;
	case COMPARE_LESS_EQUAL:
		return order <= 0;
	case COMPARE_EQUAL:
		return order == 0;
	case COMPARE_GREATER_EQUAL:
		return order >= 0;
	case COMPARE_GREATER:
		return order > 0;
	}
	return false;
}

void
condition_path_clear(struct condition_path *path)
{
	for (size_t i = 0; i < path->step_count; i++)
		free(path->steps[i].name);
	free(path->steps);
	*path = (struct condition_path){0};
}

void
condition_free(struct condition **condition)
{
	struct condition *old = *condition;

	if (!old)
		return;
	condition_free(&old->left);
	condition_free(&old->right);
	condition_path_clear(&old->path);
	if (old->other)
		condition_path_clear(old->other);
	free(old->other);
	free(old->shift.duration);
	free(old->other_shift.duration);
	for (size_t i = 0; i < old->value_count; i++)
		free(old->values[i]);
	free(old->values);
	free(old->text);
	free(old);
	*condition = NULL;
}

void
date_expression_free(struct date_expression **expression)
{
	struct date_expression *old = *expression;

	if (!old)
		return;
	condition_path_clear(&old->path);
	free(old->shift.duration);
	free(old->text);
	free(old);
	*expression = NULL;
}
