/* SPDX-License-Identifier: MIT */
/* Bringing in: the logs are compared, then the store is told how to take it. */
#include "config.h"

#include "session/admit.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/clock.h"
#include "base/memory.h"
#include "base/string.h"
#include "session/state.h"
#include "store/admit.h"

/* The hashes of a log, oldest first. */
struct log_hashes {
	struct seal_hash *hashes;
	size_t count;
};

struct admitting {
	struct library *library;
	struct session *here; /* NULL: it is not known */
	struct session *there;
	struct log_hashes hashes_here;
	struct log_hashes hashes_there;
	struct arrival arrival;
	bool is_foreseen;
};

static void
note_hash(void *context, const struct store_log_change *change)
{
	struct log_hashes *log = context;

	*array_append(&log->hashes, &log->count) = change->hash;
}

/* Note also when, and by whom, the last change was made that both logs have. */
static void
note_change_there(void *context, const struct store_log_change *change)
{
	struct admitting *admitting = context;
	const struct log_hashes *here = &admitting->hashes_here;
	struct arrival *arrival = &admitting->arrival;
	size_t place = admitting->hashes_there.count;

	note_hash(&admitting->hashes_there, change);
	if (place != (size_t)arrival->common || place >= here->count ||
		!seal_hash_equal(&here->hashes[place], &change->hash))
		return;
	arrival->common++;
	arrival->parted = change->time;
	free(arrival->parted_by);
	arrival->parted_by = memory_copy_string(change->author.name);
}

static bool
compare_logs(struct admitting *admitting, struct error *error)
{
	struct session *here = admitting->here;
	struct session *there = admitting->there;
	struct arrival *arrival = &admitting->arrival;

	if ((here && !store_read_headers(here->library->store, here->row, note_hash,
			     &admitting->hashes_here, error)) ||
		!store_read_headers(
			there->library->store, there->row, note_change_there, admitting, error))
		return false;
	arrival->here = (int64_t)admitting->hashes_here.count - arrival->common;
	arrival->there = (int64_t)admitting->hashes_there.count - arrival->common;
	arrival->kind = !here            ? ARRIVAL_NEW
			: !arrival->here ? (arrival->there ? ARRIVAL_LATER : ARRIVAL_SAME)
					 : ARRIVAL_COPY;
	return true;
}

static bool
is_disposed(const struct session *session, bool *disposed, struct error *error)
{
	struct store_standing standing;

	if (!store_read_standing(session->library->store, session->row, &standing, error))
		return false;
	*disposed = standing.is_disposed;
	store_standing_clear(&standing);
	return true;
}

/* A copy brings nothing back that was disposed of, and is of something. */
static bool
check_disposal(const struct admitting *admitting, struct error *error)
{
	bool here;
	bool there;

	if (!is_disposed(admitting->here, &here, error) ||
		!is_disposed(admitting->there, &there, error))
		return false;
	if (here)
		return error_set(error, ERROR_STATE,
			N_("{reference} was disposed of here, so nothing of it was brought in."),
			"reference", admitting->arrival.known, NULL);
	return !there ||
	       error_set(error, ERROR_STATE,
		       N_("The archive is of what was disposed of, and {reference} here has gone "
			  "on in its own way: nothing was brought in. Dispose of it here."),
		       "reference", admitting->arrival.known, NULL);
}

static bool
check_copy(const struct admitting *admitting, const struct person *author, struct error *error)
{
	if (!check_disposal(admitting, error))
		return false;
	return (author && author->name) ||
	       error_set(error, ERROR_STATE,
		       N_("Nothing is written before it is known who writes. Say it: --as "
			  "\"Name, Organisation, Role\"."),
		       NULL);
}

/* A copy is a draft, whatever was decided of the other. */
static void
plan_copy(const struct admitting *admitting, const char *id, struct edits *edits)
{
	const struct session *there = admitting->there;
	const struct arrival *arrival = &admitting->arrival;
	auto_string char *parted =
		arrival->common
			? seal_write_hex(admitting->hashes_here.hashes[arrival->common - 1].bytes,
				  SEAL_HASH_BYTES)
			: memory_copy_string("");

	edits_add(edits, id, STORE_FIELD_ORIGIN, LANGUAGE_NONE, NULL, there->assessment->id, NULL,
		NULL);
	edits_add(edits, id, STORE_FIELD_PARTED, LANGUAGE_NONE, NULL, parted, NULL, NULL);
	if (there->standing != STANDING_DRAFT)
		edits_add(edits, id, STORE_FIELD_STATE, LANGUAGE_NONE,
			standing_name(there->standing), standing_name(STANDING_DRAFT), NULL, NULL);
}

static bool
admit_copy(struct admitting *admitting, const char *path, const struct person *author,
	struct error *error)
{
	struct session *there = admitting->there;
	auto_string char *id = seal_uuid();
	struct edits edits = {0};
	int64_t now = clock_now();

	if (!check_copy(admitting, author, error))
		return false;
	plan_copy(admitting, id, &edits);
	session_set_day(there, there->assessment, now);

	struct store_change change = {
		.act = act_name(ACT_COPY),
		.reason = admitting->arrival.known,
		.time = now,
		.author = author_of(author),
		.edits = &edits,
		.summary = summary_of(there->assessment),
	};
	struct store_admission admission = {
		.copy_id = id, .copy = &change, .is_foreseen = admitting->is_foreseen};
	bool admitted = store_admit(
		admitting->library->store, path, &admission, &admitting->arrival.reference, error);

	edits_clear(&edits);
	return admitted;
}

/* One that has been brought in as a copy is not brought in again. */
static bool
find_copy(struct admitting *admitting, char **reference, struct error *error)
{
	const struct log_hashes *log = &admitting->hashes_there;

	*reference = NULL;
	return !log->count || store_find_copy(admitting->library->store, admitting->here->row,
				      &log->hashes[log->count - 1], reference, error);
}

static bool
meet_another_way(struct admitting *admitting, const char *path, const struct person *author,
	struct error *error)
{
	struct arrival *arrival = &admitting->arrival;
	auto_string char *count = string_format("%" PRId64, arrival->here);

	if (!arrival->there)
		return error_set(error, ERROR_STATE,
			N_("{reference} here is later: its log has {count} changes more than the "
			   "archive's. Nothing was brought in."),
			"reference", arrival->known, "count", count, NULL);
	if (!find_copy(admitting, &arrival->reference, error))
		return false;
	if (!arrival->reference)
		return admit_copy(admitting, path, author, error);
	arrival->kind = ARRIVAL_SAME;
	return true;
}

static bool
admit(struct admitting *admitting, const struct person *author, struct error *error)
{
	struct arrival *arrival = &admitting->arrival;
	struct store *store = admitting->library->store;
	const char *path = store_path(admitting->there->library->store);
	struct store_admission admission = {
		.known = admitting->here ? admitting->here->row : 0,
		.is_foreseen = admitting->is_foreseen,
	};

	if (!compare_logs(admitting, error))
		return false;
	if (arrival->kind == ARRIVAL_COPY)
		return meet_another_way(admitting, path, author, error);
	if (arrival->kind != ARRIVAL_SAME)
		return store_admit(store, path, &admission, &arrival->reference, error);
	arrival->reference = memory_copy_string(arrival->known);
	return true;
}

/* Open it where it is known here. Nobody else may be editing it meanwhile. */
static bool
open_known(struct admitting *admitting, struct error *error)
{
	const char *id = admitting->there->assessment->id;
	bool is_known;

	if (!store_knows(admitting->library->store, id, &is_known, error))
		return false;
	if (!is_known)
		return true;
	if (!session_open(admitting->library, id, &admitting->here, error))
		return false;
	admitting->arrival.known = memory_copy_string(admitting->here->assessment->reference);
	return admitting->here->hold ||
	       error_set(error, ERROR_STATE,
		       N_("This assessment is open in another window or by another person. "
			  "Close it there first."),
		       NULL);
}

/* Open the only one in the other library. */
static bool
open_there(struct admitting *admitting, struct library *other, struct error *error)
{
	struct library_list list;

	if (!library_list_all(other, &list, error))
		return false;

	bool opened =
		list.entry_count == 1
			? session_open_to_read(other, list.entries[0].id, &admitting->there, error)
			: error_set(error, ERROR_DATA,
				  N_("The database of the archive does not hold one assessment "
				     "alone."),
				  NULL);

	library_list_clear(&list);
	if (opened)
		admitting->arrival.utc_offset = admitting->there->template->utc_offset;
	return opened;
}

static bool
admit_or_foresee(struct library *library, struct library *other, const struct person *author,
	bool is_foreseen, struct arrival *arrival, struct error *error)
{
	struct admitting admitting = {.library = library, .is_foreseen = is_foreseen};
	const char *read_only = library_read_only(library);
	bool admitted = (!read_only || error_set(error, ERROR_STATE, read_only, NULL)) &&
			open_there(&admitting, other, error) && open_known(&admitting, error) &&
			admit(&admitting, author, error);

	session_close(&admitting.here);
	session_close(&admitting.there);
	free(admitting.hashes_here.hashes);
	free(admitting.hashes_there.hashes);
	if (admitted)
		*arrival = admitting.arrival;
	else
		arrival_clear(&admitting.arrival);
	return admitted;
}

bool
library_admit(struct library *library, struct library *other, const struct person *author,
	struct arrival *arrival, struct error *error)
{
	return admit_or_foresee(library, other, author, false, arrival, error);
}

bool
library_foresee(struct library *library, struct library *other, const struct person *author,
	struct arrival *arrival, struct error *error)
{
	return admit_or_foresee(library, other, author, true, arrival, error);
}

void
arrival_clear(struct arrival *arrival)
{
	free(arrival->reference);
	free(arrival->known);
	free(arrival->parted_by);
	*arrival = (struct arrival){0};
}
