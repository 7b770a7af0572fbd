/* SPDX-License-Identifier: MIT */
/* Conditions: what is understood and how it is kept, what is refused and at which word. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/memory.h"
#include "base/string.h"
#include "support.h"
#include "template/condition.h"
#include "template/load.h"

/* Parse a condition that must be right. */
static struct condition *
parse(const struct template *template, const char *kind, const char *text)
{
	struct condition *condition = NULL;
	struct error_list faults = {0};

	if (!condition_parse(text, template, template_find_kind(template, kind), "small.yaml",
		    (struct place){.line = 1, .column = 1}, &condition, &faults)) {
		auto_string char *fault = describe_fault(&faults, 0);

		fail_msg("%s: %s", text, fault);
	}
	return condition;
}

/* A condition written back with all brackets, so that its shape shows. */
static void
write_path(const struct condition_path *path, struct string *text)
{
	if (path->start)
		string_append_format(text, "%s.", path->start->id);
	for (size_t i = 0; i < path->step_count; i++)
		string_append_format(text, i ? ".%s" : "%s", path->steps[i].name);
	if (path->offered)
		string_append_byte(text, '!');
}

static void
write_condition(const struct condition *condition, struct string *text)
{
	static const char *const signs[] = {"<", "<=", "=", ">=", ">"};
	static const char *const words[] = {[CONDITION_IS] = "is",
		[CONDITION_IN] = "in",
		[CONDITION_CONTAINS] = "contains",
		[CONDITION_ANY] = "any",
		[CONDITION_ALL] = "all",
		[CONDITION_COUNT] = "count"};

	switch (condition->type) {
	case CONDITION_AND:
	case CONDITION_OR:
		string_append(text, "(");
		write_condition(condition->left, text);
		string_append(text, condition->type == CONDITION_AND ? " and " : " or ");
		write_condition(condition->right, text);
		string_append(text, ")");
		return;
	case CONDITION_NOT:
		string_append(text, "not ");
		write_condition(condition->left, text);
		return;
	case CONDITION_IS_EMPTY:
		write_path(&condition->path, text);
		string_append(text, " is empty");
		return;
	case CONDITION_TRUE:
		write_path(&condition->path, text);
		return;
	case CONDITION_IS:
	case CONDITION_IN:
	case CONDITION_CONTAINS:
		write_path(&condition->path, text);
		string_append_format(text, " %s", words[condition->type]);
		break;
	case CONDITION_COMPARE:
		write_path(&condition->path, text);
		string_append_format(text, " %s", signs[condition->comparison]);
		if (condition->other) {
			string_append_byte(text, ' ');
			write_path(condition->other, text);
		}
		break;
	case CONDITION_ANY:
	case CONDITION_ALL:
	case CONDITION_COUNT:
		string_append_format(text, "%s %s", words[condition->type], condition->kind->id);
		if (condition->via)
			string_append_format(text, " via %s", condition->via->id);
		if (condition->same)
			string_append_format(text, " same %s", condition->same->id);
		if (condition->left) {
			string_append(text, " where [");
			write_condition(condition->left, text);
			string_append(text, "]");
		}
		if (condition->type == CONDITION_COUNT)
			string_append_format(
				text, " %s %ld", signs[condition->comparison], condition->number);
		return;
	}
	for (size_t i = 0; i < condition->value_count; i++)
		string_append_format(text, " %s", condition->values[i]);
}

struct understood {
	const char *kind;
	const char *text;
	const char *shape; /* NULL: as written */
};

static void
condition__keeps__the_shape(void **state)
{
	static const struct understood cases[] = {
		{"flow", "crosses_border", "crosses_border!"},
		{"purpose", "sensitive", NULL},
		{"purpose", "not sensitive", NULL},
		{"purpose", "not not sensitive", "sensitive"},
		{"flow", "ground is empty", NULL},
		{"flow", "ground is not empty", "not ground is empty"},
		{"flow", "from is empty", NULL},
		{"flow", "purposes is empty", NULL},
		{"flow", "ground is consent", NULL},
		{"flow", "ground is \"consent\"", "ground is consent"},
		{"flow", "ground is not consent",
			"(not ground is empty and not ground is consent)"},
		{"flow", "ground in (consent, contract)", "ground in consent contract"},
		{"flow", "ground not in (consent)",
			"(not ground is empty and not ground in consent)"},
		{"purpose", "sensitive is no", NULL},
		{"purpose", "sensitive is yes", NULL},
		{"party", "name is \"Hotel Lótus (旅)\"", "name is Hotel Lótus (旅)"},
		{"party", "contact in (\"A\", \"B C\")", "contact in A B C"},
		{"purpose", "categories contains health", NULL},
		{"system", "users >= 10", NULL},
		{"system", "users=0.5", "users = 0.5"},
		{"system", "users > -1", NULL},
		{"system", "users<answers.people", "users < answers.people"},
		{"flow", "started < 2026-01-31", NULL},
		{"flow", "started <= today", NULL},
		{"flow", "started > assessment.next_review", NULL},
		{"flow", "retention > P5Y", NULL},
		{"risk", "inherent_severity >= serious", NULL},
		{"risk", "residual_severity > inherent_severity", NULL},
		{"risk", "residual_level > level", "residual_level! > level!"},
		{"risk", "level is high", "level! is high"},
		{"system", "abroad and operator.jurisdiction is cn",
			"(abroad! and operator.jurisdiction is cn)"},
		{"flow", "from.name is \"x\"", "from.name is x"},
		{"flow", "answers.needed", NULL},
		{"answers", "scope is not empty", "not scope is empty"},
		{"answers", "assessment.client is empty", NULL},
		{"purpose", "sensitive and filing is none or categories is empty",
			"((sensitive and filing is none) or categories is empty)"},
		{"purpose", "sensitive and (filing is none or categories is empty)",
			"(sensitive and (filing is none or categories is empty))"},
		{"purpose", "sensitive or sensitive or sensitive",
			"((sensitive or sensitive) or sensitive)"},
		{"purpose", "not sensitive and sensitive", "(not sensitive and sensitive)"},
		{"purpose", "not (sensitive and sensitive)", "not (sensitive and sensitive)"},
		{"purpose", "any flow via purposes where (crosses_border and ground is empty)",
			"any flow via purposes where [(crosses_border! and ground is empty)]"},
		{"answers", "all flow where (retention is not empty)",
			"all flow where [not retention is empty]"},
		{"answers", "count measure > 0", "count measure > 0"},
		{"risk", "count measure via risks where (overdue) = 0 and level is high",
			"(count measure via risks where [overdue!] = 0 and level! is high)"},
		{"answers", "any risk where (count measure via risks = 0)",
			"any risk where [count measure via risks = 0]"},
		{"party", "any system via operator where (any flow via to where (crosses_border))",
			"any system via operator where [any flow via to where [crosses_border!]]"},
		{"flow", "any flow same ground where (crosses_border)",
			"any flow same ground where [crosses_border!]"},
		{"flow", "  ground\n\tis \n consent  ", "ground is consent"},
	};
	size_t wrong = 0;

	for (size_t i = 0; i < array_length(cases); i++) {
		const char *shape = cases[i].shape ? cases[i].shape : cases[i].text;
		struct condition *condition = parse(*state, cases[i].kind, cases[i].text);
		struct string written = {0};

		write_condition(condition, &written);
		if (!string_equal(string_text(&written), shape)) {
			fprintf(stderr, "%s\n     is %s\n    not %s\n", cases[i].text,
				string_text(&written), shape);
			wrong++;
		}
		string_clear(&written);
		condition_free(&condition);
		assert_null(condition);
	}
	assert_int_equal(wrong, 0);
}

static void
condition__knows__the_type_a_path_leads_to(void **state)
{
	struct condition *condition = parse(*state, "system", "operator.jurisdiction is cn");

	assert_int_equal(condition->path.type, FIELD_CHOICE);
	assert_string_equal(condition->path.list->id, "jurisdiction");
	assert_null(condition->path.start);
	condition_free(&condition);

	condition = parse(*state, "risk", "answers.needed and level is high");
	assert_string_equal(condition->left->path.start->id, "answers");
	assert_int_equal(condition->left->path.type, FIELD_YES_NO);
	assert_int_equal(condition->right->path.offered, OFFERED_LEVEL);
	assert_string_equal(condition->right->path.list->id, "level");
	condition_free(&condition);
}

struct refused {
	const char *kind;
	const char *text; /* with the mark at the word that is wrong */
	const char *message;
};

static const struct refused refused[] = {
	{"flow", "§", "A condition is expected"},
	{"flow", "§and", "no field \"and\""},
	{"flow", "crosses_border and§", "A condition is expected"},
	{"flow", "crosses_border §ground is empty", "\"and\", \"or\" is expected"},
	{"flow", "crosses_border§) or", "\")\" stands where"},
	{"flow", "(crosses_border§", "The condition ends, but \")\""},
	{"flow", "§grond is empty", "The kind \"flow\" has no field \"grond\". Is it \"ground\"?"},
	{"flow", "data is \"資料\" §資料", "\"資料\" stands where"},
	{"flow", "crosses_border and §crosses_boarder", "Is it \"crosses_border\"?"},
	{"flow", "§abroad", "The kind \"flow\" has no field \"abroad\""},
	{"flow", "§level is high", "no field \"level\""},
	{"flow", "from.§jurisdiction is mo", "The kind \"system\" has no field \"jurisdiction\""},
	{"flow", "from.§jurisdicton is mo", "The kind \"party\" has no field"},
	{"flow", "to.§name.x is empty", "\"name\" is no reference"},
	{"flow", "§purposes.filing is none", "points at several records"},
	{"flow", "§data.name is empty", "is no reference"},
	{"flow", "§answer.needed", "no field \"answer\""},
	{"flow", "answers.§nedded",
		"The kind \"answers\" has no field \"nedded\". Is it \"needed\""},
	{"flow", "§ground", "is no yes/no field"},
	{"flow", "not §ground", "is no yes/no field"},
	{"flow", "ground is §cosnent", "Is it \"consent\"?"},
	{"flow", "ground is not §mo", "\"mo\" is not in the list \"ground\""},
	{"flow", "ground is§", "The condition ends, but consent, contract is"},
	{"flow", "ground in §consent", "\"(\" is expected"},
	{"flow", "ground in (consent §contract)", "\")\" is expected"},
	{"flow", "ground in (consent, §none)", "not in the list"},
	{"flow", "ground in (§)", "\")\" stands where"},
	{"flow", "ground not §is consent", "\"in\" is expected"},
	{"flow", "ground §> consent", "\">\" does not go with \"ground\", which is of type choice"},
	{"flow", "from §is hotel", "\"is\" does not go with \"from\", which is of type reference"},
	{"flow", "started §is 2026-01-01", "of type date"},
	{"flow", "data is §health", "\"…\" is expected"},
	{"flow", "data is §\"health", "\"…\" is expected"},
	{"flow", "data §contains health", "does not go with"},
	{"flow", "data §< P5Y", "does not go with \"data\", which is of type text"},
	{"flow", "retention > §5", "\"5\" stands where P5Y, P6M, P30D is expected"},
	{"flow", "retention > §5Y", "P5Y, P6M, P30D is expected"},
	{"flow", "retention > §started", "cannot be compared"},
	{"flow", "retention > §retencion", "Is it \"retention\"?"},
	{"flow", "started < §2026-02-30", "2026-01-31, today is expected"},
	{"flow", "started < §tomorrow", "no field \"tomorrow\""},
	{"flow", "started <§", "The condition ends"},
	{"flow", "started §! today", "\"!\" stands where \"is\", \"is not\""},
	{"flow", "ground §!= consent", "stands where \"is\", \"is not\""},
	{"flow", "crosses_border §!= no", "stands where \"is\", \"is not\""},
	{"system", "users > §many", "no field \"many\""},
	{"system", "users > §\"10\"", "12, 0.5 is expected"},
	{"system", "users > §operator.name", "cannot be compared"},
	{"system", "remote_access §is cn", "of type choices"},
	{"system", "remote_access contains §hk", "not in the list \"jurisdiction\""},
	{"risk", "level >= §hihg", "\"hihg\" is not in the list \"level\". Is it \"high\"?"},
	{"risk", "level > §inherent_severity", "not of the same type or scale"},
	{"purpose", "sensitive is §maybe", "Expected one of: yes, no"},
	{"purpose", "any §flows via purposes where (crosses_border)", "Is it \"flow\"?"},
	{"purpose", "any flow via §purpose where (crosses_border)", "Is it \"purposes\"?"},
	{"purpose", "any flow via §from where (crosses_border)", "does not point at \"purpose\""},
	{"flow", "any flow same §grounds where (crosses_border)", "Is it \"ground\"?"},
	{"purpose", "any flow same §ground where (crosses_border)", "of the kind at hand"},
	{"purpose", "any purpose same §filing where (sensitive)",
		"neither translatable nor derived"},
	{"purpose", "any purpose same §title where (sensitive)",
		"neither translatable nor derived"},
	{"purpose", "any flow via purposes §(crosses_border)", "\"where\" is expected"},
	{"purpose", "any flow where §crosses_border", "\"(\" is expected"},
	{"purpose", "any flow where (§sensitive)", "The kind \"flow\" has no field \"sensitive\""},
	{"purpose", "any flow where (crosses_border§", "The condition ends"},
	{"purpose", "any§", "A kind is expected"},
	{"purpose", "any flow via§", "A field is expected"},
	{"purpose", "count flow§", "is expected"},
	{"purpose", "count flow where§", "\"(\" is expected"},
	{"purpose", "count flow > §P5Y", "A whole number is expected"},
	{"purpose", "count flow > §1.5", "A whole number is expected"},
	{"purpose", "count flow > §99999999999999999999", "A whole number is expected"},
};

static void
condition__refuses__at_the_wrong_word(void **state)
{
	size_t wrong = 0;

	for (size_t i = 0; i < array_length(refused); i++) {
		const struct template *template = *state;
		auto_string char *text = memory_copy_string(refused[i].text);
		struct condition *condition = NULL;
		struct error_list faults = {0};
		struct place place = take_mark(text);

		/* The text begins at 4:11 of its file. */
		place = (struct place){.line = 4, .column = place.column + 10};
		if (condition_parse(text, template, template_find_kind(template, refused[i].kind),
			    "small.yaml", (struct place){.line = 4, .column = 11}, &condition,
			    &faults) ||
			!fault_is_among(&faults, place, refused[i].message)) {
			fprintf(stderr, "  with: %s\n", refused[i].text);
			wrong++;
		}
		assert_null(condition);
		error_list_clear(&faults);
	}
	assert_int_equal(wrong, 0);
}

static void
condition__refuses__what_is_too_long_or_too_deep(void **state)
{
	const struct template *template = *state;
	const struct template_kind *kind = template_find_kind(template, "purpose");
	struct string texts[3] = {{0}, {0}, {0}};

	for (int i = 0; i < 1000; i++) {
		string_append(&texts[0], "(");
		string_append(&texts[1], "sensitive and ");
		string_append(&texts[2], "any purpose where (");
	}
	for (size_t i = 0; i < array_length(texts); i++) {
		struct condition *condition = NULL;
		struct error_list faults = {0};

		assert_false(condition_parse(string_text(&texts[i]), template, kind, "x",
			(struct place){.line = 1, .column = 1}, &condition, &faults));
		assert_int_equal(faults.error_count, 1);
		error_list_clear(&faults);
		string_clear(&texts[i]);
	}
}

static void
load__finds_faults_in_conditions__through_quotes_and_lines(void **state)
{
	static const char *const written[] = {
		"when: crosses_border and §grond is empty",
		"when: \"crosses_border and §grond is empty\"",
		"when: 'crosses_border and §grond is empty'",
		"when: >\n          crosses_border\n          and §grond is empty",
		"when: crosses_border\n          and\n          §grond is empty",
	};
	size_t wrong = 0;

	(void)state;
	for (size_t i = 0; i < array_length(written); i++) {
		auto_string char *small = data_text("small.yaml");
		auto_string char *text =
			patch(small, "when: \"crosses_border and ground is empty\"", written[i]);
		struct place place = take_mark(text);

		wrong += !load_refuses(text, place, "Is it \"ground\"?");
	}
	assert_int_equal(wrong, 0);
}

struct cycle {
	const char *from;
	const char *to;
	const char *fields;
};

static void
load__refuses__fields_that_depend_on_themselves(void **state)
{
	static const struct cycle cycles[] = {
		{"{id: started, type: date,", "§{id: started, type: date, when: started is empty,",
			"flow.started → flow.started"},
		{"{id: sensitive, type: yes_no,",
			"{id: sensitive, type: yes_no, when: filing is none,", NULL},
		{"{id: operator, type: reference, to: [party],",
			"§{id: operator, type: reference, to: [party], when: \"any flow via to "
			"where "
			"(crosses_border)\",",
			"system.operator → system.operator"},
		{"{id: needed, type: yes_no,", "§{id: needed, type: yes_no, when: reason is empty,",
			"answers.needed → answers.reason → answers.needed"},
		{"    title: {en: Start, pt: Início, zh-Hant: 開始}\n",
			"    title: {en: Start, pt: Início, zh-Hant: 開始}\n    when: needed is "
			"yes\n",
			NULL},
		{"- {is: none}", "- {when: filing is none, is: none}", NULL},
		{"is: \"started + P8D\"", "is: \"deadline + P8D\"",
			"flow.deadline → flow.deadline"},
	};
	size_t wrong = 0;

	(void)state;
	for (size_t i = 0; i < array_length(cycles); i++) {
		auto_string char *small = data_text("small.yaml");
		auto_string char *text = patch(small, cycles[i].from, cycles[i].to);
		struct place place = take_mark(text);

		wrong += !load_refuses(
			text, place, cycles[i].fields ? cycles[i].fields : "depends on itself");
	}
	assert_int_equal(wrong, 0);
}

/* The small template with so many dates in a flow, each worked out from the one before, which it
 * names twice. */
static char *
write_chain(int count)
{
	struct string fields = {0};
	struct string lines = {0};
	auto_string char *small = data_text("small.yaml");

	string_append(&lines, "derive:\n");
	for (int i = 1; i <= count; i++) {
		string_append_format(&fields,
			"      - {id: d%d, type: date, derived: true, label: {en: D, pt: D, "
			"zh-Hant: 日}}\n",
			i);
		string_append_format(&lines,
			"  flow.d%d:\n    - {when: \"d%d is not empty\", is: \"d%d + P1D\"}\n", i,
			i - 1, i - 1);
	}
	string_append(&fields, "      - {id: d0, type: date, label: {en: D, pt: D, zh-Hant: 日}}\n"
			       "      - {id: started,");

	auto_string char *with_fields = patch(small, "      - {id: started,", string_text(&fields));
	char *text = patch(with_fields, "derive:\n", string_text(&lines));

	string_clear(&fields);
	string_clear(&lines);
	return text;
}

static void
load__refuses__fields_that_take_too_long_to_work_out(void **state)
{
	auto_string char *few = write_chain(8);
	auto_string char *many = write_chain(60);
	struct template *template = NULL;
	struct error_list faults = {0};

	(void)state;
	assert_true(template_load_text(few, strlen(few), "few", &template, &faults));
	template_free(&template);
	assert_true(load_refuses(many, (struct place){.line = 0}, "from too many fields"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(condition__keeps__the_shape),
		cmocka_unit_test(condition__knows__the_type_a_path_leads_to),
		cmocka_unit_test(condition__refuses__at_the_wrong_word),
		cmocka_unit_test(condition__refuses__what_is_too_long_or_too_deep),
		cmocka_unit_test(load__finds_faults_in_conditions__through_quotes_and_lines),
		cmocka_unit_test(load__refuses__fields_that_depend_on_themselves),
		cmocka_unit_test(load__refuses__fields_that_take_too_long_to_work_out),
	};

	return cmocka_run_group_tests(tests, set_up_small, tear_down_small);
}
