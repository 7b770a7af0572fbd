/* SPDX-License-Identifier: MIT */
/*
 * What the tests of the session share: a library in a folder of its own that is taken away
 * afterwards, with one assessment begun from the small template.
 */
#ifndef PIA_TESTS_SESSION_FIXTURE_H
#define PIA_TESTS_SESSION_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "assessment/address.h"
#include "base/array.h"
#include "base/memory.h"
#include "base/string.h"
#include "session/library.h"
#include "session/session.h"
#include "session/templates.h"

struct fixture {
	char *folder;
	char *path; /* of the library */
	struct template *template;
	struct library *library;
	char *reference;
	struct session *session; /* with an author */
	struct error error;
};

int fixture_set_up(void **state);
int fixture_tear_down(void **state);

/* A file of tests/data/templates; caller-owned. */
char *fixture_data(const char *name);

/* Close session and library, and open them again. */
void fixture_reopen(struct fixture *fixture);

/* Open and close parts of it; they fail the test where they cannot. */
void fixture_open_library(struct fixture *fixture);
void fixture_open_session(struct fixture *fixture);
void fixture_close(struct fixture *fixture);

/* Fail the test, saying the error, unless `done`. */
#define assert_done(fixture, done) fixture_assert_done((fixture), (done), __FILE__, __LINE__)
void fixture_assert_done(struct fixture *fixture, bool done, const char *file, int line);

/* Fail the test unless it was refused with this kind of error, which is forgotten. */
#define assert_refused(fixture, done, kind) \
	fixture_assert_refused((fixture), (done), (kind), __FILE__, __LINE__)
void fixture_assert_refused(
	struct fixture *fixture, bool done, enum error_kind kind, const char *file, int line);

/* Set the field at an address; the language may be in the address. */
bool fixture_set(struct fixture *fixture, const char *address, const char *text);

/* The text at an address, in the address's language; "" when empty. Borrowed. */
const char *fixture_get(struct fixture *fixture, const char *address);

/* The record at an address; NULL when it is not there. */
const struct record *fixture_record(struct fixture *fixture, const char *address);

/* Add an empty record of a kind. */
const struct record *fixture_add(struct fixture *fixture, const char *kind);

/* Fail the test unless the log is whole and what the session finds is so; or unless it has a fault
 * that says `message`. */
void fixture_assert_integrity(struct fixture *fixture);
void fixture_assert_fault(struct fixture *fixture, const char *message);

/* Run SQL on the file while nobody has it open, append-only triggers and all. */
void fixture_run_sql(struct fixture *fixture, const char *sql);

/* Whether a byte sequence is anywhere in a file of the fixture's folder. */
bool fixture_folder_holds(const struct fixture *fixture, const char *text);

/* A seeded sequence of numbers below `limit`. */
unsigned fixture_random(uint64_t *seed, unsigned limit);

#endif
