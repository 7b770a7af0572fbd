/* SPDX-License-Identifier: MIT */
/*
 * A quiet room for a library that writes warnings to standard error, where the screen is, and
 * numbers in the way of the process's locale, which no file format wants.
 */
#ifndef PIA_REPORT_QUIET_H
#define PIA_REPORT_QUIET_H

#include <locale.h>

struct quiet {
	int standard_error; /* where it went before; -1 where it was closed */
	locale_t plain;
	locale_t before;
};

/* Standard error goes to the log, or nowhere; numbers have a point. Always end with quiet_leave().
 */
void quiet_enter(struct quiet *quiet);
void quiet_leave(struct quiet *quiet);

#endif
