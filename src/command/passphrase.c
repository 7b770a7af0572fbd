/* SPDX-License-Identifier: MIT */
/* Reading a passphrase. It passes through no buffer that is not wiped, hence no stdio. */
#include "config.h"

#include "command/passphrase.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "base/array.h"
#include "base/string.h"

static volatile sig_atomic_t interruption;

static void
note_interruption(int signal)
{
	interruption = signal;
}

/* One line of standard input, without its end. */
static bool
read_line(struct secret *line, struct error *error)
{
	char byte;
	ssize_t count;

	secret_wipe(line);
	while ((count = read(STDIN_FILENO, &byte, 1)) != 0 && (count < 0 || byte != '\n')) {
		if (count > 0) {
			secret_append(line, &byte, 1);
			continue;
		}
		if (errno == EINTR && !interruption)
			continue;
		secret_wipe(line);
		return interruption ? error_set(error, ERROR_STATE,
					      N_("Given up: nothing was done."), NULL)
				    : error_set(error, ERROR_IO,
					      N_("Standard input cannot be read: {reason}."),
					      "reason", strerror(errno), NULL);
	}
	if (line->length && line->text[line->length - 1] == '\r')
		secret_drop_last(line);
	return true;
}

/* The terminal shows what is typed again whatever ends the question. */
static bool
ask(const char *question, struct secret *answer, struct error *error)
{
	static const int signals[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP};
	struct sigaction before[array_length(signals)];
	struct sigaction noting = {.sa_handler = note_interruption};
	struct termios shown;
	struct termios hidden;

	if (tcgetattr(STDIN_FILENO, &shown) != 0)
		return error_set(error, ERROR_IO, N_("Standard input cannot be read: {reason}."),
			"reason", strerror(errno), NULL);
	interruption = 0;
	sigemptyset(&noting.sa_mask);
	for (size_t i = 0; i < array_length(signals); i++)
		sigaction(signals[i], &noting, &before[i]);
	hidden = shown;
	hidden.c_lflag &= ~(tcflag_t)ECHO;
	tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden);
	fprintf(stderr, "%s ", question);

	bool is_answered = read_line(answer, error);

	fputc('\n', stderr);
	tcsetattr(STDIN_FILENO, TCSAFLUSH, &shown);
	for (size_t i = 0; i < array_length(signals); i++)
		sigaction(signals[i], &before[i], NULL);
	return is_answered;
}

bool
passphrase_read(
	const struct catalog *catalog, bool is_new, struct secret *passphrase, struct error *error)
{
	struct secret again = {0};

	if (!isatty(STDIN_FILENO))
		return read_line(passphrase, error);
	if (!ask(tr(catalog,
			 is_new ? N_("Passphrase for the new key:") : N_("Passphrase of the key:")),
		    passphrase, error))
		return false;
	if (!is_new)
		return true;

	bool is_same = ask(tr(catalog, N_("The same again:")), &again, error);

	if (is_same && !string_equal(secret_text(passphrase), secret_text(&again)))
		is_same = error_set(
			error, ERROR_STATE, N_("The two are not the same. Try again."), NULL);
	secret_wipe(&again);
	if (!is_same)
		secret_wipe(passphrase);
	return is_same;
}
