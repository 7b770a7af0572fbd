/* SPDX-License-Identifier: MIT */
/*
 * Findings kept up to date from edit to edit: after every change of many random ones they are those
 * of a look from the beginning, and little is worked out again.
 */
#include "config.h"

#include "support.h"

#include <stdlib.h>
#include <string.h>

#include "assessment/address.h"
#include "assessment/watch.h"
#include "base/array.h"
#include "base/files.h"
#include "base/memory.h"
#include "base/string.h"
#include "template/load.h"

/* Numbers that look random and are the same in every run (xorshift). */
static uint32_t
draw(uint64_t *seed, uint32_t below)
{
	*seed ^= *seed << 13;
	*seed ^= *seed >> 7;
	*seed ^= *seed << 17;
	return (uint32_t)(*seed >> 20) % below;
}

static void
list_some(struct string *text, const struct finding *findings, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const struct finding *finding = &findings[i];
		auto_string char *address =
			address_write(finding->record, finding->field, LANGUAGE_NONE);

		string_append_format(text, "%d %s %d %s %s %s\n", finding->type,
			finding->rule ? finding->rule->id : "-", finding->severity, address,
			finding->step ? finding->step->id : "-",
			finding->dismissal ? finding->dismissal->id : "-");
	}
}

/* Findings and progress as one text. */
static char *
describe(const struct assessment *assessment, const struct findings *findings,
	const struct step_progress *progress)
{
	struct string text = {0};

	list_some(&text, findings->findings, findings->finding_count);
	string_append(&text, "dismissed\n");
	list_some(&text, findings->dismissed, findings->dismissed_count);
	for (size_t i = 0; i < assessment->template->step_count; i++)
		string_append_format(&text, "%d %zu/%zu %zu %zu\n", progress[i].state,
			progress[i].answered, progress[i].asked, progress[i].blocking,
			progress[i].warnings);
	return string_take(&text);
}

static void
assert_as_from_scratch(struct watch *watch, const struct assessment *assessment)
{
	struct findings findings;
	struct step_progress *progress;

	findings_collect(assessment, &findings);
	progress = findings_progress(assessment, &findings);

	auto_string char *expected = describe(assessment, &findings, progress);
	auto_string char *text = describe(assessment, watch_findings(watch), watch_progress(watch));

	assert_string_equal(text, expected);
	free(progress);
	findings_clear(&findings);
}

static const struct record *
draw_record(const struct assessment *assessment, uint64_t *seed)
{
	return assessment->records[draw(seed, (uint32_t)assessment->record_count)];
}

/* The id of a record that a field may point to, removed or not come yet, it may be. Caller-owned.
 */
static char *
draw_target(const struct template_field *field, uint64_t *seed)
{
	const struct template_kind *kind =
		field->targets[draw(seed, (uint32_t)field->target_count)];

	return support_id(kind->id, 1 + (int)draw(seed, 6));
}

static char *
draw_dismissed(const struct assessment *assessment, const char *field, uint64_t *seed)
{
	const struct template_rule *rule =
		&assessment->template
			 ->rules[draw(seed, (uint32_t)assessment->template->rule_count)];

	if (strcmp(field, "what") == 0)
		return string_format("rule/%s", rule->id);
	return address_write(draw_record(assessment, seed), NULL, LANGUAGE_NONE);
}

/* A value that says something to a field of this type. Caller-owned. */
static char *
draw_text(const struct assessment *assessment, const struct template_field *field, uint64_t *seed)
{
	static const char *const dates[] = {"2026-01-01", "2026-06-15", "2026-07-01", "2027-01-01"};
	static const char *const durations[] = {"P1M", "P1Y", "P10Y"};

	if (strcmp(field->kind->id, "dismissal") == 0 && field->type == FIELD_TEXT)
		return draw_dismissed(assessment, field->id, seed);
	switch (field->type) {
	case FIELD_YES_NO:
		return memory_copy_string(draw(seed, 2) ? "yes" : "no");
	case FIELD_CHOICE:
	case FIELD_CHOICES:
		return memory_copy_string(
			field->list->items[draw(seed, (uint32_t)field->list->item_count)].id);
	case FIELD_NUMBER:
		return string_format("%u", draw(seed, 400));
	case FIELD_DATE:
		return memory_copy_string(dates[draw(seed, array_length(dates))]);
	case FIELD_DURATION:
		return memory_copy_string(durations[draw(seed, array_length(durations))]);
	case FIELD_REFERENCE:
		return draw_target(field, seed);
	case FIELD_REFERENCES: {
		auto_string char *first = draw_target(field, seed);
		auto_string char *second = draw_target(field, seed);

		return string_format("%s:severity-1 %s", first, second);
	}
	default:
		return string_format("文字 %u", draw(seed, 3));
	}
}

static void
draw_presence(const struct assessment *assessment, uint64_t *seed, struct edits *edits)
{
	const struct template *template = assessment->template;
	const struct record *record = draw_record(assessment, seed);

	if (!record->kind->single && draw(seed, 2) == 0) {
		auto_string char *presence =
			string_format("%s/%d", record->kind->id, record->number);

		edits_add(edits, record->id, EDIT_PRESENCE, LANGUAGE_NONE,
			record->removed ? NULL : presence, record->removed ? presence : NULL, NULL,
			NULL);
		return;
	}

	const struct template_kind *kind =
		template->kinds[draw(seed, (uint32_t) template->kind_count)];

	if (kind->single)
		return;

	const int number = assessment_last_number(assessment, kind) + 1;
	auto_string char *id = support_id(kind->id, number);
	auto_string char *presence = string_format("%s/%d", kind->id, number);

	edits_add(edits, id, EDIT_PRESENCE, LANGUAGE_NONE, NULL, presence, NULL, NULL);
}

static void
draw_value(const struct assessment *assessment, uint64_t *seed, struct edits *edits)
{
	const struct record *record = draw_record(assessment, seed);
	const struct template_field *field =
		record->kind->fields[draw(seed, (uint32_t)record->kind->field_count)];
	const enum language language = field->translatable
					       ? (enum language)(1 + draw(seed, LANGUAGE_COUNT - 1))
					       : LANGUAGE_NONE;
	const struct value *old = record_value(record, field, language);
	const uint32_t what = draw(seed, 10);
	auto_string char *text = draw_text(assessment, field, seed);

	if (field->derived)
		return;
	edits_add(edits, record->id, field->id, language, old && !old->erased ? old->text : NULL,
		what < 2 ? NULL : text, old ? old->origin : NULL, NULL);
	edits->edits[edits->edit_count - 1].old_erased = old && old->erased;
	edits->edits[edits->edit_count - 1].new_erased = what == 0;
}

static void
apply(struct assessment *assessment, struct watch *watch, const struct edits *edits, size_t from)
{
	for (size_t i = from; i < edits->edit_count; i++) {
		assert_true(assessment_apply(assessment, &edits->edits[i]));
		watch_edit(watch, &edits->edits[i]);
	}
}

static void
draw_change(struct assessment *assessment, struct watch *watch, uint64_t *seed, struct edits *edits)
{
	for (uint32_t left = 1 + draw(seed, 3); left > 0; left--) {
		const size_t before = edits->edit_count;

		if (draw(seed, 4) == 0)
			draw_presence(assessment, seed, edits);
		else
			draw_value(assessment, seed, edits);
		apply(assessment, watch, edits, before);
	}
}

static void
run(struct assessment *assessment, uint64_t seed, size_t change_count)
{
	struct edits *changes = memory_allocate_array(change_count, sizeof(*changes));
	struct watch *watch = watch_new(assessment);

	for (size_t i = 0; i < change_count; i++) {
		draw_change(assessment, watch, &seed, &changes[i]);
		if (draw(&seed, 20) == 0)
			assessment_set_today(
				assessment, draw(&seed, 2) ? "2026-06-15" : "2027-02-01");
		if (draw(&seed, 4) > 0)
			assert_as_from_scratch(watch, assessment);
	}
	for (size_t i = change_count; i > 0; i--) {
		struct edits reversed = {0};

		edits_reverse(&changes[i - 1], &reversed);
		apply(assessment, watch, &reversed, 0);
		edits_clear(&reversed);
		edits_clear(&changes[i - 1]);
		if (i % 4 == 0 || i == 1)
			assert_as_from_scratch(watch, assessment);
	}
	free(changes);
	watch_free(&watch);
}

static void
random_edits__find__as_a_look_from_scratch(void **state)
{
	(void)state;
	for (uint64_t seed = 1; seed <= 10; seed++) {
		struct assessment *assessment = support_begin();

		run(assessment, seed * 0x9e3779b97f4a7c15u, 150);
		support_end(assessment);
	}
}

static struct assessment *
begin(const char *name)
{
	const char *root = getenv("top_srcdir");
	auto_string char *path = files_join(root ? root : ".", name);
	struct template *template = NULL;
	struct error_list faults = {0};
	struct assessment *assessment;

	assert_true(template_load_file(path, &template, &faults));
	assessment = assessment_new(
		"0b54e6a2-3c1d-4f7a-9a51-77f1f2a30c11", "2026-0001", LANGUAGE_CHINESE, template);
	assessment_set_today(assessment, "2026-06-15");
	return assessment;
}

static void
random_edits__find_the_same__in_every_template(void **state)
{
	static const char *const names[] = {
		"templates/gpdp-pia.yaml", "templates/gba-contract.yaml"};

	(void)state;
	for (size_t i = 0; i < array_length(names); i++) {
		struct assessment *assessment = begin(names[i]);

		for (uint64_t seed = 1; seed <= 2; seed++)
			run(assessment, seed * 0x9e3779b97f4a7c15u, 250);
		support_end(assessment);
	}
}

static void
edit(struct assessment *assessment, struct watch *watch, const struct record *record,
	const char *field, const char *text)
{
	struct edits edits = {0};

	edits_add(&edits, record->id, field,
		support_field(record, field)->translatable ? LANGUAGE_ENGLISH : LANGUAGE_NONE, NULL,
		text, NULL, NULL);
	apply(assessment, watch, &edits, 0);
	edits_clear(&edits);
}

/* How many conditions an edit has worked out again. */
static size_t
count_runs(struct assessment *assessment, struct watch *watch, const struct record *record,
	const char *field, const char *text)
{
	size_t before;

	watch_findings(watch);
	before = watch_run_count(watch);
	edit(assessment, watch, record, field, text);
	watch_findings(watch);
	return watch_run_count(watch) - before;
}

static void
edit__runs__only_the_rules_that_can_read_it(void **state)
{
	struct assessment *assessment = *state;
	const struct record *flow = support_add(assessment, "flow", 1);
	const struct record *party = support_add(assessment, "party", 1);
	const struct record *system = support_add(assessment, "system", 1);
	struct watch *watch;

	for (int number = 2; number <= 20; number++)
		support_add(assessment, "flow", number);
	support_point(assessment, system, "operator", party);
	support_point(assessment, flow, "from", system);
	watch = watch_new(assessment);
	/* long_retention reads it of the flow at hand alone. */
	assert_int_equal(count_runs(assessment, watch, flow, "retention", "P10Y"), 1);
	/* No rule reads it. */
	assert_int_equal(count_runs(assessment, watch, flow, "data", "logs"), 0);
	/* Whether a flow crosses the border is read of the flows that point at the party, here by
	 * its system. */
	assert_in_range(count_runs(assessment, watch, party, "jurisdiction", "cn"), 1, 4);
	/* Nothing has changed since. */
	assert_ptr_equal(watch_findings(watch), watch_findings(watch));
	watch_free(&watch);
}

/* Set a choice to the item that an index names. */
static void
choose(struct assessment *assessment, struct watch *watch, const struct record *record,
	const char *field, size_t item)
{
	edit(assessment, watch, record, field, support_field(record, field)->list->items[item].id);
	assert_as_from_scratch(watch, assessment);
}

static void
measure__that_comes_into_place__runs_what_its_risk_is_rated_by(void **state)
{
	struct assessment *assessment = begin("templates/gba-contract.yaml");
	const struct record *risk = support_add(assessment, "risk", 1);
	const struct record *measure = support_add(assessment, "measure", 1);
	const struct template_list *statuses = support_field(measure, "status")->list;
	auto_string char *link = string_format("%s:likelihood-1", risk->id);
	struct watch *watch = watch_new(assessment);

	(void)state;
	choose(assessment, watch, risk, "inherent_likelihood", 1);
	choose(assessment, watch, risk, "inherent_severity", 1);
	choose(assessment, watch, risk, "current_likelihood", 1);
	choose(assessment, watch, risk, "current_severity", 1);
	edit(assessment, watch, measure, "risks", link);
	assert_as_from_scratch(watch, assessment);
	for (size_t i = 0; i < statuses->item_count; i++)
		choose(assessment, watch, measure, "status", i);
	watch_free(&watch);
	support_end(assessment);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(random_edits__find__as_a_look_from_scratch),
		cmocka_unit_test(random_edits__find_the_same__in_every_template),
		cmocka_unit_test(measure__that_comes_into_place__runs_what_its_risk_is_rated_by),
		cmocka_unit_test_setup_teardown(edit__runs__only_the_rules_that_can_read_it,
			support_set_up, support_tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
