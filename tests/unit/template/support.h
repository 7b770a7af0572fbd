/* SPDX-License-Identifier: MIT */
/*
 * What the tests of templates share: the small template, changed here and there, and what the
 * loader says to it.
 */
#ifndef PIA_TEST_TEMPLATE_SUPPORT_H
#define PIA_TEST_TEMPLATE_SUPPORT_H

#include "base/error.h"
#include "template/glossary.h"
#include "template/template.h"

/* Stands in a patch where the fault is to be reported; it is taken out before loading. */
#define MARK "§"

/* The path of a file of tests/data/templates/. Caller-owned. */
char *data_path(const char *name);

/* The text of a file of tests/data/templates/. Caller-owned. */
char *data_text(const char *name);

/* `text` with the one place where `from` stands replaced; the test fails when there is not exactly
 * one. Caller-owned. */
char *patch(const char *text, const char *from, const char *to);

/* Take the mark out of a text and tell its place; line 0 when there is none. */
struct place take_mark(char *text);

/* A file of its own with this text, for one test; the path is caller-owned, remove the file. */
char *scratch_file(const char *text);

/* The first fault as "line:column: message" with placeholders filled. Caller-owned. */
char *describe_fault(const struct error_list *faults, size_t index);

/* The small template, whole and correct. Release with template_free(). */
struct template *load_small(void);

/* The state of a group of tests: the small template. */
int set_up_small(void **state);
int tear_down_small(void **state);

/* The glossary of a file; the test fails, with the fault, when there is one. Release with
 * glossary_free(). */
struct glossary *load_glossary(const char *path);

/*
 * Whether one of the faults is at this place and its message contains `expected`; says on standard
 * error what is there instead.
 */
bool fault_is_among(const struct error_list *faults, struct place place, const char *expected);

/* Whether a text is refused as a template, with such a fault among others; line 0: anywhere. */
bool load_refuses(const char *text, struct place place, const char *expected);

#endif
