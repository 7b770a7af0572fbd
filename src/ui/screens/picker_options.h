/* SPDX-License-Identifier: MIT */
/*
 * What the dialog of picker.h offers, and what was taken of it. Options are numbered as they were
 * added: items of the field's list, yes and no, or records; after records comes one "new" option
 * per kind.
 */
#ifndef PIA_UI_SCREENS_PICKER_OPTIONS_H
#define PIA_UI_SCREENS_PICKER_OPTIONS_H

#include "template/reduction.h"
#include "ui/application.h"
#include "ui/widgets/choices.h"
#include "ui/widgets/edit_field.h"

struct picker {
	char *record; /* UUID */
	const struct template_field *field;
	struct choices choices;
	char **values; /* what each option is kept as; NULL: a new record */
	size_t value_count;
	struct reduction *reductions; /* what each says of steps, where the field takes them */
	size_t reduction_count;
	const struct template_kind *
		*kinds; /* of "new" options, by the option's number; else NULL */
	size_t kind_count;
	enum language language; /* of the options' texts */
	char *kept;             /* what was taken when the options were last made */
	char *typed; /* a name that nothing matched: only "new" options are shown; else NULL */
	const struct template_kind *naming; /* a new record of this kind is being named */
	struct edit_field name;
	char *wrong; /* why it could not be kept; NULL: nothing is wrong */
};

/* Whether a field takes more than one answer. */
bool picker_takes_several(const struct template_field *field);

/* Whether a record of this kind can be added by its name alone. */
bool picker_can_be_named(const struct template_kind *kind);

/* Make the options from the model, with what `kept` says taken; let go of them. */
void picker_make_options(struct picker *picker, const struct application *application);
void picker_free_options(struct picker *picker);

/* Say of an option by how many steps the measure lowers it, after they were set. */
void picker_note_steps(struct picker *picker, const struct application *application, size_t option);

/* What is taken, as kept; caller-owned. `added` (NULL: none) comes last. */
char *picker_taken_value(const struct picker *picker, const char *added)
	__attribute__((warn_unused_result));

#endif
