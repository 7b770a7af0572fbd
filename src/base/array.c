/* SPDX-License-Identifier: MIT */
/* Growing arrays. */
#include "config.h"

#include "base/array.h"

#include <stdint.h>
#include <string.h>

#include "base/memory.h"

void *
array_grow(void *items, size_t *count, size_t size)
{
	/* The array's pointer has a type of its own, so it is copied byte by byte. */
	void *array;

	memcpy(&array, items, sizeof(array));
	/* The room is the next power of two, so it is full exactly when the count is one. */
	if ((*count & (*count - 1)) == 0)
		array = memory_resize_array(array, *count ? *count * 2 : 1, size);

	char *item = (char *)array + *count * size;

	memcpy(items, &array, sizeof(array));
	memset(item, 0, size);
	(*count)++;
	return item;
}

void
array_cut(void *items, size_t *count, size_t size, size_t index)
{
	char *start = (char *)items + index * size;

	memmove(start, start + size, (*count - index - 1) * size);
	(*count)--;
}
