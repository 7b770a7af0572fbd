/* SPDX-License-Identifier: MIT */
/*
 * Memory that is always there. Running out of memory ends the program: every answer is already on
 * disk by then, so nothing is lost by stopping, and no caller has to carry an error it cannot mend.
 */
#ifndef PIA_BASE_MEMORY_H
#define PIA_BASE_MEMORY_H

#include <stddef.h>

/* Called once before the program ends for want of memory; the terminal gives itself back there. */
typedef void memory_last_words(void);

/* Set what is called before the program ends for want of memory; NULL for nothing. */
void memory_on_exhaustion(memory_last_words *last_words);

/* Zeroed memory of `size` bytes (at least 1); caller-owned, release with free(). Never NULL. */
void *memory_allocate(size_t size) __attribute__((malloc, warn_unused_result));

/* Zeroed memory for `count` items of `size` bytes; an overflow counts as out of memory. */
void *memory_allocate_array(size_t count, size_t size) __attribute__((malloc, warn_unused_result));

/* Resize to `count` items of `size` bytes. `old` is consumed; new bytes are not zeroed. */
void *memory_resize_array(void *old, size_t count, size_t size) __attribute__((warn_unused_result));

/* A copy of a string; NULL gives NULL. Caller-owned. */
char *memory_copy_string(const char *text) __attribute__((malloc, warn_unused_result));

/* A copy of the first `length` bytes of `text`, with a NUL after them. Caller-owned. */
char *memory_copy_bytes(const char *text, size_t length)
	__attribute__((malloc, warn_unused_result));

/* Free what `pointer` (the address of a pointer) points to, and set it to NULL. */
void memory_free(void *pointer);

/* A local string that frees itself at the end of its block: auto_string char *name = …; */
#define auto_string __attribute__((cleanup(memory_cleanup_string)))
void memory_cleanup_string(char **text);

#endif
