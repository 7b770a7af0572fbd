/* SPDX-License-Identifier: MIT */
/* Which flows the map shows: those that have some words in their data, purposes, places or names.
 */
#include "config.h"

#include <stdlib.h>

#include "base/array.h"
#include "base/memory.h"
#include "base/string.h"
#include "text/fold.h"
#include "ui/screens/describe.h"
#include "ui/screens/map_screen.h"

/* Where the words are looked for, at a flow and at its ends. */
static const char *const flow_fields[] = {"data", "purposes"};
static const char *const end_fields[] = {
	"name", "jurisdiction", "storage", "backup", "remote_access"};

static bool
has_words(const struct application *application, const struct record *record,
	const char *const *fields, size_t count, const char *folded)
{
	bool found = false;

	for (size_t i = 0; record && i < count && !found; i++) {
		const struct template_field *field = template_find_field(record->kind, fields[i]);
		auto_string char *text =
			field ? describe_value(application, record, field, NULL) : NULL;

		found = text && fold_contains_folded(text, folded);
	}
	return found;
}

const struct record **
map_screen_find(const struct map_screen *screen, size_t *count)
{
	const struct application *application = screen->application;
	const struct assessment *assessment = describe_assessment(application);
	const struct template_kind *kind = template_find_kind(assessment->template, "flow");
	auto_string char *folded = fold_text(screen->words);
	size_t all;
	const struct record **flows = kind ? assessment_records_of(assessment, kind, &all) : NULL;
	const struct record **found = NULL;

	*count = 0;
	for (size_t i = 0; flows && i < all; i++) {
		auto_string char *name = flow_view_name(application, flows[i]);
		bool matches = fold_contains_folded(name, folded) ||
			       has_words(application, flows[i], flow_fields,
				       array_length(flow_fields), folded);

		matches = matches ||
			  has_words(application, map_flow_end(assessment, flows[i], "from"),
				  end_fields, array_length(end_fields), folded);
		matches =
			matches || has_words(application, map_flow_end(assessment, flows[i], "to"),
					   end_fields, array_length(end_fields), folded);
		if (matches)
			*array_append(&found, count) = flows[i];
	}
	free(flows);
	/* None found is not the same as none asked for. */
	return found ? found : memory_allocate(sizeof(const struct record *));
}
