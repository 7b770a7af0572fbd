/* SPDX-License-Identifier: MIT */
/* Signatures and evidence: written to an archive, and verified. */
#include "config.h"

#include "archive/signatures.h"

#include <stdlib.h>
#include <string.h>

#include "archive/contents.h"
#include "base/array.h"
#include "base/memory.h"
#include "base/string.h"
#include "session/evidence.h"
#include "session/keys.h"
#include "session/standing.h"

#define KEY_BYTES_MAXIMUM 4096

static char *
key_file_name(const struct minisign_public *public)
{
	auto_string char *id = minisign_id_text(public->id);

	return string_format(CONTENTS_KEYS "%s.pub", id);
}

/* The key that a signature names: it brings it along, or it is known here. */
static bool
key_of(const char *signature, struct minisign_public *public)
{
	unsigned char id[MINISIGN_ID_BYTES];

	return minisign_signature_key(signature, public) ||
	       (minisign_signature_id(signature, id, NULL) && keys_find(id, public, NULL));
}

/* Put the key that a signature names into the list, once. */
static void
collect_key(const char *signature, struct known_keys *keys)
{
	struct minisign_public public;

	if (!key_of(signature, &public))
		return;
	for (size_t i = 0; i < keys->key_count; i++) {
		if (memcmp(keys->keys[i].public.id, public.id, sizeof(public.id)) == 0)
			return;
	}
	array_append(&keys->keys, &keys->key_count)->public = public;
}

/* By their files' names. */
static int
compare_keys(const void *a, const void *b)
{
	auto_string char *first = key_file_name(&((const struct known_key *)a)->public);
	auto_string char *second = key_file_name(&((const struct known_key *)b)->public);

	return strcmp(first, second);
}

static bool
add_keys(const struct known_keys *keys, struct writer *writer, struct error *error)
{
	bool added = true;

	for (size_t i = 0; i < keys->key_count && added; i++) {
		auto_string char *name = key_file_name(&keys->keys[i].public);
		auto_string char *text = minisign_write_public(&keys->keys[i].public);

		added = writer_add(writer, name, text, strlen(text), error);
	}
	return added;
}

bool
signatures_add_keys(struct session *session, struct writer *writer, struct error *error)
{
	struct versions versions;
	struct known_keys keys = {0};

	if (!session_versions(session, &versions, error))
		return false;
	for (size_t i = 0; i < versions.version_count; i++) {
		struct contents_signatures signatures;

		contents_signatures_of(session, versions.versions[i].hash, &signatures);
		for (size_t j = 0; j < signatures.signature_count; j++)
			collect_key(signatures.signatures[j].text, &keys);
		contents_signatures_clear(&signatures);
	}
	versions_clear(&versions);
	if (keys.key_count)
		qsort(keys.keys, keys.key_count, sizeof(*keys.keys), compare_keys);

	bool added = add_keys(&keys, writer, error);

	keys_clear(&keys);
	return added;
}

static void
take_key(const struct reader *reader, const struct reader_entry *entry,
	struct verification *verification)
{
	struct minisign_public public;
	auto_string char *text = NULL;
	auto_string char *name = NULL;
	struct error error = {0};

	if (!reader_load(reader, entry, KEY_BYTES_MAXIMUM, &text, &error) ||
		!minisign_read_public(text, &public, &error)) {
		error_move(error_list_add(&verification->faults), &error);
		return;
	}

	auto_string char *again = minisign_write_public(&public);

	name = key_file_name(&public);
	if (!string_equal(text, again) || entry->header.size != strlen(again))
		error_set(error_list_add(&verification->faults), ERROR_DATA,
			N_("{name} is not a key's file as this program writes it."), "name",
			entry->header.name, NULL);
	if (!string_equal(name, entry->header.name))
		error_set(error_list_add(&verification->faults), ERROR_DATA,
			N_("{name} holds another key than its name says."), "name",
			entry->header.name, NULL);
	*array_append(&verification->enclosed_keys, &verification->enclosed_key_count) = public;
}

void
signatures_take_keys(const struct reader *reader, struct verification *verification)
{
	for (size_t i = 0; i < reader->entry_count; i++) {
		const struct reader_entry *entry = &reader->entries[i];

		if (strncmp(entry->header.name, CONTENTS_KEYS, strlen(CONTENTS_KEYS)) == 0)
			take_key(reader, entry, verification);
	}
}

static const struct minisign_public *
find_enclosed(const struct verification *verification, const unsigned char id[MINISIGN_ID_BYTES])
{
	for (size_t i = 0; i < verification->enclosed_key_count; i++) {
		if (memcmp(verification->enclosed_keys[i].id, id, MINISIGN_ID_BYTES) == 0)
			return &verification->enclosed_keys[i];
	}
	return NULL;
}

static bool
find_key(const struct verification *verification, const char *signature,
	const unsigned char id[MINISIGN_ID_BYTES], struct minisign_public *public, char **name)
{
	if (keys_find(id, public, name) || minisign_signature_key(signature, public))
		return true;

	const struct minisign_public *enclosed = find_enclosed(verification, id);

	if (enclosed)
		*public = *enclosed;
	return enclosed != NULL;
}

static enum signature_proof
prove(const struct version *version, const char *signature, const struct verification *verification,
	struct verified_signature *verified)
{
	unsigned char id[MINISIGN_ID_BYTES];
	struct minisign_public public;

	if (!signature[0])
		return SIGNATURE_NONE;
	if (!minisign_signature_id(signature, id, NULL))
		return SIGNATURE_WRONG;
	verified->key_id = minisign_id_text(id);
	if (!version->text || !find_key(verification, signature, id, &public, &verified->key_name))
		return SIGNATURE_UNKNOWN;
	return minisign_verify(&public, signature, version->text, version->length, NULL, NULL)
		       ? SIGNATURE_VALID
		       : SIGNATURE_WRONG;
}

/* The change that made the record; NULL where the log has none. */
static const struct history_change *
find_change(const struct history *history, const struct record *record)
{
	for (size_t i = 0; i < history->change_count; i++) {
		const struct history_change *change = &history->changes[i];

		for (size_t j = 0; j < change->edit_count; j++) {
			if (string_equal(change->edits[j].record, record->id))
				return change;
		}
	}
	return NULL;
}

/* The key that a signature brings along is in the archive too. */
static void
check_key_file(const char *signature, struct verification *verification)
{
	struct minisign_public public;
	const struct minisign_public *enclosed;

	if (!verification->is_archive || !minisign_signature_key(signature, &public))
		return;

	auto_string char *name = key_file_name(&public);

	enclosed = find_enclosed(verification, public.id);
	if (!enclosed)
		error_set(error_list_add(&verification->faults), ERROR_DATA,
			N_("{name} is missing from the archive."), "name", name, NULL);
	else if (memcmp(enclosed->key, public.key, sizeof(public.key)) != 0)
		error_set(error_list_add(&verification->faults), ERROR_DATA,
			N_("{name} is another key than the one that signed."), "name", name, NULL);
}

static char *
role_label(const struct contents_signature *signature, enum language language)
{
	const struct template_field *field = template_find_field(signature->sign_off->kind, "role");
	const struct template_item *item =
		field && field->list ? template_find_item(field->list, signature->role) : NULL;

	return memory_copy_string(item ? localized_text(&item->label, language) : signature->role);
}

static void
verify_signature(const struct version *version, const struct contents_signature *signature,
	const struct history *history, enum language language, struct verification *verification)
{
	const struct history_change *change = find_change(history, signature->sign_off);
	struct verified_signature *verified =
		array_append(&verification->signatures, &verification->signature_count);

	verified->version = version->number;
	verified->role = role_label(signature, language);
	verified->person = memory_copy_string(change ? change->author.name : "");
	verified->time = change ? change->time : 0;
	verified->proof = prove(version, signature->text, verification, verified);
	check_key_file(signature->text, verification);
	if (verified->proof == SIGNATURE_WRONG)
		error_set(error_list_add(&verification->faults), ERROR_DATA,
			N_("The signature of {name} ({role}) is not one of the text that was sent "
			   "to review."),
			"name", verified->person, "role", verified->role, NULL);
}

static bool
has_signed(const struct verification *verification, const char *key_id)
{
	for (size_t i = 0; i < verification->signature_count; i++) {
		if (string_equal(verification->signatures[i].key_id, key_id))
			return true;
	}
	return false;
}

/* A key that an archive brings along is of somebody who signed, and the one that is known here. */
static void
check_enclosed_keys(struct verification *verification)
{
	for (size_t i = 0; i < verification->enclosed_key_count; i++) {
		const struct minisign_public *enclosed = &verification->enclosed_keys[i];
		auto_string char *id = minisign_id_text(enclosed->id);
		auto_string char *name = key_file_name(enclosed);
		struct minisign_public known;
		bool is_known = keys_find(enclosed->id, &known, NULL);

		if (!has_signed(verification, id))
			error_set(error_list_add(&verification->faults), ERROR_DATA,
				N_("{name} is the key of nobody who signed here."), "name", name,
				NULL);
		if (is_known && memcmp(known.key, enclosed->key, sizeof(known.key)) != 0)
			error_set(error_list_add(&verification->faults), ERROR_DATA,
				N_("{name} is another key than the one that is known here under "
				   "its id."),
				"name", name, NULL);
	}
}

bool
signatures_verify(struct session *session, const struct history *history, enum language language,
	struct verification *verification, struct error *error)
{
	struct versions versions;

	if (!session_versions(session, &versions, error))
		return false;
	for (size_t i = versions.version_count; i > 0; i--) {
		const struct version *version = &versions.versions[i - 1];
		struct contents_signatures signatures;

		*array_append(&verification->versions, &verification->version_count) =
			(struct verified_version){.number = version->number,
				.time = version->time,
				.hash = memory_copy_string(version->hash),
				.is_gone = !version->text};
		contents_signatures_of(session, version->hash, &signatures);
		for (size_t j = 0; j < signatures.signature_count; j++)
			verify_signature(version, &signatures.signatures[j], history, language,
				verification);
		contents_signatures_clear(&signatures);
	}
	versions_clear(&versions);
	check_enclosed_keys(verification);
	return true;
}

/* What is wrong with a file of evidence; NULL: nothing, or it was disposed of. */
static const char *
evidence_fault(enum evidence_state state)
{
	switch (state) {
	case EVIDENCE_ALTERED:
		return N_("The file {name} is not the one that was taken in as evidence.");
	case EVIDENCE_MISSING:
		return N_("The file {name}, which was taken in as evidence, is not there.");
	case EVIDENCE_WHOLE:
	case EVIDENCE_WIPED:
	case EVIDENCE_STATE_COUNT:
		break;
	}
	return NULL;
}

/* An authority's reply is kept under the hash of the text that it is of. */
static void
note_time_stamp(struct verification *verification, const char *name, const char *hash)
{
	for (size_t i = 0; i < verification->version_count; i++) {
		struct verified_version *version = &verification->versions[i];
		auto_string char *reply = string_format("%s.tsr", version->hash);

		if (!version->time_stamp && string_equal(name, reply))
			version->time_stamp = memory_copy_string(hash);
	}
}

bool
signatures_verify_evidence(
	struct session *session, struct verification *verification, struct error *error)
{
	const struct assessment *assessment = session_assessment(session);
	size_t count;
	const struct record **records = evidence_about(assessment, NULL, NULL, &count);
	bool read = true;

	for (size_t i = 0; i < count && read; i++) {
		enum evidence_state state = EVIDENCE_MISSING;

		read = session_verify_evidence(session, records[i], &state, error);
		if (!read)
			break;

		const char *fault = evidence_fault(state);
		const char *name = evidence_text(assessment, records[i], "name");

		verification->evidence_count += state == EVIDENCE_WHOLE;
		if (state == EVIDENCE_WHOLE)
			note_time_stamp(
				verification, name, evidence_text(assessment, records[i], "hash"));
		if (fault)
			error_set(error_list_add(&verification->faults), ERROR_DATA, fault, "name",
				name, NULL);
	}
	free(records);
	return read;
}
