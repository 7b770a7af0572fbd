/* SPDX-License-Identifier: MIT */
/* Asking for the passphrase of a key. */
#ifndef PIA_COMMAND_PASSPHRASE_H
#define PIA_COMMAND_PASSPHRASE_H

#include <stdbool.h>

#include "base/error.h"
#include "base/secret.h"
#include "i18n/catalog.h"

/*
 * Ask on the terminal, where what is typed is not shown, twice where `is_new`; where standard input
 * is no terminal its first line is the passphrase. Release with secret_wipe(). ERROR_STATE: the two
 * differ, or it was given up; ERROR_IO.
 */
bool passphrase_read(
	const struct catalog *catalog, bool is_new, struct secret *passphrase, struct error *error);

#endif
