/* SPDX-License-Identifier: MIT */
/* Time-stamps of versions. */
#include "config.h"

#include "session/timestamp.h"

#include "base/files.h"
#include "base/memory.h"
#include "seal/timestamp.h"
#include "session/evidence.h"
#include "session/standing.h"

/* Far above any reply, with all its certificates. */
#define REPLY_BYTES_MAXIMUM (1024 * 1024)

static struct seal_hash
read_hash(const struct version *version)
{
	struct seal_hash hash = {0};

	seal_read_hex(version->hash, hash.bytes, sizeof(hash.bytes));
	return hash;
}

/* Clear the versions whatever comes of it. */
static bool
read_versions(struct session *session, struct versions *versions, struct error *error)
{
	if (!session_versions(session, versions, error))
		return false;
	return versions->version_count > 0 ||
	       error_set(error, ERROR_DATA,
		       N_("There is no version yet: one is stored when it is sent to review."),
		       NULL);
}

bool
session_append_timestamp_request(struct session *session, struct string *bytes, struct error *error)
{
	struct versions versions = {0};
	bool is_made = read_versions(session, &versions, error);

	if (is_made) {
		struct seal_hash hash = read_hash(&versions.versions[0]);

		timestamp_append_request(bytes, &hash);
	}
	versions_clear(&versions);
	return is_made;
}

/* The version that a reply is for; NULL with the error about the latest. */
static const struct version *
find_stamped(const struct versions *versions, const char *bytes, size_t length, struct error *error)
{
	for (size_t i = versions->version_count; i > 0; i--) {
		struct seal_hash hash = read_hash(&versions->versions[i - 1]);

		error_clear(error);
		if (timestamp_check_reply(bytes, length, &hash, error))
			return &versions->versions[i - 1];
	}
	return NULL;
}

bool
session_take_timestamp(struct session *session, const char *path, const struct record **record,
	struct error *error)
{
	const struct template_kind *kind = evidence_kind(session_assessment(session));
	struct versions versions = {0};
	auto_string char *bytes = NULL;
	size_t length = 0;
	const struct version *version = NULL;

	if (read_versions(session, &versions, error) &&
		files_read(path, REPLY_BYTES_MAXIMUM, &bytes, &length, error))
		version = find_stamped(&versions, bytes, length, error);

	auto_string char *name = version ? string_format("%s.tsr", version->hash) : NULL;

	versions_clear(&versions);
	if (!name)
		return false;

	const struct session_value value = {
		.field = kind ? template_find_field(kind, "name") : NULL, .text = name};
	const struct evidence_file file = {
		.path = path, .about = "assessment", .values = &value, .value_count = kind != NULL};

	return session_attach(session, &file, record, error);
}
