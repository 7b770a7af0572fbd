/* SPDX-License-Identifier: MIT */
/*
 * How roles look, by the number of colours there are. It knows no terminal. The default background
 * is the person's own, light or dark; every look that has a background has its foreground too.
 */
#ifndef PIA_UI_THEME_H
#define PIA_UI_THEME_H

#include <stdbool.h>

#include "ui/canvas.h"

/* The person's own foreground or background. */
#define THEME_DEFAULT (-1)

struct look {
	int foreground; /* a colour's number, or THEME_DEFAULT */
	int background;
	bool bold;
	bool dim;
	bool underlined;
	bool reversed;
};

/*
 * The look of a role with so many colours: 256, 16, 8, or fewer for none (a terminal without, or
 * NO_COLOR). Without colours what must be seen at a glance is still bold, underlined or reversed.
 */
struct look theme_look(enum role role, int colours);

/* The number of colours to use: those of the terminal, 0 where NO_COLOR is set and not empty. */
int theme_colours(int terminal_colours);

#endif
