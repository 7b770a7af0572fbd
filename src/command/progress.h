/* SPDX-License-Identifier: MIT */
/* A line of progress on the terminal, in the place of the one before it. */
#ifndef PIA_COMMAND_PROGRESS_H
#define PIA_COMMAND_PROGRESS_H

/* The line that stands there; begin with zeros. */
struct progress_line {
	int columns;
};

/* Show a text; "" takes the line away. Nothing where standard error is no terminal. */
void progress_show(struct progress_line *line, const char *text);

#endif
