/* SPDX-License-Identifier: MIT */
/* One value of a blueprint, checked against its field. Internal to template/. */
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

/* Add the value that a node gives for a field to a record; one that does not fit is reported. All
 * records have their keys already. */
void blueprint_read_value(struct blueprint_reader *reader, struct blueprint_record *record,
	const struct template_field *field, const struct node *node);

#endif
