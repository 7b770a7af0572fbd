/* SPDX-License-Identifier: MIT */
/* What the tests of the store share: a folder of its own for each, with a library in it. */
#ifndef PIA_TESTS_STORE_SUPPORT_H
#define PIA_TESTS_STORE_SUPPORT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/error.h"
#include "store/store.h"

struct fixture {
	char *folder;
	char *path;
	struct store *store;
	struct error error;
};

int set_up(void **state);
int tear_down(void **state);

/* Remove all that is in a folder. */
void empty_folder(const char *folder);

/* Open the fixture's library; fail the test where that fails, or unless it is refused. */
bool open_store(struct fixture *fixture);
void assert_opens(struct fixture *fixture);
void assert_refused(struct fixture *fixture, enum error_kind kind);

/* Begin an assessment with one value, so that there is something in the file. Its reference is
 * caller-owned. */
char *begin_something(struct fixture *fixture);

/* Make a library with one assessment, and close it. */
void make_library(struct fixture *fixture);

/* Run SQL on the file as another program would; and ask it for a number. */
void run_sql(struct fixture *fixture, const char *sql);
int64_t ask(struct fixture *fixture, const char *sql);

/* How many assessments the list has. */
size_t count_entries(struct fixture *fixture);

#endif
