/* SPDX-License-Identifier: MIT */
/*
 * Every rule of every template that ships: what trips it, and what nearly does. The cases are in
 * tests/data/rules/; a rule without both, or a case of a rule that is gone, fails. What is found
 * is each time the same from scratch and from edit to edit.
 */
#include "config.h"

#include "support.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "assessment/findings.h"
#include "assessment/value.h"
#include "assessment/watch.h"
#include "base/array.h"
#include "base/files.h"
#include "base/memory.h"
#include "base/string.h"
#include "rule_cases.h"
#include "template/load.h"

/* What is looked at of one template. */
struct trial {
	const char *name;
	struct template *template;
	struct rule_cases cases;
	size_t failures;
};

/* What is tried: every edit is told to the watch. */
struct attempt {
	struct assessment *assessment;
	struct watch *watch;
};

static void
complain(struct trial *trial, const struct rule_case *at, const char *what)
{
	print_error("%s.txt:%d: %s %s %s %s\n", trial->name, at->line, at->rule,
		at->trips ? "+" : "-", at->value, what);
	trial->failures++;
}

static char *
source_path(const char *below)
{
	const char *root = getenv("top_srcdir");

	return files_join(root ? root : ".", below);
}

static struct template *
load(const char *name)
{
	auto_string char *below = string_format("templates/%s.yaml", name);
	auto_string char *path = source_path(below);
	struct template *template = NULL;
	struct error_list faults = {0};

	if (!template_load_file(path, &template, &faults))
		fail_msg("%s does not load", path);
	error_list_clear(&faults);
	return template;
}

static void
edit(struct attempt *attempt, const char *record, const char *field, enum language language,
	const char *text)
{
	struct edits edits = {0};

	edits_add(&edits, record, field, language, NULL, text, NULL, NULL);
	assert_true(assessment_apply(attempt->assessment, &edits.edits[0]));
	watch_edit(attempt->watch, &edits.edits[0]);
	edits_clear(&edits);
}

/* The record of an address, which comes to be by being named. NULL: there is no such kind. */
static const struct record *
need_record(struct attempt *attempt, const char *address)
{
	struct assessment *assessment = attempt->assessment;
	size_t length = strcspn(address, "/");
	auto_string char *kind_id = memory_copy_bytes(address, length);
	const struct template_kind *kind = template_find_kind(assessment->template, kind_id);
	auto_string char *id = NULL;
	auto_string char *presence = NULL;
	const struct record *record;
	int number;

	if (!kind)
		return NULL;
	if (address[length] == '\0')
		return assessment_single(assessment, kind_id);
	number = (int)strtol(address + length + 1, NULL, 10);
	record = assessment_find_numbered(assessment, kind, number);
	if (record)
		return record;
	id = support_id(kind_id, number);
	presence = string_format("%s/%d", kind_id, number);
	edit(attempt, id, EDIT_PRESENCE, LANGUAGE_NONE, presence);
	return assessment_find_record(assessment, id);
}

/* Let the records be that a value points at. */
static void
need_targets(struct attempt *attempt, const char *text)
{
	auto_string char *copy = memory_copy_string(text);
	char *rest = NULL;

	for (char *part = strtok_r(copy, ", ", &rest); part; part = strtok_r(NULL, ", ", &rest))
		need_record(attempt, part);
}

/* Set "field=value", or "record.field=value"; false when it cannot be. */
static bool
set_value(struct attempt *attempt, const struct record *about, const char *setting)
{
	size_t length = strcspn(setting, "=");
	auto_string char *left = memory_copy_bytes(setting, length);
	char *dot = strchr(left, '.');
	const struct record *record = about;
	const struct template_field *field;
	struct error error = {0};
	char *kept = NULL;

	if (dot) {
		*dot = '\0';
		record = need_record(attempt, left);
	}
	field = record ? template_find_field(record->kind, dot ? dot + 1 : left) : NULL;
	if (!field)
		return false;
	if (field->type == FIELD_REFERENCE || field->type == FIELD_REFERENCES)
		need_targets(attempt, setting + length + 1);
	if (!value_read(attempt->assessment, field, setting + length + 1, &kept, &error)) {
		error_clear(&error);
		return false;
	}
	edit(attempt, record->id, field->id, field->translatable ? LANGUAGE_ENGLISH : LANGUAGE_NONE,
		kept);
	free(kept);
	return true;
}

static bool
set_values(struct attempt *attempt, const struct record *about, const char *settings)
{
	auto_string char *copy = memory_copy_string(settings);
	char *rest = NULL;
	bool done = true;

	for (char *part = strtok_r(copy, ";", &rest); part; part = strtok_r(NULL, ";", &rest)) {
		auto_string char *setting = string_copy_trimmed(part, " ");

		done = set_value(attempt, about, setting) && done;
	}
	return done;
}

static const struct template_rule *
find_rule(const struct template *template, const char *id)
{
	for (size_t i = 0; i < template->rule_count; i++)
		if (string_equal(template->rules[i].id, id))
			return &template->rules[i];
	return NULL;
}

/* Whether the field that a rule leads to is asked, so that it can be mended there. */
static bool
can_be_mended(const struct assessment *assessment, const struct record *record, const char *rule)
{
	const struct template_field *field = find_rule(assessment->template, rule)->field;

	return !field || assessment_field_is_asked(assessment, record, field);
}

static bool
is_tripped(const struct assessment *assessment, const struct record *record, const char *rule)
{
	struct findings findings;
	bool found = false;

	findings_collect(assessment, &findings);
	for (size_t i = 0; i < findings.finding_count; i++) {
		const struct finding *finding = &findings.findings[i];

		found = found || (finding->rule && finding->record == record &&
					 string_equal(finding->rule->id, rule));
	}
	findings_clear(&findings);
	return found;
}

/* Whether the watch found what is found from scratch, in the same order. */
static bool
is_same(struct attempt *attempt)
{
	const struct findings *watched = watch_findings(attempt->watch);
	struct findings fresh;
	bool same;

	findings_collect(attempt->assessment, &fresh);
	same = fresh.finding_count == watched->finding_count;
	for (size_t i = 0; same && i < fresh.finding_count; i++) {
		const struct finding *one = &fresh.findings[i];
		const struct finding *other = &watched->findings[i];

		same = one->type == other->type && one->record == other->record &&
		       one->field == other->field && one->rule == other->rule &&
		       one->severity == other->severity && one->step == other->step;
	}
	findings_clear(&fresh);
	return same;
}

static void
try_attempt(struct trial *trial, const struct rule_case *tried, struct attempt *attempt)
{
	const struct record *record = need_record(attempt, tried->record);
	bool is_set = record && set_values(attempt, record, tried->with);

	/* What the watch worked out before is what it must know to be old after the one value. */
	if (!is_same(attempt))
		complain(trial, tried, "is found otherwise from edit to edit, before its value");
	if (!record)
		complain(trial, tried, "is about no record");
	else if (!is_set || !set_values(attempt, record, tried->value))
		complain(trial, tried, "has a value that the template does not take");
	else if (is_tripped(attempt->assessment, record, tried->rule) != tried->trips)
		complain(trial, tried, tried->trips ? "does not trip it" : "trips it");
	else if (tried->trips && !can_be_mended(attempt->assessment, record, tried->rule))
		complain(trial, tried, "leads to a field that is not asked");
	else if (!is_same(attempt))
		complain(trial, tried, "is found otherwise from edit to edit");
}

static void
try_case(struct trial *trial, const struct rule_case *tried)
{
	struct attempt attempt = {
		.assessment = assessment_new("0b54e6a2-3c1d-4f7a-9a51-77f1f2a30c11", "2026-0001",
			LANGUAGE_ENGLISH, trial->template),
	};

	assessment_set_today(attempt.assessment, trial->cases.today);
	attempt.watch = watch_new(attempt.assessment);
	try_attempt(trial, tried, &attempt);
	watch_free(&attempt.watch);
	assessment_free(&attempt.assessment);
}

/* Whether two lines differ in one value: of the same field, or of one that the other leaves. */
static bool
is_near(const struct rule_case *tried, const struct rule_case *other)
{
	size_t length = strcspn(tried->value, "=");

	return *tried->value == '\0' || *other->value == '\0' ||
	       (strcspn(other->value, "=") == length &&
		       strncmp(tried->value, other->value, length) == 0);
}

static void
try_near(struct trial *trial, const struct rule_case *tried)
{
	for (size_t i = 0; i < trial->cases.case_count; i++) {
		const struct rule_case *other = &trial->cases.cases[i];

		if (other->block == tried->block && other->trips != tried->trips &&
			is_near(tried, other))
			return;
	}
	complain(trial, tried, "has none beside it that differs in one value");
}

static bool
has_case(const struct rule_cases *cases, const char *rule, bool trips)
{
	for (size_t i = 0; i < cases->case_count; i++)
		if (cases->cases[i].trips == trips && string_equal(cases->cases[i].rule, rule))
			return true;
	return false;
}

static void
try_rules(struct trial *trial, const struct template *beside)
{
	for (size_t i = 0; i < trial->template->rule_count; i++) {
		const char *id = trial->template->rules[i].id;

		if (beside && find_rule(beside, id))
			continue;
		if (!has_case(&trial->cases, id, true) || !has_case(&trial->cases, id, false)) {
			print_error("%s: the rule %s has no case that trips it, or none that "
				    "nearly does\n",
				trial->name, id);
			trial->failures++;
		}
	}
}

static size_t
try_template(const char *name)
{
	auto_string char *below = string_format("tests/data/rules/%s.txt", name);
	auto_string char *path = source_path(below);
	struct trial trial = {.name = name, .template = load(name)};
	struct template *beside = NULL;

	rule_cases_read(path, &trial.cases);
	if (trial.cases.beside)
		beside = load(trial.cases.beside);
	try_rules(&trial, beside);
	for (size_t i = 0; i < trial.cases.case_count; i++) {
		const struct rule_case *tried = &trial.cases.cases[i];

		if (!find_rule(trial.template, tried->rule)) {
			complain(&trial, tried, "is of a rule that is not there");
			continue;
		}
		try_near(&trial, tried);
		try_case(&trial, tried);
	}
	template_free(&beside);
	template_free(&trial.template);
	rule_cases_clear(&trial.cases);
	return trial.failures;
}

static void
rules__are_tripped__by_what_they_are_about_alone(void **state)
{
	auto_string char *folder = source_path("templates");
	char **names;
	size_t count;
	size_t failures = 0;

	(void)state;
	files_list(folder, ".yaml", &names, &count);
	assert_true(count > 0);
	for (size_t i = 0; i < count; i++) {
		names[i][strlen(names[i]) - strlen(".yaml")] = '\0';
		failures += try_template(names[i]);
		free(names[i]);
	}
	free(names);
	assert_int_equal(failures, 0);
}

/* Whether the approver has to say why the adviser, who is against, is not followed. */
static bool
is_advice_answered(struct assessment *assessment, const struct record *approver)
{
	return assessment_field_is_asked(
		assessment, approver, support_field(approver, "advice_not_followed"));
}

static void
advice__is_answered__in_the_version_it_was_given_on(void **state)
{
	static const char *const names[] = {"gpdp-pia", "gba-contract"};

	(void)state;
	for (size_t i = 0; i < array_length(names); i++) {
		struct assessment *assessment =
			assessment_new("0b54e6a2-3c1d-4f7a-9a51-77f1f2a30c11", "2026-0001",
				LANGUAGE_ENGLISH, load(names[i]));
		const struct record *adviser = support_add(assessment, "sign_off", 1);
		const struct record *approver = support_add(assessment, "sign_off", 2);

		support_set(assessment, assessment_single(assessment, "answers"), "decision",
			"approve");
		support_set(assessment, adviser, "role", "adviser");
		support_set(assessment, adviser, "advice", "against");
		support_set(assessment, adviser, "version", "one");
		support_set(assessment, approver, "role", "approver");
		support_set(assessment, approver, "version", "two");
		assert_false(is_advice_answered(assessment, approver));
		support_set(assessment, approver, "version", "one");
		assert_true(is_advice_answered(assessment, approver));
		support_end(assessment);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rules__are_tripped__by_what_they_are_about_alone),
		cmocka_unit_test(advice__is_answered__in_the_version_it_was_given_on),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
