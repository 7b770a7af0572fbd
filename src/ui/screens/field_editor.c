/* SPDX-License-Identifier: MIT */
/*
 * A field being typed in place: widgets/edit_field.h with a value, a draft and an error.
 */
#include "config.h"

#include "session/evidence.h"
#include "ui/screens/field_editor.h"

#include <stdlib.h>

#include "assessment/address.h"
#include "assessment/value.h"
#include "base/array.h"
#include "base/clock.h"
#include "base/memory.h"
#include "base/string.h"
#include "text/fold.h"
#include "ui/screens/describe.h"

#define DRAFT_INTERVAL 1000 /* milliseconds between two drafts on disk */
#define SUGGESTIONS_MAX 4   /* known people that are offered at once */

bool
field_editor_takes(const struct template_field *field)
{
	switch (field->type) {
	case FIELD_TEXT:
	case FIELD_LONG_TEXT:
	case FIELD_NUMBER:
	case FIELD_DATE:
	case FIELD_DURATION:
	case FIELD_PERSON:
		return !field->derived && !evidence_field_is_fixed(field);
	default:
		return false;
	}
}

/* The record that is edited, as it is in memory now. */
static const struct record *
editor_record(const struct field_editor *editor, const struct application *application)
{
	return assessment_find_record(describe_assessment(application), editor->record);
}

static char *
editor_address(const struct field_editor *editor, const struct application *application)
{
	return address_write(editor_record(editor, application), editor->field, editor->language);
}

/* Remember a name unless it is known already. */
static void
add_person(struct field_editor *editor, const char *name)
{
	if (string_is_empty(name))
		return;
	for (size_t i = 0; i < editor->people_count; i++)
		if (fold_equal(editor->people[i], name))
			return;
	*array_append(&editor->people, &editor->people_count) = memory_copy_string(name);
}

/* People named in this assessment, then those who wrote in this library. */
static void
find_people(struct field_editor *editor, struct application *application)
{
	const struct assessment *assessment = describe_assessment(application);
	struct person *people = NULL;
	size_t count = 0;

	for (size_t i = 0; i < assessment->record_count; i++) {
		const struct record *record = assessment->records[i];
		for (size_t j = 0; !record->removed && j < record->value_count; j++)
			if (record->values[j].field->type == FIELD_PERSON)
				add_person(editor, record->values[j].text);
	}
	if (!library_people(application->library, &people, &count, NULL))
		return;
	for (size_t i = 0; i < count; i++) {
		add_person(editor, people[i].name);
		person_clear(&people[i]);
	}
	free(people);
}

/* The names that match what was typed, at most SUGGESTIONS_MAX; none once one is typed whole. */
static size_t
match_people(const struct field_editor *editor, const char *names[SUGGESTIONS_MAX])
{
	const char *typed = editor_text(&editor->edit.editor);
	size_t count = 0;

	for (size_t i = 0; i < editor->people_count && count < SUGGESTIONS_MAX; i++) {
		if (fold_equal(editor->people[i], typed))
			return 0;
		if (fold_contains(editor->people[i], typed))
			names[count++] = editor->people[i];
	}
	return count;
}

void
field_editor_open(struct field_editor *editor, struct application *application,
	const struct record *record, const struct template_field *field, enum language language,
	const char *text)
{
	const struct assessment *assessment = describe_assessment(application);

	field_editor_close(editor);
	editor->open = true;
	editor->record = memory_copy_string(record->id);
	editor->field = field;
	editor->language = language;
	const struct value *value = record_value(record, field, language);
	auto_string char *kept = value == NULL ? NULL : value_write(assessment, field, value->text);
	edit_field_open(&editor->edit, kept, field->type == FIELD_LONG_TEXT);
	if (text != NULL) {
		editor_set_text(&editor->edit.editor, text);
		editor->drafted = memory_copy_string(text);
	}
	editor->replaces = field->type == FIELD_DATE && text == NULL;
	if (field->type == FIELD_PERSON)
		find_people(editor, application);
}

void
field_editor_close(struct field_editor *editor)
{
	edit_field_close(&editor->edit);
	error_clear(&editor->error);
	free(editor->record);
	free(editor->drafted);
	for (size_t i = 0; i < editor->people_count; i++)
		free(editor->people[i]);
	free(editor->people);
	*editor = (struct field_editor){0};
}

/* Up and Down among the known people. */
static bool
move_suggestion(struct field_editor *editor, const struct input *input)
{
	const char *names[SUGGESTIONS_MAX];
	size_t count = match_people(editor, names);

	if (input->type == INPUT_DOWN && editor->suggested < count) {
		editor->suggested++;
		return true;
	}
	if (input->type == INPUT_UP && editor->suggested > 0) {
		editor->suggested--;
		return true;
	}
	return false;
}

bool
field_editor_input(struct field_editor *editor, const struct input *input)
{
	if (move_suggestion(editor, input))
		return true;
	if (editor->replaces && (input->type == INPUT_TEXT || input->type == INPUT_PASTE))
		editor_set_text(&editor->edit.editor, "");
	editor->replaces = false;
	if (!edit_field_input(&editor->edit, input))
		return false;
	editor->suggested = 0;
	error_clear(&editor->error);
	return true;
}

/* Write the draft now. A draft that cannot be written is said once per text, below the field. */
static void
keep_draft(struct field_editor *editor, struct application *application)
{
	const char *text = edit_field_text(&editor->edit);
	struct error error = {0};

	if (string_equal(editor->drafted, text))
		return;
	auto_string char *address = editor_address(editor, application);
	if (!session_keep_draft(application->session, address, text, &error)) {
		if (editor->error.message == NULL)
			error_move(&editor->error, &error);
		error_clear(&error);
	}
	free(editor->drafted);
	editor->drafted = memory_copy_string(text);
}

static void
forget_draft(struct field_editor *editor, struct application *application)
{
	struct error error = {0};

	if (editor->drafted == NULL)
		return;
	auto_string char *address = editor_address(editor, application);
	if (!session_forget_draft(application->session, address, &error))
		application_say_error(application, &error);
}

void
field_editor_tick(struct field_editor *editor, struct application *application, int64_t now)
{
	if (!editor->open || now - editor->drafted_at < DRAFT_INTERVAL)
		return;
	if (!edit_field_is_changed(&editor->edit) && editor->drafted == NULL)
		return;
	keep_draft(editor, application);
	editor->drafted_at = now;
}

/* Put the known person that is pointed at in place of what was typed. */
static void
take_suggestion(struct field_editor *editor)
{
	const char *names[SUGGESTIONS_MAX];
	size_t count = match_people(editor, names);

	if (editor->suggested > 0 && editor->suggested <= count)
		editor_set_text(&editor->edit.editor, names[editor->suggested - 1]);
	editor->suggested = 0;
}

/* Messages name a field by its id, as commands do; on the screen it is known by its label. */
static void
name_field(struct error *error, const char *label)
{
	for (size_t i = 0; i < error->argument_count; i++) {
		struct error_argument *argument = &error->arguments[i];
		if (!string_equal(argument->name, "field"))
			continue;
		free(argument->value);
		argument->value = memory_copy_string(label);
	}
}

bool
field_editor_keep(struct field_editor *editor, struct application *application)
{
	const struct assessment *assessment = describe_assessment(application);
	auto_string char *kept = NULL;

	take_suggestion(editor);
	error_clear(&editor->error);
	if (edit_field_is_changed(&editor->edit) || editor->drafted != NULL) {
		const struct record *record = editor_record(editor, application);
		if (!value_read(assessment, editor->field, edit_field_text(&editor->edit), &kept,
			    &editor->error) ||
			!session_set(application->session, record, editor->field, editor->language,
				kept, &editor->error)) {
			name_field(&editor->error,
				localized_text(&editor->field->label, application->language));
			keep_draft(editor, application);
			return false;
		}
	}
	field_editor_kept(editor, application);
	return true;
}

void
field_editor_kept(struct field_editor *editor, struct application *application)
{
	forget_draft(editor, application);
	field_editor_close(editor);
}

void
field_editor_cancel(struct field_editor *editor, struct application *application)
{
	bool changed = edit_field_is_changed(&editor->edit);

	forget_draft(editor, application);
	field_editor_close(editor);
	if (changed)
		application_say(application, ROLE_NORMAL, N_("As it was before."), NULL);
}

void
field_editor_outside(struct field_editor *editor, struct application *application)
{
	struct application_terminal *terminal = &application->terminal;
	struct error error = {0};

	if (terminal->edit_outside == NULL)
		return;
	if (edit_field_is_changed(&editor->edit))
		keep_draft(editor, application);
	auto_string char *text =
		terminal->edit_outside(terminal->context, edit_field_text(&editor->edit), &error);
	if (text != NULL)
		editor_set_text(&editor->edit.editor, text);
	else if (error.message != NULL)
		error_move(&editor->error, &error);
}

/* What is wrong, as shown below the text; NULL when nothing is. Caller-owned. */
static char *
error_text(const struct field_editor *editor, const struct application *application)
{
	if (editor->error.message == NULL)
		return NULL;
	return tr_error(application_catalog(application), &editor->error);
}

int
field_editor_rows(const struct field_editor *editor, const struct application *application,
	int columns, int most)
{
	const char *names[SUGGESTIONS_MAX];
	int rows = edit_field_rows(&editor->edit, columns);
	auto_string char *wrong = error_text(editor, application);

	if (rows > most)
		rows = most;
	else if (editor->field->type == FIELD_LONG_TEXT && rows < 3 && rows < most)
		rows = most < 3 ? most : 3;
	if (wrong != NULL)
		rows += canvas_wrapped_rows(columns, wrong);
	return rows + (int)match_people(editor, names);
}

/* The known people below the text; returns the row after them. */
static int
draw_suggestions(const struct field_editor *editor, struct canvas *canvas, struct area area)
{
	const char *names[SUGGESTIONS_MAX];
	size_t count = match_people(editor, names);

	for (size_t i = 0; i < count; i++) {
		enum role role = editor->suggested == i + 1 ? ROLE_SELECTED : ROLE_DIM;
		int row = area.row + area.rows - (int)(count - i);
		canvas_fill(canvas, (struct area){row, area.column, 1, area.columns}, role);
		if (editor->suggested == i + 1)
			canvas_text(canvas, row, area.column, 2, role,
				canvas_glyph(canvas, GLYPH_POINTER));
		canvas_text(canvas, row, area.column + 2, area.columns - 2, role, names[i]);
	}
	return (int)count;
}

void
field_editor_draw(struct field_editor *editor, const struct application *application,
	struct canvas *canvas, struct area area)
{
	auto_string char *prompt = describe_prompt(application, editor->field);
	auto_string char *wrong = error_text(editor, application);
	int suggestions = draw_suggestions(editor, canvas, area);

	area.rows -= suggestions;
	int first_suggestion = area.row + area.rows;
	if (wrong != NULL) {
		int rows = canvas_wrapped_rows(area.columns, wrong);
		if (rows > area.rows - 1)
			rows = area.rows - 1;
		area.rows -= rows;
		struct area below = {area.row + area.rows, area.column, rows, area.columns};
		canvas_text_wrapped(canvas, below, 0, ROLE_ERROR, wrong);
	}
	edit_field_draw(&editor->edit, canvas, area, prompt);
	if (editor->suggested > 0)
		canvas_cursor(canvas, first_suggestion + (int)editor->suggested - 1, area.column);
}
