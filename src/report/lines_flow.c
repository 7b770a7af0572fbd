/* SPDX-License-Identifier: MIT */
/* Texts of several parts, wrapped into lines. */
#include "config.h"

#include "report/lines_flow.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/memory.h"
#include "i18n/phrases.h"
#include "report/punctuation.h"
#include "text/wrap.h"

/* How far a long value stands in below its label. */
#define VALUE_INDENT 2
/* A value beside its label has at most so many lines. */
#define VALUE_LINES_MOST 3

static void
add_span(struct spans *spans, const char *text, enum line_part part, enum level_colour colour)
{
	if (string_is_empty(text))
		return;
	string_append(&spans->text, text);
	*array_append(&spans->spans, &spans->span_count) =
		(struct span){spans->text.length, part, colour};
}

void
spans_add(struct spans *spans, const char *text, enum line_part part)
{
	add_span(spans, text, part, COLOUR_NONE);
}

static void
add_aside(struct spans *spans, const char *text, enum language language)
{
	if (string_is_empty(text))
		return;
	spans_add(spans, phrases_open(language), LINE_ASIDE);
	spans_add(spans, text, LINE_ASIDE);
	spans_add(spans, phrases_close(language), LINE_ASIDE);
}

void
spans_add_cell(struct spans *spans, const struct block_cell *cell, enum language language)
{
	enum line_part part = cell->type == CELL_LEVEL    ? LINE_LEVEL
			      : cell->type == CELL_ABSENT ? LINE_ASIDE
							  : LINE_TEXT;

	add_span(spans, cell->text, part, cell->colour);
	add_aside(spans, cell->note, language);
}

int
spans_width(const struct spans *spans, enum width_policy policy)
{
	const char *line = string_text(&spans->text);
	int most = 0;

	while (*line != '\0') {
		size_t length = strcspn(line, "\n");
		int columns = width_bytes(line, length, policy);

		most = columns > most ? columns : most;
		line += length + (line[length] == '\n');
	}
	return most;
}

void
line_add_run(struct report_line *line, const char *text, size_t length, enum line_part part,
	enum level_colour colour)
{
	*array_append(&line->runs, &line->run_count) =
		(struct line_run){memory_copy_bytes(text, length), part, colour};
}

void
line_add_blanks(struct report_line *line, int columns)
{
	if (columns <= 0)
		return;

	auto_string char *blanks = string_format("%*s", columns, "");

	line_add_run(line, blanks, (size_t)columns, LINE_TEXT, COLOUR_NONE);
}

struct report_line *
line_flow_add(const struct line_flow *flow)
{
	return array_append(&flow->lines->lines, &flow->lines->line_count);
}

void
line_flow_blank(const struct line_flow *flow)
{
	const struct report_lines *lines = flow->lines;

	if (lines->line_count && lines->lines[lines->line_count - 1].run_count)
		line_flow_add(flow);
}

void
spans_clear(struct spans *spans)
{
	string_clear(&spans->text);
	free(spans->spans);
	*spans = (struct spans){0};
}

void
spans_flow(struct spans *spans, const struct line_flow *flow, int indent)
{
	const char *text = string_text(&spans->text);
	size_t span = 0;
	struct wrap wrap;

	wrap_text(text, flow->columns - indent, flow->policy, &wrap);
	for (size_t i = 0; i < wrap.line_count; i++) {
		struct report_line *line = line_flow_add(flow);
		size_t at = wrap.lines[i].start;
		size_t end = at + wrap.lines[i].length;

		while (end > at && text[end - 1] == ' ')
			end--;
		if (at < end)
			line_add_blanks(line, indent);
		while (at < end) {
			while (spans->spans[span].end <= at)
				span++;

			const struct span *found = &spans->spans[span];
			size_t stop = found->end < end ? found->end : end;

			line_add_run(line, text + at, stop - at, found->part, found->colour);
			at = stop;
		}
	}
	wrap_clear(&wrap);
	spans_clear(spans);
}

void
spans_lay(
	struct spans *spans, const struct line_flow *flow, int columns, struct report_lines *lines)
{
	struct line_flow own = *flow;

	*lines = (struct report_lines){0};
	own.lines = lines;
	own.columns = columns;
	spans_flow(spans, &own, 0);
}

/* Move the runs of one line behind those of another; returns the columns that they take. */
static int
move_runs(const struct line_flow *flow, struct report_line *to, struct report_line *from)
{
	int columns = 0;

	for (size_t i = 0; i < from->run_count; i++) {
		columns += width_text(from->runs[i].text, flow->policy);
		*array_append(&to->runs, &to->run_count) = from->runs[i];
	}
	from->run_count = 0;
	return columns;
}

void
line_flow_beside(const struct line_flow *flow, struct report_lines *parts, const int *widths,
	size_t count, int gap)
{
	size_t height = 0;

	for (size_t i = 0; i < count; i++)
		height = parts[i].line_count > height ? parts[i].line_count : height;
	for (size_t i = 0; i < height; i++) {
		struct report_line *line = line_flow_add(flow);
		int owed = 0;

		for (size_t j = 0; j < count; j++) {
			int used = 0;

			if (i < parts[j].line_count && parts[j].lines[i].run_count) {
				line_add_blanks(line, owed);
				owed = 0;
				used = move_runs(flow, line, &parts[j].lines[i]);
			}
			owed += widths[j] - used + gap;
		}
	}
	for (size_t i = 0; i < count; i++)
		report_lines_clear(&parts[i]);
}

/* A label, with the law in parentheses and a colon behind it. */
static void
add_label(struct spans *spans, const struct line_flow *flow, const struct block_field *field)
{
	const char *reference = field->reference;

	spans_add(spans, field->label, LINE_LABEL);
	add_aside(spans, reference, flow->language);
	spans_add(spans, punctuation_colon(flow->language, reference ? reference : field->label),
		LINE_LABEL);
}

/* The columns of the widest label that leaves its value half of what there is. */
static int
measure_labels(const struct line_flow *flow, const struct block_fields *fields)
{
	int most = 0;

	for (size_t i = 0; i < fields->field_count; i++) {
		struct spans label = {0};

		add_label(&label, flow, &fields->fields[i]);

		int columns = spans_width(&label, flow->policy);

		if (columns > most && columns <= flow->columns / 2)
			most = columns;
		spans_clear(&label);
	}
	return most;
}

/* Put a value beside its label; false where one of them is too long for that. */
static bool
put_beside(const struct line_flow *flow, const struct block_field *field, int label_columns)
{
	const int widths[] = {label_columns, flow->columns - label_columns};
	struct report_lines parts[2];
	struct spans label = {0};
	struct spans value = {0};

	add_label(&label, flow, field);
	spans_add_cell(&value, &field->value, flow->language);

	bool fits = !strchr(string_text(&value.text), '\n') &&
		    spans_width(&label, flow->policy) <= label_columns &&
		    spans_width(&value, flow->policy) <= VALUE_LINES_MOST * widths[1];

	if (fits) {
		spans_lay(&label, flow, widths[0], &parts[0]);
		spans_lay(&value, flow, widths[1], &parts[1]);
		line_flow_beside(flow, parts, widths, array_length(parts), 0);
	}
	spans_clear(&label);
	spans_clear(&value);
	return fits;
}

void
line_flow_fields(const struct line_flow *flow, const struct block_fields *fields)
{
	int label_columns = measure_labels(flow, fields);

	for (size_t i = 0; i < fields->field_count; i++) {
		const struct block_field *field = &fields->fields[i];

		if (!put_beside(flow, field, label_columns))
			line_flow_field(flow, field->label, field->reference, &field->value, 0);
	}
}

void
line_flow_field(const struct line_flow *flow, const char *label, const char *reference,
	const struct block_cell *value, int indent)
{
	enum language language = flow->language;
	struct spans head = {0};
	struct spans body = {0};

	spans_add(&head, label, LINE_LABEL);
	add_aside(&head, reference, language);
	spans_add_cell(&body, value, language);

	bool is_long = strchr(string_text(&body.text), '\n') ||
		       spans_width(&head, flow->policy) + spans_width(&body, flow->policy) + 2 >
			       flow->columns - indent;

	if (is_long) {
		spans_flow(&head, flow, indent);
		spans_flow(&body, flow, indent + VALUE_INDENT);
		return;
	}
	spans_add(&head, punctuation_colon(language, reference ? reference : label), LINE_LABEL);
	spans_add_cell(&head, value, language);
	spans_flow(&head, flow, indent);
	spans_clear(&body);
}
