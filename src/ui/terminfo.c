/* SPDX-License-Identifier: MIT */
/* A terminal's description. */
#include "config.h"

#include "ui/terminfo.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <curses.h>
#include <term.h>
/* term.h takes these words. */
#undef columns
#undef lines

#include "base/array.h"
#include "base/memory.h"

static const struct {
	const char *capability;
	enum input_type type;
	int number;
} described_keys[] = {
	{"kcuu1", INPUT_UP, 0},
	{"kcud1", INPUT_DOWN, 0},
	{"kcub1", INPUT_LEFT, 0},
	{"kcuf1", INPUT_RIGHT, 0},
	{"khome", INPUT_HOME, 0},
	{"kend", INPUT_END, 0},
	{"kpp", INPUT_PAGE_UP, 0},
	{"knp", INPUT_PAGE_DOWN, 0},
	{"kdch1", INPUT_DELETE, 0},
	{"kich1", INPUT_INSERT, 0},
	{"kbs", INPUT_BACKSPACE, 0},
	{"kcbt", INPUT_BACK_TAB, 0},
	{"kf1", INPUT_FUNCTION, 1},
	{"kf2", INPUT_FUNCTION, 2},
	{"kf3", INPUT_FUNCTION, 3},
	{"kf4", INPUT_FUNCTION, 4},
	{"kf5", INPUT_FUNCTION, 5},
	{"kf6", INPUT_FUNCTION, 6},
	{"kf7", INPUT_FUNCTION, 7},
	{"kf8", INPUT_FUNCTION, 8},
	{"kf9", INPUT_FUNCTION, 9},
	{"kf10", INPUT_FUNCTION, 10},
	{"kf11", INPUT_FUNCTION, 11},
	{"kf12", INPUT_FUNCTION, 12},
};

/* Where what stands for a capability is kept. */
static const struct {
	const char *capability;
	size_t offset;
} kept[] = {
	{"smcup", offsetof(struct terminfo, enter)},
	{"rmcup", offsetof(struct terminfo, leave)},
	{"smkx", offsetof(struct terminfo, keys_on)},
	{"rmkx", offsetof(struct terminfo, keys_off)},
	{"clear", offsetof(struct terminfo, clear)},
	{"cup", offsetof(struct terminfo, move)},
	{"el", offsetof(struct terminfo, erase_right)},
	{"civis", offsetof(struct terminfo, cursor_off)},
	{"cnorm", offsetof(struct terminfo, cursor_on)},
	{"sgr0", offsetof(struct terminfo, plain)},
	{"bold", offsetof(struct terminfo, bold)},
	{"dim", offsetof(struct terminfo, dim)},
	{"smul", offsetof(struct terminfo, underline)},
	{"rev", offsetof(struct terminfo, reverse)},
	{"setaf", offsetof(struct terminfo, foreground)},
	{"setab", offsetof(struct terminfo, background)},
};

/* Append what the description has without the padding that slow terminals asked for: $<5>. */
static void
append_capability(struct string *output, const char *text)
{
	while (text != NULL && *text != '\0') {
		const char *padding = strstr(text, "$<");
		const char *end = padding != NULL ? strchr(padding, '>') : NULL;

		if (end == NULL) {
			string_append(output, text);
			return;
		}
		string_append_bytes(output, text, (size_t)(padding - text));
		text = end + 1;
	}
}

/* Caller-owned. */
static char *
read_capability(const char *name)
{
	const char *text = tigetstr(name);
	struct string clean = {0};

	append_capability(&clean, text == (const char *)-1 ? NULL : text);
	return string_take(&clean);
}

static char **
place_of(struct terminfo *info, size_t index)
{
	return (char **)((char *)info + kept[index].offset);
}

bool
terminfo_open(struct terminfo *info, const char *name, int descriptor, struct error *error)
{
	int found = 0;

	*info = (struct terminfo){0};
	if (string_is_empty(name) || setupterm(name, descriptor, &found) != OK)
		return error_set(error, ERROR_TERMINAL,
			N_("The terminal “{term}” is not known here. Set TERM to one that is, such "
			   "as xterm-256color."),
			"term", name, NULL);
	for (size_t i = 0; i < array_length(kept); i++)
		*place_of(info, i) = read_capability(kept[i].capability);
	if (info->move[0] == '\0') {
		terminfo_close(info);
		return error_set(error, ERROR_TERMINAL,
			N_("The terminal “{term}” cannot place its cursor. The commands work "
			   "without: see pia --help."),
			"term", name, NULL);
	}
	info->colours = theme_colours(tigetnum("colors"));
	if (info->foreground[0] == '\0' || info->background[0] == '\0')
		info->colours = 0;
	info->rows = tigetnum("lines");
	info->columns = tigetnum("cols");
	info->scrolls_at_end = tigetflag("am") > 0 && tigetflag("xenl") <= 0;
	return true;
}

void
terminfo_close(struct terminfo *info)
{
	del_curterm(cur_term);
	for (size_t i = 0; i < array_length(kept); i++)
		free(*place_of(info, i));
	*info = (struct terminfo){0};
}

void
terminfo_add_keys(struct key_decoder *decoder)
{
	for (size_t i = 0; i < array_length(described_keys); i++) {
		auto_string char *bytes = read_capability(described_keys[i].capability);

		key_decoder_add_sequence(
			decoder, bytes, described_keys[i].type, described_keys[i].number);
	}
}

void
terminfo_append_move(void *context, struct string *output, int row, int column)
{
	const struct terminfo *info = context;

	string_append(
		output, tparm(info->move, (long)row, (long)column, 0L, 0L, 0L, 0L, 0L, 0L, 0L));
}

static void
append_colour(struct string *output, const char *text, int colour)
{
	if (colour != THEME_DEFAULT)
		string_append(output, tparm(text, (long)colour, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L));
}

void
terminfo_append_look(void *context, struct string *output, enum role role)
{
	const struct terminfo *info = context;
	struct look look = theme_look(role, info->colours);

	append_colour(output, info->foreground, look.foreground);
	append_colour(output, info->background, look.background);
	if (look.bold)
		string_append(output, info->bold);
	if (look.dim)
		string_append(output, info->dim);
	if (look.underlined)
		string_append(output, info->underline);
	if (look.reversed)
		string_append(output, info->reverse);
}
