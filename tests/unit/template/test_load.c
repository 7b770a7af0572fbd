/* SPDX-License-Identifier: MIT */
/* What a correct template becomes, and how faults are handed over. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "base/files.h"
#include "base/memory.h"
#include "base/string.h"
#include "support.h"
#include "template/blueprint.h"
#include "template/condition.h"
#include "template/load.h"

static const struct template_field *
field_of(const struct template *template, const char *kind, const char *field)
{
	const struct template_field *found =
		template_find_field(template_find_kind(template, kind), field);

	assert_non_null(found);
	return found;
}

static void
load__reads__the_head(void **state)
{
	const struct template *template = *state;
	auto_string char *source = data_text("small.yaml");

	assert_string_equal(template->name, "small");
	assert_string_equal(template->version, "1.2.0");
	assert_int_equal(template->utc_offset, 480);
	assert_string_equal(template->home, "mo");
	assert_false(template->languages[LANGUAGE_NONE]);
	assert_true(template->languages[LANGUAGE_ENGLISH]);
	assert_true(template->languages[LANGUAGE_PORTUGUESE]);
	assert_true(template->languages[LANGUAGE_CHINESE]);
	assert_string_equal(localized_text(&template->title, LANGUAGE_CHINESE), "小型評估");
	assert_string_equal(
		localized_text(&template->authority, LANGUAGE_PORTUGUESE), "A autoridade");
	assert_string_equal(template->source, source);
	assert_int_equal(template->source_length, strlen(source));
}

static void
load__reads__offsets_west_of_utc(void **state)
{
	auto_string char *small = data_text("small.yaml");
	auto_string char *text = patch(small, "\"+08:00\"", "\"-03:30\"");
	struct template *template = NULL;
	struct error_list faults = {0};

	(void)state;
	assert_true(template_load_text(text, strlen(text), "x", &template, &faults));
	assert_int_equal(template->utc_offset, -210);
	template_free(&template);
	assert_null(template);
}

static void
load__reads__scales_and_the_matrix_by_ids(void **state)
{
	const struct template *template = *state;
	const struct template_matrix *matrix = &template->matrix;
	static const char *const levels[2][3] = {
		{"low", "low", "medium"}, {"medium", "high", "high"}};

	assert_string_equal(matrix->rows->id, "severity");
	assert_string_equal(matrix->columns->id, "likelihood");
	assert_true(matrix->rows->is_scale);
	for (size_t row = 0; row < 2; row++)
		for (size_t column = 0; column < 3; column++)
			assert_string_equal(
				matrix->levels->items[matrix->cells[row * 3 + column]].id,
				levels[row][column]);
	assert_int_equal(matrix->levels->items[0].colour, COLOUR_GREEN);
	assert_int_equal(matrix->levels->items[2].colour, COLOUR_RED);
	assert_int_equal(template_item_index(matrix->levels, "medium"), 1);
	assert_int_equal(template_item_index(matrix->levels, "none"), -1);
	assert_int_equal(template_item_index(matrix->levels, NULL), -1);
}

static void
load__reads__lists_with_law_and_ends(void **state)
{
	const struct template *template = *state;
	const struct template_list *status = template_find_list(template, "measure_status");
	const struct template_item *health =
		template_find_item(template_find_list(template, "data_category"), "health");

	assert_false(status->is_scale);
	assert_false(status->items[0].done);
	assert_true(status->items[1].done);
	assert_true(status->items[2].done);
	assert_int_equal(health->law.reference_count, 1);
	assert_string_equal(health->law.references[0].article, "7");
	assert_true(health->law.references[0].checked);
	assert_null(template_find_item(status, "gone"));
	assert_null(template_find_list(template, "gone"));
}

static void
load__reads__ids_of_earlier_versions(void **state)
{
	auto_string char *small = data_text("small.yaml");
	auto_string char *kind = patch(small, "  purpose:\n", "  purpose:\n    was: goal\n");
	auto_string char *field =
		patch(kind, "{id: started, type", "{id: started, was: [begun, flow], type");
	auto_string char *text = patch(field, "{id: possible,", "{id: possible, was: [maybe],");
	struct template *template = NULL;
	struct error_list faults = {0};

	(void)state;
	assert_true(template_load_text(text, strlen(text), "x", &template, &faults));

	const struct template_kind *flow = template_find_kind(template, "flow");

	assert_true(template_was(&template_find_kind(template, "purpose")->was, "goal"));
	assert_true(template_was(&template_find_field(flow, "started")->was, "begun"));
	assert_true(template_was(&template_find_field(flow, "started")->was, "flow"));
	assert_false(template_was(&template_find_field(flow, "started")->was, "started"));
	assert_true(template_was(
		&template_find_item(template_find_list(template, "likelihood"), "possible")->was,
		"maybe"));
	template_free(&template);
}

static void
load__reads__kinds_with_their_fields(void **state)
{
	const struct template *template = *state;
	const struct template_kind *flow = template_find_kind(template, "flow");
	const struct template_kind *system = template_find_kind(template, "system");
	const struct template_field *from = field_of(template, "flow", "from");
	const struct template_field *users = field_of(template, "system", "users");

	for (size_t i = 0; i < template->kind_count; i++)
		assert_int_equal(template->kinds[i]->index, i);
	assert_null(flow->name);
	assert_int_equal(flow->column_count, 4);
	assert_string_equal(flow->columns[3]->id, "retention");
	assert_ptr_equal(system->name, template_find_field(system, "name"));
	assert_int_equal(system->column_count, 5);
	assert_string_equal(system->columns[4]->id, "remote_access");
	assert_ptr_equal(from->kind, flow);
	assert_int_equal(from->type, FIELD_REFERENCE);
	assert_true(from->required);
	assert_int_equal(from->target_count, 2);
	assert_string_equal(from->targets[1]->id, "system");
	assert_string_equal(localized_text(&from->help, LANGUAGE_CHINESE), "誰發出資料。");
	assert_string_equal(users->minimum, "0");
	assert_string_equal(users->maximum, "100000");
	assert_string_equal(localized_text(&users->unit, LANGUAGE_PORTUGUESE), "pessoas");
	assert_true(field_of(template, "flow", "data")->translatable);
	assert_non_null(field_of(template, "flow", "ground")->when);
	assert_int_equal(field_of(template, "flow", "ground")->law.reference_count, 2);
	assert_true(flow->place.line < from->place.line);
	assert_int_equal(from->place.column, 9);
}

static void
load__makes__a_kind_of_all_questions(void **state)
{
	const struct template *template = *state;
	const struct template_kind *answers = template->kinds[1];
	const struct step_part *part = &template->steps[0].parts[1];

	assert_string_equal(template->kinds[0]->id, "assessment");
	assert_string_equal(answers->id, "answers");
	assert_true(answers->single);
	assert_int_equal(answers->field_count, 7);
	assert_string_equal(answers->fields[5]->id, "advice");
	assert_int_equal(part->type, PART_QUESTIONS);
	assert_ptr_equal(part->kind, answers);
	assert_int_equal(part->question_count, 4);
	assert_ptr_equal(part->questions[0], template_find_field(answers, "scope"));
}

static void
load__reads__steps_rules_and_derived_fields(void **state)
{
	const struct template *template = *state;
	const struct template_step *risks = template_find_step(template, "risks");
	const struct template_field *filing = field_of(template, "purpose", "filing");
	const struct template_rule *rule = &template->rules[0];

	assert_int_equal(template->step_count, 3);
	assert_non_null(risks->when);
	assert_int_equal(risks->part_count, 5);
	assert_int_equal(risks->parts[0].type, PART_MATRIX);
	assert_int_equal(risks->parts[1].type, PART_TABLE);
	assert_string_equal(risks->parts[2].kind->id, "measure");
	assert_null(template->steps[0].when);
	assert_true(filing->derived);
	assert_int_equal(filing->derive_line_count, 3);
	assert_string_equal(filing->derive_lines[0].value, "authorisation");
	assert_int_equal(filing->derive_lines[0].condition->type, CONDITION_AND);
	assert_null(filing->derive_lines[2].condition);
	assert_string_equal(rule->id, "transfer_without_ground");
	assert_int_equal(rule->severity, SEVERITY_BLOCK);
	assert_ptr_equal(rule->field, field_of(template, "flow", "ground"));
	assert_int_equal(template->rules[2].severity, SEVERITY_NOTE);
	assert_null(template->rules[2].field);
}

static void
load__reads__what_explains_and_what_is_worked_out(void **state)
{
	const struct template *template = *state;
	const struct template_field *data = field_of(template, "flow", "data");
	const struct template_field *deadline = field_of(template, "flow", "deadline");
	const struct derive_line *line = &field_of(template, "purpose", "filing")->derive_lines[1];

	assert_string_equal(data->example.text[LANGUAGE_ENGLISH], "Names and hours");
	assert_string_equal(data->attach.text[LANGUAGE_CHINESE], "欄位清單");
	assert_string_equal(line->because.text[LANGUAGE_PORTUGUESE], "há dados que saem");
	assert_string_equal(line->law.references[0].article, "21(1)");
	assert_null(deadline->derive_lines[0].value);
	assert_string_equal(deadline->derive_lines[0].date->path.steps[0].name, "started");
	assert_string_equal(deadline->derive_lines[0].date->shift.duration, "P8D");
	assert_false(deadline->derive_lines[0].date->shift.back);
}

static void
load__reads__the_catalogue(void **state)
{
	const struct template *template = *state;
	const struct blueprint *catalogue = template->catalogue;
	const struct blueprint_record *clauses = &catalogue->records[2];

	assert_int_equal(catalogue->record_count, 3);
	assert_string_equal(catalogue->records[0].key, "unlawful_transfer");
	assert_string_equal(catalogue->records[0].kind->id, "risk");
	assert_int_equal(template->entries[0].place_count, 2);
	assert_string_equal(template->entries[0].places[1].kind->id, "system");
	assert_non_null(template->entries[0].places[1].when);
	assert_null(template->entries[1].places[0].when);
	assert_string_equal(template->entries[0].law.references[0].article, "19");
	assert_string_equal(clauses->values[1].field->id, "risks");
	assert_int_equal(clauses->values[1].reference_count, 2);
	assert_int_equal(clauses->values[1].references[1], 1);
	assert_int_equal(template->rules[0].suggestion_count, 1);
	assert_int_equal(template->rules[0].suggestions[0], 0);
}

static void
load__keeps_what_is_hidden__but_out_of_the_way(void **state)
{
	auto_string char *small = data_text("small.yaml");
	auto_string char *step = patch(small, "  - id: map\n", "  - id: map\n    hide: true\n");
	auto_string char *rule =
		patch(step, "  - id: no_flow\n", "  - id: no_flow\n    hide: true\n");
	auto_string char *text = patch(rule, "{id: people,", "{id: people, hide: true,");
	struct error_list faults = {0};
	struct template *template = NULL;

	(void)state;
	if (!template_load_text(text, strlen(text), "hidden.yaml", &template, &faults))
		fail_msg("%s", faults.errors[0].message);
	assert_int_equal(template->step_count, 2);
	assert_null(template_find_step(template, "map"));
	assert_true(template_find_kind(template, "flow")->hidden);
	assert_false(template_find_kind(template, "risk")->hidden);
	assert_true(field_of(template, "answers", "people")->hidden);
	/* Two more are about what the hidden step shows. */
	assert_int_equal(template->rule_count, 2);
	assert_int_equal(template->hidden_rule_count, 3);
	assert_string_equal(template->rules[4].id, "no_flow");
	template_free(&template);
}

static void
load__takes_the_least__a_template_needs(void **state)
{
	static const char text[] =
		"template: least\nversion: 0.0.1\nformat: 1\nlanguages: [en]\nutc_offset: "
		"'+00:00'\n"
		"title: {en: Least}\ndescription: {en: Least}\n"
		"lists: {classification: [{id: open, label: {en: Open}}]}\n"
		"kinds:\n"
		"  comment: {label: {en: C}, plural: {en: Cs}, fields: [\n"
		"    {id: text, type: long_text, required: true, label: {en: T}},\n"
		"    {id: about, type: text, label: {en: A}},\n"
		"    {id: resolved, type: yes_no, label: {en: R}}]}\n"
		"  assessment: {label: {en: A}, single: true, fields: [\n"
		"    {id: title, type: text, required: true, translatable: true, label: {en: T}},\n"
		"    {id: client, type: text, label: {en: C}},\n"
		"    {id: own_reference, type: text, label: {en: O}},\n"
		"    {id: classification, type: choice, list: classification, label: {en: C}}]}\n"
		"steps: [{id: one, title: {en: One}, show: [form: assessment]}]\n";
	struct template *template = NULL;
	struct error_list faults = {0};

	(void)state;
	assert_true(template_load_text(text, strlen(text), "least.yaml", &template, &faults));
	assert_int_equal(template->kind_count, 3);
	assert_string_equal(template->kinds[2]->id, "answers");
	assert_int_equal(template->kinds[2]->field_count, 0);
	assert_null(template->home);
	assert_null(template->glossary);
	assert_null(template->matrix.cells);
	assert_string_equal(localized_text(&template->kinds[1]->plural, LANGUAGE_ENGLISH), "A");
	template_free(&template);
}

static void
load__reports_all_faults__in_the_order_of_the_file(void **state)
{
	static const char *const changes[][2] = {
		{"    severity: block\n", "    severity: stop\n"},
		{"home: mo", "home: &x mo"},
		{"crosses_border and ground is empty", "crosses_border and grond is empty"},
		{"version: 1.2.0", "version: one"},
		{"    columns: [from, to, data, retention]", "    columns: [from, to, date]"},
	};
	char *text = data_text("small.yaml");
	struct template *template = NULL;
	struct error_list faults = {0};

	(void)state;
	for (size_t i = 0; i < 5; i++) {
		char *patched = patch(text, changes[i][0], changes[i][1]);

		free(text);
		text = patched;
	}
	/* What is in the list already stays before what is added. */
	error_set(error_list_add(&faults), ERROR_DATA, N_("An error from before."), NULL);
	assert_false(template_load_text(text, strlen(text), "small.yaml", &template, &faults));
	assert_null(template);
	assert_int_equal(faults.error_count, 6);
	for (size_t i = 1; i < 6; i++) {
		assert_true(faults.errors[i].line > faults.errors[i - 1].line);
		assert_string_equal(faults.errors[i].file, "small.yaml");
		assert_int_equal(faults.errors[i].kind, ERROR_DATA);
	}
	error_list_clear(&faults);
	free(text);
}

static void
load__says_only_that_it_is_newer__of_a_newer_format(void **state)
{
	auto_string char *small = data_text("small.yaml");
	auto_string char *newer = patch(small, "format: 1\n", "format: 12\n");
	auto_string char *text = patch(newer, "kinds:\n", "sorts:\n");
	struct template *template = NULL;
	struct error_list faults = {0};

	(void)state;
	assert_false(template_load_text(text, strlen(text), "small.yaml", &template, &faults));
	assert_int_equal(faults.error_count, 1);
	assert_non_null(strstr(faults.errors[0].message, "newer version"));
	error_list_clear(&faults);
}

static void
load_file__says__which_file_is_not_there(void **state)
{
	struct template *template = NULL;
	struct error_list faults = {0};

	(void)state;
	assert_false(template_load_file("/nowhere/small.yaml", &template, &faults));
	assert_null(template);
	assert_int_equal(faults.error_count, 1);
	assert_int_equal(faults.errors[0].kind, ERROR_IO);
	error_list_clear(&faults);
}

static void
format_law__prints__articles_in_each_language(void **state)
{
	const struct template *template = *state;
	const struct law_references *law = &field_of(template, "flow", "ground")->law;
	const struct law_references none = {0};
	auto_string char *english = template_format_law(law, LANGUAGE_ENGLISH);
	auto_string char *chinese = template_format_law(law, LANGUAGE_CHINESE);
	auto_string char *nothing = template_format_law(&none, LANGUAGE_ENGLISH);
	auto_string char *two_acts = template_format_law(
		&field_of(template, "flow", "retention")->law, LANGUAGE_PORTUGUESE);

	assert_string_equal(english, "Act, art. 19; art. 20(1)*");
	assert_string_equal(chinese, "法律第十九條、第二十條第一款*");
	assert_string_equal(two_acts, "Lei, artigo 23.º, alínea 7); Norma A.8.10");
	assert_string_equal(nothing, "");
	assert_true(template_law_needs_caveat(law));
	assert_false(template_law_needs_caveat(&field_of(template, "flow", "retention")->law));
	assert_false(template_law_needs_caveat(&none));
}

static void
find__gives_nothing__for_what_is_not_there(void **state)
{
	const struct template *template = *state;

	assert_null(template_find_kind(template, "gone"));
	assert_null(template_find_kind(template, NULL));
	assert_null(template_find_step(template, "gone"));
	assert_null(template_find_field(NULL, "title"));
	assert_null(template_find_field(template->kinds[0], "gone"));
	assert_string_equal(field_type_name(FIELD_LONG_TEXT), "long_text");
}

/* The template of this name, which ships. */
static struct template *
load_shipped(const char *folder, const char *file)
{
	auto_string char *path = string_format("%s/%s", folder, file);
	struct template *template = NULL;
	struct error_list faults = {0};

	if (!template_load_file(path, &template, &faults)) {
		auto_string char *fault = describe_fault(&faults, 0);

		fail_msg("%s: %s", path, fault);
	}
	return template;
}

static void
assert_blueprint_loads(const char *folder, const char *file)
{
	auto_string char *path = string_format("%s/blueprints/%s", folder, file);
	struct blueprint *blueprint = NULL;
	struct error_list faults = {0};

	assert_true(blueprint_load_head(path, &blueprint, &faults));

	auto_string char *template_file = string_format("%s.yaml", blueprint->template_name);
	struct template *template = load_shipped(folder, template_file);

	blueprint_free(&blueprint);
	if (!blueprint_load_file(path, template, &blueprint, &faults)) {
		auto_string char *fault = describe_fault(&faults, 0);

		fail_msg("%s: %s", path, fault);
	}
	blueprint_free(&blueprint);
	template_free(&template);
}

static void
load__accepts__all_that_ships(void **state)
{
	const char *top = getenv("top_srcdir");
	auto_string char *folder = string_format("%s/templates", top ? top : ".");
	auto_string char *blueprints = string_format("%s/blueprints", folder);
	char **names;
	size_t count;

	(void)state;
	files_list(folder, ".yaml", &names, &count);
	assert_true(count > 0);
	for (size_t i = 0; i < count; i++) {
		struct template *template = load_shipped(folder, names[i]);

		template_free(&template);
		free(names[i]);
	}
	free(names);
	files_list(blueprints, ".yaml", &names, &count);
	assert_true(count > 0);
	for (size_t i = 0; i < count; i++) {
		assert_blueprint_loads(folder, names[i]);
		free(names[i]);
	}
	free(names);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(load__reads__the_head),
		cmocka_unit_test(load__reads__offsets_west_of_utc),
		cmocka_unit_test(load__reads__scales_and_the_matrix_by_ids),
		cmocka_unit_test(load__reads__lists_with_law_and_ends),
		cmocka_unit_test(load__reads__ids_of_earlier_versions),
		cmocka_unit_test(load__reads__kinds_with_their_fields),
		cmocka_unit_test(load__makes__a_kind_of_all_questions),
		cmocka_unit_test(load__reads__steps_rules_and_derived_fields),
		cmocka_unit_test(load__reads__what_explains_and_what_is_worked_out),
		cmocka_unit_test(load__reads__the_catalogue),
		cmocka_unit_test(load__keeps_what_is_hidden__but_out_of_the_way),
		cmocka_unit_test(load__takes_the_least__a_template_needs),
		cmocka_unit_test(load__reports_all_faults__in_the_order_of_the_file),
		cmocka_unit_test(load__says_only_that_it_is_newer__of_a_newer_format),
		cmocka_unit_test(load_file__says__which_file_is_not_there),
		cmocka_unit_test(format_law__prints__articles_in_each_language),
		cmocka_unit_test(find__gives_nothing__for_what_is_not_there),
		cmocka_unit_test(load__accepts__all_that_ships),
	};

	return cmocka_run_group_tests(tests, set_up_small, tear_down_small);
}
