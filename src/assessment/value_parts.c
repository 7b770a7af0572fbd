/* SPDX-License-Identifier: MIT */
/* The parts of values that hold several: the kept half of value.h. */
#include "config.h"

#include "assessment/value.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/memory.h"

const char *
value_next_part(const char *kept, size_t *target_length, size_t *length)
{
	kept += strspn(kept, " ");
	*length = strcspn(kept, " ");
	*target_length = reduction_target_length(kept);
	if (*target_length > *length)
		*target_length = *length;
	return *length ? kept : NULL;
}

char **
value_split(const char *kept, size_t *count)
{
	char **parts = NULL;
	size_t target_length;
	size_t length;

	*count = 0;
	while ((kept = value_next_part(kept, &target_length, &length))) {
		*array_append(&parts, count) = memory_copy_bytes(kept, target_length);
		kept += length;
	}
	return parts;
}

void
value_free_parts(char **parts, size_t count)
{
	for (size_t i = 0; i < count; i++)
		free(parts[i]);
	free(parts);
}

bool
value_has_part(const char *kept, const char *part)
{
	const size_t part_length = strlen(part);
	size_t target_length;
	size_t length;

	while ((kept = value_next_part(kept, &target_length, &length))) {
		if (target_length == part_length && memcmp(kept, part, part_length) == 0)
			return true;
		kept += length;
	}
	return false;
}

struct value_link *
value_links(const char *kept, size_t *count)
{
	struct value_link *links = NULL;
	size_t target_length;
	size_t length;

	*count = 0;
	while ((kept = value_next_part(kept, &target_length, &length))) {
		struct value_link *link = array_append(&links, count);
		auto_string char *suffix =
			memory_copy_bytes(kept + target_length, length - target_length);

		link->target = memory_copy_bytes(kept, target_length);
		/* What a damaged file says beside it lowers nothing. */
		if (!reduction_read(suffix, &link->reduction))
			link->reduction = (struct reduction){0};
		kept += length;
	}
	return links;
}

void
value_free_links(struct value_link *links, size_t count)
{
	for (size_t i = 0; i < count; i++)
		free(links[i].target);
	free(links);
}

void
value_append_link(struct string *kept, const char *target, const struct reduction *reduction)
{
	string_append(kept, kept->length > 0 ? " " : "");
	string_append(kept, target);
	reduction_append(kept, reduction);
}
