/* SPDX-License-Identifier: MIT */
/*
 * Random edits: what is in memory, what the tables hold, and what the log adds up to are the same
 * at any moment, over every act and every start of the program.
 */
#include "config.h"

#include "fixture.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "session/state.h"

#define STEPS 400
#define SEEDS 6

static int
compare_lines(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Everything an assessment holds, a line each, in an order of its own. Caller-owned. */
static char *
dump(const struct assessment *assessment)
{
	char **lines = NULL;
	size_t count = 0;
	struct string text = {0};

	for (size_t i = 0; i < assessment->record_count; i++) {
		const struct record *record = assessment->records[i];

		*array_append(&lines, &count) = string_format("%s %s/%d %d\n", record->id,
			record->kind->id, record->number, record->removed);
		for (size_t j = 0; j < record->value_count; j++) {
			const struct value *value = &record->values[j];

			*array_append(&lines, &count) = string_format("%s.%s@%s %s|%s|%d\n",
				record->id, value->field->id, language_tag(value->language),
				value->text, value->origin ? value->origin : "-", value->erased);
		}
	}
	qsort(lines, count, sizeof(*lines), compare_lines);
	for (size_t i = 0; i < count; i++) {
		string_append(&text, lines[i]);
		free(lines[i]);
	}
	free(lines);
	return string_take(&text);
}

static void
apply_change(void *context, const struct store_log_change *change)
{
	struct assessment *assessment = context;
	struct edits edits = {0};

	for (size_t i = 0; i < change->edit_count; i++) {
		if (strcmp(change->edits[i].record, assessment->id) != 0)
			edits_add_logged(&edits, &change->edits[i]);
	}
	for (size_t i = 0; i < edits.edit_count; i++)
		assert_true(assessment_apply(assessment, &edits.edits[i]));
	edits_clear(&edits);
}

static void
assert_all_agree(struct fixture *fixture)
{
	const struct assessment *memory = session_assessment(fixture->session);
	struct assessment *rebuilt =
		assessment_new(memory->id, memory->reference, memory->language, memory->template);
	struct session *other;

	assert_true(store_read_log(fixture->library->store, fixture->session->row, 0, apply_change,
		rebuilt, &fixture->error));
	assert_done(fixture, session_open_to_read(fixture->library, fixture->reference, &other,
				     &fixture->error));

	auto_string char *in_memory = dump(memory);
	auto_string char *in_tables = dump(session_assessment(other));
	auto_string char *in_log = dump(rebuilt);

	assert_string_equal(in_memory, in_tables);
	assert_string_equal(in_memory, in_log);
	session_close(&other);
	assessment_free(&rebuilt);
	fixture_assert_integrity(fixture);
}

static const struct record *
any_record(struct fixture *fixture, uint64_t *seed)
{
	const struct assessment *assessment = session_assessment(fixture->session);
	const struct record *record;

	do
		record =
			assessment
				->records[fixture_random(seed, (unsigned)assessment->record_count)];
	while (record->removed);
	return record;
}

static bool
set_anything(struct fixture *fixture, uint64_t *seed)
{
	static const char *const texts[] = {
		NULL, "a", "b", "行政暫緩法人", "ção", "long\nand\nlonger"};
	const struct record *record = any_record(fixture, seed);
	struct session_value values[3];
	size_t count = fixture_random(seed, 3) + 1;

	for (size_t i = 0; i < count; i++)
		values[i] = (struct session_value){
			.field = record->kind->fields[fixture_random(
				seed, (unsigned)record->kind->field_count)],
			.language = fixture_random(seed, LANGUAGE_COUNT),
			.text = texts[fixture_random(seed, array_length(texts))],
		};
	return session_set_values(fixture->session, record, values, count, &fixture->error);
}

/* One random act; what is refused for its state is no failure. */
static void
act(struct fixture *fixture, uint64_t *seed)
{
	struct session *session = fixture->session;
	const struct template *template = session_assessment(session)->template;
	const struct template_kind *kind =
		template->kinds[fixture_random(seed, (unsigned)template->kind_count)];
	struct error *error = &fixture->error;
	bool done;

	switch (fixture_random(seed, 16)) {
	case 0:
	case 1:
		done = session_add(session, kind, NULL, 0, NULL, error);
		break;
	case 2:
		done = session_remove(session, any_record(fixture, seed), error);
		break;
	case 3:
	case 4:
	case 5:
		done = session_undo(session, NULL, error);
		break;
	case 6:
	case 7:
		done = session_redo(session, NULL, error);
		break;
	case 8:
		done = fixture_random(seed, 6) > 0 ||
		       session_erase(session, any_record(fixture, seed), NULL,
			       (enum language)fixture_random(seed, LANGUAGE_COUNT), "random",
			       error);
		break;
	default:
		done = set_anything(fixture, seed);
		break;
	}
	if (!done) {
		assert_true(error->kind == ERROR_STATE || error->kind == ERROR_DATA);
		error_clear(error);
	}
}

static void
random_edits__agree__in_memory_tables_and_log(void **state)
{
	struct fixture *fixture = *state;

	for (uint64_t start = 1; start <= SEEDS; start++) {
		uint64_t seed = start;

		for (int i = 0; i < STEPS / SEEDS; i++) {
			act(fixture, &seed);
			if (fixture_random(&seed, 12) == 0)
				assert_all_agree(fixture);
			if (fixture_random(&seed, 40) == 0)
				fixture_reopen(fixture);
		}
		assert_all_agree(fixture);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(random_edits__agree__in_memory_tables_and_log,
			fixture_set_up, fixture_tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
