/* SPDX-License-Identifier: MIT */
/*
 * Guidance on one item, as lines of words; and the dialog that shows all of them.
 */
#include "config.h"

#include "ui/screens/guidance.h"

#include <stdlib.h>

#include "assessment/diff.h"
#include "assessment/evaluate.h"
#include "base/array.h"
#include "base/clock.h"
#include "base/memory.h"
#include "base/string.h"
#include "i18n/format.h"
#include "session/review.h"
#include "text/clip.h"
#include "ui/screens/catalogue_words.h"
#include "ui/screens/describe.h"
#include "ui/screens/pane_texts.h"
#include "ui/screens/versions.h"
#include "ui/widgets/dialog.h"

#define DIALOG_COLUMNS 70
#define BEFORE_COLUMNS 150 /* of what was there before; v shows all of it */

void
guidance_add(struct guidance *guidance, enum role role, enum glyph mark, char *text)
{
	if (string_is_empty(text)) {
		free(text);
		return;
	}
	*array_append(&guidance->lines, &guidance->line_count) =
		(struct guidance_line){role, mark, text};
}

static void
add_law(struct guidance *guidance, const struct application *application,
	const struct law_references *law)
{
	auto_string char *text = template_format_law(law, application->language);

	/* A finding on a field often rests on the same articles as the field itself. */
	for (size_t i = 0; i < guidance->line_count; i++) {
		if (string_equal(guidance->lines[i].text, text))
			return;
	}
	guidance_add(guidance, ROLE_DIM, GLYPH_COUNT, memory_copy_string(text));
}

static void
add_finding(struct guidance *guidance, const struct application *application,
	const struct finding *finding, bool with_law)
{
	guidance_add(guidance, describe_severity_role(finding->severity),
		describe_severity_mark(finding->severity),
		finding_text(finding, application_catalog(application), application->language));
	if (finding->rule == NULL)
		return;
	if (with_law)
		add_law(guidance, application, &finding->rule->law);
	char *suggested = catalogue_words_suggested(application, finding);
	if (suggested != NULL)
		guidance_add(guidance, ROLE_KEY, GLYPH_COUNT, suggested);
}

/* What was found on an item; returns whether one of the references needs the caveat. */
static bool
add_findings(
	struct guidance *guidance, struct application *application, const struct pane_item *item)
{
	const struct findings *findings = application_findings(application);
	const struct record *record = pane_record(application, item);
	bool caveat = false;

	/* What weighs most comes first: there may be no room for the rest. */
	for (int severity = SEVERITY_BLOCK; severity >= SEVERITY_NOTE; severity--) {
		for (size_t i = 0; i < findings->finding_count; i++) {
			const struct finding *finding = &findings->findings[i];
			if ((int)finding->severity != severity || finding->record != record ||
				(item->type == PANE_FIELD && finding->field != item->field))
				continue;
			/* On a record's line there may be many; their law stands in its form. */
			add_finding(guidance, application, finding, item->type == PANE_FIELD);
			caveat = caveat || (finding->rule != NULL &&
						   template_law_needs_caveat(&finding->rule->law));
		}
	}
	return caveat;
}

void
guidance_add_findings(
	struct guidance *guidance, struct application *application, const struct pane_item *item)
{
	(void)add_findings(guidance, application, item);
}

/* What was found on an item and dismissed, with the reason. */
static void
add_dismissed(
	struct guidance *guidance, struct application *application, const struct pane_item *item)
{
	const struct findings *findings = application_findings(application);
	const struct record *record = pane_record(application, item);

	for (size_t i = 0; i < findings->dismissed_count; i++) {
		const struct finding *finding = &findings->dismissed[i];
		if (finding->record != record ||
			(item->type == PANE_FIELD && finding->field != item->field))
			continue;
		auto_string char *text = finding_text(
			finding, application_catalog(application), application->language);
		guidance_add(guidance, ROLE_DIM, GLYPH_COUNT,
			tr_format(application_catalog(application),
				N_("Dismissed: {text} Reason: {reason}"), "text", text, "reason",
				dismissal_reason(
					describe_assessment(application), finding->dismissal),
				NULL));
	}
}

/* The help of the choice that was made; returns whether its law needs the caveat. */
static bool
add_choice_help(struct guidance *guidance, const struct application *application,
	const struct pane_item *item)
{
	const struct template_field *field = item->field;
	const struct record *record = pane_record(application, item);

	if (field->type != FIELD_CHOICE || field->derived)
		return false;
	const struct template_item *choice = template_find_item(
		field->list, assessment_text(describe_assessment(application), record, field));
	if (choice == NULL || localized_text(&choice->help, application->language)[0] == '\0')
		return false;
	guidance_add(guidance, ROLE_NORMAL, GLYPH_COUNT,
		tr_format(application_catalog(application), N_("{label}: {text}"), "label",
			localized_text(&choice->label, application->language), "text",
			localized_text(&choice->help, application->language), NULL));
	add_law(guidance, application, &choice->law);
	return template_law_needs_caveat(&choice->law);
}

/* "From 0 to 100000 people". */
static void
add_limits(struct guidance *guidance, const struct application *application,
	const struct template_field *field)
{
	const struct catalog *catalog = application_catalog(application);
	const char *unit = localized_text(&field->unit, application->language);
	const char *message = field->minimum != NULL && field->maximum != NULL
				      ? N_("From {minimum} to {maximum} {unit}")
			      : field->minimum != NULL ? N_("At least {minimum} {unit}")
			      : field->maximum != NULL ? N_("At most {maximum} {unit}")
						       : NULL;

	if (message != NULL)
		guidance_add(guidance, ROLE_DIM, GLYPH_COUNT,
			tr_format(catalog, message, "minimum", field->minimum, "maximum",
				field->maximum, "unit", unit, NULL));
	else if (unit[0] != '\0')
		guidance_add(guidance, ROLE_DIM, GLYPH_COUNT, memory_copy_string(unit));
}

/* Whether anything of an assessment stands in this language. */
static bool
is_spoken(const struct assessment *assessment, enum language language)
{
	for (size_t i = 0; i < assessment->record_count; i++)
		for (size_t j = 0; j < assessment->records[i]->value_count; j++)
			if (assessment->records[i]->values[j].language == language)
				return true;
	return false;
}

/* How far the versions in the other languages are that the assessment is written in too. */
static void
add_versions(struct guidance *guidance, const struct application *application,
	const struct pane_item *item)
{
	const struct catalog *catalog = application_catalog(application);
	const struct assessment *assessment = describe_assessment(application);
	const struct record *record = pane_record(application, item);
	struct string text = {0};

	if (!item->field->translatable ||
		record_value(record, item->field, assessment->language) == NULL)
		return;
	for (enum language language = LANGUAGE_NONE + 1; language < LANGUAGE_COUNT; language++) {
		if (language == assessment->language ||
			!assessment->template->languages[language] ||
			!is_spoken(assessment, language))
			continue;
		const char *state = tr(catalog, version_state_word(version_state(assessment, record,
							item->field, language)));
		string_append_format(&text, "%s%s: %s", text.length > 0 ? " · " : "",
			language_name(language), state);
	}
	guidance_add(guidance, ROLE_DIM, GLYPH_COUNT, string_take(&text));
}

void
guidance_add_caveat(struct guidance *guidance, const struct localized *text, enum language language)
{
	const char *caveat = localized_text(text, language);

	guidance_add(guidance, ROLE_DIM, GLYPH_COUNT,
		string_format("%s%s", caveat[0] == '*' ? "" : "* ", caveat));
}

/* Why a derived value is what it is; returns whether the law of that needs the caveat. */
static bool
add_reason(struct guidance *guidance, const struct application *application,
	const struct pane_item *item)
{
	const struct derive_line *line = evaluate_derive_line(
		describe_assessment(application), pane_record(application, item), item->field);

	if (line == NULL)
		return false;
	guidance_add(guidance, ROLE_NORMAL, GLYPH_COUNT,
		memory_copy_string(localized_text(&line->because, application->language)));
	add_law(guidance, application, &line->law);
	return template_law_needs_caveat(&line->law);
}

/* A text of the template behind what it is: "Attach: the notice". */
static void
add_labelled(struct guidance *guidance, const struct application *application, const char *message,
	const struct localized *text)
{
	const char *shown = localized_text(text, application->language);

	if (shown[0] != '\0')
		guidance_add(guidance, ROLE_NORMAL, GLYPH_COUNT,
			tr_format(application_catalog(application), message, "text", shown, NULL));
}

/* "Changed since the version of …. It was: …", of a field; caller-owned. */
static char *
field_change(const struct application *application, const struct assessment *before,
	const struct pane_item *item, const char *date)
{
	const struct catalog *catalog = application_catalog(application);
	struct diff_record found;
	const struct diff_value *value;
	char *text;

	diff_find_field(before, describe_assessment(application), pane_record(application, item),
		item->field, application->language, &found);
	value = found.value_count > 0 ? &found.values[0] : NULL;
	if (value == NULL || value->type == DIFF_NEW) {
		text = tr_format(
			catalog, N_("Not in the version of {date} yet."), "date", date, NULL);
	} else {
		auto_string char *old = value->old_erased
						? memory_copy_string(tr(catalog, N_("(erased)")))
						: clip_text(value->old_text, BEFORE_COLUMNS,
							  CLIP_MARK, WIDTH_SCREEN);

		text = tr_format(catalog, N_("Changed since the version of {date}. It was: {text}"),
			"date", date, "text", old, NULL);
	}
	diff_record_clear(&found);
	return text;
}

/* The same of a record's line. Caller-owned. */
static char *
record_change(const struct application *application, const struct assessment *before,
	const struct pane_item *item, const char *date)
{
	bool is_new = diff_find_before(before, pane_record(application, item)) == NULL;

	return tr_format(application_catalog(application),
		is_new ? N_("Not in the version of {date} yet.")
		       : N_("Changed since the version of {date}."),
		"date", date, NULL);
}

/* What has changed since signing, and what waits to be confirmed. */
static void
add_review(struct guidance *guidance, struct application *application, const struct pane_item *item)
{
	int64_t time;
	const struct assessment *before = session_signed(application->session, &time);

	if (before == NULL || (!item->is_unconfirmed && !item->is_changed))
		return;

	auto_string char *day = clock_civil_date(time, before->template->utc_offset);
	auto_string char *date = format_date(day, application->language);

	if (item->is_unconfirmed)
		guidance_add(guidance, ROLE_WARNING, GLYPH_COUNT,
			tr_format(application_catalog(application),
				N_("From the version of {date}: confirm it with o, or change it."),
				"date", date, NULL));
	if (item->is_changed)
		guidance_add(guidance, ROLE_KEY, GLYPH_COUNT,
			item->type == PANE_FIELD ? field_change(application, before, item, date)
						 : record_change(application, before, item, date));
}

static void
add_field(struct guidance *guidance, struct application *application, const struct pane_item *item)
{
	const struct catalog *catalog = application_catalog(application);
	const struct template *template = describe_assessment(application)->template;
	const struct template_field *field = item->field;

	bool caveat = add_findings(guidance, application, item);
	guidance_add_rating(guidance, application, item);
	guidance_add(guidance, ROLE_NORMAL, GLYPH_COUNT,
		memory_copy_string(localized_text(&field->help, application->language)));
	add_labelled(guidance, application, N_("Example: {text}"), &field->example);
	add_labelled(guidance, application, N_("Attach: {text}"), &field->attach);
	if (field->derived) {
		guidance_add(guidance, ROLE_DIM, GLYPH_COUNT,
			memory_copy_string(
				tr(catalog, N_("Worked out by itself from other answers."))));
		caveat = add_reason(guidance, application, item) || caveat;
	}
	caveat = add_choice_help(guidance, application, item) || caveat;
	guidance_add_measures(guidance, application, item);
	if (field->type == FIELD_NUMBER)
		add_limits(guidance, application, field);
	add_law(guidance, application, &field->law);
	if (caveat || template_law_needs_caveat(&field->law))
		guidance_add_caveat(guidance, &template->caveat, application->language);
	add_versions(guidance, application, item);
}

/* A record's whole name, which its line may have had to cut, and what was found on it. */
static void
add_record(struct guidance *guidance, struct application *application, const struct pane_item *item)
{
	guidance_add(guidance, ROLE_NORMAL, GLYPH_COUNT,
		describe_record(application, pane_record(application, item)));
	add_findings(guidance, application, item);
}

void
guidance_collect(
	struct application *application, const struct pane_item *item, struct guidance *guidance)
{
	const struct catalog *catalog = application_catalog(application);

	*guidance = (struct guidance){0};
	if (item == NULL)
		return;
	add_review(guidance, application, item);
	if (item->type == PANE_FIELD)
		add_field(guidance, application, item);
	else if (item->type == PANE_RECORD)
		add_record(guidance, application, item);
	else if (item->type == PANE_MATRIX)
		guidance_add(guidance, ROLE_DIM, GLYPH_COUNT,
			memory_copy_string(tr(catalog,
				N_("Every risk stands in its cell by its number. Enter opens the "
				   "matrix, where you can go to each."))));
	else if (item->type == PANE_NEW)
		guidance_add(guidance, ROLE_DIM, GLYPH_COUNT,
			memory_copy_string(tr(catalog,
				N_("Enter adds one and opens its form. Everything is kept as you "
				   "go; left empty, it is not added."))));
	else if (item->type == PANE_PROMPTS)
		guidance_add(guidance, ROLE_DIM, GLYPH_COUNT,
			memory_copy_string(tr(catalog, N_("Each party, system and flow with what "
							  "could go wrong there. Take "
							  "what fits, set aside what does not."))));
	if (item->type == PANE_FIELD || item->type == PANE_RECORD)
		add_dismissed(guidance, application, item);
	if (item->comments > 0)
		guidance_add(guidance, ROLE_KEY, GLYPH_COUNT,
			memory_copy_string(tr(catalog, N_("There are open comments: c"))));
}

void
guidance_clear(struct guidance *guidance)
{
	for (size_t i = 0; i < guidance->line_count; i++)
		free(guidance->lines[i].text);
	free(guidance->lines);
	*guidance = (struct guidance){0};
}

/* The columns that a line's mark takes. */
static int
mark_columns(const struct guidance_line *line)
{
	return line->mark == GLYPH_COUNT ? 0 : 2;
}

int
guidance_rows(const struct guidance *guidance, int columns)
{
	int rows = 0;

	for (size_t i = 0; i < guidance->line_count; i++)
		rows += canvas_wrapped_rows(
			columns - mark_columns(&guidance->lines[i]), guidance->lines[i].text);
	return rows;
}

void
guidance_draw(const struct guidance *guidance, struct canvas *canvas, struct area area, int skip,
	const char *more)
{
	int end = area.row + area.rows;
	bool is_cut = guidance_rows(guidance, area.columns) - skip > area.rows;

	for (size_t i = 0; i < guidance->line_count && area.row < end; i++) {
		const struct guidance_line *line = &guidance->lines[i];
		int indent = mark_columns(line);
		int rows = canvas_wrapped_rows(area.columns - indent, line->text);
		if (skip >= rows) {
			skip -= rows;
			continue;
		}
		if (indent > 0 && skip == 0)
			canvas_text(canvas, area.row, area.column, indent, line->role,
				canvas_glyph(canvas, line->mark));
		struct area place = {
			area.row, area.column + indent, end - area.row, area.columns - indent};
		area.row += canvas_text_wrapped(canvas, place, skip, line->role, line->text);
		skip = 0;
	}
	if (is_cut && area.rows > 0) {
		/* Over the end of the last row, of which the rest can still be read. */
		int width = width_text(more, WIDTH_SCREEN);
		int right = area.column + area.columns;

		width = width < area.columns ? width : area.columns;
		canvas_text_right(canvas, end - 1, right - width, width, ROLE_KEY, more);
		if (width < area.columns)
			canvas_text(canvas, end - 1, right - width - 1, 1, ROLE_DIM,
				canvas_glyph(canvas, GLYPH_CUT));
	}
}

/* The dialog. */
struct guidance_dialog {
	struct pane_item item; /* its record's id is owned; nothing of it is used with a term */
	const struct glossary *glossary;
	const struct glossary_term *term; /* NULL: the item is meant */
	int top;
	int rows; /* as drawn last */
	int all_rows;
};

static void
dialog_free(void *state)
{
	struct guidance_dialog *dialog = state;

	free(dialog->item.record);
	free(dialog);
}

static const struct localized *
dialog_title(const struct guidance_dialog *dialog)
{
	if (dialog->term != NULL)
		return &dialog->term->term;
	return dialog->item.field == NULL ? &dialog->item.kind->label : &dialog->item.field->label;
}

static void
dialog_show(struct application *application, void *state, struct canvas *canvas, struct area area)
{
	struct guidance_dialog *dialog = state;
	const char *title = localized_text(dialog_title(dialog), application->language);
	struct guidance guidance;

	if (dialog->term != NULL)
		guidance_collect_term(application, dialog->glossary, dialog->term, &guidance);
	else
		guidance_collect(application, &dialog->item, &guidance);
	struct area inside = dialog_inside(area, area.rows, DIALOG_COLUMNS);
	dialog->all_rows = guidance_rows(&guidance, inside.columns);
	inside = dialog_draw(canvas, area, dialog->all_rows, DIALOG_COLUMNS, title);
	dialog->rows = inside.rows;
	guidance_draw(&guidance, canvas, inside, dialog->top, canvas_glyph(canvas, GLYPH_DOWN));
	canvas_cursor(canvas, inside.row, inside.column);
	guidance_clear(&guidance);
}

static void
dialog_up(struct application *application, void *state)
{
	struct guidance_dialog *dialog = state;

	(void)application;
	if (dialog->top > 0)
		dialog->top--;
}

static void
dialog_down(struct application *application, void *state)
{
	struct guidance_dialog *dialog = state;

	(void)application;
	if (dialog->top + dialog->rows < dialog->all_rows)
		dialog->top++;
}

static void
dialog_focused(struct application *application, void *state, struct focused_texts *texts)
{
	struct guidance_dialog *dialog = state;

	if (dialog->term != NULL)
		focused_texts_add(texts, &dialog->term->explain);
	else
		pane_texts_of_item(application, &dialog->item, texts);
}

static void
dialog_close(struct application *application, void *state)
{
	(void)state;
	application_pop(application);
}

static const struct binding dialog_bindings[] = {
	{"Up", NULL, N_("A line up"), dialog_up, NULL},
	{"Down", NULL, N_("A line down"), dialog_down, NULL},
	{"Enter i", NULL, N_("Go back"), dialog_close, NULL},
};

static const struct screen_type guidance_type = {
	.name = "guidance",
	.title = N_("Guidance"),
	.is_dialog = true,
	.bindings = dialog_bindings,
	.binding_count = array_length(dialog_bindings),
	.draw = dialog_show,
	.focused = dialog_focused,
	.free = dialog_free,
};

void
guidance_open(struct application *application, const struct pane_item *item)
{
	if (item == NULL || item->kind == NULL)
		return;
	struct guidance_dialog *dialog = memory_allocate(sizeof(*dialog));
	dialog->item = *item;
	dialog->item.record = memory_copy_string(item->record);
	application_push(application, &guidance_type, dialog);
}

void
guidance_open_term(struct application *application, const struct glossary *glossary,
	const struct glossary_term *term)
{
	struct guidance_dialog *dialog = memory_allocate(sizeof(*dialog));

	dialog->glossary = glossary;
	dialog->term = term;
	application_push(application, &guidance_type, dialog);
}
