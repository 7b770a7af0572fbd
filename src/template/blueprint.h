/* SPDX-License-Identifier: MIT */
/*
 * Blueprints: records to start an assessment from, in a YAML file that names its template.
 */
#ifndef PIA_TEMPLATE_BLUEPRINT_H
#define PIA_TEMPLATE_BLUEPRINT_H

#include "base/error.h"
#include "template/reduction.h"
#include "template/template.h"

/* The value of one field. References lead to records of the same blueprint. */
struct blueprint_value {
	const struct template_field *field;
	struct localized
		texts; /* one per language; texts.text[LANGUAGE_NONE] when it is the same in all */
	size_t *references; /* reference, references: indexes into blueprint->records */
	size_t reference_count;
	struct reduction *reductions; /* of each reference: by how many steps a measure lowers it */
};

struct blueprint_record {
	const struct template_kind *kind;
	char *key; /* or NULL */
	struct blueprint_value *values;
	size_t value_count;
	struct place place;
};

struct blueprint {
	char *name;
	char *template_name;
	struct localized title;
	struct localized description;
	struct blueprint_record *records;
	size_t record_count;
	size_t hidden_record_count; /* of a catalogue: behind the others, shown nowhere */
};

/*
 * Read a blueprint for `template` (borrowed, must outlive it). Values are checked against their
 * fields (types, choices, references) and kept in the plain form. On success caller-owned: release
 * with blueprint_free(). On failure untouched, with `faults` as template_load_file() gives them.
 */
bool blueprint_load_file(const char *path, const struct template *template,
	struct blueprint **blueprint, struct error_list *faults);

/* Only the name, the template's name, title and description, for a list; records stay empty. */
bool blueprint_load_head(const char *path, struct blueprint **blueprint, struct error_list *faults);

void blueprint_free(struct blueprint **blueprint);

#endif
