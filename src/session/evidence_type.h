/* SPDX-License-Identifier: MIT */
/* What kind of file something is. */
#ifndef PIA_SESSION_EVIDENCE_TYPE_H
#define PIA_SESSION_EVIDENCE_TYPE_H

#include <stddef.h>

/* The media type by how the file begins and, where that leaves it open, by its name's ending.
 * Static. */
const char *evidence_type(const char *name, const char *bytes, size_t length);

#endif
