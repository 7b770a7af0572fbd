/* SPDX-License-Identifier: MIT */
/* A tree of nodes back to YAML, in a plain form that any reader of YAML takes as the same tree. */
#include "config.h"

#include "template/extend.h"

#include <string.h>

#include "base/string.h"

static void write_value(struct string *text, const struct node *node, int indent);

static void
write_blanks(struct string *text, int count)
{
	for (int i = 0; i < count; i++)
		string_append_byte(text, ' ');
}

static void
write_quoted(struct string *text, const char *scalar)
{
	string_append_byte(text, '"');
	for (; *scalar; scalar++) {
		switch (*scalar) {
		case '"':
		case '\\':
			string_append_byte(text, '\\');
			string_append_byte(text, *scalar);
			break;
		case '\n':
			string_append(text, "\\n");
			break;
		case '\r':
			string_append(text, "\\r");
			break;
		case '\t':
			string_append(text, "\\t");
			break;
		default:
			string_append_byte(text, *scalar);
		}
	}
	string_append_byte(text, '"');
}

/* A longer key is not found by the sign behind it. */
#define KEY_MAXIMUM 1000

static void
write_key(struct string *text, const char *key, int indent)
{
	size_t length = strspn(key, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
				    "0123456789_.-");

	if (strlen(key) > KEY_MAXIMUM) {
		string_append(text, "? ");
		write_quoted(text, key);
		string_append_byte(text, '\n');
		write_blanks(text, indent);
	} else if (length && !key[length] && key[0] != '-' && key[0] != '.') {
		string_append(text, key);
	} else {
		write_quoted(text, key);
	}
}

/* The pairs of a mapping, the first without its indentation. */
static void
write_pairs(struct string *text, const struct node *node, int indent)
{
	for (size_t i = 0; i < node->item_count; i++) {
		if (i)
			write_blanks(text, indent);
		write_key(text, node->keys[i]->text ? node->keys[i]->text : "", indent);
		string_append_byte(text, ':');
		write_value(text, node->items[i], indent + 2);
	}
}

static void
write_items(struct string *text, const struct node *node, int indent)
{
	for (size_t i = 0; i < node->item_count; i++) {
		const struct node *item = node->items[i];

		write_blanks(text, indent);
		string_append_byte(text, '-');
		if (item->type == NODE_MAPPING && item->item_count) {
			string_append_byte(text, ' ');
			write_pairs(text, item, indent + 2);
		} else {
			write_value(text, item, indent + 2);
		}
	}
}

/* What stands behind a key or a dash, to the end of its last line. */
static void
write_value(struct string *text, const struct node *node, int indent)
{
	if (node->type == NODE_SCALAR) {
		string_append_byte(text, ' ');
		write_quoted(text, node->text);
		string_append_byte(text, '\n');
	} else if (!node->item_count) {
		string_append(text, node->type == NODE_MAPPING ? " {}\n" : " []\n");
	} else {
		string_append_byte(text, '\n');
		if (node->type == NODE_SEQUENCE) {
			write_items(text, node, indent);
		} else {
			write_blanks(text, indent);
			write_pairs(text, node, indent);
		}
	}
}

char *
document_write(const struct node *root)
{
	struct string text = {0};

	if (root->type == NODE_MAPPING)
		write_pairs(&text, root, 0);
	else
		write_value(&text, root, 0);
	return string_take(&text);
}
