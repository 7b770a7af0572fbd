/* SPDX-License-Identifier: MIT */
/* --client, where it chooses among all assessments. */
#ifndef PIA_COMMAND_CLIENT_H
#define PIA_COMMAND_CLIENT_H

#include "command/command.h"

/* Whether an assessment of the open library is for the client given; without one it holds.
 * ERROR_DATA with the one that is probably meant, else with those there are; ERROR_IO. */
bool client_is_known(struct invocation *invocation, struct error *error);

#endif
