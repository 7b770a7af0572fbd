/* SPDX-License-Identifier: MIT */
/*
 * What conditions can read. It follows assessment/evaluate.c step by step, without records: where
 * that looks at a field, here its cell is marked.
 */
#include "config.h"

#include "assessment/inputs.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/memory.h"
#include "base/string.h"

struct input_cells
input_cells_of(const struct template *template)
{
	struct input_cells cells = {
		.template = template,
		.first = memory_allocate_array(template->kind_count, sizeof(*cells.first)),
	};

	for (size_t i = 0; i < template->kind_count; i++) {
		cells.first[i] = cells.count;
		cells.count += 1 + template->kinds[i]->field_count;
	}
	return cells;
}

void
input_cells_clear(struct input_cells *cells)
{
	free(cells->first);
	*cells = (struct input_cells){0};
}

size_t
input_cell(const struct input_cells *cells, const struct template_field *field)
{
	size_t place = 0;

	while (field->kind->fields[place] != field)
		place++;
	return cells->first[field->kind->index] + 1 + place;
}

/* One look through a condition. */
struct look {
	const struct input_cells *cells;
	unsigned char *inputs;
};

/* From where something is read: a record of a kind, the one at hand or one far away. */
struct standpoint {
	const struct template_kind *kind;
	unsigned char distance; /* INPUT_OWN, INPUT_NEAR or INPUT_FAR */
};

/* A record that the one at hand points at. */
static struct standpoint
step_to(struct standpoint from, const struct template_kind *kind)
{
	return (struct standpoint){kind, from.distance == INPUT_FAR ? INPUT_FAR : INPUT_NEAR};
}

static void look_at_condition(
	struct look *look, const struct condition *condition, struct standpoint from);
static void look_at_path(
	struct look *look, const struct condition_path *path, struct standpoint from);

static void
look_at_field(struct look *look, const struct template_field *field, unsigned char distance)
{
	unsigned char *input = &look->inputs[input_cell(look->cells, field)];
	const struct standpoint from = {field->kind, distance};

	if ((*input & distance) != 0)
		return;
	*input |= distance;
	for (size_t i = 0; i < field->derive_line_count; i++) {
		const struct derive_line *line = &field->derive_lines[i];

		look_at_condition(look, line->condition, from);
		if (line->date)
			look_at_path(look, &line->date->path, from);
	}
}

/* The records of a kind may come and go. */
static void
look_at_kind(struct look *look, const struct template_kind *kind)
{
	look->inputs[look->cells->first[kind->index]] |= INPUT_FAR;
}

/* The field of a fixed name, if the kind has it. */
static void
look_at_fixed(struct look *look, struct standpoint from, const char *id)
{
	const struct template_field *field = template_find_field(from.kind, id);

	if (field)
		look_at_field(look, field, from.distance);
}

/* The fields behind a value that the program offers; of other records rather too many. */
static void
look_at_offered(struct look *look, enum offered_value offered, struct standpoint from)
{
	static const char *const ends[] = {"party", "system"};
	static const char *const places[] = {
		"jurisdiction", "operator", "storage", "backup", "remote_access"};
	const struct template_kind *kind;

	switch (offered) {
	case OFFERED_CROSSES_BORDER:
	case OFFERED_LEAVES_HOME:
		look_at_fixed(look, from, "from");
		look_at_fixed(look, from, "to");
		for (size_t i = 0; i < array_length(ends); i++) {
			kind = template_find_kind(look->cells->template, ends[i]);
			for (size_t j = 0; kind && j < array_length(places); j++)
				look_at_fixed(look, step_to(from, kind), places[j]);
		}
		break;
	case OFFERED_ABROAD:
		look_at_fixed(look, from, "storage");
		look_at_fixed(look, from, "backup");
		look_at_fixed(look, from, "remote_access");
		break;
	case OFFERED_OVERDUE:
		look_at_fixed(look, from, "status");
		look_at_fixed(look, from, "due");
		break;
	case OFFERED_CURRENT_DIFFERS:
	case OFFERED_RESIDUAL_DIFFERS:
		kind = template_find_kind(look->cells->template, "measure");
		if (kind) {
			look_at_kind(look, kind);
			look_at_fixed(look, (struct standpoint){kind, INPUT_FAR}, "risks");
			look_at_fixed(look, (struct standpoint){kind, INPUT_FAR}, "status");
		}
		/* fall through */
	default:
		/* What a rating says stands in fields of the risk. */
		for (size_t i = 0; i < from.kind->field_count; i++)
			look_at_field(look, from.kind->fields[i], from.distance);
		break;
	}
}

static void
look_at_step(
	struct look *look, const struct condition_path *path, size_t step, struct standpoint from)
{
	const bool is_last = step + 1 == path->step_count;
	const struct template_field *field;

	if (is_last && path->offered != OFFERED_NONE &&
		string_equal(from.kind->id, offered_value_kind(path->offered))) {
		look_at_offered(look, path->offered, from);
		return;
	}
	field = template_find_field(from.kind, path->steps[step].name);
	if (!field)
		return;
	look_at_field(look, field, from.distance);
	for (size_t i = 0; i < field->target_count && !is_last; i++)
		look_at_step(look, path, step + 1, step_to(from, field->targets[i]));
}

static void
look_at_path(struct look *look, const struct condition_path *path, struct standpoint from)
{
	if (path->start)
		from = (struct standpoint){path->start, INPUT_FAR};
	if (path->step_count > 0)
		look_at_step(look, path, 0, from);
}

static void
look_at_condition(struct look *look, const struct condition *condition, struct standpoint from)
{
	if (!condition)
		return;
	switch (condition->type) {
	case CONDITION_AND:
	case CONDITION_OR:
	case CONDITION_NOT:
		look_at_condition(look, condition->left, from);
		look_at_condition(look, condition->right, from);
		break;
	case CONDITION_IS_EMPTY:
	case CONDITION_IS:
	case CONDITION_IN:
	case CONDITION_CONTAINS:
	case CONDITION_COMPARE:
	case CONDITION_TRUE:
		look_at_path(look, &condition->path, from);
		if (condition->other)
			look_at_path(look, condition->other, from);
		break;
	case CONDITION_ANY:
	case CONDITION_ALL:
	case CONDITION_COUNT:
		look_at_kind(look, condition->kind);
		if (condition->via)
			look_at_field(look, condition->via, INPUT_FAR);
		if (condition->same)
			look_at_field(look, condition->same, INPUT_FAR);
		look_at_condition(
			look, condition->left, (struct standpoint){condition->kind, INPUT_FAR});
		break;
	}
}

unsigned char *
inputs_of(const struct input_cells *cells, const struct condition *condition,
	const struct template_kind *kind)
{
	struct look look = {cells, memory_allocate_array(cells->count, 1)};

	look_at_condition(&look, condition, (struct standpoint){kind, INPUT_OWN});
	return look.inputs;
}
