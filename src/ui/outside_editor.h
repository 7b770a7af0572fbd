/* SPDX-License-Identifier: MIT */
/*
 * A text edited in the person's own editor: VISUAL, else EDITOR, else vi, run without a shell on a
 * file that nobody else can read. The terminal must have been given back before.
 */
#ifndef PIA_UI_OUTSIDE_EDITOR_H
#define PIA_UI_OUTSIDE_EDITOR_H

#include "base/error.h"

/*
 * Run the editor on `text`. Returns the new text, caller-owned; NULL when it was left as it was, or
 * on failure: then `error` says so and the text is to be kept. ERROR_IO: the file could not be
 * written or read, the editor not started, or it ended with a failure. ERROR_DATA: too long. The
 * file is in a folder of its own (mode 0700, in XDG_RUNTIME_DIR, else TMPDIR or /tmp), which is
 * gone afterwards. The editor's command may have arguments, separated by blanks.
 */
char *outside_editor_run(const char *text, struct error *error);

#endif
