/* SPDX-License-Identifier: MIT */
/* The grammar of conditions: and, or, not, brackets, and questions about other records. */
#include "config.h"

#include "template/condition_parse.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/string.h"
#include "template/faults.h"
#include "template/names.h"
#include "template/reader.h"

static struct condition *parse_or(
	struct condition_parser *parser, const struct template_kind *kind);

struct condition *
condition_drop(struct condition *condition)
{
	condition_free(&condition);
	return NULL;
}

struct condition *
condition_join(enum condition_type type, struct condition *left, struct condition *right)
{
	struct condition *condition = memory_allocate(sizeof(*condition));

	condition->type = type;
	condition->left = left;
	condition->right = right;
	return condition;
}

bool
parser_fail_expected(struct condition_parser *parser, const char *expected)
{
	if (parser->token.type == TOKEN_END)
		return parser_fail(parser, parser->token.offset,
			N_("The condition ends, but {expected} is expected."), "expected",
			expected);

	return parser_fail(parser, parser->token.offset,
		N_("\"{word}\" stands where {expected} is expected."), "word", parser->token.text,
		"expected", expected);
}

bool
parser_expect(struct condition_parser *parser, enum token_type type, const char *sign)
{
	if (parser->token.type != type)
		return parser_fail_expected(parser, sign);
	parser_advance(parser);
	return true;
}

static bool
parse_kind(struct condition_parser *parser, struct condition *condition)
{
	const struct token *token = &parser->token;

	if (token->type != TOKEN_WORD)
		return parser_fail(parser, token->offset, N_("A kind is expected here."));
	condition->kind = template_find_kind(parser->template, token->text);
	if (!condition->kind) {
		size_t count;
		const char **names = names_of_kinds(parser->template, &count);

		parser->error_offset = token->offset;
		unknown_name_set(parser->error, NOUN_KIND, token->text, NULL, names, count);
		free(names);
		return false;
	}
	parser_advance(parser);
	return true;
}

/* A field of the records asked; NULL when there is none of that name. The word is still there. */
static const struct template_field *
find_asked_field(struct condition_parser *parser, const struct template_kind *kind)
{
	const struct token *token = &parser->token;
	const struct template_field *field;
	const char **names;
	size_t count;

	if (token->type != TOKEN_WORD) {
		parser_fail(parser, token->offset, N_("A field is expected here."));
		return NULL;
	}
	field = template_find_field(kind, token->text);
	if (field)
		return field;
	names = names_of_fields(kind, &count);
	parser->error_offset = token->offset;
	unknown_name_set(parser->error, NOUN_FIELD, token->text, kind->id, names, count);
	free(names);
	return NULL;
}

/* "via FIELD": a field of the records asked that points at records of `kind`. */
static bool
parse_via(struct condition_parser *parser, struct condition *condition,
	const struct template_kind *kind)
{
	const struct token *token = &parser->token;
	const struct template_field *field;

	if (!parser_take_word(parser, "via"))
		return true;
	field = find_asked_field(parser, condition->kind);
	if (!field)
		return false;
	for (size_t i = 0; i < field->target_count; i++)
		if (field->targets[i] == kind)
			condition->via = field;
	if (!condition->via)
		return parser_fail(parser, token->offset,
			N_("The field \"{field}\" of \"{kind}\" does not point at \"{target}\"."),
			"field", token->text, "kind", condition->kind->id, "target", kind->id);
	parser_advance(parser);
	return true;
}

/* "same FIELD": a field in which the records asked say what the one at hand says. */
static bool
parse_same(struct condition_parser *parser, struct condition *condition,
	const struct template_kind *kind)
{
	const struct token *token = &parser->token;
	const struct template_field *field;

	if (!parser_take_word(parser, "same"))
		return true;
	field = find_asked_field(parser, condition->kind);
	if (!field)
		return false;
	if (condition->kind != kind || field->translatable || field->derived)
		return parser_fail(parser, token->offset,
			N_("\"same {field}\" is asked of records of the kind at hand, in a field "
			   "that is neither translatable nor derived."),
			"field", token->text);
	condition->same = field;
	parser_advance(parser);
	return true;
}

/* "where (condition)" on the kind that is asked. */
static bool
parse_where(struct condition_parser *parser, struct condition *condition)
{
	if (!parser_take_word(parser, "where"))
		return parser_fail_expected(parser, "\"where\"");
	if (!parser_expect(parser, TOKEN_OPEN, "\"(\""))
		return false;
	condition->left = parse_or(parser, condition->kind);
	return condition->left && parser_expect(parser, TOKEN_CLOSE, "\")\"");
}

static bool
parse_number(struct condition_parser *parser, struct condition *condition)
{
	const char *word;

	if (parser->token.type != TOKEN_COMPARISON)
		return parser_fail_expected(parser, "\"<\", \"<=\", \"=\", \">=\", \">\"");
	condition->comparison = parser->token.comparison;
	parser_advance(parser);
	word = parser->token.text;
	if (parser->token.type != TOKEN_WORD || strspn(word, "0123456789") != strlen(word) ||
		strlen(word) > 9)
		return parser_fail(parser, parser->token.offset,
			N_("A whole number is expected here: how many records."));
	condition->number = strtol(word, NULL, 10);
	parser_advance(parser);
	return true;
}

static struct condition *
parse_quantifier(
	struct condition_parser *parser, const struct template_kind *kind, enum condition_type type)
{
	struct condition *condition = condition_join(type, NULL, NULL);

	if (!parse_kind(parser, condition) || !parse_via(parser, condition, kind) ||
		!parse_same(parser, condition, kind))
		return condition_drop(condition);
	if (type != CONDITION_COUNT)
		return parse_where(parser, condition) ? condition : condition_drop(condition);
	if (parser_at_word(parser, "where") && !parse_where(parser, condition))
		return condition_drop(condition);
	return parse_number(parser, condition) ? condition : condition_drop(condition);
}

static struct condition *
parse_not_unbounded(struct condition_parser *parser, const struct template_kind *kind)
{
	struct condition *inner;

	if (parser_take_word(parser, "any"))
		return parse_quantifier(parser, kind, CONDITION_ANY);
	if (parser_take_word(parser, "all"))
		return parse_quantifier(parser, kind, CONDITION_ALL);
	if (parser_take_word(parser, "count"))
		return parse_quantifier(parser, kind, CONDITION_COUNT);
	if (parser->token.type == TOKEN_OPEN) {
		parser_advance(parser);
		inner = parse_or(parser, kind);
		return inner && parser_expect(parser, TOKEN_CLOSE, "\")\"") ? inner
									    : condition_drop(inner);
	}
	if (parser->token.type == TOKEN_WORD)
		return parser_test(parser, kind);
	parser_fail(parser, parser->token.offset, N_("A condition is expected here."));
	return NULL;
}

static struct condition *
parse_not(struct condition_parser *parser, const struct template_kind *kind)
{
	struct condition *condition;
	size_t negations = 0;

	while (parser_take_word(parser, "not"))
		negations++;
	if (++parser->depth > CONDITION_DEPTH_MAXIMUM) {
		parser_fail(parser, parser->token.offset,
			N_("The condition has too many brackets within brackets."));
		return NULL;
	}
	condition = parse_not_unbounded(parser, kind);
	parser->depth--;
	/* Twice "not" is nothing. */
	return condition && negations % 2 ? condition_join(CONDITION_NOT, condition, NULL)
					  : condition;
}

static struct condition *
parse_and(struct condition_parser *parser, const struct template_kind *kind)
{
	struct condition *condition = parse_not(parser, kind);

	while (condition && parser_take_word(parser, "and")) {
		struct condition *right = parse_not(parser, kind);

		if (!right)
			return condition_drop(condition);
		condition = condition_join(CONDITION_AND, condition, right);
	}
	return condition;
}

static struct condition *
parse_or(struct condition_parser *parser, const struct template_kind *kind)
{
	struct condition *condition = parse_and(parser, kind);

	while (condition && parser_take_word(parser, "or")) {
		struct condition *right = parse_and(parser, kind);

		if (!right)
			return condition_drop(condition);
		condition = condition_join(CONDITION_OR, condition, right);
	}
	return condition;
}

/* Go to the first token; false when the text is too long to be read. */
static bool
begin(struct condition_parser *parser)
{
	if (strlen(parser->text) > CONDITION_BYTES_MAXIMUM) {
		auto_string char *limit = string_format("%d", CONDITION_BYTES_MAXIMUM);

		return parser_fail(parser, 0, N_("The condition is longer than {limit} bytes."),
			"limit", limit);
	}
	parser_advance(parser);
	return true;
}

/* Let go of the parser, whose error may be at `offset`. */
static void
end(struct condition_parser *parser, size_t *offset)
{
	free(parser->token.text);
	*offset = parser->error_offset;
}

bool
condition_parse_text(const char *text, const struct template *template,
	const struct template_kind *kind, struct condition **condition, struct error *error,
	size_t *offset)
{
	struct condition_parser parser = {.text = text, .template = template, .error = error};
	struct condition *parsed = begin(&parser) ? parse_or(&parser, kind) : NULL;

	if (parsed && parser.token.type != TOKEN_END) {
		parser_fail_expected(&parser, "\"and\", \"or\"");
		condition_free(&parsed);
	}
	end(&parser, offset);
	if (!parsed)
		return false;
	parsed->text = memory_copy_string(text);
	*condition = parsed;
	return true;
}

static bool
parse_date(struct condition_parser *parser, const struct template_kind *kind,
	struct date_expression *expression)
{
	size_t start = parser->token.offset;

	if (parser->token.type != TOKEN_WORD)
		return parser_fail(parser, start, N_("A field is expected here."));
	if (!parser_path(parser, kind, &expression->path))
		return false;
	if (expression->path.type != FIELD_DATE)
		return parser_fail(parser, start, N_("A field of type {type} is expected here."),
			"type", field_type_name(FIELD_DATE));
	if (!parser_shift(parser, &expression->path, &expression->shift))
		return false;
	return parser->token.type == TOKEN_END || parser_fail_expected(parser, "\"+\", \"-\"");
}

bool
date_expression_parse_text(const char *text, const struct template *template,
	const struct template_kind *kind, struct date_expression **expression, struct error *error,
	size_t *offset)
{
	struct condition_parser parser = {.text = text, .template = template, .error = error};
	struct date_expression *parsed = memory_allocate(sizeof(*parsed));

	if (!begin(&parser) || !parse_date(&parser, kind, parsed))
		date_expression_free(&parsed);
	end(&parser, offset);
	if (!parsed)
		return false;
	parsed->text = memory_copy_string(text);
	*expression = parsed;
	return true;
}

bool
condition_parse(const char *text, const struct template *template, const struct template_kind *kind,
	const char *file, struct place place, struct condition **condition,
	struct error_list *faults)
{
	struct error error = {0};
	struct error *fault;
	size_t offset;

	if (condition_parse_text(text, template, kind, condition, &error, &offset))
		return true;
	for (size_t i = 0; i < offset; i++)
		if (((unsigned char)text[i] & 0xC0) != 0x80)
			place.column++;
	fault = faults_add(faults);
	error_move(fault, &error);
	error_set_place(fault, file, place.line, place.column);
	return false;
}
