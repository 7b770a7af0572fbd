/* SPDX-License-Identifier: MIT */
/*
 * The steps of a walk with their state.
 */
#include "config.h"

#include "ui/screens/walk_steps.h"

#include "base/memory.h"
#include "base/string.h"
#include "session/review.h"
#include "text/width.h"
#include "ui/screens/describe.h"

#define NARROWEST 22
#define COUNT_COLUMNS 5  /* "12 ✗" with a blank before it */
#define PREFIX_COLUMNS 3 /* pointer, state, blank */

static const struct template *
steps_template(const struct application *application)
{
	return describe_assessment(application)->template;
}

int
walk_steps_columns(const struct application *application, int columns)
{
	const struct template *template = steps_template(application);
	int widest = 0;

	for (size_t i = 0; i < template->step_count; i++) {
		const char *title =
			localized_text(&template->steps[i].title, application->language);
		int width =
			width_text(title, WIDTH_SCREEN) + PREFIX_COLUMNS + 3 + COUNT_COLUMNS + 2;
		widest = width > widest ? width : widest;
	}
	if (widest > columns * 35 / 100)
		widest = columns * 35 / 100;
	return widest < NARROWEST ? NARROWEST : widest;
}

/* What a step's state looks like. */
static const char *
state_glyph(const struct step_progress *progress, const struct canvas *canvas)
{
	switch (progress->state) {
	case STEP_COMPLETE:
		return canvas_glyph(canvas, GLYPH_DONE);
	case STEP_BEGUN:
		return canvas_glyph(canvas, GLYPH_BEGUN);
	case STEP_NOT_ASKED:
		return "-";
	case STEP_UNTOUCHED:
		break;
	}
	return " ";
}

/* "2 ✗" or "1 !"; "" when nothing was found. Caller-owned. */
static char *
count_text(const struct step_progress *progress, const struct canvas *canvas)
{
	if (progress->blocking > 0)
		return string_format(
			"%zu %s", progress->blocking, canvas_glyph(canvas, GLYPH_BLOCK));
	if (progress->warnings > 0)
		return string_format(
			"%zu %s", progress->warnings, canvas_glyph(canvas, GLYPH_WARN));
	return memory_copy_string("");
}

static enum role
count_role(const struct step_progress *progress)
{
	return progress->blocking > 0 ? ROLE_ERROR : ROLE_WARNING;
}

/* "12?" to be confirmed, else "3≠" that have changed since signing; "" for none. Caller-owned. */
static char *
review_text(const struct review_step *review, const struct canvas *canvas)
{
	if (review->unconfirmed > 0)
		return string_format("%zu?", review->unconfirmed);
	return review->changed > 0 ? string_format("%zu%s", review->changed,
					     canvas_glyph(canvas, GLYPH_CHANGED))
				   : memory_copy_string("");
}

/* Draw a text at the right end of a line; returns the columns it took, with the blank before it. */
static int
draw_at_end(struct canvas *canvas, struct area line, enum role role, const char *text)
{
	int columns = width_text(text, WIDTH_SCREEN);

	canvas_text_right(
		canvas, line.row, line.column + line.columns - columns, columns, role, text);
	return columns > 0 ? columns + 1 : 0;
}

/* What was found in a step and how far its review is, at the right end of a line. The same. */
static int
draw_counts(struct application *application, size_t step, struct canvas *canvas, struct area line)
{
	const struct step_progress *progress = &application_progress(application)[step];
	const struct review_step *review = &session_review_steps(application->session)[step];
	auto_string char *found = count_text(progress, canvas);
	auto_string char *reviewed = review_text(review, canvas);
	int columns = draw_at_end(canvas, line, count_role(progress), found);

	line.columns -= columns;
	return columns + draw_at_end(canvas, line,
				 review->unconfirmed > 0 ? ROLE_WARNING : ROLE_KEY, reviewed);
}

/* What draw_step() is told. */
struct drawn_steps {
	struct application *application;
	size_t step;
};

static void
draw_step(void *context, struct canvas *canvas, struct area area, size_t index, bool selected)
{
	const struct drawn_steps *drawn = context;
	const struct template_step *step = &steps_template(drawn->application)->steps[index];
	const struct step_progress *progress = &application_progress(drawn->application)[index];
	enum role role = progress->state == STEP_NOT_ASKED ? ROLE_DIM : ROLE_NORMAL;

	(void)selected;
	if (index == drawn->step) {
		role = ROLE_HEADING;
		canvas_text(canvas, area.row, area.column, 1, role,
			canvas_glyph(canvas, GLYPH_POINTER));
	}
	canvas_text(canvas, area.row, area.column + 1, 1,
		progress->state == STEP_COMPLETE ? ROLE_GOOD : role, state_glyph(progress, canvas));
	int room = area.columns - PREFIX_COLUMNS -
		   draw_counts(drawn->application, index, canvas, area);
	auto_string char *title = string_format(
		"%zu %s", index + 1, localized_text(&step->title, drawn->application->language));
	canvas_text(canvas, area.row, area.column + PREFIX_COLUMNS, room, role, title);
}

void
walk_steps_draw(struct application *application, struct list *list, size_t step,
	struct canvas *canvas, struct area area, bool focused)
{
	struct drawn_steps drawn = {application, step};
	struct area inside =
		canvas_frame(canvas, area, tr(application_catalog(application), N_("Steps")));

	list_fit(list, steps_template(application)->step_count, inside.rows);
	list_select(list, step);
	list_draw(list, canvas, inside, steps_template(application)->step_count, focused, draw_step,
		&drawn);
}

void
walk_steps_draw_line(
	struct application *application, size_t step, struct canvas *canvas, struct area area)
{
	const struct template *template = steps_template(application);
	const struct step_progress *progress = &application_progress(application)[step];
	const char *title = localized_text(&template->steps[step].title, application->language);
	struct area counts = {area.row, area.column, 1, area.columns - 2};
	auto_string char *number =
		string_format("%zu/%zu %s", step + 1, template->step_count, title);

	area.rows = 1;
	canvas_fill(canvas, area, ROLE_HEADING);
	canvas_text(canvas, area.row, area.column, 1, ROLE_KEY, "[");
	canvas_text(canvas, area.row, area.column + area.columns - 1, 1, ROLE_KEY, "]");
	canvas_text(canvas, area.row, area.column + 2, 1,
		progress->state == STEP_COMPLETE ? ROLE_GOOD : ROLE_HEADING,
		state_glyph(progress, canvas));
	int count_columns = draw_counts(application, step, canvas, counts);
	canvas_text(canvas, area.row, area.column + 4,
		area.columns - 6 - (count_columns > COUNT_COLUMNS ? count_columns : COUNT_COLUMNS),
		ROLE_HEADING, number);
}
