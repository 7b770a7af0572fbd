/* SPDX-License-Identifier: MIT */
/*
 * The items of a pane, the focus among them, and scrolling. How an item looks is pane_item.c's;
 * what keys do is pane_keys.c's.
 */
#include "config.h"

#include "ui/screens/pane.h"

#include <stdlib.h>

#include "assessment/address.h"
#include "base/array.h"
#include "base/memory.h"
#include "base/string.h"
#include "session/evidence.h"
#include "session/review.h"
#include "ui/screens/describe.h"
#include "ui/screens/pane_item.h"

static void
clear_items(struct pane_item *items, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		free(items[i].record);
		free(items[i].linked_to);
	}
	free(items);
}

static void
forget_tables(struct pane *pane)
{
	for (size_t i = 0; i < pane->table_count; i++)
		free(pane->tables[i].columns);
	memory_free(&pane->tables);
	pane->table_count = 0;
}

void
pane_clear(struct pane *pane)
{
	clear_items(pane->items, pane->item_count);
	forget_tables(pane);
	field_editor_close(&pane->editor);
	edit_field_close(&pane->find.edit);
	free(pane->find.words);
	*pane = (struct pane){0};
}

struct pane_item *
pane_add(struct pane *pane, enum pane_item_type type, const struct record *record)
{
	struct pane_item *item = array_append(&pane->items, &pane->item_count);

	item->type = type;
	if (record != NULL) {
		item->record = memory_copy_string(record->id);
		item->kind = record->kind;
	}
	return item;
}

/* Below the second of the two fields that make a level: the level. */
static void
add_level(const struct assessment *assessment, struct pane *pane, const struct record *record,
	const struct template_field *field)
{
	struct risk_position position;
	enum rating rating;
	enum rated rated;

	if (rating_of_field(field, &rating, &rated) && rated == RATED_SEVERITY &&
		rating_position(assessment, record, rating, &position))
		pane_add(pane, PANE_LEVEL, record)->rating = rating;
}

void
pane_add_fields(struct application *application, struct pane *pane, const struct record *record,
	const struct template_field *const *fields, size_t count)
{
	const struct assessment *assessment = describe_assessment(application);

	if (fields == NULL) {
		fields = (const struct template_field *const *)record->kind->fields;
		count = record->kind->field_count;
	}
	for (size_t i = 0; i < count; i++) {
		if (!assessment_field_is_asked(assessment, record, fields[i]))
			continue;
		pane_add(pane, PANE_FIELD, record)->field = fields[i];
		add_level(assessment, pane, record, fields[i]);
	}
}

bool
pane_can_focus(const struct pane_item *item)
{
	switch (item->type) {
	case PANE_FIELD:
	case PANE_RECORD:
	case PANE_NEW:
	case PANE_MATRIX:
	case PANE_PROMPTS:
	case PANE_GO:
		return true;
	case PANE_PARAGRAPH:
	case PANE_LAW:
	case PANE_NOTE:
	case PANE_HEADING:
	case PANE_LEVEL:
	case PANE_COLUMNS:
		break;
	}
	return false;
}

struct pane_item *
pane_focused(const struct pane *pane)
{
	if (pane->focus >= pane->item_count || !pane_can_focus(&pane->items[pane->focus]))
		return NULL;
	return &pane->items[pane->focus];
}

const struct record *
pane_record(const struct application *application, const struct pane_item *item)
{
	if (item->record == NULL)
		return NULL;
	return assessment_find_record(describe_assessment(application), item->record);
}

static bool
is_same_item(const struct pane_item *a, const struct pane_item *b)
{
	return a->type == b->type && a->kind == b->kind && a->field == b->field &&
	       string_equal(a->record, b->record);
}

/* Put the focus on an item that can have it: this one, else the next, else the one before. */
static void
settle_focus(struct pane *pane, size_t index)
{
	for (size_t i = index; i < pane->item_count; i++) {
		if (pane_can_focus(&pane->items[i])) {
			pane->focus = i;
			return;
		}
	}
	pane->focus = index < pane->item_count ? index : pane->item_count;
	while (pane->focus > 0)
		if (pane_can_focus(&pane->items[--pane->focus]))
			return;
}

enum pane_mark
pane_mark_of(enum severity severity)
{
	switch (severity) {
	case SEVERITY_BLOCK:
		return PANE_MARK_BLOCK;
	case SEVERITY_WARN:
		return PANE_MARK_WARN;
	case SEVERITY_NOTE:
		break;
	}
	return PANE_MARK_NOTE;
}

static void
mark_item(struct pane_item *item, const struct finding *finding)
{
	enum pane_mark mark = pane_mark_of(finding->severity);

	if (item->type == PANE_FIELD && finding->field != item->field)
		return;
	if (finding->rule != NULL && finding->rule->suggestion_count > 0)
		item->suggests = true;
	if (item->type == PANE_FIELD && finding->type == FINDING_MISSING)
		item->missing = true;
	else if (mark > item->mark)
		item->mark = mark;
}

/* Mark each item with what was found on its record. There may be thousands of both, so each finding
 * goes straight to the items of its record: the first of them, and from each the next. */
static void
mark_items(struct application *application, struct pane *pane)
{
	const struct assessment *assessment = describe_assessment(application);
	const struct findings *findings = application_findings(application);
	struct pane_item **first =
		memory_allocate_array(assessment->record_count, sizeof(struct pane_item *));
	struct pane_item **next =
		memory_allocate_array(pane->item_count, sizeof(struct pane_item *));

	for (size_t i = 0; i < pane->item_count; i++) {
		struct pane_item *item = &pane->items[i];
		if (item->record == NULL)
			continue;
		size_t record = pane_record(application, item)->index;
		next[i] = first[record];
		first[record] = item;
	}
	for (size_t i = 0; i < findings->finding_count; i++) {
		const struct finding *finding = &findings->findings[i];
		struct pane_item *item = first[finding->record->index];
		for (; item != NULL; item = next[item - pane->items])
			mark_item(item, finding);
	}
	free(first);
	free(next);
}

/* Whether what is about a place is about an item. */
static bool
is_about(const struct address *place, const struct pane_item *item)
{
	return item->record != NULL && string_equal(item->record, place->record->id) &&
	       (item->type == PANE_RECORD || item->field == place->field);
}

/* Whether a comment is still open. */
static bool
is_open_comment(const struct assessment *assessment, const struct record *comment)
{
	const struct template_field *resolved = template_find_field(comment->kind, "resolved");

	return resolved == NULL ||
	       !string_equal(assessment_text(assessment, comment, resolved), "yes");
}

/* Count the open comments on each item. */
static void
count_comments(const struct assessment *assessment, struct pane *pane)
{
	const struct template_kind *kind = template_find_kind(assessment->template, "comment");
	const struct template_field *about =
		kind == NULL ? NULL : template_find_field(kind, "about");
	struct address place;
	size_t count = 0;

	if (about == NULL)
		return;
	const struct record **comments = assessment_records_of(assessment, kind, &count);
	for (size_t i = 0; i < count; i++) {
		const char *address = assessment_text(assessment, comments[i], about);
		if (!is_open_comment(assessment, comments[i]) ||
			!address_read(assessment, address, &place, NULL))
			continue;
		for (size_t j = 0; j < pane->item_count; j++)
			pane->items[j].comments += is_about(&place, &pane->items[j]);
	}
	free(comments);
}

/* Count the files attached to each item. */
static void
count_evidence(const struct assessment *assessment, struct pane *pane)
{
	size_t count;
	const struct record **files = evidence_about(assessment, NULL, NULL, &count);
	struct address place;

	for (size_t i = 0; i < count; i++) {
		if (!address_read(
			    assessment, evidence_text(assessment, files[i], "about"), &place, NULL))
			continue;
		for (size_t j = 0; j < pane->item_count; j++)
			pane->items[j].evidence += is_about(&place, &pane->items[j]);
	}
	free(files);
}

static bool
has_value(const struct record *record, const struct template_field *field)
{
	for (size_t i = 0; i < record->value_count; i++)
		if (record->values[i].field == field)
			return true;
	return false;
}

/* Mark what has changed since the signed version, and what waits to be confirmed. */
static void
mark_review(struct application *application, struct pane *pane)
{
	struct session *session = application->session;
	bool has_before = session_signed(session, NULL) != NULL;

	pane->gutter = has_before ? PANE_SIGN_COLUMNS + PANE_POINTER_COLUMNS : PANE_POINTER_COLUMNS;
	for (size_t i = 0; i < pane->item_count && has_before; i++) {
		struct pane_item *item = &pane->items[i];
		const struct record *record = pane_record(application, item);

		if (record == NULL || (item->type != PANE_FIELD && item->type != PANE_RECORD))
			continue;
		item->is_unconfirmed = !(item->type == PANE_FIELD && item->field->derived) &&
				       session_is_unconfirmed(session, record, item->field);
		item->is_empty = item->type == PANE_FIELD && !has_value(record, item->field);
		item->is_changed = session_is_changed(
			session, record, item->type == PANE_FIELD ? item->field : NULL);
	}
}

void
pane_refresh(struct application *application, struct pane *pane)
{
	const struct assessment *assessment = describe_assessment(application);
	struct pane_item *old_items = pane->items;
	size_t old_count = pane->item_count;
	size_t old_focus = pane->focus;

	/* The items, and the steps they are of, are those of a template that is no longer followed:
	 * the screen is closed before it is drawn. */
	if (application_template_changed(application))
		return;
	pane->items = NULL;
	pane->item_count = 0;
	forget_tables(pane);
	pane->build(application, pane);
	mark_items(application, pane);
	count_comments(assessment, pane);
	count_evidence(assessment, pane);
	mark_review(application, pane);

	settle_focus(pane, old_focus);
	for (size_t i = 0; i < pane->item_count && old_focus < old_count; i++)
		if (is_same_item(&pane->items[i], &old_items[old_focus]))
			pane->focus = i;
	clear_items(old_items, old_count);
}

void
pane_focus_first(struct pane *pane)
{
	settle_focus(pane, 0);
	pane->top = 0;
}

bool
pane_focus_on(struct pane *pane, const struct record *record, const struct template_field *field)
{
	for (size_t i = 0; i < pane->item_count; i++) {
		const struct pane_item *item = &pane->items[i];
		if (!pane_can_focus(item) || !string_equal(item->record, record->id))
			continue;
		if (item->type == PANE_RECORD || field == NULL || item->field == field) {
			pane->focus = i;
			return true;
		}
	}
	return false;
}

bool
pane_move(struct pane *pane, int direction)
{
	size_t index = pane->focus;

	while (direction > 0 ? index + 1 < pane->item_count : index > 0) {
		index = direction > 0 ? index + 1 : index - 1;
		if (pane_can_focus(&pane->items[index])) {
			pane->focus = index;
			return true;
		}
	}
	/* What stands above the first item can still be read. */
	if (direction < 0)
		pane->top = 0;
	return false;
}

void
pane_move_page(struct pane *pane, int direction)
{
	if (pane_focused(pane) == NULL)
		return;
	int goal = pane->items[pane->focus].row + direction * (pane->rows > 2 ? pane->rows - 1 : 1);
	size_t before;
	do
		before = pane->focus;
	while ((direction > 0 ? pane->items[pane->focus].row < goal
			      : pane->items[pane->focus].row > goal) &&
		pane_move(pane, direction) && pane->focus != before);
}

void
pane_move_end(struct pane *pane, int direction)
{
	while (pane_move(pane, direction))
		continue;
}

bool
pane_is_editing(const struct pane *pane)
{
	return pane->editor.open;
}

bool
pane_is_browsing(const struct pane *pane)
{
	return !pane->editor.open && !pane->find.typing && !pane->passive;
}

/* Give every item its rows; returns all of them together. */
static int
lay_out(struct application *application, struct pane *pane, int columns)
{
	int row = 0;

	pane->label_columns = pane_item_label_columns(application, pane, columns);
	for (size_t i = 0; i < pane->item_count; i++) {
		struct pane_item *item = &pane->items[i];
		item->row = row;
		item->rows = pane_item_rows(application, pane, i, columns);
		row += item->rows;
	}
	return row;
}

/* The first row that should be seen with the focused item: headings right above it belong to it,
 * and everything above the first item. */
static int
first_wanted_row(const struct pane *pane)
{
	size_t index = pane->focus;

	while (index > 0 && !pane_can_focus(&pane->items[index - 1]))
		index--;
	return pane->items[index].row;
}

/* Scroll no further than needed to see the focus. */
static void
scroll(struct pane *pane, int all_rows)
{
	if (pane->focus < pane->item_count) {
		const struct pane_item *item = &pane->items[pane->focus];
		int wanted = first_wanted_row(pane);
		if (item->row + item->rows - wanted > pane->rows)
			wanted = item->row;
		if (pane->top > wanted)
			pane->top = wanted;
		if (pane->top < item->row + item->rows - pane->rows)
			pane->top = item->row + item->rows - pane->rows;
		if (pane->top > item->row)
			pane->top = item->row;
	}
	if (pane->top > all_rows - pane->rows)
		pane->top = all_rows - pane->rows;
	if (pane->top < 0)
		pane->top = 0;
}

/* Draw an item that begins above or ends below the area: whole beside the screen, then the rows
 * that are seen. */
static void
draw_cut_item(struct application *application, struct pane *pane, size_t index,
	struct canvas *canvas, struct area area)
{
	const struct pane_item *item = &pane->items[index];
	struct canvas *whole = canvas_new(item->rows, area.columns, canvas->ascii);

	pane_item_draw(
		application, pane, index, whole, (struct area){0, 0, item->rows, area.columns});
	for (int row = 0; row < item->rows; row++) {
		int target = item->row - pane->top + row;
		if (target < 0 || target >= area.rows)
			continue;
		for (int column = 0; column < area.columns; column++) {
			const struct cell *cell = &whole->cells[row * area.columns + column];
			if (cell->width > 0)
				canvas_text_filled(canvas, area.row + target, area.column + column,
					cell->width, cell->role, cell->text);
		}
		if (whole->cursor_shown && whole->cursor_row == row)
			canvas_cursor(
				canvas, area.row + target, area.column + whole->cursor_column);
	}
	canvas_free(&whole);
}

static void
draw_find_line(
	struct application *application, struct pane *pane, struct canvas *canvas, struct area line)
{
	const char *label = tr(application_catalog(application), N_("Find:"));
	int used =
		canvas_text(canvas, line.row, line.column, line.columns, ROLE_HEADING, label) + 1;

	line.column += used;
	line.columns -= used;
	edit_field_draw(&pane->find.edit, canvas, line, NULL);
}

/* Marks in the last column where there is more. */
static void
draw_more(const struct pane *pane, struct canvas *canvas, struct area area, int all_rows)
{
	int column = area.column + area.columns - 1;

	if (pane->top > 0)
		canvas_text(
			canvas, area.row, column, 1, ROLE_FRAME, canvas_glyph(canvas, GLYPH_UP));
	if (pane->top + area.rows < all_rows)
		canvas_text(canvas, area.row + area.rows - 1, column, 1, ROLE_FRAME,
			canvas_glyph(canvas, GLYPH_DOWN));
}

void
pane_draw(
	struct application *application, struct pane *pane, struct canvas *canvas, struct area area)
{
	struct area line = {area.row + area.rows - 1, area.column, 1, area.columns};

	if (pane->find.typing && area.rows > 1)
		area.rows--;
	pane->rows = area.rows;
	int all_rows = lay_out(application, pane, area.columns - 1);
	scroll(pane, all_rows);
	for (size_t i = 0; i < pane->item_count; i++) {
		const struct pane_item *item = &pane->items[i];
		int row = item->row - pane->top;
		struct area place = {area.row + row, area.column, item->rows, area.columns - 1};
		if (item->rows == 0 || row + item->rows <= 0 || row >= area.rows)
			continue;
		if (row < 0 || row + item->rows > area.rows)
			draw_cut_item(application, pane, i, canvas,
				(struct area){area.row, area.column, area.rows, area.columns - 1});
		else
			pane_item_draw(application, pane, i, canvas, place);
	}
	draw_more(pane, canvas, area, all_rows);
	if (pane->find.typing)
		draw_find_line(application, pane, canvas, line);
}
