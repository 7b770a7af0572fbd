/* SPDX-License-Identifier: MIT */
/* The values of a record that is to be made, as words on the command line. */
#ifndef PIA_COMMAND_FIELD_VALUES_H
#define PIA_COMMAND_FIELD_VALUES_H

#include "session/session.h"

/* The texts are owned. */
struct field_values {
	struct session_value *values;
	size_t value_count;
};

/* Read a word FIELD[@LANG]=VALUE and append it. ERROR_USAGE, ERROR_DATA. */
bool field_values_read(const struct assessment *assessment, const struct template_kind *kind,
	const char *word, struct field_values *values, struct error *error);
void field_values_clear(struct field_values *values);

#endif
