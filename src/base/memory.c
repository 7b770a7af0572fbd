/* SPDX-License-Identifier: MIT */
/* Allocation that never returns NULL. */
#include "config.h"

#include "base/memory.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* The one piece of process-wide state of this layer: the terminal must be given back before exit.
 */
static memory_last_words *last_words_function;

void
memory_on_exhaustion(memory_last_words *last_words)
{
	last_words_function = last_words;
}

static void
exhausted(void)
{
	static const char message[] = "pia: out of memory; what was kept is safe in the library\n";

	if (last_words_function)
		last_words_function();
	/* There is nowhere to report a failure of the last report to. */
	if (write(STDERR_FILENO, message, sizeof(message) - 1) < 0)
		_exit(4);
	_exit(4);
}

void *
memory_allocate(size_t size)
{
	return memory_allocate_array(1, size);
}

void *
memory_allocate_array(size_t count, size_t size)
{
	void *memory = calloc(count ? count : 1, size ? size : 1);

	if (!memory)
		exhausted();
	return memory;
}

void *
memory_resize_array(void *old, size_t count, size_t size)
{
	if (size && count > SIZE_MAX / size)
		exhausted();

	void *memory = realloc(old, count && size ? count * size : 1);

	if (!memory)
		exhausted();
	return memory;
}

char *
memory_copy_string(const char *text)
{
	return text ? memory_copy_bytes(text, strlen(text)) : NULL;
}

char *
memory_copy_bytes(const char *text, size_t length)
{
	char *copy = memory_resize_array(NULL, length + 1, 1);

	if (length)
		memcpy(copy, text, length);
	copy[length] = '\0';
	return copy;
}

void
memory_free(void *pointer)
{
	/* The pointer has a type of its own, so it is copied byte by byte. */
	void *memory;
	void *nothing = NULL;

	memcpy(&memory, pointer, sizeof(memory));
	free(memory);
	memcpy(pointer, &nothing, sizeof(nothing));
}

void
memory_cleanup_string(char **text)
{
	free(*text);
}
