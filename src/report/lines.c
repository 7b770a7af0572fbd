/* SPDX-License-Identifier: MIT */
/* A report as lines to look at. */
#include "config.h"

#include "report/lines.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/memory.h"
#include "i18n/phrases.h"
#include "map/drawing.h"
#include "report/lines_flow.h"
#include "report/punctuation.h"

#define COLUMNS_LEAST 20

static void
put_text(const struct line_flow *flow, const char *text, enum line_part part)
{
	struct spans spans = {0};

	spans_add(&spans, text, part);
	spans_flow(&spans, flow, 0);
}

static void
put_paragraph(const struct line_flow *flow, const char *text, enum line_part part)
{
	line_flow_blank(flow);
	put_text(flow, text, part);
}

static void
put_fields(const struct line_flow *flow, const struct block_fields *fields)
{
	line_flow_blank(flow);
	line_flow_fields(flow, fields);
}

/* A line as it is, however long. */
static void
put_raw(const struct line_flow *flow, const char *text, size_t length)
{
	struct report_line *line = line_flow_add(flow);

	line->is_drawn = true;
	line_add_run(line, text, length, LINE_TEXT, COLOUR_NONE);
}

static void
put_drawing(const struct line_flow *flow, const struct map_layout *layout)
{
	struct map_drawing *drawing = map_drawing_new(layout, flow->ascii);
	struct string text = {0};

	map_drawing_append(drawing, &text);
	for (const char *line = string_text(&text); *line != '\0';) {
		size_t length = strcspn(line, "\n");

		put_raw(flow, line, length);
		line += length + (line[length] == '\n');
	}
	string_clear(&text);
	map_drawing_free(&drawing);
}

static void
put_flow(
	const struct line_flow *lines, const struct block_flows *flows, const struct map_flow *flow)
{
	auto_string char *number = string_format("%d  ", flow->record->number);
	struct spans spans = {0};

	spans_add(&spans, number, LINE_LABEL);
	spans_add(&spans, flows->graph->nodes[flow->from].name, LINE_TEXT);
	spans_add(&spans, lines->ascii ? " -> " : " → ", LINE_TEXT);
	spans_add(&spans, flows->graph->nodes[flow->to].name, LINE_TEXT);
	if (flow->name[0]) {
		spans_add(&spans, punctuation_colon(lines->language, ""), LINE_TEXT);
		spans_add(&spans, flow->name, LINE_TEXT);
	}
	if (flow->crosses_border) {
		spans_add(&spans, phrases_open(lines->language), LINE_ASIDE);
		spans_add(&spans, flows->crossing, LINE_ASIDE);
		spans_add(&spans, phrases_close(lines->language), LINE_ASIDE);
	}
	spans_flow(&spans, lines, 0);
}

/* The drawing; and the flows on it, unless paragraphs behind it tell of them. */
static void
put_flows(const struct line_flow *flow, const struct block_flows *flows, bool are_told)
{
	line_flow_blank(flow);
	put_drawing(flow, flows->layout);
	put_paragraph(flow, flows->legend, LINE_ASIDE);
	line_flow_blank(flow);
	for (size_t i = 0; !are_told && i < flows->graph->flow_count; i++) {
		if (flows->graph->flows[i].arrow != MAP_NONE)
			put_flow(flow, flows, &flows->graph->flows[i]);
	}
}

static void
put_block(const struct line_flow *flow, const struct block *block, const struct block *next)
{
	switch (block->type) {
	case BLOCK_HEADING:
		put_paragraph(flow, block->text, LINE_HEADING);
		break;
	case BLOCK_PARAGRAPH:
		put_paragraph(flow, block->text, LINE_TEXT);
		break;
	case BLOCK_NOTE:
		put_paragraph(flow, block->text, LINE_ASIDE);
		break;
	case BLOCK_FIELDS:
		put_fields(flow, block->fields);
		break;
	case BLOCK_TABLE:
		line_flow_table(flow, block->table);
		break;
	case BLOCK_MATRIX:
		line_flow_matrix(flow, block->matrix);
		break;
	case BLOCK_FLOWS:
		put_flows(flow, block->flows, next && next->type == BLOCK_PARAGRAPH);
		break;
	}
}

/* A title, marked in a draft. */
static void
put_title(const struct line_flow *flow, const struct report *report, const char *title)
{
	auto_string char *text = string_format(
		"%s%s%s", report->draft ? report->draft : "", report->draft ? " · " : "", title);

	put_text(flow, text, LINE_TITLE);
}

static void
put_chapter(
	const struct line_flow *flow, const struct report *report, const struct chapter *chapter)
{
	struct report_lines *lines = flow->lines;

	line_flow_blank(flow);
	line_flow_add(flow);
	*array_append(&lines->chapters, &lines->chapter_count) = lines->line_count;
	put_title(flow, report, chapter->title);
	for (size_t i = 0; i < chapter->block_count; i++)
		put_block(flow, chapter->blocks[i],
			i + 1 < chapter->block_count ? chapter->blocks[i + 1] : NULL);
}

void
report_lines_make(const struct report *report, int columns, bool ascii, enum width_policy policy,
	struct report_lines *lines)
{
	const struct line_flow flow = {
		.lines = lines,
		.columns = columns < COLUMNS_LEAST ? COLUMNS_LEAST : columns,
		.policy = policy,
		.language = report->language,
		.ascii = ascii,
	};

	*lines = (struct report_lines){0};
	put_title(&flow, report, report->title);
	put_text(&flow, report->subtitle, LINE_TEXT);
	put_fields(&flow, &report->facts);
	for (size_t i = 0; i < report->chapter_count; i++)
		put_chapter(&flow, report, report->chapters[i]);
}

void
report_lines_clear(struct report_lines *lines)
{
	for (size_t i = 0; i < lines->line_count; i++) {
		for (size_t j = 0; j < lines->lines[i].run_count; j++)
			free(lines->lines[i].runs[j].text);
		free(lines->lines[i].runs);
	}
	free(lines->lines);
	free(lines->chapters);
	*lines = (struct report_lines){0};
}

char *
report_line_text(const struct report_line *line)
{
	struct string text = {0};

	for (size_t i = 0; i < line->run_count; i++)
		string_append(&text, line->runs[i].text);
	return text.length ? string_take(&text) : memory_copy_string("");
}
