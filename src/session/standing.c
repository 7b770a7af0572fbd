/* SPDX-License-Identifier: MIT */
/* Where an assessment stands, the acts that move it, and its versions. */
#include "config.h"

#include "session/standing.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/memory.h"
#include "base/string.h"
#include "seal/canonical.h"
#include "session/state.h"

static const struct {
	const char *name;
	const char *label;
	const char *closed; /* why its contents cannot be changed; NULL: they can */
} standings[STANDING_COUNT] = {
	[STANDING_DRAFT] = {"draft", N_("Draft"), NULL},
	[STANDING_REVIEW] = {"review", N_("In review"),
		N_("This assessment is in review, so its contents are closed. Send it back to "
		   "change them.")},
	[STANDING_DECIDED] = {"decided", N_("Decided"),
		N_("This assessment is decided and sealed. Open the next version to change it.")},
	[STANDING_SUPERSEDED] = {"superseded", N_("Superseded"),
		N_("This assessment was superseded and is sealed.")},
	[STANDING_WITHDRAWN] = {"withdrawn", N_("Withdrawn"),
		N_("This assessment was withdrawn. Open the next version to go on with it.")},
};

const char *
standing_name(enum standing standing)
{
	return standings[standing].name;
}

const char *
standing_label(enum standing standing)
{
	return standings[standing].label;
}

enum standing
session_standing(const struct session *session)
{
	return session->standing;
}

static bool
read_name(const char *name, enum standing *standing)
{
	for (size_t i = 0; i < array_length(standings); i++) {
		if (string_equal(standings[i].name, name)) {
			*standing = (enum standing)i;
			return true;
		}
	}
	return false;
}

const char *
standing_label_of(const char *name)
{
	enum standing standing;

	return read_name(name, &standing) ? standing_label(standing) : name;
}

bool
session_read_standing(struct session *session, struct error *error)
{
	struct store_standing standing;
	bool is_known;

	if (!store_read_standing(session->library->store, session->row, &standing, error))
		return false;
	is_known = read_name(standing.state, &session->standing);
	if (standing.is_disposed && session->read_only.kind == ERROR_NONE)
		error_set(&session->read_only, ERROR_STATE,
			N_("This assessment was disposed of: its certificate is all that is left "
			   "to read."),
			NULL);
	session->is_trashed = standing.is_trashed;
	store_standing_clear(&standing);
	error_clear(&session->closed);
	if (session->is_trashed)
		error_set(&session->closed, ERROR_STATE,
			N_("This assessment is in the trash. Take it out to change it."), NULL);
	else if (standings[session->standing].closed)
		error_set(&session->closed, ERROR_STATE, standings[session->standing].closed, NULL);
	return is_known || error_set(error, ERROR_DATA,
				   N_("It is not known where this assessment stands. Restore the "
				      "library from a backup."),
				   NULL);
}

/* An act: from which states it leads, whereto, and whether it asks for a reason. */
static const struct {
	bool from[STANDING_COUNT];
	enum standing to;
	bool needs_reason;
	const char *refusal;
} moves[ACT_COUNT] = {
	[ACT_SUBMIT] = {{[STANDING_DRAFT] = true}, STANDING_REVIEW, false,
		N_("Only a draft is sent to review.")},
	[ACT_SEND_BACK] = {{[STANDING_REVIEW] = true}, STANDING_DRAFT, true,
		N_("Only what is in review is sent back.")},
	[ACT_REOPEN] = {{[STANDING_DECIDED] = true, [STANDING_WITHDRAWN] = true}, STANDING_DRAFT,
		false, N_("A next version is opened of what is decided or withdrawn.")},
	[ACT_REOPEN_REVIEW] = {{[STANDING_DECIDED] = true}, STANDING_DRAFT, false,
		N_("Only what is decided is reviewed again.")},
	[ACT_SUPERSEDE] = {{[STANDING_DECIDED] = true}, STANDING_SUPERSEDED, true,
		N_("Only what is decided is superseded.")},
	[ACT_WITHDRAW] = {{[STANDING_DRAFT] = true, [STANDING_REVIEW] = true}, STANDING_WITHDRAWN,
		true, N_("Only a draft, or what is in review, is withdrawn.")},
};

bool
session_allows(const struct session *session, enum act act, struct error *error)
{
	if (session->is_trashed)
		return error_copy(error, &session->closed);
	return moves[act].from[session->standing] ||
	       error_set(error, ERROR_STATE, moves[act].refusal, NULL);
}

static bool
may_move(const struct session *session, enum act act, const char *reason, struct error *error)
{
	if (!session_may_write(session, error) || !session_allows(session, act, error))
		return false;
	return !moves[act].needs_reason || !text_is_blank(reason) ||
	       error_set(error, ERROR_DATA, N_("That needs a reason."), NULL);
}

static bool
move(struct session *session, enum act act, const char *reason, const struct store_version *version,
	struct error *error)
{
	const struct keeping keeping = {.reason = reason, .version = version};
	struct edits edits = {0};

	edits_add(&edits, session->assessment->id, STORE_FIELD_STATE, LANGUAGE_NONE,
		standing_name(session->standing), standing_name(moves[act].to), NULL, NULL);
	return session_keep_with(session, act, 0, &edits, &keeping, error);
}

static void
note_hash(void *hash, const struct store_log_change *change)
{
	*(struct seal_hash *)hash = change->hash;
}

bool
session_submit(struct session *session, struct error *error)
{
	struct seal_hash head = {0};

	if (!may_move(session, ACT_SUBMIT, NULL, error) ||
		!store_read_headers(session->library->store, session->row, note_hash, &head, error))
		return false;

	struct store_version version = {.change = session->head};
	auto_string char *text = canonical_text(session->assessment, &head, &version.length);

	version.text = text;
	version.hash = seal_hash_bytes(text, version.length);
	return move(session, ACT_SUBMIT, NULL, &version, error);
}

bool
session_send_back(struct session *session, const char *reason, struct error *error)
{
	return may_move(session, ACT_SEND_BACK, reason, error) &&
	       move(session, ACT_SEND_BACK, reason, NULL, error);
}

bool
session_reopen(struct session *session, struct error *error)
{
	return may_move(session, ACT_REOPEN, NULL, error) &&
	       move(session, ACT_REOPEN, NULL, NULL, error);
}

bool
session_reopen_review(struct session *session, struct error *error)
{
	return may_move(session, ACT_REOPEN_REVIEW, NULL, error) &&
	       move(session, ACT_REOPEN_REVIEW, NULL, NULL, error);
}

bool
session_supersede(struct session *session, const char *reason, struct error *error)
{
	return may_move(session, ACT_SUPERSEDE, reason, error) &&
	       move(session, ACT_SUPERSEDE, reason, NULL, error);
}

bool
session_withdraw(struct session *session, const char *reason, struct error *error)
{
	return may_move(session, ACT_WITHDRAW, reason, error) &&
	       move(session, ACT_WITHDRAW, reason, NULL, error);
}

static bool
set_trashed(struct session *session, bool is_trash, struct error *error)
{
	struct edits edits = {0};

	if (!session_may_write(session, error))
		return false;
	if (session->is_trashed == is_trash)
		return error_set(error, ERROR_STATE,
			is_trash ? N_("This assessment is in the trash already.")
				 : N_("This assessment is not in the trash."),
			NULL);
	edits_add(&edits, session->assessment->id, STORE_FIELD_TRASHED, LANGUAGE_NONE,
		is_trash ? "no" : "yes", is_trash ? "yes" : "no", NULL, NULL);
	return session_keep(session, is_trash ? ACT_TRASH : ACT_UNTRASH, 0, &edits, error);
}

bool
session_trash(struct session *session, struct error *error)
{
	return set_trashed(session, true, error);
}

bool
session_untrash(struct session *session, struct error *error)
{
	return set_trashed(session, false, error);
}

/* Versions as they are read, and the changes that they end with. */
struct reading_versions {
	struct versions versions;
	int64_t *changes; /* of each, its last change's id */
	size_t change_count;
	int64_t number; /* of the change being looked at */
};

static void
add_version(void *context, const struct store_version *kept)
{
	struct reading_versions *reading = context;
	struct version *version =
		array_append(&reading->versions.versions, &reading->versions.version_count);

	*version = (struct version){
		.hash = seal_write_hex(kept->hash.bytes, sizeof(kept->hash.bytes)),
		.text = kept->text ? memory_copy_bytes(kept->text, kept->length) : NULL,
		.length = kept->length,
	};
	*array_append(&reading->changes, &reading->change_count) = kept->change;
}

static void
place_version(void *context, const struct store_log_change *change)
{
	struct reading_versions *reading = context;

	reading->number++;
	for (size_t i = 0; i < reading->change_count; i++) {
		struct version *version = &reading->versions.versions[i];

		if (reading->changes[i] != change->id)
			continue;
		version->number = reading->number;
		version->time = change->time;
		version->head = seal_write_hex(change->hash.bytes, sizeof(change->hash.bytes));
	}
}

bool
session_versions(struct session *session, struct versions *versions, struct error *error)
{
	struct store *store = session->library->store;
	struct reading_versions reading = {0};
	bool read = store_read_versions(store, session->row, add_version, &reading, error) &&
		    store_read_headers(store, session->row, place_version, &reading, error);

	free(reading.changes);
	if (read)
		*versions = reading.versions;
	else
		versions_clear(&reading.versions);
	return read;
}

void
versions_clear(struct versions *versions)
{
	for (size_t i = 0; i < versions->version_count; i++) {
		free(versions->versions[i].hash);
		free(versions->versions[i].head);
		free(versions->versions[i].text);
	}
	free(versions->versions);
	*versions = (struct versions){0};
}
