/* SPDX-License-Identifier: MIT */
/* Assessments into files that prove themselves, and out of them into the library. */
#include "config.h"

#include "ui/screens/archiving.h"

#include <stdlib.h>

#include "archive/archive.h"
#include "archive/unpacked.h"
#include "archive/verify_text.h"
#include "base/array.h"
#include "base/files.h"
#include "base/memory.h"
#include "base/string.h"
#include "report/export.h"
#include "session/templates.h"
#include "ui/screens/screens.h"
#include "ui/widgets/scrolled_text.h"

/* An assessment into a file. */

struct archiving {
	struct application *application;
	struct session *session;
	struct report_layout *layout;
};

static void
paint(struct application *application)
{
	if (application->terminal.paint)
		application->terminal.paint(application->terminal.context);
}

static void
tell_entry(void *context, const char *name)
{
	struct application *application = context;

	application_say(application, ROLE_NORMAL, N_("Written: {path}"), "path", name, NULL);
	paint(application);
}

static bool
write_archive(struct archiving *archiving, const char *path, struct error *error)
{
	struct application *application = archiving->application;
	enum language content = session_assessment(archiving->session)->language;
	const struct template *template = session_assessment(archiving->session)->template;
	const struct catalog *catalogs[] = {
		application->catalogs[content], application_catalog(application)};
	bool is_other =
		application->language != content && template->languages[application->language];
	const struct archive_request request = {
		.session = archiving->session,
		.layout = archiving->layout,
		.catalogs = catalogs,
		.catalog_count = is_other ? 2 : 1,
		.progress = tell_entry,
		.context = application,
	};

	return archive_write(&request, path, error);
}

static bool
load_layout(struct report_layout **layout, struct error *error)
{
	struct error_list faults = {0};
	bool is_loaded = reports_load(REPORT_LAYOUT_DEFAULT, layout, &faults);

	if (!is_loaded)
		error_move(error, &faults.errors[0]);
	error_list_clear(&faults);
	return is_loaded;
}

/* What a file proves, and what bringing it in will do. */

struct proof {
	char *name; /* of the file */
	struct verification verification;
	struct unpacked unpacked; /* its database, where it may be brought in */
	struct arrival arrival;   /* that there will be; its reference is NULL without */
	struct error obstacle;    /* why not */
	struct scrolled_text scrolled;
};

/* Caller-owned. */
static char *
make_text(const struct application *application, const struct proof *proof)
{
	const struct catalog *catalog = application_catalog(application);
	auto_string char *proved = verification_text(&proof->verification, catalog, "\n\n");
	auto_string char *plan = NULL;

	if (proof->obstacle.kind != ERROR_NONE)
		plan = tr_error(catalog, &proof->obstacle);
	else if (proof->arrival.reference)
		plan = archive_arrival_text(&proof->arrival, false, catalog);
	return string_format("%s%s%s", plan ? plan : "", plan ? "\n\n" : "", proved);
}

static void
proof_draw(struct application *application, void *state, struct canvas *canvas, struct area area)
{
	struct proof *proof = state;
	auto_string char *text = make_text(application, proof);
	auto_string char *title = tr_format(application_catalog(application),
		N_("What {file} proves"), "file", proof->name, NULL);

	scrolled_text_draw(
		&proof->scrolled, canvas, canvas_frame(canvas, area, title), ROLE_NORMAL, text);
}

static bool
proof_input(struct application *application, void *state, const struct input *input)
{
	struct proof *proof = state;

	(void)application;
	return scrolled_text_input(&proof->scrolled, input);
}

static void
act_bring_in(struct application *application, void *state)
{
	struct proof *proof = state;
	struct arrival arrival;
	struct error error = {0};

	if (!library_admit(application->library, proof->unpacked.library, &application->author,
		    &arrival, &error)) {
		application_say_error(application, &error);
		return;
	}

	auto_string char *text =
		archive_arrival_text(&arrival, true, application_catalog(application));

	application_pop(application);
	application_say(application, ROLE_GOOD, N_("{label}: {text}"), "label", arrival.reference,
		"text", text, NULL);
	arrival_clear(&arrival);
}

static void
act_back(struct application *application, void *state)
{
	(void)state;
	application_pop(application);
}

static bool
can_bring_in(const struct application *application, const void *state)
{
	const struct proof *proof = state;

	(void)application;
	return proof->arrival.reference && proof->arrival.kind != ARRIVAL_SAME;
}

static bool
is_read_only(const struct application *application, const void *state)
{
	return !can_bring_in(application, state);
}

static void
proof_free(void *state)
{
	struct proof *proof = state;

	free(proof->name);
	arrival_clear(&proof->arrival);
	verification_clear(&proof->verification);
	unpacked_clear(&proof->unpacked);
	error_clear(&proof->obstacle);
	free(proof);
}

static const struct binding bindings[] = {
	{"Enter", N_("bring in"), N_("Bring the assessment into this library"), act_bring_in,
		can_bring_in},
	{"Enter Left", N_("back"), N_("Go back"), act_back, is_read_only},
};

static const struct screen_type screen_proof = {
	.name = "proof",
	.title = N_("What an archive proves"),
	.bindings = bindings,
	.binding_count = array_length(bindings),
	.draw = proof_draw,
	.input = proof_input,
	.free = proof_free,
};

static struct proof *
new_proof(const char *path)
{
	struct proof *proof = memory_allocate(sizeof(*proof));

	proof->name = memory_copy_string(files_name_of(path));
	return proof;
}

static bool
say_and_free(struct application *application, struct proof *proof, struct error *error)
{
	application_say_error(application, error);
	proof_free(proof);
	return false;
}

/* What would come of it. */
static void
foresee(struct application *application, struct proof *proof)
{
	if (proof->verification.faults.error_count)
		error_set(&proof->obstacle, ERROR_DATA,
			N_("It is not as it was written, so it is not brought in."), NULL);
	else
		(void)library_foresee(application->library, proof->unpacked.library,
			&application->author, &proof->arrival, &proof->obstacle);
}

bool
archiving_bring_in(struct application *application, const char *path)
{
	struct proof *proof = new_proof(path);
	struct error error = {0};

	if (!archive_verify_and_unpack(
		    path, application->language, &proof->verification, &proof->unpacked, &error))
		return say_and_free(application, proof, &error);
	foresee(application, proof);
	application_push(application, &screen_proof, proof);
	return true;
}

bool
archiving_write(struct application *application, const char *reference, const char *path)
{
	struct archiving archiving = {.application = application};
	struct proof *proof = new_proof(path);
	struct error error = {0};
	bool is_written =
		files_check_new(path, &error) && export_check_target(path, &error) &&
		session_open_to_read(application->library, reference, &archiving.session, &error) &&
		load_layout(&archiving.layout, &error) && write_archive(&archiving, path, &error);

	session_close(&archiving.session);
	report_layout_free(&archiving.layout);
	if (!is_written ||
		!archive_verify(path, application->language, &proof->verification, &error))
		return say_and_free(application, proof, &error);

	/* The whole path: whoever reads it need not know where the program was started. */
	auto_string char *whole = realpath(path, NULL);

	application_push(application, &screen_proof, proof);
	application_say(application, ROLE_GOOD, N_("Archived in {path}, and read again."), "path",
		whole ? whole : path, NULL);
	return true;
}
