/* SPDX-License-Identifier: MIT */
/*
 * Names of files made from what people wrote. A slug cannot leave its folder, look like an option,
 * hide, or clash with a device of another system.
 */
#ifndef PIA_TEXT_SLUG_H
#define PIA_TEXT_SLUG_H

#define SLUG_LENGTH_MAX 100

/*
 * A name made of A-Z a-z 0-9 . _ - of at most SLUG_LENGTH_MAX bytes, neither beginning with - or .
 * nor ending with a dot, never empty. Accents are dropped, runs of other characters become one -.
 * Where nothing is left (a Chinese title) it is made of `fallback`, and of that nothing left,
 * "untitled". Caller-owned.
 */
char *slug_make(const char *text, const char *fallback) __attribute__((warn_unused_result));

#endif
