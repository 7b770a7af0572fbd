/* SPDX-License-Identifier: MIT */
/* By how many steps a measure lowers a risk, in words and numbers. */
#include "config.h"

#include "template/reduction.h"

#include <stdlib.h>
#include <string.h>

/* More than any scale has. */
#define DIGITS_MAXIMUM 3

static const char *const names[AXIS_COUNT] = {
	[AXIS_LIKELIHOOD] = "likelihood",
	[AXIS_SEVERITY] = "severity",
};

const char *
axis_name(enum axis axis)
{
	return names[axis];
}

const struct template_list *
axis_scale(const struct template *template, enum axis axis)
{
	return axis == AXIS_LIKELIHOOD ? template->matrix.columns : template->matrix.rows;
}

size_t
reduction_target_length(const char *reference)
{
	return strcspn(reference, ":");
}

/* Read ":severity-2", which no axis before has said; the bytes it takes, 0 when it is none. */
static size_t
read_axis(const char *text, struct reduction *reduction)
{
	for (int axis = 0; axis < AXIS_COUNT; axis++) {
		const size_t length = strlen(names[axis]);
		const char *number = text + 1 + length + 1;
		size_t digits;

		if (text[0] != ':' || strncmp(text + 1, names[axis], length) != 0 ||
			text[1 + length] != '-' || reduction->steps[axis])
			continue;
		digits = strspn(number, "0123456789");
		if (digits == 0 || digits > DIGITS_MAXIMUM || number[0] == '0')
			return 0;
		reduction->steps[axis] = strtoul(number, NULL, 10);
		return 1 + length + 1 + digits;
	}
	return 0;
}

bool
reduction_read(const char *suffix, struct reduction *reduction)
{
	struct reduction read = {0};

	while (*suffix != '\0') {
		const size_t length = read_axis(suffix, &read);

		if (length == 0)
			return false;
		suffix += length;
	}
	*reduction = read;
	return true;
}

void
reduction_append(struct string *text, const struct reduction *reduction)
{
	for (int axis = 0; axis < AXIS_COUNT; axis++) {
		if (reduction->steps[axis])
			string_append_format(text, ":%s-%zu", names[axis], reduction->steps[axis]);
	}
}

bool
reduction_is_none(const struct reduction *reduction)
{
	return !reduction->steps[AXIS_LIKELIHOOD] && !reduction->steps[AXIS_SEVERITY];
}

bool
reduction_equal(const struct reduction *a, const struct reduction *b)
{
	return a->steps[AXIS_LIKELIHOOD] == b->steps[AXIS_LIKELIHOOD] &&
	       a->steps[AXIS_SEVERITY] == b->steps[AXIS_SEVERITY];
}

bool
reduction_is_of(const struct template_field *field)
{
	return string_equal(field->kind->id, "measure") && string_equal(field->id, "risks");
}

size_t
reduction_limit(const struct template *template, enum axis axis)
{
	const struct template_list *scale = axis_scale(template, axis);

	return scale && scale->item_count ? scale->item_count - 1 : 0;
}

void
reduction_clamp(const struct template *template, struct reduction *reduction)
{
	for (int axis = 0; axis < AXIS_COUNT; axis++) {
		const size_t limit = reduction_limit(template, (enum axis)axis);

		if (reduction->steps[axis] > limit)
			reduction->steps[axis] = limit;
	}
}
