/* SPDX-License-Identifier: MIT */
/* Typing a passphrase. */
#include "config.h"

#include "ui/widgets/secret_field.h"

#include <string.h>

bool
secret_field_input(struct secret *secret, const struct input *input)
{
	if (input->type == INPUT_TEXT || input->type == INPUT_PASTE)
		secret_append(secret, input->text, strcspn(input->text, "\r\n"));
	else if (input->type == INPUT_BACKSPACE)
		secret_drop_last(secret);
	else if (input_is(input, "Ctrl-U"))
		secret_wipe(secret);
	else
		return false;
	return true;
}

void
secret_field_draw(const struct secret *secret, struct canvas *canvas, struct area area,
	const char *prompt, const char *typed)
{
	if (area.rows < 1 || area.columns < 1)
		return;
	area.rows = 1;
	canvas_fill(canvas, area, ROLE_EDITED);
	canvas_text(canvas, area.row, area.column, area.columns, ROLE_DIM,
		secret->length > 0 ? typed : prompt);
	canvas_cursor(canvas, area.row, area.column);
}
