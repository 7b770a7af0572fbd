/* SPDX-License-Identifier: MIT */
/* The certificate of a disposal, to be read and written into a file. */
#include "config.h"

#include "ui/screens/screens.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/files.h"
#include "base/memory.h"
#include "base/string.h"
#include "ui/widgets/scrolled_text.h"

/* Longer lines are hard to read. */
#define TEXT_COLUMNS_MOST 100

struct certificate {
	char *reference;
	char *text;
	struct scrolled_text scrolled;
};

/* What a reader wants to see of it: without the lines that tell programs about a file. Borrowed. */
static const char *
skip_front_matter(const char *text)
{
	static const char fence[] = "---\n";
	const char *end;

	if (strncmp(text, fence, strlen(fence)) != 0)
		return text;
	end = strstr(text, "\n---\n");
	if (!end)
		return text;
	end += strlen("\n---\n");
	return end + strspn(end, "\n");
}

static void
certificate_draw(
	struct application *application, void *state, struct canvas *canvas, struct area area)
{
	struct certificate *certificate = state;
	auto_string char *title = tr_format(application_catalog(application),
		N_("Certificate of disposal of {reference}"), "reference", certificate->reference,
		NULL);
	struct area inside = canvas_frame(canvas, area, title);

	if (inside.columns > TEXT_COLUMNS_MOST)
		inside.columns = TEXT_COLUMNS_MOST;
	scrolled_text_draw(&certificate->scrolled, canvas, inside, ROLE_NORMAL,
		skip_front_matter(certificate->text));
}

static bool
certificate_input(struct application *application, void *state, const struct input *input)
{
	struct certificate *certificate = state;

	(void)application;
	return scrolled_text_input(&certificate->scrolled, input);
}

static bool
save(struct application *application, void *state, const char *path)
{
	const struct certificate *certificate = state;
	struct error error = {0};

	if (string_is_empty(path))
		return true;
	if (!files_check_new(path, &error) ||
		!files_replace(path, certificate->text, strlen(certificate->text), &error)) {
		application_say_error(application, &error);
		return false;
	}

	auto_string char *whole = realpath(path, NULL);

	application_say(
		application, ROLE_GOOD, N_("Written: {path}"), "path", whole ? whole : path, NULL);
	return true;
}

static void
act_save(struct application *application, void *state)
{
	const struct certificate *certificate = state;
	auto_string char *name = string_format("%s.md", certificate->reference);

	screen_path_open(application,
		tr(application_catalog(application), N_("Write the certificate into which file?")),
		name, save, state);
}

static void
act_back(struct application *application, void *state)
{
	(void)state;
	application_pop(application);
}

static void
certificate_free(void *state)
{
	struct certificate *certificate = state;

	free(certificate->reference);
	free(certificate->text);
	free(certificate);
}

static const struct binding bindings[] = {
	{"Enter Left", N_("back"), N_("Go back"), act_back, NULL},
	{"s", N_("save"), N_("Write the certificate into a file"), act_save, NULL},
};

static const struct screen_type screen_certificate = {
	.name = "certificate",
	.title = N_("Certificate of a disposal"),
	.bindings = bindings,
	.binding_count = array_length(bindings),
	.draw = certificate_draw,
	.input = certificate_input,
	.free = certificate_free,
};

void
screen_certificate_open(struct application *application, const char *reference, const char *text)
{
	struct certificate *certificate = memory_allocate(sizeof(*certificate));

	certificate->reference = memory_copy_string(reference);
	certificate->text = memory_copy_string(text);
	application_push(application, &screen_certificate, certificate);
}
