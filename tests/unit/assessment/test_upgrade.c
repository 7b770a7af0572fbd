/* SPDX-License-Identifier: MIT */
/* Tests of src/assessment/upgrade.c: what is kept, renamed, new and gone in another template. */
#include "config.h"

#include "support.h"

#include <stdlib.h>
#include <string.h>

#include "../next.h"
#include "assessment/address.h"
#include "assessment/upgrade.h"
#include "base/array.h"
#include "base/memory.h"
#include "base/string.h"

/* An assessment that was moved, and what there was before. */
struct moved {
	struct assessment *before; /* of support_begin() */
	struct template *template;
	struct upgrade_plan plan;
	struct assessment *after;
};

/* Everything in an assessment as edits from nothing, as the disk gives it. */
static void
collect(const struct assessment *assessment, struct edits *kept)
{
	for (size_t i = 0; i < assessment->record_count; i++) {
		const struct record *record = assessment->records[i];
		auto_string char *presence =
			string_format("%s/%d", record->kind->id, record->number);

		edits_add(
			kept, record->id, EDIT_PRESENCE, LANGUAGE_NONE, NULL, presence, NULL, NULL);
		if (record->removed)
			edits_add(kept, record->id, EDIT_PRESENCE, LANGUAGE_NONE, presence, NULL,
				NULL, NULL);
	}
	for (size_t i = 0; i < assessment->record_count; i++) {
		const struct record *record = assessment->records[i];

		for (size_t j = 0; j < record->value_count; j++) {
			const struct value *value = &record->values[j];

			edits_add(kept, record->id, value->field->id, value->language, NULL,
				value->text, NULL, value->origin);
			kept->edits[kept->edit_count - 1].new_erased = value->erased;
		}
	}
}

static void
move(struct moved *moved, struct assessment *assessment, const struct next_patch *patches,
	size_t count)
{
	struct edits kept = {0};
	struct error error = {0};

	moved->before = assessment;
	moved->template = next_template(patches, count);
	if (!upgrade_plan(assessment, moved->template, &moved->plan, &error))
		fail_msg("%s", error.message);
	collect(assessment, &kept);
	moved->after = upgrade_result(assessment, moved->template, &kept, &moved->plan.edits);
	edits_clear(&kept);
}

static void
moved_clear(struct moved *moved)
{
	upgrade_plan_clear(&moved->plan);
	assessment_free(&moved->after);
	template_free(&moved->template);
}

/* The text at an address afterwards; "" when there is none. Borrowed. */
static const char *
text_after(const struct moved *moved, const char *text)
{
	struct address address;
	struct error error = {0};

	if (!address_read(moved->after, text, &address, &error))
		fail_msg("%s: %s", text, error.message);

	const struct value *value = record_value(address.record, address.field,
		address.language == LANGUAGE_NONE ? LANGUAGE_ENGLISH : address.language);

	return value ? value->text : "";
}

static const struct upgrade_line *
find_line(const struct moved *moved, enum upgrade_type type, const char *old, const char *new)
{
	for (size_t i = 0; i < moved->plan.line_count; i++) {
		const struct upgrade_line *line = &moved->plan.lines[i];

		if (line->type == type && string_equal(line->old_name, old) &&
			string_equal(line->new_name, new))
			return line;
	}
	fail_msg("no line for %s, %s", old ? old : "nothing", new ? new : "nothing");
	return NULL;
}

/* What is said to be lost at an address; "" when nothing is. */
static const char *
loss_at(const struct moved *moved, const char *address)
{
	for (size_t i = 0; i < moved->plan.loss_count; i++) {
		if (string_equal(moved->plan.losses[i].address, address))
			return moved->plan.losses[i].text;
	}
	return "";
}

static void
plan__is_nothing__for_the_same_text(void **state)
{
	struct moved moved = {0};

	move(&moved, *state, NULL, 0);
	assert_true(moved.plan.is_same);
	assert_int_equal(moved.plan.edits.edit_count, 0);
	moved_clear(&moved);
}

static void
plan__is_refused__where_the_language_is_not_spoken(void **state)
{
	struct assessment *assessment = *state;
	struct template *template = next_template(next_version, next_version_count);
	struct upgrade_plan plan;
	struct error error = {0};

	template->languages[LANGUAGE_ENGLISH] = false;
	assert_false(upgrade_plan(assessment, template, &plan, &error));
	assert_int_equal(error.kind, ERROR_DATA);
	error_clear(&error);
	upgrade_plan_clear(&plan);
	template_free(&template);
}

static void
plan__keeps__what_is_called_the_same(void **state)
{
	struct assessment *assessment = *state;
	struct record *flow = support_add(assessment, "flow", 1);
	struct record *party = support_add(assessment, "party", 1);
	const struct record *answers = assessment_single(assessment, "answers");
	struct moved moved = {0};

	support_set(assessment, flow, "data", "attendance");
	support_translate(
		assessment, flow, "data", LANGUAGE_PORTUGUESE, "assiduidade", "attendance");
	support_point(assessment, flow, "from", party);
	support_set(assessment, answers, "scope", "staff");
	move(&moved, assessment, next_version, next_version_count);
	assert_int_equal(moved.plan.edits.edit_count, 0);
	assert_int_equal(moved.plan.loss_count, 0);
	assert_int_equal(moved.plan.records, 2);
	assert_int_equal(moved.plan.answers, 3);
	assert_string_equal(text_after(&moved, "flow/1.data@pt"), "assiduidade");
	moved_clear(&moved);
}

static void
plan__keeps__the_steps_of_links__as_far_as_the_scales_go(void **state)
{
	static const struct next_patch two_steps[] = {
		{"    - {id: likely, label: {en: Likely, pt: Provável, zh-Hant: 很可能}}\n", ""},
		{", likely: high}", "}"},
		{", likely: medium}", "}"},
	};
	struct assessment *assessment = *state;
	const struct record *measure = support_add(assessment, "measure", 1);
	const struct record *one = support_add(assessment, "risk", 1);
	const struct record *two = support_add(assessment, "risk", 2);
	auto_string char *links =
		string_format("%s:likelihood-2:severity-1 %s:likelihood-1", one->id, two->id);
	auto_string char *fewer =
		string_format("%s:likelihood-1:severity-1 %s:likelihood-1", one->id, two->id);
	struct moved moved = {0};

	support_set(assessment, measure, "risks", links);
	move(&moved, assessment, NULL, 0);
	assert_string_equal(text_after(&moved, "measure/1.risks"), links);
	assert_int_equal(moved.plan.loss_count, 0);
	moved_clear(&moved);
	move(&moved, assessment, two_steps, array_length(two_steps));
	assert_string_equal(text_after(&moved, "measure/1.risks"), fewer);
	assert_string_equal(loss_at(&moved, "measure/1.risks"), "risk/1:likelihood-2:severity-1");
	moved_clear(&moved);
}

static void
plan__follows__a_renamed_field(void **state)
{
	struct assessment *assessment = *state;
	struct record *flow = support_add(assessment, "flow", 1);
	const struct record *answers = assessment_single(assessment, "answers");
	struct moved moved = {0};

	support_set(assessment, flow, "retention", "P1Y");
	support_set(assessment, answers, "people", "12");
	move(&moved, assessment, next_version, next_version_count);
	assert_string_equal(text_after(&moved, "flow/1.keeping"), "P1Y");
	assert_string_equal(text_after(&moved, "answers.persons"), "12");
	assert_int_equal(
		find_line(&moved, UPGRADE_RENAMED, "flow.retention", "flow.keeping")->count, 1);
	assert_int_equal(moved.plan.edits.edit_count, 4);
	assert_int_equal(moved.plan.loss_count, 0);
	assert_int_equal(moved.plan.answers, 2);
	moved_clear(&moved);
}

static void
plan__follows__a_renamed_kind__and_gives_no_number_again(void **state)
{
	struct assessment *assessment = *state;
	struct record *purpose = support_add(assessment, "purpose", 1);
	struct record *removed = support_add(assessment, "purpose", 2);
	struct record *flow = support_add(assessment, "flow", 1);
	struct moved moved = {0};

	support_set(assessment, purpose, "title", "Attendance");
	support_set(assessment, removed, "title", "Old");
	support_point_twice(assessment, flow, "purposes", purpose, removed);
	support_remove(assessment, removed);
	move(&moved, assessment, next_version, next_version_count);
	assert_string_equal(text_after(&moved, "aim/1.title"), "Attendance");
	assert_string_equal(
		record_value(assessment_find_numbered(
				     moved.after, template_find_kind(moved.template, "flow"), 1),
			template_find_field(template_find_kind(moved.template, "flow"), "purposes"),
			LANGUAGE_NONE)
			->text,
		record_value(flow, support_field(flow, "purposes"), LANGUAGE_NONE)->text);
	assert_int_equal(
		assessment_last_number(moved.after, template_find_kind(moved.template, "aim")), 2);
	assert_true(assessment_find_record(moved.after, removed->id)->removed);
	assert_int_equal(find_line(&moved, UPGRADE_RENAMED, "purpose", "aim")->count, 1);
	moved_clear(&moved);
}

/* Edits taken back in reverse order give what there was, under the old template. */
static void
plan__can_be_taken_back(void **state)
{
	struct assessment *assessment = *state;
	struct record *purpose = support_add(assessment, "purpose", 1);
	struct record *removed = support_add(assessment, "purpose", 2);
	struct record *measure = support_add(assessment, "measure", 1);
	struct record *flow = support_add(assessment, "flow", 1);
	const struct record *answers = assessment_single(assessment, "answers");
	struct moved moved = {0};
	struct edits kept = {0};
	struct edits back = {0};

	support_set(assessment, purpose, "categories", "identity contact");
	support_set(assessment, measure, "title", "Lock");
	support_set(assessment, flow, "ground", "consent");
	support_set(assessment, assessment_single(assessment, "assessment"), "next_review",
		"2026-01-01");
	support_set(assessment, answers, "reason", "none");
	support_remove(assessment, removed);
	move(&moved, assessment, next_version, next_version_count);
	collect(moved.after, &kept);
	/* What the new template has no place for is still on the disk. */
	edits_add(&kept, measure->id, EDIT_PRESENCE, LANGUAGE_NONE, NULL, "measure/1", NULL, NULL);
	edits_add(&kept, measure->id, EDIT_PRESENCE, LANGUAGE_NONE, NULL, NULL, NULL, NULL);
	edits_add(&kept, measure->id, "title", LANGUAGE_ENGLISH, NULL, "Lock", NULL, NULL);
	edits_reverse(&moved.plan.edits, &back);

	struct assessment *again = upgrade_result(moved.after, assessment->template, &kept, &back);

	for (size_t i = 0; i < assessment->record_count; i++) {
		const struct record *before = assessment->records[i];
		const struct record *after = assessment_find_record(again, before->id);

		assert_non_null(after);
		assert_ptr_equal(after->kind, before->kind);
		assert_int_equal(after->number, before->number);
		assert_int_equal(after->removed, before->removed);
		assert_int_equal(after->value_count, before->value_count);
		for (size_t j = 0; j < before->value_count; j++)
			assert_string_equal(record_value(after, before->values[j].field,
						    before->values[j].language)
						    ->text,
				before->values[j].text);
	}
	edits_clear(&kept);
	edits_clear(&back);
	assessment_free(&again);
	moved_clear(&moved);
}

static void
plan__follows__a_renamed_choice__and_takes_out_one_that_is_gone(void **state)
{
	struct assessment *assessment = *state;
	struct record *flow = support_add(assessment, "flow", 1);
	struct record *purpose = support_add(assessment, "purpose", 1);
	struct record *other = support_add(assessment, "purpose", 2);
	struct moved moved = {0};

	support_set(assessment, flow, "ground", "consent");
	support_set(assessment, purpose, "categories", "identity contact");
	support_set(assessment, other, "categories", "contact");
	move(&moved, assessment, next_version, next_version_count);
	assert_string_equal(text_after(&moved, "flow/1.ground"), "agreed");
	assert_string_equal(text_after(&moved, "aim/1.categories"), "identity");
	assert_string_equal(text_after(&moved, "aim/2.categories"), "");
	assert_string_equal(loss_at(&moved, "purpose/1.categories"), "contact");
	assert_string_equal(loss_at(&moved, "purpose/2.categories"), "contact");
	assert_int_equal(
		find_line(&moved, UPGRADE_RENAMED, "ground: consent", "ground: agreed")->count, 1);
	assert_int_equal(find_line(&moved, UPGRADE_GONE, "data_category: contact", NULL)->count, 2);
	assert_int_equal(moved.plan.answers, 2);
	moved_clear(&moved);
}

static void
plan__says__what_is_new(void **state)
{
	struct moved moved = {0};

	move(&moved, *state, next_version, next_version_count);
	assert_true(find_line(&moved, UPGRADE_NEW, NULL, "answers.why")->required);
	assert_false(find_line(&moved, UPGRADE_NEW, NULL, "flow.note")->required);
	assert_string_equal(
		localized_text(find_line(&moved, UPGRADE_NEW, NULL, "answers.why")->label,
			LANGUAGE_PORTUGUESE),
		"Porquê?");
	moved_clear(&moved);
}

static void
plan__keeps__what_the_next_hides__and_says_so(void **state)
{
	static const struct next_patch hiding[] = {
		{"  - id: risks\n", "  - id: risks\n    hide: true\n"},
		{"{id: people, ", "{id: people, hide: true, "},
		{"{id: scope, ", "{id: scope, hide: true, "},
	};
	struct assessment *assessment = *state;
	struct record *risk = support_add(assessment, "risk", 1);
	const struct record *answers = assessment_single(assessment, "answers");
	struct moved moved = {0};

	support_set(assessment, risk, "title", "Loss");
	support_set(assessment, answers, "people", "12");
	move(&moved, assessment, hiding, array_length(hiding));
	assert_int_equal(find_line(&moved, UPGRADE_HIDDEN, "risk", NULL)->count, 1);
	assert_int_equal(find_line(&moved, UPGRADE_HIDDEN, "answers.people", NULL)->count, 1);
	/* Nothing was answered there, so there is nothing to say. */
	assert_int_equal(moved.plan.line_count, 2);
	assert_int_equal(moved.plan.loss_count, 0);
	assert_string_equal(text_after(&moved, "answers.people"), "12");
	assert_non_null(assessment_find_record(moved.after, risk->id));
	moved_clear(&moved);
}

static void
plan__takes_away__what_is_gone__with_its_address(void **state)
{
	struct assessment *assessment = *state;
	struct record *measure = support_add(assessment, "measure", 3);
	const struct record *answers = assessment_single(assessment, "answers");
	struct moved moved = {0};

	support_set(assessment, measure, "title", "Lock");
	support_set(assessment, answers, "reason", "too small");
	move(&moved, assessment, next_version, next_version_count);
	assert_string_equal(loss_at(&moved, "answers.reason"), "too small");
	assert_string_equal(loss_at(&moved, "measure/3"), "Lock");
	assert_int_equal(find_line(&moved, UPGRADE_GONE, "answers.reason", NULL)->count, 1);
	assert_int_equal(find_line(&moved, UPGRADE_GONE, "measure", NULL)->count, 1);
	assert_null(assessment_find_record(moved.after, measure->id));
	assert_int_equal(moved.plan.records, 0);
	moved_clear(&moved);
}

static void
plan__takes_away__what_is_of_another_type(void **state)
{
	struct assessment *assessment = *state;
	const struct record *own = assessment_single(assessment, "assessment");
	struct record *system = support_add(assessment, "system", 1);
	struct moved moved = {0};

	support_set(assessment, own, "next_review", "2026-01-01");
	support_set(assessment, system, "users", "12");
	move(&moved, assessment, next_version, next_version_count);
	assert_string_equal(loss_at(&moved, "assessment.next_review"), "2026-01-01");
	assert_string_equal(text_after(&moved, "assessment.next_review"), "");
	assert_string_equal(text_after(&moved, "system/1.users"), "");

	const struct upgrade_line *line =
		find_line(&moved, UPGRADE_GONE, "assessment.next_review", "assessment.next_review");

	assert_string_equal(line->old_type, "date");
	assert_string_equal(line->new_type, "text");
	find_line(&moved, UPGRADE_NEW, NULL, "assessment.next_review");
	moved_clear(&moved);
}

static void
plan__keeps__values_of_types_that_fit(void **state)
{
	struct assessment *assessment = *state;
	const struct record *answers = assessment_single(assessment, "answers");
	struct record *flow = support_add(assessment, "flow", 1);
	struct record *purpose = support_add(assessment, "purpose", 1);
	struct record *risk = support_add(assessment, "risk", 1);
	static const struct next_patch patches[] = {
		{"{id: scope, type: long_text, translatable",
			"{id: scope, type: text, translatable"},
		{"{id: sensitive, type: yes_no,", "{id: sensitive, type: choice, list: asked,"},
		{"  purpose.filing:\n    - {when: \"sensitive and",
			"  purpose.filing:\n    - {when: \"sensitive is yes and"},
		{"lists:\n", "lists:\n  asked:\n    - {id: yes, label: {en: Y, pt: S, zh-Hant: "
			     "是}}\n    - {id: open, label: {en: O, pt: A, zh-Hant: 未}}\n"},
		{"{id: advice, type: choices, list: role,",
			"{id: advice, type: choice, list: role,"},
		{"{id: flows, type: references, to: [flow],",
			"{id: flows, type: reference, to: [flow],"},
	};
	struct moved moved = {0};

	support_set(assessment, answers, "scope", "one\ntwo");
	support_translate(
		assessment, answers, "scope", LANGUAGE_PORTUGUESE, "um\ndois", "one\ntwo");
	support_set(assessment, answers, "advice", "processor");
	support_set(assessment, purpose, "sensitive", "yes");
	support_point(assessment, risk, "flows", flow);
	move(&moved, assessment, patches, array_length(patches));
	assert_string_equal(text_after(&moved, "answers.scope"), "one two");
	assert_string_equal(text_after(&moved, "answers.scope@pt"), "um dois");
	assert_string_equal(text_after(&moved, "answers.advice"), "processor");
	assert_string_equal(text_after(&moved, "purpose/1.sensitive"), "yes");
	assert_int_equal(moved.plan.loss_count, 0);

	struct address address;
	enum shown shown;

	assert_true(address_read(moved.after, "answers.scope", &address, NULL));
	free(assessment_show(
		moved.after, address.record, address.field, LANGUAGE_PORTUGUESE, &shown));
	assert_int_equal(shown, SHOWN_AS_ASKED);
	moved_clear(&moved);

	/* Of several, none is picked. */
	support_set(assessment, answers, "advice", "controller processor");
	support_set(assessment, purpose, "sensitive", "no");
	move(&moved, assessment, patches, array_length(patches));
	assert_string_equal(text_after(&moved, "answers.advice"), "");
	assert_string_equal(loss_at(&moved, "answers.advice"), "controller, processor");
	assert_string_equal(loss_at(&moved, "purpose/1.sensitive"), "no");
	moved_clear(&moved);
}

static void
plan__moves__translations_with_what_they_were_made_from(void **state)
{
	struct assessment *assessment = *state;
	const struct record *answers = assessment_single(assessment, "answers");
	static const struct next_patch patches[] = {
		{"{id: scope, type: long_text,", "{id: reach, was: scope, type: long_text,"}};
	static const struct next_patch plain[] = {
		{"{id: scope, type: long_text, translatable: true,",
			"{id: scope, type: long_text,"},
		{"{id: reason, type: text,", "{id: reason, type: text, translatable: true,"}};
	struct moved moved = {0};
	auto_string char *origin = assessment_fingerprint("older");

	support_translate(assessment, answers, "scope", LANGUAGE_PORTUGUESE, "pessoal", "older");
	support_set(assessment, answers, "scope", "staff");
	support_set(assessment, answers, "reason", "because");
	move(&moved, assessment, patches, 1);

	const struct record *after = assessment_single(moved.after, "answers");

	assert_string_equal(
		record_value(after, template_find_field(after->kind, "reach"), LANGUAGE_PORTUGUESE)
			->origin,
		origin);
	/* The original is put in before its translation, which remembers it. */
	assert_int_equal(moved.plan.edits.edits[2].language, LANGUAGE_ENGLISH);
	assert_string_equal(moved.plan.edits.edits[3].new_text, "pessoal");
	moved_clear(&moved);

	move(&moved, assessment, plain, 2);
	assert_string_equal(text_after(&moved, "answers.scope"), "staff");
	assert_string_equal(loss_at(&moved, "answers.scope@pt"), "pessoal");
	assert_string_equal(text_after(&moved, "answers.reason"), "because");
	moved_clear(&moved);
}

static void
plan__takes_out__references_to_what_is_gone(void **state)
{
	struct assessment *assessment = *state;
	struct record *flow = support_add(assessment, "flow", 1);
	struct record *system = support_add(assessment, "system", 1);
	struct record *risk = support_add(assessment, "risk", 1);
	struct record *purpose = support_add(assessment, "purpose", 1);
	static const struct next_patch patches[] = {
		{"{id: to, type: reference, to: [party, system],",
			"{id: to, type: reference, to: [party],"},
		{"{id: flows, type: references, to: [flow],",
			"{id: flows, type: references, to: [party],"},
		{"    label: {en: Purpose, pt", "    single: true\n    label: {en: Purpose, pt"},
		{"{id: purposes, type: references, to: [purpose],",
			"{id: purposes, type: references, to: [risk],"},
		{"      - table: purpose\n", "      - form: purpose\n"},
		{"    - {when: \"sensitive and any flow via purposes where (crosses_border)\", is: "
		 "authorisation}\n    - when: \"any flow via purposes where (crosses_border)\"\n   "
		 "   is: "
		 "notification\n      because: {en: data cross the border, pt: há dados que saem, "
		 "zh-Hant: 資料出境}\n      law: [{act: act, article: \"21(1)\", checked: true}]\n",
			""},
	};
	struct moved moved = {0};

	support_point(assessment, flow, "from", system);
	support_point(assessment, flow, "to", system);
	support_point_twice(assessment, flow, "purposes", purpose, risk);
	move(&moved, assessment, patches, array_length(patches));
	assert_string_equal(text_after(&moved, "flow/1.from"), system->id);
	assert_string_equal(text_after(&moved, "flow/1.to"), "");
	assert_string_equal(loss_at(&moved, "flow/1.to"), "system/1");
	assert_string_equal(text_after(&moved, "flow/1.purposes"), risk->id);
	assert_string_equal(loss_at(&moved, "flow/1.purposes"), "purpose/1");
	/* One that is always there is not one of many. */
	assert_int_equal(find_line(&moved, UPGRADE_GONE, "purpose", NULL)->count, 1);
	assert_null(assessment_find_record(moved.after, purpose->id));
	moved_clear(&moved);
}

static void
plan__follows__addresses_in_comments_and_dismissals(void **state)
{
	struct assessment *assessment = *state;
	static const struct {
		const char *before;
		const char *after;
	} abouts[] = {
		{"purpose/1", "aim/1"},
		{"purpose/1.title@pt", "aim/1.title@pt"},
		{"flow/1.retention", "flow/1.keeping"},
		{"answers.people", "answers.persons"},
		{"answers.scope@pt", "answers.scope@pt"},
		{"answers.reason", "answers.reason"},
		{"measure/1.title", "measure/1.title"},
		{"nothing/7", "nothing/7"},
	};
	struct moved moved = {0};

	support_add(assessment, "purpose", 1);
	support_add(assessment, "flow", 1);
	support_add(assessment, "measure", 1);
	for (size_t i = 0; i < array_length(abouts); i++)
		support_set(assessment, support_add(assessment, "comment", (int)i + 1), "about",
			abouts[i].before);
	support_set(assessment, support_add(assessment, "dismissal", 1), "about", "purpose/1");
	move(&moved, assessment, next_version, next_version_count);
	for (size_t i = 0; i < array_length(abouts); i++) {
		auto_string char *address = string_format("comment/%zu.about", i + 1);

		assert_string_equal(text_after(&moved, address), abouts[i].after);
	}
	assert_string_equal(text_after(&moved, "dismissal/1.about"), "aim/1");
	assert_int_equal(moved.plan.loss_count, 1);
	moved_clear(&moved);
}

static void
plan__makes_one_of_two__and_loses_no_record(void **state)
{
	struct assessment *assessment = *state;
	static const struct next_patch patches[] = {
		{"  purpose:\n", "  purpose:\n    was: goal\n"},
		{"{id: reason, type: text,", "{id: cause, was: [reason, people], type: text,"},
		{"          - {id: people, type: number, minimum: 1, label: {en: How many people, "
		 "pt: "
		 "Quantas pessoas, zh-Hant: 人數}}\n",
			""},
	};
	static const struct next_patch old_patches[] = {
		{"{id: people, type: number, minimum: 1,", "{id: people, type: text,"},
		{"  party:\n    label",
			"  goal:\n    label: {en: G, pt: G, zh-Hant: 目}\n    plural: "
			"{en: G, pt: G, zh-Hant: 目}\n    fields:\n      - {id: "
			"sensitive, type: yes_no, label: {en: S, pt: S, zh-Hant: "
			"敏}}\n  party:\n    label"},
	};
	struct template *old = next_template(old_patches, array_length(old_patches));
	struct assessment *both =
		assessment_new(assessment->id, assessment->reference, assessment->language, old);
	struct record *goal = support_add(both, "goal", 1);
	struct moved moved = {0};

	support_set(both, support_add(both, "purpose", 1), "sensitive", "no");
	support_set(both, goal, "sensitive", "yes");
	support_set(both, assessment_single(both, "answers"), "reason", "first");
	support_set(both, assessment_single(both, "answers"), "people", "second");
	move(&moved, both, patches, array_length(patches));
	assert_string_equal(text_after(&moved, "purpose/1.sensitive"), "no");
	assert_string_equal(text_after(&moved, "purpose/2.sensitive"), "yes");
	assert_string_equal(text_after(&moved, "answers.cause"), "first");
	assert_string_equal(loss_at(&moved, "answers.people"), "second");
	moved_clear(&moved);
	assessment_free(&both);
	template_free(&old);
}

static void
plan__moves__single_records(void **state)
{
	struct assessment *assessment = *state;
	static const struct next_patch decision[] = {
		{"  party:\n    label",
			"  decision:\n    single: true\n    label: {en: D, pt: D, zh-Hant: 決}\n   "
			" "
			"fields:\n      - {id: verdict, type: text, label: {en: V, pt: V, zh-Hant: "
			"裁}}\n      - {id: note, type: text, label: {en: N, pt: N, zh-Hant: "
			"註}}\n  "
			"party:\n    label"},
	};
	static const struct next_patch ruling[] = {
		{"  party:\n    label",
			"  ruling:\n    was: decision\n    single: true\n    label: {en: R, pt: R, "
			"zh-Hant: 決}\n    fields:\n      - {id: outcome, was: verdict, type: "
			"text, "
			"label: {en: O, pt: O, zh-Hant: 裁}}\n  party:\n    label"},
	};
	struct template *old = next_template(decision, 1);
	struct assessment *decided =
		assessment_new(assessment->id, assessment->reference, assessment->language, old);
	struct moved moved = {0};

	support_set(decided, assessment_single(decided, "decision"), "verdict", "go on");
	support_set(decided, assessment_single(decided, "decision"), "note", "well");
	move(&moved, decided, ruling, 1);
	assert_string_equal(text_after(&moved, "ruling.outcome"), "go on");
	assert_string_equal(loss_at(&moved, "decision.note"), "well");
	moved_clear(&moved);

	/* From one that has none, and back to it. */
	move(&moved, assessment, decision, 1);
	assert_string_equal(moved.plan.edits.edits[0].new_text, "decision/0");
	assert_string_equal(text_after(&moved, "decision.note"), "");
	moved_clear(&moved);
	move(&moved, decided, NULL, 0);
	assert_string_equal(loss_at(&moved, "decision.verdict"), "go on");
	assert_null(moved.plan.edits.edits[moved.plan.edits.edit_count - 1].new_text);
	assert_int_equal(find_line(&moved, UPGRADE_GONE, "decision.verdict", NULL)->count, 1);
	moved_clear(&moved);
	assessment_free(&decided);
	template_free(&old);
}

static void
plan__leaves__what_was_erased(void **state)
{
	struct assessment *assessment = *state;
	struct record *flow = support_add(assessment, "flow", 1);
	const struct record *answers = assessment_single(assessment, "answers");
	struct moved moved = {0};

	support_erase(assessment, flow, "retention", LANGUAGE_NONE);
	support_erase(assessment, answers, "reason", LANGUAGE_NONE);
	move(&moved, assessment, next_version, next_version_count);
	assert_int_equal(moved.plan.edits.edit_count, 0);
	assert_int_equal(moved.plan.loss_count, 0);
	assert_int_equal(find_line(&moved, UPGRADE_GONE, "answers.reason", NULL)->count, 0);
	moved_clear(&moved);
}

static void
describe__says__each_part(void **state)
{
	struct assessment *assessment = *state;
	struct moved moved = {0};
	struct upgrade_text *texts;
	size_t count;
	struct string all = {0};

	support_set(assessment, assessment_single(assessment, "answers"), "reason", "too small");
	move(&moved, assessment, next_version, next_version_count);
	upgrade_describe(&moved.plan, NULL, &texts, &count);
	for (size_t i = 0; i < count; i++)
		string_append_format(
			&all, "%s%s\n", texts[i].is_heading ? "" : "  ", texts[i].text);
	assert_non_null(strstr(string_text(&all), "Kept, answers: 0; records: 0\n"));
	assert_non_null(strstr(string_text(&all), "\n  purpose → aim  Aims  (records: 0)\n"));
	assert_non_null(strstr(string_text(&all), "\n  answers.why  Why?  (required)\n"));
	assert_non_null(strstr(string_text(&all), "\n  answers.reason  Why not?  (answers: 1)\n"));
	assert_non_null(strstr(
		string_text(&all), "\n  assessment.next_review  Next review  (date → text)"));
	assert_non_null(strstr(string_text(&all), "\n  answers.reason: too small\n"));
	string_clear(&all);
	upgrade_texts_free(texts, count);
	moved_clear(&moved);
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, support_set_up, support_tear_down)
	const struct CMUnitTest tests[] = {
		TEST(plan__is_nothing__for_the_same_text),
		TEST(plan__is_refused__where_the_language_is_not_spoken),
		TEST(plan__keeps__what_is_called_the_same),
		TEST(plan__keeps__the_steps_of_links__as_far_as_the_scales_go),
		TEST(plan__follows__a_renamed_field),
		TEST(plan__follows__a_renamed_kind__and_gives_no_number_again),
		TEST(plan__can_be_taken_back),
		TEST(plan__follows__a_renamed_choice__and_takes_out_one_that_is_gone),
		TEST(plan__says__what_is_new),
		TEST(plan__keeps__what_the_next_hides__and_says_so),
		TEST(plan__takes_away__what_is_gone__with_its_address),
		TEST(plan__takes_away__what_is_of_another_type),
		TEST(plan__keeps__values_of_types_that_fit),
		TEST(plan__moves__translations_with_what_they_were_made_from),
		TEST(plan__takes_out__references_to_what_is_gone),
		TEST(plan__follows__addresses_in_comments_and_dismissals),
		TEST(plan__makes_one_of_two__and_loses_no_record),
		TEST(plan__moves__single_records),
		TEST(plan__leaves__what_was_erased),
		TEST(describe__says__each_part),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
