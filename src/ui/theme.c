/* SPDX-License-Identifier: MIT */
/*
 * The looks of roles: a table with a column for each number of colours.
 */
#include "config.h"

#include "ui/theme.h"

#include <stdlib.h>

#include "base/string.h"

/* Attributes; and no colour of our own. */
enum { PLAIN = 0, BOLD = 1, DIM = 2, UNDERLINED = 4, REVERSED = 8 };
#define OWN THEME_DEFAULT

enum palette { PALETTE_MONO, PALETTE_8, PALETTE_16, PALETTE_256, PALETTE_COUNT };

/*
 * Attributes, foreground, background by palette. Colours by number: 0 black, 1 red, 2 green, 3
 * yellow, 7 white, 8 to 15 the bright ones; above 15 those of the 256-colour cube, chosen to be
 * read on white and on black alike.
 */
struct palette_look {
	int attributes;
	int foreground;
	int background;
};

/* clang-format off */
static const struct palette_look looks[ROLE_COUNT][PALETTE_COUNT] = {
	[ROLE_NORMAL] = {{PLAIN, OWN, OWN}, {PLAIN, OWN, OWN}, {PLAIN, OWN, OWN}, {PLAIN, OWN, OWN}},
	[ROLE_TITLE] = {{REVERSED, OWN, OWN}, {REVERSED, OWN, OWN}, {REVERSED, OWN, OWN},
		{PLAIN, 231, 24}},
	[ROLE_HEADING] = {{BOLD, OWN, OWN}, {BOLD, OWN, OWN}, {BOLD, OWN, OWN}, {BOLD, OWN, OWN}},
	[ROLE_FRAME] = {{PLAIN, OWN, OWN}, {PLAIN, OWN, OWN}, {PLAIN, OWN, OWN}, {PLAIN, 244, OWN}},
	[ROLE_DIM] = {{DIM, OWN, OWN}, {DIM, OWN, OWN}, {DIM, OWN, OWN}, {PLAIN, 244, OWN}},
	[ROLE_SELECTED] = {{REVERSED, OWN, OWN}, {REVERSED, OWN, OWN}, {REVERSED, OWN, OWN},
		{REVERSED, OWN, OWN}},
	[ROLE_EDITED] = {{UNDERLINED, OWN, OWN}, {UNDERLINED, OWN, OWN}, {UNDERLINED, OWN, OWN},
		{UNDERLINED, OWN, OWN}},
	[ROLE_KEY] = {{BOLD, OWN, OWN}, {BOLD, OWN, OWN}, {BOLD, OWN, OWN}, {BOLD, OWN, OWN}},
	[ROLE_GOOD] = {{PLAIN, OWN, OWN}, {PLAIN, 2, OWN}, {PLAIN, 2, OWN}, {PLAIN, 34, OWN}},
	[ROLE_WARNING] = {{BOLD, OWN, OWN}, {BOLD, 3, OWN}, {BOLD, 3, OWN}, {BOLD, 136, OWN}},
	[ROLE_ERROR] = {{BOLD | UNDERLINED, OWN, OWN}, {BOLD, 1, OWN}, {BOLD, 9, OWN},
		{BOLD, 160, OWN}},
	[ROLE_LEVEL_GREEN] = {{PLAIN, OWN, OWN}, {PLAIN, 0, 2}, {PLAIN, 0, 10}, {PLAIN, 16, 114}},
	[ROLE_LEVEL_YELLOW] = {{UNDERLINED, OWN, OWN}, {PLAIN, 0, 3}, {PLAIN, 0, 11},
		{PLAIN, 16, 228}},
	[ROLE_LEVEL_ORANGE] = {{BOLD | UNDERLINED, OWN, OWN}, {UNDERLINED, 0, 3}, {PLAIN, 0, 3},
		{PLAIN, 16, 215}},
	[ROLE_LEVEL_RED] = {{BOLD | REVERSED, OWN, OWN}, {BOLD, 7, 1}, {BOLD, 15, 1},
		{BOLD, 16, 210}},
};
/* clang-format on */

struct look
theme_look(enum role role, int colours)
{
	enum palette palette = PALETTE_MONO;
	const struct palette_look *found;

	if (colours >= 256)
		palette = PALETTE_256;
	else if (colours >= 16)
		palette = PALETTE_16;
	else if (colours >= 8)
		palette = PALETTE_8;
	found = &looks[role][palette];
	return (struct look){
		.foreground = found->foreground,
		.background = found->background,
		.bold = (found->attributes & BOLD) != 0,
		.dim = (found->attributes & DIM) != 0,
		.underlined = (found->attributes & UNDERLINED) != 0,
		.reversed = (found->attributes & REVERSED) != 0,
	};
}

int
theme_colours(int terminal_colours)
{
	return string_is_empty(getenv("NO_COLOR")) ? terminal_colours : 0;
}
