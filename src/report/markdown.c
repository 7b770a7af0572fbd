/* SPDX-License-Identifier: MIT */
/* The Markdown writer: what stands where in the file. */
#include "config.h"

#include "report/markdown.h"

#include <string.h>

#include "base/array.h"
#include "base/memory.h"
#include "report/markdown_contents.h"
#include "report/markdown_text.h"
#include "report/markdown_writer.h"

static void
append_heading(struct string *markdown, int level, const char *text)
{
	markdown_begin_block(markdown);
	string_append(markdown, &"######"[6 - level]);
	string_append_byte(markdown, ' ');
	markdown_append_line(markdown, text);
	string_append_byte(markdown, '\n');
}

static void
append_block(struct markdown_writer *writer, const struct block *block)
{
	struct string *markdown = writer->markdown;

	switch (block->type) {
	case BLOCK_HEADING:
		append_heading(markdown, block->level + 2, block->text);
		break;
	case BLOCK_PARAGRAPH:
		markdown_begin_block(markdown);
		markdown_append_lines(markdown, block->text, "");
		string_append_byte(markdown, '\n');
		break;
	case BLOCK_NOTE:
		markdown_begin_block(markdown);
		string_append(markdown, "> ");
		markdown_append_lines(markdown, block->text, "> ");
		string_append_byte(markdown, '\n');
		break;
	case BLOCK_FIELDS:
		markdown_append_fields(writer, block->fields);
		break;
	case BLOCK_TABLE:
		markdown_append_table(writer, block->table);
		break;
	case BLOCK_MATRIX:
		markdown_append_matrix(writer, block->matrix);
		break;
	case BLOCK_FLOWS:
		markdown_append_flows(writer, block->flows);
		break;
	}
}

/* A text has no pages, so the mark of a draft stands under each heading of a chapter. */
static void
append_draft_mark(struct string *markdown, const struct report *report)
{
	if (!report->draft)
		return;
	markdown_begin_block(markdown);
	string_append(markdown, "**");
	markdown_append_line(markdown, report->draft);
	string_append(markdown, "**\n");
}

/* Append the character at `text` as it stands in quotes in YAML; returns its bytes. */
static size_t
append_quoted(struct string *markdown, const char *text)
{
	/* YAML takes the first two for the ends of lines and the third for the file's beginning. */
	static const char *const signs[][2] = {{"\u2028", "\\L"}, {"\u2029", "\\P"},
		{"\uFEFF", "\\uFEFF"}, {"\"", "\\\""}, {"\\", "\\\\"}, {"\n", " "}};

	for (size_t i = 0; i < array_length(signs); i++) {
		size_t length = strlen(signs[i][0]);

		if (strncmp(text, signs[i][0], length) != 0)
			continue;
		string_append(markdown, signs[i][1]);
		return length;
	}
	string_append_byte(markdown, *text);
	return 1;
}

/* A line of the front matter. What is typed is escaped for Markdown too: pandoc reads it as a text
 * of its own. */
static void
append_metadata(struct string *markdown, const char *name, const char *text)
{
	struct string line = {0};

	if (string_is_empty(text))
		return;
	markdown_append_lines(&line, text, "");
	string_append_format(markdown, "%s: \"", name);
	for (const char *rest = string_text(&line); *rest;)
		rest += append_quoted(markdown, rest);
	string_append(markdown, "\"\n");
	string_clear(&line);
}

/* What programs read before the report: which version of what this is. `pagetitle` and `lang` are
 * called so by pandoc, which makes the head of a page of them. */
static void
append_front_matter(struct string *markdown, const struct report *report)
{
	const char *tag = language_tag(report->language);
	auto_string char *tags =
		report->beside ? string_format("%s, %s", tag, language_tag(report->beside))
			       : memory_copy_string(tag);

	string_append(markdown, "---\n");
	append_metadata(markdown, "reference", report->reference);
	append_metadata(markdown, "report", report->layout);
	append_metadata(markdown, "language", tags);
	append_metadata(markdown, "version", report->version);
	append_metadata(markdown, "hash", report->version_hash);
	append_metadata(markdown, "state", report->state);
	append_metadata(markdown, "version_signed", report->signed_version);
	append_metadata(markdown, "hash_signed", report->signed_hash);
	append_metadata(markdown, "template", report->template);
	if (report->draft)
		string_append(markdown, "draft: true\n");
	append_metadata(markdown, "date", report->date);
	append_metadata(markdown, "pagetitle", report->title);
	append_metadata(markdown, "lang", tag);
	string_append(markdown, "---\n");
}

void
markdown_write(const struct report *report, struct string *markdown)
{
	struct markdown_writer writer = {.markdown = markdown, .language = report->language};

	append_front_matter(markdown, report);
	append_heading(markdown, 1, report->title);
	append_draft_mark(markdown, report);
	markdown_begin_block(markdown);
	markdown_append_lines(markdown, report->subtitle, "");
	markdown_append_fields(&writer, &report->facts);
	if (report->contents_title)
		markdown_append_contents(report, markdown);
	for (size_t i = 0; i < report->chapter_count; i++) {
		const struct chapter *chapter = report->chapters[i];

		append_heading(markdown, 2, chapter->title);
		append_draft_mark(markdown, report);
		for (size_t j = 0; j < chapter->block_count; j++)
			append_block(&writer, chapter->blocks[j]);
	}
	if (writer.notes.note_count) {
		markdown_begin_block(markdown);
		markdown_notes_append(&writer.notes, markdown);
	}
	markdown_notes_clear(&writer.notes);
}
