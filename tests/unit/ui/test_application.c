/* SPDX-License-Identifier: MIT */
/* Unit tests of ui/application, ui/frame and ui/script, with screens of their own. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "support.h"
#include "ui/application.h"
#include "ui/script.h"

/* A screen that writes down what happens to it. */
struct probe {
	struct string *log; /* borrowed; outlives the probe */
	char *typed;
	bool is_typing;
	bool refuses_to_leave;
};

static void
note(struct probe *probe, const char *what)
{
	string_append(probe->log, what);
	string_append_byte(probe->log, ' ');
}

static void
draw_probe(struct application *application, void *state, struct canvas *canvas, struct area area)
{
	struct probe *probe = state;

	(void)application;
	canvas_text(canvas, area.row, area.column, area.columns, ROLE_NORMAL, probe->typed);
	if (probe->is_typing)
		canvas_cursor(canvas, area.row, area.column + 1);
}

static bool
input_probe(struct application *application, void *state, const struct input *input)
{
	struct probe *probe = state;

	(void)application;
	if (!probe->is_typing || input->type != INPUT_TEXT)
		return false;
	free(probe->typed);
	probe->typed = memory_copy_string(input->text);
	return true;
}

static bool
leave_probe(struct application *application, void *state)
{
	struct probe *probe = state;

	(void)application;
	note(probe, probe->refuses_to_leave ? "refuse" : "leave");
	return !probe->refuses_to_leave;
}

static void
resume_probe(struct application *application, void *state)
{
	(void)application;
	note(state, "resume");
}

static void
tick_probe(struct application *application, void *state, int64_t now)
{
	(void)application;
	(void)now;
	note(state, "tick");
}

static void
free_probe(void *state)
{
	struct probe *probe = state;

	note(probe, "free");
	free(probe->typed);
	free(probe);
}

static void
act_note(struct application *application, void *state)
{
	(void)application;
	note(state, "act");
}

static void
act_close(struct application *application, void *state)
{
	application_pop(application);
	/* A screen that closed itself may still look at its state. */
	note(state, "closed");
}

static void
act_say(struct application *application, void *state)
{
	(void)state;
	application_say(application, ROLE_WARNING, N_("{name} has {what}."), "name", "{what}",
		"what", "gone", NULL);
}

static bool
never(const struct application *application, const void *state)
{
	(void)application;
	(void)state;
	return false;
}

static const struct binding bindings[] = {
	{"n Insert", "new", "Note something", act_note, NULL},
	{"x", "close", "Close the screen", act_close, NULL},
	{"s", NULL, "Say something", act_say, NULL},
	{"z", "hidden", "Never", act_note, never},
};

#define PROBE_TYPE \
	.bindings = bindings, .binding_count = sizeof(bindings) / sizeof(bindings[0]), \
	.draw = draw_probe, .input = input_probe, .leave = leave_probe, .resume = resume_probe, \
	.tick = tick_probe, .free = free_probe

static const struct screen_type full_type = {.name = "full", .title = "Probe", PROBE_TYPE};
static const struct screen_type dialog_type = {
	.name = "dialog", .title = "Question", .is_dialog = true, PROBE_TYPE};

/* An application without a library, and what its screens wrote down. */
struct setup {
	struct application *application;
	struct string log;
};

static struct probe *
push_probe(struct setup *setup, const struct screen_type *type, const char *text)
{
	struct probe *probe = memory_allocate(sizeof(*probe));

	probe->log = &setup->log;
	probe->typed = memory_copy_string(text);
	return application_push(setup->application, type, probe) ? probe : NULL;
}

static int
set_up(void **state)
{
	struct setup *setup = memory_allocate(sizeof(*setup));

	setup->application = memory_allocate(sizeof(*setup->application));
	setup->application->language = LANGUAGE_ENGLISH;
	for (enum language language = LANGUAGE_NONE; language < LANGUAGE_COUNT; language++)
		setup->application->catalogs[language] = catalog_empty(language);
	*state = setup;
	return 0;
}

static int
tear_down(void **state)
{
	struct setup *setup = *state;

	application_free(&setup->application);
	string_clear(&setup->log);
	free(setup);
	return 0;
}

static void
press(struct setup *setup, const char *name)
{
	struct input input = support_key(name);

	application_input(setup->application, &input);
	input_clear(&input);
}

static void
assert_log(struct setup *setup, const char *expected)
{
	assert_string_equal(string_text(&setup->log), expected);
	string_empty(&setup->log);
}

static void
input__goes_to_the_field_first__then_to_the_keys(void **state)
{
	struct setup *setup = *state;
	struct probe *probe = push_probe(setup, &full_type, "");

	press(setup, "n");
	press(setup, "Insert");
	press(setup, "z");
	assert_log(setup, "act act ");
	probe->is_typing = true;
	press(setup, "n");
	assert_log(setup, "");
	assert_string_equal(probe->typed, "n");
	press(setup, "?");
	assert_string_equal(probe->typed, "?");
	assert_int_equal(setup->application->screen_count, 1);
}

static void
push__asks_the_screen_below__unless_a_dialog_comes(void **state)
{
	struct setup *setup = *state;
	struct probe *below = push_probe(setup, &full_type, "");

	push_probe(setup, &dialog_type, "");
	assert_log(setup, "");
	press(setup, "Esc");
	assert_log(setup, "leave resume free ");
	below->refuses_to_leave = true;
	assert_null(push_probe(setup, &full_type, ""));
	assert_log(setup, "refuse free ");
	assert_int_equal(setup->application->screen_count, 1);
}

static void
pop__keeps_state__until_the_input_is_done_with(void **state)
{
	struct setup *setup = *state;

	push_probe(setup, &full_type, "");
	push_probe(setup, &full_type, "");
	assert_log(setup, "leave ");
	press(setup, "x");
	assert_log(setup, "leave resume closed free ");
}

static void
pop__stays__when_a_value_is_refused(void **state)
{
	struct setup *setup = *state;

	push_probe(setup, &full_type, "");
	push_probe(setup, &full_type, "")->refuses_to_leave = true;
	press(setup, "Esc");
	assert_int_equal(setup->application->screen_count, 2);
	assert_false(setup->application->ending);
}

static void
end__asks_every_screen__and_is_not_held_up(void **state)
{
	struct setup *setup = *state;

	push_probe(setup, &full_type, "");
	push_probe(setup, &dialog_type, "")->refuses_to_leave = true;
	press(setup, "Ctrl-Q");
	assert_log(setup, "refuse leave ");
	assert_true(setup->application->ending);
}

static void
tick__reaches__covered_screens_too(void **state)
{
	struct setup *setup = *state;

	push_probe(setup, &full_type, "");
	push_probe(setup, &dialog_type, "");
	application_tick(setup->application, 1);
	assert_log(setup, "tick tick ");
}

static void
escape__does_not_end_the_program__on_the_last_screen(void **state)
{
	struct setup *setup = *state;

	push_probe(setup, &full_type, "");
	press(setup, "Esc");
	assert_log(setup, "");
	assert_int_equal(setup->application->screen_count, 1);
	assert_false(setup->application->ending);
}

static void
assert_shown(struct setup *setup, const char *script, const char *expected)
{
	struct string output = {0};
	struct error error = {0};

	if (!script_run(setup->application, script, &output, &error))
		fail_msg("%s", error.arguments[0].value);
	assert_string_equal(string_text(&output), expected);
	string_clear(&output);
}

static void
frame__shows__keys_that_fit_and_help(void **state)
{
	struct setup *setup = *state;

	push_probe(setup, &full_type, "content")->is_typing = true;
	assert_shown(setup, "size 40 12\nshow a\n",
		"== a\n"
		" Probe                          EN ▸ F2\n"
		"content\n\n\n\n\n\n\n\n\n\n"
		" n new  x close  F2 language  F1 help\n"
		"cursor 1,1\n");
}

/* A screen of many keys, for the footer. */
static const struct binding many_bindings[] = {
	{"a", "first", "The first", act_note, NULL},
	{"z", "hidden", "Never", act_note, never},
	{"b", "second", "The second", act_note, NULL},
	{"c", "third", "The third", act_note, NULL},
	{"d", "fourth", "The fourth", act_note, NULL},
	{"e", "fifth", "The fifth", act_note, NULL},
};
static const struct screen_type many_type = {.name = "many",
	.title = "Many",
	.bindings = many_bindings,
	.binding_count = sizeof(many_bindings) / sizeof(many_bindings[0]),
	.draw = draw_probe,
	.free = free_probe};

static void
frame__shows_the_way_back__before_rarer_keys(void **state)
{
	struct setup *setup = *state;

	push_probe(setup, &full_type, "below");
	push_probe(setup, &many_type, "content");
	assert_shown(setup, "size 58 12\nshow a\n",
		"== a\n"
		" Many                                             EN ▸ F2\n"
		"content\n\n\n\n\n\n\n\n\n\n"
		" a first  b second  c third  Esc back  d fourth  F1 help\n"
		"cursor 1,0\n");
}

static void
frame__shows_message__until_the_next_key(void **state)
{
	struct setup *setup = *state;

	push_probe(setup, &full_type, "content");
	assert_shown(setup, "size 40 12\nkey s\nshow said roles\nkey F2\nshow gone\n",
		"== said\n"
		" Probe                          EN ▸ F2\n"
		"content\n\n\n\n\n\n\n\n\n"
		" {what} has gone.\n"
		" n new  x close  F2 language  F1 help\n"
		"cursor 1,0\n"
		"0: tttttttttttttttttttttttttttttttttttttttt\n"
		"10: .wwwwwwwwwwwwwwww\n"
		"11: .k......k........kk...........kk\n"
		"== gone\n"
		" Probe                          PT ▸ F2\n"
		"content\n\n\n\n\n\n\n\n\n\n"
		" n new  x close  F2 language  F1 help\n"
		"cursor 1,0\n");
}

static void
draw__shows_dialog__over_the_screen_below(void **state)
{
	struct setup *setup = *state;

	push_probe(setup, &full_type, "below is longer")->is_typing = true;
	push_probe(setup, &dialog_type, "above")->is_typing = true;
	assert_shown(setup, "size 40 12\ntype A\nshow a\n",
		"== a\n"
		" Probe                          EN ▸ F2\n"
		"Aelow is longer\n\n\n\n\n\n\n\n\n\n"
		" n new  x close  Esc back  F1 help\n"
		"cursor 1,1\n");
}

static void
draw__says_so__where_the_terminal_is_too_small(void **state)
{
	struct setup *setup = *state;
	struct string output = {0};

	push_probe(setup, &full_type, "content");
	assert_shown(setup, "size 39 12\nshow a\n",
		"== a\n\n\n\n\n\nPlease make this window at least 40 ×\n12.\n\n\n\n\n\n"
		"cursor 5,0\n");
	for (int rows = 1; rows < 14; rows++) {
		for (int columns = 1; columns < 42; columns++) {
			auto_string char *script =
				string_format("size %d %d\nkey n F2\nshow a\n", columns, rows);

			assert_true(script_run(setup->application, script, &output, NULL));
		}
	}
	string_clear(&output);
}

static void
script__says_the_line__that_cannot_be_done(void **state)
{
	static const char *const scripts[] = {"size 80 24\nsise 1 2\n", "key Enter\nkey Entre\n",
		"show a\nshow a colours\n", "tick\ntick 3\n", "key Ctrl-Q\nshow a\n",
		"size 1 1\nsize 0 5\n"};
	struct setup *setup = *state;

	push_probe(setup, &full_type, "");
	for (size_t i = 0; i < sizeof(scripts) / sizeof(scripts[0]); i++) {
		struct string output = {0};
		struct error error = {0};

		setup->application->ending = false;
		assert_false(script_run(setup->application, scripts[i], &output, &error));
		assert_int_equal(error.kind, ERROR_DATA);
		assert_int_equal(error.line, 2);
		error_clear(&error);
		string_clear(&output);
	}
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, set_up, tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(input__goes_to_the_field_first__then_to_the_keys),
		TEST(push__asks_the_screen_below__unless_a_dialog_comes),
		TEST(pop__keeps_state__until_the_input_is_done_with),
		TEST(pop__stays__when_a_value_is_refused),
		TEST(end__asks_every_screen__and_is_not_held_up),
		TEST(tick__reaches__covered_screens_too),
		TEST(escape__does_not_end_the_program__on_the_last_screen),
		TEST(frame__shows__keys_that_fit_and_help),
		TEST(frame__shows_the_way_back__before_rarer_keys),
		TEST(frame__shows_message__until_the_next_key),
		TEST(draw__shows_dialog__over_the_screen_below),
		TEST(draw__says_so__where_the_terminal_is_too_small),
		TEST(script__says_the_line__that_cannot_be_done),
	};

	return cmocka_run_group_tests(tests, support_begin_locale, NULL);
}
