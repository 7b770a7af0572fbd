/* SPDX-License-Identifier: MIT */
/*
 * The time of day. Order never comes from it (a clock may go back): it is only shown.
 * PIA_NOW=2026-01-15T09:00:00Z in the environment stops the clock there, so that tests and exports
 * repeat.
 */
#ifndef PIA_BASE_CLOCK_H
#define PIA_BASE_CLOCK_H

#include <stdbool.h>
#include <stdint.h>

/* Milliseconds since 1970-01-01 UTC, or since PIA_NOW's instant where that is set and valid. */
int64_t clock_now(void);

/* Milliseconds that only go forward, for waits and time-outs; not related to the date. */
int64_t clock_monotonic(void);

/* An instant as "2026-01-15T09:00:00.000Z"; caller-owned. */
char *clock_format(int64_t milliseconds) __attribute__((warn_unused_result));

/* Read what clock_format() writes (the fraction may be missing). False when it is not an instant.
 */
bool clock_parse(const char *text, int64_t *milliseconds);

/*
 * The civil date of an instant at an offset from UTC in minutes, as "2026-01-15"; caller-owned.
 * A method's dates are those of its own place, never of the machine's time zone.
 */
char *clock_civil_date(int64_t milliseconds, int offset_minutes)
	__attribute__((warn_unused_result));

/* The date of an instant on the machine's own calendar, as "2026-01-15"; for lists that span
 * templates. Caller-owned. */
char *clock_local_date(int64_t milliseconds) __attribute__((warn_unused_result));

/* Whether a text is a date that exists, written 2026-01-15 (years 0001 to 9999). */
bool clock_date_is_valid(const char *text);

/*
 * The date that many months and then days later (or earlier, where they are negative). A day that
 * the month does not have is its last one: a month after 2026-01-31 is 2026-02-28. Caller-owned;
 * NULL where the text is no date or the result is not within the years 0001 to 9999.
 */
char *clock_date_shift(const char *date, long months, long days)
	__attribute__((warn_unused_result));

#endif
