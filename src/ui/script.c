/* SPDX-License-Identifier: MIT */
/* The commands of key scripts. */
#include "config.h"

#include "ui/script.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/clock.h"
#include "base/memory.h"
#include "text/grapheme.h"
#include "text/utf8.h"

#define ROWS_AT_FIRST 24
#define COLUMNS_AT_FIRST 80
#define SIZE_MAX_CELLS 1000

struct script {
	struct application *application;
	struct canvas *canvas;
	struct string *output;
};

static void
draw(struct script *script)
{
	if (!script->application->ending)
		application_draw(script->application, script->canvas);
}

/* One input; false when the program has ended before it. */
static bool
give(struct script *script, struct input *input)
{
	bool alive = !script->application->ending;

	if (alive)
		application_input(script->application, input);
	input_clear(input);
	return alive;
}

static bool
send(struct script *script, struct input *input)
{
	bool alive = give(script, input);

	draw(script);
	return alive;
}

static bool
run_size(struct script *script, const char *arguments)
{
	char *end;
	long columns = strtol(arguments, &end, 10);
	long rows = strtol(end, &end, 10);

	if (columns < 1 || rows < 1 || columns > SIZE_MAX_CELLS || rows > SIZE_MAX_CELLS ||
		*end != '\0')
		return false;
	canvas_resize(script->canvas, (int)rows, (int)columns);
	draw(script);
	return true;
}

/* Each key of a line is taken by `take`. */
static bool
take_keys(struct script *script, const char *arguments,
	bool (*take)(struct script *script, struct input *input))
{
	for (const char *name = arguments; *name != '\0';) {
		size_t length = strcspn(name, " ");
		auto_string char *one = memory_copy_bytes(name, length);
		struct input input;

		if (length > 0 && (!input_from_name(one, &input) || !take(script, &input)))
			return false;
		name += length;
		name += strspn(name, " ");
	}
	return true;
}

static bool
run_key(struct script *script, const char *arguments)
{
	return take_keys(script, arguments, send);
}

static bool
run_burst(struct script *script, const char *arguments)
{
	bool done = take_keys(script, arguments, give);

	draw(script);
	return done;
}

static bool
run_type(struct script *script, const char *arguments)
{
	size_t length = strlen(arguments);

	if (!utf8_is_valid(arguments, length))
		return false;
	for (size_t offset = 0; offset < length;) {
		size_t next = grapheme_next(arguments, length, offset);
		struct input input;

		input_set(&input, INPUT_TEXT, arguments + offset, next - offset);
		if (!send(script, &input))
			return false;
		offset = next;
	}
	return true;
}

static bool
run_paste(struct script *script, const char *arguments)
{
	struct string text = {0};
	auto_string char *pasted = NULL;
	struct input input;

	for (const char *byte = arguments; *byte != '\0'; byte++) {
		bool is_line_end = byte[0] == '\\' && byte[1] == 'n';

		string_append_byte(&text, is_line_end ? '\n' : *byte);
		byte += is_line_end ? 1 : 0;
	}
	pasted = utf8_clean_value(string_text(&text), text.length);
	string_clear(&text);
	input_set(&input, INPUT_PASTE, pasted, strlen(pasted));
	return send(script, &input);
}

static bool
run_tick(struct script *script, const char *arguments)
{
	if (*arguments != '\0' || script->application->ending)
		return false;
	application_tick(script->application, clock_monotonic());
	draw(script);
	return true;
}

static bool
run_show(struct script *script, const char *arguments)
{
	size_t length = strcspn(arguments, " ");
	const char *option = arguments + length + strspn(arguments + length, " ");
	bool roles = string_equal(option, "roles");

	if (length == 0 || script->application->ending || (*option != '\0' && !roles))
		return false;
	string_append(script->output, "== ");
	string_append_bytes(script->output, arguments, length);
	string_append_byte(script->output, '\n');
	canvas_dump(script->canvas, roles, script->output);
	return true;
}

static const struct {
	const char *name;
	bool (*run)(struct script *script, const char *arguments);
} commands[] = {
	{"size", run_size},
	{"key", run_key},
	{"burst", run_burst},
	{"type", run_type},
	{"paste", run_paste},
	{"tick", run_tick},
	{"show", run_show},
};

static bool
run_line(struct script *script, const char *line)
{
	size_t length = strcspn(line, " ");
	const char *arguments = line + length + (line[length] != '\0' ? 1 : 0);

	if (line[0] == '\0' || line[0] == '#')
		return true;
	for (size_t i = 0; i < array_length(commands); i++) {
		if (strlen(commands[i].name) == length &&
			strncmp(line, commands[i].name, length) == 0)
			return commands[i].run(script, arguments);
	}
	return false;
}

bool
script_run(struct application *application, const char *text, struct string *output,
	struct error *error)
{
	struct script script = {.application = application,
		.canvas = canvas_new(ROWS_AT_FIRST, COLUMNS_AT_FIRST, application->ascii),
		.output = output};
	bool done = true;
	int number = 1;

	draw(&script);
	for (const char *line = text; done && *line != '\0'; number++) {
		size_t length = strcspn(line, "\n");
		auto_string char *one = memory_copy_bytes(line, length);

		done = run_line(&script, one);
		if (!done) {
			error_set(error, ERROR_DATA, N_("The line “{line}” cannot be done."),
				"line", one, NULL);
			error_set_place(error, "script", number, 0);
		}
		line += length + (line[length] == '\n' ? 1 : 0);
	}
	canvas_free(&script.canvas);
	return done;
}
