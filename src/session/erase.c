/* SPDX-License-Identifier: MIT */
/* Erasing values for good. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

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
			assessment_single_id(assessment->root, was->ids[i]);
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
	session_apply(session, &edits);
	edits_clear(&edits);
}

static bool
may_erase(const struct session *session, const char *reason, struct error *error)
{
	if (!session_may_write(session, error))
		return false;
	return !text_is_blank(reason) ||
	       error_set(error, ERROR_DATA, N_("Erasing needs a reason."), NULL);
}

/* Erase what was collected, when memory has been told; `fields` is cleared. */
static bool
erase(struct session *session, struct fields *fields, enum language language, const char *reason,
	int64_t now, struct error *error)
{
	int64_t head = session->head;
	struct store_erasure erasure = {
		.records = fields->records,
		.record_count = fields->record_count,
		.fields = fields->ids,
		.field_count = fields->count,
		.language = language,
		.draft_addresses = fields->addresses,
		.draft_address_count = fields->address_count,
	};
	struct edits none = {0};
	struct store_change change = {
		.act = act_name(ACT_ERASE),
		.reason = reason,
		.time = now,
		.author = author_of(&session->author),
		.edits = &none,
		.summary = summary_now(session),
	};
	bool erased =
		store_erase(session->library->store, session->row, &head, &erasure, &change, error);

	if (head != session->head)
		session->kept_at = now;
	session_recover(session);
	fields_clear(fields);
	return erased;
}

bool
session_erase(struct session *session, const struct record *record,
	const struct template_field *field, enum language language, const char *reason,
	struct error *error)
{
	struct fields fields = {0};
	int64_t now = clock_now();

	if (!may_erase(session, reason, error))
		return false;
	if (field && !field->translatable)
		language = LANGUAGE_NONE;
	collect_fields(&fields, record, field);
	add_records(&fields, session->assessment, record);
	session_set_day(session, session->assessment, now);
	apply_to_memory(session, record, &fields, language);
	return erase(session, &fields, language, reason, now, error);
}

/* The UUID of the record that ever was called so in the log ("measure/3", "answers"); NULL when
 * none was. Borrowed from the history. */
static const char *
find_called(const struct history *history, const char *name)
{
	auto_string char *presence = string_format("%s%s", name, strchr(name, '/') ? "" : "/0");
	const char *found = NULL;

	for (size_t i = 0; i < history->change_count; i++) {
		for (size_t j = 0; j < history->changes[i].edit_count; j++) {
			const struct history_edit *edit = &history->changes[i].edits[j];

			if (string_equal(edit->field, EDIT_PRESENCE) &&
				string_equal(edit->new_text, presence))
				found = edit->record;
		}
	}
	return found;
}

static bool
has_id(const struct fields *fields, const char *id)
{
	for (size_t i = 0; i < fields->count; i++) {
		if (string_equal(fields->ids[i], id))
			return true;
	}
	return false;
}

/* The fields that the record ever had in the log: the one of this id, or all where it is NULL. */
static void
collect_logged(
	struct fields *fields, const struct history *history, const char *record, const char *field)
{
	for (size_t i = 0; i < history->change_count; i++) {
		for (size_t j = 0; j < history->changes[i].edit_count; j++) {
			const struct history_edit *edit = &history->changes[i].edits[j];

			if (string_equal(edit->record, record) &&
				!string_equal(edit->field, EDIT_PRESENCE) &&
				(!field || string_equal(edit->field, field)) &&
				!has_id(fields, edit->field))
				*array_append(&fields->ids, &fields->count) = edit->field;
		}
	}
}

/* The parts of an address: a record's name, a field or NULL (both caller-owned), a language. */
static void
split_address(const char *address, char **name, char **field, enum language *language)
{
	size_t length = strcspn(address, ".@");
	const char *rest = address + length;

	*name = memory_copy_bytes(address, length);
	*field = NULL;
	if (*rest == '.') {
		length = strcspn(rest + 1, "@");
		*field = memory_copy_bytes(rest + 1, length);
		rest += 1 + length;
	}
	*language = *rest == '@' ? language_from_tag(rest + 1) : LANGUAGE_NONE;
}

bool
session_erase_gone(
	struct session *session, const char *address, const char *reason, struct error *error)
{
	auto_string char *name = NULL;
	auto_string char *field = NULL;
	enum language language;
	struct fields fields = {0};
	struct history history;
	int64_t now = clock_now();

	if (!may_erase(session, reason, error) || !session_history(session, NULL, &history, error))
		return false;
	split_address(address, &name, &field, &language);

	const char *record = find_called(&history, name);

	/* Of a record that is still there, under whatever name, only what is named goes. */
	if (record && (field || !assessment_find_record(session->assessment, record)))
		collect_logged(&fields, &history, record, field);

	bool erased = false;

	if (fields.count == 0) {
		error_set(error, ERROR_DATA,
			N_("Nothing was ever written there, so there is nothing to erase."), NULL);
	} else {
		*array_append(&fields.records, &fields.record_count) = memory_copy_string(record);
		for (size_t i = 0; i < fields.count; i++)
			*array_append(&fields.addresses, &fields.address_count) =
				string_format("%s.%s", name, fields.ids[i]);
		session_set_day(session, session->assessment, now);
		erased = erase(session, &fields, language, reason, now, error);
	}
	history_clear(&history);
	return erased;
}
