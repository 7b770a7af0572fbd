/* SPDX-License-Identifier: MIT */
/*
 * Conditions that can never hold, because they ask one field to be two things at once. What is
 * asked of a field is tried on every value that could make a difference: the items of its list, or
 * each number and date that is named and what is just beside it, and nothing at all. Questions
 * about other records are taken to hold; the conditions inside them are looked at by themselves.
 */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/memory.h"
#include "base/string.h"
#include "i18n/format.h"
#include "template/loader.h"

/* Values tried against tests and steps on the way there, in a whole template; what is left after
 * that is taken to hold. A hostile file could otherwise ask for more than there is time for. */
#define TRIALS_MAXIMUM 20000000

/* One test that has to hold, or has not to. */
struct demand {
	const struct condition *test;
	bool negated;
};

/* The tests on one way through a condition, and what is still to be taken apart. Both arrays have
 * room for all parts of the condition. */
struct search {
	struct demand *demands;
	size_t demand_count;
	struct demand *open;
	size_t open_count;
	size_t *trials;                  /* so far in this template */
	const struct condition *culprit; /* the last test of a field that cannot hold */
};

/* A value that a field might have. */
struct candidate {
	bool is_empty;
	const char *id; /* of texts and choices; NULL: none of those named */
	double number;  /* of what has an order */
	int side;       /* of the number: just below (-1), at it (0), just above (1) */
};

static bool
is_same_path(const struct condition_path *a, const struct condition_path *b)
{
	if (a->start != b->start || a->step_count != b->step_count)
		return false;
	for (size_t i = 0; i < a->step_count; i++)
		if (!string_equal(a->steps[i].name, b->steps[i].name))
			return false;
	return true;
}

/* Whether a comparison is with a value that is known here. */
static bool
has_known_value(const struct condition *test)
{
	return !test->other && !test->shift.duration && !test->other_shift.duration &&
	       !string_equal(test->values[0], "today");
}

/* A value that has an order, as a number that has the same one. */
static double
number_of(const struct condition_path *path, const char *value)
{
	if (path->type == FIELD_DATE)
		return (atoi(value) * 12.0 + atoi(value + 5)) * 31 + atoi(value + 8);
	if (path->type == FIELD_DURATION)
		return format_duration_days(value);
	if (path->type == FIELD_CHOICE)
		return template_item_index(path->list, value);
	return strtod(value, NULL);
}

/* However close two numbers are, there is one between them. */
static bool
compares(enum comparison comparison, const struct candidate *left, double right)
{
	int order = (left->number > right) - (left->number < right);

	if (!order)
		order = left->side;
	return comparison_holds(comparison, order);
}

static bool
is_among(const struct condition *test, const char *id)
{
	for (size_t i = 0; i < test->value_count; i++)
		if (string_equal(test->values[i], id))
			return true;
	return false;
}

/* Whether a demand is met by a value; what cannot be told is. */
static bool
is_met(const struct demand *demand, const struct candidate *candidate)
{
	const struct condition *test = demand->test;
	bool holds;

	switch (test->type) {
	case CONDITION_IS_EMPTY:
		holds = candidate->is_empty;
		break;
	case CONDITION_TRUE:
		holds = string_equal(candidate->id, "yes");
		break;
	case CONDITION_IS:
	case CONDITION_IN:
		holds = candidate->id && is_among(test, candidate->id);
		break;
	case CONDITION_COMPARE:
		if (!has_known_value(test))
			return demand->negated || !candidate->is_empty;
		holds = !candidate->is_empty && compares(test->comparison, candidate,
							number_of(&test->path, test->values[0]));
		break;
	default:
		return true;
	}
	return holds != demand->negated;
}

/* Whether a value meets all that is demanded of the field of a path. */
static bool
meets_all(const struct search *search, const struct condition_path *path,
	const struct candidate *candidate)
{
	*search->trials += search->demand_count;
	for (size_t i = 0; i < search->demand_count && *search->trials < TRIALS_MAXIMUM; i++) {
		const struct demand *demand = &search->demands[i];

		if (is_same_path(&demand->test->path, path) && !is_met(demand, candidate))
			return false;
	}
	return true;
}

/* Whether one of the values that a test names, or one beside it, would do. */
static bool
value_of_test_does(const struct search *search, const struct condition_path *path,
	const struct condition *test)
{
	for (size_t i = 0; i < test->value_count; i++) {
		struct candidate candidate = {.id = test->values[i]};
		bool is_ordered = test->type == CONDITION_COMPARE && has_known_value(test);

		if (!is_ordered && meets_all(search, path, &candidate))
			return true;
		for (int side = -1; is_ordered && side <= 1; side++) {
			candidate.number = number_of(path, test->values[i]);
			candidate.side = side;
			if (meets_all(search, path, &candidate))
				return true;
		}
	}
	return false;
}

/* Whether some value of a path's field meets all that is demanded of it. */
static bool
can_be_met(const struct search *search, const struct condition_path *path)
{
	static const char *const answers[] = {"yes", "no"};
	const struct candidate nothing = {.is_empty = true};
	const struct candidate other = {.id = NULL};

	if (meets_all(search, path, &nothing))
		return true;
	if (path->type == FIELD_YES_NO || path->list) {
		size_t count = path->list ? path->list->item_count : array_length(answers);

		for (size_t i = 0; i < count; i++) {
			struct candidate item = {
				.id = path->list ? path->list->items[i].id : answers[i],
				.number = (double)i,
			};

			if (meets_all(search, path, &item))
				return true;
		}
		return false;
	}
	if (meets_all(search, path, &other))
		return true;
	for (size_t i = 0; i < search->demand_count; i++)
		if (is_same_path(&search->demands[i].test->path, path) &&
			value_of_test_does(search, path, search->demands[i].test))
			return true;
	return false;
}

/* Of a field with several choices: whether it has to hold and not to hold the same one. */
static bool
choices_contradict(const struct search *search, const struct demand *one)
{
	*search->trials += search->demand_count;
	for (size_t i = 0; i < search->demand_count && *search->trials < TRIALS_MAXIMUM; i++) {
		const struct demand *two = &search->demands[i];

		if (!is_same_path(&one->test->path, &two->test->path))
			continue;
		if (one->test->type == CONDITION_CONTAINS && !one->negated &&
			two->test->type == CONDITION_IS_EMPTY && !two->negated)
			return true;
		if (one->test->type == two->test->type && one->negated != two->negated &&
			(one->test->type == CONDITION_IS_EMPTY ||
				string_equal(one->test->values[0], two->test->values[0])))
			return true;
	}
	return false;
}

static bool
demands_contradict(struct search *search)
{
	for (size_t i = search->demand_count; i > 0; i--) {
		const struct demand *demand = &search->demands[i - 1];
		const struct condition_path *path = &demand->test->path;
		bool contradicts = path->type == FIELD_CHOICES ? choices_contradict(search, demand)
							       : !can_be_met(search, path);

		if (contradicts) {
			search->culprit = demand->test;
			return true;
		}
	}
	return false;
}

static void
open_part(struct search *search, const struct condition *part, bool negated)
{
	search->open[search->open_count++] = (struct demand){part, negated};
}

/* Whether there is a way in which all that is open and demanded may hold. */
static bool
may_hold(struct search *search)
{
	size_t open_count = search->open_count;
	size_t demand_count = search->demand_count;
	struct demand next;
	bool holds = false;

	if (++*search->trials >= TRIALS_MAXIMUM)
		return true;
	if (!open_count)
		return !demands_contradict(search);
	next = search->open[--search->open_count];
	switch (next.test->type) {
	case CONDITION_NOT:
		open_part(search, next.test->left, !next.negated);
		holds = may_hold(search);
		break;
	case CONDITION_AND:
	case CONDITION_OR:
		if ((next.test->type == CONDITION_AND) != next.negated) {
			open_part(search, next.test->right, next.negated);
			open_part(search, next.test->left, next.negated);
			holds = may_hold(search);
			break;
		}
		for (int i = 0; i < 2 && !holds; i++) {
			search->open_count = open_count - 1;
			open_part(search, i ? next.test->right : next.test->left, next.negated);
			holds = may_hold(search);
		}
		break;
	case CONDITION_ANY:
	case CONDITION_ALL:
	case CONDITION_COUNT:
		holds = may_hold(search);
		break;
	default:
		search->demands[search->demand_count++] = next;
		holds = may_hold(search);
	}
	search->demand_count = demand_count;
	search->open_count = open_count;
	search->open[open_count - 1] = next;
	return holds;
}

static void
report(struct loader *loader, const struct node *node, const struct condition *culprit)
{
	struct string name = {0};

	for (size_t i = 0; i < culprit->path.step_count; i++)
		string_append_format(&name, "%s%s", i ? "." : "", culprit->path.steps[i].name);
	reader_report(&loader->reader, document_locate(node, culprit->offset),
		N_("This can never hold: \"{name}\" would have to be different things at once."),
		"name", string_text(&name));
	string_clear(&name);
}

static size_t
count_parts(const struct condition *condition)
{
	return condition ? 1 + count_parts(condition->left) + count_parts(condition->right) : 0;
}

/* Report a condition that cannot hold; true when it can. */
static bool
check(struct loader *loader, const struct node *node, const struct condition *condition)
{
	size_t parts = count_parts(condition);
	struct search search = {
		.demands = memory_allocate_array(parts, sizeof(*search.demands)),
		.open = memory_allocate_array(parts, sizeof(*search.open)),
		.trials = &loader->trials,
	};
	bool holds;

	open_part(&search, condition, false);
	holds = may_hold(&search);
	if (!holds)
		report(loader, node, search.culprit);
	free(search.demands);
	free(search.open);
	return holds;
}

/* The parts of a condition that are conditions by themselves: the sides of an "or", and what is
 * asked of other records. */
static void
check_parts(struct loader *loader, const struct node *node, const struct condition *condition)
{
	switch (condition->type) {
	case CONDITION_OR:
		if (condition->left->type == CONDITION_OR || check(loader, node, condition->left))
			check_parts(loader, node, condition->left);
		if (condition->right->type == CONDITION_OR || check(loader, node, condition->right))
			check_parts(loader, node, condition->right);
		break;
	case CONDITION_AND:
		check_parts(loader, node, condition->left);
		check_parts(loader, node, condition->right);
		break;
	case CONDITION_NOT:
		check_parts(loader, node, condition->left);
		break;
	case CONDITION_ANY:
	case CONDITION_ALL:
	case CONDITION_COUNT:
		if (condition->left && check(loader, node, condition->left))
			check_parts(loader, node, condition->left);
		break;
	default:
		break;
	}
}

void
check_conditions(struct loader *loader)
{
	for (size_t i = 0; i < loader->pending_count; i++) {
		const struct pending_condition *pending = &loader->pending[i];
		const struct condition *condition = pending->condition ? *pending->condition : NULL;

		if (condition && check(loader, pending->node, condition))
			check_parts(loader, pending->node, condition);
	}
}
