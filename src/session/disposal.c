/* SPDX-License-Identifier: MIT */
/* Disposing of an assessment. */
#include "config.h"

#include "session/disposal.h"

#include <inttypes.h>
#include <stdlib.h>

#include "base/clock.h"
#include "base/memory.h"
#include "base/string.h"
#include "session/retention.h"
#include "session/state.h"
#include "text/utf8.h"

static bool
may_dispose(struct session *session, struct error *error)
{
	struct retention retention;

	if (!session_may_write(session, error) || !session_retention(session, &retention, error))
		return false;

	const char *refusal = NULL;

	switch (retention_stage(&retention, session->assessment->today)) {
	case RETENTION_WORKED_ON:
		refusal = N_("This assessment is worked on, so it is not disposed of. Decide it, "
			     "withdraw it, or move it to the trash first.");
		break;
	case RETENTION_HELD:
		refusal = N_("This assessment is held ({hold}), so it is not disposed of. Release "
			     "it first, when that is over.");
		break;
	case RETENTION_KEPT:
		refusal = N_("This assessment must be kept until {date}, so it is not disposed of. "
			     "Set another date first, where that one is wrong.");
		break;
	case RETENTION_DISPOSED:
	case RETENTION_OVER:
	case RETENTION_STAGE_COUNT:
		break;
	}
	if (refusal)
		error_set(error, ERROR_STATE, refusal, "hold", retention.hold, "date",
			retention.keep_until, NULL);
	retention_clear(&retention);
	return !refusal;
}

static void
note_change(void *context, const struct store_log_change *change)
{
	struct disposal *disposal = context;

	disposal->change_count++;
	free(disposal->head);
	disposal->head = seal_write_hex(change->hash.bytes, sizeof(change->hash.bytes));
}

bool
session_plan_disposal(struct session *session, struct disposal *disposal, struct error *error)
{
	struct store *store = session->library->store;
	struct store_disposal count;

	*disposal = (struct disposal){.time = clock_now()};
	if (!may_dispose(session, error) ||
		!store_count_disposal(store, session->row, &count, error) ||
		!store_read_headers(store, session->row, note_change, disposal, error) ||
		!session_versions(session, &disposal->versions, error) ||
		!session_copies(session, &disposal->here, error)) {
		disposal_clear(disposal);
		return false;
	}
	disposal->value_count = count.values;
	disposal->version_count = count.versions;
	disposal->evidence_count = count.evidence;
	disposal->draft_count = count.drafts;
	disposal_find_copies(store_path(store), session->assessment->id, &disposal->copies,
		&disposal->copy_count);
	return true;
}

void
disposal_clear(struct disposal *disposal)
{
	free(disposal->head);
	versions_clear(&disposal->versions);
	for (size_t i = 0; i < disposal->copy_count; i++)
		free(disposal->copies[i]);
	free(disposal->copies);
	copies_clear(&disposal->here);
	*disposal = (struct disposal){0};
}

char *
disposal_text(const struct disposal *disposal, const struct catalog *catalog, const char *between)
{
	auto_string char *values = string_format("%" PRId64, disposal->value_count);
	auto_string char *versions = string_format("%" PRId64, disposal->version_count);
	auto_string char *evidence = string_format("%" PRId64, disposal->evidence_count);
	auto_string char *drafts = string_format("%" PRId64, disposal->draft_count);
	auto_string char *erased = tr_format(catalog,
		N_("To be erased for good: values: {values}, texts of versions: {versions}, files "
		   "of evidence: {evidence}, drafts: {drafts}. This cannot be undone."),
		"values", values, "versions", versions, "evidence", evidence, "drafts", drafts,
		NULL);
	struct string text = {0};

	string_append_format(&text, "%s%s%s%s", erased, between,
		tr(catalog, N_("Left are the reference, who did what when with the reasons, all "
			       "hashes, which records and fields there were and how long their "
			       "texts, and the certificate.")),
		between);
	for (size_t i = 0; i < disposal->here.count; i++) {
		auto_string char *copy = tr_format(catalog,
			N_("{reference} in this library has a copy of it and stays: dispose of "
			   "that too."),
			"reference", disposal->here.references[i], NULL);

		string_append_format(&text, "%s%s", copy, between);
	}
	for (size_t i = 0; i < disposal->copy_count; i++) {
		auto_string char *safe = utf8_sanitize(disposal->copies[i], UTF8_KEEP_NOTHING);
		auto_string char *copy =
			tr_format(catalog, N_("{file} beside the library holds it too and stays."),
				"file", safe, NULL);

		string_append_format(&text, "%s%s", copy, between);
	}
	if (disposal->copy_count == 0)
		string_append_format(&text, "%s%s",
			tr(catalog, N_("No copy is known in the folder of the library.")), between);
	string_append(&text, tr(catalog, N_("Reports, archives and backups in other places are not "
					    "known here.")));
	return string_take(&text);
}

/* Have in memory what is left, for the sums. */
static void
erase_in_memory(struct session *session)
{
	const struct assessment *assessment = session->assessment;
	struct edits edits = {0};

	for (size_t i = 0; i < assessment->record_count; i++) {
		const struct record *record = assessment->records[i];

		for (size_t j = 0; j < record->value_count; j++) {
			const struct value *value = &record->values[j];

			edits_add(&edits, record->id, value->field->id, value->language, NULL, NULL,
				NULL, value->origin ? "erased" : NULL);
			edits.edits[edits.edit_count - 1].new_erased = true;
		}
	}
	session_apply(session, &edits);
	edits_clear(&edits);
}

bool
session_dispose(struct session *session, const struct disposal *disposal, const char *reason,
	const char *certificate, struct error *error)
{
	struct edits edits = {0};
	int64_t head = session->head;

	if (!may_dispose(session, error))
		return false;
	if (text_is_blank(reason))
		return error_set(error, ERROR_DATA, N_("That needs a reason."), NULL);
	session_set_day(session, session->assessment, disposal->time);
	erase_in_memory(session);
	edits_add(&edits, session->assessment->id, STORE_FIELD_DISPOSED, LANGUAGE_NONE, NULL,
		certificate, NULL, NULL);

	struct store_change change = {
		.act = act_name(ACT_DISPOSE),
		.reason = reason,
		.time = disposal->time,
		.author = author_of(&session->author),
		.edits = &edits,
		.summary = summary_now(session),
	};
	bool disposed = store_dispose(session->library->store, session->row, &head, &change, error);

	edits_clear(&edits);
	if (head != session->head)
		session->kept_at = disposal->time;
	session_recover(session);
	return disposed;
}

bool
session_certificate(struct session *session, char **certificate, struct error *error)
{
	return store_read_certificate(session->library->store, session->row, certificate, error);
}
