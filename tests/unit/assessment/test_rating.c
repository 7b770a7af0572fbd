/* SPDX-License-Identifier: MIT */
/*
 * Ratings, links and levels set by hand, against the cases that were worked out by hand in
 * tests/data/ratings.txt, in the matrix of every template that ships.
 */
#include "config.h"

#include "support.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "assessment/evaluate.h"
#include "assessment/value.h"
#include "base/array.h"
#include "base/files.h"
#include "base/memory.h"
#include "base/string.h"
#include "template/load.h"

#define CASES_MINIMUM 40
#define FILE_MAXIMUM (1024 * 1024)

/* A place as it is written, "L3 S1". */
struct place_of_two {
	size_t likelihood; /* from 1 */
	size_t severity;
};

/* The file as it is read, and what was found so far. */
struct reading {
	char **templates; /* those that have cases */
	size_t template_count;
	struct template *template;
	int line;
	size_t cells;
	size_t case_count;
	size_t failures;
};

static char *
source_path(const char *below)
{
	const char *root = getenv("top_srcdir");

	return files_join(root ? root : ".", below);
}

static void
complain(struct reading *reading, const char *what, const char *found)
{
	print_error("ratings.txt:%d: %s is %s\n", reading->line, what, found);
	reading->failures++;
}

static const char *
item_id(const struct template_list *list, size_t index)
{
	assert_true(index < list->item_count);
	return list->items[index].id;
}

static void
read_place(const char *text, struct place_of_two *place)
{
	text += strspn(text, " ");
	if (sscanf(text, "L%zu S%zu", &place->likelihood, &place->severity) != 2)
		fail_msg("no place: %s", text);
}

static void
rate(struct assessment *assessment, const struct record *risk, enum rating rating,
	const struct place_of_two *place)
{
	const struct template *template = assessment->template;

	support_set(assessment, risk, rating_field(template, rating, RATED_LIKELIHOOD)->id,
		item_id(template->matrix.columns, place->likelihood - 1));
	support_set(assessment, risk, rating_field(template, rating, RATED_SEVERITY)->id,
		item_id(template->matrix.rows, place->severity - 1));
}

/* "agreed L-1 S-2": as a person would give the link, through value_read(). */
static void
add_measure(struct assessment *assessment, int number, char *text)
{
	struct string link = {0};
	const struct record *measure = support_add(assessment, "measure", number);
	struct error error = {0};
	char *kept = NULL;
	char *rest = NULL;

	support_set(assessment, measure, "status", strtok_r(text, " ", &rest));
	string_append(&link, "risk/1");
	for (char *word; (word = strtok_r(NULL, " ", &rest));)
		string_append_format(&link, ":%s-%s", *word == 'L' ? "likelihood" : "severity",
			word + strlen("L-"));
	if (!value_read(
		    assessment, support_field(measure, "risks"), string_text(&link), &kept, &error))
		fail_msg("%s: %s", string_text(&link), error.message);
	support_set(assessment, measure, "risks", kept);
	free(kept);
	string_clear(&link);
}

static void
add_measures(struct assessment *assessment, char *text)
{
	char *rest = NULL;
	int number = 0;

	text = string_copy_trimmed(text, " ");
	for (char *measure = strtok_r(text, ";", &rest); measure && !string_equal(text, "none");
		measure = strtok_r(NULL, ";", &rest))
		add_measure(assessment, ++number, measure);
	free(text);
}

static bool
holds(const struct assessment *assessment, const struct record *risk, const char *text)
{
	struct condition *condition = NULL;
	struct error_list faults = {0};
	bool held;

	if (!condition_parse(text, assessment->template, risk->kind, "ratings",
		    (struct place){.line = 1, .column = 1}, &condition, &faults))
		fail_msg("%s", text);
	held = evaluate_condition(assessment, risk, condition);
	condition_free(&condition);
	return held;
}

/* What the measures add up to; the assessor's own rating is set to it, and then to another. */
static void
check_suggestion(struct reading *reading, struct assessment *assessment, const struct record *risk,
	enum rating rating, const char *expected)
{
	const struct template *template = assessment->template;
	const char *name = rating == RATING_CURRENT ? "current" : "residual";
	auto_string char *differs = string_format("%s_differs", name);
	struct risk_position found;
	struct place_of_two own;

	assert_true(rating_suggest(assessment, risk, rating, &found));

	auto_string char *text = string_format("L%zu S%zu %s", found.column + 1, found.row + 1,
		item_id(template->matrix.levels, found.level));
	auto_string char *wanted = string_copy_trimmed(expected, " ");
	auto_string char *squeezed = string_copy_trimmed(wanted, " ");
	size_t length = 0;

	/* Columns of the file are aligned with blanks. */
	for (size_t i = 0; wanted[i]; i++)
		if (wanted[i] != ' ' || wanted[i + 1] != ' ')
			squeezed[length++] = wanted[i];
	squeezed[length] = '\0';
	if (!string_equal(text, squeezed))
		complain(reading, name, text);
	assert_false(found.is_override);

	read_place(expected, &own);
	rate(assessment, risk, rating, &own);
	if (rating_differs(assessment, risk, rating) || holds(assessment, risk, differs))
		complain(reading, differs, "yes, of the same place");
	own.severity = own.severity == 1 ? 2 : own.severity - 1;
	rate(assessment, risk, rating, &own);
	if (!rating_differs(assessment, risk, rating) || !holds(assessment, risk, differs))
		complain(reading, differs, "no, of another severity");
	read_place(expected, &own);
	own.likelihood = own.likelihood == 1 ? 2 : own.likelihood - 1;
	rate(assessment, risk, rating, &own);
	if (!rating_differs(assessment, risk, rating) || !holds(assessment, risk, differs))
		complain(reading, differs, "no, of another likelihood");
	read_place(expected, &own);
	rate(assessment, risk, rating, &own);
}

/* "residual high": the level that counts, beside the one that the matrix says. */
static void
check_override(struct reading *reading, struct assessment *assessment, const struct record *risk,
	const char *name, const char *level)
{
	static const char *const names[RATING_COUNT] = {"inherent", "current", "residual"};
	const struct template_list *levels = assessment->template->matrix.levels;
	auto_string char *is_level = string_format("%s_level is %s", name, level);
	auto_string char *is_override = string_format("%s_override", name);
	enum rating rating = RATING_INHERENT;
	struct risk_position before;
	struct risk_position after;

	while (!string_equal(names[rating], name))
		rating++;
	assert_true(rating_position(assessment, risk, rating, &before));
	if (before.is_override || before.level != before.matrix_level ||
		holds(assessment, risk, is_override))
		complain(reading, is_override, "yes, before it is set");
	support_set(assessment, risk, rating_field(assessment->template, rating, RATED_LEVEL)->id,
		level);
	assert_true(rating_position(assessment, risk, rating, &after));
	if (!string_equal(item_id(levels, after.level), level) ||
		!holds(assessment, risk, is_level))
		complain(reading, name, item_id(levels, after.level));
	if (after.matrix_level != before.level || after.row != before.row ||
		after.column != before.column)
		complain(reading, name, "at another place of the matrix");
	if (!after.is_override || !holds(assessment, risk, is_override))
		complain(reading, is_override, "no");
}

static void
check_overrides(struct reading *reading, struct assessment *assessment, const struct record *risk,
	char *text)
{
	char *rest = NULL;

	for (char *one = text ? strtok_r(text, ";", &rest) : NULL; one;
		one = strtok_r(NULL, ";", &rest)) {
		char *words = NULL;
		const char *name = strtok_r(one, " ", &words);

		check_override(reading, assessment, risk, name, strtok_r(NULL, " ", &words));
	}
}

static void
check_case(struct reading *reading, char *line)
{
	struct assessment *assessment = assessment_new("5f6d3b1c-0000-4000-8000-00000000000a",
		"2026-0001", LANGUAGE_ENGLISH, reading->template);
	const struct record *risk = support_add(assessment, "risk", 1);
	char *columns[5] = {0};
	struct place_of_two inherent;
	struct risk_position nothing;
	char *rest = NULL;

	for (size_t i = 0; i < array_length(columns); i++)
		columns[i] = strtok_r(i ? NULL : line, "|", &rest);
	assert_non_null(columns[3]);
	add_measures(assessment, columns[1]);
	assert_false(rating_suggest(assessment, risk, RATING_RESIDUAL, &nothing));
	read_place(columns[0], &inherent);
	rate(assessment, risk, RATING_INHERENT, &inherent);
	assert_false(rating_suggest(assessment, risk, RATING_INHERENT, &nothing));
	assert_false(rating_differs(assessment, risk, RATING_RESIDUAL));
	check_suggestion(reading, assessment, risk, RATING_CURRENT, columns[2]);
	check_suggestion(reading, assessment, risk, RATING_RESIDUAL, columns[3]);
	check_overrides(reading, assessment, risk, columns[4]);
	/* A level set by hand is none of a place, so that what is suggested stays. */
	assert_false(rating_differs(assessment, risk, RATING_RESIDUAL));
	assessment_free(&assessment);
	reading->case_count++;
}

/* "S2 low medium": a row of the matrix. */
static void
check_row(struct reading *reading, char *line)
{
	const struct template_matrix *matrix = &reading->template->matrix;
	char *rest = NULL;
	const size_t row = strtoul(strtok_r(line, " ", &rest) + 1, NULL, 10) - 1;
	size_t column = 0;

	for (char *level; (level = strtok_r(NULL, " ", &rest)); column++) {
		struct assessment *assessment =
			assessment_new("5f6d3b1c-0000-4000-8000-00000000000a", "2026-0001",
				LANGUAGE_ENGLISH, reading->template);
		const struct record *risk = support_add(assessment, "risk", 1);
		const struct place_of_two place = {column + 1, row + 1};
		struct risk_position found;

		rate(assessment, risk, RATING_INHERENT, &place);
		assert_true(rating_position(assessment, risk, RATING_INHERENT, &found));
		if (!string_equal(item_id(matrix->levels, found.level), level))
			complain(reading, level, item_id(matrix->levels, found.level));
		assessment_free(&assessment);
	}
	assert_int_equal(column, matrix->columns->item_count);
	reading->cells += column;
}

static void
end_template(struct reading *reading)
{
	const struct template_matrix *matrix;

	if (!reading->template)
		return;
	matrix = &reading->template->matrix;
	if (reading->cells != matrix->rows->item_count * matrix->columns->item_count)
		complain(reading, "the matrix above", "not whole");
	template_free(&reading->template);
}

static void
begin_template(struct reading *reading, const char *below)
{
	auto_string char *path = source_path(below);
	struct error_list faults = {0};

	end_template(reading);
	reading->cells = 0;
	if (!template_load_file(path, &reading->template, &faults))
		fail_msg("%s does not load", path);
	*array_append(&reading->templates, &reading->template_count) = memory_copy_string(below);
}

static void
check_file(struct reading *reading)
{
	auto_string char *path = source_path("tests/data/ratings.txt");
	char *text = NULL;
	size_t length;
	char *rest = NULL;

	assert_true(files_read(path, FILE_MAXIMUM, &text, &length, NULL));
	rest = text;
	for (char *line; (line = strsep(&rest, "\n"));) {
		reading->line++;
		if (strncmp(line, "template ", strlen("template ")) == 0)
			begin_template(reading, line + strlen("template "));
		else if (*line == 'S')
			check_row(reading, line);
		else if (*line == 'L')
			check_case(reading, line);
		else if (*line != '#' && *line != '\0')
			fail_msg("ratings.txt:%d is not understood", reading->line);
	}
	end_template(reading);
	free(text);
}

/* Whether every template that ships has its cases. */
static void
check_templates(struct reading *reading)
{
	auto_string char *folder = source_path("templates");
	DIR *directory = opendir(folder);

	assert_non_null(directory);
	for (const struct dirent *entry; (entry = readdir(directory));) {
		auto_string char *below = string_format("templates/%s", entry->d_name);
		const char *end = strrchr(entry->d_name, '.');
		bool found = false;

		for (size_t i = 0; i < reading->template_count; i++)
			found = found || string_equal(reading->templates[i], below);
		if (end && string_equal(end, ".yaml") && !found)
			complain(reading, below, "without cases");
	}
	closedir(directory);
}

static void
ratings__are__as_worked_out_by_hand(void **state)
{
	struct reading reading = {0};

	(void)state;
	check_file(&reading);
	check_templates(&reading);
	assert_true(reading.case_count >= CASES_MINIMUM);
	assert_int_equal(reading.failures, 0);
	value_free_parts(reading.templates, reading.template_count);
}

static void
measures__are__those_that_point_to_the_risk(void **state)
{
	struct assessment *assessment = *state;
	const struct record *one = support_add(assessment, "risk", 1);
	const struct record *two = support_add(assessment, "risk", 2);
	const struct record *measure = support_add(assessment, "measure", 1);
	const struct record *other = support_add(assessment, "measure", 2);
	const struct record *gone = support_add(assessment, "measure", 3);
	auto_string char *links = string_format("%s:likelihood-2 %s:severity-1", one->id, two->id);
	struct risk_measure *measures;
	size_t count;

	support_set(assessment, measure, "risks", links);
	support_set(assessment, measure, "status", "in_place");
	support_set(assessment, other, "risks", two->id);
	support_set(assessment, gone, "risks", links);
	support_remove(assessment, gone);
	measures = rating_measures(assessment, two, &count);
	assert_int_equal(count, 2);
	assert_ptr_equal(measures[0].measure, measure);
	assert_int_equal(measures[0].counts, COUNTS_IN_PLACE);
	assert_int_equal(measures[0].reduction.steps[AXIS_LIKELIHOOD], 0);
	assert_int_equal(measures[0].reduction.steps[AXIS_SEVERITY], 1);
	assert_ptr_equal(measures[1].measure, other);
	/* It has no status yet. */
	assert_int_equal(measures[1].counts, COUNTS_NEVER);
	assert_true(reduction_is_none(&measures[1].reduction));
	free(measures);
}

static void
fields__are_known__by_rating_and_part(void **state)
{
	struct assessment *assessment = *state;
	const struct record *risk = support_add(assessment, "risk", 1);
	enum rating rating;
	enum rated rated;

	assert_true(rating_of_field(support_field(risk, "residual_level"), &rating, &rated));
	assert_int_equal(rating, RATING_RESIDUAL);
	assert_int_equal(rated, RATED_LEVEL);
	assert_true(rating_of_field(support_field(risk, "current_severity"), &rating, &rated));
	assert_int_equal(rating, RATING_CURRENT);
	assert_int_equal(rated, RATED_SEVERITY);
	assert_false(rating_of_field(support_field(risk, "title"), &rating, &rated));
	assert_true(rating_is_asked(assessment->template, RATING_CURRENT));
	assert_null(rating_field(assessment->template, RATING_CURRENT, RATED_LEVEL));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, support_set_up, support_tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(ratings__are__as_worked_out_by_hand),
		TEST(measures__are__those_that_point_to_the_risk),
		TEST(fields__are_known__by_rating_and_part),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
