/* SPDX-License-Identifier: MIT */
/* Dismissals, looked up by what they are about. */
#include "config.h"

#include "assessment/dismissals.h"

#include <stdlib.h>
#include <string.h>

#include "assessment/address.h"
#include "base/array.h"
#include "base/memory.h"
#include "base/string.h"

struct dismissal_line {
	char *key; /* "flow/3 rule/ID" */
	const struct record *dismissal;
};

const struct template_kind *
dismissal_kind(const struct template *template)
{
	return template_find_kind(template, "dismissal");
}

static const char *
text_of(const struct assessment *assessment, const struct record *dismissal, const char *field)
{
	return assessment_text(assessment, dismissal, template_find_field(dismissal->kind, field));
}

const char *
dismissal_reason(const struct assessment *assessment, const struct record *dismissal)
{
	return text_of(assessment, dismissal, "reason");
}

static int
compare_lines(const void *a, const void *b)
{
	const struct dismissal_line *first = a;
	const struct dismissal_line *second = b;
	const int order = strcmp(first->key, second->key);

	return order ? order
		     : (first->dismissal->number > second->dismissal->number) -
			       (first->dismissal->number < second->dismissal->number);
}

void
dismissals_read(const struct assessment *assessment, struct dismissals *dismissals)
{
	const struct template_kind *kind = dismissal_kind(assessment->template);
	size_t count;
	const struct record **records;

	*dismissals = (struct dismissals){0};
	if (!kind)
		return;
	records = assessment_records_of(assessment, kind, &count);
	for (size_t i = 0; i < count; i++) {
		const char *about = text_of(assessment, records[i], "about");

		if (!record_value(
			    records[i], template_find_field(kind, "reason"), assessment->language))
			continue;
		/* Dismissed is what a rule says of a record; a field does no harm. */
		*array_append(&dismissals->lines, &dismissals->line_count) =
			(struct dismissal_line){
				.key = string_format("%.*s %s", (int)strcspn(about, ".@"), about,
					text_of(assessment, records[i], "what")),
				.dismissal = records[i],
			};
	}
	free(records);
	if (dismissals->line_count > 1)
		qsort(dismissals->lines, dismissals->line_count, sizeof(*dismissals->lines),
			compare_lines);
}

void
dismissals_clear(struct dismissals *dismissals)
{
	for (size_t i = 0; i < dismissals->line_count; i++)
		free(dismissals->lines[i].key);
	free(dismissals->lines);
	*dismissals = (struct dismissals){0};
}

const struct record *
dismissals_find(const struct dismissals *dismissals, const struct record *about, const char *type,
	const char *id)
{
	size_t from = 0;
	size_t to = dismissals->line_count;

	if (to == 0)
		return NULL;

	auto_string char *address = address_write(about, NULL, LANGUAGE_NONE);
	auto_string char *key = string_format("%s %s/%s", address, type, id);

	while (from < to) {
		const size_t middle = from + (to - from) / 2;

		if (strcmp(dismissals->lines[middle].key, key) < 0)
			from = middle + 1;
		else
			to = middle;
	}
	return from < dismissals->line_count && string_equal(dismissals->lines[from].key, key)
		       ? dismissals->lines[from].dismissal
		       : NULL;
}
