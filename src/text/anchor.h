/* SPDX-License-Identifier: MIT */
/* What headings of Markdown are linked by. */
#ifndef PIA_TEXT_ANCHOR_H
#define PIA_TEXT_ANCHOR_H

/*
 * The anchor that GitHub gives a heading: in small letters, each blank a -, of all else only
 * letters with their marks, digits, _ and -. May be "". Where a heading is repeated GitHub adds
 * -1, -2 to those that follow. Caller-owned.
 */
char *anchor_make(const char *heading) __attribute__((warn_unused_result));

#endif
