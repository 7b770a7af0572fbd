/* SPDX-License-Identifier: MIT */
/*
 * The versions of one translatable field: the original on top, a box for each other language of the
 * template with its state.
 */
#include "config.h"

#include "ui/screens/screens.h"

#include <stdlib.h>

#include "base/array.h"
#include "base/memory.h"
#include "base/string.h"
#include "ui/screens/describe.h"
#include "ui/screens/field_editor.h"
#include "ui/screens/turn_back.h"
#include "ui/screens/versions.h"
#include "ui/screens/work_area.h"

struct translations {
	char *record; /* UUID; owned */
	const struct template_field *field;
	enum language languages[LANGUAGE_COUNT]; /* in the order shown, the content's first */
	size_t language_count;
	size_t focus;
	struct field_editor editor;
};

static const struct record *
translated_record(const struct application *application, const struct translations *translations)
{
	return assessment_find_record(describe_assessment(application), translations->record);
}

static void
act_edit(struct application *application, void *state)
{
	struct translations *translations = state;

	if (!describe_may_change(application, act_edit, state))
		return;
	field_editor_open(&translations->editor, application,
		translated_record(application, translations), translations->field,
		translations->languages[translations->focus], NULL);
}

/* Keep what is typed; false when it could not be. */
static bool
keep_typed(struct application *application, struct translations *translations)
{
	return !translations->editor.open || field_editor_keep(&translations->editor, application);
}

static void
act_keep(struct application *application, void *state)
{
	keep_typed(application, state);
}

static void
act_keep_next(struct application *application, void *state)
{
	struct translations *translations = state;

	if (keep_typed(application, translations) &&
		translations->focus + 1 < translations->language_count)
		translations->focus++;
}

static void
act_cancel(struct application *application, void *state)
{
	struct translations *translations = state;

	field_editor_cancel(&translations->editor, application);
}

static void
act_outside(struct application *application, void *state)
{
	struct translations *translations = state;

	if (!translations->editor.open)
		act_edit(application, state);
	if (translations->editor.open)
		field_editor_outside(&translations->editor, application);
}

static void
act_up(struct application *application, void *state)
{
	struct translations *translations = state;

	(void)application;
	if (translations->focus > 0)
		translations->focus--;
}

static void
act_down(struct application *application, void *state)
{
	struct translations *translations = state;

	(void)application;
	if (translations->focus + 1 < translations->language_count)
		translations->focus++;
}

static void
act_empty(struct application *application, void *state)
{
	struct translations *translations = state;
	struct error error = {0};

	if (!describe_may_change(application, act_empty, state))
		return;
	if (!session_set(application->session, translated_record(application, translations),
		    translations->field, translations->languages[translations->focus], NULL,
		    &error)) {
		application_say_error(application, &error);
		return;
	}
	application_say(application, ROLE_GOOD, N_("Emptied. u brings it back."), NULL);
}

static void
act_back(struct application *application, void *state)
{
	(void)state;
	application_pop(application);
}

static bool
is_typing(const struct application *application, const void *state)
{
	const struct translations *translations = state;

	(void)application;
	return translations->editor.open;
}

static bool
is_idle(const struct application *application, const void *state)
{
	return !is_typing(application, state);
}

static const struct binding translations_bindings[] = {
	{"Tab Enter Down", N_("keep, next"), N_("Keep what was typed and go to the next version"),
		act_keep_next, is_typing},
	{"Esc Ctrl-S", N_("keep"), N_("Keep what was typed and stay here"), act_keep, is_typing},
	{"Ctrl-G", N_("as before"), N_("Throw away what was typed and put back what was there"),
		act_cancel, is_typing},
	{"Ctrl-O", N_("editor"), N_("Go on with this text in your own editor"), act_outside,
		is_typing},
	{"Enter", N_("write"), N_("Write this version"), act_edit, is_idle},
	{"e", N_("editor"), N_("Write this version in your own editor"), act_outside, is_idle},
	{"Up Shift-Tab", NULL, N_("The version above"), act_up, is_idle},
	{"Down Tab", NULL, N_("The version below"), act_down, is_idle},
	{"Delete Backspace", N_("empty"), N_("Empty this version; u brings it back"), act_empty,
		is_idle},
	TURN_BINDINGS(is_idle),
	{"Left", NULL, N_("Go back; everything is kept"), act_back, is_idle},
};

static bool
translations_input(struct application *application, void *state, const struct input *input)
{
	struct translations *translations = state;

	(void)application;
	return translations->editor.open && field_editor_input(&translations->editor, input);
}

static bool
translations_leave(struct application *application, void *state)
{
	return keep_typed(application, state);
}

/* Undoing may have taken the record away. */
static void
translations_resume(struct application *application, void *state)
{
	const struct record *record = translated_record(application, state);

	if (record == NULL || record->removed)
		application_pop(application);
}

static void
translations_tick(struct application *application, void *state, int64_t now)
{
	struct translations *translations = state;

	field_editor_tick(&translations->editor, application, now);
}

/* "Português · missing"; caller-owned. */
static char *
box_title(const struct application *application, const struct translations *translations,
	size_t index)
{
	const struct catalog *catalog = application_catalog(application);
	enum language language = translations->languages[index];

	if (index == 0)
		return string_format(
			"%s · %s", language_name(language), tr(catalog, N_("original")));
	enum version_state state = version_state(describe_assessment(application),
		translated_record(application, translations), translations->field, language);
	return string_format(
		"%s · %s", language_name(language), tr(catalog, version_state_word(state)));
}

/* One version into its box: framed where there are three rows for it. */
static void
draw_version(struct application *application, struct translations *translations, size_t index,
	struct canvas *canvas, struct area area)
{
	bool has_focus = index == translations->focus;
	auto_string char *title = box_title(application, translations, index);
	struct area inside = {area.row + 1, area.column + 1, area.rows - 1, area.columns - 2};

	if (area.rows >= 3)
		inside = canvas_frame(canvas, area, title);
	else
		canvas_text(
			canvas, area.row, area.column + 2, area.columns - 2, ROLE_HEADING, title);
	if (has_focus) {
		canvas_text(canvas, area.row, area.column, 1, ROLE_NORMAL,
			canvas_glyph(canvas, GLYPH_POINTER));
		canvas_tint(canvas, (struct area){area.row, area.column, 1, area.columns},
			ROLE_SELECTED);
		canvas_cursor(canvas, area.row, area.column);
	}
	if (has_focus && translations->editor.open) {
		field_editor_draw(&translations->editor, application, canvas, inside);
		return;
	}
	const struct value *value = record_value(translated_record(application, translations),
		translations->field, translations->languages[index]);
	canvas_text_wrapped(canvas, inside, 0, value == NULL ? ROLE_DIM : ROLE_NORMAL,
		value == NULL ? tr(application_catalog(application), N_("not written yet"))
			      : value->text);
}

static void
translations_draw(
	struct application *application, void *state, struct canvas *canvas, struct area area)
{
	struct translations *translations = state;
	int boxes = (int)translations->language_count;
	auto_string char *title = describe_field(
		application, translated_record(application, translations), translations->field);

	area = work_area_frame(canvas, area, title);
	/* What is short needs no more than a few rows; what is left stays blank below. */
	int most = translations->field->type == FIELD_LONG_TEXT ? area.rows / boxes : 4;
	int rows = area.rows / boxes < most ? area.rows / boxes : most;
	for (int i = 0; i < boxes; i++) {
		struct area box = {area.row + i * rows, area.column, rows, area.columns};
		draw_version(application, translations, (size_t)i, canvas, box);
	}
}

static void
translations_free(void *state)
{
	struct translations *translations = state;

	field_editor_close(&translations->editor);
	free(translations->record);
	free(translations);
}

static const struct screen_type translations_type = {
	.name = "translations",
	.title = N_("The versions of a field"),
	.bindings = translations_bindings,
	.binding_count = array_length(translations_bindings),
	.draw = translations_draw,
	.input = translations_input,
	.leave = translations_leave,
	.resume = translations_resume,
	.tick = translations_tick,
	.free = translations_free,
};

void
screen_translations_open(
	struct application *application, const char *record_id, const char *field_id)
{
	const struct assessment *assessment = describe_assessment(application);
	const struct record *record = assessment_find_record(assessment, record_id);
	const struct template_field *field =
		record == NULL ? NULL : template_find_field(record->kind, field_id);

	if (field == NULL || !field->translatable)
		return;
	struct translations *translations = memory_allocate(sizeof(*translations));
	translations->record = memory_copy_string(record->id);
	translations->field = field;
	translations->languages[translations->language_count++] = assessment->language;
	for (enum language language = LANGUAGE_NONE + 1; language < LANGUAGE_COUNT; language++)
		if (language != assessment->language && assessment->template->languages[language])
			translations->languages[translations->language_count++] = language;
	if (translations->language_count > 1)
		translations->focus = 1;
	application_push(application, &translations_type, translations);
}
