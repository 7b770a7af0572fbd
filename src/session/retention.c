/* SPDX-License-Identifier: MIT */
/* How long an assessment is kept. */
#include "config.h"

#include "session/retention.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/memory.h"
#include "base/string.h"
#include "i18n/format.h"
#include "session/standing.h"
#include "session/state.h"

static const char *const stage_names[RETENTION_STAGE_COUNT] = {
	[RETENTION_WORKED_ON] = "worked_on",
	[RETENTION_HELD] = "held",
	[RETENTION_KEPT] = "kept",
	[RETENTION_OVER] = "over",
	[RETENTION_DISPOSED] = "disposed",
};

const char *
retention_stage_name(enum retention_stage stage)
{
	return stage_names[stage];
}

static bool
is_worked_on(const struct retention *retention)
{
	return !retention->is_trashed &&
	       (string_equal(retention->state, standing_name(STANDING_DRAFT)) ||
		       string_equal(retention->state, standing_name(STANDING_REVIEW)));
}

enum retention_stage
retention_stage(const struct retention *retention, const char *today)
{
	auto_string char *day = today ? NULL : clock_local_date(clock_now());

	if (retention->is_disposed)
		return RETENTION_DISPOSED;
	if (!string_is_empty(retention->hold))
		return RETENTION_HELD;
	if (is_worked_on(retention))
		return RETENTION_WORKED_ON;
	/* Dates as they are kept are in order as texts are. */
	return strcmp(retention->keep_until, today ? today : day) >= 0 ? RETENTION_KEPT
								       : RETENTION_OVER;
}

char *
retention_end(const struct retention *retention)
{
	return string_is_empty(retention->keep_until)
		       ? NULL
		       : format_date_shift(retention->keep_until, "P1D", false);
}

bool
retention_is_said(const struct retention *retention)
{
	return retention->is_disposed || !string_is_empty(retention->keep_until) ||
	       !string_is_empty(retention->hold);
}

char *
retention_mark_title(
	const struct retention *retention, const char *title, const struct catalog *catalog)
{
	enum retention_stage stage = retention_stage(retention, NULL);
	const char *mark = NULL;

	if (stage == RETENTION_DISPOSED)
		mark = tr(catalog, N_("[disposed of]"));
	else if (stage == RETENTION_OVER && !string_is_empty(retention->keep_until))
		mark = tr(catalog, N_("[may be disposed of]"));
	return mark ? string_format("%s%s%s", mark, *title ? " " : "", title)
		    : memory_copy_string(title);
}

char *
retention_text(const struct retention *retention, const char *today, const struct catalog *catalog,
	enum language language)
{
	auto_string char *until = format_date(retention->keep_until, language);

	switch (retention_stage(retention, today)) {
	case RETENTION_DISPOSED:
		return memory_copy_string(tr(catalog, N_("It was disposed of.")));
	case RETENTION_HELD:
		return tr_format(catalog, N_("Held, so it must not be disposed of: {hold}"), "hold",
			retention->hold, NULL);
	case RETENTION_OVER:
		return memory_copy_string(tr(catalog, N_("It may be disposed of.")));
	case RETENTION_KEPT:
		return tr_format(catalog,
			N_("It is kept until {date} and may be disposed of after that day."),
			"date", until, NULL);
	case RETENTION_WORKED_ON:
		if (until[0])
			return tr_format(catalog,
				N_("It is kept until {date}, and for as long as it is worked on."),
				"date", until, NULL);
		break;
	case RETENTION_STAGE_COUNT:
		break;
	}
	return memory_copy_string(tr(catalog, N_("It is worked on, so it is not disposed of.")));
}

bool
session_retention(struct session *session, struct retention *retention, struct error *error)
{
	struct store_standing standing;

	if (!store_read_standing(session->library->store, session->row, &standing, error))
		return false;
	*retention = (struct retention){
		.state = standing.state,
		.keep_until = standing.keep_until,
		.hold = standing.hold,
		.is_trashed = standing.is_trashed,
		.is_disposed = standing.is_disposed,
	};
	return true;
}

void
retention_clear(struct retention *retention)
{
	free(retention->state);
	free(retention->keep_until);
	free(retention->hold);
	*retention = (struct retention){0};
}

static bool
check(const struct retaining *retaining, struct error *error)
{
	if (!string_is_empty(retaining->until) && !clock_date_is_valid(retaining->until))
		return error_set(error, ERROR_DATA,
			N_("{date} is not a date; write it as 2026-11-23."), "date",
			retaining->until, NULL);
	return !text_is_blank(retaining->hold) || !text_is_blank(retaining->reason) ||
	       error_set(error, ERROR_DATA, N_("That needs a reason."), NULL);
}

/* The edit that says so, unless it is so. */
static void
plan(const struct session *session, const char *field, const char *now, const char *text,
	struct edits *edits)
{
	if (text && !string_equal(now, text))
		edits_add(edits, session->assessment->id, field, LANGUAGE_NONE, now, text, NULL,
			NULL);
}

bool
session_retain(struct session *session, const struct retaining *retaining, struct error *error)
{
	const struct keeping keeping = {.reason = retaining->reason};
	struct retention now;
	struct edits edits = {0};

	if (!session_may_write(session, error) || !check(retaining, error) ||
		!session_retention(session, &now, error))
		return false;
	plan(session, STORE_FIELD_KEEP_UNTIL, now.keep_until, retaining->until, &edits);
	plan(session, STORE_FIELD_HOLD, now.hold, retaining->hold, &edits);
	retention_clear(&now);
	return edits.edit_count == 0 ||
	       session_keep_with(session, ACT_RETAIN, 0, &edits, &keeping, error);
}
