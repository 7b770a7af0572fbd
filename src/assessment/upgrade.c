/* SPDX-License-Identifier: MIT */
/* Planning a move to another template: which edits it is, what is kept and what is lost. */
#include "config.h"

#include "assessment/upgrade.h"

#include <stdlib.h>
#include <string.h>

#include "assessment/address.h"
#include "assessment/upgrade_lines.h"
#include "assessment/upgrade_map.h"
#include "assessment/value.h"
#include "base/array.h"
#include "base/memory.h"
#include "base/string.h"

/* What becomes of one value. */
struct move {
	const struct template_field *target; /* NULL: it goes nowhere */
	enum language language;
	char *text;   /* NULL: nothing of it stays */
	char *origin; /* of a translation */
	char *lost;   /* what does not stay; NULL: all stays */
};

static void
move_clear(struct move *move)
{
	free(move->text);
	free(move->origin);
	free(move->lost);
}

/* A translation was made from the original as it was; where that is kept in another way, from that.
 * Caller-owned. */
static char *
move_origin(const struct upgrade_map *map, const struct record *record, const struct value *value,
	const struct move *move)
{
	const struct value *original =
		record_value(record, value->field, map->assessment->language);

	if (!value->origin || move->language == LANGUAGE_NONE)
		return NULL;
	if (original && original != value && !original->erased) {
		auto_string char *before = assessment_fingerprint(original->text);
		auto_string char *lost = NULL;
		auto_string char *after = upgrade_map_text(map, move->target, original, &lost);

		if (after && string_equal(before, value->origin))
			return assessment_fingerprint(after);
	}
	return memory_copy_string(value->origin);
}

static struct move
plan_value(const struct upgrade_map *map, const struct record *record, const struct value *value)
{
	const struct moved_record *moved = upgrade_map_record(map, record);
	struct move move = {.target = upgrade_map_field(value->field, moved->kind)};

	if (move.target && upgrade_map_source(record, move.target) == value->field &&
		upgrade_map_language(map, move.target, value, &move.language)) {
		move.text = upgrade_map_text(map, move.target, value, &move.lost);
		if (move.text)
			move.origin = move_origin(map, record, value, &move);
	} else {
		move.lost = value_write(map->assessment, value->field, value->text);
	}
	return move;
}

/* Whether a value stays in its place, there perhaps with another text. */
static bool
stays(const struct upgrade_map *map, const struct record *record, const struct value *value,
	const struct move *move)
{
	return move->text && string_equal(move->target->id, value->field->id) &&
	       move->language == value->language &&
	       string_equal(upgrade_map_record(map, record)->id, record->id);
}

static void
add_loss(struct upgrade_plan *plan, const struct record *record, const struct value *value,
	const char *text)
{
	struct upgrade_loss *loss = array_append(&plan->losses, &plan->loss_count);

	loss->address = address_write(
		record, value ? value->field : NULL, value ? value->language : LANGUAGE_NONE);
	loss->text = memory_copy_string(text);
}

/* Take values out of the places they leave; returns how many answers stay, here or elsewhere. */
static size_t
take_out(const struct upgrade_map *map, struct upgrade_plan *plan, const struct record *record)
{
	const struct template_field **kept = NULL;
	size_t kept_count = 0;

	for (size_t i = 0; i < record->value_count; i++) {
		const struct value *value = &record->values[i];
		bool is_new = true;

		/* What was erased cannot be put anywhere, and bars nothing where it is. */
		if (value->erased)
			continue;

		struct move move = plan_value(map, record, value);

		if (move.lost)
			add_loss(plan, record, value, move.lost);
		if (!stays(map, record, value, &move))
			edits_add(&plan->edits, record->id, value->field->id, value->language,
				value->text, NULL, value->origin, NULL);
		for (size_t j = 0; j < kept_count; j++)
			is_new = is_new && kept[j] != value->field;
		if (move.text && is_new)
			*array_append(&kept, &kept_count) = value->field;
		move_clear(&move);
	}
	free(kept);
	return kept_count;
}

/* Put values where they go: those in the content language first, since translations remember them.
 */
static void
put_in(const struct upgrade_map *map, struct upgrade_plan *plan, const struct record *record,
	bool are_originals)
{
	const char *id = upgrade_map_record(map, record)->id;

	for (size_t i = 0; i < record->value_count; i++) {
		const struct value *value = &record->values[i];
		bool is_original = value->language == LANGUAGE_NONE ||
				   value->language == map->assessment->language;

		if (value->erased || is_original != are_originals)
			continue;

		struct move move = plan_value(map, record, value);

		if (stays(map, record, value, &move)) {
			if (!string_equal(move.text, value->text) ||
				!string_equal(move.origin, value->origin))
				edits_add(&plan->edits, id, value->field->id, value->language,
					value->text, move.text, value->origin, move.origin);
		} else if (move.text) {
			edits_add(&plan->edits, id, move.target->id, move.language, NULL, move.text,
				NULL, move.origin);
		}
		move_clear(&move);
	}
}

static void
add_presence(struct upgrade_plan *plan, const char *id, const char *before, const char *after)
{
	edits_add(&plan->edits, id, EDIT_PRESENCE, LANGUAGE_NONE, before, after, NULL, NULL);
}

static char *
presence(const struct template_kind *kind, int number)
{
	return string_format("%s/%d", kind->id, number);
}

/* A record comes under its new name. One that was removed does so too, for its number is never
 * given again: it is back for a moment, under its old name first, which undoing gives it back. */
static void
rename_record(const struct upgrade_map *map, struct upgrade_plan *plan, const struct record *record)
{
	const struct moved_record *moved = upgrade_map_record(map, record);

	if (!moved->kind || moved->kind->single)
		return;

	auto_string char *before = presence(record->kind, record->number);
	auto_string char *after = presence(moved->kind, moved->number);

	if (string_equal(before, after))
		return;
	if (record->removed)
		add_presence(plan, record->id, NULL, before);
	add_presence(plan, record->id, before, after);
	if (record->removed)
		add_presence(plan, record->id, after, NULL);
}

/* Single records that were not there before. */
static void
add_single_records(const struct upgrade_map *map, struct upgrade_plan *plan)
{
	for (size_t i = 0; i < map->template->kind_count; i++) {
		const struct template_kind *kind = map->template->kinds[i];
		const struct template_kind *old =
			template_find_kind(map->assessment->template, kind->id);

		if (!kind->single || (old && old->single))
			continue;

		auto_string char *id = assessment_single_id(map->assessment->root, kind->id);
		auto_string char *after = presence(kind, 0);

		add_presence(plan, id, NULL, after);
	}
}

/* Whether a record is not there afterwards: its kind is gone, or a single one called otherwise. */
static bool
goes(const struct upgrade_map *map, const struct record *record)
{
	const struct moved_record *moved = upgrade_map_record(map, record);

	return !record->removed && (!moved->kind || !string_equal(moved->id, record->id));
}

static void
remove_record(const struct upgrade_map *map, struct upgrade_plan *plan, const struct record *record)
{
	auto_string char *before = presence(record->kind, record->number);
	auto_string char *name =
		assessment_record_name(map->assessment, record, map->assessment->language);

	add_presence(plan, record->id, before, NULL);
	if (!record->kind->single)
		add_loss(plan, record, NULL, name);
}

/* Whether a record's values have to be looked at one by one: those of a record that goes stay with
 * it, as when it is removed. */
static bool
is_moved(const struct upgrade_map *map, const struct record *record)
{
	return !record->removed && (record->kind->single || upgrade_map_record(map, record)->kind);
}

static void
plan_records(const struct upgrade_map *map, struct upgrade_plan *plan)
{
	const struct assessment *assessment = map->assessment;

	add_single_records(map, plan);
	for (size_t i = 0; i < assessment->record_count; i++)
		rename_record(map, plan, assessment->records[i]);
	for (size_t i = 0; i < assessment->record_count; i++) {
		const struct record *record = assessment->records[i];

		if (!is_moved(map, record))
			continue;
		plan->answers += take_out(map, plan, record);
		plan->records += !record->kind->single;
		put_in(map, plan, record, true);
		put_in(map, plan, record, false);
	}
	for (size_t i = 0; i < assessment->record_count; i++) {
		if (goes(map, assessment->records[i]))
			remove_record(map, plan, assessment->records[i]);
	}
}

bool
upgrade_plan(const struct assessment *assessment, const struct template *template,
	struct upgrade_plan *plan, struct error *error)
{
	const struct template *old = assessment->template;
	struct upgrade_map map;

	*plan = (struct upgrade_plan){0};
	if (!template->languages[assessment->language])
		return error_set(error, ERROR_DATA,
			N_("The template {template} does not speak {language}."), "template",
			template->name, "language", language_name(assessment->language), NULL);
	plan->is_same = old->source_length == template->source_length &&
			memcmp(old->source, template->source, old->source_length) == 0;
	if (plan->is_same)
		return true;
	upgrade_map_begin(&map, assessment, template);
	upgrade_add_lines(&map, plan);
	plan_records(&map, plan);
	upgrade_map_end(&map);
	return true;
}

void
upgrade_plan_clear(struct upgrade_plan *plan)
{
	for (size_t i = 0; i < plan->line_count; i++) {
		free(plan->lines[i].old_name);
		free(plan->lines[i].new_name);
	}
	for (size_t i = 0; i < plan->loss_count; i++) {
		free(plan->losses[i].address);
		free(plan->losses[i].text);
	}
	free(plan->lines);
	free(plan->losses);
	edits_clear(&plan->edits);
	*plan = (struct upgrade_plan){0};
}

char *
upgrade_address(
	const struct assessment *assessment, const struct template *template, const char *address)
{
	struct upgrade_map map;
	char *moved;

	upgrade_map_begin(&map, assessment, template);
	moved = upgrade_map_address(&map, address);
	upgrade_map_end(&map);
	return moved;
}

/* The last presence that edits give a record; NULL when they give it none. */
static const char *
last_presence(const struct edits *edits, const char *record)
{
	for (size_t i = edits->edit_count; i > 0; i--) {
		const struct edit *edit = &edits->edits[i - 1];

		if (edit->new_text && strcmp(edit->field, EDIT_PRESENCE) == 0 &&
			strcmp(edit->record, record) == 0)
			return edit->new_text;
	}
	return NULL;
}

struct assessment *
upgrade_result(const struct assessment *assessment, const struct template *template,
	const struct edits *kept, const struct edits *edits)
{
	struct assessment *result = assessment_new_from(assessment->id, assessment->root,
		assessment->reference, assessment->language, template);

	assessment_set_today(result, assessment->today);
	/* A record is there from the beginning as what it becomes, for its values to be taken. */
	for (size_t i = 0; i < kept->edit_count; i++) {
		struct edit edit = kept->edits[i];
		const char *becomes = edit.new_text && strcmp(edit.field, EDIT_PRESENCE) == 0
					      ? last_presence(edits, edit.record)
					      : NULL;

		if (becomes)
			edit.new_text = (char *)becomes;
		assessment_apply(result, &edit);
	}
	for (size_t i = 0; i < edits->edit_count; i++)
		assessment_apply(result, &edits->edits[i]);
	return result;
}
