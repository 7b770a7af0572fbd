/* SPDX-License-Identifier: MIT */
/*
 * Comments on a record, a field, or anything in the assessment: who wrote them and when, adding
 * one, marking one as resolved.
 */
#include "config.h"

#include "ui/screens/comments.h"

#include <stdlib.h>
#include <string.h>

#include "assessment/address.h"
#include "assessment/value.h"
#include "base/array.h"
#include "base/memory.h"
#include "base/string.h"
#include "i18n/format.h"
#include "session/record_authors.h"
#include "ui/screens/describe.h"
#include "ui/screens/screens.h"
#include "ui/screens/turn_back.h"
#include "ui/screens/work_area.h"
#include "ui/widgets/edit_field.h"

#define TEXT_ROWS 6         /* of one comment that is seen */
#define DRAFT_INTERVAL 1000 /* milliseconds between two drafts on disk */

/* One comment that is shown. */
struct shown_comment {
	char *record; /* UUID; owned */
	char *head;   /* who and when; owned */
};

struct comments {
	char *address; /* what they are about; NULL: all of the assessment; owned */
	struct shown_comment *shown;
	size_t shown_count;
	size_t focus;
	int top; /* first row seen */
	bool writing;
	struct edit_field edit;
	char *drafted; /* the text of the draft on disk, or NULL */
	int64_t drafted_at;
};

static const struct template_field *
comment_field(const struct application *application, const char *id)
{
	return template_find_field(
		template_find_kind(describe_assessment(application)->template, "comment"), id);
}

static const char *
comment_text(const struct application *application, const struct record *comment, const char *field)
{
	return assessment_text(
		describe_assessment(application), comment, comment_field(application, field));
}

static const struct record *
shown_record(const struct application *application, const struct shown_comment *shown)
{
	return assessment_find_record(describe_assessment(application), shown->record);
}

static bool
is_resolved(const struct application *application, const struct record *comment)
{
	return string_equal(comment_text(application, comment, "resolved"), "yes");
}

/* "Ana Lei · 2026-11-23 14:32"; "" where that is not known. Caller-owned. */
static char *
comment_head(const struct application *application, const struct record_authors *authors,
	const struct record *comment)
{
	int offset = describe_assessment(application)->template->utc_offset;

	const struct record_author *author = record_authors_find(authors, comment);

	if (!author)
		return memory_copy_string("");
	auto_string char *time = format_instant(author->time, offset);
	return string_format("%s · %s", author->name, time);
}

static void
clear_shown(struct comments *comments)
{
	for (size_t i = 0; i < comments->shown_count; i++) {
		free(comments->shown[i].record);
		free(comments->shown[i].head);
	}
	memory_free(&comments->shown);
	comments->shown_count = 0;
}

static void
refresh(struct application *application, struct comments *comments)
{
	const struct assessment *assessment = describe_assessment(application);
	const struct template_kind *kind = template_find_kind(assessment->template, "comment");
	size_t count = 0;
	const struct record **records = assessment_records_of(assessment, kind, &count);
	struct record_authors authors = {0};

	/* Without the log the comments themselves can still be read. */
	(void)session_record_authors(application->session, &authors, NULL);
	clear_shown(comments);
	for (size_t i = 0; i < count; i++) {
		if (!address_covers(comments->address == NULL ? "" : comments->address,
			    comment_text(application, records[i], "about")))
			continue;
		struct shown_comment *shown =
			array_append(&comments->shown, &comments->shown_count);
		shown->record = memory_copy_string(records[i]->id);
		shown->head = comment_head(application, &authors, records[i]);
	}
	record_authors_clear(&authors);
	free(records);
	if (comments->focus >= comments->shown_count)
		comments->focus = comments->shown_count == 0 ? 0 : comments->shown_count - 1;
}

/* What a new comment is about; "assessment" when the list is of everything. */
static const char *
new_address(const struct comments *comments)
{
	return comments->address == NULL ? "assessment" : comments->address;
}

static char *
draft_address(const struct comments *comments)
{
	return string_format(COMMENT_DRAFT_PREFIX "%s", new_address(comments));
}

static bool
may_change(struct application *application, struct comments *comments,
	void (*again)(struct application *application, void *state))
{
	return !describe_refuses_remarks(application) &&
	       application_need_author(application, again, comments);
}

static void
act_new(struct application *application, void *state)
{
	struct comments *comments = state;

	if (!may_change(application, comments, act_new))
		return;
	comments->writing = true;
	edit_field_open(&comments->edit, NULL, true);
}

static void
stop_writing(struct application *application, struct comments *comments)
{
	struct error error = {0};
	auto_string char *address = draft_address(comments);

	if (comments->drafted != NULL &&
		!session_forget_draft(application->session, address, &error))
		application_say_error(application, &error);
	memory_free(&comments->drafted);
	edit_field_close(&comments->edit);
	comments->writing = false;
}

/* Add what was written; a blank comment is none. False when it could not be kept. */
static bool
keep_written(struct application *application, struct comments *comments)
{
	struct error error = {0};
	auto_string char *kept = NULL;

	if (!comments->writing)
		return true;
	if (!value_read(describe_assessment(application), comment_field(application, "text"),
		    edit_field_text(&comments->edit), &kept, &error) ||
		(kept != NULL && !session_comment(application->session, new_address(comments), kept,
					 NULL, &error))) {
		application_say_error(application, &error);
		return false;
	}
	stop_writing(application, comments);
	refresh(application, comments);
	if (kept != NULL)
		comments->focus = comments->shown_count - 1;
	return true;
}

static void
act_keep(struct application *application, void *state)
{
	keep_written(application, state);
}

static void
act_cancel(struct application *application, void *state)
{
	stop_writing(application, state);
}

static void
keep_draft(struct application *application, struct comments *comments)
{
	struct error error = {0};
	const char *text = edit_field_text(&comments->edit);

	if (string_equal(text, comments->drafted == NULL ? "" : comments->drafted))
		return;
	auto_string char *address = draft_address(comments);
	if (!session_keep_draft(application->session, address, text, &error))
		application_say_error(application, &error);
	free(comments->drafted);
	comments->drafted = memory_copy_string(text);
}

static void
act_outside(struct application *application, void *state)
{
	struct comments *comments = state;
	struct error error = {0};

	if (application->terminal.edit_outside == NULL)
		return;
	keep_draft(application, comments);
	auto_string char *text = application->terminal.edit_outside(
		application->terminal.context, edit_field_text(&comments->edit), &error);
	if (text != NULL)
		editor_set_text(&comments->edit.editor, text);
	else if (error.message != NULL)
		application_say_error(application, &error);
}

/* Show the list anew after a change, or say why it was none; returns whether it was done. */
static bool
after_change(
	struct application *application, struct comments *comments, bool done, struct error *error)
{
	if (!done) {
		application_say_error(application, error);
		return false;
	}
	refresh(application, comments);
	return true;
}

static void
act_resolve(struct application *application, void *state)
{
	struct comments *comments = state;
	struct error error = {0};

	if (!may_change(application, comments, act_resolve))
		return;
	const struct record *comment = shown_record(application, &comments->shown[comments->focus]);
	const char *resolved = is_resolved(application, comment) ? NULL : "yes";
	after_change(application, comments,
		session_set(application->session, comment, comment_field(application, "resolved"),
			LANGUAGE_NONE, resolved, &error),
		&error);
}

static void
act_remove(struct application *application, void *state)
{
	struct comments *comments = state;
	struct error error = {0};

	if (!may_change(application, comments, act_remove))
		return;
	const struct record *comment = shown_record(application, &comments->shown[comments->focus]);
	if (after_change(application, comments,
		    session_remove(application->session, comment, &error), &error))
		application_say(application, ROLE_GOOD,
			N_("The comment was removed. u brings it back."), NULL);
}

/* As turn_act_back(), but remarks may be changed where contents are closed. */
static void
act_undo(struct application *application, void *state)
{
	if (may_change(application, state, act_undo) && turn_back(application, NULL))
		refresh(application, state);
}

static void
act_redo(struct application *application, void *state)
{
	if (may_change(application, state, act_redo) && turn_forward(application, NULL))
		refresh(application, state);
}

/* Go to what the focused comment is about. */
static void
act_go(struct application *application, void *state)
{
	struct comments *comments = state;
	const struct record *comment = shown_record(application, &comments->shown[comments->focus]);
	auto_string char *about = memory_copy_string(comment_text(application, comment, "about"));

	screen_walk_go_to(application, about);
}

static void
act_up(struct application *application, void *state)
{
	struct comments *comments = state;

	(void)application;
	if (comments->focus > 0)
		comments->focus--;
}

static void
act_down(struct application *application, void *state)
{
	struct comments *comments = state;

	(void)application;
	if (comments->focus + 1 < comments->shown_count)
		comments->focus++;
}

static void
act_back(struct application *application, void *state)
{
	(void)state;
	application_pop(application);
}

static bool
is_writing(const struct application *application, const void *state)
{
	const struct comments *comments = state;

	(void)application;
	return comments->writing;
}

static bool
is_idle(const struct application *application, const void *state)
{
	return !is_writing(application, state);
}

static bool
is_on_comment(const struct application *application, const void *state)
{
	const struct comments *comments = state;

	return is_idle(application, state) && comments->shown_count > 0;
}

static bool
is_empty(const struct application *application, const void *state)
{
	const struct comments *comments = state;

	return is_idle(application, state) && comments->shown_count == 0;
}

static const struct binding comments_bindings[] = {
	{"Esc Ctrl-S Tab", N_("keep"), N_("Keep the comment"), act_keep, is_writing},
	{"Ctrl-G", N_("throw away"), N_("Throw away what was written"), act_cancel, is_writing},
	{"Ctrl-O", N_("editor"), N_("Go on with this text in your own editor"), act_outside,
		is_writing},
	{"Enter", N_("write"), N_("Write a comment"), act_new, is_empty},
	{"n", N_("new"), N_("Write a comment"), act_new, is_idle},
	{"r Space", N_("resolved"), N_("Mark the comment as resolved, or open it again"),
		act_resolve, is_on_comment},
	{"Enter", N_("go there"), N_("Go to what the comment is about"), act_go, is_on_comment},
	{"D Delete", N_("remove"), N_("Remove the comment; u brings it back"), act_remove,
		is_on_comment},
	{"u", N_("undo"), N_("Take back the last change"), act_undo, is_idle},
	{"Ctrl-R", NULL, N_("Bring back what was undone"), act_redo, is_idle},
	{"Up Shift-Tab", NULL, N_("The comment above"), act_up, is_idle},
	{"Down Tab", NULL, N_("The comment below"), act_down, is_idle},
	{"Left", NULL, N_("Go back; everything is kept"), act_back, is_idle},
};

static bool
comments_input(struct application *application, void *state, const struct input *input)
{
	struct comments *comments = state;

	(void)application;
	return comments->writing && edit_field_input(&comments->edit, input);
}

static bool
comments_leave(struct application *application, void *state)
{
	return keep_written(application, state);
}

static void
comments_resume(struct application *application, void *state)
{
	refresh(application, state);
}

static void
comments_tick(struct application *application, void *state, int64_t now)
{
	struct comments *comments = state;

	if (!comments->writing || now - comments->drafted_at < DRAFT_INTERVAL)
		return;
	keep_draft(application, comments);
	comments->drafted_at = now;
}

/* The line above a comment's text; caller-owned. */
static char *
head_text(const struct application *application, const struct comments *comments,
	const struct shown_comment *shown, const struct canvas *canvas)
{
	const struct record *comment = shown_record(application, shown);
	const char *about = comment_text(application, comment, "about");
	bool resolved = is_resolved(application, comment);
	const char *word = resolved ? tr(application_catalog(application), N_("resolved")) : "";
	const char *glyph = resolved ? canvas_glyph(canvas, GLYPH_DONE) : "";

	if (string_equal(about, comments->address))
		return string_format("%s%s%s%s%s", shown->head, resolved ? " · " : "", glyph,
			resolved ? " " : "", word);
	auto_string char *place = describe_address(application, about);
	return string_format("%s · %s%s%s%s%s", shown->head, place, resolved ? " · " : "", glyph,
		resolved ? " " : "", word);
}

static int
comment_rows(const struct application *application, const struct shown_comment *shown, int columns)
{
	const struct record *comment = shown_record(application, shown);
	int rows = canvas_wrapped_rows(columns - 4, comment_text(application, comment, "text"));

	return 1 + (rows < TEXT_ROWS ? rows : TEXT_ROWS);
}

static void
draw_comment(struct application *application, struct comments *comments, size_t index,
	struct canvas *canvas, struct area area)
{
	const struct shown_comment *shown = &comments->shown[index];
	const struct record *comment = shown_record(application, shown);
	bool resolved = is_resolved(application, comment);
	auto_string char *head = head_text(application, comments, shown, canvas);

	canvas_text_filled(canvas, area.row, area.column + 2, area.columns - 2,
		resolved ? ROLE_DIM : ROLE_HEADING, head);
	canvas_text_wrapped(canvas,
		(struct area){area.row + 1, area.column + 4, area.rows - 1, area.columns - 4}, 0,
		resolved ? ROLE_DIM : ROLE_NORMAL, comment_text(application, comment, "text"));
	if (index != comments->focus || comments->writing)
		return;
	canvas_text(
		canvas, area.row, area.column, 1, ROLE_NORMAL, canvas_glyph(canvas, GLYPH_POINTER));
	canvas_tint(canvas, (struct area){area.row, area.column, 1, area.columns}, ROLE_SELECTED);
	canvas_cursor(canvas, area.row, area.column);
}

/* The comments that fit, the focused one among them. */
static void
draw_list(struct application *application, struct comments *comments, struct canvas *canvas,
	struct area area)
{
	int row = 0;

	for (size_t i = 0; i < comments->focus; i++)
		row += comment_rows(application, &comments->shown[i], area.columns);
	int end = row + comment_rows(application, &comments->shown[comments->focus], area.columns);
	if (comments->top < end - area.rows)
		comments->top = end - area.rows;
	if (comments->top > row)
		comments->top = row;
	row = -comments->top;
	for (size_t i = 0; i < comments->shown_count && row < area.rows; i++) {
		int rows = comment_rows(application, &comments->shown[i], area.columns);
		int room = area.rows - row < rows ? area.rows - row : rows;
		if (row >= 0)
			draw_comment(application, comments, i, canvas,
				(struct area){area.row + row, area.column, room, area.columns});
		row += rows;
	}
}

static void
comments_draw(struct application *application, void *state, struct canvas *canvas, struct area area)
{
	struct comments *comments = state;
	const struct catalog *catalog = application_catalog(application);
	auto_string char *place =
		comments->address == NULL ? NULL : describe_address(application, comments->address);
	auto_string char *title =
		place == NULL ? memory_copy_string(tr(catalog, N_("Comments")))
			      : tr_format(catalog, N_("Comments on {name}"), "name", place, NULL);

	area = work_area_frame(canvas, area, title);
	if (comments->writing) {
		struct area box = area;
		box.rows = area.rows / 2 < 8 ? area.rows / 2 : 8;
		area.rows -= box.rows;
		box.row += area.rows;
		struct area inside = canvas_frame(canvas, box, tr(catalog, N_("New comment")));
		edit_field_draw(&comments->edit, canvas, inside,
			tr(catalog, N_("Write here; Esc keeps it.")));
	}
	if (comments->shown_count > 0) {
		draw_list(application, comments, canvas, area);
	} else if (!comments->writing) {
		canvas_text_wrapped(canvas, area, 0, ROLE_DIM,
			tr(catalog, N_("No comment yet. Enter writes one.")));
		canvas_cursor(canvas, area.row, area.column);
	}
}

static void
comments_free(void *state)
{
	struct comments *comments = state;

	clear_shown(comments);
	edit_field_close(&comments->edit);
	free(comments->address);
	free(comments->drafted);
	free(comments);
}

static const struct screen_type comments_type = {
	.name = "comments",
	.title = N_("Comments"),
	.bindings = comments_bindings,
	.binding_count = array_length(comments_bindings),
	.draw = comments_draw,
	.input = comments_input,
	.leave = comments_leave,
	.resume = comments_resume,
	.tick = comments_tick,
	.free = comments_free,
};

void
screen_comments_open(struct application *application, const char *address)
{
	struct comments *comments = memory_allocate(sizeof(*comments));

	comments->address = memory_copy_string(address);
	refresh(application, comments);
	application_push(application, &comments_type, comments);
}
