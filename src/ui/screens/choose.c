/* SPDX-License-Identifier: MIT */
/* Choose one, or several, of a list. */
#include "config.h"

#include "ui/screens/screens.h"

#include <stdlib.h>

#include "base/array.h"
#include "base/memory.h"
#include "text/width.h"
#include "ui/widgets/choices.h"
#include "ui/widgets/dialog.h"

struct choose {
	char *title;
	struct choices choices;
	void (*chosen)(
		struct application *application, void *state, const size_t *indexes, size_t count);
	void *state;
};

static void
choose_draw(struct application *application, void *state, struct canvas *canvas, struct area area)
{
	struct choose *choose = state;
	int columns = width_text(choose->title, WIDTH_SCREEN) + 4;

	for (size_t i = 0; i < choose->choices.option_count; i++) {
		int width = width_text(choose->choices.options[i].text, WIDTH_SCREEN) + 6;

		columns = width > columns ? width : columns;
	}
	/* Help needs room to be read even where the options are short. */
	if (columns < 50)
		columns = 50;

	struct area inside = dialog_draw(
		canvas, area, choices_rows(&choose->choices) + 3, columns, choose->title);

	choices_draw(&choose->choices, canvas, inside,
		tr(application_catalog(application), N_("Nothing matches what you typed.")));
}

static bool
choose_input(struct application *application, void *state, const struct input *input)
{
	struct choose *choose = state;

	(void)application;
	return choices_input(&choose->choices, input);
}

static void
act_choose(struct application *application, void *state)
{
	struct choose *choose = state;
	size_t count;

	/* Of one, Enter takes what has the focus; of several, what was marked. */
	if (!choose->choices.several && !choices_take(&choose->choices))
		return;

	size_t *indexes = choices_taken(&choose->choices, &count);
	void (*chosen)(struct application *, void *, const size_t *, size_t) = choose->chosen;
	void *chosen_state = choose->state;

	/* Closed first: what is chosen may open a screen of its own. */
	application_pop(application);
	chosen(application, chosen_state, indexes, count);
	free(indexes);
}

static bool
takes_several(const struct application *application, const void *state)
{
	const struct choose *choose = state;

	(void)application;
	return choose->choices.several;
}

static void
act_mark(struct application *application, void *state)
{
	/* The widget takes the key itself; the row is here for the footer and the help. */
	(void)application;
	(void)state;
}

static void
choose_free(void *state)
{
	struct choose *choose = state;

	choices_close(&choose->choices);
	free(choose->title);
	free(choose);
}

static const struct binding bindings[] = {
	{"Enter", N_("choose"), N_("Choose what is marked and go back"), act_choose, NULL},
	{"Space", N_("mark"), N_("Mark, or take the mark away"), act_mark, takes_several},
};

static const struct screen_type screen_choose = {
	.name = "choose",
	.title = N_("Choose"),
	.is_dialog = true,
	.bindings = bindings,
	.binding_count = array_length(bindings),
	.draw = choose_draw,
	.input = choose_input,
	.free = choose_free,
};

void
screen_choose_open(struct application *application, const char *title,
	const struct choice_option *options, size_t option_count, bool several,
	void (*chosen)(
		struct application *application, void *state, const size_t *indexes, size_t count),
	void *state)
{
	struct choose *choose = memory_allocate(sizeof(*choose));

	choose->title = memory_copy_string(title);
	choose->chosen = chosen;
	choose->state = state;
	choices_open(&choose->choices, several);
	for (size_t i = 0; i < option_count; i++)
		choices_add(&choose->choices, options[i].text, options[i].help, options[i].taken);
	application_push(application, &screen_choose, choose);
}
