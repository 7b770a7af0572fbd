/* SPDX-License-Identifier: MIT */
/*
 * The configuration file: $XDG_CONFIG_HOME/pia/config, lines "author = Name, Organisation, Role"
 * and "language = pt"; '#' begins a comment.
 */
#ifndef PIA_COMMAND_CONFIGURATION_H
#define PIA_COMMAND_CONFIGURATION_H

#include "base/error.h"

/* All owned; NULL where the file does not say. */
struct configuration {
	char *author;
	char *language;
};

/* Read it; a file that is not there says nothing. ERROR_IO, ERROR_DATA with the line of a word that
 * is not known. */
bool configuration_read(struct configuration *configuration, struct error *error);
void configuration_clear(struct configuration *configuration);

#endif
