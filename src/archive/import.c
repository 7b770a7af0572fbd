/* SPDX-License-Identifier: MIT */
/* Bringing an archive in. */
#include "config.h"

#include "archive/archive.h"

#include <inttypes.h>
#include "archive/verify.h"
#include "base/memory.h"
#include "base/string.h"
#include "i18n/format.h"

bool
archive_import(struct library *library, const char *path, const struct person *author,
	struct arrival *arrival, struct error *error)
{
	struct verification verification;
	struct unpacked unpacked;
	bool imported =
		archive_verify_and_unpack(path, LANGUAGE_ENGLISH, &verification, &unpacked, error);

	if (imported && verification.faults.error_count) {
		error_move(error, &verification.faults.errors[0]);
		imported = false;
	}
	imported = imported && library_admit(library, unpacked.library, author, arrival, error);
	verification_clear(&verification);
	unpacked_clear(&unpacked);
	return imported;
}

static char *
copy_text(const struct arrival *arrival, bool is_done, const struct catalog *catalog)
{
	static const char *const sentences[2][2] = {
		{N_("It will come in as a copy of {reference}: the logs have no change in common, "
		    "{here} here, {there} in the archive."),
			N_("It will come in as a copy of {reference}, whose log here has gone "
			   "another way. The logs part after change {number} of {time}, by {name}: "
			   "{here} more here, {there} in the archive.")},
		{N_("Brought in as a copy of {reference}: the logs have no change in common, "
		    "{here} here, {there} in the archive."),
			N_("Brought in as a copy of {reference}, whose log here has gone another "
			   "way. The logs part after change {number} of {time}, by {name}: {here} "
			   "more here, {there} in the archive.")},
	};
	auto_string char *common = string_format("%" PRId64, arrival->common);
	auto_string char *here = string_format("%" PRId64, arrival->here);
	auto_string char *there = string_format("%" PRId64, arrival->there);
	auto_string char *time = format_instant(arrival->parted, arrival->utc_offset);
	auto_string char *line = tr_format(catalog, sentences[is_done][arrival->common > 0],
		"reference", arrival->known, "number", common, "time", time, "name",
		arrival->parted_by, "here", here, "there", there, NULL);

	return string_format("%s\n%s", line,
		tr(catalog, N_("The copy is a draft of its own. Its log until now, and what was "
			       "signed, stay as they are in the archive.")));
}

char *
archive_arrival_text(const struct arrival *arrival, bool is_done, const struct catalog *catalog)
{
	static const char *const sentences[][2] = {
		[ARRIVAL_NEW] = {N_("It is not known here: it will be brought in with its whole "
				    "log, under the reference {reference}."),
			N_("Brought in, with its whole log.")},
		[ARRIVAL_LATER] = {N_("It is here as {reference}; what was added to its log since "
				      "will be brought in."),
			N_("It was here; what was added to its log since was brought in.")},
		[ARRIVAL_SAME] = {N_("It is here already as {reference}, with the same log: there "
				     "is nothing to do."),
			N_("It is here already, with the same log: nothing was done.")},
	};
	static const char *const same_copy[] = {
		N_("It is here already as {reference}, a copy: there is nothing to do."),
		N_("It is here already, as a copy: nothing was done.")};
	bool is_copy = !string_equal(arrival->reference, arrival->known);

	if (arrival->kind == ARRIVAL_COPY)
		return copy_text(arrival, is_done, catalog);
	return tr_format(catalog,
		arrival->kind == ARRIVAL_SAME && is_copy ? same_copy[is_done]
							 : sentences[arrival->kind][is_done],
		"reference", arrival->reference, NULL);
}
