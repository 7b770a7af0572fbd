/* SPDX-License-Identifier: MIT */
/* Evidence: attached, listed, read out, compared with its hash. */
#include "config.h"

#include "session/evidence.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "assessment/address.h"
#include "base/array.h"
#include "base/clock.h"
#include "base/files.h"
#include "base/memory.h"
#include "base/string.h"
#include "seal/digest.h"
#include "session/evidence_type.h"
#include "session/state.h"
#include "text/utf8.h"

#define PIECE_BYTES 65536

static const struct {
	const char *name;
	const char *label;
} states[EVIDENCE_STATE_COUNT] = {
	[EVIDENCE_WHOLE] = {"whole", N_("whole")},
	[EVIDENCE_WIPED] = {"wiped", N_("disposed of")},
	[EVIDENCE_ALTERED] = {"altered", N_("ALTERED")},
	[EVIDENCE_MISSING] = {"missing", N_("MISSING")},
};

const char *
evidence_state_name(enum evidence_state state)
{
	return states[state].name;
}

const char *
evidence_state_label(enum evidence_state state)
{
	return states[state].label;
}

const struct template_kind *
evidence_kind(const struct assessment *assessment)
{
	return template_find_kind(assessment->template, "evidence");
}

const char *
evidence_text(const struct assessment *assessment, const struct record *record, const char *field)
{
	const struct template_field *found = template_find_field(record->kind, field);

	return found ? assessment_text(assessment, record, found) : "";
}

bool
evidence_field_is_fixed(const struct template_field *field)
{
	static const char *const fixed[] = {"name", "about", "hash", "size"};

	if (!string_equal(field->kind->id, "evidence"))
		return false;
	for (size_t i = 0; i < array_length(fixed); i++) {
		if (string_equal(field->id, fixed[i]))
			return true;
	}
	return false;
}

const struct record **
evidence_about(const struct assessment *assessment, const struct record *record,
	const struct template_field *field, size_t *count)
{
	const struct template_kind *kind = evidence_kind(assessment);
	const struct record **all;
	size_t kept = 0;

	*count = 0;
	if (!kind)
		return NULL;
	all = assessment_records_of(assessment, kind, count);

	auto_string char *address =
		record ? address_write(record, field, LANGUAGE_NONE) : memory_copy_string("");

	for (size_t i = 0; i < *count; i++) {
		if (address_covers(address, evidence_text(assessment, all[i], "about")))
			all[kept++] = all[i];
	}
	*count = kept;
	return all;
}

/* A file on its way in. */
struct incoming {
	const struct evidence_file *file;
	int descriptor;
	int64_t size;
	int64_t done; /* of both readings */
	struct seal_hash hash;
	char *name;
	const char *type;
	char *record; /* UUID */
	struct edits edits;
};

static void
incoming_clear(struct incoming *incoming)
{
	if (incoming->descriptor >= 0)
		close(incoming->descriptor);
	free(incoming->name);
	free(incoming->record);
	edits_clear(&incoming->edits);
}

/* The name of the file without its folders, as text. Caller-owned. */
static char *
name_of(const char *path)
{
	return utf8_sanitize(files_name_of(path), UTF8_KEEP_NOTHING);
}

static bool
read_piece(void *context, char *buffer, size_t size, size_t *count, struct error *error)
{
	struct incoming *incoming = context;

	if (!files_read_piece(
		    incoming->descriptor, incoming->file->path, buffer, size, count, error))
		return false;
	incoming->done += (int64_t)*count;
	if (incoming->file->progress)
		incoming->file->progress(
			incoming->file->context, incoming->done, incoming->size * 2);
	return true;
}

/* The first reading: what the file is. */
static bool
look_at(struct incoming *incoming, struct error *error)
{
	struct seal_digest digest;
	char *piece = memory_allocate(PIECE_BYTES);
	size_t count = 0;
	int64_t size = 0;
	bool is_read;

	seal_digest_begin(&digest);
	while ((is_read = read_piece(incoming, piece, PIECE_BYTES, &count, error)) && count > 0) {
		if (size == 0)
			incoming->type = evidence_type(incoming->name, piece, count);
		seal_digest_add(&digest, piece, count);
		size += (int64_t)count;
	}
	free(piece);
	incoming->hash = seal_digest_end(&digest);
	if (!is_read)
		return false;
	if (size == 0)
		return error_set(error, ERROR_DATA, N_("{path} is empty, so it proves nothing."),
			"path", incoming->file->path, NULL);
	incoming->done = incoming->size;
	return (size == incoming->size && lseek(incoming->descriptor, 0, SEEK_SET) == 0) ||
	       error_set(error, ERROR_IO,
		       N_("The file changed while it was read, so nothing was kept. Try again."),
		       NULL);
}

static bool
check_new(const struct assessment *assessment, const char *about, const char *hash,
	struct error *error)
{
	size_t count;
	const struct record **all = evidence_about(assessment, NULL, NULL, &count);
	auto_string char *there = NULL;

	for (size_t i = 0; i < count && !there; i++) {
		if (string_equal(evidence_text(assessment, all[i], "hash"), hash) &&
			string_equal(evidence_text(assessment, all[i], "about"), about))
			there = address_write(all[i], NULL, LANGUAGE_NONE);
	}
	free(all);
	return !there || error_set(error, ERROR_STATE,
				 N_("The same file is attached there already: {address}."),
				 "address", there, NULL);
}

static bool
plan_text(const struct session *session, const struct record *planned, const char *id,
	const char *text, struct edits *edits, struct error *error)
{
	const struct session_value value = {
		.field = template_find_field(planned->kind, id), .text = text};

	return !value.field || session_plan(session, planned, &value, edits, error);
}

static bool
is_given(const struct evidence_file *file, const char *id)
{
	for (size_t i = 0; i < file->value_count; i++) {
		if (string_equal(file->values[i].field->id, id) &&
			!string_is_empty(file->values[i].text))
			return true;
	}
	return false;
}

/* What is given must not be what the file says of itself, its name aside. */
static bool
check_given(const struct evidence_file *file, struct error *error)
{
	for (size_t i = 0; i < file->value_count; i++) {
		const struct template_field *field = file->values[i].field;

		if (evidence_field_is_fixed(field) && !string_equal(field->id, "name"))
			return error_set(error, ERROR_DATA,
				N_("{field} is said by the file itself."), "field", field->id,
				NULL);
	}
	return true;
}

static bool
plan_given(const struct session *session, const struct record *planned,
	const struct evidence_file *file, struct edits *edits, struct error *error)
{
	for (size_t i = 0; i < file->value_count; i++) {
		if (!session_plan(session, planned, &file->values[i], edits, error))
			return false;
	}
	return true;
}

static bool
plan(struct session *session, const struct template_kind *kind, const char *about,
	struct incoming *incoming, struct error *error)
{
	const struct evidence_file *file = incoming->file;
	int number = assessment_last_number(session->assessment, kind) + 1;
	auto_string char *presence = string_format("%s/%d", kind->id, number);
	auto_string char *size = string_format("%" PRId64, incoming->size);
	auto_string char *hash = seal_write_hex(incoming->hash.bytes, sizeof(incoming->hash.bytes));

	incoming->record = seal_uuid();

	const struct record planned = {.id = incoming->record, .kind = kind, .number = number};
	struct edits *edits = &incoming->edits;

	edits_add(edits, planned.id, EDIT_PRESENCE, LANGUAGE_NONE, NULL, presence, NULL, NULL);
	return check_new(session->assessment, about, hash, error) &&
	       (is_given(file, "name") ||
		       plan_text(session, &planned, "name", incoming->name, edits, error)) &&
	       plan_text(session, &planned, "about", about, edits, error) &&
	       plan_text(session, &planned, "hash", hash, edits, error) &&
	       plan_text(session, &planned, "size", size, edits, error) &&
	       (is_given(file, "type") ||
		       plan_text(session, &planned, "type", incoming->type, edits, error)) &&
	       plan_given(session, &planned, file, edits, error);
}

/* Whether the assessment takes evidence as it stands. */
static bool
may_attach(const struct session *session, struct error *error)
{
	static const bool takes[STANDING_COUNT] = {
		[STANDING_DRAFT] = true, [STANDING_REVIEW] = true, [STANDING_DECIDED] = true};

	if (!session_may_write(session, error))
		return false;
	if (!evidence_kind(session->assessment))
		return error_set(error, ERROR_DATA,
			N_("The template {template} knows no evidence. A newer version of it may."),
			"template", session->template->name, NULL);
	return (takes[session->standing] && !session->is_trashed) ||
	       error_copy(error, &session->closed);
}

static bool
keep(struct session *session, struct incoming *incoming, struct error *error)
{
	const struct store_evidence evidence = {
		.hash = incoming->hash,
		.size = incoming->size,
		.read = read_piece,
		.context = incoming,
	};
	const struct keeping keeping = {.evidence = &evidence};

	return session_keep_with(session, ACT_ADD, 0, &incoming->edits, &keeping, error);
}

bool
session_attach(struct session *session, const struct evidence_file *file,
	const struct record **record, struct error *error)
{
	const int64_t most = (int64_t)EVIDENCE_MEBIBYTES_MAXIMUM << 20;
	struct incoming incoming = {.file = file, .descriptor = -1, .name = name_of(file->path)};
	struct address about;
	bool is_kept = false;

	if (may_attach(session, error) && check_given(file, error) &&
		address_read(session->assessment, file->about, &about, error) &&
		files_open(file->path, most, &incoming.descriptor, &incoming.size, error) &&
		look_at(&incoming, error)) {
		auto_string char *address =
			address_write(about.record, about.field, about.language);

		is_kept = plan(session, evidence_kind(session->assessment), address, &incoming,
				  error) &&
			  keep(session, &incoming, error);
	}
	if (is_kept && record)
		*record = assessment_find_record(session->assessment, incoming.record);
	incoming_clear(&incoming);
	return is_kept;
}

/* Bytes on their way out. */
struct outgoing {
	evidence_sink *sink;
	void *context;
};

static bool
hand_on(void *context, const char *bytes, size_t length, struct error *error)
{
	struct outgoing *outgoing = context;

	return !outgoing->sink || outgoing->sink(outgoing->context, bytes, length, error);
}

bool
evidence_is_erased(const struct record *record)
{
	const struct value *value =
		record_value(record, template_find_field(record->kind, "hash"), LANGUAGE_NONE);

	return value && value->erased;
}

bool
evidence_is_expired(const struct assessment *assessment, const struct record *record)
{
	const char *expires = evidence_text(assessment, record, "expires");

	/* Dates as they are kept are in order as texts are. */
	return expires[0] && strcmp(expires, assessment->today) < 0;
}

const char *
evidence_mark(const struct assessment *assessment, const struct record *record)
{
	return evidence_is_erased(record)                ? N_("[erased]")
	       : evidence_is_expired(assessment, record) ? N_("[past its date]")
							 : NULL;
}

/* Whether this change erased what names the bytes. */
static bool
ends(const struct history_change *change, const struct record *record)
{
	for (size_t i = 0; change->act == ACT_ERASE && i < change->edit_count; i++) {
		if (string_equal(change->edits[i].record, record->id) &&
			string_equal(change->edits[i].field, "hash"))
			return true;
	}
	return change->act == ACT_DISPOSE;
}

bool
session_evidence_end(struct session *session, const struct record *record, struct evidence_end *end,
	struct error *error)
{
	struct history history;

	*end = (struct evidence_end){0};
	if (!evidence_is_erased(record))
		return true;
	if (!session_history(session, NULL, &history, error))
		return false;
	for (size_t i = 0; i < history.change_count && !end->date; i++) {
		const struct history_change *change = &history.changes[i];

		if (!ends(change, record))
			continue;
		end->date = clock_civil_date(change->time, session->template->utc_offset);
		end->reason = memory_copy_string(change->reason);
		end->is_disposal = change->act == ACT_DISPOSE;
	}
	history_clear(&history);
	return true;
}

void
evidence_end_clear(struct evidence_end *end)
{
	free(end->date);
	free(end->reason);
	*end = (struct evidence_end){0};
}

const char *
evidence_end_label(const struct evidence_end *end)
{
	return end->is_disposal
		       ? N_("This file was erased for good on {date}, when the assessment was "
			    "disposed of: {reason}")
		       : N_("This file was erased for good on {date}: {reason}");
}

static bool
read_bytes(struct session *session, const struct record *record, struct outgoing *outgoing,
	enum evidence_state *state, struct error *error)
{
	static const enum evidence_state meanings[] = {
		[STORE_BYTES_WHOLE] = EVIDENCE_WHOLE,
		[STORE_BYTES_WIPED] = EVIDENCE_WIPED,
		[STORE_BYTES_ALTERED] = EVIDENCE_ALTERED,
		[STORE_BYTES_MISSING] = EVIDENCE_MISSING,
	};
	const char *text = evidence_text(session->assessment, record, "hash");
	struct seal_hash hash;
	enum store_bytes found = STORE_BYTES_MISSING;

	*state = EVIDENCE_MISSING;
	if (evidence_is_erased(record)) {
		*state = EVIDENCE_WIPED;
		return true;
	}
	if (!seal_read_hex(text, hash.bytes, sizeof(hash.bytes)))
		return true;
	if (!store_stream_evidence(
		    session->library->store, &hash, hand_on, outgoing, &found, error))
		return false;
	*state = meanings[found];
	return true;
}

bool
session_verify_evidence(struct session *session, const struct record *record,
	enum evidence_state *state, struct error *error)
{
	struct outgoing nowhere = {0};

	return read_bytes(session, record, &nowhere, state, error);
}

/* Say when and why; never true. */
static bool
refuse_erased(struct session *session, const struct record *record, struct error *error)
{
	struct evidence_end end;

	if (!session_evidence_end(session, record, &end, error))
		return false;
	error_set(error, ERROR_STATE, evidence_end_label(&end), "date", end.date, "reason",
		end.reason, NULL);
	evidence_end_clear(&end);
	return false;
}

bool
session_read_evidence(struct session *session, const struct record *record, evidence_sink *sink,
	void *context, struct error *error)
{
	static const struct {
		enum error_kind kind;
		const char *message;
	} refusals[EVIDENCE_STATE_COUNT] = {
		[EVIDENCE_WIPED] = {ERROR_STATE,
			N_("The file {name} was disposed of; what is left is its hash.")},
		[EVIDENCE_ALTERED] = {ERROR_DATA,
			N_("The file {name} was altered: it is not what its hash is of. Restore "
			   "the library from a backup.")},
		[EVIDENCE_MISSING] = {ERROR_DATA,
			N_("The file {name} is not in the library. Restore it from a backup.")},
	};
	struct outgoing outgoing = {sink, context};
	enum evidence_state state;

	if (evidence_is_erased(record))
		return refuse_erased(session, record, error);
	if (!read_bytes(session, record, &outgoing, &state, error))
		return false;
	return state == EVIDENCE_WHOLE ||
	       error_set(error, refusals[state].kind, refusals[state].message, "name",
		       evidence_text(session->assessment, record, "name"), NULL);
}

static bool
write_piece(void *context, const char *bytes, size_t length, struct error *error)
{
	return files_write(context, bytes, length, error);
}

bool
session_write_evidence(
	struct session *session, const struct record *record, const char *path, struct error *error)
{
	struct file_draft draft;

	if (!files_begin(path, &draft, error))
		return false;
	if (!session_read_evidence(session, record, write_piece, &draft, error)) {
		files_abandon(&draft);
		return false;
	}
	return files_commit(&draft, error);
}
