/* SPDX-License-Identifier: MIT */
/* The certificate of a disposal, as a person keeps it: what was disposed of, when, by whom and why,
 * what proves which it was, and where copies may be left. */
#ifndef PIA_REPORT_CERTIFICATE_H
#define PIA_REPORT_CERTIFICATE_H

#include "i18n/catalog.h"
#include "session/disposal.h"

/* As Markdown, in the catalogue's language. Caller-owned. */
char *certificate_write(const struct session *session, const struct disposal *disposal,
	const char *reason, const struct catalog *catalog) __attribute__((warn_unused_result));

#endif
