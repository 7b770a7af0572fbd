/* SPDX-License-Identifier: MIT */
/* What is to be exported, as it is chosen. */
#include "config.h"

#include "ui/screens/export_choice.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/memory.h"
#include "base/string.h"
#include "ui/screens/describe.h"

/* Keep why a report cannot be used. Of the file its name is enough: there is little room, and it is
 * known where reports are. */
static void
take_fault(struct export_choice *choice, struct error *fault)
{
	const char *slash = fault->file ? strrchr(fault->file, '/') : NULL;
	auto_string char *name = memory_copy_string(slash ? slash + 1 : fault->file);

	error_move(&choice->fault, fault);
	if (name)
		error_set_place(&choice->fault, name, choice->fault.line, choice->fault.column);
}

/* Load the chosen report, unless it has faults or names what the assessment's template has not. */
static void
read_report(struct export_choice *choice, const struct application *application)
{
	const struct assessment *assessment = describe_assessment(application);
	struct error_list faults = {0};
	struct bound_layout *bound = NULL;
	const char *name =
		choice->report_count ? choice->reports[choice->report].path : REPORT_LAYOUT_DEFAULT;

	report_layout_free(&choice->layout);
	error_clear(&choice->fault);
	/* Of a list each may follow another template. */
	if (reports_load(name, &choice->layout, &faults) && assessment &&
		!report_layout_bind(choice->layout, assessment->template,
			choice->format == EXPORT_WORKBOOK, &bound, &faults))
		report_layout_free(&choice->layout);
	if (!choice->layout)
		take_fault(choice, &faults.errors[0]);
	bound_layout_free(&bound);
	error_list_clear(&faults);
}

void
export_choice_open(struct export_choice *choice, const struct application *application)
{
	*choice = (struct export_choice){.format = EXPORT_WORKBOOK};
	choice->languages[describe_assessment(application)->language] = true;
	reports_list_all(&choice->reports, &choice->report_count);
	export_choice_take_report(choice, application, REPORT_LAYOUT_DEFAULT);
}

void
export_choice_open_list(struct export_choice *choice, const struct application *application,
	const char *const *references, size_t count)
{
	*choice = (struct export_choice){.format = EXPORT_WORKBOOK};
	choice->languages[application->language] = true;
	choice->references = memory_allocate_array(count + 1, sizeof(*choice->references));
	for (size_t i = 0; i < count; i++)
		choice->references[choice->reference_count++] = memory_copy_string(references[i]);
	reports_list_all(&choice->reports, &choice->report_count);
	export_choice_take_report(choice, application, REGISTER_LAYOUT);
}

bool
export_choice_is_of_list(const struct export_choice *choice)
{
	return choice->references != NULL;
}

bool
export_choice_is_of_each(const struct export_choice *choice)
{
	return export_choice_is_of_list(choice) && choice->layout && !choice->layout->is_of_library;
}

void
export_choice_take_report(
	struct export_choice *choice, const struct application *application, const char *name)
{
	for (size_t i = 0; i < choice->report_count; i++) {
		if (string_equal(choice->reports[i].name, name))
			choice->report = i;
	}
	read_report(choice, application);
}

void
export_choice_close(struct export_choice *choice)
{
	template_entries_free(choice->reports, choice->report_count);
	report_layout_free(&choice->layout);
	error_clear(&choice->fault);
	free(choice->from);
	for (size_t i = 0; i < choice->reference_count; i++)
		free(choice->references[i]);
	free(choice->references);
}

void
export_choice_turn_report(
	struct export_choice *choice, const struct application *application, int places)
{
	if (!choice->report_count)
		return;
	choice->report =
		(choice->report + choice->report_count + (size_t)places) % choice->report_count;
	read_report(choice, application);
}

void
export_choice_turn_format(struct export_choice *choice, const struct application *application)
{
	choice->format = (choice->format + 1) % EXPORT_FORMAT_COUNT;
	export_choice_turn_report(choice, application, 0);
}

bool
export_choice_offers_contents(const struct export_choice *choice)
{
	return choice->format == EXPORT_MARKDOWN &&
	       !(choice->layout && choice->layout->has_contents);
}

size_t
export_choice_language_count(const struct export_choice *choice)
{
	size_t count = 0;

	for (size_t i = 0; i < array_length(choice->languages); i++)
		count += choice->languages[i];
	return count;
}

/* The chosen language of this number, from 0. */
static enum language
find_language(const struct export_choice *choice, size_t number)
{
	for (enum language i = LANGUAGE_ENGLISH; i < LANGUAGE_COUNT; i++) {
		if (choice->languages[i] && number-- == 0)
			return i;
	}
	return LANGUAGE_NONE;
}

void
export_choice_turn_order(struct export_choice *choice, bool forward)
{
	const enum language orders[] = {
		LANGUAGE_NONE, find_language(choice, 0), find_language(choice, 1)};
	size_t order = 0;

	for (size_t i = 0; i < array_length(orders); i++) {
		if (orders[i] == choice->first)
			order = i;
	}
	order += forward ? 1 : array_length(orders) - 1;
	choice->first = orders[order % array_length(orders)];
}

bool
export_choice_is_together(
	const struct export_choice *choice, enum language *first, enum language *other)
{
	if (export_choice_language_count(choice) != 2 || !choice->languages[choice->first])
		return false;
	*first = choice->first;
	*other = find_language(choice, find_language(choice, 0) == choice->first ? 1 : 0);
	return true;
}

size_t
export_choice_file_count(const struct export_choice *choice)
{
	enum language first, other;

	if (!choice->layout)
		return 0;
	return export_choice_is_together(choice, &first, &other)
		       ? 1
		       : export_choice_language_count(choice);
}

struct export_request
export_choice_request(
	const struct export_choice *choice, const struct application *application, size_t number)
{
	enum language first = find_language(choice, number);
	enum language other = LANGUAGE_NONE;
	bool is_together = export_choice_is_together(choice, &first, &other);

	return (struct export_request){
		.assessment = describe_assessment(application),
		.library = application->library,
		.catalog = application->catalogs[first],
		.beside = is_together ? application->catalogs[other] : NULL,
		.layout = choice->layout,
		.format = choice->format,
		.is_draft = choice->is_draft,
		.has_contents = choice->has_contents,
		.changed_at = application->session ? session_changed_at(application->session) : 0,
	};
}
