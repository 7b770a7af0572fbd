/* SPDX-License-Identifier: MIT */
/* A layout as chapters: which block is built by whom, and where chapters begin and end. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/string.h"
#include "report/builder.h"

/* Blocks that take nothing: what builds them, and what a chapter that begins with one is called. */
static const struct {
	void (*build)(struct builder *builder);
	const char *title;
} plain_blocks[LAYOUT_BLOCK_COUNT] = {
	[LAYOUT_METHOD] = {build_method, N_("Summary")},
	[LAYOUT_COUNTS] = {build_counts, N_("At a glance")},
	[LAYOUT_RISK_LEVELS] = {build_risk_counts, N_("Risks by level")},
	[LAYOUT_FINDING_COUNTS] = {build_finding_counts, N_("Findings")},
	[LAYOUT_PROGRESS] = {build_progress, N_("Progress")},
	[LAYOUT_ALL_ANSWERS] = {build_all_answers, N_("Answers")},
	[LAYOUT_MAP] = {build_map, N_("Map of the data flows")},
	[LAYOUT_EXCHANGES] = {build_exchanges, N_("Who sends to whom")},
	[LAYOUT_WHEREABOUTS] = {build_whereabouts, N_("Where the data are")},
	[LAYOUT_COMMENTS] = {build_comments, N_("Comments")},
	[LAYOUT_LAW] = {build_law, N_("References to law")},
	[LAYOUT_MEASURE_COUNTS] = {build_measure_counts, N_("Measures by status")},
	[LAYOUT_HISTORY] = {build_history, N_("Change history")},
	[LAYOUT_FINDINGS] = {build_findings, N_("Findings")},
	[LAYOUT_BLOCKERS] = {build_blockers, N_("Findings")},
	[LAYOUT_MISSING_VERSIONS] = {build_missing_versions, N_("Versions that are missing")},
	[LAYOUT_MISSING_ANSWERS] = {build_missing_answers, N_("Answers that are missing")},
	[LAYOUT_MATRIX] = {build_risk_matrix, N_("Risk matrix")},
	[LAYOUT_COMPARED] = {build_compared, N_("Summary")},
	[LAYOUT_DIFFERENCES] = {build_differences, N_("What has changed")},
};

/* What a chapter is called that says nothing itself and begins with this block. Caller-owned. */
static char *
make_title(const struct builder *builder, const struct bound_block *bound)
{
	const struct layout_block *block = bound->block;
	const struct template_kind *kind =
		block->type == LAYOUT_COMMENTS ? template_find_kind(builder->template, "comment")
					       : bound->kind;

	if (block->type == LAYOUT_STEP)
		return builder_step_title(builder, bound->step);
	if (block->type == LAYOUT_ANSWERS)
		return memory_copy_string(tr(builder->catalog, N_("Answers")));
	if (kind)
		return memory_copy_string(builder_label(builder, &kind->plural));
	if (plain_blocks[block->type].title)
		return memory_copy_string(tr(builder->catalog, plain_blocks[block->type].title));
	return memory_copy_string(builder_label(builder, &builder->layout->layout->title));
}

/* Take away a heading that nothing came after. */
static void
drop_idle_heading(struct builder *builder)
{
	struct chapter *chapter = builder->chapter;

	if (builder->heading_end && builder->heading_end == chapter->block_count)
		chapter_drop(chapter, chapter->block_count - 1);
	builder->heading_end = 0;
}

/* Whether a block lists what is open, which is not for a final report. */
static bool
lists_findings(enum layout_block_type type)
{
	return type == LAYOUT_FINDINGS || type == LAYOUT_BLOCKERS || type == LAYOUT_FINDING_COUNTS;
}

static bool
is_own_text(enum layout_block_type type)
{
	return type == LAYOUT_HEADING || type == LAYOUT_PARAGRAPH || type == LAYOUT_NOTE;
}

/* Whether nothing of a chapter was built but texts that lead to findings left out. */
static bool
only_led_to_findings(const struct builder *builder, const struct bound_chapter *bound)
{
	size_t others = 0;
	size_t texts = 0;
	size_t lists = 0;

	for (size_t i = 0; i < bound->block_count; i++) {
		enum layout_block_type type = bound->blocks[i].block->type;

		texts += is_own_text(type);
		lists += lists_findings(type);
		others += !is_own_text(type) && !lists_findings(type);
	}
	return !builder->is_draft && lists && !others && builder->chapter->block_count <= texts;
}

/* Take away a heading that only another one of its level came after. */
static void
drop_heading_before_heading(struct builder *builder)
{
	struct chapter *chapter = builder->chapter;
	size_t end = builder->heading_end;

	if (!end || end >= chapter->block_count)
		return;
	if (chapter->blocks[end]->type == BLOCK_HEADING && chapter->blocks[end]->level == 1)
		chapter_drop(chapter, end - 1);
	builder->heading_end = 0;
}

static void
open_chapter(struct builder *builder, const char *title)
{
	builder_open_chapter(builder, title);
	builder->heading_end = 0;
	build_forget_gaps(builder);
}

/* End a chapter; one with nothing in it was none. */
static void
close_chapter(struct builder *builder)
{
	struct chapter *chapter = builder->chapter;

	drop_idle_heading(builder);
	/* Some blocks bring a heading, which the title says already. */
	if (chapter->block_count && chapter->blocks[0]->type == BLOCK_HEADING &&
		string_equal(chapter->blocks[0]->text, chapter->title))
		chapter_drop(chapter, 0);
	if (chapter->block_count)
		builder_close_chapter(builder);
	else
		report_drop_last(builder->report);
}

static void
build_block(struct builder *builder, const struct bound_block *bound)
{
	const struct layout_block *block = bound->block;
	const char *text = builder_label(builder, &block->text);

	switch (block->type) {
	case LAYOUT_HEADING:
		drop_idle_heading(builder);
		chapter_add_heading(builder->chapter, 1, text);
		builder->heading_end = builder->chapter->block_count;
		break;
	case LAYOUT_PARAGRAPH:
		chapter_add_paragraph(builder->chapter, text);
		break;
	case LAYOUT_NOTE:
		chapter_add_note(builder->chapter, text);
		break;
	case LAYOUT_STEP:
		build_step(builder, bound->step);
		break;
	case LAYOUT_ANSWERS:
		build_some_answers(builder, &bound->columns);
		break;
	case LAYOUT_TABLE:
	case LAYOUT_RECORDS:
		build_selection(builder, bound);
		break;
	case LAYOUT_GATHER:
		build_gathered(builder, bound);
		break;
	default:
		plain_blocks[block->type].build(builder);
	}
}

/* What is drawn on a sheet of a workbook has columns that suit nothing else there. */
static bool
needs_sheet(const struct builder *builder, const struct bound_block *bound)
{
	return builder->arrangement == ARRANGE_BY_KINDS &&
	       (bound->block->type == LAYOUT_MAP || bound->block->type == LAYOUT_MATRIX);
}

static void
build_chapter(struct builder *builder, const struct bound_chapter *bound, const char *title)
{
	for (size_t i = 0; i < bound->block_count; i++) {
		const struct bound_block *block = &bound->blocks[i];
		bool is_apart =
			i && (needs_sheet(builder, block) || needs_sheet(builder, block - 1));

		if (i == 0 || is_apart) {
			auto_string char *own = make_title(builder, block);

			if (is_apart)
				close_chapter(builder);
			open_chapter(builder, i == 0 && !string_is_empty(title) ? title : own);
		}
		build_block(builder, block);
		drop_heading_before_heading(builder);
	}
	if (!bound->block_count)
		return;
	while (only_led_to_findings(builder, bound) && builder->chapter->block_count)
		chapter_drop(builder->chapter, builder->chapter->block_count - 1);
	close_chapter(builder);
}

/* Put at the front those of the records that share a chapter with the first; how many they are. */
static size_t
bring_together(const struct builder *builder, const struct template_field *field,
	const struct record **records, size_t count)
{
	const struct assessment *assessment = builder->assessment;
	const char *value = field ? assessment_text(assessment, records[0], field) : "";
	size_t together = 1;

	for (size_t i = 1; i < count && value[0]; i++) {
		const struct record *record = records[i];

		if (!string_equal(assessment_text(assessment, record, field), value))
			continue;
		memmove(records + together + 1, records + together,
			(i - together) * sizeof(const struct record *));
		records[together++] = record;
	}
	return together;
}

/* What the chapter of a record, or of `count` that have something together, is called.
 * Caller-owned. */
static char *
make_record_title(const struct builder *builder, const struct bound_block *each,
	const struct record *record, size_t count)
{
	const char *title = builder_label(builder, &each->block->text);
	auto_string char *label = count > 1 ? assessment_show(builder->assessment, record,
						      each->together, builder->language, NULL)
					    : builder_record_label(builder, record);

	return string_is_empty(title) ? memory_copy_string(label)
				      : tr_format(builder->catalog, title, "record", label, NULL);
}

/* A chapter for each record that the layout asks for, or for those that have something together. */
static void
build_each_record(struct builder *builder, const struct bound_chapter *bound)
{
	for (size_t i = 0; i < bound->each_count; i++) {
		size_t count;
		const struct record **records = build_selected(builder, &bound->each[i], &count);

		for (size_t j = 0, together; j < count; j += together) {
			together = bring_together(
				builder, bound->each[i].together, records + j, count - j);

			auto_string char *title =
				make_record_title(builder, &bound->each[i], records[j], together);

			build_reach(builder, bound, records + j, together);
			build_chapter(builder, bound, title);
			build_forget_reach(builder);
		}
		free(records);
	}
}

void
build_layout(struct builder *builder)
{
	const struct report_layout *layout = builder->layout->layout;
	const char *nothing = tr(builder->catalog, N_("Nothing is recorded here."));

	for (size_t i = 0; i < builder->layout->chapter_count; i++) {
		const struct bound_chapter *chapter = &builder->layout->chapters[i];

		switch (chapter->chapter->type) {
		case LAYOUT_CHAPTER:
			build_chapter(
				builder, chapter, builder_label(builder, &chapter->chapter->title));
			break;
		case LAYOUT_EACH_RECORD:
			build_each_record(builder, chapter);
			break;
		case LAYOUT_EACH_STEP:
			build_each_step(builder);
			break;
		case LAYOUT_EACH_KIND:
			build_each_kind(builder);
			break;
		case LAYOUT_EACH_OTHER_KIND:
			build_each_other_kind(builder);
			break;
		case LAYOUT_EACH_QUESTIONS:
			build_each_questions(builder);
			break;
		}
	}
	build_forget_gaps(builder);
	if (builder->report->chapter_count)
		return;
	builder_open_chapter(builder, builder_label(builder, &layout->title));
	chapter_add_paragraph(builder->chapter,
		builder->layout->lacks_need ? builder_label(builder, &layout->otherwise) : nothing);
	builder_close_chapter(builder);
}
