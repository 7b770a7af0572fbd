/* SPDX-License-Identifier: MIT */
/* A text of pieces, wrapped as one. */
#include "config.h"

#include "ui/widgets/marked_text.h"

#include <stdlib.h>

#include "base/array.h"
#include "base/memory.h"
#include "text/utf8.h"
#include "text/wrap.h"

void
marked_text_add(struct marked_text *marked, enum role role, const char *text, size_t length)
{
	auto_string char *piece = memory_copy_bytes(text, length);
	auto_string char *safe = utf8_sanitize(piece, UTF8_KEEP_LAYOUT);

	if (!safe[0])
		return;
	string_append(&marked->text, safe);
	*array_append(&marked->pieces, &marked->piece_count) =
		(struct marked_piece){.end = marked->text.length, .role = role};
}

void
marked_text_clear(struct marked_text *marked)
{
	string_clear(&marked->text);
	free(marked->pieces);
	*marked = (struct marked_text){0};
}

int
marked_text_rows(const struct marked_text *marked, int columns)
{
	struct wrap wrap;
	int rows;

	wrap_text(string_text(&marked->text), columns, WIDTH_SCREEN, &wrap);
	rows = (int)wrap.line_count;
	wrap_clear(&wrap);
	return rows;
}

/* Draw one line: of each piece what is on it. */
static void
draw_line(const struct marked_text *marked, const struct wrap_line *line, struct canvas *canvas,
	int row, struct area area)
{
	size_t at = line->start;
	size_t end = line->start + line->length;
	int used = 0;

	for (size_t i = 0; i < marked->piece_count && at < end; i++) {
		size_t stop = marked->pieces[i].end < end ? marked->pieces[i].end : end;

		if (stop <= at)
			continue;

		auto_string char *text =
			memory_copy_bytes(string_text(&marked->text) + at, stop - at);

		used += canvas_text(canvas, row, area.column + used, area.columns - used,
			marked->pieces[i].role, text);
		at = stop;
	}
}

void
marked_text_draw(
	const struct marked_text *marked, struct canvas *canvas, struct area area, int skip)
{
	struct wrap wrap;

	wrap_text(string_text(&marked->text), area.columns, WIDTH_SCREEN, &wrap);
	for (int i = 0; i < area.rows && (size_t)(skip + i) < wrap.line_count; i++)
		draw_line(marked, &wrap.lines[skip + i], canvas, area.row + i, area);
	wrap_clear(&wrap);
}
