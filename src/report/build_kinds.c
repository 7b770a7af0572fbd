/* SPDX-License-Identifier: MIT */
/* Chapters for kinds: each of them, those that no step shows, and what belongs to all of them. */
#include "config.h"

#include "base/array.h"
#include "base/memory.h"
#include "base/string.h"
#include "report/builder.h"

/* Whether a kind's records have a table of their own: not the single ones, whose fields are
 * answers, nor dismissals, which stand beside what was found. */
static bool
is_listed(const struct template_kind *kind)
{
	return !kind->single && !string_equal(kind->id, "comment") &&
	       !string_equal(kind->id, "dismissal");
}

static bool
is_shown_in_a_step(const struct builder *builder, const struct template_kind *kind)
{
	for (size_t i = 0; i < builder->template->step_count; i++) {
		const struct template_step *step = &builder->template->steps[i];

		for (size_t j = 0; j < step->part_count; j++) {
			if (step->parts[j].type == PART_TABLE && step->parts[j].kind == kind)
				return true;
		}
	}
	return false;
}

static void
build_flow_chapters(struct builder *builder)
{
	builder_open_chapter(builder, tr(builder->catalog, N_("Map of the data flows")));
	build_flow_list(builder, build_flow_diagram(builder));
	builder_close_chapter(builder);
	builder_open_chapter(builder, tr(builder->catalog, N_("Who sends to whom")));
	build_exchanges(builder);
	builder_close_chapter(builder);
	builder_open_chapter(builder, tr(builder->catalog, N_("Where the data are")));
	build_whereabouts(builder);
	builder_close_chapter(builder);
}

static void
build_kind_chapter(struct builder *builder, const struct template_kind *kind)
{
	builder_open_chapter(builder, builder_label(builder, &kind->plural));
	build_whole_table(builder, kind);
	builder_close_chapter(builder);
	/* Columns that suit a matrix suit no table. */
	if (string_equal(kind->id, "risk") && build_has_matrix(builder)) {
		builder_open_chapter(builder, tr(builder->catalog, N_("Risk matrix")));
		build_matrix(builder, kind);
		builder_close_chapter(builder);
	}
	if (string_equal(kind->id, "flow") && builder_count_records(builder, kind))
		build_flow_chapters(builder);
}

void
build_law(struct builder *builder)
{
	const struct catalog *catalog = builder->catalog;
	struct block_table *table = chapter_add_table(builder->chapter);

	block_table_add_column(table, tr(catalog, N_("Sheet")));
	block_table_add_column(table, tr(catalog, N_("Field")));
	block_table_add_column(table, tr(catalog, N_("Reference to law")));
	for (size_t i = 0; i < builder->template->kind_count; i++) {
		const struct template_kind *kind = builder->template->kinds[i];

		if (is_listed(kind) && !kind->hidden)
			build_references(builder, table, kind);
	}
	builder_replace_empty_table(builder);
}

/* The kinds whose chapters say so when there is nothing in them. */
static const char *const expected_kinds[] = {"flow", "risk", "measure"};

static bool
is_expected(const struct template_kind *kind)
{
	for (size_t i = 0; i < array_length(expected_kinds); i++) {
		if (string_equal(kind->id, expected_kinds[i]))
			return !kind->hidden;
	}
	return false;
}

void
build_each_kind(struct builder *builder)
{
	const struct template *template = builder->template;

	for (size_t i = 0; i < template->kind_count; i++) {
		const struct template_kind *kind = template->kinds[i];

		if (is_listed(kind) && (is_expected(kind) || builder_count_records(builder, kind)))
			build_kind_chapter(builder, kind);
	}
}

void
build_each_other_kind(struct builder *builder)
{
	const struct template *template = builder->template;

	for (size_t i = 0; i < template->kind_count; i++) {
		const struct template_kind *kind = template->kinds[i];

		if (!is_listed(kind) || is_shown_in_a_step(builder, kind) ||
			!builder_count_records(builder, kind))
			continue;
		builder_open_chapter(builder, builder_label(builder, &kind->plural));
		build_overview(builder, kind);
		builder_close_chapter(builder);
	}
}

void
build_comments(struct builder *builder)
{
	const struct template_kind *kind = template_find_kind(builder->template, "comment");

	if (!kind || is_shown_in_a_step(builder, kind))
		return;
	build_whole_table(builder, kind);
}

void
build_map(struct builder *builder)
{
	const struct template_kind *kind = template_find_kind(builder->template, "flow");

	if (!kind || !builder_count_records(builder, kind)) {
		chapter_add_paragraph(
			builder->chapter, tr(builder->catalog, N_("Nothing is recorded here.")));
		return;
	}

	const struct block_flows *flows = build_flow_diagram(builder);

	/* Drawn on a sheet, flows have only their numbers. */
	if (builder->arrangement == ARRANGE_BY_KINDS)
		build_flow_list(builder, flows);
}

void
build_risk_matrix(struct builder *builder)
{
	const struct template_kind *kind = template_find_kind(builder->template, "risk");

	if (kind)
		build_matrix(builder, kind);
}
