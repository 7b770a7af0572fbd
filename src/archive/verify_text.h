/* SPDX-License-Identifier: MIT */
/* What of an assessment is proved, and what is not, in words. */
#ifndef PIA_ARCHIVE_VERIFY_TEXT_H
#define PIA_ARCHIVE_VERIFY_TEXT_H

#include "archive/verify.h"
#include "i18n/catalog.h"

/* What is proved and what nothing proves, or every fault: a sentence each, safe to be shown, with
 * `between` (line ends) between two. Caller-owned. */
char *verification_text(const struct verification *verification, const struct catalog *catalog,
	const char *between) __attribute__((warn_unused_result));

#endif
