/* SPDX-License-Identifier: MIT */
/*
 * How the items of a pane look. A field's value stands beside its label where both have room, else
 * below it; long texts always below.
 */
#include "config.h"

#include "ui/screens/pane_item.h"

#include <stdlib.h>

#include "base/memory.h"
#include "base/string.h"
#include "ui/screens/describe.h"
#include "ui/screens/pane_matrix.h"
#include "ui/screens/pane_table.h"

#define BESIDE_FROM 44           /* columns from which a value may stand beside its label */
#define LABEL_WIDEST 30          /* columns of a label beside its value */
#define LONG_VALUE_ROWS 6        /* rows of a long text that is not being typed */
#define SHORT_VALUE_COLUMNS 10   /* that a word or a date needs */
#define WRAPPED_VALUE_COLUMNS 22 /* below which a value is not wrapped beside its label */
#define SHORT_VALUE_ROWS 3       /* rows of another value, or of a prompt */

/* Where the parts of a field go, in columns from the area's left and rows from its top. */
struct field_layout {
	bool beside;
	int label_columns;
	int label_rows;
	int value_column;
	int value_columns;
	int value_rows;
};

/* What stands in a field: its value, or the prompt of an empty one. */
struct field_words {
	char *text; /* owned */
	enum role role;
};

static struct field_words
find_words(const struct application *application, const struct pane_item *item)
{
	const struct record *record = pane_record(application, item);
	struct field_words words = {.role = item->field->derived ? ROLE_DIM : ROLE_NORMAL};
	enum shown shown = SHOWN_EMPTY;

	words.text = describe_value(application, record, item->field, &shown);
	if (shown == SHOWN_ERASED || words.text[0] == '\0') {
		free(words.text);
		words.role = ROLE_DIM;
		words.text = shown == SHOWN_ERASED
				     ? memory_copy_string(
					       tr(application_catalog(application), N_("(erased)")))
				     : describe_prompt(application, item->field);
	}
	return words;
}

/* A field's label, with a star while it must be answered and is not. Caller-owned. */
static char *
label_text(const struct application *application, const struct pane_item *item)
{
	return string_format("%s%s", localized_text(&item->field->label, application->language),
		item->missing ? " *" : "");
}

/* How wide a field's label is, and what stands in the field. The star counts even when it is not
 * there, so that nothing moves when the field is answered. */
static void
measure_field(
	const struct application *application, const struct pane_item *item, int *label, int *value)
{
	auto_string char *text = label_text(application, item);
	struct field_words words = find_words(application, item);

	*label = width_text(text, WIDTH_SCREEN) + (item->field->required && !item->missing ? 2 : 0);
	*value = width_text(words.text, WIDTH_SCREEN);
	free(words.text);
}

int
pane_item_label_columns(const struct application *application, const struct pane *pane, int columns)
{
	int room = columns - pane->gutter - PANE_MARK_COLUMNS - 2;
	int most = columns * 2 / 5 < LABEL_WIDEST ? columns * 2 / 5 : LABEL_WIDEST;
	int widest = 0;
	int widest_short = 0;
	int *values = memory_allocate_array(pane->item_count, sizeof(*values));
	size_t count = 0;
	size_t fitting = 0;

	for (size_t i = 0; i < pane->item_count && columns >= BESIDE_FROM; i++) {
		const struct pane_item *item = &pane->items[i];
		int label;
		if (item->type != PANE_FIELD || item->field->type == FIELD_LONG_TEXT)
			continue;
		measure_field(application, item, &label, &values[count++]);
		if (label > widest && label <= room - SHORT_VALUE_COLUMNS)
			widest = label;
		if (label > widest_short && label <= most)
			widest_short = label;
	}
	for (size_t i = 0; i < count; i++)
		fitting += values[i] <= room - widest;
	free(values);
	/* Where values are short, even long questions have them beside, one below the other. */
	return fitting * 3 >= count * 2 ? widest : widest_short;
}

static bool
is_edited(const struct pane *pane, size_t index)
{
	return pane->editor.open && pane->focus == index;
}

static struct field_layout
lay_out_field(struct application *application, const struct pane *pane, size_t index, int columns)
{
	const struct pane_item *item = &pane->items[index];
	auto_string char *label = label_text(application, item);
	struct field_layout layout = {0};
	bool is_long = item->field->type == FIELD_LONG_TEXT;
	int most = is_long ? LONG_VALUE_ROWS : SHORT_VALUE_ROWS;

	int width, value;
	measure_field(application, item, &width, &value);
	int label_columns = width > pane->label_columns ? width : pane->label_columns;
	int room = columns - pane->gutter - PANE_MARK_COLUMNS - 2 - label_columns;
	bool is_wide = width <= pane->label_columns && room >= WRAPPED_VALUE_COLUMNS;
	layout.beside = !is_long && pane->label_columns > 0 && room >= SHORT_VALUE_COLUMNS &&
			(is_wide || value <= room);
	if (layout.beside) {
		layout.label_columns = label_columns;
		layout.value_column = pane->gutter + layout.label_columns + 2;
		layout.value_columns = columns - layout.value_column - PANE_MARK_COLUMNS;
		layout.label_rows = 1;
	} else {
		layout.label_columns = columns - pane->gutter - PANE_MARK_COLUMNS;
		layout.value_column = pane->gutter + 2;
		layout.value_columns = columns - layout.value_column;
		layout.label_rows = canvas_wrapped_rows(layout.label_columns, label);
	}
	if (is_edited(pane, index)) {
		int third = pane->rows / 3 > 1 ? pane->rows / 3 : 1;
		layout.value_rows =
			field_editor_rows(&pane->editor, application, layout.value_columns, third);
		return layout;
	}
	struct field_words words = find_words(application, item);
	layout.value_rows = canvas_wrapped_rows(layout.value_columns, words.text);
	if (layout.value_rows > most)
		layout.value_rows = most;
	free(words.text);
	return layout;
}

/* What an item of words says; caller-owned. */
static char *
level_words(const struct application *application, const struct pane_item *item)
{
	const struct assessment *assessment = describe_assessment(application);
	struct risk_position position;

	if (!rating_position(assessment, pane_record(application, item), item->rating, &position))
		return memory_copy_string("");
	return rating_level_line(assessment->template, item->rating, &position,
		application_catalog(application), application->language);
}

static char *
plain_words(const struct application *application, const struct pane_item *item)
{
	const struct catalog *catalog = application_catalog(application);

	switch (item->type) {
	case PANE_PARAGRAPH:
		return memory_copy_string(localized_text(item->text, application->language));
	case PANE_LAW:
		return describe_law(application, item->law);
	case PANE_LEVEL:
		return level_words(application, item);
	case PANE_NEW:
		return tr_format(catalog, N_("+ new: {kind}"), "kind",
			localized_text(&item->kind->label, application->language), NULL);
	case PANE_PROMPTS: {
		auto_string char *count = string_format("%zu", item->open);
		return tr_format(catalog,
			item->open > 0 ? N_("Risks of the catalogue not looked at yet: {count}")
				       : N_("Risks of the catalogue: all looked at"),
			"count", count, NULL);
	}
	case PANE_NOTE:
	case PANE_GO:
		return tr_format(catalog, item->words, "name",
			item->text == NULL ? "" : localized_text(item->text, application->language),
			NULL);
	default:
		return memory_copy_string("");
	}
}

/* "Data flows (12)"; of a form the kind's label; of some of the records its own words.
 * Caller-owned. */
static char *
heading_words(const struct application *application, const struct pane_item *item)
{
	const struct assessment *assessment = describe_assessment(application);
	size_t count = 0;

	if (item->words != NULL)
		return memory_copy_string(tr(application_catalog(application), item->words));
	if (item->kind->single)
		return memory_copy_string(
			localized_text(&item->kind->label, application->language));
	free(assessment_records_of(assessment, item->kind, &count));
	return string_format(
		"%s (%zu)", localized_text(&item->kind->plural, application->language), count);
}

/* Whether an item is words that stand above the work. */
static bool
is_words(const struct pane_item *item)
{
	return item->type == PANE_PARAGRAPH || item->type == PANE_LAW || item->type == PANE_NOTE;
}

/* Blank rows above an item. */
static int
rows_before(const struct pane *pane, size_t index)
{
	const struct pane_item *item = &pane->items[index];

	if (index == 0)
		return 0;
	if (item->type == PANE_HEADING || item->type == PANE_GO)
		return 1;
	/* Fields stand together; what is another part begins after a blank row. */
	enum pane_item_type above = pane->items[index - 1].type;
	if (item->type == PANE_FIELD || item->type == PANE_MATRIX)
		return above != PANE_FIELD && above != PANE_HEADING && above != PANE_LEVEL ? 1 : 0;
	return is_words(&pane->items[index - 1]) && !is_words(item) ? 1 : 0;
}

int
pane_item_rows(struct application *application, const struct pane *pane, size_t index, int columns)
{
	const struct pane_item *item = &pane->items[index];
	int before = rows_before(pane, index);

	if (item->type == PANE_MATRIX)
		return before + pane_matrix_rows(application);
	if (item->type == PANE_FIELD) {
		struct field_layout layout = lay_out_field(application, pane, index, columns);
		if (layout.beside)
			return before + layout.value_rows;
		return before + layout.label_rows + layout.value_rows;
	}
	if (is_words(item) || item->type == PANE_LEVEL) {
		auto_string char *words = plain_words(application, item);
		return before + canvas_wrapped_rows(columns - pane->gutter, words);
	}
	return before + 1;
}

/* What was found, and how many comments are open or files attached, at the right end of a line:
 * "✗ c2", "  b1"; "cb" where there are both. */
static void
draw_marks(const struct pane_item *item, struct canvas *canvas, int row, int column)
{
	static const enum role roles[] = {ROLE_NORMAL, ROLE_DIM, ROLE_WARNING, ROLE_ERROR};
	const char *mark = item->mark == PANE_MARK_BLOCK  ? canvas_glyph(canvas, GLYPH_BLOCK)
			   : item->mark == PANE_MARK_WARN ? canvas_glyph(canvas, GLYPH_WARN)
			   : item->mark == PANE_MARK_NOTE ? canvas_glyph(canvas, GLYPH_NOTE)
							  : "";

	canvas_text(canvas, row, column + 1, 1, roles[item->mark], mark);
	if (item->comments == 0 && item->evidence == 0)
		return;
	auto_string char *count = item->evidence == 0   ? string_format("c%zu", item->comments)
				  : item->comments == 0 ? string_format("b%zu", item->evidence)
							: memory_copy_string("cb");
	canvas_text(canvas, row, column + 2, PANE_MARK_COLUMNS - 2, ROLE_KEY, count);
}

/* Beside the pointer: what waits to be confirmed, else what has changed since signing. */
static void
draw_sign(const struct pane_item *item, struct canvas *canvas, struct area area)
{
	if (item->is_unconfirmed && !item->is_empty)
		canvas_text(canvas, area.row, area.column + 1, 1, ROLE_WARNING, "?");
	else if (item->is_changed)
		canvas_text(canvas, area.row, area.column + 1, 1, ROLE_KEY,
			canvas_glyph(canvas, GLYPH_CHANGED));
}

static void
draw_field(struct application *application, struct pane *pane, size_t index, struct canvas *canvas,
	struct area area)
{
	const struct pane_item *item = &pane->items[index];
	struct field_layout layout = lay_out_field(application, pane, index, area.columns);
	auto_string char *label = label_text(application, item);
	struct area label_area = {
		area.row, area.column + pane->gutter, layout.label_rows, layout.label_columns};
	struct area value_area = {area.row + (layout.beside ? 0 : layout.label_rows),
		area.column + layout.value_column, layout.value_rows, layout.value_columns};

	canvas_text_wrapped(
		canvas, label_area, 0, item->missing ? ROLE_WARNING : ROLE_NORMAL, label);
	draw_sign(item, canvas, area);
	draw_marks(item, canvas, area.row, area.column + area.columns - PANE_MARK_COLUMNS);
	if (is_edited(pane, index)) {
		field_editor_draw(&pane->editor, application, canvas, value_area);
		return;
	}
	struct field_words words = find_words(application, item);
	canvas_text_wrapped(canvas, value_area, 0, words.role, words.text);
	free(words.text);
}

/* Show which item has the focus: a pointer, its first row (and a label's other rows) tinted, and
 * the cursor at its start. */
static void
draw_focus(const struct pane *pane, size_t index, struct canvas *canvas, struct area area)
{
	const struct pane_item *item = &pane->items[index];

	canvas_text(
		canvas, area.row, area.column, 1, ROLE_NORMAL, canvas_glyph(canvas, GLYPH_POINTER));
	if (pane->passive)
		return;
	if (!is_edited(pane, index)) {
		if (item->type != PANE_MATRIX)
			canvas_tint(canvas, (struct area){area.row, area.column, 1, area.columns},
				ROLE_SELECTED);
		if (!pane->find.typing)
			canvas_cursor(canvas, area.row, area.column);
	}
}

/* A line of words, wrapped where it may be. */
static void
draw_words(struct application *application, const struct pane *pane, const struct pane_item *item,
	struct canvas *canvas, struct area area)
{
	auto_string char *words = plain_words(application, item);
	enum role role = item->type == PANE_LEVEL || item->type == PANE_PROMPTS    ? ROLE_DIM
			 : item->type == PANE_NOTE || item->mark == PANE_MARK_WARN ? ROLE_WARNING
			 : item->mark == PANE_MARK_BLOCK                           ? ROLE_ERROR
			 : item->type == PANE_LAW || item->type == PANE_NEW        ? ROLE_DIM
										   : ROLE_NORMAL;

	if (is_words(item) && item->mark != PANE_MARK_NONE)
		draw_marks(item, canvas, area.row, area.column - 1);
	area.column += pane->gutter;
	area.columns -= pane->gutter;
	canvas_text_wrapped(canvas, area, 0, role, words);
}

void
pane_item_draw(struct application *application, struct pane *pane, size_t index,
	struct canvas *canvas, struct area area)
{
	const struct pane_item *item = &pane->items[index];
	int before = rows_before(pane, index);

	area.row += before;
	area.rows -= before;
	struct area line = {area.row, area.column + pane->gutter, 1,
		area.columns - pane->gutter - PANE_MARK_COLUMNS};
	switch (item->type) {
	case PANE_FIELD:
		draw_field(application, pane, index, canvas, area);
		break;
	case PANE_HEADING: {
		auto_string char *words = heading_words(application, item);
		canvas_text(canvas, area.row, area.column, area.columns, ROLE_HEADING, words);
		break;
	}
	case PANE_COLUMNS:
		pane_table_draw_heading(application, pane, item->kind, canvas, line);
		break;
	case PANE_RECORD:
		pane_table_draw_record(
			application, pane, pane_record(application, item), canvas, line);
		draw_sign(item, canvas, area);
		draw_marks(item, canvas, area.row, area.column + area.columns - PANE_MARK_COLUMNS);
		break;
	case PANE_MATRIX:
		pane_matrix_draw(application, canvas,
			(struct area){
				line.row, line.column, area.rows, area.columns - pane->gutter},
			pane->focus == index);
		break;
	case PANE_PARAGRAPH:
	case PANE_LAW:
	case PANE_NOTE:
	case PANE_LEVEL:
	case PANE_NEW:
	case PANE_PROMPTS:
	case PANE_GO:
		draw_words(application, pane, item, canvas, area);
		break;
	}
	if (pane->focus == index && pane_can_focus(item))
		draw_focus(pane, index, canvas, area);
}

char *
pane_item_words(struct application *application, const struct pane_item *item)
{
	if (item->type == PANE_RECORD)
		return pane_table_words(application, pane_record(application, item));
	if (item->type != PANE_FIELD)
		return plain_words(application, item);
	auto_string char *value =
		describe_value(application, pane_record(application, item), item->field, NULL);
	return string_format(
		"%s %s", localized_text(&item->field->label, application->language), value);
}
