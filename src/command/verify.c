/* SPDX-License-Identifier: MIT */
/* `pia verify`: what of an archive, or of an assessment here, is proved, and what is not. */
#include "config.h"

#include <string.h>

#include "archive/unpacked.h"
#include "archive/verify.h"
#include "archive/verify_text.h"
#include "base/clock.h"
#include "base/files.h"
#include "base/memory.h"
#include "base/string.h"
#include "command/command.h"
#include "command/copy.h"
#include "command/print.h"
#include "session/extract.h"

static const char *
proof_name(enum signature_proof proof)
{
	static const char *const names[] = {
		[SIGNATURE_NONE] = "none",
		[SIGNATURE_VALID] = "valid",
		[SIGNATURE_UNKNOWN] = "unknown_key",
		[SIGNATURE_WRONG] = "wrong",
	};

	return names[proof];
}

static void
write_signature(const struct verified_signature *signature, struct json *json)
{
	auto_string char *time = clock_format(signature->time);

	json_open_object(json, NULL);
	json_string(json, "role", signature->role);
	json_string(json, "author", signature->person);
	json_string(json, "time", time);
	json_string(json, "key", signature->key_id);
	json_string(json, "known_as", signature->key_name);
	json_string(json, "proof", proof_name(signature->proof));
	json_close_object(json);
}

static void
write_versions(const struct verification *verification, struct json *json)
{
	json_open_array(json, "versions");
	for (size_t i = 0; i < verification->version_count; i++) {
		const struct verified_version *version = &verification->versions[i];
		auto_string char *time = clock_format(version->time);

		json_open_object(json, NULL);
		json_integer(json, "number", version->number);
		json_string(json, "time", time);
		json_string(json, "sha256", version->hash);
		json_string(json, "time_stamp", version->time_stamp);
		json_open_array(json, "signatures");
		for (size_t j = 0; j < verification->signature_count; j++) {
			if (verification->signatures[j].version == version->number)
				write_signature(&verification->signatures[j], json);
		}
		json_close_array(json);
		json_close_object(json);
	}
	json_close_array(json);
}

static void
write_json(const struct invocation *invocation, const struct verification *verification)
{
	struct json json = {0};
	auto_string char *changed = clock_format(verification->changed);

	json_open_object(&json, NULL);
	json_boolean(&json, "whole", verification->faults.error_count == 0);
	json_boolean(&json, "disposed", verification->is_disposed);
	json_string(&json, "id", verification->id);
	json_string(&json, "reference", verification->reference);
	json_integer(&json, "changes", verification->change_count);
	json_string(&json, "changed", verification->id ? changed : NULL);
	json_string(&json, "seal", verification->head);
	copy_write_json(&json, &verification->origin);
	write_versions(verification, &json);
	json_integer(&json, "evidence", (int64_t)verification->evidence_count);
	json_integer(&json, "reports", (int64_t)verification->report_count);
	json_integer(&json, "reports_made_again", (int64_t)verification->report_same_count);
	json_boolean(&json, "laid_out_otherwise", verification->is_laid_out_otherwise);
	json_open_array(&json, "faults");
	for (size_t i = 0; i < verification->faults.error_count; i++) {
		auto_string char *line =
			tr_error(invocation->catalog, &verification->faults.errors[i]);

		json_string(&json, NULL, line);
	}
	json_close_array(&json);
	json_close_object(&json);
	print_json(&json);
}

/* Opened only to be read, a library shows also when triggers were taken out of it. */
static bool
open_to_verify(const char *path, struct library **library, struct error *error)
{
	return archive_is_one(path)
		       ? archive_open_library(path, library, error)
		       : library_open_to_read(path,
				 N_("This library was opened to be verified: it can be read, not "
				    "changed."),
				 library, error);
}

static bool
verify_here(struct invocation *invocation, const char *reference, struct verification *verification,
	struct error *error)
{
	auto_string char *path = NULL;

	return library_path(invocation_option(invocation, OPTION_DB), &path, error) &&
	       open_to_verify(path, &invocation->library, error) &&
	       session_open_to_read(invocation->library, reference, &invocation->session, error) &&
	       archive_verify_session(
		       invocation->session, invocation->language, verification, error);
}

static bool
run(struct invocation *invocation, struct error *error)
{
	const char *word = invocation->arguments.words[0];
	struct verification verification = {0};
	bool is_file = files_exists(word) || strchr(word, '/') || strstr(word, ".pia");
	bool is_verified =
		is_file ? archive_verify(word, invocation->language, &verification, error)
			: verify_here(invocation, word, &verification, error);

	if (!is_verified)
		return false;
	if (verification.faults.error_count)
		invocation->exit_code = 1;
	if (invocation_option(invocation, OPTION_JSON)) {
		write_json(invocation, &verification);
	} else {
		auto_string char *text =
			verification_text(&verification, invocation->catalog, "\n");

		print_line(text);
	}
	verification_clear(&verification);
	return true;
}

const struct command command_verify = {
	.name = "verify",
	.words = "FILE | REF",
	.help = N_("Verify an archive, or an assessment here, and say what is proved; exit code 1 "
		   "if it is not whole"),
	.words_minimum = 1,
	.words_maximum = 1,
	.options = OPTION_BIT(OPTION_JSON),
	.words_are_files = true,
	.run = run,
};
