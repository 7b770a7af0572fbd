/* SPDX-License-Identifier: MIT */
/*
 * What the catalogue has for the focused item of a pane: what a finding there suggests; in a table
 * of a kind that it has, records of that kind; on a record that those can be linked to, what to
 * take for it.
 */
#include "config.h"

#include <stdlib.h>

#include "assessment/catalogue.h"
#include "base/array.h"
#include "ui/screens/catalogue_take.h"
#include "ui/screens/describe.h"
#include "ui/screens/pane_keys.h"
#include "ui/screens/screens.h"

/* The kind of entries to offer, or NULL, and the record they are for, or NULL. */
static const struct template_kind *
kind_to_take(const struct application *application, const struct pane *pane,
	const struct record **target)
{
	const struct template *template = describe_assessment(application)->template;
	const struct pane_item *item = pane_focused(pane);
	const struct record *record = item == NULL ? NULL : pane_record(application, item);

	*target = NULL;
	if (item != NULL && item->type != PANE_FIELD && item->kind != NULL &&
		catalogue_has_kind(template, item->kind))
		return item->kind;
	if (record != NULL && !record->kind->single) {
		*target = record;
		return catalogue_kind_for(template, record->kind);
	}
	for (size_t i = 0; i < pane->item_count; i++)
		if (pane->items[i].type == PANE_NEW &&
			catalogue_has_kind(template, pane->items[i].kind))
			return pane->items[i].kind;
	return NULL;
}

bool
pane_has_catalogue(const struct application *application, const void *state)
{
	const struct record *target;

	return pane_browses(application, state) &&
	       kind_to_take(application, state, &target) != NULL;
}

void
pane_act_catalogue(struct application *application, void *state)
{
	const struct record *target;
	const struct template_kind *kind = kind_to_take(application, state, &target);

	screen_catalogue_open(application, kind, target == NULL ? NULL : target->id);
}

bool
pane_is_on_suggestion(const struct application *application, const void *state)
{
	const struct pane_item *item = pane_focused(state);

	return pane_browses(application, state) && item != NULL && item->suggests;
}

void
pane_act_suggested(struct application *application, void *state)
{
	struct pane *pane = state;
	const struct pane_item *item = pane_focused(pane);
	const struct record *record = pane_record(application, item);
	const struct findings *all = application_findings(application);
	const struct finding **findings = NULL;
	size_t count = 0;

	for (size_t i = 0; i < all->finding_count; i++) {
		const struct finding *finding = &all->findings[i];
		if (finding->record == record &&
			(item->type != PANE_FIELD || finding->field == item->field))
			*array_append(&findings, &count) = finding;
	}
	uint64_t revision = session_revision(application->session);
	catalogue_take_suggested(application, record, findings, count, pane_act_suggested, pane);
	free(findings);
	if (session_revision(application->session) != revision)
		pane_refresh(application, pane);
}

/* The element of the map with the focus, or whose form this is; NULL when there is none. */
static const struct record *
focused_element(const struct application *application, const struct pane *pane)
{
	const struct pane_item *item = pane_focused(pane);
	const struct record *record = item == NULL ? NULL : pane_record(application, item);

	return record != NULL && prompts_has_kind(record->kind) ? record : NULL;
}

/* The line that tells of prompts; NULL when there is none. */
static const struct pane_item *
prompts_item(const struct pane *pane)
{
	for (size_t i = 0; i < pane->item_count; i++)
		if (pane->items[i].type == PANE_PROMPTS)
			return &pane->items[i];
	return NULL;
}

bool
pane_has_prompts(const struct application *application, const void *state)
{
	const struct template *template = describe_assessment(application)->template;
	const struct template_kind *risk = template_find_kind(template, "risk");

	return pane_browses(application, state) && risk != NULL &&
	       catalogue_has_kind(template, risk) &&
	       (focused_element(application, state) != NULL || prompts_item(state) != NULL);
}

void
pane_act_prompts(struct application *application, void *state)
{
	const struct record *element = focused_element(application, state);

	if (element != NULL)
		screen_prompts_open(application, element->id);
	else
		screen_prompts_open_kind(application, prompts_item(state)->kind);
}
