/* SPDX-License-Identifier: MIT */
/* Progress on standard error. */
#include "config.h"

#include "command/progress.h"

#include <stdio.h>
#include <unistd.h>

#include "base/memory.h"
#include "text/clip.h"

/* A line of progress must not wrap, or it could not be overwritten. */
#define PROGRESS_COLUMNS 72

void
progress_show(struct progress_line *line, const char *text)
{
	if (!isatty(STDERR_FILENO))
		return;

	auto_string char *shown = clip_text(text, PROGRESS_COLUMNS, CLIP_MARK, WIDTH_FILE);
	int columns = width_text(shown, WIDTH_FILE);
	int blanks = line->columns > columns ? line->columns - columns : 0;

	fprintf(stderr, "\r%s%*s", shown, blanks, "");
	if (columns == 0)
		fputc('\r', stderr);
	fflush(stderr);
	line->columns = columns;
}
