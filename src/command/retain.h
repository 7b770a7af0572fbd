/* SPDX-License-Identifier: MIT */
/* How `pia retain`, `pia list` and `pia show` tell programs how long an assessment is kept. */
#ifndef PIA_COMMAND_RETAIN_H
#define PIA_COMMAND_RETAIN_H

#include "session/retention.h"
#include "text/json.h"

/* Write the members "state" and "retention" of the object that is open; `today` as for
 * retention_stage(). */
void retain_write_json(struct json *json, const struct retention *retention, const char *today);

#endif
