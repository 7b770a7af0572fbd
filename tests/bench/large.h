/* SPDX-License-Identifier: MIT */
/* Large assessments for benchmarks, in memory alone and always the same. */
#ifndef PIA_TESTS_BENCH_LARGE_H
#define PIA_TESTS_BENCH_LARGE_H

#include "assessment/assessment.h"

/* How many records there are of a kind. */
struct large_kind {
	const char *kind;
	int count;
};

/* An assessment with these records, every field filled in some way that suits it, references
 * leading to one of them. Caller-owned: assessment_free(). */
struct assessment *large_assessment(
	const struct template *template, const struct large_kind *kinds, size_t kind_count);

/* A blueprint of gpdp-pia with so many parties, as many systems, and flows between them, as a text.
 * Caller-owned. */
char *large_blueprint(int parties, int flows) __attribute__((warn_unused_result));

/* Apply an edit that sets a field or brings a record. */
void large_apply(struct assessment *assessment, const char *record, const char *field,
	enum language language, const char *text);

#endif
