/* SPDX-License-Identifier: MIT */
/* Large assessments for benchmarks. */
#include "config.h"

#include "large.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/string.h"

void
large_apply(struct assessment *assessment, const char *record, const char *field,
	enum language language, const char *text)
{
	struct edits edits = {0};

	edits_add(&edits, record, field, language, NULL, text, NULL, NULL);
	if (!assessment_apply(assessment, &edits.edits[0]))
		exit(1);
	edits_clear(&edits);
}

static char *
large_id(const char *kind, int number)
{
	return string_format("%08d-0000-4000-8000-%.12s", number, kind);
}

/* A value that suits a field, another one for each record; NULL for none. Caller-owned. */
static char *
large_value(const struct template_field *field, int number, const struct large_kind *kinds,
	size_t kind_count)
{
	const struct template_kind *target;

	switch (field->type) {
	case FIELD_YES_NO:
		return memory_copy_string(number % 3 ? "yes" : "no");
	case FIELD_CHOICE:
	case FIELD_CHOICES:
		return memory_copy_string(
			field->list->items[(size_t)number % field->list->item_count].id);
	case FIELD_NUMBER:
		return memory_copy_string("3");
	case FIELD_DATE:
		return memory_copy_string(number % 2 ? "2026-03-01" : "2027-03-01");
	case FIELD_DURATION:
		return memory_copy_string("P5Y");
	case FIELD_REFERENCE:
	case FIELD_REFERENCES:
		target = field->targets[(size_t)(number / 2) % field->target_count];
		for (size_t i = 0; i < kind_count; i++) {
			if (strcmp(kinds[i].kind, target->id) == 0)
				return large_id(target->id, 1 + number * 7 % kinds[i].count);
		}
		return NULL;
	default:
		/* A name there always is: it is what a map and a table show. */
		return field == field->kind->name || number % 5 ? string_format("文字 %d", number)
								: NULL;
	}
}

struct assessment *
large_assessment(const struct template *template, const struct large_kind *kinds, size_t kind_count)
{
	struct assessment *assessment = assessment_new(
		"0b54e6a2-3c1d-4f7a-9a51-77f1f2a30c11", "2026-0001", LANGUAGE_CHINESE, template);

	assessment_set_today(assessment, "2026-11-24");
	for (size_t i = 0; i < kind_count; i++) {
		const struct template_kind *kind = template_find_kind(template, kinds[i].kind);

		for (int number = 1; number <= kinds[i].count; number++) {
			auto_string char *id = large_id(kind->id, number);
			auto_string char *presence = string_format("%s/%d", kind->id, number);

			large_apply(assessment, id, EDIT_PRESENCE, LANGUAGE_NONE, presence);
			for (size_t j = 0; j < kind->field_count; j++) {
				const struct template_field *field = kind->fields[j];
				auto_string char *text =
					field->derived ? NULL
						       : large_value(field, number + 3 * (int)j,
								 kinds, kind_count);

				if (text)
					large_apply(assessment, id, field->id,
						field->translatable ? LANGUAGE_CHINESE
								    : LANGUAGE_NONE,
						text);
			}
		}
	}
	return assessment;
}

char *
large_blueprint(int parties, int flows)
{
	static const char *const places[] = {"mo", "mo", "cn", "hk", "sg"};
	struct string text = {0};

	string_append(&text, "blueprint: large\ntemplate: gpdp-pia\nformat: 1\n"
			     "title: {en: Large, pt: Grande, zh-Hant: 大}\n"
			     "description: {en: Large, pt: Grande, zh-Hant: 大}\n"
			     "records:\n  party:\n");
	for (int i = 0; i < parties; i++)
		string_append_format(&text,
			"    - {key: p%d, name: {en: Party %d, pt: Parte %d, zh-Hant: 參與方%d}, "
			"jurisdiction: %s}\n",
			i, i, i, i, places[i % 5]);
	string_append(&text, "  system:\n");
	for (int i = 0; i < parties; i++)
		string_append_format(&text,
			"    - {key: s%d, name: {en: System %d, pt: Sistema %d, zh-Hant: 系統%d}, "
			"operator: p%d}\n",
			i, i, i, i, i * 7 % parties);
	string_append(&text, "  flow:\n");
	for (int i = 0; i < flows; i++)
		string_append_format(&text,
			"    - {title: {en: Flow %d, pt: Fluxo %d, zh-Hant: 資料流%d}, "
			"from: %c%d, to: %c%d}\n",
			i, i, i, i % 2 ? 'p' : 's', i % parties, i % 3 ? 's' : 'p',
			(i * 3 + 1) % parties);
	return string_take(&text);
}
