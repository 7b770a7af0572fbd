/* SPDX-License-Identifier: MIT */
/* What has to be done by when, over all assessments. */
#include "config.h"

#include "session/agenda.h"

#include <stdlib.h>
#include <string.h>

#include "assessment/address.h"
#include "base/array.h"
#include "base/clock.h"
#include "base/memory.h"
#include "base/string.h"
#include "i18n/format.h"
#include "session/retention.h"
#include "session/state.h"
#include "text/fold.h"

/* The template that an assessment follows, read unless it was. It belongs to the agenda. */
static const struct template *
read_template(struct library *library, const struct store_found *found, struct agenda *agenda,
	struct error *error)
{
	struct store_template kept;
	struct template *template = NULL;

	if (!store_read_template(library->store, found->row, &kept, error))
		return NULL;
	for (size_t i = 0; i < agenda->template_count && !template; i++) {
		if (template_is_of_text(agenda->templates[i], &kept))
			template = agenda->templates[i];
	}
	if (!template && session_read_template(&kept, found->reference, &template, error))
		*array_append(&agenda->templates, &agenda->template_count) = template;
	store_template_clear(&kept);
	return template;
}

static void
apply(void *assessment, const struct edit *edit)
{
	assessment_apply(assessment, edit);
}

/* Read an assessment without holding it. Caller-owned; NULL with the error. */
static struct assessment *
read_assessment(struct library *library, const char *id, struct agenda *agenda, struct error *error)
{
	struct assessment *assessment = NULL;
	const struct template *template;
	struct store_found found;
	int64_t ignored;

	if (!store_find(library->store, id, &found, error))
		return NULL;
	template = read_template(library, &found, agenda, error);
	if (template)
		assessment = assessment_new_from(
			found.id, found.root, found.reference, found.language, template);
	if (assessment && !store_load(library->store, found.row, apply, assessment, &ignored,
				  &ignored, error))
		assessment_free(&assessment);
	store_found_clear(&found);
	return assessment;
}

static const struct template_item *
status_of(const struct assessment *assessment, const struct record *record)
{
	const struct template_field *status = template_find_field(record->kind, "status");

	return status && status->list ? template_find_item(status->list,
						assessment_text(assessment, record, status))
				      : NULL;
}

static void
add_due(struct agenda *agenda, const struct library_entry *entry,
	const struct assessment *assessment, const struct due *due)
{
	*array_append(&agenda->items, &agenda->item_count) = (struct agenda_item){
		.state = due->state,
		.date = memory_copy_string(due->date),
		.owner = memory_copy_string(due_owner(assessment, due)),
		.reference = memory_copy_string(entry->reference),
		.title = memory_copy_string(entry->title),
		.client = memory_copy_string(entry->client),
		.address = address_write(due->record, due->field, LANGUAGE_NONE),
		.name = assessment_record_name(assessment, due->record, LANGUAGE_NONE),
		.is_single = due->record->kind->single,
		.field = due->field,
		.status = status_of(assessment, due->record),
	};
}

/* The last day that counts as soon, in the place of the assessment's template. */
static bool
last_day(const struct assessment *assessment, const struct agenda_request *request, char **day,
	struct error *error)
{
	const char *within = request->within ? request->within : AGENDA_WITHIN;

	*day = format_date_shift(assessment->today, within, false);
	return *day ||
	       error_set(error, ERROR_DATA, N_("There is no date that is {duration} after {date}."),
		       "duration", within, "date", assessment->today, NULL);
}

static bool
is_asked_for(const struct agenda_request *request, const struct assessment *assessment,
	const struct due *due)
{
	if (request->within && due->state != DUE_OVERDUE && due->state != DUE_SOON)
		return false;
	return fold_contains(due_owner(assessment, due), request->owner ? request->owner : "");
}

/* A person sees to it, not at once: it is never overdue. */
static void
add_disposal(struct agenda *agenda, const struct agenda_request *request,
	const struct library_entry *entry, const struct assessment *assessment, const char *soon)
{
	enum retention_stage stage = retention_stage(&entry->retention, assessment->today);
	char *end = retention_end(&entry->retention);
	bool is_soon = end && strcmp(end, soon) <= 0;

	if (!end || (stage != RETENTION_KEPT && stage != RETENTION_OVER) ||
		(request->within && !is_soon) || !string_is_empty(request->owner)) {
		free(end);
		return;
	}
	*array_append(&agenda->items, &agenda->item_count) = (struct agenda_item){
		.state = is_soon ? DUE_SOON : DUE_LATER,
		.date = end,
		.owner = memory_copy_string(""),
		.reference = memory_copy_string(entry->reference),
		.title = memory_copy_string(entry->title),
		.client = memory_copy_string(entry->client),
		.address = memory_copy_string(""),
		.name = memory_copy_string(""),
		.is_single = true,
	};
}

/* False only where what is asked for makes no sense. */
static bool
add_assessment(struct library *library, const struct agenda_request *request,
	const struct library_entry *entry, struct agenda *agenda, struct error *error)
{
	struct error reason = {0};
	struct assessment *assessment = read_assessment(library, entry->id, agenda, &reason);
	auto_string char *today = NULL;
	auto_string char *soon = NULL;
	struct dues dues;
	bool done;

	if (!assessment) {
		error_move(error_list_add(&agenda->unread), &reason);
		return true;
	}
	today = clock_civil_date(clock_now(), assessment->template->utc_offset);
	assessment_set_today(assessment, request->today ? request->today : today);
	done = last_day(assessment, request, &soon, error);
	if (done) {
		due_collect(assessment, soon, &dues);
		for (size_t i = 0; i < dues.due_count; i++) {
			if (is_asked_for(request, assessment, &dues.dues[i]))
				add_due(agenda, entry, assessment, &dues.dues[i]);
		}
		dues_clear(&dues);
		add_disposal(agenda, request, entry, assessment, soon);
	}
	assessment_free(&assessment);
	return done;
}

/* Texts in their order, the empty one last. */
static int
compare_filled(const char *left, const char *right)
{
	if ((*left == '\0') != (*right == '\0'))
		return *left == '\0' ? 1 : -1;
	return strcmp(left, right);
}

static int
compare_items(const void *a, const void *b)
{
	const struct agenda_item *left = a;
	const struct agenda_item *right = b;
	int order = (left->state > right->state) - (left->state < right->state);

	if (order == 0)
		order = compare_filled(left->date, right->date);
	if (order == 0)
		order = compare_filled(left->owner, right->owner);
	if (order == 0)
		order = strcmp(left->reference, right->reference);
	return order == 0 ? strcmp(left->address, right->address) : order;
}

bool
library_agenda(struct library *library, const struct agenda_request *request, struct agenda *agenda,
	struct error *error)
{
	struct library_list list;
	bool done = library_list(library, request->client, &list, error);

	*agenda = (struct agenda){0};
	if (!done)
		return false;
	for (size_t i = 0; i < list.entry_count && done; i++)
		done = list.entries[i].retention.is_disposed ||
		       add_assessment(library, request, &list.entries[i], agenda, error);
	library_list_clear(&list);
	if (agenda->item_count)
		qsort(agenda->items, agenda->item_count, sizeof(*agenda->items), compare_items);
	if (!done)
		agenda_clear(agenda);
	return done;
}

void
agenda_clear(struct agenda *agenda)
{
	for (size_t i = 0; i < agenda->item_count; i++) {
		struct agenda_item *item = &agenda->items[i];

		free(item->date);
		free(item->owner);
		free(item->reference);
		free(item->title);
		free(item->client);
		free(item->address);
		free(item->name);
	}
	free(agenda->items);
	error_list_clear(&agenda->unread);
	for (size_t i = 0; i < agenda->template_count; i++)
		template_free(&agenda->templates[i]);
	free(agenda->templates);
	*agenda = (struct agenda){0};
}

const char *
agenda_item_label(
	const struct agenda_item *item, const struct catalog *catalog, enum language language)
{
	return item->field ? localized_text(&item->field->label, language)
			   : tr(catalog, N_("May be disposed of"));
}

char *
agenda_item_text(
	const struct agenda_item *item, const struct catalog *catalog, enum language language)
{
	const char *label = agenda_item_label(item, catalog, language);

	return item->is_single ? memory_copy_string(label)
			       : string_format("%s · %s", item->name, label);
}
