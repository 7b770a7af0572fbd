/* SPDX-License-Identifier: MIT */
/*
 * The process's character type: wcwidth() must know Unicode whatever the person's locale is, for
 * columns are counted with it. Nothing else of the locale is taken over: numbers stay as in C.
 */
#ifndef PIA_UI_LOCALE_H
#define PIA_UI_LOCALE_H

#include <stdbool.h>

/*
 * Take the person's character type where it is UTF-8, else C.UTF-8 (also where the locale that was
 * asked for is not on this machine). Call it once at the program's start, before any column is
 * counted. Returns whether the person's own was UTF-8, so that their terminal surely shows it.
 */
bool locale_begin(void);

#endif
