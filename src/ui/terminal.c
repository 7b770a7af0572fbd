/* SPDX-License-Identifier: MIT */
/* One terminal: modes, bytes, painting. */
#include "config.h"

#include "ui/terminal.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/log.h"
#include "base/memory.h"
#include "base/string.h"
#include "ui/key_decoder.h"
#include "ui/locale.h"
#include "ui/painter.h"
#include "ui/signals.h"
#include "ui/terminfo.h"

#define ESCAPE_DELAY 25
#define ESCAPE_DELAY_MAX 10000
#define READ_SIZE 4096
/* No screen is larger; what claims to be would only take memory. */
#define ROWS_MAX 500
#define COLUMNS_MAX 1000
/* Milliseconds for a terminal to take what gives it back once the program was asked to end. */
#define FAREWELL_WAIT 1000
#define PASTE_ON "\033[?2004h"
#define PASTE_OFF "\033[?2004l"

struct terminal {
	struct terminfo info;
	struct key_decoder decoder;
	struct signals signals;
	struct termios modes; /* those before */
	int output_flags;     /* of the open file, before; -1 when not known */
	struct painter painter;
	struct string output;
	struct string farewell; /* what gives it back; made before memory can run out */
	int standard_error;     /* a copy of the real one, -1 when it was left alone */
	int escape_delay;
	int rows;
	int columns;
	bool ascii;
	bool gone;
	bool taken; /* ours at the moment */
};

/* Only to give it back when memory runs out, where no argument reaches. */
static struct terminal *open_terminal;

/*
 * Standard input and the shell's own descriptors may be the same open file, so that this is only
 * for as long as the terminal is ours.
 */
static void
set_output_waits(const struct terminal *terminal, bool waits)
{
	if (terminal->output_flags >= 0)
		(void)fcntl(STDOUT_FILENO, F_SETFL,
			waits ? terminal->output_flags : terminal->output_flags | O_NONBLOCK);
}

/* Wait until more can be written; once asked to end for no more than `patience` milliseconds. */
static bool
wait_for_room(const struct terminal *terminal, int patience)
{
	struct pollfd ready = {.fd = STDOUT_FILENO, .events = POLLOUT};
	bool ending = signals_ending() != 0;
	int count = signals_wait(&terminal->signals, &ready, 1, ending ? patience : -1);

	return count > 0 || !ending;
}

/* Bytes that a terminal does not take before the patience ends are dropped. */
static void
write_all(struct terminal *terminal, const char *bytes, size_t left, int patience)
{
	while (left > 0 && !terminal->gone) {
		ssize_t written = write(STDOUT_FILENO, bytes, left);

		if (written >= 0) {
			bytes += written;
			left -= (size_t)written;
		} else if (errno == EAGAIN) {
			if (!wait_for_room(terminal, patience))
				return;
		} else if (errno != EINTR) {
			terminal->gone = true;
		}
	}
}

static void
flush(struct terminal *terminal)
{
	write_all(terminal, string_text(&terminal->output), terminal->output.length, 0);
	string_empty(&terminal->output);
}

static void
read_size(struct terminal *terminal)
{
	struct winsize size = {0};
	int rows = 0;
	int columns = 0;

	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0) {
		rows = size.ws_row;
		columns = size.ws_col;
	}
	if (rows < 1)
		rows = terminal->info.rows;
	if (columns < 1)
		columns = terminal->info.columns;
	if (rows < 1)
		rows = 24;
	if (columns < 1)
		columns = 80;
	terminal->rows = rows < ROWS_MAX ? rows : ROWS_MAX;
	terminal->columns = columns < COLUMNS_MAX ? columns : COLUMNS_MAX;
}

/* Every key comes to us as it is: no echo, no lines, no signals, no flow control. How output is
 * treated stays, so that there is no need to wait for it. */
static void
set_modes(const struct termios *before)
{
	struct termios modes = *before;

	modes.c_iflag &= ~(tcflag_t)(BRKINT | ICRNL | INLCR | IGNCR | INPCK | ISTRIP | IXON);
	modes.c_lflag &= ~(tcflag_t)(ECHO | ICANON | IEXTEN | ISIG);
	modes.c_cc[VMIN] = 1;
	modes.c_cc[VTIME] = 0;
	tcsetattr(STDIN_FILENO, TCSANOW, &modes);
}

/* What a library writes to standard error would stand in the middle of the screen. */
static void
divert_standard_error(struct terminal *terminal)
{
	int target = log_descriptor();
	int nowhere = -1;

	terminal->standard_error = -1;
	if (!isatty(STDERR_FILENO))
		return;
	if (target < 0)
		target = nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
	if (target >= 0) {
		terminal->standard_error = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
		if (terminal->standard_error >= 0)
			dup2(target, STDERR_FILENO);
	}
	if (nowhere >= 0)
		close(nowhere);
}

static void
restore_standard_error(struct terminal *terminal)
{
	if (terminal->standard_error < 0)
		return;
	dup2(terminal->standard_error, STDERR_FILENO);
	close(terminal->standard_error);
	terminal->standard_error = -1;
}

/* The modes and the screen, without the signals. */
static void
take(struct terminal *terminal)
{
	struct string *output = &terminal->output;

	set_modes(&terminal->modes);
	set_output_waits(terminal, false);
	divert_standard_error(terminal);
	string_append(output, terminal->info.enter);
	string_append(output, terminal->info.keys_on);
	string_append(output, PASTE_ON);
	flush(terminal);
	painter_forget(&terminal->painter);
	read_size(terminal);
	terminal->taken = true;
}

static void
say_farewell(struct terminal *terminal)
{
	write_all(terminal, string_text(&terminal->farewell), terminal->farewell.length,
		FAREWELL_WAIT);
	restore_standard_error(terminal);
	set_output_waits(terminal, true);
	tcsetattr(STDIN_FILENO, TCSANOW, &terminal->modes);
	terminal->taken = false;
}

static void
give_back(struct terminal *terminal)
{
	if (!terminal->taken)
		return;
	string_append(&terminal->output, terminal->info.plain);
	terminfo_append_move(&terminal->info, &terminal->output, terminal->rows - 1, 0);
	string_append(&terminal->output, terminal->info.erase_right);
	flush(terminal);
	say_farewell(terminal);
}

static void
give_back_at_exhaustion(void)
{
	if (open_terminal != NULL && open_terminal->taken)
		say_farewell(open_terminal);
}

static int
escape_delay(void)
{
	const char *text = getenv("ESCDELAY");
	long delay = string_is_empty(text) ? ESCAPE_DELAY : strtol(text, NULL, 10);

	return delay > 0 && delay <= ESCAPE_DELAY_MAX ? (int)delay : ESCAPE_DELAY;
}

static bool
wants_ascii(const char *name, bool own_locale_is_utf8)
{
	if (!string_is_empty(getenv("PIA_ASCII")))
		return true;
	return !own_locale_is_utf8 && (strcmp(name, "linux") == 0 || strncmp(name, "vt", 2) == 0);
}

static void
prepare_painter(struct terminal *terminal)
{
	struct terminfo *info = &terminal->info;

	terminal->painter = (struct painter){
		.clear = info->clear,
		.erase_right = info->erase_right,
		.plain = info->plain,
		.cursor_off = info->cursor_off,
		.cursor_on = info->cursor_on,
		.scrolls_at_end = info->scrolls_at_end,
		.append_move = terminfo_append_move,
		.append_look = terminfo_append_look,
		.context = info,
	};
}

static void
prepare_farewell(struct terminal *terminal)
{
	string_append(&terminal->farewell, PASTE_OFF);
	string_append(&terminal->farewell, terminal->info.keys_off);
	string_append(&terminal->farewell, terminal->info.plain);
	string_append(&terminal->farewell, terminal->info.cursor_on);
	string_append(&terminal->farewell, terminal->info.leave);
}

bool
terminal_open(struct terminal **terminal, struct error *error)
{
	const char *name = getenv("TERM");
	bool own_locale_is_utf8 = locale_begin();
	struct terminal *opened;

	if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO))
		return error_set(error, ERROR_TERMINAL,
			N_("Standard input and output are not a terminal. The commands work "
			   "without one: see pia --help."),
			NULL);
	opened = memory_allocate(sizeof(*opened));
	if (!terminfo_open(&opened->info, name, STDOUT_FILENO, error)) {
		free(opened);
		return false;
	}
	terminfo_add_keys(&opened->decoder);
	prepare_painter(opened);
	prepare_farewell(opened);
	opened->escape_delay = escape_delay();
	opened->ascii = wants_ascii(name, own_locale_is_utf8);
	opened->standard_error = -1;
	opened->output_flags = fcntl(STDOUT_FILENO, F_GETFL);
	tcgetattr(STDIN_FILENO, &opened->modes);
	open_terminal = opened;
	memory_on_exhaustion(give_back_at_exhaustion);
	signals_begin(&opened->signals);
	take(opened);
	*terminal = opened;
	return true;
}

void
terminal_close(struct terminal **terminal)
{
	struct terminal *closed = *terminal;

	if (closed == NULL)
		return;
	memory_on_exhaustion(NULL);
	open_terminal = NULL;
	give_back(closed);
	signals_end(&closed->signals);
	key_decoder_clear(&closed->decoder);
	terminfo_close(&closed->info);
	painter_forget(&closed->painter);
	string_clear(&closed->output);
	string_clear(&closed->farewell);
	memory_free(terminal);
}

void
terminal_size(const struct terminal *terminal, int *rows, int *columns)
{
	*rows = terminal->rows;
	*columns = terminal->columns;
}

bool
terminal_is_ascii(const struct terminal *terminal)
{
	return terminal->ascii;
}

int
terminal_ending(const struct terminal *terminal)
{
	int number = signals_ending();

	return number == 0 && terminal->gone ? SIGHUP : number;
}

const struct signals *
terminal_signals(const struct terminal *terminal)
{
	return &terminal->signals;
}

/* Read what is there. */
static void
read_bytes(struct terminal *terminal, const struct pollfd *ready)
{
	char bytes[READ_SIZE];
	ssize_t length;

	if ((ready->revents & POLLIN) == 0) {
		terminal->gone = true;
		return;
	}
	length = read(STDIN_FILENO, bytes, sizeof(bytes));
	if (length > 0)
		key_decoder_feed(&terminal->decoder, bytes, (size_t)length);
	else if (length == 0 || (errno != EINTR && errno != EAGAIN))
		terminal->gone = true;
}

/* What the signals that came ask for. */
static bool
obey_signals(struct terminal *terminal)
{
	bool changed = false;

	if (signals_take_stop()) {
		terminal_suspend(terminal);
		changed = true;
	}
	if (signals_take_continue()) {
		/* Whoever had the terminal meanwhile left it in modes of its own. */
		terminal_leave(terminal);
		terminal_enter(terminal);
		changed = true;
	}
	if (signals_take_resize()) {
		read_size(terminal);
		changed = true;
	}
	return changed;
}

enum terminal_event
terminal_wait(struct terminal *terminal, int timeout, struct input *input)
{
	int64_t end = clock_monotonic() + timeout;

	for (;;) {
		struct pollfd ready = {.fd = STDIN_FILENO, .events = POLLIN};
		int wait = timeout;
		int for_rest;
		int count;

		if (key_decoder_next(&terminal->decoder, false, input))
			return TERMINAL_INPUT;
		/* They may have come while something was painted. */
		if (obey_signals(terminal))
			return TERMINAL_CHANGED;
		if (terminal_ending(terminal) != 0)
			return TERMINAL_ENDED;
		if (timeout > 0)
			wait = end > clock_monotonic() ? (int)(end - clock_monotonic()) : 0;
		for_rest = key_decoder_wait(&terminal->decoder, terminal->escape_delay);
		if (for_rest >= 0 && (wait < 0 || wait > for_rest))
			wait = for_rest;
		count = signals_wait(&terminal->signals, &ready, 1, wait);
		if (count > 0)
			read_bytes(terminal, &ready);
		else if (count == 0 && for_rest >= 0 && wait == for_rest) {
			if (key_decoder_next(&terminal->decoder, true, input))
				return TERMINAL_INPUT;
		} else if (count == 0)
			return TERMINAL_IDLE;
	}
}

void
terminal_paint(struct terminal *terminal, const struct canvas *canvas)
{
	if (!terminal->taken)
		return;
	painter_paint(&terminal->painter, canvas, &terminal->output);
	flush(terminal);
}

void
terminal_repaint(struct terminal *terminal)
{
	painter_forget(&terminal->painter);
}

void
terminal_leave(struct terminal *terminal)
{
	give_back(terminal);
}

void
terminal_enter(struct terminal *terminal)
{
	take(terminal);
}

void
terminal_suspend(struct terminal *terminal)
{
	give_back(terminal);
	signals_stop();
	take(terminal);
}
