/* SPDX-License-Identifier: MIT */
/* How a report is printed: paper, what stands at the top and bottom of its pages, the logo. */
#include "config.h"

#include <string.h>

#include "base/array.h"
#include "base/files.h"
#include "base/memory.h"
#include "base/string.h"
#include "template/report_layout_parts.h"

static const char *const part_names[PAGE_PART_COUNT] = {
	[PAGE_CLIENT] = "client",
	[PAGE_TITLE] = "title",
	[PAGE_REPORT] = "report",
	[PAGE_CLASSIFICATION] = "classification",
	[PAGE_REFERENCE] = "reference",
	[PAGE_OWN_REFERENCE] = "own_reference",
	[PAGE_AS_OF] = "as_of",
	[PAGE_VERSION] = "version",
	[PAGE_NUMBER] = "page",
	[PAGE_COUNT] = "pages",
};

size_t
layout_page_part(const char *text, enum page_part *part)
{
	const char *end = text[0] == '{' ? strchr(text, '}') : NULL;

	for (size_t i = 0; end && i < PAGE_PART_COUNT; i++)
		if (strlen(part_names[i]) == (size_t)(end - text) - 1 &&
			strncmp(text + 1, part_names[i], (size_t)(end - text) - 1) == 0) {
			*part = (enum page_part)i;
			return (size_t)(end - text) + 1;
		}
	return 0;
}

/* Report what stands in braces and is no part. */
static void
check_parts(struct reader *reader, const struct node *node)
{
	const char *at = node && node->type == NODE_SCALAR ? strchr(node->text, '{') : NULL;

	for (; at; at = strchr(at + 1, '{')) {
		enum page_part part;

		if (layout_page_part(at, &part))
			continue;

		auto_string char *name = memory_copy_bytes(at + 1, strcspn(at + 1, "}"));
		auto_string char *excerpt = document_excerpt(name);

		reader_report_unknown(reader, document_locate(node, (size_t)(at - node->text) + 1),
			NOUN_WORD, excerpt, NULL, part_names, PAGE_PART_COUNT);
	}
}

static void
read_line(struct reader *reader, const struct node *node, struct layout_line *line)
{
	static const char *const keys[PAGE_PLACES] = {"left", "centre", "right"};

	if (!reader_mapping(reader, node, keys, PAGE_PLACES))
		return;
	line->is_given = true;
	for (size_t i = 0; i < PAGE_PLACES; i++) {
		const struct node *text = node_get(node, keys[i]);

		reader_localized(reader, text, &line->places[i]);
		for (enum language j = LANGUAGE_ENGLISH;
			text && text->type == NODE_MAPPING && j < LANGUAGE_COUNT; j++)
			check_parts(reader, node_get(text, language_tag(j)));
	}
}

void
report_layout_read_page(struct reader *reader, const struct node *node, struct layout_page *page)
{
	static const char *const keys[] = {"paper", "orientation", "header", "footer"};
	static const char *const papers[PAPER_COUNT] = {"a4", "a3", "letter"};
	static const char *const orientations[] = {"landscape", "portrait"};
	int paper, orientation;

	if (!reader_mapping(reader, node, keys, array_length(keys)))
		return;
	paper = reader_word(reader, node_get(node, "paper"), papers, PAPER_COUNT);
	orientation = reader_word(
		reader, node_get(node, "orientation"), orientations, array_length(orientations));
	page->paper = paper < 0 ? PAPER_A4 : (enum layout_paper)paper;
	page->is_portrait = orientation == 1;
	read_line(reader, node_get(node, "header"), &page->header);
	read_line(reader, node_get(node, "footer"), &page->footer);
}

void
report_layout_read_logo(struct reader *reader, const struct node *node, struct picture **logo)
{
	const char *name = reader_scalar(reader, node);
	struct error error = {0};

	if (!name)
		return;

	auto_string char *folder = files_folder_of(reader->file);
	auto_string char *path =
		name[0] == '/' ? memory_copy_string(name) : files_join(folder, name);
	struct error *fault;

	if (picture_load(path, logo, &error))
		return;
	fault = faults_add(reader->faults);
	error_move(fault, &error);
	error_set_place(fault, reader->file, node->place.line, node->place.column);
}

static void
line_clear(struct layout_line *line)
{
	for (size_t i = 0; i < PAGE_PLACES; i++)
		localized_clear(&line->places[i]);
}

void
report_layout_page_clear(struct layout_page *page)
{
	line_clear(&page->header);
	line_clear(&page->footer);
}
