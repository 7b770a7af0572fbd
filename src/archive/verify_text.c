/* SPDX-License-Identifier: MIT */
/* What is proved, in words. */
#include "config.h"

#include "archive/verify_text.h"

#include <inttypes.h>

#include "base/memory.h"
#include "base/string.h"
#include "i18n/format.h"
#include "text/utf8.h"

struct words {
	const struct catalog *catalog;
	const char *between;
	struct string lines;
};

/* Names come from outside: none of them may look like a line of its own. */
static void
add_line(struct words *words, const char *line)
{
	auto_string char *safe = utf8_sanitize(line, UTF8_KEEP_NOTHING);

	if (words->lines.length)
		string_append(&words->lines, words->between);
	string_append(&words->lines, safe);
}

static const char *
proof_sentence(const struct verified_signature *signature, bool is_gone)
{
	if (is_gone && signature->key_id)
		return N_("Signed by {name} as {role}, {time}, with the key {key}: whoever kept "
			  "the text can verify it.");

	switch (signature->proof) {
	case SIGNATURE_NONE:
		return N_("Signed off by {name} as {role}, {time}, without a key: only the log "
			  "says so.");
	case SIGNATURE_VALID:
		return signature->key_name
			       ? N_("Signed by {name} as {role}, {time}, with the key {key}, known "
				    "here as {known}.")
			       : N_("Signed by {name} as {role}, {time}, with the key {key}, which "
				    "comes with the signature: ask {name} whether it is theirs.");
	case SIGNATURE_UNKNOWN:
		return N_("Signed by {name} as {role}, {time}, with the key {key}, which is not "
			  "known here, so that it cannot be verified.");
	case SIGNATURE_WRONG:
		break;
	}
	return N_("Not signed by {name} as {role}: the signature is not one of this text.");
}

static void
add_signature(struct words *words, const struct verification *verification,
	const struct verified_signature *signature, bool is_gone)
{
	auto_string char *time = format_instant(signature->time, verification->utc_offset);
	auto_string char *line = tr_format(words->catalog, proof_sentence(signature, is_gone),
		"name", signature->person, "role", signature->role, "time", time, "key",
		signature->key_id, "known", signature->key_name, NULL);

	add_line(words, line);
}

static void
add_time_stamp(struct words *words, const struct verified_version *version)
{
	auto_string char *line = tr_format(words->catalog,
		N_("An authority's time-stamp of it is among the evidence, to be verified with "
		   "`openssl ts -verify`: {hash}"),
		"hash", version->time_stamp, NULL);

	add_line(words, line);
}

static void
add_versions(struct words *words, const struct verification *verification)
{
	for (size_t i = 0; i < verification->version_count; i++) {
		const struct verified_version *version = &verification->versions[i];
		auto_string char *number = string_format("%" PRId64, version->number);
		auto_string char *time = format_instant(version->time, verification->utc_offset);
		auto_string char *line = tr_format(words->catalog,
			version->is_gone
				? N_("Version {number} of {time}: its text was disposed of. Its "
				     "SHA-256 was {hash}")
				: N_("Version {number}, unchanged since {time}. SHA-256 of its "
				     "text: {hash}"),
			"number", number, "time", time, "hash", version->hash, NULL);

		add_line(words, line);
		for (size_t j = 0; j < verification->signature_count; j++) {
			if (verification->signatures[j].version == version->number)
				add_signature(words, verification, &verification->signatures[j],
					version->is_gone);
		}
		if (version->time_stamp)
			add_time_stamp(words, version);
	}
}

static void
add_reports(struct words *words, const char *sentence, size_t count)
{
	auto_string char *text = string_format("%zu", count);
	auto_string char *line = tr_format(words->catalog, sentence, "count", text, NULL);

	add_line(words, line);
}

static void
add_proved(struct words *words, const struct verification *verification)
{
	auto_string char *count = string_format("%" PRId64, verification->change_count);
	auto_string char *files = string_format("%zu", verification->evidence_count);
	auto_string char *time = format_instant(verification->changed, verification->utc_offset);
	auto_string char *line = tr_format(words->catalog,
		N_("{reference} ({id}) is whole: every value follows from the log, whose {count} "
		   "changes each seal those before it. Unchanged since {time}. Seal: {hash}"),
		"reference", verification->reference, "id", verification->id, "count", count,
		"time", time, "hash", verification->head, NULL);

	auto_string char *origin =
		origin_sentence(&verification->origin, verification->utc_offset, words->catalog);

	add_line(words, tr(words->catalog, N_("Proved:")));
	add_line(words, line);
	if (origin)
		add_line(words, origin);
	if (verification->is_disposed)
		add_line(words, tr(words->catalog, N_("It was disposed of.")));
	add_versions(words, verification);
	if (verification->evidence_count) {
		auto_string char *evidence = tr_format(words->catalog,
			N_("Evidence: every file is as it was taken in ({count})."), "count", files,
			NULL);

		add_line(words, evidence);
	}
	if (verification->report_same_count)
		add_reports(words,
			N_("Reports: made again from what the archive holds, they are the same "
			   "({count})."),
			verification->report_same_count);
}

static bool
has_time_stamp(const struct verification *verification)
{
	for (size_t i = 0; i < verification->version_count; i++) {
		if (verification->versions[i].time_stamp)
			return true;
	}
	return false;
}

static bool
is_signed(const struct verification *verification)
{
	for (size_t i = 0; i < verification->signature_count; i++) {
		if (verification->signatures[i].proof == SIGNATURE_VALID)
			return true;
	}
	return false;
}

static void
add_not_proved(struct words *words, const struct verification *verification)
{
	const struct catalog *catalog = words->catalog;

	add_line(words, tr(catalog, N_("Not proved:")));
	if (is_signed(verification))
		add_line(words, tr(catalog, N_("Signed is the text of a version, with the hashes "
					       "of its template and of the evidence that it names: "
					       "not what came later, nor a report.")));
	add_line(words,
		has_time_stamp(verification)
			? tr(catalog, N_("But for what is time-stamped, nothing proves that the "
					 "dates are true: they are those of the clocks of whoever "
					 "wrote."))
			: tr(catalog, N_("Nothing proves that the dates are true: they are those "
					 "of the clocks of whoever wrote.")));
	add_line(words, tr(catalog, N_("Without a signature whose key you know, nothing proves "
				       "that it is not all made anew: compare the seal with one "
				       "that was kept elsewhere.")));
	if (verification->is_laid_out_otherwise)
		add_line(words,
			tr(catalog, N_("Every row of the database is right, but its bytes are not "
				       "laid out as here: another version of SQLite wrote it, or "
				       "something is hidden between the rows.")));
	if (verification->report_same_count < verification->report_count)
		add_reports(words,
			N_("Of the reports, {count} are as they were put in, but are not made "
			   "again alike here: another version of the program made them, or "
			   "somebody else."),
			verification->report_count - verification->report_same_count);
}

static void
add_faults(struct words *words, const struct verification *verification)
{
	add_line(words, tr(words->catalog, N_("Not proved to be as it was written:")));
	for (size_t i = 0; i < verification->faults.error_count; i++) {
		auto_string char *line = tr_error(words->catalog, &verification->faults.errors[i]);

		add_line(words, line);
	}
}

char *
verification_text(
	const struct verification *verification, const struct catalog *catalog, const char *between)
{
	struct words words = {.catalog = catalog, .between = between};

	if (verification->faults.error_count) {
		add_faults(&words, verification);
	} else {
		add_proved(&words, verification);
		add_not_proved(&words, verification);
	}
	return string_take(&words.lines);
}
