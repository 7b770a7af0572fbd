/* SPDX-License-Identifier: MIT */
/*
 * Values as people write them, in a language, and back: dates, numbers, durations. What is kept is
 * always the plain form (2026-11-23, 1234.5, P5Y); what is shown is made here and never depends on
 * the process's locale.
 */
#ifndef PIA_I18N_FORMAT_H
#define PIA_I18N_FORMAT_H

#include <stdbool.h>
#include <stdint.h>

#include "i18n/language.h"

/* "2026-11-23" as "23 November 2026", "23 de Novembro de 2026", "2026年11月23日"; a text that is no
 * date unchanged. Caller-owned. */
char *format_date(const char *date, enum language language);

/* An instant in UTC milliseconds as date and time "2026-11-23 14:32" at an offset in minutes, the
 * same in every language. Caller-owned. */
char *format_instant(int64_t milliseconds, int offset_minutes);

/* "1234567.5" as "1,234,567.5", "1 234 567,5" (no-break blank), "1,234,567.5"; a text that is no
 * number unchanged. Caller-owned. */
char *format_number(const char *number, enum language language);

/* "P5Y" as "5 years", "5 anos", "5年"; "P1Y6M" as "1 year 6 months"; a text that is no duration
 * unchanged. Caller-owned. */
char *format_duration(const char *duration, enum language language);

/*
 * What a person typed, as it is kept; NULL when it is not understood. Any language's way is read in
 * any language: dates 2026-11-23, 23/11/2026, 23-11-2026, 23.11.2026, 2026年11月23日, 23 November
 * 2026, 23 de Novembro de 2026; numbers 1234.5, 1,234.5, 1 234,5; durations P5Y, 5y, 5 years, 5
 * anos, 5年, 6個月, 六個月, 半年, 30 dias, 12 hours. Full-width digits count as digits. A number
 * such as 12.000, which is twelve or twelve thousand by who wrote it, is not understood.
 * Caller-owned.
 */
char *format_read_date(const char *text);
char *format_read_number(const char *text);
char *format_read_duration(const char *text);

/* Whether a text is a number as it is kept: an optional minus, digits, perhaps a point and digits.
 */
bool format_number_is_valid(const char *text);

/* Whether a text is a duration as it is kept: P, then Y M W D parts, then T with H M parts; at
 * least one. */
bool format_duration_is_valid(const char *text);

/* A duration in days (a year 365.25, a month 30.4375), to compare two; negative when it is none. */
double format_duration_days(const char *duration);

/* Whether a duration has only years, months, weeks and days, so that a date can be moved by it. */
bool format_duration_is_civil(const char *duration);

/* The date that a civil duration later, or earlier, as clock_date_shift() counts. Caller-owned;
 * NULL where there is no such date. */
char *format_date_shift(const char *date, const char *duration, bool back)
	__attribute__((warn_unused_result));

#endif
