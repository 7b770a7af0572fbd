/* SPDX-License-Identifier: MIT */
/*
 * The risks of the open assessment as they are looked at together: where each stands at every
 * rating, what it is called, and whether what is looked for is found in it.
 */
#ifndef PIA_UI_SCREENS_RISK_PICTURE_H
#define PIA_UI_SCREENS_RISK_PICTURE_H

#include "assessment/rating.h"
#include "ui/application.h"

struct risk_entry {
	const struct record *risk; /* borrowed */
	char *name;                /* in the content language; owned */
	bool is_rated[RATING_COUNT];
	struct risk_position positions[RATING_COUNT];
	bool hidden; /* what is looked for is not found in it */
};

/* `struct risk_picture picture = {0};` is one that is not made yet. */
struct risk_picture {
	const struct application *application;
	struct risk_entry *entries; /* the worst first, those that are not rated last; owned */
	size_t entry_count;
	size_t hidden_count;

	/* What it was made of. */
	uint64_t revision;
	enum language language;
	enum rating rating;
	char *words;
};

/*
 * Make it, sorted by a rating, or leave it when nothing changed since. Of `words` (NULL or "":
 * none) each must be found in what a risk's record shows, in its levels or in the measures for it;
 * others are hidden. Entries are valid until it is made again. The template must have a matrix.
 */
void risk_picture_make(struct risk_picture *picture, const struct application *application,
	enum rating rating, const char *words);
void risk_picture_clear(struct risk_picture *picture);

/* The entry of the risk with this number, hidden or not; NULL when it is not there. */
const struct risk_entry *risk_picture_find(const struct risk_picture *picture, int number);

/* Whether an entry stands in this cell at a rating. */
bool risk_entry_is_at(
	const struct risk_entry *entry, enum rating rating, size_t row, size_t column);

/*
 * From where to where a risk goes, seen from a rating: from the inherent one to that, or, seen from
 * the inherent one, to the last that is there. False when one of the two is not rated.
 */
bool risk_entry_way(
	const struct risk_entry *entry, enum rating seen, enum rating *from, enum rating *to);

/* Whether one of its levels was set by hand. */
bool risk_entry_is_by_hand(const struct risk_entry *entry);

/* What is shown of a rating's level: its word, with an asterisk where it was set by hand; where it
 * is not rated, that. Caller-owned. */
char *risk_entry_level(const struct risk_picture *picture, const struct risk_entry *entry,
	enum rating rating) __attribute__((warn_unused_result));

/* "Very high → Medium → Low": the levels of the ratings that are asked for, the current one where
 * it is rated; one that changes nothing is left out. Caller-owned. */
char *risk_entry_levels(const struct risk_picture *picture, const struct risk_entry *entry,
	const struct canvas *canvas) __attribute__((warn_unused_result));

/* Whether what is looked for is found in a risk. */
bool risk_is_found(
	const struct application *application, const struct record *risk, const char *words);

#endif
