/* SPDX-License-Identifier: MIT */
/*
 * By how many steps a measure lowers a risk, as it stands behind each reference of measure.risks,
 * in blueprints and in values as they are kept: `UUID`, `UUID:likelihood-1`, `UUID:severity-2`,
 * `UUID:likelihood-1:severity-2`. References of other fields say nothing of the kind.
 */
#ifndef PIA_TEMPLATE_REDUCTION_H
#define PIA_TEMPLATE_REDUCTION_H

#include "base/string.h"
#include "template/template.h"

/* The two scales a risk is rated on: the matrix's columns and its rows. */
enum axis { AXIS_LIKELIHOOD, AXIS_SEVERITY, AXIS_COUNT };

struct reduction {
	size_t steps[AXIS_COUNT]; /* 0: it does not lower this one */
};

/* The bytes of a reference before what is said of steps: all of it where nothing is. */
size_t reduction_target_length(const char *reference);

/* Read what stands behind a reference ("", ":severity-2"), each axis at most once, in any order and
 * with any number of steps from 1; false when it is anything else. */
bool reduction_read(const char *suffix, struct reduction *reduction);

/* Append what reduction_read() reads back; nothing where there are no steps. */
void reduction_append(struct string *text, const struct reduction *reduction);

bool reduction_is_none(const struct reduction *reduction);
bool reduction_equal(const struct reduction *a, const struct reduction *b);

/* Whether the references of a field may say steps: those of measure.risks. */
bool reduction_is_of(const struct template_field *field);

/* The most steps by which a risk can be lowered: one less than the scale has; 0 without a matrix.
 */
size_t reduction_limit(const struct template *template, enum axis axis);

/* Take back each axis to that many steps. */
void reduction_clamp(const struct template *template, struct reduction *reduction);

/* The name of an axis where steps are written ("likelihood"). Static. */
const char *axis_name(enum axis axis);

/* The scale of an axis; NULL without a matrix. */
const struct template_list *axis_scale(const struct template *template, enum axis axis);

#endif
