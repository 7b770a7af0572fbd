/* SPDX-License-Identifier: MIT */
/* Whether the texts that were signed are what the log adds up to. */
#include "config.h"

#include "session/integrity.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/string.h"
#include "seal/canonical.h"
#include "session/past.h"

/* The text of a version made again; NULL when that cannot be done. Caller-owned. */
static char *
make_again(struct session *session, const struct version *version, size_t *length)
{
	struct past past;
	char *text;

	if (!session_past(session, version->number, &past, NULL))
		return NULL;
	text = canonical_text(past.assessment, &past.head, length);
	past_clear(&past);
	return text;
}

static void
add_fault(struct checking *checking, const char *message, int64_t number, const char *address)
{
	auto_string char *text = string_format("%" PRId64, number);

	error_set(error_list_add(checking->faults), ERROR_DATA, message, "number", text, "address",
		address, NULL);
}

static void
compare_version(struct checking *checking, struct session *session, const struct version *version)
{
	struct seal_hash hash = seal_hash_bytes(version->text, version->length);
	auto_string char *hash_text = seal_write_hex(hash.bytes, sizeof(hash.bytes));
	size_t length = 0;
	auto_string char *again = make_again(session, version, &length);
	auto_string char *address =
		again ? canonical_difference(again, length, version->text, version->length)
		      : memory_copy_string("");

	if (!string_equal(hash_text, version->hash))
		add_fault(checking,
			N_("The signed text as of change {number} is not the one that its hash is "
			   "of. The first difference: {address}"),
			version->number, address);
	else if (address)
		add_fault(checking,
			N_("The signed text as of change {number} is not what the log says of "
			   "that moment. The first difference: {address}"),
			version->number, address);
}

void
integrity_compare_versions(struct checking *checking, struct session *session)
{
	struct versions versions;
	struct error error = {0};

	if (!session_versions(session, &versions, &error)) {
		error_move(error_list_add(checking->faults), &error);
		return;
	}
	for (size_t i = 0; i < versions.version_count; i++) {
		if (versions.versions[i].text)
			compare_version(checking, session, &versions.versions[i]);
	}
	versions_clear(&versions);
}
