/* SPDX-License-Identifier: MIT */
/*
 * Which library file the write-ahead log beside it ("pia.db-wal") belongs to. SQLite goes by the
 * name alone: where another file took the library's name, it would apply what was written to the
 * old one to the new. So the lock file says which two belong together. No SQLite here.
 */
#ifndef PIA_STORE_PAIRING_H
#define PIA_STORE_PAIRING_H

#include <stdbool.h>

/* Note in the open lock file that the library at `library` and the log beside it belong together.
 * Under the write lock. Failing does not matter: then nothing is known of them. */
void pairing_note(int lock, const char *library);

/* Whether the log beside the library is known to belong to another file. `lock` as for
 * pairing_note(); it may be open for reading only, or -1. */
bool pairing_is_broken(int lock, const char *library);

/*
 * Where that is so, set the log aside as "pia.db-wal.old" (in place of an older one), so that
 * nothing is lost that somebody may want, and say so in the program's log. Under the write lock.
 */
void pairing_mend(int lock, const char *library);

/* Remove what was set aside: it may hold what is to be erased. False with errno when it stays. */
bool pairing_forget_old(const char *library);

#endif
