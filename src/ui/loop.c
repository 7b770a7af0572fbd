/* SPDX-License-Identifier: MIT */
/* Inputs from the terminal to the application, its canvas to the terminal, until it ends. */
#include "config.h"

#include "ui/loop.h"

#include "base/clock.h"
#include "ui/outside_editor.h"
#include "ui/outside_viewer.h"
#include "ui/terminal.h"

/* Screens keep drafts on a tick: so often while somebody types and for a while after. Then nothing
 * wakes the program until the next key. */
#define TICK_INTERVAL 500
#define TICKS_AFTER_INPUT 4

#define EXIT_BY_SIGNAL 128

struct loop {
	struct application *application;
	struct terminal *terminal;
	struct canvas *canvas;
	int64_t next_tick;
	int ticks_left;
};

static void
paint(void *context)
{
	struct loop *loop = context;
	int rows;
	int columns;

	terminal_size(loop->terminal, &rows, &columns);
	if (rows != loop->canvas->rows || columns != loop->canvas->columns)
		canvas_resize(loop->canvas, rows, columns);
	application_draw(loop->application, loop->canvas);
	terminal_paint(loop->terminal, loop->canvas);
}

static void
suspend(void *context)
{
	struct loop *loop = context;

	if (terminal_ending(loop->terminal) == 0)
		terminal_suspend(loop->terminal);
}

static void
repaint(void *context)
{
	struct loop *loop = context;

	terminal_repaint(loop->terminal);
}

static char *
edit_outside(void *context, const char *text, struct error *error)
{
	struct loop *loop = context;
	char *edited;

	if (terminal_ending(loop->terminal) != 0)
		return NULL;
	terminal_leave(loop->terminal);
	edited = outside_editor_run(text, terminal_signals(loop->terminal), error);
	if (terminal_ending(loop->terminal) == 0)
		terminal_enter(loop->terminal);
	return edited;
}

static bool
view_outside(void *context, const char *path, struct error *error)
{
	struct loop *loop = context;

	return outside_viewer_open(path, terminal_signals(loop->terminal), error);
}

static void
tick(struct loop *loop, int64_t now)
{
	application_tick(loop->application, now);
	loop->ticks_left--;
	loop->next_tick = now + TICK_INTERVAL;
}

/* How long to wait for an input: to the next tick, or for ever. */
static int
time_to_wait(const struct loop *loop)
{
	int64_t now = clock_monotonic();

	if (loop->ticks_left == 0)
		return -1;
	return loop->next_tick > now ? (int)(loop->next_tick - now) : 0;
}

/* Take inputs until none is there, before anything is painted. */
static void
take_inputs(struct loop *loop, enum terminal_event event, struct input *input)
{
	while (event == TERMINAL_INPUT && !loop->application->ending) {
		int64_t now = clock_monotonic();

		application_input(loop->application, input);
		input_clear(input);
		if (loop->ticks_left == 0)
			loop->next_tick = now + TICK_INTERVAL;
		loop->ticks_left = TICKS_AFTER_INPUT;
		if (now >= loop->next_tick)
			tick(loop, now);
		if (!loop->application->ending)
			event = terminal_wait(loop->terminal, 0, input);
	}
}

static void
run(struct loop *loop)
{
	while (!loop->application->ending) {
		struct input input = {0};
		enum terminal_event event;

		paint(loop);
		event = terminal_wait(loop->terminal, time_to_wait(loop), &input);
		take_inputs(loop, event, &input);
		if (terminal_ending(loop->terminal) != 0)
			application_end(loop->application);
		else if (event == TERMINAL_IDLE && loop->ticks_left > 0)
			tick(loop, clock_monotonic());
		input_clear(&input);
	}
}

int
loop_run(struct application *application, struct error *error)
{
	struct application_terminal before = application->terminal;
	struct loop loop = {.application = application};
	int rows;
	int columns;
	int ended_by;

	if (!terminal_open(&loop.terminal, error))
		return error_exit_code(ERROR_TERMINAL);
	application->ascii = application->ascii || terminal_is_ascii(loop.terminal);
	application->terminal = (struct application_terminal){
		.edit_outside = edit_outside,
		.view_outside = view_outside,
		.suspend = suspend,
		.repaint = repaint,
		.paint = paint,
		.context = &loop,
	};
	terminal_size(loop.terminal, &rows, &columns);
	loop.canvas = canvas_new(rows, columns, application->ascii);
	run(&loop);
	ended_by = terminal_ending(loop.terminal);
	terminal_close(&loop.terminal);
	canvas_free(&loop.canvas);
	application->terminal = before;
	return ended_by != 0 ? EXIT_BY_SIGNAL + ended_by : 0;
}
