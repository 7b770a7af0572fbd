/* SPDX-License-Identifier: MIT */
/* Signing a version. */
#include "config.h"

#include "session/sign_off.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/memory.h"
#include "base/string.h"
#include "session/review.h"
#include "session/state.h"

static const struct template_kind *
sign_off_kind(const struct session *session)
{
	return template_find_kind(session->template, "sign_off");
}

static void
add_obstacle(struct obstacles *obstacles, struct obstacle obstacle)
{
	*array_append(&obstacles->obstacles, &obstacles->obstacle_count) = obstacle;
}

/* What stands in another language only is not there for whoever reads the version of record. */
static void
add_missing_texts(const struct session *session, struct obstacles *obstacles)
{
	const struct assessment *assessment = session->assessment;

	for (size_t i = 0; i < assessment->record_count; i++) {
		const struct record *record = assessment->records[i];
		const struct template_field *last = NULL;

		for (size_t j = 0; j < record->value_count && !record->removed; j++) {
			const struct template_field *field = record->values[j].field;

			if (!field->translatable || field == last ||
				record_value(record, field, assessment->language) ||
				!assessment_field_is_asked(assessment, record, field))
				continue;
			last = field;
			add_obstacle(obstacles,
				(struct obstacle){OBSTACLE_TEXT, NULL, record, field,
					findings_step_of(session->template, record->kind, field)});
		}
	}
}

static void
add_unconfirmed(struct session *session, struct obstacles *obstacles)
{
	size_t count;
	const struct review_place *places = session_unconfirmed(session, &count);

	for (size_t i = 0; i < count; i++)
		add_obstacle(obstacles, (struct obstacle){OBSTACLE_UNCONFIRMED, NULL,
						places[i].record, places[i].field, places[i].step});
}

void
session_obstacles(struct session *session, struct obstacles *obstacles)
{
	const struct findings *findings = session_findings(session);

	*obstacles = (struct obstacles){0};
	for (size_t i = 0; i < findings->finding_count; i++) {
		const struct finding *finding = &findings->findings[i];

		if (finding->type == FINDING_MISSING || finding->severity == SEVERITY_BLOCK)
			add_obstacle(
				obstacles, (struct obstacle){OBSTACLE_FINDING, finding,
						   finding->record, finding->field, finding->step});
	}
	add_missing_texts(session, obstacles);
	add_unconfirmed(session, obstacles);
}

void
obstacles_clear(struct obstacles *obstacles)
{
	free(obstacles->obstacles);
	*obstacles = (struct obstacles){0};
}

char *
obstacle_text(
	const struct obstacle *obstacle, const struct catalog *catalog, enum language language)
{
	if (obstacle->finding)
		return finding_text(obstacle->finding, catalog, language);
	if (!obstacle->field)
		return memory_copy_string(tr(catalog, N_("Waits to be confirmed or changed.")));
	return tr_format(catalog,
		obstacle->type == OBSTACLE_TEXT
			? N_("“{field}” has no text in the language of record.")
			: N_("“{field}” waits to be confirmed or changed."),
		"field", localized_text(&obstacle->field->label, language), NULL);
}

/* The hash of the version in review, or NULL. Caller-owned. */
static char *
read_version(struct session *session, struct version *version, struct error *error)
{
	struct versions versions;
	char *hash = NULL;

	if (!session_versions(session, &versions, error))
		return NULL;
	if (versions.version_count) {
		hash = memory_copy_string(versions.versions[0].hash);
		if (version) {
			*version = versions.versions[0];
			versions.versions[0] = (struct version){0};
		}
	} else {
		error_set(error, ERROR_STATE,
			N_("Nothing was sent to review yet, so there is nothing to sign."), NULL);
	}
	versions_clear(&versions);
	return hash;
}

/* Whether somebody signed this version in this role. */
static bool
is_signed(const struct session *session, const struct template_item *role, const char *hash)
{
	const struct template_kind *kind = sign_off_kind(session);
	const struct template_field *role_field = template_find_field(kind, "role");
	const struct template_field *version_field = template_find_field(kind, "version");
	const struct assessment *assessment = session->assessment;
	size_t count;
	const struct record **records = assessment_records_of(assessment, kind, &count);
	bool found = false;

	for (size_t i = 0; i < count && !found; i++)
		found = string_equal(
				assessment_text(assessment, records[i], role_field), role->id) &&
			string_equal(assessment_text(assessment, records[i], version_field), hash);
	free(records);
	return found;
}

/* The place in the list of the first role that has not passed: after the last that signed. */
static size_t
first_open_role(const struct session *session, const struct template_list *roles, const char *hash)
{
	size_t first = 0;

	for (size_t i = 0; i < roles->item_count; i++) {
		if (is_signed(session, &roles->items[i], hash))
			first = i + 1;
	}
	return first;
}

const struct template_item *
session_next_role(struct session *session)
{
	const struct template_kind *kind = sign_off_kind(session);
	struct error error = {0};
	const struct template_item *role = NULL;

	if (!kind || session->standing != STANDING_REVIEW)
		return NULL;

	auto_string char *hash = read_version(session, NULL, &error);
	const struct template_list *roles = template_find_field(kind, "role")->list;
	size_t first = hash ? first_open_role(session, roles, hash) : roles->item_count;

	if (first < roles->item_count)
		role = &roles->items[first];
	error_clear(&error);
	return role;
}

static const char *
given_text(const struct session_value *values, size_t count, const char *field)
{
	for (size_t i = 0; i < count; i++) {
		if (string_equal(values[i].field->id, field))
			return values[i].text;
	}
	return NULL;
}

/* Whether it is this role's turn. */
static bool
check_turn(const struct session *session, const struct template_list *roles, int place,
	const char *hash, struct error *error)
{
	size_t first = first_open_role(session, roles, hash);

	if ((size_t)place < first)
		return error_set(error, ERROR_STATE,
			N_("This version is signed in that role already, or in one after it."),
			NULL);
	for (size_t i = first; i < (size_t)place; i++) {
		if (!roles->items[i].optional)
			return error_set(error, ERROR_STATE,
				N_("It is not that role's turn: {role} signs first."), "role",
				localized_text(
					&roles->items[i].label, session->assessment->language),
				NULL);
	}
	return true;
}

/* Whether the decision that is signed lets the matter go ahead; where none is asked for, it does.
 */
static bool
is_approved(const struct session *session)
{
	const struct record *answers = assessment_single(session->assessment, "answers");
	const struct template_field *field =
		answers ? template_find_field(answers->kind, "decision") : NULL;
	const struct template_item *item =
		field && field->list ? template_find_item(field->list,
					       assessment_text(session->assessment, answers, field))
				     : NULL;

	return !item || item->approves;
}

static bool
check_obstacles(struct session *session, struct error *error)
{
	struct obstacles obstacles;

	if (!is_approved(session))
		return true;
	if (!session_read_review(session, error))
		return false;
	session_obstacles(session, &obstacles);

	auto_string char *count = string_format("%zu", obstacles.obstacle_count);
	bool is_free = obstacles.obstacle_count == 0;

	obstacles_clear(&obstacles);
	return is_free ||
	       error_set(error, ERROR_STATE,
		       N_("What stands in the way of approving: {count}. Send it back and see to "
			  "each, or decide otherwise."),
		       "count", count, NULL);
}

/* Whether all that the sign-off must say is said. */
static bool
check_said(const struct session *session, const struct record *record, struct error *error)
{
	const struct assessment *assessment = session->assessment;

	for (size_t i = 0; i < record->kind->field_count; i++) {
		const struct template_field *field = record->kind->fields[i];
		const char *text = assessment_text(assessment, record, field);
		bool is_refused = field->type == FIELD_YES_NO && string_equal(text, "no");

		if (!field->required || field->derived ||
			!assessment_field_is_asked(assessment, record, field) ||
			(text[0] && !is_refused))
			continue;
		return error_set(error, ERROR_DATA,
			N_("Before it is signed, this must be said or attested: {field}"), "field",
			localized_text(&field->label, assessment->language), NULL);
	}
	return true;
}

struct signing {
	const struct template_kind *kind;
	const struct template_item *role;
	struct version version;
	char *record; /* UUID */
	struct edits edits;
};

static void
signing_clear(struct signing *signing)
{
	free(signing->version.hash);
	free(signing->version.head);
	free(signing->version.text);
	free(signing->record);
	edits_clear(&signing->edits);
}

static bool
find_role(const struct session *session, const struct session_value *values, size_t count,
	struct signing *signing, struct error *error)
{
	const struct template_list *roles;
	int place;

	signing->kind = sign_off_kind(session);
	roles = template_find_field(signing->kind, "role")->list;
	place = template_item_index(roles, given_text(values, count, "role"));
	if (place < 0)
		return error_set(error, ERROR_DATA, N_("Say in which role it is signed."), NULL);
	signing->role = &roles->items[place];
	return check_turn(session, roles, place, signing->version.hash, error);
}

/* The signature of the version's text with a key. */
static bool
plan_signature(const struct session *session, struct signing *signing,
	const struct minisign_secret *key, struct error *error)
{
	const struct template_field *field = template_find_field(signing->kind, "signature");

	if (!key)
		return true;
	if (!field || !signing->version.text)
		return error_set(error, ERROR_DATA,
			N_("The template {template} has no place for a signature with a key."),
			"template", session->template->name, NULL);

	auto_string char *line = minisign_key_line(key);
	auto_string char *comment =
		string_format("assessment:%s sha256:%s role:%s " MINISIGN_KEY_MARK "%s",
			session->assessment->id, signing->version.hash, signing->role->id, line);
	auto_string char *signature =
		minisign_sign(key, signing->version.text, signing->version.length, comment);

	edits_add(&signing->edits, signing->record, field->id, LANGUAGE_NONE, NULL, signature, NULL,
		NULL);
	return true;
}

static bool
plan(struct session *session, const struct session_value *values, size_t count,
	const struct minisign_secret *key, struct signing *signing, struct error *error)
{
	int number = assessment_last_number(session->assessment, signing->kind) + 1;
	auto_string char *presence = string_format("%s/%d", signing->kind->id, number);

	signing->record = seal_uuid();

	struct record planned = {.id = signing->record, .kind = signing->kind, .number = number};

	edits_add(&signing->edits, signing->record, EDIT_PRESENCE, LANGUAGE_NONE, NULL, presence,
		NULL, NULL);
	for (size_t i = 0; i < count; i++) {
		if (!session_plan(session, &planned, &values[i], &signing->edits, error))
			return false;
	}
	edits_add(&signing->edits, signing->record, "version", LANGUAGE_NONE, NULL,
		signing->version.hash, NULL, NULL);
	return plan_signature(session, signing, key, error);
}

/* Look at the record as it will be. */
static bool
check_foreseen(struct session *session, const struct signing *signing, struct error *error)
{
	bool is_said;

	session_apply(session, &signing->edits);
	is_said = check_said(
		session, assessment_find_record(session->assessment, signing->record), error);
	session_recover(session);
	return is_said;
}

static bool
keep(struct session *session, struct signing *signing, struct error *error)
{
	bool is_decision = signing->role->decides;

	if (is_decision)
		edits_add(&signing->edits, session->assessment->id, STORE_FIELD_STATE,
			LANGUAGE_NONE, standing_name(STANDING_REVIEW),
			standing_name(STANDING_DECIDED), NULL, NULL);
	return session_keep(
		session, is_decision ? ACT_DECIDE : ACT_SIGN, 0, &signing->edits, error);
}

bool
session_may_sign(struct session *session, struct error *error)
{
	if (session->is_trashed)
		return error_copy(error, &session->closed);
	if (!sign_off_kind(session))
		return error_set(error, ERROR_DATA,
			N_("The template {template} knows no sign-off. A newer version of it may."),
			"template", session->template->name, NULL);
	if (session->standing != STANDING_REVIEW)
		return error_set(error, ERROR_STATE,
			N_("Only what is in review is signed. Send it to review first."), NULL);
	return check_obstacles(session, error);
}

/* All but keeping it; clear the signing whatever comes of it. */
static bool
prepare(struct session *session, const struct session_value *values, size_t value_count,
	const struct minisign_secret *key, struct signing *signing, struct error *error)
{
	if (!session_may_write(session, error) || !session_may_sign(session, error))
		return false;

	auto_string char *hash = read_version(session, &signing->version, error);

	return hash && find_role(session, values, value_count, signing, error) &&
	       plan(session, values, value_count, key, signing, error) &&
	       check_foreseen(session, signing, error);
}

bool
session_may_sign_so(struct session *session, const struct session_value *values, size_t value_count,
	struct error *error)
{
	struct signing signing = {0};
	bool may = prepare(session, values, value_count, NULL, &signing, error);

	signing_clear(&signing);
	return may;
}

bool
session_sign(struct session *session, const struct session_value *values, size_t value_count,
	const struct minisign_secret *key, const struct record **sign_off, struct error *error)
{
	struct signing signing = {0};
	bool is_signed = prepare(session, values, value_count, key, &signing, error) &&
			 keep(session, &signing, error);

	if (is_signed && sign_off)
		*sign_off = assessment_find_record(session->assessment, signing.record);
	signing_clear(&signing);
	return is_signed;
}

bool
session_sign_off_stands(
	const struct session *session, const struct versions *versions, const struct record *record)
{
	const struct template_field *field = template_find_field(record->kind, "version");

	return field && versions->version_count &&
	       string_equal(assessment_text(session->assessment, record, field),
		       versions->versions[0].hash);
}
