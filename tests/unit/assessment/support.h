/* SPDX-License-Identifier: MIT */
/*
 * What the tests of assessment/ share: the small template, and short ways to fill an assessment.
 */
#ifndef PIA_TESTS_ASSESSMENT_SUPPORT_H
#define PIA_TESTS_ASSESSMENT_SUPPORT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "assessment/assessment.h"

/* Load tests/data/templates/small.yaml; a fault fails the test. Caller-owned. */
struct template *support_template(void);

/* An empty assessment in English made with a template of its own; today is 2026-06-15. */
struct assessment *support_begin(void);

/* Free an assessment of support_begin() and its template. */
void support_end(struct assessment *assessment);

/* cmocka set-up and tear-down: *state is an assessment of support_begin(). */
int support_set_up(void **state);
int support_tear_down(void **state);

/* The id that support_add() gives a record. Caller-owned. */
char *support_id(const char *kind, int number);

/* Add a record. Borrowed from the assessment. */
struct record *support_add(struct assessment *assessment, const char *kind, int number);

/* Take a record away. */
void support_remove(struct assessment *assessment, const struct record *record);

/* The field of a record's kind; it must be there. */
const struct template_field *support_field(const struct record *record, const char *field);

/* Set a field (in English where it is translatable); NULL empties it. */
void support_set(struct assessment *assessment, const struct record *record, const char *field,
	const char *text);

/* Set a translatable field in a language, made from the text whose fingerprint is `origin`. */
void support_translate(struct assessment *assessment, const struct record *record,
	const char *field, enum language language, const char *text, const char *origin);

/* Make a field's value in this language one that was erased. */
void support_erase(struct assessment *assessment, const struct record *record, const char *field,
	enum language language);

/* Let a reference field point to a record, or to two. */
void support_point(struct assessment *assessment, const struct record *record, const char *field,
	const struct record *target);
void support_point_twice(struct assessment *assessment, const struct record *record,
	const char *field, const struct record *target, const struct record *other);

#endif
