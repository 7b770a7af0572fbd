/* SPDX-License-Identifier: MIT */
/*
 * The parts of parsing a condition: words (condition_scan.c), paths and their types
 * (condition_path.c), the grammar (condition_parse.c). Internal to template/.
 */
#ifndef PIA_TEMPLATE_CONDITION_PARSE_H
#define PIA_TEMPLATE_CONDITION_PARSE_H

#include "template/condition.h"

enum token_type {
	TOKEN_END,
	TOKEN_WORD,   /* letters, digits, _ . and -: names, paths, numbers, dates, durations */
	TOKEN_STRING, /* in double quotes */
	TOKEN_OPEN,
	TOKEN_CLOSE,
	TOKEN_COMMA,
	TOKEN_COMPARISON,
	TOKEN_OTHER, /* nothing that conditions know */
};

struct token {
	enum token_type type;
	enum comparison comparison;
	size_t offset; /* where it begins in the condition */
	char *text;    /* what stands there; of a string, what is between the quotes */
};

struct condition_parser {
	const char *text;
	const struct template *template;
	struct token token; /* the next one */
	size_t next;        /* where the one after it is looked for */
	size_t depth;
	struct error *error;
	size_t error_offset;
};

/* Go to the next token. */
void parser_advance(struct condition_parser *parser);

/* Whether the next token is this word; parser_take_word() also steps over it. */
bool parser_at_word(const struct condition_parser *parser, const char *word);
bool parser_take_word(struct condition_parser *parser, const char *word);

/* Fill the parser's error: offset, message, pairs of name and value. Is false. */
#define parser_fail(parser, offset, ...) \
	((parser)->error_offset = (offset), \
		error_set((parser)->error, ERROR_DATA, __VA_ARGS__, NULL))

/* Read the word that is next as a path from records of `kind`, with the type of what it leads to.
 */
bool parser_path(struct condition_parser *parser, const struct template_kind *kind,
	struct condition_path *path);

/* Read how far a date of this path is moved, where "+" or "-" is next. */
bool parser_shift(struct condition_parser *parser, const struct condition_path *path,
	struct date_shift *shift);

/* Read the test that is next: a path of records of `kind` and what is asked of it. NULL when it is
 * none; else caller-owned. */
struct condition *parser_test(struct condition_parser *parser, const struct template_kind *kind);

/* Fill the parser's error: what stands at the next token, and what (signs, ids) was expected. Is
 * false. */
bool parser_fail_expected(struct condition_parser *parser, const char *expected);

/* Step over a sign; false when something else stands there. */
bool parser_expect(struct condition_parser *parser, enum token_type type, const char *sign);

/* A new condition of one or two others, which are consumed. */
struct condition *condition_join(
	enum condition_type type, struct condition *left, struct condition *right);

/* Free a condition (NULL too) and give NULL, for a parser that gives up. */
struct condition *condition_drop(struct condition *condition);

/* Whether a kind has a field of this name or the program offers a value of this name for it. */
bool condition_name_is_known(const struct template_kind *kind, const char *name);

void condition_path_clear(struct condition_path *path);

/*
 * condition_parse() for a caller that knows places better: the error, and the byte of the text that
 * it is about.
 */
bool condition_parse_text(const char *text, const struct template *template,
	const struct template_kind *kind, struct condition **condition, struct error *error,
	size_t *offset);

/* The same for a date that is worked out: `path [("+" | "-") DURATION]`. */
bool date_expression_parse_text(const char *text, const struct template *template,
	const struct template_kind *kind, struct date_expression **expression, struct error *error,
	size_t *offset);

#endif
