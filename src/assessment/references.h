/* SPDX-License-Identifier: MIT */
/*
 * Who points at a record: the index that assessment_apply() keeps beside the values, so that what
 * points somewhere need not be looked for. For assessment.c only; others read
 * record->pointers.
 */
#ifndef PIA_ASSESSMENT_REFERENCES_H
#define PIA_ASSESSMENT_REFERENCES_H

#include "assessment/assessment.h"

/* The field of a record has this text now, or has it no more; nothing unless it is a reference. */
void references_note(struct assessment *assessment, const struct record *record,
	const struct template_field *field, const char *text);
void references_forget(struct assessment *assessment, const struct record *record,
	const struct template_field *field, const char *text);

/* A record has come: what pointed at its id before points at it now. */
void references_resolve(struct assessment *assessment, struct record *record);

/* Free the index. */
void references_clear(struct assessment *assessment);

#endif
