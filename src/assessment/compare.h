/* SPDX-License-Identifier: MIT */
/*
 * Which of two values as kept is more: for conditions, limits and sorted tables.
 */
#ifndef PIA_ASSESSMENT_COMPARE_H
#define PIA_ASSESSMENT_COMPARE_H

#include <stdbool.h>

#include "template/template.h"

/*
 * Compare two values of fields of this type (`list` is the field's, or NULL): numbers exactly,
 * durations by their days, items of a list or scale by their place in it, dates and all else by
 * their bytes. `order` is given below, equal to, or above 0. False when one of them is empty or is
 * no value of the type: then neither is more, nor are they equal.
 */
bool compare_values(enum field_type type, const struct template_list *list, const char *a,
	const char *b, int *order);

#endif
