/* SPDX-License-Identifier: MIT */
/* The person's own editor. */
#include "config.h"

#include "ui/outside_editor.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/array.h"
#include "base/files.h"
#include "base/memory.h"
#include "base/string.h"
#include "text/utf8.h"

#define FILE_NAME "text.txt"
#define TEXT_SIZE_MAX ((size_t)4 * 1024 * 1024)
/* What a shell gives back for a command that it could not run. */
#define STATUS_NOT_STARTED 127
/* Milliseconds that an editor has to end after it was told to. */
#define TIME_TO_END 3000

/* Words of a command; the last is NULL. */
struct command {
	char **words;
	size_t word_count;
};

static void
add_word(struct command *command, const char *word, size_t length)
{
	*array_append(&command->words, &command->word_count) = memory_copy_bytes(word, length);
}

static void
command_clear(struct command *command)
{
	for (size_t i = 0; i < command->word_count; i++)
		free(command->words[i]);
	free(command->words);
}

static const char *
editor_command(void)
{
	static const char *const names[] = {"VISUAL", "EDITOR"};

	for (size_t i = 0; i < array_length(names); i++) {
		const char *text = getenv(names[i]);

		if (text != NULL && text[strspn(text, " \t")] != '\0')
			return text;
	}
	return "vi";
}

/* The words of the editor's command with the file behind them. */
static void
read_command(struct command *command, const char *path)
{
	const char *text = editor_command();

	*command = (struct command){0};
	for (text += strspn(text, " \t"); *text != '\0'; text += strspn(text, " \t")) {
		size_t length = strcspn(text, " \t");

		add_word(command, text, length);
		text += length;
	}
	add_word(command, path, strlen(path));
	(void)array_append(&command->words, &command->word_count);
}

/* Only async-signal-safe calls between fork() and exec(). */
static void
become(char *const *words, const struct signals *signals)
{
	signals_end(signals);
	execvp(words[0], words);
	_exit(STATUS_NOT_STARTED);
}

/* Wait for the editor, telling it once what we are told; returns how it ended. */
static int
wait_for(pid_t child, const struct signals *signals)
{
	bool told = false;
	int status = 0;

	while (waitpid(child, &status, WNOHANG) == 0) {
		if (signals_ending() != 0 && !told) {
			(void)kill(child, signals_ending());
			(void)kill(child, SIGCONT);
			told = true;
		}
		if (signals_wait(signals, NULL, 0, told ? TIME_TO_END : -1) == 0)
			(void)kill(child, SIGKILL);
	}
	return status;
}

/*
 * Whether it ended because it was told to. Closing the terminal tells both of us, and the editor
 * may have ended of that before we have heard.
 */
static bool
was_told_to_end(int status, const struct signals *signals)
{
	struct pollfd terminal = {.fd = STDIN_FILENO};

	(void)signals_wait(signals, &terminal, 1, 0);
	return signals_ending() != 0 || (terminal.revents & POLLHUP) != 0 ||
	       (WIFSIGNALED(status) && (WTERMSIG(status) == SIGHUP || WTERMSIG(status) == SIGTERM));
}

/* Run a command until it ends. */
static bool
run(char *const *words, const struct signals *signals, struct error *error)
{
	bool told = false;
	int status = 0;
	pid_t child;

	signals_lend();
	child = fork();
	if (child == 0)
		become(words, signals);
	if (child > 0)
		status = wait_for(child, signals);
	told = was_told_to_end(status, signals);
	signals_reclaim();
	if (child < 0 || (WIFEXITED(status) && WEXITSTATUS(status) == STATUS_NOT_STARTED))
		return error_set(error, ERROR_IO,
			N_("The editor “{editor}” could not be started. Set VISUAL or EDITOR to "
			   "one "
			   "that is there. The text is as it was."),
			"editor", words[0], NULL);
	if (!told && (!WIFEXITED(status) || WEXITSTATUS(status) != 0))
		return error_set(error, ERROR_IO,
			N_("The editor “{editor}” ended with a failure. The text is as it was."),
			"editor", words[0], NULL);
	return true;
}

/* The text that the editor left, without the newline that editors put at the end. */
static char *
read_back(const char *path, const char *before, struct error *error)
{
	size_t length_before = strlen(before);
	auto_string char *bytes = NULL;
	size_t length;
	char *text;

	if (!files_read(path, TEXT_SIZE_MAX, &bytes, &length, error))
		return NULL;
	text = utf8_clean_value(bytes, length);
	length = strlen(text);
	if (length > 0 && text[length - 1] == '\n' &&
		(length_before == 0 || before[length_before - 1] != '\n'))
		text[length - 1] = '\0';
	/* An editor that was told to end may have been about to write. */
	if (string_equal(text, before) || (text[0] == '\0' && signals_ending() != 0))
		memory_free(&text);
	return text;
}

/* Where an editor that was told to end puts what it had not saved. */
static char *
find_rescued(const char *folder)
{
	static const char *const names[] = {FILE_NAME ".save", "#" FILE_NAME "#"};

	for (size_t i = 0; i < array_length(names); i++) {
		char *path = files_join(folder, names[i]);

		if (access(path, R_OK) == 0)
			return path;
		free(path);
	}
	return NULL;
}

char *
outside_editor_run(const char *text, const struct signals *signals, struct error *error)
{
	auto_string char *folder = NULL;
	auto_string char *path = NULL;
	auto_string char *rescued = NULL;
	struct command command;
	char *edited = NULL;

	if (!files_make_temporary_folder(&folder, error))
		return NULL;
	path = files_join(folder, FILE_NAME);
	read_command(&command, path);
	if (files_replace(path, text, strlen(text), error) && run(command.words, signals, error)) {
		if (signals_ending() != 0)
			rescued = find_rescued(folder);
		edited = read_back(rescued != NULL ? rescued : path, text, error);
	}
	command_clear(&command);
	files_remove_temporary_folder(folder);
	return edited;
}
