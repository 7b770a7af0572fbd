/* SPDX-License-Identifier: MIT */
/* The index of who points at a record. */
#include "config.h"

#include "assessment/references.h"

#include <stdlib.h>
#include <string.h>

#include "assessment/value.h"
#include "base/array.h"
#include "base/memory.h"

/* A pointer to what never came, or has not come yet. */
struct unresolved {
	char *target;
	struct pointer pointer;
};

static bool
is_reference(const struct template_field *field)
{
	return field->type == FIELD_REFERENCE || field->type == FIELD_REFERENCES;
}

static bool
is_same(const struct pointer *a, const struct pointer *b)
{
	return a->from == b->from && a->field == b->field;
}

static void
note_unresolved(struct assessment *assessment, const char *target, size_t length,
	const struct pointer *pointer)
{
	*array_append(&assessment->unresolved, &assessment->unresolved_count) = (struct unresolved){
		.target = memory_copy_bytes(target, length), .pointer = *pointer};
}

void
references_note(struct assessment *assessment, const struct record *record,
	const struct template_field *field, const char *text)
{
	const struct pointer pointer = {record, field};
	size_t target_length;
	size_t length;

	if (!is_reference(field))
		return;
	while ((text = value_next_part(text, &target_length, &length))) {
		struct record *target = assessment_find_bytes(assessment, text, target_length);

		if (!target)
			note_unresolved(assessment, text, target_length, &pointer);
		/* Named twice in one value: it was noted just now. */
		else if (target->pointer_count == 0 ||
			 !is_same(&target->pointers[target->pointer_count - 1], &pointer))
			*array_append(&target->pointers, &target->pointer_count) = pointer;
		text += length;
	}
}

static void
forget_unresolved(struct assessment *assessment, const struct pointer *pointer)
{
	for (size_t i = assessment->unresolved_count; i > 0; i--) {
		struct unresolved *unresolved = &assessment->unresolved[i - 1];

		if (!is_same(&unresolved->pointer, pointer))
			continue;
		free(unresolved->target);
		array_remove(&assessment->unresolved, &assessment->unresolved_count, i - 1);
	}
}

static void
forget_pointer(struct record *target, const struct pointer *pointer)
{
	for (size_t i = target->pointer_count; i > 0; i--) {
		if (is_same(&target->pointers[i - 1], pointer)) {
			array_remove(&target->pointers, &target->pointer_count, i - 1);
			return;
		}
	}
}

void
references_forget(struct assessment *assessment, const struct record *record,
	const struct template_field *field, const char *text)
{
	const struct pointer pointer = {record, field};
	size_t target_length;
	size_t length;

	if (!is_reference(field))
		return;
	while ((text = value_next_part(text, &target_length, &length))) {
		struct record *target = assessment_find_bytes(assessment, text, target_length);

		if (target)
			forget_pointer(target, &pointer);
		else
			forget_unresolved(assessment, &pointer);
		text += length;
	}
}

void
references_resolve(struct assessment *assessment, struct record *record)
{
	for (size_t i = 0; i < assessment->unresolved_count;) {
		struct unresolved *unresolved = &assessment->unresolved[i];

		if (strcmp(unresolved->target, record->id) != 0) {
			i++;
			continue;
		}
		if (record->pointer_count == 0 ||
			!is_same(
				&record->pointers[record->pointer_count - 1], &unresolved->pointer))
			*array_append(&record->pointers, &record->pointer_count) =
				unresolved->pointer;
		free(unresolved->target);
		array_remove(&assessment->unresolved, &assessment->unresolved_count, i);
	}
}

void
references_clear(struct assessment *assessment)
{
	for (size_t i = 0; i < assessment->unresolved_count; i++)
		free(assessment->unresolved[i].target);
	free(assessment->unresolved);
	for (size_t i = 0; i < assessment->record_count; i++)
		free(assessment->records[i]->pointers);
}
