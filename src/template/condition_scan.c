/* SPDX-License-Identifier: MIT */
/* The words and signs of a condition, one after the other. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/string.h"
#include "template/condition_parse.h"

static bool
is_word_byte(char byte)
{
	return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
	       (byte >= '0' && byte <= '9') || byte == '_' || byte == '.' || byte == '-';
}

/* Set the token to `length` bytes from its offset on. */
static void
set_token(struct condition_parser *parser, enum token_type type, size_t length)
{
	parser->token.type = type;
	parser->token.text = memory_copy_bytes(parser->text + parser->token.offset, length);
	parser->next = parser->token.offset + length;
}

static void
scan_string(struct condition_parser *parser)
{
	const char *start = parser->text + parser->token.offset + 1;
	const char *end = strchr(start, '"');

	if (!end) {
		set_token(parser, TOKEN_OTHER, strlen(start) + 1);
		return;
	}
	parser->token.type = TOKEN_STRING;
	parser->token.text = memory_copy_bytes(start, (size_t)(end - start));
	parser->next = (size_t)(end + 1 - parser->text);
}

static void
scan_comparison(struct condition_parser *parser, const char *start)
{
	bool or_equal = start[0] != '=' && start[1] == '=';

	if (start[0] == '=')
		parser->token.comparison = COMPARE_EQUAL;
	else if (start[0] == '<')
		parser->token.comparison = or_equal ? COMPARE_LESS_EQUAL : COMPARE_LESS;
	else
		parser->token.comparison = or_equal ? COMPARE_GREATER_EQUAL : COMPARE_GREATER;
	set_token(parser, TOKEN_COMPARISON, or_equal ? 2 : 1);
}

void
parser_advance(struct condition_parser *parser)
{
	const char *start = parser->text + parser->next;
	size_t length = 0;

	start += strspn(start, " \t\n");
	free(parser->token.text);
	parser->token = (struct token){.offset = (size_t)(start - parser->text)};
	while (is_word_byte(start[length]))
		length++;
	if (length) {
		set_token(parser, TOKEN_WORD, length);
	} else if (*start == '"') {
		scan_string(parser);
	} else if (*start == '(') {
		set_token(parser, TOKEN_OPEN, 1);
	} else if (*start == ')') {
		set_token(parser, TOKEN_CLOSE, 1);
	} else if (*start == ',') {
		set_token(parser, TOKEN_COMMA, 1);
	} else if (*start == '<' || *start == '>' || *start == '=') {
		scan_comparison(parser, start);
	} else {
		while (start[length] && !strchr(" \t\n()\",<=>", start[length]) &&
			!is_word_byte(start[length]))
			length++;
		set_token(parser, length ? TOKEN_OTHER : TOKEN_END, length);
	}
}

bool
parser_at_word(const struct condition_parser *parser, const char *word)
{
	return parser->token.type == TOKEN_WORD && string_equal(parser->token.text, word);
}

bool
parser_take_word(struct condition_parser *parser, const char *word)
{
	if (!parser_at_word(parser, word))
		return false;
	parser_advance(parser);
	return true;
}
