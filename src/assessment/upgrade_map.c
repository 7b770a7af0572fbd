/* SPDX-License-Identifier: MIT */
/* What becomes of kinds, fields, records and values in another template. */
#include "config.h"

#include "assessment/upgrade_map.h"

#include <stdlib.h>
#include <string.h>

#include "assessment/address.h"
#include "assessment/value.h"
#include "base/memory.h"
#include "base/string.h"

static const struct template_kind *
find_kind(const struct template *template, const struct template_kind *old)
{
	const struct template_kind *found = template_find_kind(template, old->id);

	for (size_t i = 0; i < template->kind_count && !found; i++) {
		if (template_was(&template->kinds[i]->was, old->id))
			found = template->kinds[i];
	}
	/* One that is always there is not the same as one of which there are many. */
	return found && found->single == old->single ? found : NULL;
}

/* Whether another record than this has the number in the new kind. */
static bool
is_taken(const struct upgrade_map *map, size_t index, const struct template_kind *kind, int number)
{
	for (size_t i = 0; i < map->assessment->record_count; i++) {
		if (i != index && map->records[i].kind == kind && map->records[i].number == number)
			return true;
	}
	return false;
}

static int
next_number(const struct upgrade_map *map, const struct template_kind *kind)
{
	int last = 0;

	for (size_t i = 0; i < map->assessment->record_count; i++) {
		if (map->records[i].kind == kind && map->records[i].number > last)
			last = map->records[i].number;
	}
	return last + 1;
}

/* Where two kinds become one, numbers that are taken are given anew. */
static void
map_records(struct upgrade_map *map)
{
	const struct assessment *assessment = map->assessment;

	map->records = memory_allocate_array(assessment->record_count + 1, sizeof(*map->records));
	for (size_t i = 0; i < assessment->record_count; i++) {
		const struct record *record = assessment->records[i];
		const struct template_kind *kind = map->kinds[record->kind->index];

		map->records[i] = (struct moved_record){.kind = kind, .number = record->number};
		map->records[i].id = kind && kind->single
					     ? assessment_single_id(assessment->root, kind->id)
					     : memory_copy_string(record->id);
	}
	for (size_t i = 0; i < assessment->record_count; i++) {
		struct moved_record *moved = &map->records[i];
		const struct template_kind *old = assessment->records[i]->kind;

		if (moved->kind && !moved->kind->single &&
			!string_equal(moved->kind->id, old->id) &&
			is_taken(map, i, moved->kind, moved->number))
			moved->number = next_number(map, moved->kind);
	}
}

void
upgrade_map_begin(struct upgrade_map *map, const struct assessment *assessment,
	const struct template *template)
{
	const struct template *old = assessment->template;

	*map = (struct upgrade_map){.assessment = assessment, .template = template};
	map->kinds = memory_allocate_array(old->kind_count + 1, sizeof(*map->kinds));
	for (size_t i = 0; i < old->kind_count; i++)
		map->kinds[i] = find_kind(template, old->kinds[i]);
	map_records(map);
}

void
upgrade_map_end(struct upgrade_map *map)
{
	for (size_t i = 0; i < map->assessment->record_count; i++)
		free(map->records[i].id);
	free(map->records);
	free(map->kinds);
}

const struct moved_record *
upgrade_map_record(const struct upgrade_map *map, const struct record *record)
{
	for (size_t i = 0; i < map->assessment->record_count; i++) {
		if (map->assessment->records[i] == record)
			return &map->records[i];
	}
	return NULL;
}

const struct template_field *
upgrade_map_field(const struct template_field *field, const struct template_kind *kind)
{
	const struct template_field *found = template_find_field(kind, field->id);

	for (size_t i = 0; kind && i < kind->field_count && !found; i++) {
		if (template_was(&kind->fields[i]->was, field->id))
			found = kind->fields[i];
	}
	return found && !found->derived ? found : NULL;
}

/* Types whose values may mean the same. */
enum family { FAMILY_WORDS, FAMILY_CHOICES, FAMILY_REFERENCES, FAMILY_OTHER };

static enum family
family_of(enum field_type type)
{
	switch (type) {
	case FIELD_TEXT:
	case FIELD_LONG_TEXT:
	case FIELD_PERSON:
		return FAMILY_WORDS;
	case FIELD_YES_NO:
	case FIELD_CHOICE:
	case FIELD_CHOICES:
		return FAMILY_CHOICES;
	case FIELD_REFERENCE:
	case FIELD_REFERENCES:
		return FAMILY_REFERENCES;
	case FIELD_NUMBER:
	case FIELD_DATE:
	case FIELD_DURATION:
	case FIELD_TYPE_COUNT:
		break;
	}
	return FAMILY_OTHER;
}

bool
upgrade_types_fit(const struct template_field *field, const struct template_field *target)
{
	enum family family = family_of(field->type);

	return field->type == target->type ||
	       (family != FAMILY_OTHER && family == family_of(target->type));
}

const char *
upgrade_map_choice(const struct template_field *target, const char *id)
{
	const struct template_list *list = target->list;
	const struct template_item *found = template_find_item(list, id);

	if (target->type == FIELD_YES_NO)
		return string_equal(id, "yes") || string_equal(id, "no") ? id : NULL;
	for (size_t i = 0; list && i < list->item_count && !found; i++) {
		if (template_was(&list->items[i].was, id))
			found = &list->items[i];
	}
	return found ? found->id : NULL;
}

static bool
has_value(const struct record *record, const struct template_field *field)
{
	for (size_t i = 0; i < record->value_count; i++) {
		if (record->values[i].field == field)
			return true;
	}
	return false;
}

const struct template_field *
upgrade_map_source(const struct record *record, const struct template_field *target)
{
	const struct template_field *field = template_find_field(record->kind, target->id);

	if (field && upgrade_types_fit(field, target) && has_value(record, field))
		return field;
	for (size_t i = 0; i < target->was.id_count; i++) {
		field = template_find_field(record->kind, target->was.ids[i]);
		if (field && upgrade_types_fit(field, target) && has_value(record, field))
			return field;
	}
	return NULL;
}

bool
upgrade_map_language(const struct upgrade_map *map, const struct template_field *target,
	const struct value *value, enum language *language)
{
	enum language content = map->assessment->language;

	if (target->translatable) {
		*language = value->language == LANGUAGE_NONE ? content : value->language;
		return map->template->languages[*language];
	}
	*language = LANGUAGE_NONE;
	return value->language == LANGUAGE_NONE || value->language == content;
}

static void
append_part(struct string *text, const char *part)
{
	if (text->length > 0)
		string_append_byte(text, ' ');
	string_append(text, part);
}

static char *
take_or_null(struct string *text)
{
	if (text->length > 0)
		return string_take(text);
	string_clear(text);
	return NULL;
}

/* The choices that stay, in the order of the new list where one is called otherwise. */
static char *
map_choices(const struct template_field *target, const char *text, struct string *lost)
{
	struct string kept = {0};
	bool is_renamed = false;
	size_t count;
	char **parts = value_split(text, &count);

	for (size_t i = 0; i < count; i++) {
		const char *id = upgrade_map_choice(target, parts[i]);

		if (!id)
			append_part(lost, parts[i]);
		else if (!value_has_part(string_text(&kept), id))
			append_part(&kept, id);
		is_renamed = is_renamed || (id && !string_equal(id, parts[i]));
	}
	value_free_parts(parts, count);
	if (is_renamed && target->list) {
		struct string sorted = {0};

		for (size_t i = 0; i < target->list->item_count; i++) {
			if (value_has_part(string_text(&kept), target->list->items[i].id))
				append_part(&sorted, target->list->items[i].id);
		}
		string_clear(&kept);
		kept = sorted;
	}
	return take_or_null(&kept);
}

static bool
may_point_to(const struct upgrade_map *map, const struct template_field *target, const char *id)
{
	const struct record *record = assessment_find_record(map->assessment, id);

	/* One that never was here dangles as before. */
	if (!record)
		return true;
	for (size_t i = 0; i < target->target_count; i++) {
		if (target->targets[i] == upgrade_map_record(map, record)->kind)
			return true;
	}
	return false;
}

/* The links that stay. Steps that the new field has no room for are lost, and those that the new
 * scales do not have. */
static char *
map_references(const struct upgrade_map *map, const struct template_field *target,
	const struct value *value, struct string *lost)
{
	struct string kept = {0};
	size_t count;
	struct value_link *links = value_links(value->text, &count);

	for (size_t i = 0; i < count; i++) {
		const struct value_link *link = &links[i];
		struct reduction reduction = link->reduction;
		bool stays = may_point_to(map, target, link->target);

		if (reduction_is_of(target))
			reduction_clamp(map->template, &reduction);
		else
			reduction = (struct reduction){0};
		if (stays)
			value_append_link(&kept, link->target, &reduction);
		if (!stays || !reduction_equal(&reduction, &link->reduction))
			value_append_link(lost, link->target, &link->reduction);
	}
	value_free_links(links, count);
	return take_or_null(&kept);
}

/* Values of several parts; where only one may be and there are more, none can be picked. */
static char *
map_parts(const struct upgrade_map *map, const struct template_field *target,
	const struct value *value, char **lost)
{
	bool is_reference = family_of(target->type) == FAMILY_REFERENCES;
	bool takes_one = target->type != FIELD_CHOICES && target->type != FIELD_REFERENCES;
	struct string lost_parts = {0};
	char *kept = is_reference ? map_references(map, target, value, &lost_parts)
				  : map_choices(target, value->text, &lost_parts);

	if (kept && takes_one && strchr(kept, ' ')) {
		memory_free(&kept);
		string_empty(&lost_parts);
		string_append(&lost_parts, value->text);
	}
	if (lost_parts.length > 0)
		*lost = value_write(map->assessment, value->field, string_text(&lost_parts));
	string_clear(&lost_parts);
	return kept;
}

static bool
is_about(const struct template_field *field)
{
	return (string_equal(field->kind->id, "comment") ||
		       string_equal(field->kind->id, "dismissal") ||
		       string_equal(field->kind->id, "evidence")) &&
	       string_equal(field->id, "about");
}

char *
upgrade_map_text(const struct upgrade_map *map, const struct template_field *target,
	const struct value *value, char **lost)
{
	char *kept = NULL;

	*lost = NULL;
	switch (family_of(target->type)) {
	case FAMILY_CHOICES:
	case FAMILY_REFERENCES:
		return map_parts(map, target, value, lost);
	case FAMILY_WORDS:
		if (is_about(value->field))
			kept = upgrade_map_address(map, value->text);
		/* One line is made of several. */
		if (!kept && target->type != value->field->type &&
			!value_read(map->assessment, target, value->text, &kept, NULL))
			kept = NULL;
		break;
	case FAMILY_OTHER:
		break;
	}
	return kept ? kept : memory_copy_string(value->text);
}

char *
upgrade_map_address(const struct upgrade_map *map, const char *text)
{
	struct address address;

	if (!address_read_any(map->assessment, text, &address, NULL))
		return NULL;

	const struct moved_record *moved = upgrade_map_record(map, address.record);

	if (!moved || !moved->kind)
		return NULL;

	struct record record = {.kind = moved->kind, .number = moved->number};
	const struct template_field *target =
		address.field ? upgrade_map_field(address.field, moved->kind) : NULL;
	bool has_language = target && target->translatable;
	auto_string char *before = address_write(address.record, address.field, address.language);
	char *after =
		address_write(&record, target, has_language ? address.language : LANGUAGE_NONE);

	if (address.field && !target) {
		char *named = string_format("%s.%s", after, address.field->id);

		free(after);
		after = named;
	}
	if (string_equal(before, after))
		memory_free(&after);
	return after;
}
