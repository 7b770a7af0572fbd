/* SPDX-License-Identifier: MIT */
/*
 * Growing arrays. An array is two members of a struct, `struct thing *things; size_t thing_count;`,
 * both zero at first; free it with free(). Its room grows by doubling at powers of two, so that no
 * third member is needed.
 */
#ifndef PIA_BASE_ARRAY_H
#define PIA_BASE_ARRAY_H

#include <stddef.h>

/*
 * Append one zeroed item and return its address (valid until the next append):
 *     struct thing *thing = array_append(&list->things, &list->thing_count);
 */
#define array_append(items, count) \
	((__typeof__(*(items)))array_grow((items), (count), sizeof(**(items))))

/* What array_append() calls: `items` is the address of the array's pointer. */
void *array_grow(void *items, size_t *count, size_t size);

/* Take the item at `index` out, moving those behind it forward. Nothing is freed. */
#define array_remove(items, count, index) \
	array_cut((void *)*(items), (count), sizeof(**(items)), (index))

/* What array_remove() calls. */
void array_cut(void *items, size_t *count, size_t size, size_t index);

/* The number of items of an array whose size the compiler knows. */
#define array_length(array) (sizeof(array) / sizeof((array)[0]))

#endif
