/* SPDX-License-Identifier: MIT */
/* What a copy says of itself. */
#include "config.h"

#include "session/origin.h"

#include <inttypes.h>
#include <stdlib.h>

#include "base/array.h"
#include "base/memory.h"
#include "base/string.h"
#include "i18n/format.h"
#include "session/retention.h"
#include "session/state.h"
#include "store/admit.h"

struct origin
origin_of_change(const struct history *history, const struct history_change *change)
{
	struct origin origin = {0};
	const struct history_change *parted = NULL;

	if (!change->origin)
		return origin;
	for (size_t i = 0; i < history->change_count && !parted; i++) {
		if (string_equal(history->changes[i].hash, change->parted))
			parted = &history->changes[i];
	}
	return (struct origin){
		.id = memory_copy_string(change->origin),
		.reference = memory_copy_string(change->reason),
		.change = change->number,
		.parted = parted ? parted->number : 0,
		.parted_time = parted ? parted->time : 0,
		.parted_by = memory_copy_string(parted ? parted->author.name : ""),
	};
}

struct origin
origin_of(const struct history *history)
{
	for (size_t i = history->change_count; i > 0; i--) {
		if (history->changes[i - 1].origin)
			return origin_of_change(history, &history->changes[i - 1]);
	}
	return (struct origin){0};
}

void
origin_clear(struct origin *origin)
{
	free(origin->id);
	free(origin->reference);
	free(origin->parted_by);
	*origin = (struct origin){0};
}

char *
origin_sentence(const struct origin *origin, int utc_offset, const struct catalog *catalog)
{
	auto_string char *change = string_format("%" PRId64, origin->change);
	auto_string char *parted = string_format("%" PRId64, origin->parted);
	auto_string char *time = format_instant(origin->parted_time, utc_offset);

	if (!origin->id)
		return NULL;
	return tr_format(catalog,
		origin->parted
			? N_("A copy of {reference} ({id}): all before change {change} was written "
			     "and signed under that id. The other goes another way after change "
			     "{parted} of {time}, by {name}.")
			: N_("A copy of {reference} ({id}): all before change {change} was written "
			     "and signed under that id. The other has no change in common with "
			     "it."),
		"reference", origin->reference, "id", origin->id, "change", change, "parted",
		parted, "time", time, "name", origin->parted_by, NULL);
}

static void
add_copy(void *context, const char *reference)
{
	struct copies *copies = context;

	*array_append(&copies->references, &copies->count) = memory_copy_string(reference);
}

bool
session_copies(struct session *session, struct copies *copies, struct error *error)
{
	*copies = (struct copies){0};
	return store_read_copies(session->library->store, session->row, session->assessment->id,
		add_copy, copies, error);
}

bool
session_copies_of_erased(struct session *session, struct copies *copies, struct error *error)
{
	*copies = (struct copies){0};
	return store_read_copies_of_erased(session->library->store, session->row,
		session->assessment->id, add_copy, copies, error);
}

void
copies_clear(struct copies *copies)
{
	for (size_t i = 0; i < copies->count; i++)
		free(copies->references[i]);
	free(copies->references);
	*copies = (struct copies){0};
}

char *
origin_mark_title(
	struct library *library, const struct library_entry *entry, const struct catalog *catalog)
{
	auto_string char *title = retention_mark_title(&entry->retention, entry->title, catalog);
	auto_string char *copied = NULL;

	/* Where it cannot be read the title alone is shown. */
	if (!store_read_copied(library->store, entry->id, &copied, NULL) || !copied)
		return memory_copy_string(title);

	auto_string char *mark =
		tr_format(catalog, N_("[copy of {reference}]"), "reference", copied, NULL);

	return string_format("%s%s%s", mark, *title ? " " : "", title);
}
