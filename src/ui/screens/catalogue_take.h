/* SPDX-License-Identifier: MIT */
/*
 * Taking from the catalogue on the screen: ask who writes, take, say what came of it.
 */
#ifndef PIA_UI_SCREENS_CATALOGUE_TAKE_H
#define PIA_UI_SCREENS_CATALOGUE_TAKE_H

#include "ui/application.h"

/*
 * Take entries (numbers of the catalogue) for a record (its UUID, or NULL) as one change and say
 * what came of it. False when nothing was done: then that is said, or the author was asked for and
 * `again` is called with `state` afterwards. `first` (NULL allowed) gets the UUID of the first
 * record, caller-owned.
 */
bool catalogue_take(struct application *application, const size_t *entries, size_t entry_count,
	const char *target, char **first,
	void (*again)(struct application *application, void *state), void *state);

/*
 * Take what findings on one record suggest, linked to that record: a single entry at once, of
 * several the screen of the catalogue is opened with just those. Nothing where there is none.
 * `again` as above.
 */
void catalogue_take_suggested(struct application *application, const struct record *record,
	const struct finding *const *findings, size_t finding_count,
	void (*again)(struct application *application, void *state), void *state);

#endif
