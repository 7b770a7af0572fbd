/* SPDX-License-Identifier: MIT */
/*
 * What a condition can read, known from the template alone: the fields of the record at hand, those
 * of records that it points at, and whatever is reached from afar, through quantifiers and single
 * records.
 */
#ifndef PIA_ASSESSMENT_INPUTS_H
#define PIA_ASSESSMENT_INPUTS_H

#include "template/condition.h"
#include "template/template.h"

#define INPUT_OWN 1  /* of the record at hand */
#define INPUT_NEAR 2 /* of a record that it points at, or that one points at, and so on */
#define INPUT_FAR 4  /* of any record */

/* The cells of a template: of each kind the coming and going of its records, then its fields. */
struct input_cells {
	const struct template *template;
	size_t *first; /* by the kind's index: the cell of its coming and going */
	size_t count;
};

struct input_cells input_cells_of(const struct template *template);
void input_cells_clear(struct input_cells *cells);

/* The cell of a field. */
size_t input_cell(const struct input_cells *cells, const struct template_field *field);

/* What a condition on records of `kind` can read: for each cell any of INPUT_OWN, …, or 0.
 * "today" is not among them, nor that a record which is pointed at comes or goes: then what points
 * at it reads another value. An array of cells->count, caller-owned (free()). */
unsigned char *inputs_of(const struct input_cells *cells, const struct condition *condition,
	const struct template_kind *kind);

#endif
