/* SPDX-License-Identifier: MIT */
/*
 * Words for records, fields and addresses. Nothing is drawn here.
 */
#include "config.h"

#include "ui/screens/describe.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/string.h"
#include "session/standing.h"

const struct assessment *
describe_assessment(const struct application *application)
{
	return application->session == NULL ? NULL : session_assessment(application->session);
}

/* Whether a record has words of its own to be known by. */
static bool
has_name(const struct assessment *assessment, const struct record *record)
{
	const struct template_field *name = record->kind->name;

	return name != NULL && assessment_text(assessment, record, name)[0] != '\0';
}

char *
describe_record(const struct application *application, const struct record *record)
{
	const struct assessment *assessment = describe_assessment(application);
	const char *label = localized_text(&record->kind->label, application->language);

	if (record->kind->single)
		return memory_copy_string(label);
	if (!has_name(assessment, record))
		return string_format("%s %d", label, record->number);
	auto_string char *name = assessment_record_name(assessment, record, assessment->language);
	return string_format("%s %d · %s", label, record->number, name);
}

char *
describe_field(const struct application *application, const struct record *record,
	const struct template_field *field)
{
	const char *label = localized_text(&field->label, application->language);

	if (record->kind->single)
		return memory_copy_string(label);
	auto_string char *name = describe_record(application, record);
	return string_format("%s · %s", name, label);
}

char *
describe_place(const struct application *application, const struct record *record,
	const struct template_step *step)
{
	/* The answers have no name of their own: each belongs to its step. */
	if (record->kind->single && step != NULL)
		return memory_copy_string(localized_text(&step->title, application->language));
	return describe_record(application, record);
}

/* What is no longer there, as in "flow/17": "Data flow 17". Caller-owned. */
static char *
describe_absent(const struct application *application, const char *address)
{
	const struct assessment *assessment = describe_assessment(application);
	size_t length = strcspn(address, "/.");
	auto_string char *id = memory_copy_bytes(address, length);
	const struct template_kind *kind =
		assessment == NULL ? NULL : template_find_kind(assessment->template, id);

	if (kind == NULL || address[length] != '/')
		return memory_copy_string(address);
	const char *number = address + length + 1;
	return string_format("%s %.*s", localized_text(&kind->label, application->language),
		(int)strcspn(number, "."), number);
}

char *
describe_address(const struct application *application, const char *address)
{
	const struct assessment *assessment = describe_assessment(application);
	struct address found;

	if (assessment == NULL || !address_read(assessment, address, &found, NULL))
		return describe_absent(application, address);
	if (found.field == NULL)
		return describe_record(application, found.record);
	auto_string char *text = describe_field(application, found.record, found.field);
	if (found.language == LANGUAGE_NONE || found.language == assessment->language)
		return memory_copy_string(text);
	return string_format("%s (%s)", text, language_name(found.language));
}

/* Say what keeps it from being changed, if anything does. */
static bool
say_reason(struct application *application, const struct error *reason)
{
	if (reason == NULL)
		return false;
	auto_string char *text = tr_error(application_catalog(application), reason);
	application_say(application, ROLE_ERROR, "{reason}", "reason", text, NULL);
	return true;
}

static bool
is_read_only(struct application *application)
{
	return say_reason(application, session_read_only(application->session));
}

bool
describe_may_change(struct application *application,
	void (*again)(struct application *application, void *state), void *state)
{
	return !is_read_only(application) && application_need_author(application, again, state);
}

bool
describe_barred(struct application *application)
{
	return say_reason(application, session_barred(application->session));
}

bool
describe_refuses_remarks(struct application *application)
{
	return session_standing(application->session) == STANDING_REVIEW
		       ? describe_barred(application)
		       : is_read_only(application);
}

enum language
describe_value_language(const struct application *application, const struct template_field *field)
{
	return field->translatable ? describe_assessment(application)->language : LANGUAGE_NONE;
}

/* "Party or System": the kinds a reference may point to. */
static char *
describe_targets(const struct application *application, const struct template_field *field)
{
	struct string text = {0};

	for (size_t i = 0; i < field->target_count; i++) {
		if (i > 0)
			string_append(&text, " / ");
		string_append(
			&text, localized_text(&field->targets[i]->label, application->language));
	}
	return string_take(&text);
}

char *
describe_prompt(const struct application *application, const struct template_field *field)
{
	const struct catalog *catalog = application_catalog(application);
	const char *prompt = localized_text(&field->prompt, application->language);

	if (prompt[0] != '\0')
		return memory_copy_string(prompt);
	if (field->derived)
		return memory_copy_string(tr(catalog, N_("nothing yet")));
	switch (field->type) {
	case FIELD_YES_NO:
		return memory_copy_string(tr(catalog, N_("yes or no")));
	case FIELD_CHOICE:
		return memory_copy_string(tr(catalog, N_("choose one")));
	case FIELD_CHOICES:
		return memory_copy_string(tr(catalog, N_("choose one or several")));
	case FIELD_NUMBER:
		return memory_copy_string(tr(catalog, N_("a number")));
	case FIELD_DATE:
		return memory_copy_string(tr(catalog, N_("a date, such as 2026-11-23")));
	case FIELD_DURATION:
		return memory_copy_string(tr(catalog, N_("how long, such as 5 years or 6 months")));
	case FIELD_PERSON:
		return memory_copy_string(tr(catalog, N_("a person's name")));
	case FIELD_REFERENCE:
	case FIELD_REFERENCES: {
		auto_string char *kinds = describe_targets(application, field);
		return tr_format(catalog, N_("choose: {kinds}"), "kinds", kinds, NULL);
	}
	case FIELD_TEXT:
	case FIELD_LONG_TEXT:
	case FIELD_TYPE_COUNT:
		break;
	}
	return memory_copy_string(tr(catalog, N_("write here")));
}

char *
describe_value(const struct application *application, const struct record *record,
	const struct template_field *field, enum shown *shown)
{
	const struct assessment *assessment = describe_assessment(application);
	bool of_people = true;

	switch (field->type) {
	case FIELD_TEXT:
	case FIELD_LONG_TEXT:
	case FIELD_PERSON:
	case FIELD_REFERENCE:
		break;
	case FIELD_REFERENCES:
		if (!reduction_is_of(field))
			break;
		/* What is said of steps is in the screen's words. */
		free(assessment_show(assessment, record, field, assessment->language, shown));
		return assessment_show_links(assessment, assessment_text(assessment, record, field),
			assessment->language, application->language);
	case FIELD_YES_NO:
	case FIELD_CHOICE:
	case FIELD_CHOICES:
	case FIELD_NUMBER:
	case FIELD_DATE:
	case FIELD_DURATION:
	case FIELD_TYPE_COUNT:
		of_people = false;
		break;
	}
	return assessment_show(assessment, record, field,
		of_people ? assessment->language : application->language, shown);
}

enum role
describe_severity_role(enum severity severity)
{
	return severity == SEVERITY_BLOCK  ? ROLE_ERROR
	       : severity == SEVERITY_WARN ? ROLE_WARNING
					   : ROLE_DIM;
}

enum glyph
describe_severity_mark(enum severity severity)
{
	return severity == SEVERITY_BLOCK  ? GLYPH_BLOCK
	       : severity == SEVERITY_WARN ? GLYPH_WARN
					   : GLYPH_NOTE;
}

char *
describe_law(const struct application *application, const struct law_references *law)
{
	const struct template *template = describe_assessment(application)->template;
	auto_string char *text = template_format_law(law, application->language);
	const char *caveat = localized_text(&template->caveat, application->language);

	if (!template_law_needs_caveat(law))
		return memory_copy_string(text);
	return string_format("%s  %s%s", text, caveat[0] == '*' ? "" : "* ", caveat);
}
