/* SPDX-License-Identifier: MIT */
/* What a copy says of itself, as commands print it. */
#ifndef PIA_COMMAND_COPY_H
#define PIA_COMMAND_COPY_H

#include "command/command.h"
#include "session/origin.h"
#include "text/json.h"

/* A line that begins with `before`; nothing where it is no copy. */
void copy_print(const struct invocation *invocation, const struct origin *origin, int utc_offset,
	const char *before);
/* The member "copy_of"; null where it is no copy. */
void copy_write_json(struct json *json, const struct origin *origin);

#endif
