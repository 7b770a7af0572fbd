/* SPDX-License-Identifier: MIT */
/*
 * Help on the screen below: the terms in the words that have the focus there, and its keys, made
 * from its table. Typing finds any term of the glossary and any key.
 */
#include "config.h"

#include "ui/screens/screens.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/memory.h"
#include "base/string.h"
#include "text/fold.h"
#include "text/width.h"
#include "ui/screens/guidance.h"
#include "ui/widgets/dialog.h"
#include "ui/widgets/list.h"

/* Rows of a dialog that has room for headings and lines between its parts. */
#define ROOMY_ROWS 12
/* The list keeps so many rows of those it shares with what is told of its focused line. */
#define LIST_ROWS_MIN 3

/* One of the three. */
struct help_row {
	const char *heading; /* English message id */
	const struct binding *binding;
	const struct glossary *glossary; /* with the term */
	const struct glossary_term *term;
};

struct help {
	const struct screen_type *about;
	/* Of the screen below, which lives as long as this one lies on it. */
	const void *about_state;
	struct focused_texts texts; /* borrowed as long */
	struct string filter;
	struct help_row *rows; /* owned array; as drawn last */
	size_t row_count;
	size_t term_count; /* among them */
	struct list list;
	bool is_roomy;                 /* as drawn last */
	const struct catalog *catalog; /* while drawing */
	int key_columns;
};

static const struct help_row *
focused_row(const struct help *help)
{
	return help->list.selected < help->row_count ? &help->rows[help->list.selected] : NULL;
}

static void
add_row(struct help *help, struct help_row row)
{
	help->term_count += row.term != NULL;
	*array_append(&help->rows, &help->row_count) = row;
}

/* Add a term that matches what was typed, unless it is there. */
static void
add_term(struct help *help, const struct glossary *glossary, const struct glossary_term *term)
{
	if (!glossary_term_contains(term, string_text(&help->filter)))
		return;
	for (size_t i = 0; i < help->row_count; i++)
		if (help->rows[i].term == term)
			return;
	add_row(help, (struct help_row){.glossary = glossary, .term = term});
}

/* The terms that stand in a text, in its order. */
static void
add_terms_of_text(struct help *help, const struct glossary *glossary, const char *text,
	enum language language)
{
	struct glossary_match *matches;
	size_t count;

	glossary_find(glossary, text, language, &matches, &count);
	for (size_t i = 0; i < count; i++)
		add_term(help, glossary, matches[i].term);
	free(matches);
}

/* The terms here come first; what was typed finds all the others too. */
static void
add_terms(struct application *application, struct help *help)
{
	size_t count;
	const struct glossary *const *glossaries = application_glossaries(application, &count);

	for (size_t i = 0; i < count; i++) {
		for (size_t j = 0; j < help->texts.text_count; j++) {
			const char *text = help->texts.texts[j]->text[application->language];

			if (text)
				add_terms_of_text(help, glossaries[i], text, application->language);
		}
	}
	for (size_t i = 0; i < count && help->filter.length; i++)
		for (size_t j = 0; j < glossaries[i]->term_count; j++)
			add_term(help, glossaries[i], &glossaries[i]->terms[j]);
}

/* Whether a row speaks of what was typed: its keys or its sentence. */
static bool
matches(const struct application *application, const struct help *help,
	const struct binding *binding)
{
	const char *filter = string_text(&help->filter);
	bool of_screen = binding >= help->about->bindings &&
			 binding < help->about->bindings + help->about->binding_count;

	/* A key that does nothing where the person is would only be in the way. */
	if (binding->applies &&
		!binding->applies(application, of_screen ? help->about_state : NULL))
		return false;
	return binding->help &&
	       (fold_contains(binding->keys, filter) ||
		       fold_contains(tr(application_catalog(application), binding->help), filter));
}

/* Whether one of the rows of the screen, where it applies, is of the same first key: then that is
 * what the key does. */
static bool
is_taken(const struct application *application, const struct help *help,
	const struct binding *binding)
{
	size_t length = strcspn(binding->keys, " ");

	for (size_t i = 0; i < help->about->binding_count; i++) {
		const struct binding *own = &help->about->bindings[i];

		if (own != binding && strncmp(own->keys, binding->keys, length) == 0 &&
			strchr(" ", own->keys[length]) &&
			(!own->applies || own->applies(application, help->about_state)))
			return true;
	}
	return false;
}

static void
add_keys(const struct application *application, struct help *help, const struct binding *bindings,
	size_t count)
{
	bool is_own = bindings == help->about->bindings;

	for (size_t i = 0; i < count; i++)
		if (matches(application, help, &bindings[i]) &&
			(is_own || !is_taken(application, help, &bindings[i])))
			add_row(help, (struct help_row){.binding = &bindings[i]});
}

/* Where there are terms and keys, each have a heading if there is room for it. */
static void
collect(struct application *application, struct help *help)
{
	bool is_roomy = help->is_roomy;

	memory_free(&help->rows);
	help->row_count = 0;
	help->term_count = 0;
	if (is_roomy)
		add_row(help, (struct help_row){.heading = N_("Terms")});
	add_terms(application, help);
	if (is_roomy && help->term_count)
		add_row(help, (struct help_row){.heading = N_("Keys")});
	else if (is_roomy)
		help->row_count = 0;

	size_t before = help->row_count;

	add_keys(application, help, help->about->bindings, help->about->binding_count);
	add_keys(application, help, application_bindings, application_binding_count);
	if (is_roomy && help->term_count && help->row_count == before)
		help->row_count--;
}

/* Headings cannot have the focus: it goes on by one where it came to one. */
static void
leave_heading(struct help *help, bool upwards)
{
	const struct help_row *row = focused_row(help);

	if (!row || !row->heading)
		return;
	if (help->list.selected > 0)
		list_select(
			&help->list, upwards ? help->list.selected - 1 : help->list.selected + 1);
	else
		list_select(&help->list, 1);
}

/* Make the rows anew, with the focus on what has it. */
static void
refresh(struct application *application, struct help *help)
{
	struct help_row focused = {0};

	if (focused_row(help))
		focused = *focused_row(help);
	collect(application, help);
	list_fit(&help->list, help->row_count, help->list.rows);
	for (size_t i = 0; i < help->row_count; i++)
		if ((focused.term && help->rows[i].term == focused.term) ||
			(focused.binding && help->rows[i].binding == focused.binding))
			list_select(&help->list, i);
	leave_heading(help, false);
}

/* Show what was typed, or all again, from the first line. */
static void
restart(struct application *application, struct help *help)
{
	help->list = (struct list){.rows = help->list.rows};
	help->row_count = 0;
	refresh(application, help);
}

static void
draw_row(void *context, struct canvas *canvas, struct area area, size_t index, bool selected)
{
	struct help *help = context;
	const struct help_row *row = &help->rows[index];

	if (row->heading) {
		canvas_text(canvas, area.row, area.column, area.columns, ROLE_HEADING,
			tr(help->catalog, row->heading));
		return;
	}
	area = list_draw_pointer(canvas, area, selected);
	if (row->term) {
		canvas_text(canvas, area.row, area.column, area.columns, ROLE_NORMAL,
			localized_text(&row->term->term, catalog_language(help->catalog)));
		return;
	}
	canvas_text(canvas, area.row, area.column, help->key_columns, ROLE_KEY, row->binding->keys);
	canvas_text(canvas, area.row, area.column + help->key_columns + 2,
		area.columns - help->key_columns - 2, ROLE_NORMAL,
		tr(help->catalog, row->binding->help));
}

static void
measure_keys(struct help *help, int columns)
{
	help->key_columns = 0;
	for (size_t i = 0; i < help->row_count; i++) {
		if (!help->rows[i].binding)
			continue;

		int width = width_text(help->rows[i].binding->keys, WIDTH_SCREEN);

		help->key_columns = width > help->key_columns ? width : help->key_columns;
	}
	if (help->key_columns > columns / 3)
		help->key_columns = columns / 3;
}

/* What is told below of a focused term takes the rows of the longest, so that nothing moves. */
static int
wanted_detail_rows(struct application *application, const struct help *help, int columns)
{
	int wanted = 2;

	for (size_t i = 0; i < help->row_count; i++) {
		struct guidance guidance;

		if (!help->rows[i].term)
			continue;
		guidance_collect_term(
			application, help->rows[i].glossary, help->rows[i].term, &guidance);
		int rows = guidance_rows(&guidance, columns);
		wanted = rows > wanted ? rows : wanted;
		guidance_clear(&guidance);
	}
	return wanted;
}

/* The focused line is told in full below: in a small window the list must cut it. */
static void
draw_detail(struct application *application, const struct help *help, struct canvas *canvas,
	struct area area)
{
	const struct help_row *row = focused_row(help);
	struct guidance guidance;

	if (!row || area.rows < 1)
		return;
	if (row->binding)
		canvas_text_wrapped(
			canvas, area, 0, ROLE_DIM, tr(help->catalog, row->binding->help));
	if (!row->term)
		return;
	guidance_collect_term(application, row->glossary, row->term, &guidance);
	guidance_draw(&guidance, canvas, area, 0, tr(help->catalog, N_(" Enter: more")));
	guidance_clear(&guidance);
}

static void
draw_line(struct canvas *canvas, int row, const struct area *area)
{
	for (int i = 0; i < area->columns; i++)
		canvas_text(canvas, row, area->column + i, 1, ROLE_FRAME,
			canvas_glyph(canvas, GLYPH_HORIZONTAL));
}

/* Divide what is inside between the list and what is told of its focused line. */
static void
divide(struct application *application, const struct help *help, struct area inside,
	struct area *rows, struct area *detail)
{
	bool is_roomy = help->is_roomy;
	int above = help->term_count && !is_roomy ? 1 : 2;
	int left = inside.rows - above;
	int detail_rows = inside.rows > 6 ? 2 : 0;

	if (help->term_count && left > LIST_ROWS_MIN) {
		int most = left - (is_roomy ? left * 2 / 5 : LIST_ROWS_MIN);

		detail_rows = wanted_detail_rows(application, help, inside.columns) + is_roomy;
		detail_rows = detail_rows < most ? detail_rows : most;
	}
	*rows = (struct area){
		inside.row + above, inside.column, left - detail_rows, inside.columns};
	*detail = (struct area){rows->row + rows->rows, inside.column, detail_rows, inside.columns};
}

static void
help_draw(struct application *application, void *state, struct canvas *canvas, struct area area)
{
	struct help *help = state;
	const struct catalog *catalog = application_catalog(application);
	auto_string char *title = tr_format(
		catalog, N_("Help: {screen}"), "screen", tr(catalog, help->about->title), NULL);
	struct area inside = dialog_draw(canvas, area, area.rows - 2, 76, title);
	size_t glossary_count;
	struct area rows;
	struct area detail;

	help->catalog = catalog;
	help->is_roomy = inside.rows >= ROOMY_ROWS;
	refresh(application, help);
	measure_keys(help, area.columns);
	(void)application_glossaries(application, &glossary_count);
	if (help->filter.length > 0)
		canvas_text_typed(canvas, inside.row, inside.column, inside.columns,
			string_text(&help->filter));
	else
		canvas_text(canvas, inside.row, inside.column, inside.columns, ROLE_DIM,
			glossary_count > 0
				? tr(catalog, N_("Type to find a term or a key."))
				: tr(catalog, N_("Type to find a key or what it does.")));
	divide(application, help, inside, &rows, &detail);
	if (help->row_count == 0) {
		canvas_text(canvas, rows.row, rows.column, rows.columns, ROLE_DIM,
			tr(catalog, N_("Nothing matches what you typed.")));
		canvas_cursor(canvas, inside.row, inside.column);
		return;
	}
	list_fit(&help->list, help->row_count, rows.rows);
	/* The first heading is seen with the line below it. */
	if (help->rows[0].heading && help->list.top == 1 && help->list.selected < (size_t)rows.rows)
		help->list.top = 0;
	if (help->term_count && help->is_roomy) {
		draw_line(canvas, detail.row, &detail);
		detail.row++;
		detail.rows--;
	}
	draw_detail(application, help, canvas, detail);
	list_draw(&help->list, canvas, rows, help->row_count, true, draw_row, help);
}

static bool
help_input(struct application *application, void *state, const struct input *input)
{
	struct help *help = state;
	size_t before = help->list.selected;

	if (list_input(&help->list, input)) {
		leave_heading(help, help->list.selected < before);
		return true;
	}
	if (input->type == INPUT_TEXT) {
		string_append(&help->filter, input->text);
		restart(application, help);
		return true;
	}
	if (help->filter.length &&
		(input->type == INPUT_BACKSPACE || input->type == INPUT_ESCAPE)) {
		/* One press empties it: what is typed here is a word at most. */
		string_empty(&help->filter);
		restart(application, help);
		return true;
	}
	return false;
}

static void
act_read(struct application *application, void *state)
{
	const struct help_row *row = focused_row(state);

	guidance_open_term(application, row->glossary, row->term);
}

static void
act_close(struct application *application, void *state)
{
	(void)state;
	application_pop(application);
}

static bool
is_on_term(const struct application *application, const void *state)
{
	const struct help_row *row = focused_row(state);

	(void)application;
	return row && row->term;
}

static bool
is_on_other(const struct application *application, const void *state)
{
	return !is_on_term(application, state);
}

static void
help_free(void *state)
{
	struct help *help = state;

	string_clear(&help->filter);
	free(help->texts.texts);
	free(help->rows);
	free(help);
}

static const struct binding bindings[] = {
	{"Enter", N_("read all"), N_("Read all that is said of the term"), act_read, is_on_term},
	{"Enter", N_("close"), N_("Close the help"), act_close, is_on_other},
	{"F1", NULL, N_("Close the help"), act_close, NULL},
};

static const struct screen_type screen_help = {
	.name = "help",
	.title = N_("Help"),
	.is_dialog = true,
	.bindings = bindings,
	.binding_count = array_length(bindings),
	.draw = help_draw,
	.input = help_input,
	.free = help_free,
};

void
screen_help_open(struct application *application)
{
	const struct screen *about = &application->screens[application->screen_count - 1];

	if (about->type == &screen_help)
		return;

	struct help *help = memory_allocate(sizeof(*help));

	help->about = about->type;
	help->about_state = about->state;
	if (about->type->focused)
		about->type->focused(application, about->state, &help->texts);
	restart(application, help);
	application_push(application, &screen_help, help);
}
