/* SPDX-License-Identifier: MIT */
/*
 * Advisory locks on the file beside a library ("pia.db.lock"), one byte each: one for whoever
 * writes, one for each assessment that is being edited. They end with the process, however it ends.
 * Locks belong to the opened file, so two of one process exclude each other too. What is written in
 * the file is the business of store/pairing.h.
 */
#ifndef PIA_STORE_LOCK_H
#define PIA_STORE_LOCK_H

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"

/* The byte that whoever writes locks; those of assessments follow at LOCK_ASSESSMENTS + row. */
#define LOCK_WRITER 0
#define LOCK_ASSESSMENTS 1024

enum lock_result { LOCK_TAKEN, LOCK_REFUSED, LOCK_FAILED };

/* Open the lock file of the library at `library`, making it with mode 0600; -1 with errno set. */
int lock_open(const char *library);

/* Open it only to read what is in it, where it is there; -1 with errno set. */
int lock_open_to_read(const char *library);

/*
 * Lock a byte, trying for at most `milliseconds` (0: once). REFUSED: another has it. FAILED: the
 * file system cannot lock; errno says why.
 */
enum lock_result lock_take(int descriptor, int64_t byte, int64_t milliseconds);

void lock_give(int descriptor, int64_t byte);

#endif
