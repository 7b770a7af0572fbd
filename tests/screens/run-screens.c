/* SPDX-License-Identifier: MIT */
/*
 * Screens without a terminal: makes a library with one assessment, runs a key script over it and
 * prints what the script shows. Usage: run-screens LIBRARY-FILE <SCRIPT. The script's head says
 * what there is to begin with, one thing a line, up to an empty line:
 *
 *     template FILE-OR-NAME    begin an assessment from this (none: an empty library)
 *     blueprint FILE-OR-NAME
 *     title TEXT
 *     content LANGUAGE         of the assessment (en)
 *     language LANGUAGE        of the screen (en)
 *     author NAME, ORGANISATION, ROLE
 *     open                     with the assessment opened, not the list
 *     ascii                    draw with ASCII only
 *
 * Then come the lines of ui/script.h.
 */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/files.h"
#include "base/memory.h"
#include "session/library.h"
#include "session/templates.h"
#include "ui/locale.h"
#include "ui/script.h"

struct head {
	char *template_name;
	char *blueprint;
	char *title;
	char *content;
	char *language;
	char *author;
	char *open;
	char *ascii;
};

static int
fail(struct error *error)
{
	auto_string char *message = tr_error(NULL, error);

	fprintf(stderr, "run-screens: %s\n", message);
	error_clear(error);
	return EXIT_FAILURE;
}

/* Read the head; the rest of the script is returned. */
static const char *
read_head(const char *script, struct head *head)
{
	const struct {
		const char *name;
		char **value;
	} words[] = {
		{"template", &head->template_name},
		{"blueprint", &head->blueprint},
		{"title", &head->title},
		{"content", &head->content},
		{"language", &head->language},
		{"author", &head->author},
		{"open", &head->open},
		{"ascii", &head->ascii},
	};

	while (*script != '\0' && *script != '\n') {
		size_t length = strcspn(script, "\n");
		size_t name = strcspn(script, " \n");
		size_t value = script[name] == ' ' ? name + 1 : name;
		bool known = false;

		for (size_t i = 0; i < array_length(words); i++) {
			if (strlen(words[i].name) != name ||
				strncmp(words[i].name, script, name) != 0)
				continue;
			free(*words[i].value);
			*words[i].value = memory_copy_bytes(script + value, length - value);
			known = true;
		}
		if (!known) {
			fprintf(stderr, "run-screens: unknown head: %.*s\n", (int)length, script);
			exit(EXIT_FAILURE);
		}
		script += length + (script[length] == '\n' ? 1 : 0);
	}
	return *script == '\n' ? script + 1 : script;
}

static void
head_clear(struct head *head)
{
	free(head->template_name);
	free(head->blueprint);
	free(head->title);
	free(head->content);
	free(head->language);
	free(head->author);
	free(head->open);
	free(head->ascii);
}

static enum language
language_of(const char *tag)
{
	return tag != NULL ? language_from_tag(tag) : LANGUAGE_ENGLISH;
}

static bool
begin(struct library *library, const struct head *head, const struct person *author,
	char **reference, struct error *error)
{
	struct template *template = NULL;
	struct blueprint *blueprint = NULL;
	struct error_list faults = {0};
	bool begun = templates_load(head->template_name, &template, &faults) &&
		     (head->blueprint == NULL || templates_load_blueprint(head->blueprint, template,
							 &blueprint, &faults));

	if (begun) {
		struct library_beginning beginning = {
			.template = template,
			.blueprint = blueprint,
			.language = language_of(head->content),
			.title = head->title,
			.author = author,
		};

		begun = library_begin(library, &beginning, reference, error);
	} else if (faults.error_count > 0) {
		error_move(error, &faults.errors[0]);
	}
	error_list_clear(&faults);
	blueprint_free(&blueprint);
	template_free(&template);
	return begun;
}

static char *
read_input(void)
{
	struct string text = {0};
	char bytes[4096];
	size_t length;

	while ((length = fread(bytes, 1, sizeof(bytes), stdin)) > 0)
		string_append_bytes(&text, bytes, length);
	return string_take(&text);
}

static bool
run(struct library *library, const struct head *head, const char *script, struct string *output,
	struct error *error)
{
	auto_string char *data = files_program_data_folder();
	auto_string char *reference = NULL;
	struct application *application = NULL;
	struct person writer = {0};
	struct person beginner = {0};
	bool done;

	if (head->author != NULL)
		person_read(head->author, &writer);
	person_read(head->author != NULL ? head->author : "Ana Lopes", &beginner);
	done = head->template_name == NULL || begin(library, head, &beginner, &reference, error);
	if (!done) {
		library_close(&library);
	} else {
		done = application_new(library, language_of(head->language), &writer, data,
			head->open != NULL ? reference : NULL, &application, error);
	}
	if (done) {
		application->ascii = head->ascii != NULL;
		done = script_run(application, script, output, error);
	}
	application_free(&application);
	person_clear(&writer);
	person_clear(&beginner);
	return done;
}

int
main(int argc, char **argv)
{
	struct head head = {0};
	struct string output = {0};
	struct error error = {0};
	struct library *library;
	char *input;
	bool done;

	if (argc != 2) {
		fputs("usage: run-screens LIBRARY-FILE <SCRIPT\n", stderr);
		return 2;
	}
	(void)locale_begin();
	input = read_input();
	if (!library_open(argv[1], &library, &error)) {
		free(input);
		return fail(&error);
	}
	done = run(library, &head, read_head(input, &head), &output, &error);
	fputs(string_text(&output), stdout);
	string_clear(&output);
	head_clear(&head);
	free(input);
	return done ? EXIT_SUCCESS : fail(&error);
}
