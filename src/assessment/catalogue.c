/* SPDX-License-Identifier: MIT */
/* Which entries of the catalogue are in use, and where they deserve a look. */
#include "config.h"

#include "assessment/catalogue.h"

#include <stdlib.h>

#include "assessment/evaluate.h"
#include "assessment/value.h"
#include "base/array.h"
#include "base/memory.h"
#include "base/string.h"
#include "text/fold.h"

size_t
catalogue_count(const struct template *template)
{
	return template->catalogue ? template->catalogue->record_count : 0;
}

bool
catalogue_has_kind(const struct template *template, const struct template_kind *kind)
{
	for (size_t i = 0; i < catalogue_count(template); i++) {
		if (template->catalogue->records[i].kind == kind)
			return true;
	}
	return false;
}

const struct template_kind *
catalogue_kind_for(const struct template *template, const struct template_kind *target)
{
	for (size_t i = 0; i < catalogue_count(template); i++) {
		const struct template_kind *kind = template->catalogue->records[i].kind;

		if (catalogue_link_field(kind, target))
			return kind;
	}
	return NULL;
}

static bool
find_id(const struct template *template, const char *id, size_t *entry)
{
	for (size_t i = 0; i < catalogue_count(template); i++) {
		if (!string_equal(template->catalogue->records[i].key, id))
			continue;
		*entry = i;
		return true;
	}
	return false;
}

bool
catalogue_find(const struct template *template, const char *id, size_t *entry, struct error *error)
{
	size_t count = catalogue_count(template);
	const char **names;
	const char *nearest;

	if (find_id(template, id, entry))
		return true;
	names = memory_allocate_array(count + 1, sizeof(*names));
	for (size_t i = 0; i < count; i++)
		names[i] = template->catalogue->records[i].key;
	nearest = fold_nearest(id, names, count);
	free(names);
	if (nearest)
		return error_set(error, ERROR_DATA,
			N_("The catalogue has no entry {entry}. Did you mean {nearest}?"), "entry",
			id, "nearest", nearest, NULL);
	return error_set(
		error, ERROR_DATA, N_("The catalogue has no entry {entry}."), "entry", id, NULL);
}

const struct localized *
catalogue_name(const struct template *template, size_t entry)
{
	const struct blueprint_record *record = &template->catalogue->records[entry];

	for (size_t i = 0; i < record->value_count; i++) {
		if (record->values[i].field == record->kind->name)
			return &record->values[i].texts;
	}
	return NULL;
}

/* Whether one of a record's names is what an entry is called in that language. */
static bool
has_name_of(const struct value *const names[LANGUAGE_COUNT], const struct localized *name)
{
	for (int language = LANGUAGE_NONE; name && language < LANGUAGE_COUNT; language++) {
		if (names[language] && string_equal(names[language]->text,
					       localized_text(name, (enum language)language)))
			return true;
	}
	return false;
}

bool
catalogue_entry_of(const struct assessment *assessment, const struct record *record, size_t *entry)
{
	const struct template *template = assessment->template;
	const struct template_field *field =
		template_find_field(record->kind, CATALOGUE_ENTRY_FIELD);
	const char *remembered = field ? assessment_text(assessment, record, field) : "";
	const struct value *names[LANGUAGE_COUNT];

	if (!string_is_empty(remembered))
		return find_id(template, remembered, entry) &&
		       template->catalogue->records[*entry].kind == record->kind;
	for (int language = LANGUAGE_NONE; language < LANGUAGE_COUNT; language++) {
		const struct value *name =
			record->kind->name
				? record_value(record, record->kind->name, (enum language)language)
				: NULL;

		names[language] = name && !name->erased ? name : NULL;
	}
	for (size_t i = 0; i < catalogue_count(template); i++) {
		if (template->catalogue->records[i].kind != record->kind ||
			!has_name_of(names, catalogue_name(template, i)))
			continue;
		*entry = i;
		return true;
	}
	return false;
}

const struct record **
catalogue_taken(const struct assessment *assessment)
{
	const struct template *template = assessment->template;
	const struct record **taken =
		memory_allocate_array(catalogue_count(template) + 1, sizeof(*taken));

	for (size_t i = 0; i < template->kind_count; i++) {
		size_t count = 0;
		const struct record **records =
			catalogue_has_kind(template, template->kinds[i])
				? assessment_records_of(assessment, template->kinds[i], &count)
				: NULL;

		for (size_t j = 0; j < count; j++) {
			size_t entry;

			if (catalogue_entry_of(assessment, records[j], &entry) && !taken[entry])
				taken[entry] = records[j];
		}
		free(records);
	}
	return taken;
}

bool
catalogue_applies(const struct assessment *assessment, size_t entry, const struct record *record)
{
	const struct catalogue_entry *row = &assessment->template->entries[entry];

	for (size_t i = 0; i < row->place_count; i++) {
		if (row->places[i].kind == record->kind &&
			evaluate_condition(assessment, record, row->places[i].when))
			return true;
	}
	return false;
}

const struct record **
catalogue_records(const struct assessment *assessment, size_t entry, size_t *count)
{
	const struct catalogue_entry *row = &assessment->template->entries[entry];
	const struct record **found = NULL;

	*count = 0;
	for (size_t i = 0; i < row->place_count; i++) {
		size_t record_count;
		const struct record **records =
			assessment_records_of(assessment, row->places[i].kind, &record_count);

		for (size_t j = 0; j < record_count; j++) {
			if (evaluate_condition(assessment, records[j], row->places[i].when))
				*array_append(&found, count) = records[j];
		}
		free(records);
	}
	return found;
}

/* Whether one of an entry's references leads to another entry. */
static bool
refers_to(const struct template *template, size_t entry, size_t other)
{
	const struct blueprint_record *record = &template->catalogue->records[entry];

	for (size_t i = 0; i < record->value_count; i++) {
		for (size_t j = 0; j < record->values[i].reference_count; j++) {
			if (record->values[i].references[j] == other)
				return true;
		}
	}
	return false;
}

bool
catalogue_suits(const struct assessment *assessment, size_t entry, const struct record *record)
{
	size_t taken_from;

	return catalogue_applies(assessment, entry, record) ||
	       (catalogue_entry_of(assessment, record, &taken_from) &&
		       refers_to(assessment->template, entry, taken_from));
}

const struct template_field *
catalogue_link_field(const struct template_kind *kind, const struct template_kind *target)
{
	for (size_t i = 0; i < kind->field_count; i++) {
		const struct template_field *field = kind->fields[i];

		for (size_t j = 0; field->type == FIELD_REFERENCES && j < field->target_count;
			j++) {
			if (field->targets[j] == target)
				return field;
		}
	}
	return NULL;
}

bool
catalogue_is_linked(const struct assessment *assessment, const struct record *record,
	const struct record *target)
{
	const struct template_field *field = catalogue_link_field(record->kind, target->kind);

	return field && value_has_part(assessment_text(assessment, record, field), target->id);
}

bool
catalogue_is_settled(const struct assessment *assessment, const struct record *taken,
	const struct record *target)
{
	return taken && (!target || !catalogue_link_field(taken->kind, target->kind) ||
				catalogue_is_linked(assessment, taken, target));
}
