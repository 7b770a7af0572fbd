/* SPDX-License-Identifier: MIT */
/* Fields of kinds in report layouts: what records lead to, what is gathered of them, what a layout
 * cannot do without. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/memory.h"
#include "base/string.h"
#include "template/report_layout_parts.h"

/* "kind", what stands between, "field", perhaps "?"; false when it is not so. */
static bool
split_field(const char *text, const char *between, struct layout_field *field)
{
	size_t length = strlen(text);
	const char *found = strstr(text, between);

	if (!found)
		return false;
	field->is_optional = text[length - 1] == '?';
	length -= field->is_optional;

	size_t kind_length = (size_t)(found - text);
	size_t rest = kind_length + strlen(between);
	auto_string char *kind = memory_copy_bytes(text, kind_length);
	auto_string char *name =
		rest < length ? memory_copy_bytes(text + rest, length - rest) : NULL;

	if (!name || !reader_is_id(kind) || !reader_is_id(name))
		return false;
	field->kind = memory_copy_string(kind);
	field->field = memory_copy_string(name);
	return true;
}

/* Read "kind.field"; where nothing is told, the fault is. */
static void
read_field(struct reader *reader, const struct node *node, struct layout_field *field)
{
	const char *text = reader_scalar(reader, node);

	if (!text)
		return;
	field->place = node->place;
	if (!split_field(text, ".", field))
		reader_report(reader, node->place,
			N_("A kind and its field are expected here, as in \"{example}\", perhaps "
			   "with a \"?\" after it."),
			"example", "flow.to");
}

static void
report_empty(struct reader *reader, const struct node *node)
{
	if (!node->item_count)
		reader_report(reader, node->place, N_("The list has nothing in it."));
}

void
layout_read_needs(struct reader *reader, const struct node *node, struct report_layout *layout)
{
	if (!reader_sequence(reader, node))
		return;
	report_empty(reader, node);
	for (size_t i = 0; i < node->item_count; i++)
		read_field(
			reader, node->items[i], array_append(&layout->needs, &layout->need_count));
}

void
layout_read_reach(struct reader *reader, const struct node *node, struct layout_reach **reaches,
	size_t *count)
{
	if (!reader_sequence(reader, node))
		return;
	report_empty(reader, node);
	for (size_t i = 0; i < node->item_count; i++) {
		const struct node *item = node->items[i];
		const char *text = reader_scalar(reader, item);
		struct layout_reach *reach;

		if (!text)
			continue;
		reach = array_append(reaches, count);
		reach->by.place = item->place;
		reach->is_backward = split_field(text, " via ", &reach->by);
		if (!reach->is_backward && !split_field(text, ".", &reach->by))
			reader_report(reader, item->place,
				N_("A reference is expected here, as in \"{example}\" or "
				   "\"{other}\"."),
				"example", "flow.to", "other", "flow via purposes");
	}
}

void
layout_read_gathered(struct reader *reader, const struct node *node, struct layout_block *block)
{
	static const char *const keys[] = {"from", "via", "where", "if_any"};

	if (!reader_sequence(reader, node))
		return;
	report_empty(reader, node);
	for (size_t i = 0; i < node->item_count; i++) {
		const struct node *item = node->items[i];
		struct layout_gathered *gathered =
			array_append(&block->gathered, &block->gathered_count);

		if (item->type != NODE_MAPPING) {
			read_field(reader, item, &gathered->field);
			continue;
		}
		reader_mapping(reader, item, keys, array_length(keys));
		read_field(reader, reader_need(reader, item, "from"), &gathered->field);
		layout_read_reach(
			reader, node_get(item, "via"), &gathered->via, &gathered->via_count);
		if (reader_scalar(reader, node_get(item, "where")))
			gathered->where = node_get(item, "where");
		reader_boolean(reader, node_get(item, "if_any"), &gathered->if_any);
	}
}

static void
field_clear(struct layout_field *field)
{
	free(field->kind);
	free(field->field);
}

void
layout_block_clear_gathered(struct layout_block *block)
{
	for (size_t i = 0; i < block->gathered_count; i++) {
		field_clear(&block->gathered[i].field);
		layout_free_reach(block->gathered[i].via, block->gathered[i].via_count);
	}
	free(block->gathered);
}

void
layout_free_reach(struct layout_reach *reach, size_t count)
{
	for (size_t i = 0; i < count; i++)
		field_clear(&reach[i].by);
	free(reach);
}

void
layout_clear_needs(struct report_layout *layout)
{
	for (size_t i = 0; i < layout->need_count; i++)
		field_clear(&layout->needs[i]);
	free(layout->needs);
}
