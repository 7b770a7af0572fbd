/* SPDX-License-Identifier: MIT */
/*
 * Cases of rules as tests/data/rules/ has them: a rule, the record that it is about, values, and
 * whether they trip it. How they are written is said at the head of gpdp-pia.txt.
 */
#ifndef PIA_TESTS_RULE_CASES_H
#define PIA_TESTS_RULE_CASES_H

#include <stdbool.h>
#include <stddef.h>

/* One line with + or -, and what its block says of it. All owned by the list. */
struct rule_case {
	char *rule;
	char *record; /* "flow/1", "answers" */
	char *with;   /* "ground=consent; party/1.role=processor", names of values resolved */
	char *value;  /* the one value that the line itself sets, or "" */
	bool trips;
	int block; /* of the same block have the same number */
	int line;  /* in the file */
};

struct rule_cases {
	char *today;
	char *beside; /* a template whose rules have their cases in its own file; or NULL */
	struct rule_case *cases;
	size_t case_count;
};

/* Read a file; one that is not understood fails the test. Release with rule_cases_clear(). */
void rule_cases_read(const char *path, struct rule_cases *cases);
void rule_cases_clear(struct rule_cases *cases);

#endif
