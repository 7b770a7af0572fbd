/* SPDX-License-Identifier: MIT */
/* What a copy says of itself. */
#include "config.h"

#include "session/origin.h"

#include <inttypes.h>
#include <stdlib.h>

#include "base/memory.h"
#include "base/string.h"
#include "i18n/format.h"

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
