/* SPDX-License-Identifier: MIT */
/* Errors as values. */
#include "config.h"

#include "base/error.h"

#include <stdarg.h>
#include <stdlib.h>

#include "base/array.h"
#include "base/memory.h"

bool
error_set(struct error *error, enum error_kind kind, const char *message, ...)
{
	if (!error)
		return false;

	/* The values may belong to the error that is being replaced, so it is freed last. */
	struct error old = *error;
	va_list arguments;
	const char *name;

	*error = (struct error){.kind = kind, .message = message};
	va_start(arguments, message);
	while ((name = va_arg(arguments, const char *))) {
		const char *value = va_arg(arguments, const char *);
		struct error_argument *argument =
			array_append(&error->arguments, &error->argument_count);

		argument->name = memory_copy_string(name);
		argument->value = memory_copy_string(value ? value : "");
	}
	va_end(arguments);
	error_clear(&old);
	return false;
}

bool
error_set_place(struct error *error, const char *file, int line, int column)
{
	if (!error)
		return false;
	char *copy = memory_copy_string(file);

	free(error->file);
	error->file = copy;
	error->line = line;
	error->column = column;
	return false;
}

void
error_clear(struct error *error)
{
	for (size_t i = 0; i < error->argument_count; i++) {
		free(error->arguments[i].name);
		free(error->arguments[i].value);
	}
	free(error->arguments);
	free(error->file);
	*error = (struct error){0};
}

void
error_move(struct error *to, struct error *from)
{
	if (to) {
		error_clear(to);
		*to = *from;
		*from = (struct error){0};
	} else {
		error_clear(from);
	}
}

bool
error_copy(struct error *to, const struct error *from)
{
	if (!to)
		return false;

	struct error copy = *from;

	copy.file = memory_copy_string(from->file);
	copy.arguments = NULL;
	copy.argument_count = 0;
	for (size_t i = 0; i < from->argument_count; i++) {
		struct error_argument *argument =
			array_append(&copy.arguments, &copy.argument_count);

		argument->name = memory_copy_string(from->arguments[i].name);
		argument->value = memory_copy_string(from->arguments[i].value);
	}
	error_clear(to);
	*to = copy;
	return false;
}

int
error_exit_code(enum error_kind kind)
{
	switch (kind) {
	case ERROR_NONE:
		return 0;
	case ERROR_USAGE:
		return 2;
	case ERROR_DATA:
		return 3;
	case ERROR_IO:
		return 4;
	case ERROR_TERMINAL:
		return 5;
	case ERROR_STATE:
		return 6;
	}
	return 4;
}

struct error *
error_list_add(struct error_list *list)
{
	return array_append(&list->errors, &list->error_count);
}

void
error_list_clear(struct error_list *list)
{
	for (size_t i = 0; i < list->error_count; i++)
		error_clear(&list->errors[i]);
	free(list->errors);
	*list = (struct error_list){0};
}
