/* SPDX-License-Identifier: MIT */
/* Erasing values for good. */
#include "config.h"

#include <stdlib.h>

#include "base/array.h"
#include "base/clock.h"
#include "base/memory.h"
#include "base/string.h"
#include "session/state.h"

/* What is erased: fields under every id they ever had, in the record under each of its own. */
struct fields {
	const char **ids;
	size_t count;
	const char **records; /* UUIDs; each owned */
	size_t record_count;
	const char **addresses; /* of their drafts; each owned */
	size_t address_count;
};

/* The drafts of a field that is, or was, called so, in a kind that is, or was, called so. */
static void
add_draft(struct fields *fields, const struct record *record, const char *kind, const char *field)
{
	char *address = record->kind->single
				? string_format("%s.%s", kind, field)
				: string_format("%s/%d.%s", kind, record->number, field);

	*array_append(&fields->addresses, &fields->address_count) = address;
}

static void
add_id(struct fields *fields, const struct record *record, const char *id)
{
	const struct template_was *was = &record->kind->was;

	*array_append(&fields->ids, &fields->count) = id;
	add_draft(fields, record, record->kind->id, id);
	for (size_t i = 0; i < was->id_count; i++)
		add_draft(fields, record, was->ids[i], id);
}

static void
add_field(struct fields *fields, const struct record *record, const struct template_field *field)
{
	add_id(fields, record, field->id);
	for (size_t i = 0; i < field->was.id_count; i++)
		add_id(fields, record, field->was.ids[i]);
}

/* A single record had another UUID while its kind was called otherwise. */
static void
add_records(struct fields *fields, const struct assessment *assessment, const struct record *record)
{
	const struct template_was *was = &record->kind->was;

	*array_append(&fields->records, &fields->record_count) = memory_copy_string(record->id);
	for (size_t i = 0; record->kind->single && i < was->id_count; i++)
		*array_append(&fields->records, &fields->record_count) =
			assessment_single_id(assessment->id, was->ids[i]);
}

static void
fields_clear(struct fields *fields)
{
	for (size_t i = 0; i < fields->address_count; i++)
		free((char *)fields->addresses[i]);
	for (size_t i = 0; i < fields->record_count; i++)
		free((char *)fields->records[i]);
	free(fields->addresses);
	free(fields->records);
	free(fields->ids);
}

static bool
holds_words(const struct template_field *field)
{
	return field->type == FIELD_TEXT || field->type == FIELD_LONG_TEXT ||
	       field->type == FIELD_PERSON;
}

static void
collect_fields(
	struct fields *fields, const struct record *record, const struct template_field *field)
{
	if (field) {
		add_field(fields, record, field);
		return;
	}
	for (size_t i = 0; i < record->kind->field_count; i++) {
		if (holds_words(record->kind->fields[i]))
			add_field(fields, record, record->kind->fields[i]);
	}
}

/* Have in memory what the erasure makes of it, for the sums. */
static void
apply_to_memory(struct session *session, const struct record *record, const struct fields *fields,
	enum language language)
{
	struct edits edits = {0};

	for (size_t i = 0; i < record->value_count; i++) {
		const struct value *value = &record->values[i];

		if (language != LANGUAGE_NONE && value->language != language)
			continue;
		for (size_t j = 0; j < fields->count; j++) {
			if (value->field->id != fields->ids[j])
				continue;
			edits_add(&edits, record->id, value->field->id, value->language, NULL, NULL,
				NULL, value->origin);
			edits.edits[edits.edit_count - 1].new_erased = true;
		}
	}
	for (size_t i = 0; i < edits.edit_count; i++)
		assessment_apply(session->assessment, &edits.edits[i]);
	edits_clear(&edits);
}

bool
session_erase(struct session *session, const struct record *record,
	const struct template_field *field, enum language language, const char *reason,
	struct error *error)
{
	if (!session_may_write(session, error))
		return false;
	if (text_is_blank(reason))
		return error_set(error, ERROR_DATA, N_("Erasing needs a reason."), NULL);
	if (field && !field->translatable)
		language = LANGUAGE_NONE;

	struct fields fields = {0};
	int64_t now = clock_now();
	int64_t head = session->head;

	collect_fields(&fields, record, field);
	add_records(&fields, session->assessment, record);

	struct store_erasure erasure = {
		.records = fields.records,
		.record_count = fields.record_count,
		.fields = fields.ids,
		.field_count = fields.count,
		.language = language,
		.draft_addresses = fields.addresses,
		.draft_address_count = fields.address_count,
	};

	session_set_day(session, session->assessment, now);
	apply_to_memory(session, record, &fields, language);

	struct edits none = {0};
	struct store_change change = {
		.act = act_name(ACT_ERASE),
		.reason = reason,
		.time = now,
		.author = author_of(&session->author),
		.edits = &none,
		.summary = summary_of(session->assessment),
	};
	bool erased =
		store_erase(session->library->store, session->row, &head, &erasure, &change, error);

	if (head != session->head)
		session->kept_at = now;
	session_recover(session);
	fields_clear(&fields);
	return erased;
}
