/* SPDX-License-Identifier: MIT */
/* What erasing a value and disposing of an assessment share. Inside store/. */
#ifndef PIA_STORE_ERASE_H
#define PIA_STORE_ERASE_H

#include "store/sql.h"

/* Within a write transaction: fill the tables whose rows move (the list's sums, drafts) anew, so
 * that their pages hold no old bytes. */
bool erase_fill_anew(struct store *store, struct error *error);

/* After the commit: empty the write-ahead log, which has old pages. ERROR_STATE where another
 * process reads, ERROR_IO with the reason. */
bool erase_empty_log(struct store *store, struct error *error);

#endif
