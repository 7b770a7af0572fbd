/* SPDX-License-Identifier: MIT */
/* What a row of the register says of an assessment. */
#include "config.h"

#include "base/array.h"
#include "template/report_layout_parts.h"

static const char *const register_columns[REGISTER_COLUMN_COUNT] = {
	[REGISTER_REFERENCE] = "reference",
	[REGISTER_TITLE] = "title",
	[REGISTER_CLIENT] = "client",
	[REGISTER_OWN_REFERENCE] = "own_reference",
	[REGISTER_CLASSIFICATION] = "classification",
	[REGISTER_METHOD] = "method",
	[REGISTER_TEMPLATE] = "template",
	[REGISTER_LANGUAGE] = "language",
	[REGISTER_STATE] = "state",
	[REGISTER_DECISION] = "decision",
	[REGISTER_PERCENT] = "percent",
	[REGISTER_BLOCKING] = "blocking",
	[REGISTER_BEGUN] = "begun",
	[REGISTER_CHANGED] = "changed",
	[REGISTER_CHANGED_BY] = "changed_by",
};

void
layout_read_register_columns(
	struct reader *reader, const struct node *node, struct layout_block *block)
{
	if (!reader_sequence(reader, node))
		return;
	if (!node->item_count)
		reader_report(reader, node->place, N_("The list has nothing in it."));
	for (size_t i = 0; i < node->item_count; i++) {
		int word = reader_word(
			reader, node->items[i], register_columns, REGISTER_COLUMN_COUNT);

		if (word >= 0)
			*array_append(&block->register_columns, &block->register_column_count) =
				(enum register_column)word;
	}
}
