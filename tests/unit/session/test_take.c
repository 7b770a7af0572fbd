/* SPDX-License-Identifier: MIT */
/* Tests of src/session/take.c. */
#include "config.h"

#include "fixture.h"

#include <stdlib.h>
#include <string.h>

#include "assessment/catalogue.h"
#include "assessment/value.h"
#include "session/take.h"

/* The small template's entries, in their order. */
enum { UNLAWFUL_TRANSFER, LOST_DATA, CLAUSES };

/* Take some entries for the record at an address (NULL: for none). Caller-owned. */
static struct taken *
take(struct fixture *fixture, const size_t *entries, size_t count, const char *address)
{
	const struct record *target = address ? fixture_record(fixture, address) : NULL;
	struct taken *taken = NULL;

	assert_done(fixture,
		session_take(fixture->session, entries, count, target, &taken, &fixture->error));
	return taken;
}

static void
take_one(struct fixture *fixture, size_t entry, const char *address)
{
	free(take(fixture, &entry, 1, address));
}

/* The value at an address leads to exactly these records, as addresses between blanks. */
static void
assert_leads_to(struct fixture *fixture, const char *address, const char *expected)
{
	struct string found = {0};
	size_t count;
	struct value_link *links = value_links(fixture_get(fixture, address), &count);

	for (size_t i = 0; i < count; i++) {
		const struct record *record = assessment_find_record(
			session_assessment(fixture->session), links[i].target);

		assert_non_null(record);
		auto_string char *written = address_write(record, NULL, LANGUAGE_NONE);
		string_append_format(&found, "%s%s", found.length ? " " : "", written);
		reduction_append(&found, &links[i].reduction);
	}
	value_free_links(links, count);
	assert_string_equal(string_text(&found), expected);
	string_clear(&found);
}

static size_t
count_of(struct fixture *fixture, const char *kind)
{
	const struct assessment *assessment = session_assessment(fixture->session);
	size_t count;

	free(assessment_records_of(
		assessment, template_find_kind(assessment->template, kind), &count));
	return count;
}

static size_t
count_changes(struct fixture *fixture)
{
	struct history history = {0};
	size_t count;

	assert_done(fixture, session_history(fixture->session, NULL, &history, &fixture->error));
	count = history.change_count;
	history_clear(&history);
	return count;
}

static void
take__brings_texts__in_all_languages__with_their_original(void **state)
{
	struct fixture *fixture = *state;
	const size_t entry = UNLAWFUL_TRANSFER;
	struct taken *taken = take(fixture, &entry, 1, NULL);

	assert_true(taken->is_new);
	assert_false(taken->is_linked);
	assert_ptr_equal(taken->record, fixture_record(fixture, "risk/1"));
	assert_string_equal(fixture_get(fixture, "risk/1.title"), "Unlawful transfer");
	assert_string_equal(fixture_get(fixture, "risk/1.title@pt"), "Transferência ilícita");
	assert_string_equal(fixture_get(fixture, "risk/1.title@zh-Hant"), "不當轉移");
	assert_string_equal(fixture_get(fixture, "risk/1.inherent_severity"), "serious");
	assert_string_equal(fixture_get(fixture, "risk/1.entry"), "unlawful_transfer");

	const struct record *risk = taken->record;
	const struct template_field *title = template_find_field(risk->kind, "title");
	auto_string char *fingerprint = assessment_fingerprint("Unlawful transfer");

	assert_null(record_value(risk, title, LANGUAGE_ENGLISH)->origin);
	assert_string_equal(record_value(risk, title, LANGUAGE_PORTUGUESE)->origin, fingerprint);
	free(taken);
	fixture_assert_integrity(fixture);
}

static void
take__of_several__is_one_change__that_undo_takes_back(void **state)
{
	struct fixture *fixture = *state;
	const size_t entries[] = {CLAUSES, LOST_DATA, UNLAWFUL_TRANSFER};
	size_t before = count_changes(fixture);

	free(take(fixture, entries, array_length(entries), NULL));
	assert_int_equal(count_changes(fixture), before + 1);
	assert_leads_to(fixture, "measure/1.risks", "risk/2 risk/1:likelihood-1");
	assert_string_equal(fixture_get(fixture, "risk/1.title"), "Lost data");
	assert_string_equal(fixture_get(fixture, "measure/1.status"), "planned");
	fixture_reopen(fixture);
	assert_done(fixture, session_undo(fixture->session, NULL, &fixture->error));
	assert_int_equal(count_of(fixture, "risk"), 0);
	assert_int_equal(count_of(fixture, "measure"), 0);
	assert_done(fixture, session_redo(fixture->session, NULL, &fixture->error));
	assert_leads_to(fixture, "measure/1.risks", "risk/2 risk/1:likelihood-1");
	fixture_assert_integrity(fixture);
}

static void
take__leads_to_what_was_taken_before__and_leaves_out_the_rest(void **state)
{
	struct fixture *fixture = *state;

	take_one(fixture, LOST_DATA, NULL);
	take_one(fixture, CLAUSES, NULL);
	assert_leads_to(fixture, "measure/1.risks", "risk/1:likelihood-1");
}

static void
take__twice__links_what_is_there(void **state)
{
	struct fixture *fixture = *state;
	const size_t entries[] = {LOST_DATA, LOST_DATA};
	struct taken *taken;
	size_t before;

	fixture_add(fixture, "flow");
	fixture_add(fixture, "flow");
	taken = take(fixture, entries, 2, "flow/1");
	assert_true(taken[1].is_new);
	assert_ptr_equal(taken[0].record, taken[1].record);
	free(taken);
	taken = take(fixture, entries, 2, "flow/2");
	assert_false(taken[0].is_new);
	assert_true(taken[0].is_linked);
	assert_ptr_equal(taken[0].record, fixture_record(fixture, "risk/1"));
	free(taken);
	assert_leads_to(fixture, "risk/1.flows", "flow/1 flow/2");

	before = count_changes(fixture);
	taken = take(fixture, entries, 1, "flow/2");
	assert_false(taken[0].is_new);
	assert_false(taken[0].is_linked);
	free(taken);
	assert_int_equal(count_changes(fixture), before);
	assert_int_equal(count_of(fixture, "risk"), 1);
	fixture_assert_integrity(fixture);
}

static void
take__for_a_risk__links_the_measure(void **state)
{
	struct fixture *fixture = *state;
	const struct record *risk = fixture_add(fixture, "risk");

	take_one(fixture, LOST_DATA, NULL);
	take_one(fixture, CLAUSES, "risk/1");
	assert_string_equal(risk->id, fixture_record(fixture, "risk/1")->id);
	assert_leads_to(fixture, "measure/1.risks", "risk/2:likelihood-1 risk/1");
	/* The entry's own risk is linked once. */
	assert_done(fixture, session_undo(fixture->session, NULL, &fixture->error));
	take_one(fixture, CLAUSES, "risk/2");
	assert_leads_to(fixture, "measure/2.risks", "risk/2:likelihood-1");
}

static void
take__for_what_cannot_be_linked__takes_all_the_same(void **state)
{
	struct fixture *fixture = *state;
	const size_t entry = LOST_DATA;
	struct taken *taken;

	fixture_add(fixture, "party");
	taken = take(fixture, &entry, 1, "party/1");
	assert_true(taken->is_new);
	assert_false(taken->is_linked);
	free(taken);
}

static void
take__knows_a_record_by_its_title__where_it_remembers_no_entry(void **state)
{
	struct fixture *fixture = *state;
	const size_t entry = LOST_DATA;
	struct taken *taken;

	fixture_add(fixture, "risk");
	assert_done(fixture, fixture_set(fixture, "risk/1.title@zh-Hant", "資料遺失"));
	taken = take(fixture, &entry, 1, NULL);
	assert_false(taken->is_new);
	assert_ptr_equal(taken->record, fixture_record(fixture, "risk/1"));
	free(taken);

	/* One that remembers another entry is not meant, whatever it is called. */
	assert_done(fixture, fixture_set(fixture, "risk/1.entry", "unlawful_transfer"));
	taken = take(fixture, &entry, 1, NULL);
	assert_true(taken->is_new);
	free(taken);
}

static void
take__again__after_it_was_removed(void **state)
{
	struct fixture *fixture = *state;

	take_one(fixture, LOST_DATA, NULL);
	assert_done(fixture, session_remove(fixture->session, fixture_record(fixture, "risk/1"),
				     &fixture->error));
	take_one(fixture, LOST_DATA, NULL);
	assert_string_equal(fixture_get(fixture, "risk/2.title"), "Lost data");
}

static void
take__is_refused(void **state)
{
	struct fixture *fixture = *state;
	const size_t none = CLAUSES + 1;
	const size_t entry = LOST_DATA;
	const struct record *flow = fixture_add(fixture, "flow");
	struct taken *taken = NULL;

	assert_refused(fixture,
		session_take(fixture->session, &none, 1, NULL, &taken, &fixture->error),
		ERROR_DATA);
	assert_done(fixture, session_remove(fixture->session, flow, &fixture->error));
	assert_refused(fixture,
		session_take(fixture->session, &entry, 1, flow, &taken, &fixture->error),
		ERROR_DATA);
	assert_null(taken);
	assert_int_equal(count_of(fixture, "risk"), 0);
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_set_up, fixture_tear_down)
	const struct CMUnitTest tests[] = {
		TEST(take__brings_texts__in_all_languages__with_their_original),
		TEST(take__of_several__is_one_change__that_undo_takes_back),
		TEST(take__leads_to_what_was_taken_before__and_leaves_out_the_rest),
		TEST(take__twice__links_what_is_there),
		TEST(take__for_a_risk__links_the_measure),
		TEST(take__for_what_cannot_be_linked__takes_all_the_same),
		TEST(take__knows_a_record_by_its_title__where_it_remembers_no_entry),
		TEST(take__again__after_it_was_removed),
		TEST(take__is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
