/* SPDX-License-Identifier: MIT */
/*
 * The records of an assessment and their values: applying edits and finding what is there. How
 * values look to a person is in show.c, what follows from them in evaluate.c.
 */
#include "config.h"

#include "assessment/assessment.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "assessment/references.h"
#include "base/array.h"
#include "base/memory.h"
#include "base/string.h"

#define FNV_BASIS 0xcbf29ce484222325u
#define FNV_PRIME 0x100000001b3u

static uint64_t
fnv_continue(uint64_t hash, const char *text)
{
	for (const char *at = text; *at != '\0'; at++)
		hash = (hash ^ (unsigned char)*at) * FNV_PRIME;
	return hash;
}

char *
assessment_fingerprint(const char *text)
{
	return string_format("%016llx", (unsigned long long)fnv_continue(FNV_BASIS, text));
}

/* A UUID of version 8 (one's own making) from the assessment's id and the kind's. */
char *
assessment_single_id(const char *root, const char *kind)
{
	const uint64_t high = fnv_continue(fnv_continue(fnv_continue(FNV_BASIS, root), "/"), kind);
	const uint64_t low = fnv_continue(fnv_continue(fnv_continue(high, kind), "/"), root);

	return string_format("%08x-%04x-8%03x-%04x-%012llx", (unsigned)(high >> 32),
		(unsigned)(high >> 16 & 0xffff), (unsigned)(high & 0xfff),
		(unsigned)(low >> 48 & 0x3fff) | 0x8000,
		(unsigned long long)(low & 0xffffffffffff));
}

static bool
is_id(const struct record *record, const char *id, size_t length)
{
	return strncmp(record->id, id, length) == 0 && record->id[length] == '\0';
}

/* The slot where the record of this id is, or where it would go. There is always a free one. */
static size_t
find_slot(const struct assessment *assessment, const char *id, size_t length)
{
	uint64_t hash = FNV_BASIS;
	size_t slot;

	for (size_t i = 0; i < length; i++)
		hash = (hash ^ (unsigned char)id[i]) * FNV_PRIME;
	slot = (size_t)(hash % assessment->slot_count);
	while (assessment->slots[slot] != NULL && !is_id(assessment->slots[slot], id, length))
		slot = (slot + 1) % assessment->slot_count;
	return slot;
}

static void
make_slots(struct assessment *assessment, size_t count)
{
	free(assessment->slots);
	assessment->slots = memory_allocate_array(count, sizeof(*assessment->slots));
	assessment->slot_count = count;
	for (size_t i = 0; i < assessment->record_count; i++) {
		struct record *record = assessment->records[i];

		assessment->slots[find_slot(assessment, record->id, strlen(record->id))] = record;
	}
}

/* Put a record among those of its kind, after those of smaller numbers. */
static void
place_in_kind(struct assessment *assessment, struct record *record)
{
	struct kind_records *kind = &assessment->kinds[record->kind->index];
	size_t place;

	*array_append(&kind->records, &kind->record_count) = record;
	for (place = kind->record_count - 1;
		place > 0 && kind->records[place - 1]->number > record->number; place--)
		kind->records[place] = kind->records[place - 1];
	kind->records[place] = record;
}

static void
change_number(struct assessment *assessment, struct record *record, int number)
{
	struct kind_records *kind = &assessment->kinds[record->kind->index];

	if (record->number == number)
		return;
	record->number = number;
	for (size_t i = 0; i < kind->record_count; i++) {
		if (kind->records[i] == record) {
			array_remove(&kind->records, &kind->record_count, i);
			break;
		}
	}
	place_in_kind(assessment, record);
}

static void
add_record(
	struct assessment *assessment, const char *id, const struct template_kind *kind, int number)
{
	struct record *record = memory_allocate(sizeof(*record));

	record->id = memory_copy_string(id);
	record->kind = kind;
	record->number = number;
	record->index = assessment->record_count;
	*array_append(&assessment->records, &assessment->record_count) = record;
	if (assessment->record_count * 2 > assessment->slot_count)
		make_slots(assessment, assessment->slot_count * 2);
	else
		assessment->slots[find_slot(assessment, id, strlen(id))] = record;
	place_in_kind(assessment, record);
	references_resolve(assessment, record);
}

struct assessment *
assessment_new(const char *id, const char *reference, enum language language,
	const struct template *template)
{
	return assessment_new_from(id, id, reference, language, template);
}

struct assessment *
assessment_new_from(const char *id, const char *root, const char *reference, enum language language,
	const struct template *template)
{
	struct assessment *assessment = memory_allocate(sizeof(*assessment));

	assessment->id = memory_copy_string(id);
	assessment->root = memory_copy_string(root);
	assessment->reference = memory_copy_string(reference);
	assessment->language = language;
	assessment->template = template;
	assessment->kinds = memory_allocate_array(template->kind_count, sizeof(*assessment->kinds));
	make_slots(assessment, 64);
	for (size_t i = 0; i < template->kind_count; i++) {
		const struct template_kind *kind = template->kinds[i];

		if (kind->single) {
			auto_string char *record = assessment_single_id(root, kind->id);

			add_record(assessment, record, kind, 0);
		}
	}
	return assessment;
}

static void
free_value(struct value *value)
{
	free(value->text);
	free(value->origin);
}

void
assessment_free(struct assessment **assessment)
{
	struct assessment *old = *assessment;

	*assessment = NULL;
	if (old == NULL)
		return;
	references_clear(old);
	for (size_t i = 0; i < old->template->kind_count; i++)
		free(old->kinds[i].records);
	free(old->kinds);
	for (size_t i = 0; i < old->record_count; i++) {
		struct record *record = old->records[i];

		for (size_t j = 0; j < record->value_count; j++)
			free_value(&record->values[j]);
		free(record->values);
		free(record->id);
		free(record);
	}
	free(old->records);
	free(old->slots);
	free(old->id);
	free(old->root);
	free(old->reference);
	free(old->today);
	free(old);
}

void
assessment_set_today(struct assessment *assessment, const char *date)
{
	char *copy = memory_copy_string(date);

	free(assessment->today);
	assessment->today = copy;
}

/* Read the "kind/number" of a presence. */
static bool
read_presence(const struct template *template, const char *text, const struct template_kind **kind,
	int *number)
{
	const char *slash = strrchr(text, '/');
	char *end;
	long parsed;

	if (slash == NULL || slash[1] < '0' || slash[1] > '9')
		return false;
	auto_string char *id = memory_copy_bytes(text, (size_t)(slash - text));

	errno = 0;
	parsed = strtol(slash + 1, &end, 10);
	if (errno != 0 || *end != '\0' || parsed > INT_MAX)
		return false;
	*kind = template_find_kind(template, id);
	*number = (int)parsed;
	return *kind != NULL && (*number == 0) == (*kind)->single;
}

static bool
apply_presence(struct assessment *assessment, const struct edit *edit)
{
	struct record *record = assessment_find_record(assessment, edit->record);
	const struct template_kind *kind;
	int number;

	if (edit->new_text == NULL) {
		if (record == NULL || record->kind->single)
			return false;
		record->removed = true;
		return true;
	}
	if (!read_presence(assessment->template, edit->new_text, &kind, &number))
		return false;
	if (record == NULL) {
		if (kind->single)
			return false;
		add_record(assessment, edit->record, kind, number);
		return true;
	}
	if (record->kind != kind)
		return false;
	change_number(assessment, record, number);
	record->removed = false;
	return true;
}

static struct value *
find_value(const struct record *record, const struct template_field *field, enum language language)
{
	for (size_t i = 0; i < record->value_count; i++) {
		struct value *value = &record->values[i];

		if (value->field == field && value->language == language)
			return value;
	}
	return NULL;
}

bool
assessment_apply(struct assessment *assessment, const struct edit *edit)
{
	struct record *record;
	const struct template_field *field;
	struct value *value;

	if (strcmp(edit->field, EDIT_PRESENCE) == 0)
		return apply_presence(assessment, edit);
	record = assessment_find_record(assessment, edit->record);
	if (record == NULL)
		return false;
	field = template_find_field(record->kind, edit->field);
	if (field == NULL || field->derived ||
		field->translatable != (edit->language != LANGUAGE_NONE))
		return false;

	value = find_value(record, field, edit->language);
	if (string_is_empty(edit->new_text) && !edit->new_erased) {
		if (value != NULL) {
			references_forget(assessment, record, field, value->text);
			free_value(value);
			array_remove(&record->values, &record->value_count,
				(size_t)(value - record->values));
		}
		return true;
	}
	if (value == NULL)
		value = array_append(&record->values, &record->value_count);
	else {
		references_forget(assessment, record, field, value->text);
		free_value(value);
	}
	*value = (struct value){
		.field = field,
		.language = edit->language,
		.text = memory_copy_string(edit->new_erased ? "" : edit->new_text),
		.origin = memory_copy_string(edit->origin),
		.erased = edit->new_erased,
	};
	references_note(assessment, record, field, value->text);
	return true;
}

struct record *
assessment_find_record(const struct assessment *assessment, const char *id)
{
	return assessment_find_bytes(assessment, id, strlen(id));
}

struct record *
assessment_find_bytes(const struct assessment *assessment, const char *id, size_t length)
{
	return assessment->slots[find_slot(assessment, id, length)];
}

const struct record *
assessment_find_numbered(
	const struct assessment *assessment, const struct template_kind *kind, int number)
{
	const struct kind_records *all;

	if (kind == NULL)
		return NULL;
	all = &assessment->kinds[kind->index];
	for (size_t i = 0; i < all->record_count && all->records[i]->number <= number; i++) {
		if (all->records[i]->number == number && !all->records[i]->removed)
			return all->records[i];
	}
	return NULL;
}

const struct record *
assessment_single(const struct assessment *assessment, const char *kind)
{
	const struct template_kind *found = template_find_kind(assessment->template, kind);

	if (found == NULL || !found->single)
		return NULL;
	return assessment_find_numbered(assessment, found, 0);
}

const struct record **
assessment_records_of(
	const struct assessment *assessment, const struct template_kind *kind, size_t *count)
{
	const struct kind_records *all = kind ? &assessment->kinds[kind->index] : NULL;
	const struct record **records = NULL;

	*count = 0;
	for (size_t i = 0; all && i < all->record_count; i++) {
		if (!all->records[i]->removed)
			*array_append(&records, count) = all->records[i];
	}
	return records;
}

int
assessment_last_number(const struct assessment *assessment, const struct template_kind *kind)
{
	const struct kind_records *all = &assessment->kinds[kind->index];

	return all->record_count > 0 ? all->records[all->record_count - 1]->number : 0;
}

const struct value *
record_value(
	const struct record *record, const struct template_field *field, enum language language)
{
	return find_value(record, field, field->translatable ? language : LANGUAGE_NONE);
}

const char *
assessment_text(const struct assessment *assessment, const struct record *record,
	const struct template_field *field)
{
	const struct value *value = record_value(record, field, assessment->language);

	return value == NULL ? "" : value->text;
}
