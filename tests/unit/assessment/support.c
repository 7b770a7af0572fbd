/* SPDX-License-Identifier: MIT */
/* What the tests of assessment/ share. */
#include "config.h"

#include "support.h"

#include <stdlib.h>

#include "base/files.h"
#include "base/memory.h"
#include "base/string.h"
#include "template/load.h"

#define ASSESSMENT_ID "0b54e6a2-3c1d-4f7a-9a51-77f1f2a30c11"

struct template *
support_template(void)
{
	const char *root = getenv("top_srcdir");
	auto_string char *path = files_join(root ? root : ".", "tests/data/templates/small.yaml");
	struct template *template = NULL;
	struct error_list faults = {0};

	if (!template_load_file(path, &template, &faults))
		fail_msg("%s: %s", path,
			faults.error_count > 0 ? faults.errors[0].message : "no fault is named");
	error_list_clear(&faults);
	return template;
}

struct assessment *
support_begin(void)
{
	struct assessment *assessment =
		assessment_new(ASSESSMENT_ID, "2026-0001", LANGUAGE_ENGLISH, support_template());

	assessment_set_today(assessment, "2026-06-15");
	return assessment;
}

void
support_end(struct assessment *assessment)
{
	/* The template was made here and is only borrowed by the assessment. */
	struct template *template = (struct template *)(uintptr_t)assessment->template;

	assessment_free(&assessment);
	template_free(&template);
}

int
support_set_up(void **state)
{
	*state = support_begin();
	return 0;
}

int
support_tear_down(void **state)
{
	support_end(*state);
	return 0;
}

char *
support_id(const char *kind, int number)
{
	auto_string char *fingerprint = assessment_fingerprint(kind);

	return string_format("%.8s-0000-4000-8000-%012d", fingerprint, number);
}

static void
apply_one(struct assessment *assessment, const char *record, const char *field,
	enum language language, const char *text, const char *origin)
{
	struct edits edits = {0};

	edits_add(&edits, record, field, language, NULL, text, NULL, origin);
	assert_true(assessment_apply(assessment, &edits.edits[0]));
	edits_clear(&edits);
}

struct record *
support_add(struct assessment *assessment, const char *kind, int number)
{
	auto_string char *id = support_id(kind, number);
	auto_string char *presence = string_format("%s/%d", kind, number);

	apply_one(assessment, id, EDIT_PRESENCE, LANGUAGE_NONE, presence, NULL);
	return assessment_find_record(assessment, id);
}

void
support_remove(struct assessment *assessment, const struct record *record)
{
	apply_one(assessment, record->id, EDIT_PRESENCE, LANGUAGE_NONE, NULL, NULL);
}

const struct template_field *
support_field(const struct record *record, const char *field)
{
	const struct template_field *found = template_find_field(record->kind, field);

	assert_non_null(found);
	return found;
}

void
support_set(struct assessment *assessment, const struct record *record, const char *field,
	const char *text)
{
	const bool translatable = support_field(record, field)->translatable;

	apply_one(assessment, record->id, field, translatable ? LANGUAGE_ENGLISH : LANGUAGE_NONE,
		text, NULL);
}

void
support_translate(struct assessment *assessment, const struct record *record, const char *field,
	enum language language, const char *text, const char *origin)
{
	auto_string char *fingerprint = origin ? assessment_fingerprint(origin) : NULL;

	apply_one(assessment, record->id, field, language, text, fingerprint);
}

void
support_erase(struct assessment *assessment, const struct record *record, const char *field,
	enum language language)
{
	struct edits edits = {0};

	edits_add(&edits, record->id, field, language, NULL, NULL, NULL, NULL);
	edits.edits[0].new_erased = true;
	assert_true(assessment_apply(assessment, &edits.edits[0]));
	edits_clear(&edits);
}

void
support_point(struct assessment *assessment, const struct record *record, const char *field,
	const struct record *target)
{
	support_set(assessment, record, field, target->id);
}

void
support_point_twice(struct assessment *assessment, const struct record *record, const char *field,
	const struct record *target, const struct record *other)
{
	auto_string char *both = string_format("%s %s", target->id, other->id);

	support_set(assessment, record, field, both);
}
