/* SPDX-License-Identifier: MIT */
/* `pia timestamp`: a request for a time-stamp of a version, and taking in the reply (RFC 3161). */
#include "config.h"

#include <stdlib.h>

#include "assessment/address.h"
#include "base/files.h"
#include "base/memory.h"
#include "base/string.h"
#include "command/command.h"
#include "command/print.h"
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

static bool
write_request(struct invocation *invocation, const struct version *version, struct error *error)
{
	struct string request = {0};
	struct seal_hash hash = read_hash(version);

	timestamp_append_request(&request, &hash);

	bool is_written = print_or_write(
		request.data, request.length, invocation_option(invocation, OPTION_OUTPUT), error);

	string_clear(&request);
	return is_written;
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

static bool
take_reply(struct invocation *invocation, const struct versions *versions, struct error *error)
{
	const char *path = invocation->arguments.words[1];
	auto_string char *bytes = NULL;
	size_t length = 0;
	const struct record *record;

	if (!files_read(path, REPLY_BYTES_MAXIMUM, &bytes, &length, error))
		return false;

	const struct version *version = find_stamped(versions, bytes, length, error);
	const struct template_kind *kind = evidence_kind(session_assessment(invocation->session));

	if (!version)
		return false;

	auto_string char *name = string_format("%s.tsr", version->hash);
	const struct session_value value = {
		.field = kind ? template_find_field(kind, "name") : NULL, .text = name};
	const struct evidence_file file = {
		.path = path, .about = "assessment", .values = &value, .value_count = kind != NULL};

	if (!session_attach(invocation->session, &file, &record, error))
		return false;

	auto_string char *address = address_write(record, NULL, LANGUAGE_NONE);

	print_line(address);
	return true;
}

static bool
run(struct invocation *invocation, struct error *error)
{
	const struct arguments *arguments = &invocation->arguments;
	bool is_reply = arguments->word_count > 1;
	struct versions versions;

	if (!(is_reply ? invocation_open_for_writing(invocation, arguments->words[0], error)
		       : invocation_open_session(invocation, arguments->words[0], error)) ||
		!session_versions(invocation->session, &versions, error))
		return false;

	bool is_done =
		versions.version_count == 0
			? error_set(error, ERROR_DATA,
				  N_("There is no version yet: one is stored when it is sent to "
				     "review."),
				  NULL)
		: is_reply ? take_reply(invocation, &versions, error)
			   : write_request(invocation, &versions.versions[0], error);

	versions_clear(&versions);
	return is_done;
}

const struct command command_timestamp = {
	.name = "timestamp",
	.words = "REF [REPLY]",
	.help = N_("Write a request for a time-stamp of the latest version, or take in the reply"),
	.words_minimum = 1,
	.words_maximum = 2,
	.options = OPTION_BIT(OPTION_OUTPUT),
	.words_are_files = true,
	.run = run,
};
