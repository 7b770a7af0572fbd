/* SPDX-License-Identifier: MIT */
/* Lists of edits: made, reversed, freed. What an edit does to an assessment is in assessment.c. */
#include "config.h"

#include "assessment/edits.h"

#include <stdlib.h>

#include "base/array.h"
#include "base/memory.h"

void
edits_clear(struct edits *edits)
{
	for (size_t i = 0; i < edits->edit_count; i++) {
		struct edit *edit = &edits->edits[i];

		free(edit->record);
		free(edit->field);
		free(edit->old_text);
		free(edit->new_text);
		free(edit->origin);
		free(edit->old_origin);
	}
	free(edits->edits);
	*edits = (struct edits){0};
}

void
edits_add(struct edits *edits, const char *record, const char *field, enum language language,
	const char *old_text, const char *new_text, const char *old_origin, const char *origin)
{
	struct edit *edit = array_append(&edits->edits, &edits->edit_count);

	edit->record = memory_copy_string(record);
	edit->field = memory_copy_string(field);
	edit->language = language;
	edit->old_text = memory_copy_string(old_text);
	edit->new_text = memory_copy_string(new_text);
	edit->old_origin = memory_copy_string(old_origin);
	edit->origin = memory_copy_string(origin);
}

void
edits_reverse(const struct edits *edits, struct edits *reversed)
{
	for (size_t i = edits->edit_count; i > 0; i--) {
		const struct edit *edit = &edits->edits[i - 1];

		edits_add(reversed, edit->record, edit->field, edit->language, edit->new_text,
			edit->old_text, edit->origin, edit->old_origin);
		reversed->edits[reversed->edit_count - 1].old_erased = edit->new_erased;
		reversed->edits[reversed->edit_count - 1].new_erased = edit->old_erased;
	}
}
