/* SPDX-License-Identifier: MIT */
/* What is renamed, new and gone between two templates, and how much of an assessment it holds. */
#include "config.h"

#include "assessment/upgrade_lines.h"

#include <stdlib.h>

#include "assessment/value.h"
#include "base/array.h"
#include "base/memory.h"
#include "base/string.h"

static struct upgrade_line *
add_line(struct upgrade_plan *plan, enum upgrade_type type, enum upgrade_thing thing,
	char *old_name, char *new_name)
{
	struct upgrade_line *line = array_append(&plan->lines, &plan->line_count);

	line->type = type;
	line->thing = thing;
	line->old_name = old_name;
	line->new_name = new_name;
	return line;
}

static size_t
count_records(const struct assessment *assessment, const struct template_kind *kind)
{
	size_t count;

	free(assessment_records_of(assessment, kind, &count));
	return count;
}

/* Whether a record has an answer there, holding this choice unless that is NULL. */
static bool
holds(const struct record *record, const struct template_field *field, const char *choice)
{
	for (size_t i = 0; i < record->value_count; i++) {
		const struct value *value = &record->values[i];

		if (value->field == field && !value->erased &&
			(!choice || value_has_part(value->text, choice)))
			return true;
	}
	return false;
}

static size_t
count_answers(
	const struct assessment *assessment, const struct template_field *field, const char *choice)
{
	size_t count = 0;

	for (size_t i = 0; i < assessment->record_count; i++) {
		const struct record *record = assessment->records[i];

		if (record->kind == field->kind && !record->removed)
			count += holds(record, field, choice);
	}
	return count;
}

static char *
field_name(const struct template_field *field)
{
	return string_format("%s.%s", field->kind->id, field->id);
}

static bool
is_asked(const struct template_field *field)
{
	return !field->derived && !field->hidden && !field->kind->hidden;
}

/* Say that something is kept and no longer asked, where there is something of it. `name` is
 * consumed. */
static void
add_hidden(struct upgrade_plan *plan, enum upgrade_thing thing, const struct localized *label,
	char *name, size_t count)
{
	struct upgrade_line *line;

	if (!count) {
		free(name);
		return;
	}
	line = add_line(plan, UPGRADE_HIDDEN, thing, name, NULL);
	line->label = label;
	line->count = count;
}

static void
add_old_field(const struct upgrade_map *map, struct upgrade_plan *plan,
	const struct template_field *field)
{
	const struct template_field *target =
		upgrade_map_field(field, map->kinds[field->kind->index]);
	bool fits = target && upgrade_types_fit(field, target);
	struct upgrade_line *line;

	if (fits && is_asked(field) && !is_asked(target))
		add_hidden(plan, UPGRADE_FIELD, &field->label, field_name(field),
			target->kind->hidden ? 0 : count_answers(map->assessment, field, NULL));
	/* That its kind is called otherwise is said once, of the kind. */
	if (field->derived || (fits && string_equal(field->id, target->id)))
		return;
	line = add_line(plan, fits ? UPGRADE_RENAMED : UPGRADE_GONE, UPGRADE_FIELD,
		field_name(field), target ? field_name(target) : NULL);
	line->label = fits ? &target->label : &field->label;
	line->count = count_answers(map->assessment, field, NULL);
	if (target && !fits) {
		line->old_type = field_type_name(field->type);
		line->new_type = field_type_name(target->type);
	}
}

/* The old kind that becomes a new one; NULL when none does. */
static const struct template_kind *
find_source(const struct upgrade_map *map, const struct template_kind *kind)
{
	const struct template *old = map->assessment->template;

	for (size_t i = 0; i < old->kind_count; i++) {
		if (map->kinds[i] == kind)
			return old->kinds[i];
	}
	return NULL;
}

/* Whether answers of this id in an old kind may stay in a field. */
static bool
may_come_from(const struct template_kind *old, const char *id, const struct template_field *target)
{
	const struct template_field *field = template_find_field(old, id);

	return field && is_asked(field) && upgrade_types_fit(field, target);
}

/* Whether an old field becomes this one. */
static bool
has_source(const struct upgrade_map *map, const struct template_field *target)
{
	const struct template *old = map->assessment->template;

	for (size_t i = 0; i < old->kind_count; i++) {
		if (map->kinds[i] != target->kind)
			continue;
		if (may_come_from(old->kinds[i], target->id, target))
			return true;
		for (size_t j = 0; j < target->was.id_count; j++) {
			if (may_come_from(old->kinds[i], target->was.ids[j], target))
				return true;
		}
	}
	return false;
}

static void
add_new_kind(
	const struct upgrade_map *map, struct upgrade_plan *plan, const struct template_kind *kind)
{
	const struct template_kind *source;

	/* What is hidden is not asked. */
	if (kind->hidden)
		return;
	source = find_source(map, kind);
	if (!kind->single && (!source || source->hidden)) {
		add_line(plan, UPGRADE_NEW, UPGRADE_KIND, NULL, memory_copy_string(kind->id))
			->label = &kind->plural;
		return;
	}
	for (size_t i = 0; i < kind->field_count; i++) {
		const struct template_field *field = kind->fields[i];
		struct upgrade_line *line;

		if (field->derived || field->hidden || has_source(map, field))
			continue;
		line = add_line(plan, UPGRADE_NEW, UPGRADE_FIELD, NULL, field_name(field));
		line->label = &field->label;
		line->required = field->required;
	}
}

static void
add_old_kind(
	const struct upgrade_map *map, struct upgrade_plan *plan, const struct template_kind *kind)
{
	const struct template_kind *target = map->kinds[kind->index];

	if ((!target && !kind->single) || (target && !string_equal(target->id, kind->id))) {
		struct upgrade_line *line = add_line(plan, target ? UPGRADE_RENAMED : UPGRADE_GONE,
			UPGRADE_KIND, memory_copy_string(kind->id),
			target ? memory_copy_string(target->id) : NULL);

		line->label = target ? &target->plural : &kind->plural;
		line->count = count_records(map->assessment, kind);
	}
	if (target && target->hidden && !kind->hidden)
		add_hidden(plan, UPGRADE_KIND, &kind->plural, memory_copy_string(kind->id),
			count_records(map->assessment, kind));
	/* A kind takes its fields with it, where it is gone. */
	for (size_t i = 0; (target || kind->single) && i < kind->field_count; i++)
		add_old_field(map, plan, kind->fields[i]);
}

static struct upgrade_line *
find_choice_line(struct upgrade_plan *plan, const char *name, const struct localized *label)
{
	for (size_t i = 0; i < plan->line_count; i++) {
		struct upgrade_line *line = &plan->lines[i];

		if (line->thing == UPGRADE_CHOICE && string_equal(line->old_name, name) &&
			line->label == label)
			return line;
	}
	return NULL;
}

/* The choices of an old field that are called otherwise in the new one, or are not there. What
 * several fields of one list have alike stands in one line. */
static void
add_choices(const struct upgrade_map *map, struct upgrade_plan *plan,
	const struct template_field *field, const struct template_field *target)
{
	for (size_t i = 0; i < field->list->item_count; i++) {
		const struct template_item *item = &field->list->items[i];
		const char *id = upgrade_map_choice(target, item->id);

		if (string_equal(id, item->id))
			continue;

		const struct template_item *found = template_find_item(target->list, id);
		const struct localized *label = found ? &found->label : &item->label;
		auto_string char *name = string_format("%s: %s", field->list->id, item->id);
		struct upgrade_line *line = find_choice_line(plan, name, label);

		if (!line) {
			line = add_line(plan, id ? UPGRADE_RENAMED : UPGRADE_GONE, UPGRADE_CHOICE,
				memory_copy_string(name),
				id ? string_format("%s: %s", target->list->id, id) : NULL);
			line->label = label;
		}
		line->count += count_answers(map->assessment, field, item->id);
	}
}

static void
add_kind_choices(
	const struct upgrade_map *map, struct upgrade_plan *plan, const struct template_kind *kind)
{
	const struct template_kind *new_kind = map->kinds[kind->index];

	for (size_t i = 0; new_kind && i < kind->field_count; i++) {
		const struct template_field *field = kind->fields[i];
		const struct template_field *target = upgrade_map_field(field, new_kind);

		if (!field->derived && field->list && target && upgrade_types_fit(field, target))
			add_choices(map, plan, field, target);
	}
}

/* The lines by what they say, those of one type in the order they came. */
static void
sort_lines(struct upgrade_plan *plan)
{
	struct upgrade_line *sorted = NULL;
	size_t count = 0;

	for (int type = UPGRADE_RENAMED; type <= UPGRADE_GONE; type++) {
		for (size_t i = 0; i < plan->line_count; i++) {
			if ((int)plan->lines[i].type == type)
				*array_append(&sorted, &count) = plan->lines[i];
		}
	}
	free(plan->lines);
	plan->lines = sorted;
}

void
upgrade_add_lines(const struct upgrade_map *map, struct upgrade_plan *plan)
{
	const struct template *old = map->assessment->template;

	for (size_t i = 0; i < old->kind_count; i++)
		add_old_kind(map, plan, old->kinds[i]);
	for (size_t i = 0; i < old->kind_count; i++)
		add_kind_choices(map, plan, old->kinds[i]);
	for (size_t i = 0; i < map->template->kind_count; i++)
		add_new_kind(map, plan, map->template->kinds[i]);
	sort_lines(plan);
}
