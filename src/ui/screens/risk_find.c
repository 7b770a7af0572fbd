/* SPDX-License-Identifier: MIT */
/*
 * Looking for a risk: by its own words, its treatment, the flows and systems it concerns, its
 * levels, and what is done about it by whom, as all of that is read on the screen.
 */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/string.h"
#include "text/fold.h"
#include "ui/screens/describe.h"
#include "ui/screens/risk_picture.h"

/* Append what a record shows, field by field. */
static void
add_record(const struct application *application, const struct record *record, struct string *text)
{
	for (size_t i = 0; i < record->kind->field_count; i++) {
		const struct template_field *field = record->kind->fields[i];

		if (field->hidden)
			continue;
		auto_string char *shown = describe_value(application, record, field, NULL);
		string_append(text, shown);
		string_append_byte(text, '\n');
	}
}

/* All that may be looked for in a risk. Caller-owned. */
static char *
text_of(const struct application *application, const struct record *risk)
{
	const struct assessment *assessment = describe_assessment(application);
	const struct template_list *levels = assessment->template->matrix.levels;
	struct string text = {0};
	size_t count = 0;
	struct risk_measure *measures = rating_measures(assessment, risk, &count);

	string_append_format(&text, "%d\n", risk->number);
	add_record(application, risk, &text);
	for (size_t i = 0; i < count; i++)
		add_record(application, measures[i].measure, &text);
	free(measures);
	for (int i = 0; i < RATING_COUNT; i++) {
		struct risk_position position;

		if (!rating_position(assessment, risk, (enum rating)i, &position))
			continue;
		string_append(&text, localized_text(&levels->items[position.level].label,
					     application->language));
		string_append_byte(&text, '\n');
	}
	return string_take(&text);
}

bool
risk_is_found(const struct application *application, const struct record *risk, const char *words)
{
	bool found = true;

	if (string_is_empty(words))
		return true;
	auto_string char *text = text_of(application, risk);
	auto_string char *folded = fold_text(text);
	for (const char *word = words + strspn(words, " "); found && *word != '\0';) {
		size_t length = strcspn(word, " ");
		auto_string char *one = memory_copy_bytes(word, length);
		auto_string char *needle = fold_text(one);

		found = strstr(folded, needle) != NULL;
		word += length;
		word += strspn(word, " ");
	}
	return found;
}
