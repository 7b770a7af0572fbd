/* SPDX-License-Identifier: MIT */
/*
 * The form of one record: its fields as a pane, over the whole screen.
 */
#include "config.h"

#include "ui/screens/form.h"

#include <stdlib.h>

#include "assessment/rating.h"
#include "base/array.h"
#include "base/memory.h"
#include "base/string.h"
#include "ui/screens/describe.h"
#include "ui/screens/pane_keys.h"
#include "ui/screens/pane_texts.h"
#include "ui/screens/screens.h"
#include "ui/screens/work_area.h"

struct form {
	struct pane pane;
	char *record;                     /* UUID; owned */
	const struct template_step *step; /* of the answers: whose questions; else NULL */
	bool is_new;  /* added a moment ago, with nothing in it but what it began with */
	size_t given; /* values that it began with */
};

/* The record, when it is there and was not removed. */
static const struct record *
form_record(const struct application *application, const struct form *form)
{
	const struct record *record =
		assessment_find_record(describe_assessment(application), form->record);

	return record == NULL || record->removed ? NULL : record;
}

/* What a risk's form shows below its fields: the measures that point to it. */
static void
add_measures(struct application *application, struct pane *pane, const struct record *risk)
{
	size_t count;
	struct risk_measure *measures =
		rating_measures(describe_assessment(application), risk, &count);

	if (count > 0) {
		const struct template_kind *kind = measures[0].measure->kind;
		struct pane_item *heading = pane_add(pane, PANE_HEADING, NULL);

		heading->kind = kind;
		heading->words = N_("Measures that act on it");
		pane_add(pane, PANE_COLUMNS, NULL)->kind = kind;
	}
	for (size_t i = 0; i < count; i++) {
		struct pane_item *item = pane_add(pane, PANE_RECORD, measures[i].measure);

		item->linked_to = memory_copy_string(risk->id);
		item->field = template_find_field(item->kind, "risks");
	}
	free(measures);
}

static void
build_form(struct application *application, struct pane *pane)
{
	const struct form *form = (const struct form *)pane;
	const struct record *record = form_record(application, form);

	if (record == NULL)
		return;
	if (form->step == NULL)
		pane_add_fields(application, pane, record, NULL, 0);
	for (size_t i = 0; form->step != NULL && i < form->step->part_count; i++) {
		const struct step_part *part = &form->step->parts[i];

		if (part->type == PART_QUESTIONS)
			pane_add_fields(
				application, pane, record, part->questions, part->question_count);
	}
	if (string_equal(record->kind->id, "risk"))
		add_measures(application, pane, record);
	struct pane_item *item = pane_add(pane, PANE_GO, NULL);
	item->words = form->step == NULL ? N_("Done: back to {name}") : N_("Done: go back");
	item->text = form->step == NULL ? &record->kind->plural : NULL;
}

/* Undoing may take the record itself away; then there is nothing left to show. */
static void
close_when_gone(struct application *application, struct pane *pane)
{
	if (form_record(application, (struct form *)pane) == NULL)
		application_pop(application);
}

/* Take back a record that was added and left empty; as if it had never been, so by undoing. */
static void
drop_empty(struct application *application, struct form *form)
{
	const struct record *record = form_record(application, form);
	struct error error = {0};

	if (!form->is_new || record == NULL || record->value_count > form->given)
		return;
	form->is_new = false;
	bool done = form->pane.changes == 0 ? session_undo(application->session, NULL, &error)
					    : session_remove(application->session, record, &error);
	if (!done) {
		application_say_error(application, &error);
		return;
	}
	application_say(application, ROLE_NORMAL, N_("Left empty, so it was not added."), NULL);
}

static void
act_back(struct application *application, void *state)
{
	struct form *form = state;
	auto_string char *id = memory_copy_string(form->record);

	drop_empty(application, form);
	if (!application_pop(application))
		return;

	/* Back in the table, the record that was worked on has the focus. */
	struct pane *below = form_top_pane(application);
	const struct record *record = assessment_find_record(describe_assessment(application), id);

	if (below != NULL && record != NULL && !record->removed)
		pane_focus_on(below, record, NULL);
}

static void
go_back(struct application *application, struct pane *pane)
{
	act_back(application, pane);
}

/* Show the record that is so many places further in its kind. */
static void
move_record(struct application *application, struct form *form, int direction)
{
	const struct record *record = form_record(application, form);
	size_t count = 0;
	size_t index = 0;
	struct pane_item *item = pane_focused(&form->pane);
	const struct template_field *field = item == NULL ? NULL : item->field;
	const struct record **records =
		assessment_records_of(describe_assessment(application), record->kind, &count);

	while (index < count && records[index] != record)
		index++;
	bool is_last = direction > 0 ? index + 1 >= count : index == 0;
	if (!is_last) {
		auto_string char *next =
			memory_copy_string(records[direction > 0 ? index + 1 : index - 1]->id);
		drop_empty(application, form);
		free(form->record);
		form->record = memory_copy_string(next);
		form->is_new = false;
		form->given = 0;
		form->pane.changes = 0;
		pane_refresh(application, &form->pane);
		record = form_record(application, form);
		if (field != NULL && record != NULL)
			pane_focus_on(&form->pane, record, field);
	} else {
		application_say(application, ROLE_NORMAL,
			direction > 0 ? N_("This is the last one.") : N_("This is the first one."),
			NULL);
	}
	free(records);
}

static void
act_next(struct application *application, void *state)
{
	move_record(application, state, 1);
}

static void
act_previous(struct application *application, void *state)
{
	move_record(application, state, -1);
}

/* In a record that was just added the letters typed first are its name, not keys. */
static void
begin_typing(struct application *application, struct form *form)
{
	pane_take_draft(application, &form->pane, NULL);
}

/* Add another record of the kind and show it here. */
static void
act_another(struct application *application, void *state)
{
	struct form *form = state;
	const struct record *record = form_record(application, form);
	const struct template_kind *kind = record->kind;
	struct error error = {0};

	if (!describe_may_change(application, act_another, state))
		return;
	drop_empty(application, form);
	if (!session_add(application->session, kind, NULL, 0, &record, &error)) {
		application_say_error(application, &error);
		return;
	}
	free(form->record);
	form->record = memory_copy_string(record->id);
	form->is_new = true;
	form->given = 0;
	pane_refresh(application, &form->pane);
	form->pane.changes = 0;
	pane_focus_first(&form->pane);
	begin_typing(application, form);
}

static void
act_remove(struct application *application, void *state)
{
	struct form *form = state;
	const struct record *record = form_record(application, form);
	struct error error = {0};

	if (!describe_may_change(application, act_remove, state))
		return;
	auto_string char *name = describe_record(application, record);
	if (!session_remove(application->session, record, &error)) {
		application_say_error(application, &error);
		return;
	}
	application_pop(application);
	application_say(application, ROLE_GOOD, N_("Removed: {name}. u brings it back."), "name",
		name, NULL);
}

/* Of the answers there is one record alone. */
static bool
may_be_many(const struct application *application, const void *state)
{
	const struct form *form = state;

	return form->step == NULL && pane_browses(application, state);
}

/* n answers a yes-or-no question; elsewhere it adds. */
static bool
may_add(const struct application *application, const void *state)
{
	return may_be_many(application, state) && !pane_is_on_yes_no(application, state);
}

static const struct binding form_bindings[] = {
	PANE_BINDINGS,
	{"n", N_("another"), N_("Add another record and go on in its form"), act_another, may_add},
	{"]", N_("next record"), N_("The form of the next record"), act_next, may_be_many},
	{"[", NULL, N_("The form of the record before"), act_previous, may_be_many},
	{"D", NULL, N_("Remove this record; u brings it back"), act_remove, may_be_many},
	{"Esc Left", N_("back"), N_("Back to the table; everything is kept"), act_back,
		pane_browses},
};

static bool
form_input(struct application *application, void *state, const struct input *input)
{
	struct form *form = state;

	return pane_input(application, &form->pane, input);
}

static bool
form_leave(struct application *application, void *state)
{
	struct form *form = state;

	if (!pane_leave(application, &form->pane))
		return false;
	if (application->ending)
		drop_empty(application, form);
	return true;
}

static void
form_resume(struct application *application, void *state)
{
	struct form *form = state;

	/* What was above may have changed the record: it is no longer as it was added. */
	form->pane.changes++;
	if (form_record(application, form) == NULL)
		application_pop(application);
	else
		pane_refresh(application, &form->pane);
}

static void
form_tick(struct application *application, void *state, int64_t now)
{
	struct form *form = state;

	field_editor_tick(&form->pane.editor, application, now);
}

static void
form_draw(struct application *application, void *state, struct canvas *canvas, struct area area)
{
	struct form *form = state;
	const struct record *record = form_record(application, form);
	auto_string char *title = form->step ? memory_copy_string(localized_text(
						       &form->step->title, application->language))
				  : record   ? describe_record(application, record)
					     : NULL;

	work_area_draw(application, &form->pane, canvas, area, title);
}

static void
form_focused(struct application *application, void *state, struct focused_texts *texts)
{
	struct form *form = state;

	(void)pane_texts(application, &form->pane, texts);
}

static void
form_free(void *state)
{
	struct form *form = state;

	pane_clear(&form->pane);
	free(form->record);
	free(form);
}

const struct screen_type form_type = {
	.name = "form",
	.title = N_("The form of a record"),
	.bindings = form_bindings,
	.binding_count = array_length(form_bindings),
	.draw = form_draw,
	.input = form_input,
	.leave = form_leave,
	.resume = form_resume,
	.tick = form_tick,
	.focused = form_focused,
	.free = form_free,
};

/* Open the form of a record that is there. */
static void
open_form(struct application *application, const struct record *record,
	const struct template_field *field, bool is_new)
{
	struct form *form = memory_allocate(sizeof(*form));

	form->pane.build = build_form;
	form->pane.go = go_back;
	form->pane.changed = close_when_gone;
	form->record = memory_copy_string(record->id);
	if (string_equal(record->kind->id, "answers"))
		form->step = findings_step_of(
			describe_assessment(application)->template, record->kind, field);
	form->is_new = is_new;
	form->given = is_new ? record->value_count : 0;
	if (!application_push(application, &form_type, form))
		return;
	pane_refresh(application, &form->pane);
	pane_focus_on(&form->pane, record, field);
	if (is_new)
		begin_typing(application, form);
}

void
screen_form_open(struct application *application, const char *id, const char *field)
{
	const struct record *record = assessment_find_record(describe_assessment(application), id);

	if (record != NULL && !record->removed)
		open_form(application, record,
			field == NULL ? NULL : template_find_field(record->kind, field), false);
}

const struct record *
form_add_with(struct application *application, const struct template_kind *kind,
	const struct session_value *values, size_t value_count, const char *field)
{
	const struct record *record = NULL;
	struct error error = {0};

	if (!session_add(application->session, kind, values, value_count, &record, &error)) {
		application_say_error(application, &error);
		return NULL;
	}
	open_form(
		application, record, field == NULL ? NULL : template_find_field(kind, field), true);
	return record;
}

void
form_add(struct application *application, const struct template_kind *kind)
{
	(void)form_add_with(application, kind, NULL, 0, NULL);
}

struct pane *
form_top_pane(const struct application *application)
{
	const struct screen *top = &application->screens[application->screen_count - 1];

	return top->type == &form_type || top->type == &walk_type ? top->state : NULL;
}
