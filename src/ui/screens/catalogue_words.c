/* SPDX-License-Identifier: MIT */
/*
 * What entries of the catalogue say.
 */
#include "config.h"

#include "ui/screens/catalogue_words.h"

#include <stdlib.h>

#include "assessment/catalogue.h"
#include "base/memory.h"
#include "base/string.h"
#include "i18n/phrases.h"
#include "ui/screens/describe.h"

static const struct blueprint_record *
record_of(const struct application *application, size_t entry)
{
	return &describe_assessment(application)->template->catalogue->records[entry];
}

const char *
catalogue_words_name(const struct application *application, size_t entry)
{
	const struct localized *name =
		catalogue_name(describe_assessment(application)->template, entry);

	return name == NULL ? record_of(application, entry)->key
			    : localized_text(name, application->language);
}

static bool
is_text(const struct blueprint_value *value)
{
	return value->field->type == FIELD_TEXT || value->field->type == FIELD_LONG_TEXT;
}

char *
catalogue_words_all(const struct application *application, size_t entry)
{
	const struct blueprint_record *record = record_of(application, entry);
	struct string words = {0};

	for (size_t i = 0; i < record->value_count; i++) {
		for (int language = LANGUAGE_NONE;
			is_text(&record->values[i]) && language < LANGUAGE_COUNT; language++) {
			string_append(&words, record->values[i].texts.text[language]);
			string_append_byte(&words, '\n');
		}
	}
	return string_take(&words);
}

char *
catalogue_words_places(const struct application *application, size_t entry, bool *is_general)
{
	size_t count = 0;
	const struct record **records =
		catalogue_records(describe_assessment(application), entry, &count);
	const struct template_kind *kind = NULL;
	struct string words = {0};

	*is_general = false;
	for (size_t i = 0; i < count; i++) {
		if (records[i]->kind->single) {
			*is_general = true;
			continue;
		}
		if (records[i]->kind == kind) {
			string_append(&words, phrases_separator(application->language));
		} else {
			kind = records[i]->kind;
			if (words.length > 0)
				string_append(
					&words, phrases_clause_separator(application->language));
			string_append(&words, localized_text(&kind->label, application->language));
			string_append_byte(&words, ' ');
		}
		string_append_format(&words, "%d", records[i]->number);
	}
	free(records);
	return string_take(&words);
}

char *
catalogue_words_suggested(const struct application *application, const struct finding *finding)
{
	const struct template_rule *rule = finding->rule;
	const struct record *target = finding->record->kind->single ? NULL : finding->record;
	const struct record **taken;
	struct string free_names = {0};
	struct string settled_names = {0};
	char *words;

	if (rule == NULL || rule->suggestion_count == 0)
		return NULL;
	taken = catalogue_taken(describe_assessment(application));
	for (size_t i = 0; i < rule->suggestion_count; i++) {
		size_t entry = rule->suggestions[i];
		bool is_settled = catalogue_is_settled(
			describe_assessment(application), taken[entry], target);
		struct string *names = is_settled ? &settled_names : &free_names;
		if (names->length > 0)
			string_append(names, phrases_clause_separator(application->language));
		string_append(names, catalogue_words_name(application, entry));
	}
	free(taken);
	words = free_names.length > 0
			? tr_format(application_catalog(application), N_("a adds: {names}"),
				  "names", string_text(&free_names), NULL)
			: tr_format(application_catalog(application), N_("In use: {name}."), "name",
				  string_text(&settled_names), NULL);
	string_clear(&free_names);
	string_clear(&settled_names);
	return words;
}

void
catalogue_words_draw(const struct application *application, size_t entry, const char *lines,
	struct canvas *canvas, struct area area)
{
	const struct blueprint_record *record = record_of(application, entry);
	const struct template *template = describe_assessment(application)->template;
	auto_string char *law = describe_law(application, &template->entries[entry].law);
	struct string text = {0};
	int used;

	for (size_t i = 0; i < record->value_count; i++) {
		if (record->values[i].field->type == FIELD_LONG_TEXT)
			string_append_format(&text, "%s%s", text.length > 0 ? "\n" : "",
				localized_text(&record->values[i].texts, application->language));
	}
	if (!string_is_empty(lines))
		string_append_format(&text, "%s%s", text.length > 0 ? "\n" : "", lines);
	used = canvas_text_wrapped(canvas, area, 0, ROLE_NORMAL, string_text(&text));
	string_clear(&text);
	area.row += used;
	area.rows -= used;
	if (area.rows > 0 && law[0] != '\0')
		canvas_text_wrapped(canvas, area, 0, ROLE_DIM, law);
}

void
catalogue_words_focused(
	const struct application *application, size_t entry, struct focused_texts *texts)
{
	const struct blueprint_record *record = record_of(application, entry);

	for (size_t i = 0; i < record->value_count; i++) {
		if (is_text(&record->values[i]))
			focused_texts_add(texts, &record->values[i].texts);
	}
}
