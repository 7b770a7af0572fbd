/* SPDX-License-Identifier: MIT */
/* The diagram of who sends what to whom, grouped by where they are. */
#include "config.h"

#include <stdlib.h>

#include "assessment/evaluate.h"
#include "base/array.h"
#include "base/memory.h"
#include "base/string.h"
#include "report/builder.h"

/* The diagram being drawn: nodes[i] stands for records[i]; NULL is an end that is not stated. */
struct drawing {
	struct builder *builder;
	struct block_flows *block;
	const struct record **records;
	size_t record_count;
};

/* Where a party has its seat or a system keeps its data. */
static char *
find_place(const struct builder *builder, const struct record *record)
{
	const struct template_field *field = NULL;

	if (record) {
		field = template_find_field(record->kind, "jurisdiction");
		if (!field)
			field = template_find_field(record->kind, "storage");
	}
	if (field) {
		char *place = assessment_show(
			builder->assessment, record, field, builder->language, NULL);

		if (!string_is_empty(place))
			return place;
		free(place);
	}
	return memory_copy_string(tr(builder->catalog, N_("Place not stated")));
}

static size_t
find_node(struct drawing *drawing, const struct record *record)
{
	struct builder *builder = drawing->builder;

	for (size_t i = 0; i < drawing->record_count; i++) {
		if (drawing->records[i] == record)
			return i;
	}

	auto_string char *place = find_place(builder, record);
	auto_string char *name =
		record ? assessment_record_name(builder->assessment, record, builder->language)
		       : memory_copy_string(tr(builder->catalog, N_("Not stated")));

	*array_append(&drawing->records, &drawing->record_count) = record;
	return block_flows_add_node(drawing->block, name,
		record && string_equal(record->kind->id, "system"),
		block_flows_add_group(drawing->block, place));
}

static size_t
find_end(struct drawing *drawing, const struct record *flow, const char *field_id)
{
	const struct template_field *field = template_find_field(flow->kind, field_id);
	const struct record *end = NULL;

	if (field)
		end = assessment_find_record(drawing->builder->assessment,
			assessment_text(drawing->builder->assessment, flow, field));
	return find_node(drawing, end && !end->removed ? end : NULL);
}

/* What a flow is called: its own name, else the data that flow. */
static char *
name_flow(const struct builder *builder, const struct record *flow)
{
	const struct template_field *const fields[] = {
		flow->kind->name, template_find_field(flow->kind, "data")};

	for (size_t i = 0; i < array_length(fields); i++) {
		char *shown = fields[i] ? assessment_show(builder->assessment, flow, fields[i],
						  builder->language, NULL)
					: NULL;

		if (!string_is_empty(shown))
			return shown;
		free(shown);
	}
	return memory_copy_string("");
}

static void
add_edge(struct drawing *drawing, const struct record *flow)
{
	struct builder *builder = drawing->builder;
	auto_string char *shown = name_flow(builder, flow);
	size_t from = find_end(drawing, flow, "from");
	size_t to = find_end(drawing, flow, "to");

	block_flows_add_edge(drawing->block, from, to, flow->number, shown,
		evaluate_crosses_border(builder->assessment, flow));
}

void
build_flow_diagram(struct builder *builder, const struct template_kind *kind)
{
	size_t count;
	const struct record **flows = assessment_records_of(builder->assessment, kind, &count);
	struct drawing drawing = {.builder = builder};

	if (count) {
		drawing.block = chapter_add_flows(builder->chapter,
			tr(builder->catalog, N_("crosses the border")),
			tr(builder->catalog, N_("A thick arrow crosses the border.")));
		for (size_t i = 0; i < count; i++)
			add_edge(&drawing, flows[i]);
	}
	free(drawing.records);
	free(flows);
}
