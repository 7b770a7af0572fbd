/* SPDX-License-Identifier: MIT */
/* The table of contents. */
#include "config.h"

#include "report/markdown_contents.h"

#include <stdlib.h>

#include "base/memory.h"
#include "report/markdown_text.h"
#include "report/markdown_writer.h"
#include "text/anchor.h"

/* What a chapter's heading is linked by, and how many headings before it have the same. */
struct target {
	char *anchor;
	size_t repeated;
};

/* Count a heading for the chapters from `first` on, which stand below it. */
static void
count_heading(struct target *targets, size_t first, size_t target_count, const char *text)
{
	auto_string char *anchor = anchor_make(text);

	for (size_t i = first; i < target_count; i++)
		targets[i].repeated += string_equal(targets[i].anchor, anchor);
}

/* Caller-owned, with what is in them. */
static struct target *
find_targets(const struct report *report)
{
	size_t count = report->chapter_count;
	struct target *targets = memory_allocate_array(count, sizeof(*targets));

	for (size_t i = 0; i < count; i++)
		targets[i].anchor = anchor_make(report->chapters[i]->title);
	count_heading(targets, 0, count, report->title);
	for (size_t i = 0; i < count; i++) {
		const struct chapter *chapter = report->chapters[i];

		count_heading(targets, i + 1, count, chapter->title);
		for (size_t j = 0; j < chapter->block_count; j++) {
			if (chapter->blocks[j]->type == BLOCK_HEADING)
				count_heading(targets, i + 1, count, chapter->blocks[j]->text);
		}
	}
	return targets;
}

void
markdown_append_contents(const struct report *report, struct string *markdown)
{
	struct target *targets = find_targets(report);

	markdown_begin_block(markdown);
	string_append(markdown, "**");
	markdown_append_line(markdown, report->contents_title);
	string_append(markdown, "**\n\n");
	for (size_t i = 0; i < report->chapter_count; i++) {
		string_append(markdown, "- [");
		markdown_append_line(markdown, report->chapters[i]->title);
		string_append_format(markdown, "](#%s", targets[i].anchor);
		if (targets[i].repeated)
			string_append_format(markdown, "-%zu", targets[i].repeated);
		string_append(markdown, ")\n");
		free(targets[i].anchor);
	}
	free(targets);
}
