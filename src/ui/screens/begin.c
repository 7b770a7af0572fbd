/* SPDX-License-Identifier: MIT */
/* Begin an assessment: what from, for whom, in which language. */
#include "config.h"

#include "ui/screens/screens.h"

#include <stdlib.h>

#include "base/array.h"
#include "base/memory.h"
#include "base/string.h"
#include "session/templates.h"
#include "text/width.h"
#include "ui/widgets/dialog.h"
#include "ui/widgets/edit_field.h"

enum line {
	LINE_TEMPLATE,
	LINE_BLUEPRINT,
	LINE_TITLE,
	LINE_CLIENT,
	LINE_LANGUAGE,
	LINE_BEGIN,
	LINE_COUNT
};

struct begin {
	struct template_entry *templates; /* owned */
	size_t template_count;
	size_t template_chosen;
	struct template_entry *blueprints; /* for the chosen template; owned */
	size_t blueprint_count;
	size_t blueprint_chosen; /* blueprint_count: none */
	struct edit_field title;
	struct edit_field client;
	enum language language;
	enum line focus;
};

static const char *const labels[LINE_COUNT] = {
	[LINE_TEMPLATE] = N_("Template"),
	[LINE_BLUEPRINT] = N_("Start from"),
	[LINE_TITLE] = N_("Title"),
	[LINE_CLIENT] = N_("Client"),
	[LINE_LANGUAGE] = N_("Content language"),
	[LINE_BEGIN] = N_("Begin"),
};

static const char *const guidance[LINE_COUNT] = {
	[LINE_TEMPLATE] = N_("The method of the assessment: its steps, questions and scales."),
	[LINE_BLUEPRINT] = N_("An empty assessment, or one that is filled in as an example."),
	[LINE_TITLE] = N_("What is assessed, in a few words. It can be changed later."),
	[LINE_CLIENT] = N_("Who it is for; may stay empty. It stands on every page of a report."),
	[LINE_LANGUAGE] =
		N_("The language you write the answers in. The screen's own language (F2) and "
		   "the language of reports are chosen apart."),
	[LINE_BEGIN] = N_("Press Enter to begin."),
};

static void
load_blueprints(struct begin *begin)
{
	template_entries_free(begin->blueprints, begin->blueprint_count);
	templates_list_blueprints(begin->templates[begin->template_chosen].name, &begin->blueprints,
		&begin->blueprint_count);
	begin->blueprint_chosen = begin->blueprint_count;
}

/* What a line that is not typed says. */
static const char *
line_text(const struct application *application, const struct begin *begin, enum line line)
{
	switch (line) {
	case LINE_TEMPLATE:
		return localized_text(
			&begin->templates[begin->template_chosen].title, application->language);
	case LINE_BLUEPRINT:
		return begin->blueprint_chosen < begin->blueprint_count
			       ? localized_text(&begin->blueprints[begin->blueprint_chosen].title,
					 application->language)
			       : tr(application_catalog(application),
					 N_("nothing: all answers empty"));
	case LINE_LANGUAGE:
		return language_name(begin->language);
	case LINE_TITLE:
	case LINE_CLIENT:
	case LINE_BEGIN:
	case LINE_COUNT:
		break;
	}
	return "";
}

static struct edit_field *
line_field(struct begin *begin, enum line line)
{
	return line == LINE_TITLE ? &begin->title : line == LINE_CLIENT ? &begin->client : NULL;
}

static void
draw_line(struct application *application, struct begin *begin, struct canvas *canvas,
	struct area area, int label_columns, enum line line)
{
	const struct catalog *catalog = application_catalog(application);
	bool focused = begin->focus == line;
	struct edit_field *field = line_field(begin, line);
	struct area value = {
		area.row, area.column + label_columns + 2, 1, area.columns - label_columns - 2};

	if (line == LINE_BEGIN) {
		auto_string char *text = string_format("[ %s ]", tr(catalog, labels[line]));

		canvas_text(canvas, area.row, value.column, value.columns,
			focused ? ROLE_SELECTED : ROLE_NORMAL, text);
		if (focused)
			canvas_cursor(canvas, area.row, value.column);
		return;
	}
	canvas_text(canvas, area.row, area.column, label_columns, ROLE_NORMAL,
		tr(catalog, labels[line]));
	if (field && focused) {
		edit_field_draw(field, canvas, value, NULL);
	} else if (field) {
		canvas_text(canvas, value.row, value.column, value.columns, ROLE_NORMAL,
			edit_field_text(field));
	} else {
		auto_string char *text =
			string_format("< %s >", line_text(application, begin, line));

		canvas_text_filled(canvas, value.row, value.column, value.columns,
			focused ? ROLE_SELECTED : ROLE_NORMAL, text);
		if (focused)
			canvas_cursor(canvas, value.row, value.column);
	}
}

/* What to say of the focused line: of a template, what it is for. */
static const char *
line_guidance(const struct application *application, const struct begin *begin)
{
	const char *description = "";

	if (begin->focus == LINE_TEMPLATE)
		description = localized_text(&begin->templates[begin->template_chosen].description,
			application->language);
	return *description ? description
			    : tr(application_catalog(application), guidance[begin->focus]);
}

static void
begin_draw(struct application *application, void *state, struct canvas *canvas, struct area area)
{
	struct begin *begin = state;
	const struct catalog *catalog = application_catalog(application);
	int label_columns = 0;
	struct area inside =
		dialog_draw(canvas, area, LINE_COUNT + 6, 70, tr(catalog, N_("New assessment")));
	struct area text = {inside.row + LINE_COUNT + 1, inside.column,
		inside.rows - LINE_COUNT - 1, inside.columns};

	for (size_t i = 0; i < LINE_BEGIN; i++) {
		int columns = width_text(tr(catalog, labels[i]), WIDTH_SCREEN);

		label_columns = columns > label_columns ? columns : label_columns;
	}
	for (size_t i = 0; i < LINE_COUNT; i++)
		draw_line(application, begin, canvas,
			(struct area){inside.row + (int)i, inside.column, 1, inside.columns},
			label_columns, (enum line)i);
	if (text.rows > 0)
		canvas_text_wrapped(canvas, text, 0, ROLE_DIM, line_guidance(application, begin));
}

/* The next or the previous choice of a line. */
static void
turn(struct begin *begin, bool forward)
{
	switch (begin->focus) {
	case LINE_TEMPLATE:
		begin->template_chosen =
			(begin->template_chosen + (forward ? 1 : begin->template_count - 1)) %
			begin->template_count;
		load_blueprints(begin);
		break;
	case LINE_BLUEPRINT:
		begin->blueprint_chosen =
			(begin->blueprint_chosen + (forward ? 1 : begin->blueprint_count)) %
			(begin->blueprint_count + 1);
		break;
	case LINE_LANGUAGE:
		begin->language = forward ? language_next(begin->language)
					  : language_previous(begin->language);
		break;
	case LINE_TITLE:
	case LINE_CLIENT:
	case LINE_BEGIN:
	case LINE_COUNT:
		break;
	}
}

static bool
begin_input(struct application *application, void *state, const struct input *input)
{
	struct begin *begin = state;
	struct edit_field *field = line_field(begin, begin->focus);

	(void)application;
	if (field)
		return edit_field_input(field, input);
	if (input->type == INPUT_LEFT || input->type == INPUT_RIGHT || input_is(input, "Space")) {
		turn(begin, input->type != INPUT_LEFT);
		return true;
	}
	return false;
}

/* Load what was chosen and begin with it. Faults were said where false is returned. */
static bool
begin_with(struct application *application, struct begin *begin, char **reference)
{
	struct error_list faults = {0};
	struct error error = {0};
	struct template *template = NULL;
	struct blueprint *blueprint = NULL;
	const char *title = edit_field_text(&begin->title);
	const char *client = edit_field_text(&begin->client);
	bool begun = false;

	if (!templates_load(begin->templates[begin->template_chosen].path, &template, &faults) ||
		(begin->blueprint_chosen < begin->blueprint_count &&
			!templates_load_blueprint(begin->blueprints[begin->blueprint_chosen].path,
				template, &blueprint, &faults))) {
		error_move(&error, &faults.errors[0]);
	} else {
		struct library_beginning beginning = {
			.template = template,
			.blueprint = blueprint,
			.language = begin->language,
			.title = string_is_empty(title) ? NULL : title,
			.client = string_is_empty(client) ? NULL : client,
			.author = &application->author,
		};

		begun = library_begin(application->library, &beginning, reference, &error);
	}
	if (!begun)
		application_say_error(application, &error);
	error_list_clear(&faults);
	blueprint_free(&blueprint);
	template_free(&template);
	return begun;
}

static void
begin_now(struct application *application, void *state)
{
	auto_string char *reference = NULL;

	if (!begin_with(application, state, &reference))
		return;
	application_pop(application);
	application_open_assessment(application, reference);
}

static void
act_next(struct application *application, void *state)
{
	struct begin *begin = state;

	(void)application;
	begin->focus = (begin->focus + 1) % LINE_COUNT;
}

static void
act_previous(struct application *application, void *state)
{
	struct begin *begin = state;

	(void)application;
	begin->focus = (begin->focus + LINE_COUNT - 1) % LINE_COUNT;
}

static void
act_enter(struct application *application, void *state)
{
	struct begin *begin = state;

	if (begin->focus != LINE_BEGIN)
		act_next(application, state);
	else if (application_need_author(application, begin_now, state))
		begin_now(application, state);
}

static void
act_turn(struct application *application, void *state)
{
	(void)application;
	turn(state, true);
}

static bool
can_turn(const struct application *application, const void *state)
{
	const struct begin *begin = state;

	(void)application;
	return begin->focus == LINE_TEMPLATE || begin->focus == LINE_BLUEPRINT ||
	       begin->focus == LINE_LANGUAGE;
}

static void
begin_free(void *state)
{
	struct begin *begin = state;

	template_entries_free(begin->templates, begin->template_count);
	template_entries_free(begin->blueprints, begin->blueprint_count);
	edit_field_close(&begin->title);
	edit_field_close(&begin->client);
	free(begin);
}

static void
act_back(struct application *application, void *state)
{
	(void)state;
	application_pop(application);
}

static const struct binding bindings[] = {
	{"Enter", N_("next"), N_("Go to the next line; on the last, begin"), act_enter, NULL},
	{"Right Left Space", N_("other choice"), N_("Choose something else"), act_turn, can_turn},
	{"Down Tab", NULL, N_("The next line"), act_next, NULL},
	{"Up Shift-Tab", NULL, N_("The line before"), act_previous, NULL},
	{"Esc", N_("back"), N_("Go back and begin nothing"), act_back, NULL},
};

static const struct screen_type screen_begin = {
	.name = "begin",
	.title = N_("New assessment"),
	.is_dialog = true,
	.bindings = bindings,
	.binding_count = array_length(bindings),
	.draw = begin_draw,
	.input = begin_input,
	.free = begin_free,
};

void
screen_begin_open(struct application *application)
{
	struct begin *begin = memory_allocate(sizeof(*begin));

	templates_list(&begin->templates, &begin->template_count);
	edit_field_open(&begin->title, NULL, false);
	edit_field_open(&begin->client, NULL, false);
	begin->language = application->language;
	if (begin->template_count == 0) {
		begin_free(begin);
		application_say(application, ROLE_ERROR,
			N_("No template was found. Is the program installed whole?"), NULL);
		return;
	}
	load_blueprints(begin);
	application_push(application, &screen_begin, begin);
}
