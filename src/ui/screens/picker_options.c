/* SPDX-License-Identifier: MIT */
/* The options of the dialog that answers a field by choosing. */
#include "config.h"

#include "ui/screens/picker_options.h"

#include <stdlib.h>

#include "assessment/value.h"
#include "base/array.h"
#include "base/memory.h"
#include "base/string.h"
#include "i18n/phrases.h"
#include "ui/screens/describe.h"

bool
picker_takes_several(const struct template_field *field)
{
	return field->type == FIELD_CHOICES || field->type == FIELD_REFERENCES;
}

/* "Risk 10". Caller-owned. */
static char *
record_number_words(const struct application *application, const struct record *record)
{
	return string_format("%s %d", localized_text(&record->kind->label, application->language),
		record->number);
}

/* Add one option; `value` NULL: a new record of `kind`. */
static void
add_option(struct picker *picker, const char *text, const char *help, const char *value,
	const struct template_kind *kind, bool taken)
{
	choices_add(&picker->choices, text, string_is_empty(help) ? NULL : help, taken);
	*array_append(&picker->values, &picker->value_count) = memory_copy_string(value);
	*array_append(&picker->kinds, &picker->kind_count) = kind;
	*array_append(&picker->reductions, &picker->reduction_count) = (struct reduction){0};
}

/* Say beside an option by how many steps the measure lowers it; below it too, where there may be no
 * room beside it. */
void
picker_note_steps(struct picker *picker, const struct application *application, size_t option)
{
	const struct record *risk =
		assessment_find_record(describe_assessment(application), picker->values[option]);
	struct choices_option *shown = &picker->choices.options[option];
	auto_string char *name = record_number_words(application, risk);

	free(shown->note);
	free(shown->help);
	shown->note = assessment_show_reduction(&picker->reductions[option], application->language);
	shown->help =
		string_format("%s%s%s", name, shown->note[0] == '\0' ? "" : " · ", shown->note);
}

/* Let the options say what is kept of steps. */
static void
add_steps(struct picker *picker, const struct application *application, const char *kept)
{
	size_t count;
	struct value_link *links = value_links(kept, &count);

	for (size_t i = 0; i < picker->value_count; i++) {
		for (size_t j = 0; j < count; j++) {
			if (string_equal(picker->values[i], links[j].target))
				picker->reductions[i] = links[j].reduction;
		}
		picker_note_steps(picker, application, i);
	}
	value_free_links(links, count);
}

/* A label in the screen's language; with the content's behind it where that is another word, since
 * that is what will stand in the assessment. */
static char *
two_language_label(const struct application *application, const struct localized *label)
{
	const char *shown = localized_text(label, application->language);
	const char *content = localized_text(label, describe_assessment(application)->language);

	if (string_equal(shown, content))
		return memory_copy_string(shown);
	return string_format("%s · %s", shown, content);
}

static void
add_items(struct picker *picker, const struct application *application, const char *kept)
{
	const struct template_list *list = picker->field->list;

	for (size_t i = 0; i < list->item_count; i++) {
		const struct template_item *item = &list->items[i];
		const char *help = localized_text(&item->help, application->language);

		if (item->hidden && !value_has_part(kept, item->id))
			continue;

		auto_string char *label = two_language_label(application, &item->label);
		auto_string char *law = describe_law(application, &item->law);
		auto_string char *both = string_format(
			"%s%s%s", help, help[0] != '\0' && law[0] != '\0' ? " · " : "", law);
		add_option(picker, label, both, item->id, NULL, value_has_part(kept, item->id));
	}
}

static void
add_records(struct picker *picker, const struct application *application,
	const struct template_kind *kind, const char *kept)
{
	const struct assessment *assessment = describe_assessment(application);
	size_t count = 0;
	const struct record **records = assessment_records_of(assessment, kind, &count);

	for (size_t i = 0; i < count; i++) {
		if (string_equal(records[i]->id, picker->record))
			continue;
		auto_string char *name =
			assessment_record_name(assessment, records[i], assessment->language);
		auto_string char *help = record_number_words(application, records[i]);
		add_option(picker, name, help, records[i]->id, NULL,
			value_has_part(kept, records[i]->id));
	}
	free(records);
}

/* Whether a record of this kind can be added by its name alone. */
bool
picker_can_be_named(const struct template_kind *kind)
{
	return !kind->single && kind->name != NULL &&
	       (kind->name->type == FIELD_TEXT || kind->name->type == FIELD_LONG_TEXT) &&
	       !kind->name->derived;
}

static void
add_new_options(struct picker *picker, const struct application *application)
{
	const struct catalog *catalog = application_catalog(application);

	for (size_t i = 0; i < picker->field->target_count; i++) {
		const struct template_kind *kind = picker->field->targets[i];
		if (!picker_can_be_named(kind))
			continue;
		auto_string char *text = tr_format(catalog,
			picker->typed == NULL ? N_("+ new: {kind}") : N_("+ new: {kind}, {name}"),
			"kind", localized_text(&kind->label, application->language), "name",
			picker->typed, NULL);
		add_option(picker, text, tr(catalog, N_("One that is not in the list yet.")), NULL,
			kind, false);
	}
}

/* Make the options from the model, with what `kept` says taken. */
void
picker_make_options(struct picker *picker, const struct application *application)
{
	const char *kept = picker->kept;

	picker->language = application->language;
	choices_open(&picker->choices, picker_takes_several(picker->field));
	if (picker->typed != NULL) {
		add_new_options(picker, application);
		return;
	}
	if (picker->field->type == FIELD_YES_NO) {
		add_option(picker, phrases_yes_no(true, application->language), NULL, "yes", NULL,
			string_equal(kept, "yes"));
		add_option(picker, phrases_yes_no(false, application->language), NULL, "no", NULL,
			string_equal(kept, "no"));
		return;
	}
	if (picker->field->list != NULL) {
		add_items(picker, application, kept);
		return;
	}
	for (size_t i = 0; i < picker->field->target_count; i++)
		add_records(picker, application, picker->field->targets[i], kept);
	if (reduction_is_of(picker->field))
		add_steps(picker, application, kept);
	add_new_options(picker, application);
}

void
picker_free_options(struct picker *picker)
{
	for (size_t i = 0; i < picker->value_count; i++)
		free(picker->values[i]);
	memory_free(&picker->values);
	memory_free(&picker->kinds);
	memory_free(&picker->reductions);
	picker->value_count = 0;
	picker->kind_count = 0;
	picker->reduction_count = 0;
	choices_close(&picker->choices);
}

/* What is taken, as kept; caller-owned. `added` (NULL: none) comes last. */
char *
picker_taken_value(const struct picker *picker, const char *added)
{
	struct string text = {0};
	size_t count = 0;
	size_t *taken = choices_taken(&picker->choices, &count);

	if (picker->typed != NULL && picker_takes_several(picker->field))
		string_append(&text, picker->kept);
	for (size_t i = 0; i < count && (picker_takes_several(picker->field) || added == NULL);
		i++) {
		if (picker->values[taken[i]] != NULL)
			value_append_link(
				&text, picker->values[taken[i]], &picker->reductions[taken[i]]);
	}
	free(taken);
	if (added != NULL && text.length > 0)
		string_append_byte(&text, ' ');
	string_append(&text, added);
	return string_take(&text);
}
