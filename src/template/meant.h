/* SPDX-License-Identifier: MIT */
/* What a YAML file says that it is, whatever is wrong with it. */
#ifndef PIA_TEMPLATE_MEANT_H
#define PIA_TEMPLATE_MEANT_H

#include "base/error.h"

enum meant {
	MEANT_TEMPLATE, /* and what cannot be told: the template's faults are then reported */
	MEANT_BLUEPRINT,
	MEANT_GLOSSARY,
	MEANT_REPORT,
};

/*
 * Tell what a file is meant to be. It is read here and again by whoever loads it, so a pipe is
 * refused. ERROR_IO (not readable), ERROR_DATA (a pipe, larger than TEMPLATE_BYTES_MAXIMUM).
 */
bool meant_read(const char *path, enum meant *meant, struct error *error);

#endif
