/* SPDX-License-Identifier: MIT */
/*
 * The small template as it may be in a next version, for tests of moving to it.
 */
#ifndef PIA_TESTS_NEXT_H
#define PIA_TESTS_NEXT_H

#include <stddef.h>

#include "template/template.h"

/* What stands in the small template, all of it once, and what stands there next. */
struct next_patch {
	const char *from;
	const char *to;
};

/*
 * Version 1.3.0: purpose is called aim and flow.retention keeping, answers.people persons; of the
 * grounds consent is called agreed; answers.reason, the kind measure and the category contact are
 * gone, system.users and assessment.next_review are of other types; answers.why is new and
 * required, flow.note is new.
 */
extern const struct next_patch next_version[];
extern const size_t next_version_count;

/* The small template with these patches; the test fails when one does not fit. Caller-owned. */
char *next_text(const struct next_patch *patches, size_t count);
struct template *next_template(const struct next_patch *patches, size_t count);

#endif
