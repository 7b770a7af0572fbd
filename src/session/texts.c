/* SPDX-License-Identifier: MIT */
/* Texts in every language, of a blueprint or a catalogue, as edits. */
#include "config.h"

#include "base/memory.h"
#include "base/string.h"
#include "session/state.h"

static void
add_text(struct edits *edits, const char *record, const struct template_field *field,
	enum language language, const char *text, const char *origin)
{
	if (!string_is_empty(text))
		edits_add(edits, record, field->id, language, NULL, text, NULL, origin);
}

void
session_plan_texts(const struct template *template, enum language content, const char *record,
	const struct template_field *field, const struct localized *texts, struct edits *edits)
{
	const char *original = texts->text[content];
	auto_string char *fingerprint = NULL;

	if (!field->translatable) {
		add_text(edits, record, field, LANGUAGE_NONE, texts->text[LANGUAGE_NONE], NULL);
		return;
	}
	if (string_is_empty(original))
		original = texts->text[LANGUAGE_NONE];
	add_text(edits, record, field, content, original, NULL);
	if (!string_is_empty(original))
		fingerprint = assessment_fingerprint(original);
	for (int i = LANGUAGE_NONE + 1; i < LANGUAGE_COUNT; i++) {
		const char *text = texts->text[i] ? texts->text[i] : texts->text[LANGUAGE_NONE];

		/* One plain text is the same in every language, such as a product's name. */
		if (i != (int)content && template->languages[i])
			add_text(edits, record, field, (enum language)i, text, fingerprint);
	}
}
