/* SPDX-License-Identifier: MIT */
/*
 * Signing the version in review: the role, each sentence attested by itself, what else is asked of
 * that role; at the end with which key, and the hash of what is signed.
 */
#include "config.h"

#include "ui/screens/screens.h"

#include <stdlib.h>

#include "assessment/value.h"
#include "base/array.h"
#include "base/memory.h"
#include "base/string.h"
#include "session/sign_off.h"
#include "ui/screens/describe.h"
#include "ui/widgets/edit_field.h"

#define INDENT 4
#define HELP_ROWS 2

/* A field of the sign-off. A sentence is attested or not, a choice is one of its list or none yet
 * (item_count), the rest is typed. */
struct line {
	const struct template_field *field;
	bool is_attested;
	size_t chosen;
	struct edit_field edit;
	char *kept; /* what it comes to, read last; NULL: nothing */
};

struct attest {
	const struct template_kind *kind;
	struct line *lines; /* all that may be asked, the role first */
	size_t line_count;
	size_t focus; /* line_count: the button that signs */
	int top;      /* rows that are scrolled away */
	char *hash;   /* of the version */
};

static bool
is_typed(const struct line *line)
{
	return line->field->type != FIELD_YES_NO && line->field->type != FIELD_CHOICE;
}

static struct line *
focused(const struct attest *attest)
{
	return attest->focus < attest->line_count ? &attest->lines[attest->focus] : NULL;
}

/* The value as it stands, what is typed as it is; NULL when there is none. Borrowed. */
static const char *
line_value(struct line *line)
{
	const char *typed;

	if (line->field->type == FIELD_YES_NO)
		return line->is_attested ? "yes" : NULL;
	if (line->field->type == FIELD_CHOICE)
		return line->chosen < line->field->list->item_count
			       ? line->field->list->items[line->chosen].id
			       : NULL;
	typed = edit_field_text(&line->edit);
	return typed[0] ? typed : NULL;
}

/* Whether a field is asked, given what is said so far. */
static bool
is_asked(const struct application *application, struct attest *attest, size_t index)
{
	struct record said = {.id = "", .kind = attest->kind};
	bool asked;

	if (index >= attest->line_count)
		return true;
	for (size_t i = 0; i < attest->line_count; i++) {
		const char *text = line_value(&attest->lines[i]);
		auto_string char *copy = text ? memory_copy_string(text) : NULL;

		if (!copy)
			continue;
		*array_append(&said.values, &said.value_count) = (struct value){
			.field = attest->lines[i].field, .language = LANGUAGE_NONE, .text = copy};
		copy = NULL;
	}
	*array_append(&said.values, &said.value_count) =
		(struct value){.field = template_find_field(attest->kind, "version"),
			.language = LANGUAGE_NONE,
			.text = memory_copy_string(attest->hash)};
	asked = assessment_field_is_asked(
		describe_assessment(application), &said, attest->lines[index].field);
	for (size_t i = 0; i < said.value_count; i++)
		free(said.values[i].text);
	free(said.values);
	return asked;
}

static void
add_lines(struct application *application, struct attest *attest)
{
	const struct template_item *next = session_next_role(application->session);

	for (size_t i = 0; i < attest->kind->field_count; i++) {
		const struct template_field *field = attest->kind->fields[i];
		struct line *line;

		if (field->derived || string_equal(field->id, "version") ||
			string_equal(field->id, "signature"))
			continue;
		line = array_append(&attest->lines, &attest->line_count);
		*line = (struct line){.field = field};
		if (field->list)
			line->chosen = field->list->item_count;
		if (next && string_equal(field->id, "role"))
			line->chosen = (size_t)template_item_index(field->list, next->id);
		if (is_typed(line))
			edit_field_open(&line->edit,
				field->type == FIELD_DATE && field->required
					? describe_assessment(application)->today
					: NULL,
				false);
	}
}

/* How high a line is: its words, and below them what is typed or chosen. */
static int
line_rows(const struct application *application, const struct attest *attest, size_t index,
	int columns)
{
	const struct template_field *field;

	if (index >= attest->line_count)
		return 1;
	field = attest->lines[index].field;
	return canvas_wrapped_rows(columns, localized_text(&field->label, application->language)) +
	       (field->type != FIELD_YES_NO);
}

static void
draw_choice(const struct application *application, const struct line *line, struct canvas *canvas,
	struct area area, bool is_focused)
{
	const struct template_list *list = line->field->list;
	auto_string char *text = string_format("< %s >",
		line->chosen < list->item_count
			? localized_text(&list->items[line->chosen].label, application->language)
			: "-");

	canvas_text_filled(canvas, area.row, area.column, area.columns,
		is_focused ? ROLE_SELECTED : ROLE_NORMAL, text);
	if (is_focused)
		canvas_cursor(canvas, area.row, area.column);
}

/* Draw a line at a row, which may be above or below the area. */
static void
draw_line(const struct application *application, struct attest *attest, size_t index,
	struct canvas *canvas, struct area area, int row)
{
	const bool is_focused = attest->focus == index;
	const bool is_button = index >= attest->line_count;
	struct line *line = is_button ? NULL : &attest->lines[index];
	const bool is_sentence = line && line->field->type == FIELD_YES_NO;
	const char *label =
		is_button ? "" : localized_text(&line->field->label, application->language);
	int skip = row < 0 ? -row : 0;
	struct area words = {area.row + row + skip, area.column + INDENT, area.rows - row - skip,
		area.columns - INDENT};
	struct area value = words;

	if (words.rows <= 0)
		return;
	if (is_button) {
		auto_string char *text =
			string_format("[ %s ]", tr(application_catalog(application), N_("Sign")));

		canvas_text(canvas, words.row, words.column, words.columns,
			is_focused ? ROLE_SELECTED : ROLE_NORMAL, text);
		if (is_focused)
			canvas_cursor(canvas, words.row, words.column);
		return;
	}
	if (skip < canvas_wrapped_rows(words.columns, label))
		value.row += canvas_text_wrapped(canvas, words, skip,
			is_sentence && is_focused ? ROLE_SELECTED : ROLE_NORMAL, label);
	if (is_sentence) {
		if (skip == 0)
			canvas_text(canvas, words.row, area.column, INDENT,
				line->is_attested ? ROLE_GOOD : ROLE_NORMAL,
				canvas_glyph(canvas, line->is_attested ? GLYPH_ON : GLYPH_OFF));
		if (is_focused)
			canvas_cursor(canvas, words.row, area.column);
		return;
	}
	value.rows = 1;
	if (value.row >= area.row + area.rows)
		return;
	if (!is_typed(line)) {
		draw_choice(application, line, canvas, value, is_focused);
	} else if (is_focused) {
		auto_string char *prompt = describe_prompt(application, line->field);

		edit_field_draw(&line->edit, canvas, value, prompt);
	} else {
		canvas_text(canvas, value.row, value.column, value.columns, ROLE_NORMAL,
			edit_field_text(&line->edit));
	}
}

/* Scroll so that the line with the focus is seen whole. */
static void
fit(const struct application *application, struct attest *attest, struct area area)
{
	int row = 0;

	for (size_t i = 0; i < attest->focus; i++) {
		if (is_asked(application, attest, i))
			row += line_rows(application, attest, i, area.columns - INDENT);
	}

	int end = row + line_rows(application, attest, attest->focus, area.columns - INDENT);

	if (end - attest->top > area.rows)
		attest->top = end - area.rows;
	if (row < attest->top)
		attest->top = row;
}

/* What is said of the line with the focus, at the bottom; what is left of the area. */
static struct area
draw_help(const struct application *application, const struct attest *attest, struct canvas *canvas,
	struct area area)
{
	const struct line *line = focused(attest);
	const char *help = line ? localized_text(&line->field->help, application->language) : "";

	if (area.rows < 4 * HELP_ROWS)
		return area;
	area.rows -= HELP_ROWS;
	canvas_text_wrapped(canvas,
		(struct area){area.row + area.rows, area.column, HELP_ROWS, area.columns}, 0,
		ROLE_DIM, help);
	return area;
}

static void
attest_draw(struct application *application, void *state, struct canvas *canvas, struct area area)
{
	struct attest *attest = state;
	const struct catalog *catalog = application_catalog(application);
	struct area inside = canvas_frame(canvas, area, tr(catalog, N_("Signing")));
	auto_string char *text = tr_format(catalog,
		N_("{name} signs (F9: somebody else). Say in which role, and attest each "
		   "sentence by itself: Space marks it."),
		"name", application->author.name, NULL);
	int used = canvas_text_wrapped(canvas, inside, 0, ROLE_DIM, text);

	inside.row += used;
	inside.rows -= used;
	inside = draw_help(application, attest, canvas, inside);
	if (inside.rows <= 0)
		return;
	fit(application, attest, inside);

	int row = -attest->top;

	for (size_t i = 0; i <= attest->line_count; i++) {
		int rows;

		if (!is_asked(application, attest, i))
			continue;
		rows = line_rows(application, attest, i, inside.columns - INDENT);
		if (row + rows > 0)
			draw_line(application, attest, i, canvas, inside, row);
		row += rows;
	}
}

/* The next choice, or the one before; after the last comes the first. */
static void
turn(struct line *line, bool is_forward)
{
	size_t count = line->field->list->item_count;

	if (line->chosen >= count)
		line->chosen = is_forward ? 0 : count - 1;
	else
		line->chosen = (line->chosen + (is_forward ? 1 : count - 1)) % count;
}

static bool
attest_input(struct application *application, void *state, const struct input *input)
{
	struct line *line = focused(state);

	(void)application;
	return line && is_typed(line) && edit_field_input(&line->edit, input);
}

static void
move(struct application *application, struct attest *attest, bool is_forward)
{
	size_t count = attest->line_count + 1;

	do
		attest->focus = (attest->focus + (is_forward ? 1 : count - 1)) % count;
	while (!is_asked(application, attest, attest->focus));
}

/* Read what is typed; the first line that cannot be read, or where something is missing, gets the
 * focus, and it is said. */
static bool
read_lines(struct application *application, struct attest *attest)
{
	const struct assessment *assessment = describe_assessment(application);
	struct error error = {0};

	for (size_t i = 0; i < attest->line_count; i++) {
		struct line *line = &attest->lines[i];
		const char *value = line_value(line);
		bool is_read = true;

		free(line->kept);
		line->kept = NULL;
		if (!is_asked(application, attest, i))
			continue;
		if (value)
			is_read = value_read(assessment, line->field, value, &line->kept, &error);
		if (is_read && !line->kept && line->field->required)
			is_read = error_set(&error, ERROR_DATA,
				N_("Before it is signed, this must be said or attested: {field}"),
				"field", localized_text(&line->field->label, application->language),
				NULL);
		if (is_read)
			continue;
		attest->focus = i;
		application_say_error(application, &error);
		return false;
	}
	return true;
}

/* What is said, as the session takes it. An owned array of what is borrowed from the lines. */
static struct session_value *
said_values(const struct attest *attest, size_t *count)
{
	struct session_value *values = NULL;

	*count = 0;
	for (size_t i = 0; i < attest->line_count; i++) {
		if (attest->lines[i].kept)
			*array_append(&values, count) = (struct session_value){
				attest->lines[i].field, LANGUAGE_NONE, attest->lines[i].kept};
	}
	return values;
}

static void
sign_with(struct application *application, void *state, const struct minisign_secret *key,
	const char *name)
{
	const bool is_keyed = key != NULL;
	size_t count;
	struct session_value *values = said_values(state, &count);
	struct error error = {0};
	bool is_signed = session_sign(application->session, values, count, key, NULL, &error);
	bool is_decided = session_standing(application->session) == STANDING_DECIDED;

	free(values);
	if (!is_signed) {
		application_say_error(application, &error);
		return;
	}
	application_pop(application);
	application_say(application, ROLE_GOOD,
		is_decided && is_keyed ? N_("Signed with the key {name}. It is decided and sealed.")
		: is_decided           ? N_("Signed. It is decided and sealed.")
		: is_keyed             ? N_("Signed with the key {name}.")
				       : N_("Signed."),
		"name", is_keyed ? name : "", NULL);
}

static void
sign(struct application *application, void *state)
{
	sign_with(application, state, NULL, NULL);
}

/* A signature without a key is asked for once more: no passphrase stands before it. */
static void
sign_so(struct application *application, void *state, const struct minisign_secret *key,
	const char *name)
{
	const struct attest *attest = state;
	auto_string char *question = NULL;

	if (key) {
		sign_with(application, state, key, name);
		return;
	}
	question = tr_format(application_catalog(application),
		N_("Sign this version? It stays signed. SHA-256 {hash}"), "hash", attest->hash,
		NULL);
	screen_confirm_open(application, question, sign, state);
}

/* With which key, where the template has a place for a signature with one. */
static void
ask_how(struct application *application, struct attest *attest)
{
	if (template_find_field(attest->kind, "signature"))
		screen_signature_key_open(application, attest->hash, sign_so, attest);
	else
		sign_so(application, attest, NULL, NULL);
}

static void
act_enter(struct application *application, void *state)
{
	struct attest *attest = state;
	struct session_value *values;
	size_t count;
	struct error error = {0};
	bool may_sign;

	if (focused(attest)) {
		move(application, attest, true);
		return;
	}
	if (!read_lines(application, attest))
		return;
	values = said_values(attest, &count);
	may_sign = session_may_sign_so(application->session, values, count, &error);
	free(values);
	if (may_sign)
		ask_how(application, attest);
	else
		application_say_error(application, &error);
}

static void
act_next(struct application *application, void *state)
{
	move(application, state, true);
}

static void
act_previous(struct application *application, void *state)
{
	move(application, state, false);
}

static void
act_back(struct application *application, void *state)
{
	(void)state;
	application_pop(application);
}

static void
act_attest(struct application *application, void *state)
{
	struct line *line = focused(state);

	(void)application;
	line->is_attested = !line->is_attested;
}

static void
act_turn(struct application *application, void *state)
{
	(void)application;
	turn(focused(state), true);
}

static void
act_turn_back(struct application *application, void *state)
{
	(void)application;
	turn(focused(state), false);
}

static bool
is_on_sentence(const struct application *application, const void *state)
{
	const struct line *line = focused(state);

	(void)application;
	return line && line->field->type == FIELD_YES_NO;
}

static bool
is_on_choice(const struct application *application, const void *state)
{
	const struct line *line = focused(state);

	(void)application;
	return line && line->field->type == FIELD_CHOICE;
}

static const struct binding bindings[] = {
	{"Space", N_("attest"), N_("Attest this sentence, or take that back"), act_attest,
		is_on_sentence},
	{"Right Space", N_("other choice"), N_("Choose the next"), act_turn, is_on_choice},
	{"Left", NULL, N_("Choose the one before"), act_turn_back, is_on_choice},
	{"Enter", N_("next"), N_("Go to the next line; on the last, sign"), act_enter, NULL},
	{"Down Tab", NULL, N_("The next line"), act_next, NULL},
	{"Up Shift-Tab", NULL, N_("The line before"), act_previous, NULL},
	{"Esc", N_("back"), N_("Go back and sign nothing"), act_back, NULL},
};

static void
attest_focused(struct application *application, void *state, struct focused_texts *texts)
{
	const struct line *line = focused(state);

	(void)application;
	if (line)
		focused_texts_add(texts, &line->field->label);
}

static void
attest_free(void *state)
{
	struct attest *attest = state;

	for (size_t i = 0; i < attest->line_count; i++) {
		if (is_typed(&attest->lines[i]))
			edit_field_close(&attest->lines[i].edit);
		free(attest->lines[i].kept);
	}
	free(attest->lines);
	free(attest->hash);
	free(attest);
}

static const struct screen_type screen_attest = {
	.name = "attest",
	.title = N_("Signing"),
	.bindings = bindings,
	.binding_count = array_length(bindings),
	.draw = attest_draw,
	.input = attest_input,
	.focused = attest_focused,
	.free = attest_free,
};

void
screen_attest_open(struct application *application)
{
	struct attest *attest;
	struct versions versions;
	struct error error = {0};

	if (!session_versions(application->session, &versions, &error)) {
		application_say_error(application, &error);
		return;
	}
	attest = memory_allocate(sizeof(*attest));
	attest->kind = template_find_kind(describe_assessment(application)->template, "sign_off");
	attest->hash = memory_copy_string(versions.version_count ? versions.versions[0].hash : "");
	versions_clear(&versions);
	add_lines(application, attest);
	application_push(application, &screen_attest, attest);
}
