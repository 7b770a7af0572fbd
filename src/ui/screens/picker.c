/* SPDX-License-Identifier: MIT */
/* The dialog that answers a field by choosing: its keys, and how it looks. */
#include "config.h"

#include "ui/screens/picker.h"

#include <stdlib.h>

#include "assessment/value.h"
#include "base/array.h"
#include "base/memory.h"
#include "base/string.h"
#include "ui/screens/describe.h"
#include "ui/screens/form.h"
#include "ui/screens/pane_keys.h"
#include "ui/screens/pane_texts.h"
#include "ui/screens/picker_options.h"
#include "ui/widgets/dialog.h"

static const struct screen_type picker_type;

static const struct record *
picker_record(const struct picker *picker, const struct application *application)
{
	return assessment_find_record(describe_assessment(application), picker->record);
}

void
picker_open(struct application *application, const struct record *record,
	const struct template_field *field)
{
	struct picker *picker = memory_allocate(sizeof(*picker));

	picker->record = memory_copy_string(record->id);
	picker->field = field;
	const struct value *value = record_value(record, field, LANGUAGE_NONE);
	picker->kept = memory_copy_string(value == NULL ? "" : value->text);
	picker_make_options(picker, application);
	application_push(application, &picker_type, picker);
}

static void
picker_free(void *state)
{
	struct picker *picker = state;

	picker_free_options(picker);
	edit_field_close(&picker->name);
	free(picker->record);
	free(picker->kept);
	free(picker->typed);
	free(picker->wrong);
	free(picker);
}

/* Say in the dialog why something was not done; the error is cleared. */
static void
set_wrong(struct picker *picker, struct application *application, struct error *error)
{
	free(picker->wrong);
	picker->wrong = tr_error(application_catalog(application), error);
	error_clear(error);
}

/* Make the options anew, with another language or after a name that nothing matched. */
static void
remake_options(struct picker *picker, const struct application *application, const char *typed)
{
	char *kept = picker_taken_value(picker, NULL);
	char *copy = memory_copy_string(typed);

	free(picker->kept);
	free(picker->typed);
	picker->kept = kept;
	picker->typed = copy;
	picker_free_options(picker);
	picker_make_options(picker, application);
}

/* Keep a value and close; or stay and say why not. */
static void
keep_value(struct picker *picker, struct application *application, const char *value)
{
	struct error error = {0};

	if (!session_set(application->session, picker_record(picker, application), picker->field,
		    LANGUAGE_NONE, value[0] == '\0' ? NULL : value, &error)) {
		set_wrong(picker, application, &error);
		return;
	}
	/* The same choice again confirms it. */
	(void)pane_confirm_same(application, picker_record(picker, application), picker->field);
	application_pop(application);
	/* As after typing, Enter goes on to the next field. */
	struct pane *pane = form_top_pane(application);
	if (pane != NULL)
		pane_move(pane, 1);
}

static void
begin_naming(struct picker *picker, const struct template_kind *kind)
{
	picker->naming = kind;
	edit_field_open(&picker->name,
		picker->typed != NULL ? picker->typed : string_text(&picker->choices.filter),
		false);
}

/* The first kind a new record may have, and how many there are. */
static const struct template_kind *
first_nameable(const struct picker *picker, size_t *count)
{
	const struct template_kind *first = NULL;

	*count = 0;
	for (size_t i = 0; i < picker->field->target_count; i++) {
		if (!picker_can_be_named(picker->field->targets[i]))
			continue;
		if (first == NULL)
			first = picker->field->targets[i];
		(*count)++;
	}
	return first;
}

/* Nothing matches what was typed: go on to add it as a new record. */
static void
offer_typed(struct picker *picker, const struct application *application)
{
	size_t count;
	const struct template_kind *kind = first_nameable(picker, &count);
	auto_string char *typed = memory_copy_string(string_text(&picker->choices.filter));

	if (count == 1)
		begin_naming(picker, kind);
	else if (count > 1)
		remake_options(picker, application, typed);
}

static void
end_naming(struct picker *picker)
{
	picker->naming = NULL;
	edit_field_close(&picker->name);
	memory_free(&picker->wrong);
}

/* Add the record that was named and answer with it. */
static void
add_named(struct picker *picker, struct application *application)
{
	const struct assessment *assessment = describe_assessment(application);
	const struct template_field *name = picker->naming->name;
	const struct record *record = NULL;
	struct error error = {0};
	auto_string char *kept = NULL;

	if (!value_read(assessment, name, edit_field_text(&picker->name), &kept, &error)) {
		set_wrong(picker, application, &error);
		return;
	}
	if (kept == NULL) {
		end_naming(picker);
		return;
	}
	struct session_value value = {name, describe_value_language(application, name), kept};
	if (!session_add(application->session, picker->naming, &value, 1, &record, &error)) {
		set_wrong(picker, application, &error);
		return;
	}
	auto_string char *answer = picker_taken_value(picker, record->id);
	keep_value(picker, application, answer);
}

static void
act_enter(struct application *application, void *state)
{
	struct picker *picker = state;

	memory_free(&picker->wrong);
	if (picker->naming != NULL) {
		add_named(picker, application);
		return;
	}
	size_t option;
	if (!choices_focused(&picker->choices, &option)) {
		offer_typed(picker, application);
		if (picker->naming != NULL)
			add_named(picker, application);
		return;
	}
	if (picker->kinds[option] != NULL) {
		begin_naming(picker, picker->kinds[option]);
		/* A name that was typed already needs no second look. */
		if (picker->typed != NULL)
			add_named(picker, application);
		return;
	}
	size_t taken_count = 0;
	free(choices_taken(&picker->choices, &taken_count));
	/* Of several, Enter alone means the one it stands on, as it does of one; unless all that
	 * was taken before was given back. */
	bool takes_focused = !picker_takes_several(picker->field) ||
			     (taken_count == 0 && picker->kept[0] == '\0');
	if (takes_focused && !choices_take(&picker->choices))
		return;
	auto_string char *value = picker_taken_value(picker, NULL);
	keep_value(picker, application, value);
}

static void
act_none(struct application *application, void *state)
{
	keep_value(state, application, "");
}

static void
act_escape(struct application *application, void *state)
{
	struct picker *picker = state;

	if (picker->naming != NULL)
		end_naming(picker);
	else if (picker->typed != NULL)
		remake_options(picker, application, NULL);
	else
		application_pop(application);
}

static void
act_take(struct application *application, void *state)
{
	(void)application;
	struct picker *picker = state;
	struct input space = {.type = INPUT_TEXT, .text = " "};

	choices_input(&picker->choices, &space);
}

/* One step more on this axis, and after the most of them none; whoever says steps takes the risk.
 */
static void
act_step(struct application *application, struct picker *picker, enum axis axis)
{
	const size_t limit = reduction_limit(describe_assessment(application)->template, axis);
	size_t option;

	if (!choices_focused(&picker->choices, &option) || picker->values[option] == NULL)
		return;
	size_t *steps = &picker->reductions[option].steps[axis];
	*steps = *steps >= limit ? 0 : *steps + 1;
	choices_take(&picker->choices);
	picker_note_steps(picker, application, option);
}

static void
act_likelihood(struct application *application, void *state)
{
	act_step(application, state, AXIS_LIKELIHOOD);
}

static void
act_severity(struct application *application, void *state)
{
	act_step(application, state, AXIS_SEVERITY);
}

static bool
is_choosing(const struct application *application, const void *state)
{
	const struct picker *picker = state;

	(void)application;
	return picker->naming == NULL;
}

static bool
is_naming(const struct application *application, const void *state)
{
	return !is_choosing(application, state);
}

static bool
is_choosing_several(const struct application *application, const void *state)
{
	const struct picker *picker = state;

	return is_choosing(application, state) && picker_takes_several(picker->field);
}

static bool
is_choosing_one(const struct application *application, const void *state)
{
	const struct picker *picker = state;

	return is_choosing(application, state) && !picker_takes_several(picker->field);
}

static bool
is_choosing_steps(const struct application *application, const void *state)
{
	const struct picker *picker = state;

	return is_choosing(application, state) && reduction_is_of(picker->field);
}

static const struct binding picker_bindings[] = {
	{"Enter", N_("choose"), N_("Choose this and go back"), act_enter, is_choosing_one},
	{"Enter", N_("done"),
		N_("Choose all that is ticked, or else the one in focus, and go back"), act_enter,
		is_choosing_several},
	{"Enter", N_("add"), N_("Add a record of this name and choose it"), act_enter, is_naming},
	{"Space", N_("tick"), N_("Tick this option, or take the tick off"), act_take,
		is_choosing_several},
	{"F5", N_("likelihood −"), N_("By how many steps the measure lowers the likelihood"),
		act_likelihood, is_choosing_steps},
	{"F6", N_("severity −"), N_("By how many steps the measure lowers the severity"),
		act_severity, is_choosing_steps},
	{"Delete", N_("none"), N_("Leave it without an answer"), act_none, is_choosing},
	{"Esc", N_("back"), N_("Go back and change nothing"), act_escape, NULL},
};

static bool
picker_input(struct application *application, void *state, const struct input *input)
{
	struct picker *picker = state;

	(void)application;
	if (picker->naming != NULL)
		return edit_field_input(&picker->name, input);
	return choices_input(&picker->choices, input);
}

/* The widest of the options, so that the dialog is no wider than it need be. */
static int
wanted_columns(const struct picker *picker)
{
	int columns = reduction_is_of(picker->field) ? 66 : 46;

	for (size_t i = 0; i < picker->choices.option_count; i++) {
		const struct choices_option *option = &picker->choices.options[i];
		int width = width_text(option->text, WIDTH_SCREEN) + 8;

		if (!string_is_empty(option->note))
			width += width_text(option->note, WIDTH_SCREEN) + 2;
		if (width > columns)
			columns = width;
	}
	return columns < 72 ? columns : 72;
}

static void
draw_naming(struct picker *picker, const struct application *application, struct canvas *canvas,
	struct area inside)
{
	const struct catalog *catalog = application_catalog(application);
	auto_string char *prompt = tr_format(catalog, N_("New: {kind}. Its name:"), "kind",
		localized_text(&picker->naming->label, application->language), NULL);

	canvas_text(canvas, inside.row, inside.column, inside.columns, ROLE_NORMAL, prompt);
	edit_field_draw(&picker->name, canvas,
		(struct area){inside.row + 1, inside.column, 1, inside.columns}, NULL);
}

/* What stands where nothing matches; caller-owned. */
static char *
nothing_text(const struct picker *picker, const struct application *application)
{
	const struct catalog *catalog = application_catalog(application);
	const char *typed = string_text(&picker->choices.filter);
	size_t count;

	if (picker->field->target_count > 0 && typed[0] == '\0')
		return memory_copy_string(tr(catalog, N_("There is nothing to choose yet.")));
	if (first_nameable(picker, &count) == NULL)
		return memory_copy_string(tr(catalog, N_("Nothing matches what was typed.")));
	return tr_format(catalog, N_("Not there yet. Enter adds {name}."), "name", typed, NULL);
}

static void
picker_draw(struct application *application, void *state, struct canvas *canvas, struct area area)
{
	struct picker *picker = state;
	const char *title = localized_text(&picker->field->label, application->language);

	if (picker->language != application->language)
		remake_options(picker, application, picker->typed);
	int columns = wanted_columns(picker);
	int rows = picker->naming != NULL ? 2 : choices_rows(&picker->choices) + 1;
	int wrong_rows = picker->wrong == NULL ? 0 : canvas_wrapped_rows(columns, picker->wrong);

	struct area inside = dialog_draw(canvas, area, rows + wrong_rows, columns, title);
	if (wrong_rows > 0 && inside.rows > wrong_rows) {
		inside.rows -= wrong_rows;
		struct area below = {
			inside.row + inside.rows, inside.column, wrong_rows, inside.columns};
		canvas_text_wrapped(canvas, below, 0, ROLE_ERROR, picker->wrong);
	}
	if (picker->naming != NULL) {
		draw_naming(picker, application, canvas, inside);
		return;
	}
	auto_string char *nothing = nothing_text(picker, application);
	choices_draw(&picker->choices, canvas, inside, nothing);
}

static void
picker_focused(struct application *application, void *state, struct focused_texts *texts)
{
	struct picker *picker = state;

	(void)application;
	pane_texts_of_field(picker->field, texts);
}

static const struct screen_type picker_type = {
	.name = "picker",
	.title = N_("Choose an answer"),
	.is_dialog = true,
	.bindings = picker_bindings,
	.binding_count = array_length(picker_bindings),
	.draw = picker_draw,
	.input = picker_input,
	.focused = picker_focused,
	.free = picker_free,
};
