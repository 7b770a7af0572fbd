/* SPDX-License-Identifier: MIT */
/*
 * A text edited in the person's own editor: VISUAL, else EDITOR, else vi, run without a shell on a
 * file that nobody else can read. The terminal, on standard input, must have been given back
 * before; signals stay ours.
 */
#ifndef PIA_UI_OUTSIDE_EDITOR_H
#define PIA_UI_OUTSIDE_EDITOR_H

#include "base/error.h"
#include "ui/signals.h"

/*
 * Run the editor on `text`. Returns the new text, caller-owned; NULL when it was left as it was, or
 * on failure: then `error` says so and the text is to be kept. ERROR_IO: the file could not be
 * written or read, the editor not started, or it ended with a failure. ERROR_DATA: too long. The
 * file is in a temporary folder of its own, which is gone afterwards. The editor's command may have
 * arguments, separated by blanks.
 *
 * `signals`: as signals_begin() left them; the editor has those from before. SIGHUP and SIGTERM are
 * passed on to the editor, which then has a few seconds to end; what it kept until then is the new
 * text, however it ended; so it is when it was told by others. signals_ending() tells the caller to
 * end too.
 */
char *outside_editor_run(const char *text, const struct signals *signals, struct error *error);

#endif
