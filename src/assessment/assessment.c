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
assessment_single_id(const char *assessment, const char *kind)
{
	const uint64_t high =
		fnv_continue(fnv_continue(fnv_continue(FNV_BASIS, assessment), "/"), kind);
	const uint64_t low = fnv_continue(fnv_continue(fnv_continue(high, kind), "/"), assessment);

	return string_format("%08x-%04x-8%03x-%04x-%012llx", (unsigned)(high >> 32),
		(unsigned)(high >> 16 & 0xffff), (unsigned)(high & 0xfff),
		(unsigned)(low >> 48 & 0x3fff) | 0x8000,
		(unsigned long long)(low & 0xffffffffffff));
}

/* The slot where the record of this id is, or where it would go. There is always a free one. */
static size_t
find_slot(const struct assessment *assessment, const char *id)
{
	size_t slot = (size_t)(fnv_continue(FNV_BASIS, id) % assessment->slot_count);

	while (assessment->slots[slot] != NULL && strcmp(assessment->slots[slot]->id, id) != 0)
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

		assessment->slots[find_slot(assessment, record->id)] = record;
	}
}

static void
add_record(
	struct assessment *assessment, const char *id, const struct template_kind *kind, int number)
{
	struct record *record = memory_allocate(sizeof(*record));

	record->id = memory_copy_string(id);
	record->kind = kind;
	record->number = number;
	*array_append(&assessment->records, &assessment->record_count) = record;
	if (assessment->record_count * 2 > assessment->slot_count)
		make_slots(assessment, assessment->slot_count * 2);
	else
		assessment->slots[find_slot(assessment, id)] = record;
}

struct assessment *
assessment_new(const char *id, const char *reference, enum language language,
	const struct template *template)
{
	struct assessment *assessment = memory_allocate(sizeof(*assessment));

	assessment->id = memory_copy_string(id);
	assessment->reference = memory_copy_string(reference);
	assessment->language = language;
	assessment->template = template;
	make_slots(assessment, 64);
	for (size_t i = 0; i < template->kind_count; i++) {
		const struct template_kind *kind = template->kinds[i];

		if (kind->single) {
			auto_string char *record = assessment_single_id(id, kind->id);

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
	record->number = number;
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
			free_value(value);
			array_remove(&record->values, &record->value_count,
				(size_t)(value - record->values));
		}
		return true;
	}
	if (value == NULL)
		value = array_append(&record->values, &record->value_count);
	else
		free_value(value);
	*value = (struct value){
		.field = field,
		.language = edit->language,
		.text = memory_copy_string(edit->new_erased ? "" : edit->new_text),
		.origin = memory_copy_string(edit->origin),
		.erased = edit->new_erased,
	};
	return true;
}

struct record *
assessment_find_record(const struct assessment *assessment, const char *id)
{
	return assessment->slots[find_slot(assessment, id)];
}

const struct record *
assessment_find_numbered(
	const struct assessment *assessment, const struct template_kind *kind, int number)
{
	for (size_t i = 0; i < assessment->record_count; i++) {
		const struct record *record = assessment->records[i];

		if (record->kind == kind && record->number == number && !record->removed)
			return record;
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

static int
compare_numbers(const void *a, const void *b)
{
	const struct record *const *first = a;
	const struct record *const *second = b;

	return ((*first)->number > (*second)->number) - ((*first)->number < (*second)->number);
}

const struct record **
assessment_records_of(
	const struct assessment *assessment, const struct template_kind *kind, size_t *count)
{
	const struct record **records = NULL;

	*count = 0;
	for (size_t i = 0; i < assessment->record_count; i++) {
		if (assessment->records[i]->kind == kind && !assessment->records[i]->removed)
			*array_append(&records, count) = assessment->records[i];
	}
	if (*count > 1)
		qsort(records, *count, sizeof(*records), compare_numbers);
	return records;
}

int
assessment_last_number(const struct assessment *assessment, const struct template_kind *kind)
{
	int last = 0;

	for (size_t i = 0; i < assessment->record_count; i++) {
		const struct record *record = assessment->records[i];

		if (record->kind == kind && record->number > last)
			last = record->number;
	}
	return last;
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
