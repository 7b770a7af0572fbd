/* SPDX-License-Identifier: MIT */
/* Taking entries of the catalogue, all as one change. */
#include "config.h"

#include "session/take.h"

#include <stdlib.h>

#include "assessment/catalogue.h"
#include "assessment/value.h"
#include "base/memory.h"
#include "base/string.h"
#include "seal/chain.h"
#include "session/state.h"

/* What is being taken. Arrays have an item for each entry of the catalogue, taken or not. */
struct taking {
	const struct session *session;
	const struct blueprint *catalogue;
	const struct record **there; /* taken from it before */
	char **ids;                  /* of the record that is taken now; NULL: none */
	const struct record *target;
	struct edits edits;
};

/* Add a reference to a kept list unless it is there. */
static void
add_reference(struct string *references, const char *id, const struct reduction *reduction)
{
	if (!value_has_part(string_text(references), id))
		value_append_link(references, id, reduction);
}

/* The records that a reference of an entry leads to here. Caller-owned. */
static char *
references_of(const struct taking *taking, const struct blueprint_value *value)
{
	struct string references = {0};

	for (size_t i = 0; i < value->reference_count; i++) {
		size_t entry = value->references[i];
		const struct reduction *reduction = &value->reductions[i];

		if (taking->ids[entry])
			add_reference(&references, taking->ids[entry], reduction);
		else if (taking->there[entry])
			add_reference(&references, taking->there[entry]->id, reduction);
	}
	return string_take(&references);
}

/* The field that leads from records of an entry to the target; NULL when there is none. */
static const struct template_field *
link_field(const struct taking *taking, size_t entry)
{
	return taking->target ? catalogue_link_field(taking->catalogue->records[entry].kind,
					taking->target->kind)
			      : NULL;
}

static void
plan_reference(struct taking *taking, size_t entry, const struct template_field *field,
	const struct blueprint_value *value)
{
	struct string references = {0};

	if (value) {
		auto_string char *others = references_of(taking, value);

		string_append(&references, others);
	}
	if (field == link_field(taking, entry))
		add_reference(&references, taking->target->id, &(const struct reduction){0});
	if (references.length)
		edits_add(&taking->edits, taking->ids[entry], field->id, LANGUAGE_NONE, NULL,
			string_text(&references), NULL, NULL);
	string_clear(&references);
}

static const struct blueprint_value *
find_value(const struct blueprint_record *record, const struct template_field *field)
{
	for (size_t i = 0; i < record->value_count; i++) {
		if (record->values[i].field == field)
			return &record->values[i];
	}
	return NULL;
}

/* Plan the record of an entry; its presence was planned before. */
static void
plan_values(struct taking *taking, size_t entry)
{
	const struct assessment *assessment = taking->session->assessment;
	const struct blueprint_record *record = &taking->catalogue->records[entry];

	for (size_t i = 0; i < record->kind->field_count; i++) {
		const struct template_field *field = record->kind->fields[i];
		const struct blueprint_value *value = find_value(record, field);

		if (string_equal(field->id, CATALOGUE_ENTRY_FIELD))
			edits_add(&taking->edits, taking->ids[entry], field->id, LANGUAGE_NONE,
				NULL, record->key, NULL, NULL);
		else if (field->type == FIELD_REFERENCE || field->type == FIELD_REFERENCES)
			plan_reference(taking, entry, field, value);
		else if (value)
			session_plan_texts(assessment->template, assessment->language,
				taking->ids[entry], field, &value->texts, &taking->edits);
	}
}

static void
plan_presence(struct taking *taking, size_t entry)
{
	const struct template_kind *kind = taking->catalogue->records[entry].kind;
	int number = assessment_last_number(taking->session->assessment, kind) + 1;

	for (size_t i = 0; i < taking->catalogue->record_count; i++)
		number += taking->ids[i] && taking->catalogue->records[i].kind == kind;

	auto_string char *presence = string_format("%s/%d", kind->id, number);

	taking->ids[entry] = seal_uuid();
	edits_add(&taking->edits, taking->ids[entry], EDIT_PRESENCE, LANGUAGE_NONE, NULL, presence,
		NULL, NULL);
}

/* Link a record that is there to the target. */
static bool
plan_link(struct taking *taking, size_t entry, bool *is_linked, struct error *error)
{
	const struct assessment *assessment = taking->session->assessment;
	const struct record *record = taking->there[entry];
	const struct template_field *field = link_field(taking, entry);

	*is_linked = field && !catalogue_is_linked(assessment, record, taking->target);
	if (!*is_linked)
		return true;

	const char *kept = assessment_text(assessment, record, field);
	auto_string char *references =
		string_format("%s%s%s", kept, string_is_empty(kept) ? "" : " ", taking->target->id);
	struct session_value value = {.field = field, .text = references};

	return session_plan(taking->session, record, &value, &taking->edits, error);
}

static bool
check(const struct session *session, const size_t *entries, size_t entry_count,
	const struct record *target, struct error *error)
{
	if (!session_may_change(session, NULL, error))
		return false;
	if (target && target->removed)
		return error_set(error, ERROR_DATA,
			N_("The record {record} was removed. Undo that first."), "record",
			target->id, NULL);
	for (size_t i = 0; i < entry_count; i++) {
		auto_string char *number = string_format("%zu", entries[i]);

		if (entries[i] >= catalogue_count(session->template))
			return error_set(error, ERROR_DATA,
				N_("The catalogue has no entry {entry}."), "entry", number, NULL);
	}
	return true;
}

/* The first place where the number at a place stands. */
static size_t
first_place(const size_t *entries, size_t place)
{
	size_t first = 0;

	while (entries[first] != entries[place])
		first++;
	return first;
}

/* Plan it all: first which records come, so that references may lead to any of them. */
static bool
plan(struct taking *taking, const size_t *entries, size_t entry_count, struct taken *taken,
	struct error *error)
{
	bool planned = true;

	for (size_t i = 0; i < entry_count; i++) {
		if (!taking->there[entries[i]] && !taking->ids[entries[i]])
			plan_presence(taking, entries[i]);
	}
	for (size_t i = 0; i < taking->catalogue->record_count; i++) {
		if (taking->ids[i])
			plan_values(taking, i);
	}
	for (size_t i = 0; i < entry_count && planned; i++) {
		size_t first = first_place(entries, i);

		if (first < i) {
			taken[i] = taken[first];
		} else if (taking->ids[entries[i]]) {
			taken[i].is_new = true;
			taken[i].is_linked = link_field(taking, entries[i]) != NULL;
		} else {
			planned = plan_link(taking, entries[i], &taken[i].is_linked, error);
		}
	}
	return planned;
}

/* Keep what was planned, and find the records. */
static bool
keep(struct session *session, struct taking *taking, const size_t *entries, size_t entry_count,
	struct taken *taken, struct error *error)
{
	enum act act = ACT_EDIT;

	for (size_t i = 0; i < entry_count; i++)
		act = taken[i].is_new ? ACT_ADD : act;
	if (taking->edits.edit_count > 0 && !session_keep(session, act, 0, &taking->edits, error))
		return false;
	for (size_t i = 0; i < entry_count; i++)
		taken[i].record = taken[i].is_new ? assessment_find_record(session->assessment,
							    taking->ids[entries[i]])
						  : taking->there[entries[i]];
	return true;
}

bool
session_take(struct session *session, const size_t *entries, size_t entry_count,
	const struct record *target, struct taken **taken, struct error *error)
{
	if (!check(session, entries, entry_count, target, error))
		return false;

	size_t count = catalogue_count(session->template);
	struct taken *result = memory_allocate_array(entry_count + 1, sizeof(*result));
	struct taking taking = {
		.session = session,
		.catalogue = session->template->catalogue,
		.there = catalogue_taken(session->assessment),
		.ids = memory_allocate_array(count + 1, sizeof(*taking.ids)),
		.target = target,
	};
	bool done = entry_count == 0 ||
		    (plan(&taking, entries, entry_count, result, error) &&
			    keep(session, &taking, entries, entry_count, result, error));

	/* What was kept is consumed. */
	edits_clear(&taking.edits);
	for (size_t i = 0; i < count; i++)
		free(taking.ids[i]);
	free(taking.ids);
	free(taking.there);
	if (done)
		*taken = result;
	else
		free(result);
	return done;
}
