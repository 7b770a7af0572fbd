/* SPDX-License-Identifier: MIT */
/*
 * Options to choose one or several from, as a list with marks ([x] [ ], or (x) ( ) for one), that
 * typing filters. It does not know what the options are: they are numbered from 0 as they were
 * added. Nothing is chosen unless the caller or the person does.
 */
#ifndef PIA_UI_WIDGETS_CHOICES_H
#define PIA_UI_WIDGETS_CHOICES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/string.h"
#include "ui/canvas.h"
#include "ui/input.h"
#include "ui/widgets/list.h"

struct choices_option {
	char *text;  /* owned */
	char *help;  /* or NULL; owned */
	char *note;  /* beside the text where there is room, or NULL; owned */
	char *words; /* found by the filter as well, or NULL; owned */
	bool taken;
	bool settled; /* it was taken for good: a mark says so, and it cannot be taken */
	char *folded; /* what the filter looks in; made when it is needed */
};

struct choices {
	struct choices_option *options;
	size_t option_count;
	bool several;
	struct string filter; /* as typed */
	bool moved;           /* the focus was moved since */
	size_t *shown;        /* the options that the filter leaves, by their numbers */
	size_t shown_count;
	struct list list; /* of those shown */
};

/* Begin with no options; end with choices_close(). Closing one that is closed or zeroed does
 * nothing. */
void choices_open(struct choices *choices, bool several);
void choices_close(struct choices *choices);

/*
 * Add an option (texts copied, `help` may be NULL). The focus goes to the first that is taken.
 * Returns it, valid until the next is added, so that `note`, `words` and `settled` can be set.
 */
struct choices_option *choices_add(
	struct choices *choices, const char *text, const char *help, bool taken);

/*
 * Offer an input; true when it was taken: the keys of a list (list_input()), Space (take or give
 * back the focused option; part of the filter while one is typed and it still leads somewhere),
 * typed text (filter: case and accents do not matter), Backspace and Ctrl-U (less filter). Esc is
 * taken only while there is a filter, which it ends. Enter, Tab and the rest are the caller's:
 * choosing one is usually choices_take() and then reading the answer.
 */
bool choices_input(struct choices *choices, const struct input *input);

/* The number of the focused option; false when none is shown. */
bool choices_focused(const struct choices *choices, size_t *option);

/* Take the focused option: of one, in place of what was taken; of several, in addition. False when
 * none is shown, or it is settled. */
bool choices_take(struct choices *choices);

/* Take none. */
void choices_take_none(struct choices *choices);

/* The numbers of the options that are taken, in order; an array, caller-owned (free()). */
size_t *choices_taken(const struct choices *choices, size_t *count);

/* The rows that drawing it whole takes: one per option that is shown, one for the filter while
 * there is one, one for the help when any option has some. */
int choices_rows(const struct choices *choices);

/*
 * Draw into the area, with the cursor on the focused option: the options, below them the help of
 * the focused one (ROLE_DIM, wrapped, at most a third of the rows), above them what was typed to
 * filter (canvas_text_typed()). `nothing` is shown where the filter leaves none.
 */
void choices_draw(
	struct choices *choices, struct canvas *canvas, struct area area, const char *nothing);

#endif
