/* SPDX-License-Identifier: MIT */
/*
 * The faults of one file, all reported in one run. Internal to template/.
 */
#ifndef PIA_TEMPLATE_FAULTS_H
#define PIA_TEMPLATE_FAULTS_H

#include "base/error.h"
#include "template/template.h"

#define FAULTS_MAXIMUM 100 /* more are not reported */

/*
 * The next fault of a file to fill with error_set() and error_set_place(); NULL when there are so
 * many already that one more helps nobody.
 */
struct error *faults_add(struct error_list *faults);

/* Add a fault: list, file, place, message and its pairs of name and value. */
#define faults_report(faults, path, where, ...) \
	do { \
		struct error *fault_ = faults_add(faults); \
		struct place place_ = (where); \
\
		error_set(fault_, ERROR_DATA, __VA_ARGS__, NULL); \
		error_set_place( \
			fault_, place_.file ? place_.file : (path), place_.line, place_.column); \
	} while (0)

/* Move the faults of one file, in its order, to the end of a caller's list. */
void faults_hand_over(struct error_list *found, struct error_list *faults);

#endif
