/* SPDX-License-Identifier: MIT */
/*
 * Taking from the catalogue, and the words for it.
 */
#include "config.h"

#include "ui/screens/catalogue_take.h"

#include <stdlib.h>

#include "assessment/catalogue.h"
#include "base/array.h"
#include "base/memory.h"
#include "base/string.h"
#include "session/take.h"
#include "ui/screens/describe.h"
#include "ui/screens/screens.h"

/* What came of one entry. */
static void
say_one(struct application *application, const struct taken *taken)
{
	auto_string char *name = describe_record(application, taken->record);
	const char *words =
		taken->is_new ? N_("Added: {name}. u takes it back.")
		: taken->is_linked
			? N_("{name} was there already; it is linked now. u takes that back.")
			: N_("{name} is there already.");

	application_say(application, ROLE_GOOD, words, "name", name, NULL);
}

static void
say_several(struct application *application, const struct taken *taken, size_t count)
{
	size_t added = 0;

	for (size_t i = 0; i < count; i++)
		added += taken[i].is_new;

	auto_string char *added_text = string_format("%zu", added);
	auto_string char *there_text = string_format("%zu", count - added);

	application_say(application, ROLE_GOOD,
		added == count ? N_("Added from the catalogue: {added}. u takes all of it back.")
			       : N_("Added from the catalogue: {added}; there already: {there}. u "
				    "takes all of it back."),
		"added", added_text, "there", there_text, NULL);
}

bool
catalogue_take(struct application *application, const size_t *entries, size_t entry_count,
	const char *target, char **first,
	void (*again)(struct application *application, void *state), void *state)
{
	const struct record *record =
		target ? assessment_find_record(describe_assessment(application), target) : NULL;
	struct taken *taken = NULL;
	struct error error = {0};

	if (!describe_may_change(application, again, state))
		return false;
	if (!session_take(application->session, entries, entry_count, record, &taken, &error)) {
		application_say_error(application, &error);
		return false;
	}
	if (entry_count == 1)
		say_one(application, &taken[0]);
	else
		say_several(application, taken, entry_count);
	if (first != NULL)
		*first = memory_copy_string(taken[0].record->id);
	free(taken);
	return true;
}

/* The entries that findings suggest, each once. Caller-owned. */
static size_t *
suggested_entries(const struct finding *const *findings, size_t finding_count, size_t *count)
{
	size_t *entries = NULL;

	*count = 0;
	for (size_t i = 0; i < finding_count; i++) {
		const struct template_rule *rule = findings[i]->rule;
		for (size_t j = 0; rule != NULL && j < rule->suggestion_count; j++) {
			bool is_known = false;
			for (size_t k = 0; k < *count; k++)
				is_known = is_known || entries[k] == rule->suggestions[j];
			if (!is_known)
				*array_append(&entries, count) = rule->suggestions[j];
		}
	}
	return entries;
}

void
catalogue_take_suggested(struct application *application, const struct record *record,
	const struct finding *const *findings, size_t finding_count,
	void (*again)(struct application *application, void *state), void *state)
{
	const char *target = record->kind->single ? NULL : record->id;
	size_t count;
	size_t *entries = suggested_entries(findings, finding_count, &count);

	if (count == 1)
		catalogue_take(application, entries, count, target, NULL, again, state);
	else if (count > 1)
		screen_catalogue_open_entries(application, entries, count, target);
	free(entries);
}
