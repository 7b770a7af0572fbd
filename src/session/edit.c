/* SPDX-License-Identifier: MIT */
/* Changes of values and records: set, add, remove, comment. */
#include "config.h"

#include <string.h>

#include "assessment/address.h"
#include "base/memory.h"
#include "base/string.h"
#include "seal/chain.h"
#include "session/evidence.h"
#include "session/state.h"
#include "text/utf8.h"

static bool
check_value(const struct session *session, const struct session_value *value,
	enum language language, struct error *error)
{
	const struct template *template = session->template;

	if (value->field->derived)
		return error_set(error, ERROR_STATE,
			N_("{field} is worked out by the program and cannot be set."), "field",
			value->field->id, NULL);
	if (value->field->translatable && !template->languages[language])
		return error_set(error, ERROR_DATA,
			N_("The template {template} does not speak {language}."), "template",
			template->name, "language", language_name(language), NULL);
	if (value->text && !utf8_is_valid(value->text, strlen(value->text)))
		return error_set(error, ERROR_DATA,
			N_("The text for {field} is not valid UTF-8, so it was not kept."), "field",
			value->field->id, NULL);
	return true;
}

/* The text that a translation is made from: one planned in the same change, else the one that is
 * there; NULL when there is none. Borrowed. */
static const char *
original_of(const struct session *session, const struct record *record,
	const struct template_field *field, const struct edits *edits)
{
	enum language content = session->assessment->language;
	const struct value *value = record_value(record, field, content);

	for (size_t i = edits->edit_count; i > 0; i--) {
		const struct edit *edit = &edits->edits[i - 1];

		if (edit->language == content && strcmp(edit->record, record->id) == 0 &&
			strcmp(edit->field, field->id) == 0)
			return edit->new_text;
	}
	return value && !value->erased ? value->text : NULL;
}

/* The fingerprint of the original that a translation is made from; NULL where it is none.
 * Caller-owned. */
static char *
origin_of(const struct session *session, const struct record *record,
	const struct session_value *value, enum language language, const struct edits *edits)
{
	const char *original;

	if (!value->field->translatable || language == session->assessment->language ||
		string_is_empty(value->text))
		return NULL;
	original = original_of(session, record, value->field, edits);
	return original ? assessment_fingerprint(original) : NULL;
}

bool
session_plan(const struct session *session, const struct record *record,
	const struct session_value *value, struct edits *edits, struct error *error)
{
	enum language language = LANGUAGE_NONE;

	if (value->field->translatable)
		language = value->language == LANGUAGE_NONE ? session->assessment->language
							    : value->language;
	if (!check_value(session, value, language, error))
		return false;

	const struct value *old = record_value(record, value->field, language);
	const char *text = string_is_empty(value->text) ? NULL : value->text;
	auto_string char *origin = origin_of(session, record, value, language, edits);

	if (!old && !text)
		return true;
	if (old && !old->erased && string_equal(old->text, text) &&
		string_equal(old->origin, origin))
		return true;
	edits_add(edits, record->id, value->field->id, language,
		old && !old->erased ? old->text : NULL, text, old ? old->origin : NULL, origin);
	edits->edits[edits->edit_count - 1].old_erased = old && old->erased;
	return true;
}

static bool
check_present(const struct record *record, struct error *error)
{
	if (!record->removed)
		return true;
	return error_set(error, ERROR_STATE,
		N_("The record {record} was removed. Undo that first."), "record", record->id,
		NULL);
}

/* What a file says of itself is not said otherwise by hand. */
static bool
check_open(const struct session_value *value, struct error *error)
{
	return !evidence_field_is_fixed(value->field) ||
	       error_set(error, ERROR_STATE,
		       N_("{field} belongs to the file that was attached, and stays as it is. "
			  "Attach another, and remove this one."),
		       "field", value->field->id, NULL);
}

bool
session_set_values(struct session *session, const struct record *record,
	const struct session_value *values, size_t value_count, struct error *error)
{
	struct edits edits = {0};
	bool planned =
		session_may_change(session, record->kind, error) && check_present(record, error);

	for (size_t i = 0; i < value_count && planned; i++)
		planned = check_open(&values[i], error) &&
			  session_plan(session, record, &values[i], &edits, error);
	if (!planned || edits.edit_count == 0) {
		edits_clear(&edits);
		return planned;
	}
	return session_keep(session, ACT_EDIT, 0, &edits, error);
}

bool
session_set(struct session *session, const struct record *record,
	const struct template_field *field, enum language language, const char *text,
	struct error *error)
{
	struct session_value value = {.field = field, .language = language, .text = text};

	return session_set_values(session, record, &value, 1, error);
}

bool
session_add(struct session *session, const struct template_kind *kind,
	const struct session_value *values, size_t value_count, const struct record **record,
	struct error *error)
{
	if (!session_may_change(session, kind, error))
		return false;
	if (kind->single)
		return error_set(error, ERROR_DATA,
			N_("There is exactly one {kind}: none can be added or removed."), "kind",
			kind->id, NULL);
	if (kind == evidence_kind(session->assessment))
		return error_set(error, ERROR_STATE,
			N_("Evidence is a file: attach it, with `pia evidence add`."), NULL);

	auto_string char *id = seal_uuid();
	int number = assessment_last_number(session->assessment, kind) + 1;
	auto_string char *presence = string_format("%s/%d", kind->id, number);
	struct record planned = {.id = id, .kind = kind, .number = number};
	struct edits edits = {0};

	edits_add(&edits, id, EDIT_PRESENCE, LANGUAGE_NONE, NULL, presence, NULL, NULL);
	for (size_t i = 0; i < value_count; i++) {
		if (!session_plan(session, &planned, &values[i], &edits, error)) {
			edits_clear(&edits);
			return false;
		}
	}
	if (!session_keep(session, ACT_ADD, 0, &edits, error))
		return false;
	if (record)
		*record = assessment_find_record(session->assessment, id);
	return true;
}

bool
session_remove(struct session *session, const struct record *record, struct error *error)
{
	if (!session_may_change(session, record->kind, error) || !check_present(record, error))
		return false;
	if (record->kind->single)
		return error_set(error, ERROR_DATA,
			N_("There is exactly one {kind}: none can be added or removed."), "kind",
			record->kind->id, NULL);

	auto_string char *presence = string_format("%s/%d", record->kind->id, record->number);
	struct edits edits = {0};

	edits_add(&edits, record->id, EDIT_PRESENCE, LANGUAGE_NONE, presence, NULL, NULL, NULL);
	return session_keep(session, ACT_REMOVE, 0, &edits, error);
}

bool
session_undelete(struct session *session, const struct record *record, struct error *error)
{
	auto_string char *presence = string_format("%s/%d", record->kind->id, record->number);
	struct edits edits = {0};

	if (!session_may_change(session, record->kind, error))
		return false;
	if (!record->removed)
		return error_set(error, ERROR_STATE, N_("{record} was not removed: it is there."),
			"record", presence, NULL);
	edits_add(&edits, record->id, EDIT_PRESENCE, LANGUAGE_NONE, NULL, presence, NULL, NULL);
	return session_keep(session, ACT_UNDELETE, 0, &edits, error);
}

bool
session_comment(struct session *session, const char *address, const char *text,
	const struct record **comment, struct error *error)
{
	const struct template_kind *kind = template_find_kind(session->template, "comment");
	struct address about;

	if (!kind)
		return error_set(error, ERROR_DATA, N_("The template {template} has no comments."),
			"template", session->template->name, NULL);
	if (text_is_blank(text))
		return error_set(error, ERROR_DATA, N_("A comment needs a text."), NULL);
	if (!address_read(session->assessment, address, &about, error))
		return false;

	auto_string char *written = address_write(about.record, about.field, about.language);
	struct session_value values[] = {
		{.field = template_find_field(kind, "text"), .text = text},
		{.field = template_find_field(kind, "about"), .text = written},
	};

	return session_add(session, kind, values, 2, comment, error);
}
