/* SPDX-License-Identifier: MIT */
/* Collecting and sorting the risks, and words for where they stand. */
#include "config.h"

#include "ui/screens/risk_picture.h"

#include <stdlib.h>

#include "base/memory.h"
#include "base/string.h"
#include "ui/screens/describe.h"

static void
clear_entries(struct risk_picture *picture)
{
	for (size_t i = 0; i < picture->entry_count; i++)
		free(picture->entries[i].name);
	memory_free(&picture->entries);
	picture->entry_count = 0;
	picture->hidden_count = 0;
}

void
risk_picture_clear(struct risk_picture *picture)
{
	clear_entries(picture);
	free(picture->words);
	*picture = (struct risk_picture){0};
}

/* How an entry stands in the order: whether it is rated, its level, its row and its column; the
 * higher the worse. */
struct weight {
	size_t parts[4];
};

static struct weight
weigh(const struct risk_entry *entry, enum rating rating)
{
	const struct risk_position *position = &entry->positions[rating];

	if (!entry->is_rated[rating])
		return (struct weight){{0, 0, 0, 0}};
	return (struct weight){{1, position->level, position->row, position->column}};
}

static bool
is_worse(const struct risk_entry *a, const struct risk_entry *b, enum rating rating)
{
	struct weight of_a = weigh(a, rating);
	struct weight of_b = weigh(b, rating);

	for (size_t i = 0; i < 4; i++) {
		if (of_a.parts[i] != of_b.parts[i])
			return of_a.parts[i] > of_b.parts[i];
	}
	return a->risk->number < b->risk->number;
}

/* qsort() is told nothing but the two: each carries what it is sorted by. */
struct sorted {
	struct risk_entry entry;
	enum rating rating;
};

static int
compare(const void *a, const void *b)
{
	const struct sorted *left = a;
	const struct sorted *right = b;

	return is_worse(&left->entry, &right->entry, left->rating) ? -1 : 1;
}

static void
sort(struct risk_picture *picture)
{
	struct sorted *sorted = memory_allocate_array(picture->entry_count, sizeof(*sorted));

	for (size_t i = 0; i < picture->entry_count; i++)
		sorted[i] = (struct sorted){picture->entries[i], picture->rating};
	qsort(sorted, picture->entry_count, sizeof(*sorted), compare);
	for (size_t i = 0; i < picture->entry_count; i++)
		picture->entries[i] = sorted[i].entry;
	free(sorted);
}

static void
fill_entry(struct risk_picture *picture, struct risk_entry *entry, const struct record *risk)
{
	const struct assessment *assessment = describe_assessment(picture->application);

	entry->risk = risk;
	entry->name = assessment_record_name(assessment, risk, assessment->language);
	for (int i = 0; i < RATING_COUNT; i++)
		entry->is_rated[i] =
			rating_position(assessment, risk, (enum rating)i, &entry->positions[i]);
	entry->hidden = !risk_is_found(picture->application, risk, picture->words);
	picture->hidden_count += entry->hidden ? 1 : 0;
}

void
risk_picture_make(struct risk_picture *picture, const struct application *application,
	enum rating rating, const char *words)
{
	const struct assessment *assessment = describe_assessment(application);
	const struct template_kind *kind = template_find_kind(assessment->template, "risk");
	uint64_t revision = session_revision(application->session);

	if (picture->application != NULL && picture->revision == revision &&
		picture->language == application->language && picture->rating == rating &&
		string_equal(picture->words, words))
		return;
	clear_entries(picture);
	picture->application = application;
	picture->revision = revision;
	picture->language = application->language;
	picture->rating = rating;
	char *copy = memory_copy_string(words);
	free(picture->words);
	picture->words = copy;
	if (kind == NULL)
		return;
	const struct record **risks =
		assessment_records_of(assessment, kind, &picture->entry_count);
	picture->entries = memory_allocate_array(picture->entry_count, sizeof(*picture->entries));
	for (size_t i = 0; i < picture->entry_count; i++)
		fill_entry(picture, &picture->entries[i], risks[i]);
	free(risks);
	sort(picture);
}

const struct risk_entry *
risk_picture_find(const struct risk_picture *picture, int number)
{
	for (size_t i = 0; i < picture->entry_count; i++) {
		if (picture->entries[i].risk->number == number)
			return &picture->entries[i];
	}
	return NULL;
}

bool
risk_entry_is_at(const struct risk_entry *entry, enum rating rating, size_t row, size_t column)
{
	return entry->is_rated[rating] && entry->positions[rating].row == row &&
	       entry->positions[rating].column == column;
}

bool
risk_entry_way(const struct risk_entry *entry, enum rating seen, enum rating *from, enum rating *to)
{
	*from = RATING_INHERENT;
	*to = seen;
	for (int i = RATING_COUNT - 1; seen == RATING_INHERENT && i > RATING_INHERENT; i--) {
		if (entry->is_rated[i]) {
			*to = (enum rating)i;
			break;
		}
	}
	return *to != *from && entry->is_rated[*from] && entry->is_rated[*to];
}

bool
risk_entry_is_by_hand(const struct risk_entry *entry)
{
	for (int i = 0; i < RATING_COUNT; i++) {
		if (entry->is_rated[i] && entry->positions[i].is_override)
			return true;
	}
	return false;
}

char *
risk_entry_level(
	const struct risk_picture *picture, const struct risk_entry *entry, enum rating rating)
{
	const struct template_matrix *matrix =
		&describe_assessment(picture->application)->template->matrix;
	const struct risk_position *position = &entry->positions[rating];

	if (!entry->is_rated[rating])
		return memory_copy_string(
			tr(application_catalog(picture->application), N_("not rated")));
	return string_format("%s%s",
		localized_text(&matrix->levels->items[position->level].label,
			picture->application->language),
		position->is_override ? "*" : "");
}

char *
risk_entry_levels(const struct risk_picture *picture, const struct risk_entry *entry,
	const struct canvas *canvas)
{
	const struct template *template = describe_assessment(picture->application)->template;
	auto_string char *before = NULL;
	struct string levels = {0};

	for (int i = 0; i < RATING_COUNT; i++) {
		/* One in between says nothing while it is not rated. */
		if (!rating_is_asked(template, (enum rating)i) ||
			(i == RATING_CURRENT && !entry->is_rated[i]))
			continue;
		char *level = risk_entry_level(picture, entry, (enum rating)i);

		/* Where nothing changes, nothing need be read twice. */
		if (before != NULL && !string_equal(level, before))
			string_append_format(&levels, " %s ", canvas_glyph(canvas, GLYPH_ARROW));
		if (!string_equal(level, before))
			string_append(&levels, level);
		free(before);
		before = level;
	}
	return string_take(&levels);
}
