/* SPDX-License-Identifier: MIT */
/*
 * What keys do in a review: confirming the focused answer or record as it is, or all that waits in
 * a step, and going to the next that waits.
 */
#include "config.h"

#include <stdlib.h>

#include "assessment/address.h"
#include "base/array.h"
#include "base/memory.h"
#include "base/string.h"
#include "session/review.h"
#include "ui/screens/describe.h"
#include "ui/screens/pane_keys.h"
#include "ui/screens/screens.h"

/* The focused answer or record; its record NULL where there is none. */
static struct review_place
focused_place(const struct application *application, const struct pane *pane)
{
	const struct pane_item *item = pane_focused(pane);
	const struct record *record = item == NULL ? NULL : pane_record(application, item);
	struct review_place place = {.step = pane->step, .record = record};

	if (record != NULL && record->kind->single)
		place.field = item->field;
	if (place.step == NULL && record != NULL)
		place.step = findings_step_of(
			describe_assessment(application)->template, record->kind, place.field);
	return place;
}

bool
pane_is_on_unconfirmed(const struct application *application, const void *state)
{
	const struct pane_item *item = pane_focused(state);

	return pane_browses(application, state) && item != NULL && item->is_unconfirmed;
}

static size_t
count_waiting(const struct application *application)
{
	size_t count;

	(void)session_unconfirmed(application->session, &count);
	return count;
}

bool
pane_has_unconfirmed(const struct application *application, const void *state)
{
	const struct pane *pane = state;

	return !pane_is_editing(pane) && !pane->find.typing && count_waiting(application) > 0;
}

/* How much waits in the step that is shown. */
static size_t
count_in_step(const struct application *application, const struct pane *pane)
{
	const struct template *template = describe_assessment(application)->template;

	if (pane->step == NULL)
		return 0;
	return session_review_steps(application->session)[pane->step - template->steps].unconfirmed;
}

bool
pane_step_has_unconfirmed(const struct application *application, const void *state)
{
	return pane_has_unconfirmed(application, state) && count_in_step(application, state) > 0;
}

static bool
confirm(struct application *application, const struct review_place *places, size_t count)
{
	struct error error = {0};
	bool is_done = session_confirm(application->session, places, count, &error);

	if (!is_done)
		application_say_error(application, &error);
	return is_done;
}

static void
say_what_is_left(struct application *application)
{
	size_t waiting = count_waiting(application);
	auto_string char *count = string_format("%zu", waiting);

	application_say(application, ROLE_GOOD,
		waiting > 0 ? N_("Confirmed. Still to be confirmed: {count}")
			    : N_("Confirmed. Nothing waits any more: S leads on to signing."),
		"count", count, NULL);
}

/* Go on to the next item of a step that waits; without one, and in a form, whose record was
 * confirmed as a whole, the focus stays. */
static void
move_on(struct pane *pane)
{
	for (size_t i = pane->focus + 1; i < pane->item_count && pane->step != NULL; i++) {
		if (pane->items[i].is_unconfirmed && pane_can_focus(&pane->items[i])) {
			pane->focus = i;
			return;
		}
	}
}

void
pane_act_confirm(struct application *application, void *state)
{
	struct review_place place = focused_place(application, state);

	if (!describe_may_change(application, pane_act_confirm, state) ||
		!confirm(application, &place, 1))
		return;
	pane_after_change(application, state);
	move_on(state);
	say_what_is_left(application);
}

bool
pane_confirm_same(struct application *application, const struct record *record,
	const struct template_field *field)
{
	struct review_place place = {.record = record, .field = field};

	return !record->kind->single ||
	       !session_is_unconfirmed(application->session, record, field) ||
	       confirm(application, &place, 1);
}

/* After the question was answered with yes. */
static void
confirm_step(struct application *application, void *state)
{
	struct pane *pane = state;
	size_t count;
	const struct review_place *all = session_unconfirmed(application->session, &count);
	struct review_place *places = NULL;
	size_t place_count = 0;

	for (size_t i = 0; i < count; i++) {
		if (all[i].step == pane->step)
			*array_append(&places, &place_count) = all[i];
	}
	if (confirm(application, places, place_count)) {
		pane_after_change(application, pane);
		say_what_is_left(application);
	}
	free(places);
}

void
pane_act_confirm_step(struct application *application, void *state)
{
	struct pane *pane = state;

	if (!describe_may_change(application, pane_act_confirm_step, pane))
		return;

	auto_string char *count = string_format("%zu", count_in_step(application, pane));
	auto_string char *question = tr_format(application_catalog(application),
		N_("Confirm all that waits in “{name}” as it is ({count})? It stands in the log "
		   "that you have looked at each."),
		"name", localized_text(&pane->step->title, application->language), "count", count,
		NULL);

	screen_confirm_open(application, question, confirm_step, pane);
}

void
review_go_to_next(struct application *application, const struct review_place *from)
{
	struct review_place next;

	if (!session_next_unconfirmed(application->session, from, &next))
		return;

	auto_string char *address = address_write(next.record, next.field, LANGUAGE_NONE);

	screen_walk_go_to(application, address);
}

void
pane_act_next_unconfirmed(struct application *application, void *state)
{
	struct review_place from = focused_place(application, state);

	review_go_to_next(application, &from);
}
