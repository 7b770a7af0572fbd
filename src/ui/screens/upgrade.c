/* SPDX-License-Identifier: MIT */
/* What moving to another version of the template means, and doing it. */
#include "config.h"

#include "assessment/upgrade.h"

#include <stdlib.h>

#include "base/array.h"
#include "base/memory.h"
#include "base/string.h"
#include "session/templates.h"
#include "ui/screens/describe.h"
#include "ui/screens/screens.h"

struct upgrade {
	struct template_entry *entries; /* those there are; owned */
	size_t entry_count;
	size_t index;              /* of the one that is shown */
	struct template *template; /* the same, loaded */
	struct upgrade_plan plan;  /* borrows from it, and from the assessment's */
	int top;
	int rows; /* as drawn last */
	int all_rows;
};

static int
indent_of(const struct upgrade_text *text)
{
	return text->is_heading ? 0 : 2;
}

/* Draw the lines from the row `top` of them all; returns how many rows they are. */
static int
draw_texts(const struct upgrade_text *texts, size_t count, int top, struct canvas *canvas,
	struct area area)
{
	int row = -top;

	for (size_t i = 0; i < count; i++) {
		int indent = indent_of(&texts[i]);
		int skip = row < 0 ? -row : 0;
		int rows = canvas_wrapped_rows(area.columns - indent, texts[i].text);
		struct area place = {area.row + row + skip, area.column + indent,
			area.rows - row - skip, area.columns - indent};

		if (skip < rows && place.rows > 0)
			canvas_text_wrapped(canvas, place, skip,
				texts[i].is_heading ? ROLE_HEADING : ROLE_NORMAL, texts[i].text);
		row += rows;
	}
	return row + top;
}

static void
upgrade_draw(struct application *application, void *state, struct canvas *canvas, struct area area)
{
	struct upgrade *upgrade = state;
	const struct catalog *catalog = application_catalog(application);
	auto_string char *title = tr_format(catalog, N_("To template {template} {version}"),
		"template", localized_text(&upgrade->template->title, application->language),
		"version", upgrade->template->version, NULL);
	struct area inside = canvas_frame(canvas, area, title);
	struct upgrade_text *texts;
	size_t count;

	upgrade_describe(&upgrade->plan, catalog, &texts, &count);
	upgrade->rows = inside.rows;
	upgrade->all_rows = draw_texts(texts, count, upgrade->top, canvas, inside);
	upgrade_texts_free(texts, count);
	if (upgrade->top + inside.rows < upgrade->all_rows)
		canvas_text_right(canvas, inside.row + inside.rows - 1, inside.column,
			inside.columns, ROLE_KEY, canvas_glyph(canvas, GLYPH_DOWN));
	canvas_cursor(canvas, inside.row, inside.column);
}

static void
scroll(struct upgrade *upgrade, int rows)
{
	int last = upgrade->all_rows - upgrade->rows;

	upgrade->top += rows;
	if (upgrade->top > last)
		upgrade->top = last;
	if (upgrade->top < 0)
		upgrade->top = 0;
}

static void
act_up(struct application *application, void *state)
{
	(void)application;
	scroll(state, -1);
}

static void
act_down(struct application *application, void *state)
{
	(void)application;
	scroll(state, 1);
}

static void
act_page_up(struct application *application, void *state)
{
	struct upgrade *upgrade = state;

	(void)application;
	scroll(upgrade, 1 - upgrade->rows);
}

static void
act_page_down(struct application *application, void *state)
{
	struct upgrade *upgrade = state;

	(void)application;
	scroll(upgrade, upgrade->rows - 1);
}

static void
act_move(struct application *application, void *state)
{
	struct upgrade *upgrade = state;
	struct error error = {0};

	if (!describe_may_change(application, act_move, state))
		return;
	if (!session_upgrade(application->session, &upgrade->template, &error)) {
		application_say_error(application, &error);
		return;
	}

	const struct template *template = describe_assessment(application)->template;

	/* The application shows the steps anew. */
	application_say(application, ROLE_GOOD,
		N_("The assessment follows template {template} {version} now. u takes it back."),
		"template", template->name, "version", template->version, NULL);
}

/* Whether an entry is worth showing: another template, or a newer text of the assessment's. */
static bool
is_candidate(const struct application *application, const struct template_entry *entry)
{
	return application->has_other_template ||
	       !string_equal(entry->name, describe_assessment(application)->template->name);
}

static size_t
count_candidates(const struct application *application, const struct upgrade *upgrade)
{
	size_t count = 0;

	for (size_t i = 0; i < upgrade->entry_count; i++)
		count += is_candidate(application, &upgrade->entries[i]);
	return count;
}

static bool
has_several(const struct application *application, const void *state)
{
	return count_candidates(application, state) > 1;
}

/* Show the entry at an index. On false what was shown stays, and it is said why. */
static bool
show_entry(struct application *application, struct upgrade *upgrade, size_t index)
{
	struct template *template = NULL;
	struct upgrade_plan plan = {0};
	struct error_list faults = {0};
	struct error error = {0};

	if (templates_load(upgrade->entries[index].path, &template, &faults) &&
		upgrade_plan(describe_assessment(application), template, &plan, &error)) {
		upgrade_plan_clear(&upgrade->plan);
		template_free(&upgrade->template);
		upgrade->template = template;
		upgrade->plan = plan;
		upgrade->index = index;
		upgrade->top = 0;
		return true;
	}
	if (faults.error_count > 0)
		error_move(&error, &faults.errors[0]);
	error_list_clear(&faults);
	application_say_error(application, &error);
	template_free(&template);
	return false;
}

static void
act_next(struct application *application, void *state)
{
	struct upgrade *upgrade = state;
	size_t index = upgrade->index;

	do
		index = (index + 1) % upgrade->entry_count;
	while (!is_candidate(application, &upgrade->entries[index]));
	show_entry(application, upgrade, index);
}

static void
upgrade_free(void *state)
{
	struct upgrade *upgrade = state;

	upgrade_plan_clear(&upgrade->plan);
	template_free(&upgrade->template);
	template_entries_free(upgrade->entries, upgrade->entry_count);
	free(upgrade);
}

static const struct binding bindings[] = {
	{"Enter", N_("move"), N_("Move to this template; u takes it back"), act_move, NULL},
	{"Tab", N_("other template"), N_("What moving to the next template means"), act_next,
		has_several},
	{"Up", NULL, N_("A line up"), act_up, NULL},
	{"Down", NULL, N_("A line down"), act_down, NULL},
	{"PageUp", NULL, N_("A page up"), act_page_up, NULL},
	{"PageDown", NULL, N_("A page down"), act_page_down, NULL},
};

static const struct screen_type screen_upgrade = {
	.name = "upgrade",
	.title = N_("Another template"),
	.bindings = bindings,
	.binding_count = array_length(bindings),
	.draw = upgrade_draw,
	.free = upgrade_free,
};

/* Where to begin: with the assessment's own template where that is newer, else with the first. */
static size_t
first_candidate(const struct application *application, const struct upgrade *upgrade)
{
	const char *own = describe_assessment(application)->template->name;
	size_t first = upgrade->entry_count;

	for (size_t i = upgrade->entry_count; i > 0; i--) {
		const struct template_entry *entry = &upgrade->entries[i - 1];

		if (application->has_other_template ? string_equal(entry->name, own)
						    : is_candidate(application, entry))
			first = i - 1;
	}
	return first;
}

void
screen_upgrade_open(struct application *application)
{
	struct upgrade *upgrade = memory_allocate(sizeof(*upgrade));
	size_t first;

	templates_list(&upgrade->entries, &upgrade->entry_count);
	first = first_candidate(application, upgrade);
	if (first == upgrade->entry_count)
		application_say(application, ROLE_NORMAL, N_("There is no other template."), NULL);
	else if (show_entry(application, upgrade, first)) {
		application_push(application, &screen_upgrade, upgrade);
		return;
	}
	upgrade_free(upgrade);
}
