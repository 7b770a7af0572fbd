/* SPDX-License-Identifier: MIT */
/*
 * A passphrase being typed, on the screen: nothing of it is shown, not even how long it is, only
 * whether there is anything.
 */
#ifndef PIA_UI_WIDGETS_SECRET_FIELD_H
#define PIA_UI_WIDGETS_SECRET_FIELD_H

#include <stdbool.h>

#include "base/secret.h"
#include "ui/canvas.h"
#include "ui/input.h"

/* Offer an input; true when it was taken: text and pastes (up to a line end), Backspace, Ctrl-U
 * (all of it). */
bool secret_field_input(struct secret *secret, const struct input *input);

/* Draw into one row with ROLE_EDITED and put the hardware cursor there: `prompt` while it is empty,
 * else `typed`. */
void secret_field_draw(const struct secret *secret, struct canvas *canvas, struct area area,
	const char *prompt, const char *typed);

#endif
