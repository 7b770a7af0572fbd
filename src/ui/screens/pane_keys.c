/* SPDX-License-Identifier: MIT */
/*
 * What keys do in a pane. Everything that changes something asks first whether it may be changed
 * and by whom; when the author has to be asked for, the same key is done again afterwards.
 */
#include "config.h"

#include "ui/screens/pane_keys.h"

#include "assessment/address.h"
#include "assessment/value.h"
#include "base/memory.h"
#include "base/string.h"
#include "session/evidence.h"
#include "ui/screens/describe.h"
#include "ui/screens/form.h"
#include "ui/screens/pane_item.h"
#include "ui/screens/picker.h"
#include "ui/screens/screens.h"
#include "ui/screens/turn_back.h"

void
pane_after_change(struct application *application, struct pane *pane)
{
	pane->changes++;
	pane_refresh(application, pane);
	if (pane->changed != NULL)
		pane->changed(application, pane);
}

/* Begin to type in the focused field. */
static void
open_editor(struct application *application, struct pane *pane, const char *draft)
{
	const struct pane_item *item = pane_focused(pane);

	field_editor_open(&pane->editor, application, pane_record(application, item), item->field,
		describe_value_language(application, item->field), draft);
}

void
pane_take_draft(struct application *application, struct pane *pane, const char *text)
{
	const struct pane_item *item = pane_focused(pane);

	if (item != NULL && item->type == PANE_FIELD && field_editor_takes(item->field))
		open_editor(application, pane, text);
}

static void
answer_field(struct application *application, struct pane *pane)
{
	const struct pane_item *item = pane_focused(pane);

	if (item->field->derived) {
		application_say(application, ROLE_NORMAL,
			N_("This is worked out from other answers; it cannot be typed."), NULL);
		return;
	}
	if (evidence_field_is_fixed(item->field)) {
		application_say(application, ROLE_NORMAL,
			N_("This belongs to the file that was attached, and stays as it is."),
			NULL);
		return;
	}
	if (!describe_may_change(application, pane_act_enter, pane))
		return;
	if (field_editor_takes(item->field))
		open_editor(application, pane, NULL);
	else
		picker_open(application, pane_record(application, item), item->field);
}

void
pane_act_enter(struct application *application, void *state)
{
	struct pane *pane = state;
	const struct pane_item *item = pane_focused(pane);

	if (item == NULL)
		return;
	switch (item->type) {
	case PANE_FIELD:
		answer_field(application, pane);
		break;
	case PANE_RECORD:
		screen_form_open(application, item->record, NULL);
		break;
	case PANE_NEW:
		pane_act_new(application, pane);
		break;
	case PANE_MATRIX:
		screen_matrix_open(application);
		break;
	case PANE_PROMPTS:
		screen_prompts_open_kind(application, item->kind);
		break;
	case PANE_GO:
		pane->go(application, pane);
		break;
	default:
		break;
	}
}

/* Keep what is typed; false when it could not be and the field stays open. */
static bool
keep_typed(struct application *application, struct pane *pane)
{
	if (!pane->editor.open)
		return true;
	uint64_t revision = session_revision(application->session);

	if (!field_editor_keep(&pane->editor, application)) {
		application_say(application, ROLE_ERROR,
			N_("Not kept yet. Correct it, or press Ctrl-G to put back what was there."),
			NULL);
		return false;
	}
	/* Leaving a field as it was is no change: what was only looked at is not counted as work.
	 */
	if (session_revision(application->session) != revision)
		pane_after_change(application, pane);
	return true;
}

bool
pane_leave(struct application *application, struct pane *pane)
{
	return keep_typed(application, pane);
}

void
pane_act_keep(struct application *application, void *state)
{
	keep_typed(application, state);
}

void
pane_act_keep_next(struct application *application, void *state)
{
	if (keep_typed(application, state))
		pane_move(state, 1);
}

void
pane_act_keep_previous(struct application *application, void *state)
{
	if (keep_typed(application, state))
		pane_move(state, -1);
}

void
pane_act_cancel(struct application *application, void *state)
{
	struct pane *pane = state;

	field_editor_cancel(&pane->editor, application);
}

void
pane_act_new_line(struct application *application, void *state)
{
	struct pane *pane = state;
	struct input enter = {.type = INPUT_ENTER};

	(void)application;
	field_editor_input(&pane->editor, &enter);
}

void
pane_act_outside(struct application *application, void *state)
{
	struct pane *pane = state;
	bool was_open = pane->editor.open;

	if (!was_open) {
		if (!describe_may_change(application, pane_act_outside, pane))
			return;
		open_editor(application, pane, NULL);
	}
	field_editor_outside(&pane->editor, application);
	if (!was_open && pane->editor.error.message == NULL)
		keep_typed(application, pane);
}

/* The kind of which n adds a record: that of the focus, else of the pane's first table. */
static const struct template_kind *
kind_to_add(const struct pane *pane)
{
	const struct pane_item *focused = pane_focused(pane);

	if (focused != NULL && focused->kind != NULL && !focused->kind->single)
		return focused->kind;
	for (size_t i = 0; i < pane->item_count; i++)
		if (pane->items[i].type == PANE_NEW)
			return pane->items[i].kind;
	return NULL;
}

void
pane_act_new(struct application *application, void *state)
{
	const struct template_kind *kind = kind_to_add(state);

	if (kind != NULL && describe_may_change(application, pane_act_new, state))
		form_add(application, kind);
}

void
pane_act_remove(struct application *application, void *state)
{
	struct pane *pane = state;
	const struct record *record = pane_record(application, pane_focused(pane));
	struct error error = {0};

	if (!describe_may_change(application, pane_act_remove, pane))
		return;
	auto_string char *name = describe_record(application, record);
	if (!session_remove(application->session, record, &error)) {
		application_say_error(application, &error);
		return;
	}
	pane_after_change(application, pane);
	application_say(application, ROLE_GOOD, N_("Removed: {name}. u brings it back."), "name",
		name, NULL);
}

/* The references of a record's field but the one to a record; caller-owned. */
static char *
without_link(const struct assessment *assessment, const struct record *record,
	const struct template_field *field, const char *target)
{
	size_t count;
	struct value_link *links = value_links(assessment_text(assessment, record, field), &count);
	struct string kept = {0};

	for (size_t i = 0; i < count; i++) {
		if (!string_equal(links[i].target, target))
			value_append_link(&kept, links[i].target, &links[i].reduction);
	}
	value_free_links(links, count);
	return string_take(&kept);
}

void
pane_act_unlink(struct application *application, void *state)
{
	struct pane *pane = state;
	const struct pane_item *item = pane_focused(pane);
	const struct record *record = pane_record(application, item);
	struct error error = {0};

	if (!describe_may_change(application, pane_act_unlink, pane))
		return;

	auto_string char *name = describe_record(application, record);
	auto_string char *kept = without_link(
		describe_assessment(application), record, item->field, item->linked_to);

	if (!session_set(application->session, record, item->field, LANGUAGE_NONE, kept, &error)) {
		application_say_error(application, &error);
		return;
	}
	pane_after_change(application, pane);
	application_say(application, ROLE_GOOD, N_("No longer linked: {name}. u links it again."),
		"name", name, NULL);
}

/* Set the focused field to a value as kept; NULL empties it. */
static bool
set_value(struct application *application, struct pane *pane, const char *kept)
{
	const struct pane_item *item = pane_focused(pane);
	struct error error = {0};

	if (!session_set(application->session, pane_record(application, item), item->field,
		    describe_value_language(application, item->field), kept, &error)) {
		application_say_error(application, &error);
		return false;
	}
	pane_after_change(application, pane);
	return true;
}

void
pane_act_empty(struct application *application, void *state)
{
	if (describe_may_change(application, pane_act_empty, state) &&
		set_value(application, state, NULL))
		application_say(
			application, ROLE_GOOD, N_("Emptied. u brings the answer back."), NULL);
}

/* Answer and go on, so that a row of such questions is answered by a row of letters. */
static void
answer_yes_no(struct application *application, struct pane *pane,
	void (*again)(struct application *application, void *state), const char *answer)
{
	if (!describe_may_change(application, again, pane))
		return;
	/* The items are others once it is kept. */
	const struct record *record = pane_record(application, pane_focused(pane));
	const struct template_field *field = pane_focused(pane)->field;

	/* The same answer again confirms it. */
	if (set_value(application, pane, answer) && pane_confirm_same(application, record, field))
		pane_refresh(application, pane);
	pane_move(pane, 1);
}

void
pane_act_yes(struct application *application, void *state)
{
	answer_yes_no(application, state, pane_act_yes, "yes");
}

void
pane_act_no(struct application *application, void *state)
{
	answer_yes_no(application, state, pane_act_no, "no");
}

void
pane_act_toggle(struct application *application, void *state)
{
	const struct pane_item *item = pane_focused(state);
	const char *kept = assessment_text(
		describe_assessment(application), pane_record(application, item), item->field);

	if (describe_may_change(application, pane_act_toggle, state))
		set_value(application, state, string_equal(kept, "yes") ? "no" : "yes");
}

/* Undo or redo, and go to what it was about when it is seen here. */
static void
turn(struct application *application, struct pane *pane,
	bool (*change)(struct application *application, char **what))
{
	auto_string char *what = NULL;
	struct address place;

	if (!change(application, &what))
		return;
	pane_after_change(application, pane);
	if (what != NULL && address_read(describe_assessment(application), what, &place, NULL))
		pane_focus_on(pane, place.record, place.field);
}

void
pane_act_undo(struct application *application, void *state)
{
	if (describe_may_change(application, pane_act_undo, state))
		turn(application, state, turn_back);
}

void
pane_act_redo(struct application *application, void *state)
{
	if (describe_may_change(application, pane_act_redo, state))
		turn(application, state, turn_forward);
}

/* Text that is no shortcut: pasted, or in a script that no key is named in. */
static bool
is_for_typing(const struct input *input)
{
	return input->type == INPUT_PASTE ||
	       (input->type == INPUT_TEXT && (unsigned char)input->text[0] >= 0xC3 &&
		       (unsigned char)input->text[0] != 0xEF);
}

/* Begin to type in the focused field with what came. */
static bool
type_at_once(struct application *application, struct pane *pane, const struct input *input)
{
	const struct pane_item *item = pane_focused(pane);

	if (!pane_is_browsing(pane) || !is_for_typing(input) || item == NULL ||
		item->type != PANE_FIELD || !field_editor_takes(item->field))
		return false;
	if (describe_may_change(application, pane_act_enter, pane)) {
		open_editor(application, pane, NULL);
		field_editor_input(&pane->editor, input);
	}
	return true;
}

bool
pane_input(struct application *application, struct pane *pane, const struct input *input)
{
	if (pane->editor.open)
		return field_editor_input(&pane->editor, input);
	if (pane->find.typing)
		return pane_find_input(application, pane, input);
	return type_at_once(application, pane, input);
}

void
pane_act_up(struct application *application, void *state)
{
	(void)application;
	pane_move(state, -1);
}

void
pane_act_down(struct application *application, void *state)
{
	(void)application;
	pane_move(state, 1);
}

void
pane_act_page_up(struct application *application, void *state)
{
	(void)application;
	pane_move_page(state, -1);
}

void
pane_act_page_down(struct application *application, void *state)
{
	(void)application;
	pane_move_page(state, 1);
}

void
pane_act_home(struct application *application, void *state)
{
	(void)application;
	pane_move_end(state, -1);
}

void
pane_act_end(struct application *application, void *state)
{
	(void)application;
	pane_move_end(state, 1);
}
