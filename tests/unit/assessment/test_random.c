/* SPDX-License-Identifier: MIT */
/*
 * Random edits: what they add up to is the same when they are replayed from the beginning, and
 * taking them back leads back, at every step of the way.
 */
#include "config.h"

#include "support.h"

#include <stdlib.h>
#include <string.h>

#include "assessment/findings.h"
#include "base/array.h"
#include "base/memory.h"
#include "base/string.h"

#define RECORD_MAXIMUM 24

/* Numbers that look random and are the same in every run (xorshift). */
static uint32_t
draw(uint64_t *seed, uint32_t below)
{
	*seed ^= *seed << 13;
	*seed ^= *seed >> 7;
	*seed ^= *seed << 17;
	return (uint32_t)(*seed >> 20) % below;
}

static int
compare_lines(const void *a, const void *b)
{
	const char *const *first = a;
	const char *const *second = b;

	return strcmp(*first, *second);
}

/* All that is there, one line a value, sorted: the order in which values came does not count. */
static char *
describe(const struct assessment *assessment)
{
	struct string text = {0};
	char **lines = NULL;
	size_t count = 0;

	for (size_t i = 0; i < assessment->record_count; i++) {
		const struct record *record = assessment->records[i];

		if (record->removed)
			continue;
		*array_append(&lines, &count) =
			string_format("%s %s %d", record->id, record->kind->id, record->number);
		for (size_t j = 0; j < record->value_count; j++) {
			const struct value *value = &record->values[j];

			*array_append(&lines, &count) = string_format("%s %s %s %s %s %d",
				record->id, value->field->id, language_tag(value->language),
				value->text, value->origin ? value->origin : "-", value->erased);
		}
	}
	if (count > 0)
		qsort(lines, count, sizeof(*lines), compare_lines);
	for (size_t i = 0; i < count; i++) {
		string_append(&text, lines[i]);
		string_append_byte(&text, '\n');
		free(lines[i]);
	}
	free(lines);
	return string_take(&text);
}

/* Add or remove a record, or bring one back. */
static void
draw_presence(const struct assessment *assessment, uint64_t *seed, struct edits *edits)
{
	const struct template *template = assessment->template;
	const struct record *record =
		assessment->records[draw(seed, (uint32_t)assessment->record_count)];

	if (!record->kind->single &&
		(assessment->record_count >= RECORD_MAXIMUM || draw(seed, 2) == 0)) {
		auto_string char *presence =
			string_format("%s/%d", record->kind->id, record->number);

		edits_add(edits, record->id, EDIT_PRESENCE, LANGUAGE_NONE,
			record->removed ? NULL : presence, record->removed ? presence : NULL, NULL,
			NULL);
		return;
	}

	const struct template_kind *kind =
		template->kinds[draw(seed, (uint32_t) template->kind_count)];

	if (kind->single || assessment->record_count >= RECORD_MAXIMUM)
		return;

	const int number = assessment_last_number(assessment, kind) + 1;
	auto_string char *id = support_id(kind->id, number);
	auto_string char *presence = string_format("%s/%d", kind->id, number);

	edits_add(edits, id, EDIT_PRESENCE, LANGUAGE_NONE, NULL, presence, NULL, NULL);
}

/* Set, change, empty or erase a value. */
static void
draw_value(const struct assessment *assessment, uint64_t *seed, struct edits *edits)
{
	const struct record *record =
		assessment->records[draw(seed, (uint32_t)assessment->record_count)];
	const struct template_field *field =
		record->kind->fields[draw(seed, (uint32_t)record->kind->field_count)];
	const enum language language = field->translatable
					       ? (enum language)(1 + draw(seed, LANGUAGE_COUNT - 1))
					       : LANGUAGE_NONE;
	const struct value *old = record_value(record, field, language);
	auto_string char *text = string_format("文字 %u", draw(seed, 5));
	auto_string char *origin = string_format("%04x", draw(seed, 3));
	const uint32_t what = draw(seed, 8);
	const bool is_translation = field->translatable && language != assessment->language;
	struct edit *edit;

	if (field->derived)
		return;
	edits_add(edits, record->id, field->id, language, old && !old->erased ? old->text : NULL,
		what < 2 ? NULL : text, old ? old->origin : NULL,
		what >= 2 && is_translation ? origin : NULL);
	edit = &edits->edits[edits->edit_count - 1];
	edit->old_erased = old && old->erased;
	edit->new_erased = what == 0;
}

/* Draw the edits of one change, each applied before the next is drawn. */
static void
draw_change(struct assessment *assessment, uint64_t *seed, struct edits *edits)
{
	for (uint32_t left = 1 + draw(seed, 4); left > 0; left--) {
		const size_t before = edits->edit_count;

		if (draw(seed, 3) == 0)
			draw_presence(assessment, seed, edits);
		else
			draw_value(assessment, seed, edits);
		if (edits->edit_count > before)
			assert_true(assessment_apply(assessment, &edits->edits[before]));
	}
}

static void
apply_all(struct assessment *assessment, const struct edits *edits)
{
	for (size_t i = 0; i < edits->edit_count; i++)
		assert_true(assessment_apply(assessment, &edits->edits[i]));
}

#define CHANGE_COUNT 120

static void
run(uint64_t seed)
{
	struct assessment *assessment = support_begin();
	struct assessment *replay = assessment_new(
		assessment->id, assessment->reference, assessment->language, assessment->template);
	struct edits changes[CHANGE_COUNT] = {0};
	char *states[CHANGE_COUNT + 1];

	states[0] = describe(assessment);
	for (size_t i = 0; i < CHANGE_COUNT; i++) {
		draw_change(assessment, &seed, &changes[i]);
		apply_all(replay, &changes[i]);
		states[i + 1] = describe(assessment);

		auto_string char *again = describe(replay);

		assert_string_equal(again, states[i + 1]);
	}
	assert_string_not_equal(states[CHANGE_COUNT], states[0]);

	for (size_t i = CHANGE_COUNT; i > 0; i--) {
		struct edits reversed = {0};

		edits_reverse(&changes[i - 1], &reversed);
		apply_all(assessment, &reversed);
		edits_clear(&reversed);

		auto_string char *back = describe(assessment);

		assert_string_equal(back, states[i - 1]);
		edits_clear(&changes[i - 1]);
	}
	for (size_t i = 0; i <= CHANGE_COUNT; i++)
		free(states[i]);
	assessment_free(&replay);
	support_end(assessment);
}

static void
random_edits__replay_and_reverse__to_the_same(void **state)
{
	(void)state;
	for (uint64_t seed = 1; seed <= 12; seed++)
		run(seed * 0x9e3779b97f4a7c15u);
}

/* Values that no field would take: nothing that looks at them may fall over. */
static void
random_edits__are_survived__by_all_that_looks(void **state)
{
	(void)state;
	for (uint64_t start = 1; start <= 4; start++) {
		struct assessment *assessment = support_begin();
		struct edits edits = {0};
		uint64_t seed = start * 0x9e3779b97f4a7c15u;

		for (int i = 0; i < 60; i++) {
			struct findings findings;
			struct step_progress *progress;
			int percent;

			draw_change(assessment, &seed, &edits);
			findings_collect(assessment, &findings);
			progress = findings_progress(assessment, &findings);
			percent = findings_percent(progress, assessment->template->step_count);
			assert_in_range(percent, 0, 100);
			free(progress);
			findings_clear(&findings);
		}
		for (size_t i = 0; i < assessment->record_count; i++) {
			const struct record *record = assessment->records[i];

			for (size_t j = 0; j < record->kind->field_count; j++)
				free(assessment_show(assessment, record, record->kind->fields[j],
					LANGUAGE_CHINESE, NULL));
		}
		edits_clear(&edits);
		support_end(assessment);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(random_edits__replay_and_reverse__to_the_same),
		cmocka_unit_test(random_edits__are_survived__by_all_that_looks),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
