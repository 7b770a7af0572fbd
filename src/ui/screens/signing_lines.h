/* SPDX-License-Identifier: MIT */
/*
 * What the signing screen lists: who signed in which role, or has still to; who holds several; what
 * stands in the way, each with its place.
 */
#ifndef PIA_UI_SCREENS_SIGNING_LINES_H
#define PIA_UI_SCREENS_SIGNING_LINES_H

#include "session/sign_off.h"
#include "ui/application.h"

enum signing_line_type { SIGNING_HEADING, SIGNING_NOTE, SIGNING_PLACE };

struct signing_line {
	enum signing_line_type type;
	enum glyph glyph; /* before it; of a heading none */
	enum role role;
	char *text;
	bool is_signature; /* the record is a sign-off */
	char *record;      /* of a place: the UUID */
	char *field;       /* of a place: its id, or NULL */
};

struct signing_lines {
	struct signing_line *lines; /* all owned */
	size_t line_count;
	size_t obstacle_count;  /* what stands in the way of approving */
	struct version version; /* the latest; hash NULL: none yet */
};

/* Read and describe it all, in the language of the screen. ERROR_IO: then there are no lines.
 * Release with signing_lines_clear(). */
bool signing_lines_make(
	struct application *application, struct signing_lines *lines, struct error *error);
void signing_lines_clear(struct signing_lines *lines);

#endif
