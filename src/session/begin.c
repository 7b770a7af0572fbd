/* SPDX-License-Identifier: MIT */
/* Beginning an assessment: the single records, the blueprint's, the title, all as one change. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "assessment/value.h"
#include "base/clock.h"
#include "base/memory.h"
#include "base/string.h"
#include "seal/chain.h"
#include "session/state.h"

/* What is being begun. */
struct start {
	const struct library_beginning *beginning;
	struct assessment *assessment;
	struct edits edits;
	char **ids; /* of the blueprint's records, in their order */
};

static void
add_presence(struct start *start, const char *id, const struct template_kind *kind, int number)
{
	auto_string char *presence = string_format("%s/%d", kind->id, number);

	edits_add(&start->edits, id, EDIT_PRESENCE, LANGUAGE_NONE, NULL, presence, NULL, NULL);
}

static void
add_value(struct start *start, const char *record, const struct template_field *field,
	enum language language, const char *text)
{
	if (!string_is_empty(text))
		edits_add(&start->edits, record, field->id, language, NULL, text, NULL, NULL);
}

static char *
reference_text(const struct start *start, const struct blueprint_value *value)
{
	struct string text = {0};

	for (size_t i = 0; i < value->reference_count; i++)
		value_append_link(&text, start->ids[value->references[i]], &value->reductions[i]);
	return string_take(&text);
}

static bool
is_field(const struct template_field *field, const char *kind, const char *id)
{
	return strcmp(field->kind->id, kind) == 0 && strcmp(field->id, id) == 0;
}

static void
add_blueprint_value(struct start *start, const char *record, const struct blueprint_value *value)
{
	const struct library_beginning *beginning = start->beginning;

	/* What was given wins, and the blueprint's translations would not be of it. */
	if ((!text_is_blank(beginning->title) && is_field(value->field, "assessment", "title")) ||
		(!text_is_blank(beginning->client) &&
			is_field(value->field, "assessment", "client")))
		return;
	if (value->field->type == FIELD_REFERENCE || value->field->type == FIELD_REFERENCES) {
		auto_string char *text = reference_text(start, value);

		add_value(start, record, value->field, LANGUAGE_NONE, text);
		return;
	}
	session_plan_texts(beginning->template, beginning->language, record, value->field,
		&value->texts, &start->edits);
}

static void
add_single_records(struct start *start)
{
	const struct template *template = start->beginning->template;

	for (size_t i = 0; i < template->kind_count; i++) {
		const struct template_kind *kind = template->kinds[i];

		if (kind->single)
			add_presence(
				start, assessment_single(start->assessment, kind->id)->id, kind, 0);
	}
}

static void
add_blueprint(struct start *start)
{
	const struct blueprint *blueprint = start->beginning->blueprint;
	int *numbers =
		memory_allocate_array(start->beginning->template->kind_count + 1, sizeof(*numbers));

	start->ids = memory_allocate_array(blueprint->record_count + 1, sizeof(*start->ids));
	for (size_t i = 0; i < blueprint->record_count; i++) {
		const struct template_kind *kind = blueprint->records[i].kind;

		if (kind->single) {
			start->ids[i] = memory_copy_string(
				assessment_single(start->assessment, kind->id)->id);
			continue;
		}
		start->ids[i] = seal_uuid();
		add_presence(start, start->ids[i], kind, ++numbers[kind->index]);
	}
	for (size_t i = 0; i < blueprint->record_count; i++) {
		const struct blueprint_record *record = &blueprint->records[i];

		for (size_t j = 0; j < record->value_count; j++)
			add_blueprint_value(start, start->ids[i], &record->values[j]);
	}
	for (size_t i = 0; i < blueprint->record_count; i++)
		free(start->ids[i]);
	memory_free(&start->ids);
	free(numbers);
}

/* Set a field of the assessment's own record that has no value yet. */
static void
add_own(struct start *start, const char *field_id, const char *text)
{
	const struct record *record = assessment_single(start->assessment, "assessment");
	const struct template_field *field =
		record ? template_find_field(record->kind, field_id) : NULL;

	if (!field || text_is_blank(text))
		return;
	for (size_t i = 0; i < start->edits.edit_count; i++) {
		const struct edit *edit = &start->edits.edits[i];

		if (strcmp(edit->record, record->id) == 0 && strcmp(edit->field, field_id) == 0)
			return;
	}

	auto_string char *clean = NULL;

	/* The same rule as for what is typed: one line stays one line. */
	if (!value_read(start->assessment, field, text, &clean, NULL))
		return;
	add_value(start, record->id, field,
		field->translatable ? start->beginning->language : LANGUAGE_NONE, clean);
}

static bool
check(const struct library *library, const struct library_beginning *beginning, const char *today,
	struct error *error)
{
	const char *read_only = library_read_only(library);

	if (read_only)
		return error_set(error, ERROR_STATE, read_only, NULL);
	if (!beginning->author || text_is_blank(beginning->author->name))
		return error_set(error, ERROR_STATE,
			N_("Nothing is written before it is known who writes. Say it: --as "
			   "\"Name, Organisation, Role\"."),
			NULL);
	if (beginning->language == LANGUAGE_NONE ||
		!beginning->template->languages[beginning->language])
		return error_set(error, ERROR_DATA,
			N_("The template {template} does not speak {language}."), "template",
			beginning->template->name, "language", language_name(beginning->language),
			NULL);
	if (!clock_date_is_valid(today))
		return error_set(error, ERROR_STATE,
			N_("The clock says {date}, and references have years of four digits. Set "
			   "the clock."),
			"date", today, NULL);
	return true;
}

static void
plan(struct start *start)
{
	const struct library_beginning *beginning = start->beginning;
	const struct localized *title = &beginning->template->title;

	add_single_records(start);
	if (beginning->blueprint) {
		add_blueprint(start);
		if (!string_is_empty(
			    localized_text(&beginning->blueprint->title, beginning->language)))
			title = &beginning->blueprint->title;
	}
	add_own(start, "title", beginning->title);
	add_own(start, "title", localized_text(title, beginning->language));
	add_own(start, "client", beginning->client);
	for (size_t i = 0; i < start->edits.edit_count; i++)
		assessment_apply(start->assessment, &start->edits.edits[i]);
}

bool
library_begin(struct library *library, const struct library_beginning *beginning, char **reference,
	struct error *error)
{
	const struct template *template = beginning->template;
	int64_t now = clock_now();
	auto_string char *today = clock_civil_date(now, template->utc_offset);

	if (!check(library, beginning, today, error))
		return false;

	auto_string char *id = seal_uuid();
	auto_string char *year = memory_copy_bytes(today, 4);
	struct start start = {
		.beginning = beginning,
		.assessment = assessment_new(id, "", beginning->language, template),
	};

	assessment_set_today(start.assessment, today);
	plan(&start);

	struct store_beginning stored = {
		.id = id,
		.year = year,
		.language = beginning->language,
		.template = stored_template(template),
	};
	struct store_change change = {
		.act = act_name(ACT_BEGIN),
		.time = now,
		.author = author_of(beginning->author),
		.edits = &start.edits,
		.summary = summary_of(start.assessment),
	};
	bool begun = store_begin(library->store, &stored, &change, reference, error);

	edits_clear(&start.edits);
	assessment_free(&start.assessment);
	return begun;
}
