/* SPDX-License-Identifier: MIT */
/*
 * Conditions, derived fields, and the values the program itself offers, worked out from what an
 * assessment holds. The parsing and checking of conditions is in template/condition.h.
 */
#include "config.h"

#include "assessment/evaluate.h"

#include <stdlib.h>
#include <string.h>

#include "assessment/compare.h"
#include "assessment/value.h"
#include "base/array.h"
#include "base/memory.h"
#include "base/string.h"
#include "i18n/format.h"

/* Asked of each value that a path leads to, never of ""; true ends the visit. */
typedef bool visit_value(const char *value, const void *argument);

const struct derive_line *
evaluate_derive_line(const struct assessment *assessment, const struct record *record,
	const struct template_field *field)
{
	for (size_t i = 0; i < field->derive_line_count; i++) {
		const struct derive_line *line = &field->derive_lines[i];

		if (evaluate_condition(assessment, record, line->condition))
			return line;
	}
	return NULL;
}

/* The text of the field with one of the names that are fixed, which none that is derived has. */
static const char *
fixed_text(const struct assessment *assessment, const struct record *record, const char *id)
{
	const struct template_field *field = template_find_field(record->kind, id);

	return field ? assessment_text(assessment, record, field) : "";
}

/* The next of these references that leads to a record which is there; `at` moves on behind it.
 * NULL when there is none. Borrowed. */
static const struct record *
next_target(const struct assessment *assessment, const char **at)
{
	size_t target_length;
	size_t length;

	while ((*at = value_next_part(*at, &target_length, &length))) {
		const struct record *target = assessment_find_bytes(assessment, *at, target_length);

		*at += length;
		if (target && !target->removed)
			return target;
	}
	return NULL;
}

static bool
is_kind(const struct record *record, const char *kind)
{
	return strcmp(record->kind->id, kind) == 0;
}

/* Whether one of these places (ids between blanks) is known and not the template's home. */
static bool
is_abroad(const struct assessment *assessment, const char *places)
{
	const char *home = assessment->template->home;
	size_t target_length;
	size_t length;

	while (home && (places = value_next_part(places, &target_length, &length))) {
		if (strlen(home) != length || memcmp(places, home, length) != 0)
			return true;
		places += length;
	}
	return false;
}

bool
evaluate_abroad(const struct assessment *assessment, const struct record *system)
{
	return is_abroad(assessment, fixed_text(assessment, system, "storage")) ||
	       is_abroad(assessment, fixed_text(assessment, system, "backup")) ||
	       is_abroad(assessment, fixed_text(assessment, system, "remote_access"));
}

static bool
seat_is_abroad(const struct assessment *assessment, const struct record *party)
{
	return is_abroad(assessment, fixed_text(assessment, party, "jurisdiction"));
}

static bool
operator_is_abroad(const struct assessment *assessment, const struct record *system)
{
	const char *operators = fixed_text(assessment, system, "operator");
	const struct record *operator;

	while ((operator= next_target(assessment, &operators))) {
		if (seat_is_abroad(assessment, operator))
			return true;
	}
	return false;
}

/* Whether one end of a flow is a party or a system that has a place abroad. */
static bool
end_is_abroad(const struct assessment *assessment, const struct record *flow, const char *field)
{
	const char *ends = fixed_text(assessment, flow, field);
	const struct record *end;
	bool abroad = false;

	while (!abroad && (end = next_target(assessment, &ends))) {
		if (is_kind(end, "party"))
			abroad = seat_is_abroad(assessment, end);
		else if (is_kind(end, "system"))
			abroad = evaluate_abroad(assessment, end) ||
				 operator_is_abroad(assessment, end);
	}
	return abroad;
}

bool
evaluate_crosses_border(const struct assessment *assessment, const struct record *flow)
{
	return end_is_abroad(assessment, flow, "from") || end_is_abroad(assessment, flow, "to");
}

bool
evaluate_leaves_home(const struct assessment *assessment, const struct record *flow)
{
	return end_is_abroad(assessment, flow, "to");
}

static const char *
risk_level(const struct assessment *assessment, const struct record *risk, enum rating rating)
{
	struct risk_position position;

	if (!rating_position(assessment, risk, rating, &position))
		return "";
	return assessment->template->matrix.levels->items[position.level].id;
}

bool
evaluate_ended(const struct assessment *assessment, const struct record *measure)
{
	const struct template_field *status = template_find_field(measure->kind, "status");
	const struct template_item *item = NULL;

	if (status && status->list)
		item = template_find_item(
			status->list, assessment_text(assessment, measure, status));
	return item && item->done;
}

bool
evaluate_overdue(const struct assessment *assessment, const struct record *measure)
{
	int order;

	if (evaluate_ended(assessment, measure) || !assessment->today)
		return false;
	return compare_values(FIELD_DATE, NULL, fixed_text(assessment, measure, "due"),
		       assessment->today, &order) &&
	       order < 0;
}

static const char *
yes_no(bool yes)
{
	return yes ? "yes" : "no";
}

static bool
is_override(const struct assessment *assessment, const struct record *risk, enum rating rating)
{
	struct risk_position position;

	return rating_position(assessment, risk, rating, &position) && position.is_override;
}

static const char *
offered_text(const struct assessment *assessment, const struct record *record,
	enum offered_value offered)
{
	switch (offered) {
	case OFFERED_CROSSES_BORDER:
		return yes_no(evaluate_crosses_border(assessment, record));
	case OFFERED_LEAVES_HOME:
		return yes_no(evaluate_leaves_home(assessment, record));
	case OFFERED_ABROAD:
		return yes_no(evaluate_abroad(assessment, record));
	case OFFERED_LEVEL:
	case OFFERED_INHERENT_LEVEL:
		return risk_level(assessment, record, RATING_INHERENT);
	case OFFERED_CURRENT_LEVEL:
		return risk_level(assessment, record, RATING_CURRENT);
	case OFFERED_RESIDUAL_LEVEL:
		return risk_level(assessment, record, RATING_RESIDUAL);
	case OFFERED_INHERENT_OVERRIDE:
		return yes_no(is_override(assessment, record, RATING_INHERENT));
	case OFFERED_CURRENT_OVERRIDE:
		return yes_no(is_override(assessment, record, RATING_CURRENT));
	case OFFERED_RESIDUAL_OVERRIDE:
		return yes_no(is_override(assessment, record, RATING_RESIDUAL));
	case OFFERED_CURRENT_DIFFERS:
		return yes_no(rating_differs(assessment, record, RATING_CURRENT));
	case OFFERED_RESIDUAL_DIFFERS:
		return yes_no(rating_differs(assessment, record, RATING_RESIDUAL));
	case OFFERED_OVERDUE:
		return yes_no(evaluate_overdue(assessment, record));
	case OFFERED_NONE:
	case OFFERED_COUNT:
		break;
	}
	return "";
}

/* Visit what the path leads to from its step number `step` on, which is a field of `record`. */
static bool
visit_step(const struct assessment *assessment, const struct record *record,
	const struct condition_path *path, size_t step, visit_value *visit, const void *argument)
{
	const bool is_last = step + 1 == path->step_count;
	const struct template_field *field;
	auto_string char *derived = NULL;
	const struct record *target;
	const char *text;
	bool found = false;

	if (is_last && path->offered != OFFERED_NONE &&
		is_kind(record, offered_value_kind(path->offered))) {
		text = offered_text(assessment, record, path->offered);
		return *text != '\0' && visit(text, argument);
	}
	field = template_find_field(record->kind, path->steps[step].name);
	if (!field)
		return false;
	if (field->derived)
		derived = evaluate_derived(assessment, record, field);
	text = derived ? derived : assessment_text(assessment, record, field);
	if (*text == '\0')
		return false;
	if (field->type != FIELD_REFERENCE && field->type != FIELD_REFERENCES)
		return is_last && visit(text, argument);

	while (!found && (target = next_target(assessment, &text))) {
		if (is_last)
			found = visit(target->id, argument);
		else
			found = visit_step(assessment, target, path, step + 1, visit, argument);
	}
	return found;
}

/* The record of a single kind, which is always there. */
static const struct record *
single(const struct assessment *assessment, const struct template_kind *kind)
{
	return assessment->kinds[kind->index].records[0];
}

static bool
visit_path(const struct assessment *assessment, const struct record *record,
	const struct condition_path *path, visit_value *visit, const void *argument)
{
	if (path->start)
		record = single(assessment, path->start);
	if (!record || path->step_count == 0)
		return false;
	return visit_step(assessment, record, path, 0, visit, argument);
}

static bool
is_anything(const char *value, const void *argument)
{
	(void)value;
	(void)argument;
	return true;
}

static bool
is_yes(const char *value, const void *argument)
{
	(void)argument;
	return strcmp(value, "yes") == 0;
}

static bool
is_one_of(const char *value, const void *argument)
{
	const struct condition *condition = argument;

	for (size_t i = 0; i < condition->value_count; i++) {
		if (strcmp(value, condition->values[i]) == 0)
			return true;
	}
	return false;
}

static bool
has_part(const char *value, const void *argument)
{
	const struct condition *condition = argument;

	return condition->value_count > 0 && value_has_part(value, condition->values[0]);
}

/* The left side of a comparison whose right side is another path. */
struct left_side {
	const struct condition *condition;
	const char *value;
};

/* A value, moved where it is a date that is; NULL when there is no such date. Caller-owned. */
static char *
shift_value(const char *value, const struct date_shift *shift)
{
	return shift->duration ? format_date_shift(value, shift->duration, shift->back)
			       : memory_copy_string(value);
}

static bool
compares(const struct condition *condition, const char *left, const char *right)
{
	auto_string char *moved = shift_value(left, &condition->shift);
	auto_string char *other = shift_value(right, &condition->other_shift);
	int order;

	return moved && other &&
	       compare_values(condition->path.type, condition->path.list, moved, other, &order) &&
	       comparison_holds(condition->comparison, order);
}

static bool
compares_from_left(const char *value, const void *argument)
{
	const struct left_side *left = argument;

	return compares(left->condition, left->value, value);
}

/* A comparison, and where its other path begins. */
struct sides {
	const struct assessment *assessment;
	const struct condition *condition;
	const struct record *record;
};

static bool
compares_with_other(const char *value, const void *argument)
{
	const struct sides *sides = argument;
	const struct condition *condition = sides->condition;
	const char *literal;

	if (condition->other) {
		const struct left_side left = {condition, value};

		return visit_path(sides->assessment, sides->record, condition->other,
			compares_from_left, &left);
	}
	literal = condition->value_count > 0 ? condition->values[0] : "";
	if (condition->path.type == FIELD_DATE && strcmp(literal, "today") == 0)
		literal = sides->assessment->today;
	return literal && compares(condition, value, literal);
}

static void
count_record(const struct assessment *assessment, const struct record *record,
	const struct condition *condition, long *all, long *holding)
{
	if (record->removed)
		return;
	++*all;
	if (evaluate_condition(assessment, record, condition->left))
		++*holding;
}

/* Whether a record of the kind at hand says in a field what the one at hand says, if it says
 * anything. */
static bool
says_the_same(const struct assessment *assessment, const struct record *record,
	const struct record *other, const struct template_field *field)
{
	const char *text = record ? assessment_text(assessment, record, field) : "";

	return text[0] && string_equal(text, assessment_text(assessment, other, field));
}

/* Whether an any or all is settled, whatever records are still to come. */
static bool
is_settled(const struct condition *condition, long all, long holding)
{
	return (condition->type == CONDITION_ANY && holding > 0) ||
	       (condition->type == CONDITION_ALL && holding < all);
}

/* Count the records a quantifier speaks of, and those of them for which its condition holds, until
 * it is settled. */
static void
count_records(const struct assessment *assessment, const struct record *record,
	const struct condition *condition, long *all, long *holding)
{
	const struct kind_records *kind = &assessment->kinds[condition->kind->index];

	*all = 0;
	*holding = 0;
	if (condition->via) {
		for (size_t i = 0; record && i < record->pointer_count &&
				   !is_settled(condition, *all, *holding);
			i++) {
			const struct pointer *pointer = &record->pointers[i];

			if (pointer->field == condition->via)
				count_record(assessment, pointer->from, condition, all, holding);
		}
		return;
	}
	for (size_t i = 0; i < kind->record_count && !is_settled(condition, *all, *holding); i++) {
		if (!condition->same ||
			says_the_same(assessment, record, kind->records[i], condition->same))
			count_record(assessment, kind->records[i], condition, all, holding);
	}
}

bool
evaluate_condition(const struct assessment *assessment, const struct record *record,
	const struct condition *condition)
{
	long all;
	long holding;

	if (!condition)
		return true;
	switch (condition->type) {
	case CONDITION_AND:
		return evaluate_condition(assessment, record, condition->left) &&
		       evaluate_condition(assessment, record, condition->right);
	case CONDITION_OR:
		return evaluate_condition(assessment, record, condition->left) ||
		       evaluate_condition(assessment, record, condition->right);
	case CONDITION_NOT:
		return !evaluate_condition(assessment, record, condition->left);
	case CONDITION_IS_EMPTY:
		return !visit_path(assessment, record, &condition->path, is_anything, NULL);
	case CONDITION_IS:
	case CONDITION_IN:
		return visit_path(assessment, record, &condition->path, is_one_of, condition);
	case CONDITION_CONTAINS:
		return visit_path(assessment, record, &condition->path, has_part, condition);
	case CONDITION_COMPARE: {
		const struct sides sides = {assessment, condition, record};

		return visit_path(
			assessment, record, &condition->path, compares_with_other, &sides);
	}
	case CONDITION_TRUE:
		return visit_path(assessment, record, &condition->path, is_yes, NULL);
	case CONDITION_ANY:
		count_records(assessment, record, condition, &all, &holding);
		return holding > 0;
	case CONDITION_ALL:
		count_records(assessment, record, condition, &all, &holding);
		return holding == all;
	case CONDITION_COUNT:
		count_records(assessment, record, condition, &all, &holding);
		return comparison_holds(condition->comparison,
			(holding > condition->number) - (holding < condition->number));
	}
	return false;
}

/* Where the value that a path leads to is kept. */
struct keeper {
	char **text;
};

static bool
keep_value(const char *value, const void *argument)
{
	const struct keeper *keeper = argument;

	*keeper->text = memory_copy_string(value);
	return true;
}

char *
evaluate_derived(const struct assessment *assessment, const struct record *record,
	const struct template_field *field)
{
	const struct derive_line *line = evaluate_derive_line(assessment, record, field);
	auto_string char *date = NULL;
	const struct keeper keeper = {&date};
	char *shifted = NULL;

	if (!line)
		return memory_copy_string("");
	if (!line->date)
		return memory_copy_string(line->value);
	if (visit_path(assessment, record, &line->date->path, keep_value, &keeper))
		shifted = shift_value(date, &line->date->shift);
	return shifted ? shifted : memory_copy_string("");
}
