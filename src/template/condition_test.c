/* SPDX-License-Identifier: MIT */
/* Tests of a path in conditions, and which of them goes with which type of field. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/clock.h"
#include "base/memory.h"
#include "base/string.h"
#include "i18n/format.h"
#include "template/condition_parse.h"
#include "template/names.h"
#include "template/reader.h"

static const char *
last_name(const struct condition_path *path)
{
	return path->steps[path->step_count - 1].name;
}

static bool
fail_type(struct condition_parser *parser, size_t offset, const char *word,
	const struct condition_path *path)
{
	return parser_fail(parser, offset,
		N_("\"{word}\" does not go with \"{name}\", which is of type {type}."), "word",
		word, "name", last_name(path), "type", field_type_name(path->type));
}

static bool
fail_unknown_item(struct condition_parser *parser, const struct template_list *list)
{
	size_t count;
	const char **names = names_of_items(list, &count);

	parser->error_offset = parser->token.offset;
	unknown_name_set(parser->error, NOUN_ITEM, parser->token.text, list->id, names, count);
	free(names);
	return false;
}

static bool
is_text(enum field_type type)
{
	return type == FIELD_TEXT || type == FIELD_LONG_TEXT || type == FIELD_PERSON;
}

/* Something else stands where a value of the path's type is expected. */
static bool
fail_expected_value(struct condition_parser *parser, const struct condition_path *path)
{
	size_t count = 0;
	const char **names = NULL;
	char *joined;

	switch (path->type) {
	case FIELD_NUMBER:
		return parser_fail_expected(parser, "12, 0.5");
	case FIELD_DATE:
		return parser_fail_expected(parser, "2026-01-31, today");
	case FIELD_DURATION:
		return parser_fail_expected(parser, "P5Y, P6M, P30D");
	case FIELD_YES_NO:
		return parser_fail_expected(parser, "yes, no");
	case FIELD_CHOICE:
	case FIELD_CHOICES:
		if (path->list)
			names = names_of_items(path->list, &count);
		joined = names_join(names, count);
		parser_fail_expected(parser, joined);
		free(joined);
		free(names);
		return false;
	default:
		return parser_fail_expected(parser, "\"…\"");
	}
}

static void
keep_value(struct condition_parser *parser, struct condition *condition)
{
	*array_append(&condition->values, &condition->value_count) =
		memory_copy_string(parser->token.text);
	parser_advance(parser);
}

/* A value that the field may have: an id of its list, yes or no, a text in quotes. */
static bool
parse_value(struct condition_parser *parser, struct condition *condition)
{
	static const char *const answers[] = {"yes", "no"};
	const struct condition_path *path = &condition->path;
	const struct token *token = &parser->token;

	if (is_text(path->type)) {
		if (token->type != TOKEN_STRING)
			return fail_expected_value(parser, path);
		keep_value(parser, condition);
		return true;
	}
	if (token->type != TOKEN_WORD && token->type != TOKEN_STRING)
		return fail_expected_value(parser, path);
	if (path->type == FIELD_YES_NO) {
		if (!string_equal(token->text, "yes") && !string_equal(token->text, "no")) {
			parser->error_offset = token->offset;
			return unknown_name_set(
				parser->error, NOUN_WORD, token->text, NULL, answers, 2);
		}
	} else if (path->list && template_item_index(path->list, token->text) < 0) {
		return fail_unknown_item(parser, path->list);
	}
	keep_value(parser, condition);
	return true;
}

static bool
has_single_value(enum field_type type)
{
	return type == FIELD_CHOICE || type == FIELD_YES_NO || is_text(type);
}

static void
copy_path(const struct condition_path *path, struct condition_path *copy)
{
	*copy = *path;
	copy->steps = memory_allocate_array(path->step_count, sizeof(*copy->steps));
	for (size_t i = 0; i < path->step_count; i++)
		copy->steps[i].name = memory_copy_string(path->steps[i].name);
}

/* "path is not empty and not test": an empty value is not another value. */
static struct condition *
negate_value(struct condition *test)
{
	struct condition *empty = condition_join(CONDITION_IS_EMPTY, NULL, NULL);

	empty->offset = test->offset;
	copy_path(&test->path, &empty->path);
	return condition_join(CONDITION_AND, condition_join(CONDITION_NOT, empty, NULL),
		condition_join(CONDITION_NOT, test, NULL));
}

static struct condition *
parse_is(struct condition_parser *parser, struct condition *test, size_t offset)
{
	bool negated = parser_take_word(parser, "not");

	if (parser_take_word(parser, "empty")) {
		test->type = CONDITION_IS_EMPTY;
		return negated ? condition_join(CONDITION_NOT, test, NULL) : test;
	}
	test->type = CONDITION_IS;
	if (!has_single_value(test->path.type))
		fail_type(parser, offset, "is", &test->path);
	else if (parse_value(parser, test))
		return negated ? negate_value(test) : test;
	return condition_drop(test);
}

static struct condition *
parse_in(struct condition_parser *parser, struct condition *test, size_t offset, bool negated)
{
	test->type = CONDITION_IN;
	if (!has_single_value(test->path.type)) {
		fail_type(parser, offset, "in", &test->path);
		return condition_drop(test);
	}
	if (!parser_expect(parser, TOKEN_OPEN, "\"(\""))
		return condition_drop(test);
	do {
		if (test->value_count)
			parser_advance(parser);
		if (!parse_value(parser, test))
			return condition_drop(test);
	} while (parser->token.type == TOKEN_COMMA);
	if (!parser_expect(parser, TOKEN_CLOSE, "\")\""))
		return condition_drop(test);
	return negated ? negate_value(test) : test;
}

static struct condition *
parse_contains(struct condition_parser *parser, struct condition *test, size_t offset)
{
	test->type = CONDITION_CONTAINS;
	if (test->path.type != FIELD_CHOICES)
		fail_type(parser, offset, "contains", &test->path);
	else if (parse_value(parser, test))
		return test;
	return condition_drop(test);
}

/* Whether the next word is a value that a path of this type can be compared with. */
static bool
at_literal(const struct condition_parser *parser, const struct condition_path *path)
{
	const char *word = parser->token.text;

	if (parser->token.type != TOKEN_WORD)
		return false;
	switch (path->type) {
	case FIELD_NUMBER:
		return format_number_is_valid(word);
	case FIELD_DATE:
		return string_equal(word, "today") || clock_date_is_valid(word);
	case FIELD_DURATION:
		return format_duration_is_valid(word);
	default:
		return template_item_index(path->list, word) >= 0;
	}
}

static bool
is_ordered(const struct condition_path *path)
{
	return path->type == FIELD_NUMBER || path->type == FIELD_DATE ||
	       path->type == FIELD_DURATION ||
	       (path->type == FIELD_CHOICE && path->list && path->list->is_scale);
}

/* The path at the right of a comparison, of the same type as the one at its left. */
static bool
parse_other(
	struct condition_parser *parser, struct condition *test, const struct template_kind *kind)
{
	const char *word = parser->token.text;
	size_t offset = parser->token.offset;
	const struct condition_path *path = &test->path;

	if (parser->token.type != TOKEN_WORD || *word < 'a' || *word > 'z')
		return fail_expected_value(parser, path);
	if (path->list && !strchr(word, '.') && !condition_name_is_known(kind, word))
		return fail_unknown_item(parser, path->list);
	test->other = memory_allocate(sizeof(*test->other));
	if (!parser_path(parser, kind, test->other))
		return false;
	if (test->other->type == path->type && test->other->list == path->list)
		return true;
	return parser_fail(parser, offset,
		N_("\"{name}\" and \"{other}\" cannot be compared: they are not of the same "
		   "type or scale."),
		"name", last_name(path), "other", last_name(test->other));
}

bool
parser_shift(struct condition_parser *parser, const struct condition_path *path,
	struct date_shift *shift)
{
	const struct token *token = &parser->token;
	bool back = string_equal(token->text, "-");

	if (!back && !string_equal(token->text, "+"))
		return true;
	if (path->type != FIELD_DATE)
		return fail_type(parser, token->offset, token->text, path);
	parser_advance(parser);
	if (token->type != TOKEN_WORD || !format_duration_is_civil(token->text))
		return parser_fail_expected(parser, "P8D, P6M, P3Y");
	*shift = (struct date_shift){memory_copy_string(token->text), back};
	parser_advance(parser);
	return true;
}

static struct condition *
parse_comparison(
	struct condition_parser *parser, struct condition *test, const struct template_kind *kind)
{
	test->type = CONDITION_COMPARE;
	test->comparison = parser->token.comparison;
	if (!is_ordered(&test->path)) {
		fail_type(parser, parser->token.offset, parser->token.text, &test->path);
		return condition_drop(test);
	}
	parser_advance(parser);
	if (at_literal(parser, &test->path))
		keep_value(parser, test);
	else if (!parse_other(parser, test, kind))
		return condition_drop(test);
	return parser_shift(parser, &test->path, &test->other_shift) ? test : condition_drop(test);
}

struct condition *
parser_test(struct condition_parser *parser, const struct template_kind *kind)
{
	struct condition *test = memory_allocate(sizeof(*test));
	size_t start = parser->token.offset;
	size_t offset;
	bool negated;

	test->offset = start;
	if (!parser_path(parser, kind, &test->path) ||
		!parser_shift(parser, &test->path, &test->shift))
		return condition_drop(test);
	offset = parser->token.offset;
	if (test->shift.duration && parser->token.type != TOKEN_COMPARISON) {
		parser_fail_expected(parser, "\"<\", \"<=\", \"=\", \">=\", \">\"");
		return condition_drop(test);
	}
	if (parser_take_word(parser, "is"))
		return parse_is(parser, test, offset);
	if (parser_take_word(parser, "contains"))
		return parse_contains(parser, test, offset);
	if (parser->token.type == TOKEN_COMPARISON)
		return parse_comparison(parser, test, kind);
	negated = parser_take_word(parser, "not");
	if (parser_take_word(parser, "in"))
		return parse_in(parser, test, offset, negated);
	if (negated) {
		parser_fail_expected(parser, "\"in\"");
		return condition_drop(test);
	}
	/* "!=" of other languages, for example. */
	if (parser->token.type == TOKEN_OTHER) {
		parser_fail_expected(
			parser, "\"is\", \"is not\", \"in\", \"contains\", \"<\", \">\"");
		return condition_drop(test);
	}
	test->type = CONDITION_TRUE;
	if (test->path.type == FIELD_YES_NO)
		return test;
	parser_fail(parser, start,
		N_("\"{name}\" is no yes/no field, so a test is missing: is, in, contains, < or "
		   ">."),
		"name", last_name(&test->path));
	return condition_drop(test);
}
