/* SPDX-License-Identifier: MIT */
/* Templates that extend another: what they add, change and hide, and what is said of their faults.
 */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/memory.h"
#include "base/string.h"
#include "support.h"
#include "template/blueprint.h"
#include "template/condition.h"
#include "template/load.h"

/* An extension of the small template with this text behind its head, as a file. */
static char *
write_extension(const char *text)
{
	auto_string char *base = data_path("small.yaml");
	auto_string char *whole = string_format(
		"template: larger\nversion: 2.0.0\nformat: 1\nextends: %s\n%s", base, text);

	return scratch_file(whole);
}

static struct template *
load_extension(const char *text)
{
	auto_string char *path = write_extension(text);
	struct error_list faults = {0};
	struct template *template = NULL;
	bool loaded = template_load_file(path, &template, &faults);

	unlink(path);
	if (!loaded) {
		auto_string char *fault = describe_fault(&faults, 0);

		fail_msg("%s: %s", faults.errors[0].file, fault);
	}
	return template;
}

/* The first fault of an extension is in the file whose name ends so, and says this. */
static void
assert_refused(const char *text, const char *file, int line, const char *message)
{
	auto_string char *path = write_extension(text);
	struct error_list faults = {0};
	struct template *template = NULL;
	const char *name = string_equal(file, "extension") ? path : file;

	assert_false(template_load_file(path, &template, &faults));
	unlink(path);

	auto_string char *fault = describe_fault(&faults, 0);
	size_t length = strlen(faults.errors[0].file);

	if (!strstr(fault, message) || faults.errors[0].line != line || length < strlen(name) ||
		strcmp(faults.errors[0].file + length - strlen(name), name) != 0)
		fail_msg("%s: %s", faults.errors[0].file, fault);
	error_list_clear(&faults);
}

static const struct template_field *
find(const struct template *template, const char *kind, const char *field)
{
	return template_find_field(template_find_kind(template, kind), field);
}

static void
extension__has__its_own_head_and_all_the_rest(void **state)
{
	struct template *template = load_extension("title: {en: Larger}\n");

	(void)state;
	assert_string_equal(template->name, "larger");
	assert_string_equal(template->version, "2.0.0");
	assert_string_equal(template->title.text[LANGUAGE_ENGLISH], "Larger");
	assert_string_equal(template->title.text[LANGUAGE_PORTUGUESE], "Avaliação pequena");
	assert_int_equal(template->step_count, 3);
	assert_int_equal(template->rule_count, 5);
	assert_int_equal(template->utc_offset, 480);
	template_free(&template);
}

static void
extension__rewords__in_one_language(void **state)
{
	struct template *template = load_extension(
		"kinds:\n  flow:\n    fields:\n      - {id: from, label: {en: Out of}}\n"
		"lists:\n  role:\n    - {id: processor, label: {pt: Outro}}\n");
	const struct template_field *from = find(template, "flow", "from");
	const struct template_list *role = template_find_list(template, "role");

	(void)state;
	assert_string_equal(from->label.text[LANGUAGE_ENGLISH], "Out of");
	assert_string_equal(from->label.text[LANGUAGE_CHINESE], "來源");
	assert_true(from->required);
	assert_string_equal(role->items[1].label.text[LANGUAGE_PORTUGUESE], "Outro");
	template_free(&template);
}

static void
extension__adds__at_the_end_or_behind_another(void **state)
{
	struct template *template = load_extension(
		"lists:\n"
		"  role:\n"
		"    - {id: recipient, label: {en: R, pt: R, zh-Hant: 收}, after: controller}\n"
		"    - {id: other, label: {en: O, pt: O, zh-Hant: 他}}\n"
		"steps:\n"
		"  - id: start\n"
		"    show:\n"
		"      - questions:\n"
		"          - {id: room, type: text, label: {en: R, pt: S, zh-Hant: 室}, after: "
		"scope}\n"
		"          - {id: scope, required: false}\n"
		"          - {id: floor, type: text, label: {en: F, pt: A, zh-Hant: 樓}}\n"
		"      - form: assessment\n"
		"  - {id: last, title: {en: L, pt: F, zh-Hant: 末}, show: [{table: comment}], "
		"after: start}\n"
		"rules:\n"
		"  - {id: roomless, for: answers, when: room is empty, severity: note,\n"
		"     say: {en: Which room?, pt: Que sala?, zh-Hant: 哪室？}}\n");
	const struct template_list *role = template_find_list(template, "role");
	const struct template_step *start = template_find_step(template, "start");

	(void)state;
	assert_int_equal(role->item_count, 4);
	assert_string_equal(role->items[1].id, "recipient");
	assert_string_equal(role->items[3].id, "other");
	assert_int_equal(start->part_count, 3);
	assert_string_equal(start->parts[1].questions[1]->id, "room");
	assert_false(start->parts[1].questions[0]->required);
	assert_int_equal(start->parts[1].question_count, 5);
	assert_int_equal(start->parts[2].question_count, 1);
	assert_string_equal(start->parts[2].questions[0]->id, "floor");
	assert_string_equal(template->steps[1].id, "last");
	assert_string_equal(template->rules[5].id, "roomless");
	template_free(&template);
}

static void
extension__hides__without_breaking_what_asks(void **state)
{
	struct template *template =
		load_extension("steps:\n  - {id: map, hide: true}\n"
			       "rules:\n  - {id: no_flow, hide: true}\n"
			       "lists:\n  ground:\n    - {id: contract, hide: true}\n"
			       "derive:\n  answers.highest:\n    - {is: low}\n");

	(void)state;
	assert_int_equal(template->step_count, 2);
	/* Rules about what is hidden are hidden with it. */
	assert_int_equal(template->rule_count, 2);
	assert_true(template_find_list(template, "ground")->items[1].hidden);
	assert_int_equal(find(template, "answers", "highest")->derive_line_count, 1);
	template_free(&template);
}

static void
extension__hides_an_entry__and_what_leads_to_it(void **state)
{
	struct template *template = load_extension(
		"catalogue:\n  risk:\n    - {id: unlawful_transfer, hide: true}\n"
		"rules:\n  - {id: no_flow, suggests: [unlawful_transfer, clauses]}\n");
	const struct blueprint *catalogue = template->catalogue;
	const struct blueprint_value *risks = &catalogue->records[1].values[1];

	(void)state;
	assert_int_equal(catalogue->record_count, 2);
	assert_int_equal(catalogue->hidden_record_count, 1);
	assert_string_equal(catalogue->records[2].key, "unlawful_transfer");
	assert_string_equal(risks->field->id, "risks");
	assert_int_equal(risks->reference_count, 1);
	assert_string_equal(catalogue->records[risks->references[0]].key, "lost_data");
	assert_int_equal(template->rules[0].suggestion_count, 0);
	assert_int_equal(template->rules[2].suggestion_count, 1);
	template_free(&template);
}

static void
extension__is_kept__as_one_whole_text(void **state)
{
	struct template *template =
		load_extension("title: {en: \"A \\\"larger\\\" \\\\ one: # {here}\"}\n"
			       "description: {en: \"Two\\nlines\"}\n"
			       "steps:\n  - {id: map, hide: true}\n");
	struct template *again = NULL;
	struct error_list faults = {0};

	(void)state;
	assert_null(strstr(template->source, "extends"));
	assert_true(template_load_text(
		template->source, template->source_length, "kept", &again, &faults));
	assert_string_equal(again->title.text[LANGUAGE_ENGLISH], "A \"larger\" \\ one: # {here}");
	assert_string_equal(again->description.text[LANGUAGE_ENGLISH], "Two\nlines");
	assert_int_equal(again->step_count, 2);
	assert_int_equal(again->hidden_step_count, 1);
	assert_string_equal(again->rules[1].id, template->rules[1].id);
	assert_int_equal(again->catalogue->record_count, 3);
	template_free(&again);
	template_free(&template);
}

/* The line of a file of tests/data/templates/ where a text stands first. */
static int
line_of(const char *name, const char *text)
{
	auto_string char *file = data_text(name);
	const char *place = strstr(file, text);
	int line = 1;

	assert_non_null(place);
	for (const char *byte = file; byte < place; byte++)
		line += *byte == '\n';
	return line;
}

static void
extension__faults__are_said_where_they_stand(void **state)
{
	(void)state;
	assert_refused("steps:\n  - {id: map, hidden: true}\n", "extension", 6,
		"There is no key \"hidden\" here. Is it \"hide\"?");
	assert_refused("rules:\n  - {id: no_flow, when: \"count flows = 0\"}\n", "extension", 6,
		"Is it \"flow\"?");
	assert_refused("lists:\n  role:\n    - {id: x, label: {en: X, pt: X, zh-Hant: X}, after: "
		       "nobody}\n",
		"extension", 7, "\"nobody\" is not understood here");
	/* What is to be hidden must be there. */
	assert_refused("steps:\n  - {id: maps, hide: true}\n", "extension", 6,
		"There is no \"maps\" to hide. Is it \"map\"?");
	assert_refused("kinds:\n  flows: {hide: true}\n", "extension", 6, "Is it \"flow\"?");
	assert_refused(
		"steps:\n  - id: start\n    show:\n      - questions: [{id: scopes, hide: yes}]\n",
		"extension", 8, "Is it \"scope\"?");
	assert_refused("lists:\n  role:\n    - {id: x, label: {en: X, pt: X}}\n", "extension", 7,
		"missing in: zh-Hant");
	/* What the extension took from under the base shows in the base. */
	assert_refused("kinds:\n  party:\n    fields:\n      - {id: role, list: ground}\n",
		"small.yaml", line_of("small.yaml", "role is processor"),
		"\"processor\" is not in the list \"ground\"");
}

static void
extension__needs__what_it_extends(void **state)
{
	auto_string char *head = string_format(
		"template: a\nversion: 1.0.0\nformat: 1\nextends: %s\n", "no-such-template");
	auto_string char *path = scratch_file(head);
	struct error_list faults = {0};
	struct template *template = NULL;

	(void)state;
	assert_false(template_load_file(path, &template, &faults));
	assert_true(fault_is_among(&faults, (struct place){.line = 4, .column = 10},
		"There is no template no-such-template"));
	assert_int_equal(faults.error_count, 1);
	error_list_clear(&faults);
	unlink(path);
}

static void
extension__of_itself__is_refused(void **state)
{
	auto_string char *path = scratch_file("format: 1\n");
	auto_string char *text =
		string_format("template: a\nversion: 1.0.0\nformat: 1\nextends: %s\n", path);
	auto_string char *other = scratch_file(text);
	struct error_list faults = {0};
	struct template *template = NULL;

	(void)state;
	assert_int_equal(rename(other, path), 0);
	assert_false(template_load_file(path, &template, &faults));
	assert_true(
		fault_is_among(&faults, (struct place){.line = 4, .column = 10}, "extends itself"));
	error_list_clear(&faults);
	unlink(path);
}

/* A template that extends the file at `path` is refused with one fault where it says so. */
static void
assert_base_refused(const char *path, const char *message)
{
	auto_string char *text =
		string_format("template: a\nversion: 1.0.0\nformat: 1\nextends: %s\n", path);
	auto_string char *extension = scratch_file(text);
	struct error_list faults = {0};
	struct template *template = NULL;

	assert_false(template_load_file(extension, &template, &faults));
	unlink(extension);
	assert_int_equal(faults.error_count, 1);
	assert_string_equal(faults.errors[0].file, extension);
	assert_true(fault_is_among(&faults, (struct place){.line = 4, .column = 10}, message));
	error_list_clear(&faults);
}

static void
extension__of_what_cannot_be_read__says_where(void **state)
{
	(void)state;
	assert_base_refused("/nowhere/small.yaml", "cannot be opened");
	assert_base_refused("/tmp", "Is a directory");
	assert_base_refused("/dev/zero", "is larger than");
}

static void
extension__of_itself_by_another_name__is_refused(void **state)
{
	auto_string char *path = scratch_file("");
	auto_string char *name = string_format("./%s", strrchr(path, '/') + 1);
	auto_string char *text =
		string_format("template: a\nversion: 1.0.0\nformat: 1\nextends: %s\n", name);
	auto_string char *other = scratch_file(text);
	struct error_list faults = {0};
	struct template *template = NULL;

	(void)state;
	assert_int_equal(rename(other, path), 0);
	assert_false(template_load_file(path, &template, &faults));
	assert_true(
		fault_is_among(&faults, (struct place){.line = 4, .column = 10}, "extends itself"));
	assert_string_equal(faults.errors[0].file, path);
	error_list_clear(&faults);
	unlink(path);
}

/* A template that extends a file with this text is refused with one fault in that file. */
static void
assert_base_text_refused(const char *base, struct place place, const char *message)
{
	auto_string char *path = scratch_file(base);
	auto_string char *text =
		string_format("template: a\nversion: 1.0.0\nformat: 1\nextends: %s\n", path);
	auto_string char *extension = scratch_file(text);
	struct error_list faults = {0};
	struct template *template = NULL;

	assert_false(template_load_file(extension, &template, &faults));
	unlink(extension);
	unlink(path);
	assert_int_equal(faults.error_count, 1);
	assert_string_equal(faults.errors[0].file, path);
	assert_true(fault_is_among(&faults, place, message));
	error_list_clear(&faults);
}

static void
extension__of_no_template__names_the_file_that_is_none(void **state)
{
	(void)state;
	assert_base_text_refused(
		"words\n", (struct place){.line = 1, .column = 1}, "A mapping is expected");
	assert_base_text_refused(
		"- a list\n", (struct place){.line = 1, .column = 1}, "A mapping is expected");
	assert_base_text_refused("template: b\nformat: 2\n", (struct place){.line = 2, .column = 9},
		"A newer version of the program");
}

/* A list of so many items, called a0, a1 and so on. */
static char *
write_list(char letter, int count)
{
	struct string text = {0};

	string_append(&text, "lists:\n  long:\n");
	for (int i = 0; i < count; i++)
		string_append_format(
			&text, "    - {id: %c%d, label: {en: L, pt: L, zh-Hant: 長}}\n", letter, i);
	return string_take(&text);
}

/* Lay a list of so many items over one of so many; the one fault is in the extension (line 0:
 * anywhere there). */
static void
assert_lists_refused(int base_count, int count, int line, const char *message)
{
	auto_string char *base_list = write_list('a', base_count);
	auto_string char *base = write_extension(base_list);
	auto_string char *list = write_list('b', count);
	auto_string char *text = string_format(
		"template: a\nversion: 1.0.0\nformat: 1\nextends: %s\n%s", base, list);
	auto_string char *path = scratch_file(text);
	struct error_list faults = {0};
	struct template *template = NULL;

	assert_false(template_load_file(path, &template, &faults));
	unlink(base);
	unlink(path);
	assert_int_equal(faults.error_count, 1);
	assert_string_equal(faults.errors[0].file, path);
	if (line)
		assert_int_equal(faults.errors[0].line, line);
	assert_non_null(strstr(faults.errors[0].message, message));
	error_list_clear(&faults);
}

static void
extension__of_very_long_lists__is_refused_in_time(void **state)
{
	(void)state;
	assert_lists_refused(9990, 11, 6 + 11, "There are more than {limit} items here");
	assert_lists_refused(9000, 9000, 0, "The file holds too much");
}

static void
extension__with_very_long_ids__is_kept(void **state)
{
	char id[2000];

	(void)state;
	memset(id, 'a', sizeof(id));
	id[sizeof(id) - 1] = '\0';

	auto_string char *text =
		string_format("lists:\n  ? %s\n  : [{id: %s, label: {en: L, pt: L, "
			      "zh-Hant: 長}}]\n  next: [{id: a, label: {en: L, "
			      "pt: L, zh-Hant: 長}}]\n",
			id, id);
	struct template *template = load_extension(text);
	struct template *again = NULL;
	struct error_list faults = {0};

	assert_true(template_load_text(
		template->source, template->source_length, "kept", &again, &faults));
	assert_non_null(template_find_list(again, id));
	assert_non_null(template_find_list(again, "next"));
	template_free(&again);
	template_free(&template);
}

static void
text__that_extends__is_refused(void **state)
{
	auto_string char *small = data_text("small.yaml");
	auto_string char *text = patch(small, "format: 1\n", "format: 1\n§extends: gpdp-pia\n");

	(void)state;
	assert_true(load_refuses(text, take_mark(text), "There is no key \"extends\" here"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(extension__has__its_own_head_and_all_the_rest),
		cmocka_unit_test(extension__rewords__in_one_language),
		cmocka_unit_test(extension__adds__at_the_end_or_behind_another),
		cmocka_unit_test(extension__hides__without_breaking_what_asks),
		cmocka_unit_test(extension__hides_an_entry__and_what_leads_to_it),
		cmocka_unit_test(extension__is_kept__as_one_whole_text),
		cmocka_unit_test(extension__faults__are_said_where_they_stand),
		cmocka_unit_test(extension__needs__what_it_extends),
		cmocka_unit_test(extension__of_itself__is_refused),
		cmocka_unit_test(extension__of_what_cannot_be_read__says_where),
		cmocka_unit_test(extension__of_itself_by_another_name__is_refused),
		cmocka_unit_test(extension__of_no_template__names_the_file_that_is_none),
		cmocka_unit_test(extension__of_very_long_lists__is_refused_in_time),
		cmocka_unit_test(extension__with_very_long_ids__is_kept),
		cmocka_unit_test(text__that_extends__is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
