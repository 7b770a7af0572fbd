/* SPDX-License-Identifier: MIT */
/* The values of a record of a blueprint, checked against their fields. Internal to template/. */
#ifndef PIA_TEMPLATE_BLUEPRINT_VALUE_H
#define PIA_TEMPLATE_BLUEPRINT_VALUE_H

#include "template/blueprint.h"
#include "template/reader.h"

/* What reading a blueprint works with. */
struct blueprint_reader {
	struct reader reader;
	const struct template *template; /* NULL: only the head is read */
	struct blueprint *blueprint;
	const struct node **nodes; /* of the blueprint's records, in their order */
	size_t node_count;
};

/* Read the values that a mapping of fields gives a record (its own `key` aside); what does not fit
 * is reported. All records have their keys already. */
void blueprint_read_values(
	struct blueprint_reader *reader, struct blueprint_record *record, const struct node *node);

#endif
