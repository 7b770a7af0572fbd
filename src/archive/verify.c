/* SPDX-License-Identifier: MIT */
/* Verifying: the frame, the database, what follows from it, the signatures. */
#include "config.h"

#include "archive/verify.h"

#include <stdlib.h>
#include <string.h>

#include "archive/contents.h"
#include "archive/database.h"
#include "archive/reports.h"
#include "archive/signatures.h"
#include "archive/unpacked.h"
#include "archive/writer.h"
#include "base/array.h"
#include "base/memory.h"
#include "base/string.h"
#include "seal/canonical.h"
#include "session/extract.h"
#include "session/record_authors.h"
#include "session/retention.h"

#define MILLISECONDS 1000
#define VERSION_BYTES_MAXIMUM (64 * 1024 * 1024)

static void
add_fault(struct verification *verification, const char *message, const char *name)
{
	error_set(error_list_add(&verification->faults), ERROR_DATA, message, "name", name, NULL);
}

static bool
note_disposal(struct session *session, struct verification *verification, struct error *error)
{
	struct retention retention;

	if (!session_retention(session, &retention, error))
		return false;
	verification->is_disposed = retention.is_disposed;
	retention_clear(&retention);
	return true;
}

/* What the database says, whatever it came in. */
static bool
verify_log(struct session *session, enum language language, struct verification *verification,
	struct error *error)
{
	const struct assessment *assessment = session_assessment(session);
	struct record_authors authors;

	verification->id = memory_copy_string(assessment->id);
	verification->reference = memory_copy_string(assessment->reference);
	verification->utc_offset = assessment->template->utc_offset;
	verification->changed = session_changed_at(session);
	if (!note_disposal(session, verification, error))
		return false;
	session_check_integrity(session, &verification->faults);
	if (!session_record_authors(session, &authors, error))
		return false;
	verification->change_count = authors.version;
	verification->head = memory_copy_string(authors.version_hash);
	verification->origin = origin_of(&authors.history);

	bool verified = signatures_verify(session, &authors.history, language, verification, error);

	record_authors_clear(&authors);
	return verified && signatures_verify_evidence(session, verification, error);
}

bool
archive_verify_session(struct session *session, enum language language,
	struct verification *verification, struct error *error)
{
	*verification = (struct verification){0};
	if (verify_log(session, language, verification, error))
		return true;
	verification_clear(verification);
	return false;
}

/* Where the comparison of the entries with the database has come to. */
struct comparing {
	const struct reader *reader;
	struct verification *verification;
	size_t next; /* entry */
};

/* A file of evidence has its hash for a name. */
static bool
is_named_by(const char *name, const struct seal_hash *hash)
{
	auto_string char *text = seal_write_hex(hash->bytes, sizeof(hash->bytes));
	size_t start = strlen(CONTENTS_EVIDENCE);

	return strncmp(name, CONTENTS_EVIDENCE, start) != 0 || string_equal(name + start, text);
}

/* Of the text of a version, the field that differs first. */
static void
tell_difference(const struct comparing *comparing, const struct reader_entry *entry,
	const void *bytes, size_t length)
{
	const char *name = entry->header.name;
	bool is_version = strncmp(name, CONTENTS_VERSIONS, strlen(CONTENTS_VERSIONS)) == 0 &&
			  !strstr(name, ".minisig");
	auto_string char *found = NULL;
	auto_string char *address =
		is_version && reader_load(
				      comparing->reader, entry, VERSION_BYTES_MAXIMUM, &found, NULL)
			? canonical_difference(bytes, length, found, (size_t)entry->header.size)
			: NULL;

	if (!address)
		add_fault(comparing->verification,
			N_("{name} is not what the database of the archive says."), name);
	else
		error_set(error_list_add(&comparing->verification->faults), ERROR_DATA,
			N_("{name} is not what the database of the archive says. The first "
			   "difference: {address}"),
			"name", name, "address", address, NULL);
}

static bool
compare_entry(
	void *context, const char *name, const void *bytes, size_t length, struct error *error)
{
	struct comparing *comparing = context;
	const struct reader_entry *entry = reader_find(comparing->reader, name);
	struct seal_hash hash = seal_hash_bytes(bytes, length);

	(void)error;
	if (!entry)
		add_fault(comparing->verification, N_("{name} is missing from the archive."), name);
	else if (!seal_hash_equal(&entry->hash, &hash) || !is_named_by(name, &hash))
		tell_difference(comparing, entry, bytes, length);
	else if (entry != &comparing->reader->entries[comparing->next])
		add_fault(comparing->verification, N_("{name} is not in its place."), name);
	comparing->next += entry != NULL;
	return true;
}

static bool
begins_with(const char *name, const char *start)
{
	return strncmp(name, start, strlen(start)) == 0;
}

/* Entries that do not follow from the database: keys, by their names, then reports, then the sums.
 */
static void
compare_others(struct comparing *comparing)
{
	const struct reader *reader = comparing->reader;
	size_t next = comparing->next;
	size_t count;

	while (next < reader->entry_count &&
		begins_with(reader->entries[next].header.name, CONTENTS_KEYS)) {
		if (next > comparing->next && strcmp(reader->entries[next - 1].header.name,
						      reader->entries[next].header.name) > 0)
			add_fault(comparing->verification, N_("{name} is not in its place."),
				reader->entries[next].header.name);
		next++;
	}
	reports_check(reader, next, comparing->verification, &count);
	next += count;
	if (next < reader->entry_count &&
		!string_equal(reader->entries[next].header.name, ARCHIVE_SUMS))
		add_fault(comparing->verification,
			N_("{name} does not belong in an archive, or not there."),
			reader->entries[next].header.name);
}

/* Compare what the archive has beside the database with what follows from that. */
static bool
compare_contents(const struct reader *reader, struct session *session, struct library *library,
	struct verification *verification, struct error *error)
{
	struct comparing comparing = {reader, verification, 1};
	int64_t changed = verification->changed / MILLISECONDS;

	if (reader->entries[0].header.time != (uint64_t)(changed > 0 ? changed : 0))
		add_fault(verification, N_("The time of {name} is not that of the last change."),
			reader->entries[0].header.name);
	if (!contents_visit(session, library, compare_entry, &comparing, error))
		return false;
	compare_others(&comparing);
	return true;
}

/* The one assessment in it. Caller-owned; NULL with the error. */
static char *
find_only(struct library *library, struct error *error)
{
	struct library_list list;
	char *id = NULL;

	if (!library_list_all(library, &list, error))
		return NULL;
	if (list.entry_count == 1)
		id = memory_copy_string(list.entries[0].id);
	else
		error_set(error, ERROR_DATA,
			N_("The database of the archive does not hold one assessment alone."),
			NULL);
	library_list_clear(&list);
	return id;
}

/* The database is taken apart last: what has a fault already need not be. */
static bool
verify_contents(const struct reader *reader, const struct unpacked *unpacked,
	enum language language, struct verification *verification, struct error *error)
{
	struct library *library = unpacked->library;
	struct session *session = NULL;
	auto_string char *id = find_only(library, error);

	if (!id || !session_open_to_read(library, id, &session, error))
		return false;

	signatures_take_keys(reader, verification);

	bool verified = verify_log(session, language, verification, error) &&
			compare_contents(reader, session, library, verification, error) &&
			(verification->faults.error_count ||
				database_verify(unpacked, session, verification, error));

	if (verified && !verification->faults.error_count && verification->report_count)
		reports_compare(reader, unpacked, session, verification);

	session_close(&session);
	return verified;
}

/* What cannot be read of the database is a fault of the archive. */
static void
verify_database(const struct reader *reader, enum language language,
	struct verification *verification, struct unpacked *unpacked)
{
	struct error error = {0};
	size_t before = verification->faults.error_count;

	if (!unpacked_open(reader, unpacked, &error) ||
		!verify_contents(reader, unpacked, language, verification, &error))
		error_move(error_list_add(&verification->faults), &error);
	for (size_t i = before; i < verification->faults.error_count; i++)
		unpacked_name_error(&verification->faults.errors[i]);
}

/* What can be read and is no archive is not proved to be one. */
static bool
note_as_fault(struct verification *verification, struct error *error)
{
	if (error->kind != ERROR_DATA)
		return false;
	error_move(error_list_add(&verification->faults), error);
	return true;
}

bool
archive_verify(const char *path, enum language language, struct verification *verification,
	struct error *error)
{
	struct unpacked unpacked;
	bool is_read = archive_verify_and_unpack(path, language, verification, &unpacked, error);

	unpacked_clear(&unpacked);
	return is_read;
}

bool
archive_verify_and_unpack(const char *path, enum language language,
	struct verification *verification, struct unpacked *unpacked, struct error *error)
{
	struct reader reader;

	*unpacked = (struct unpacked){0};

	*verification = (struct verification){.is_archive = true};
	if (!reader_open(path, &reader, error))
		return note_as_fault(verification, error);

	bool is_read = reader_scan(&reader, &verification->faults, error);

	if (is_read)
		verify_database(&reader, language, verification, unpacked);
	else
		verification_clear(verification);
	reader_close(&reader);
	return is_read;
}

void
verification_clear(struct verification *verification)
{
	error_list_clear(&verification->faults);
	free(verification->id);
	free(verification->reference);
	free(verification->head);
	origin_clear(&verification->origin);
	for (size_t i = 0; i < verification->version_count; i++) {
		free(verification->versions[i].hash);
		free(verification->versions[i].time_stamp);
	}
	free(verification->versions);
	for (size_t i = 0; i < verification->signature_count; i++) {
		free(verification->signatures[i].role);
		free(verification->signatures[i].person);
		free(verification->signatures[i].key_id);
		free(verification->signatures[i].key_name);
	}
	free(verification->signatures);
	free(verification->enclosed_keys);
	*verification = (struct verification){0};
}
