/* SPDX-License-Identifier: MIT */
/*
 * Where a pane, its guidance and its banner go.
 */
#include "config.h"

#include "ui/screens/work_area.h"

#include "base/memory.h"
#include "ui/screens/guidance.h"

#define LOW_ROWS 12           /* with fewer rows there is no line between work and guidance */
#define RIGHT_COLUMNS_MOST 48 /* of guidance at the right */

/* Why nothing can be changed, in the first rows; returns what is left of the area. */
static struct area
draw_banner(struct application *application, struct canvas *canvas, struct area area)
{
	const struct error *reason = session_read_only(application->session);

	if (reason == NULL)
		return area;
	auto_string char *text = tr_error(application_catalog(application), reason);
	struct area banner = area;
	banner.rows = area.rows > LOW_ROWS ? 2 : 1;
	int rows = canvas_text_wrapped(canvas, banner, 0, ROLE_WARNING, text);
	area.row += rows;
	area.rows -= rows;
	return area;
}

/* A frame at the right for guidance; `inside` is the area in it. Returns what is left of the area.
 */
static struct area
frame_right(const struct application *application, struct canvas *canvas, struct area area,
	struct area *inside)
{
	struct area right = area;

	right.columns = area.columns / 3;
	if (right.columns > RIGHT_COLUMNS_MOST)
		right.columns = RIGHT_COLUMNS_MOST;
	right.column += area.columns - right.columns;
	area.columns -= right.columns;
	*inside = canvas_frame(canvas, right, tr(application_catalog(application), N_("Guidance")));
	inside->column++;
	inside->columns -= 2;
	return area;
}

/* A line in the last row of an area; returns what is left of it. */
static struct area
draw_line_below(struct canvas *canvas, struct area area)
{
	area.rows--;
	for (int i = 0; i < area.columns; i++)
		canvas_text(canvas, area.row + area.rows, area.column + i, 1, ROLE_FRAME,
			canvas_glyph(canvas, GLYPH_HORIZONTAL));
	return area;
}

/* What stands where not all of the guidance is seen. */
static const char *
more_text(const struct application *application)
{
	return tr(application_catalog(application), N_(" i: more"));
}

/* Guidance below the work: at least a few rows, so that the list does not jump, and at most a
 * third. Returns what is left of the area. */
static struct area
draw_guidance_below(struct application *application, const struct guidance *guidance,
	struct canvas *canvas, struct area area)
{
	bool is_low = area.rows < LOW_ROWS;
	int least = is_low ? 1 : 3;
	int most = area.rows / 3;
	int rows = guidance_rows(guidance, area.columns - 2);

	rows = rows < least ? least : rows > most ? most : rows;
	if (area.rows < 5)
		return area;
	area.rows -= rows;
	guidance_draw(guidance, canvas,
		(struct area){area.row + area.rows, area.column + 1, rows, area.columns - 2}, 0,
		more_text(application));
	return is_low ? area : draw_line_below(canvas, area);
}

/* Guidance at the right, in a frame of its own; returns what is left of the area. */
static struct area
draw_guidance_right(struct application *application, const struct guidance *guidance,
	struct canvas *canvas, struct area area)
{
	struct area inside;

	area = frame_right(application, canvas, area, &inside);
	guidance_draw(guidance, canvas, inside, 0, more_text(application));
	return area;
}

struct area
work_area_frame(struct canvas *canvas, struct area area, const char *title)
{
	if (canvas->columns >= WORK_FRAMED_FROM)
		return canvas_frame(canvas, area, title);
	if (title != NULL && area.rows > 2) {
		canvas_text(canvas, area.row, area.column, area.columns, ROLE_HEADING, title);
		area.row++;
		area.rows--;
	}
	return area;
}

struct area
work_area_split(const struct application *application, struct canvas *canvas, struct area area,
	const char *title, struct area *detail)
{
	if (canvas->columns >= WORK_WIDE_FROM) {
		area = frame_right(application, canvas, area, detail);
		return work_area_frame(canvas, area, title);
	}
	area = work_area_frame(canvas, area, title);
	*detail = (struct area){area.row + area.rows, area.column, 0, area.columns};
	if (area.rows < 5)
		return area;
	detail->rows = (area.rows + 1) / 3;
	area.rows -= detail->rows;
	detail->row -= detail->rows;
	return area.rows < LOW_ROWS - 4 ? area : draw_line_below(canvas, area);
}

void
work_area_draw(struct application *application, struct pane *pane, struct canvas *canvas,
	struct area area, const char *title)
{
	bool is_wide = canvas->columns >= WORK_WIDE_FROM;
	struct guidance guidance;

	guidance_collect(application, pane_focused(pane), &guidance);
	if (is_wide)
		area = draw_guidance_right(application, &guidance, canvas, area);
	area = work_area_frame(canvas, area, title);
	area = draw_banner(application, canvas, area);
	if (!is_wide)
		area = draw_guidance_below(application, &guidance, canvas, area);
	pane_draw(application, pane, canvas, area);
	guidance_clear(&guidance);
}
