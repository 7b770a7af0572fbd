/* SPDX-License-Identifier: MIT */
/* Exports of one or many assessments, file by file. */
#include "config.h"

#include "command/export_files.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/array.h"
#include "base/files.h"
#include "base/memory.h"
#include "base/string.h"
#include "command/print.h"
#include "command/progress.h"
#include "session/moments.h"
#include "text/utf8.h"

/* The format that a name ends in. */
static bool
read_ending(const char *name, enum export_format *format)
{
	const char *dot = strrchr(name, '.');

	return dot && export_format_read(dot + 1, format);
}

bool
export_names_format(const char *name)
{
	enum export_format ignored;

	return read_ending(name, &ignored);
}

bool
export_plan_read_format(
	const struct invocation *invocation, struct export_plan *plan, struct error *error)
{
	const char *name = invocation_option(invocation, OPTION_FORMAT);

	plan->format = EXPORT_WORKBOOK;
	if (name)
		return export_format_read(name, &plan->format) ||
		       error_set(error, ERROR_USAGE,
			       N_("There is no format {format}; there are xlsx and md."), "format",
			       name, NULL);
	return plan->output_is_folder || string_equal(plan->output, "-") ||
	       read_ending(plan->output, &plan->format) ||
	       error_set(error, ERROR_USAGE,
		       N_("The name {path} does not say which format to write: end it in .xlsx or "
			  ".md, or give --format."),
		       "path", plan->output, NULL);
}

struct batch {
	struct invocation *invocation;
	const struct export_plan *plan;
	struct catalog *catalogs[LANGUAGE_COUNT]; /* one for each language of the invocation */
	struct catalog *beside;                   /* NULL: each file is in one language */
	size_t total;                             /* files to write */
	size_t begun;
	size_t written;
	struct string paths; /* of what went into the folder, a line each */
	struct error_list failures;
	struct progress_line progress;
	sigset_t stopping; /* the signals that end the work after a file */
	int stopped_by;    /* the one that came; 0: none */
};

/* One file is written too soon for a line of progress. */
static void
show_progress(struct batch *batch, const char *text)
{
	if (batch->total >= 2)
		progress_show(&batch->progress, text);
}

static void
show_file(struct batch *batch, const char *name)
{
	auto_string char *safe = utf8_sanitize(name, UTF8_KEEP_NOTHING);
	auto_string char *percent = string_format("%3zu%%", batch->begun * 100 / batch->total);
	auto_string char *number = string_format("%zu", batch->begun + 1);
	auto_string char *total = string_format("%zu", batch->total);
	auto_string char *text = tr_format(batch->invocation->catalog,
		N_("{percent}  file {number} of {total}: {name}"), "percent", percent, "number",
		number, "total", total, "name", safe, NULL);

	show_progress(batch, text);
}

/* Signals are held back while a file is written, and looked at between two. */
static bool
is_stopped(struct batch *batch)
{
	static const struct timespec at_once = {0, 0};

	if (batch->total > 1 && !batch->stopped_by && batch->begun) {
		int number = sigtimedwait(&batch->stopping, NULL, &at_once);

		batch->stopped_by = number > 0 ? number : 0;
	}
	return batch->stopped_by != 0;
}

static bool
write_to_output(const struct export_request *request, struct error *error)
{
	struct string bytes = {0};
	bool made = export_to_string(request, &bytes, error);

	if (made)
		print_bytes(string_text(&bytes), bytes.length);
	string_clear(&bytes);
	return made;
}

static bool
write_into_folder(struct batch *batch, const struct export_request *request, struct error *error)
{
	auto_string char *name = export_file_name(request);
	auto_string char *path = files_join(batch->plan->output, name);

	show_file(batch, name);
	if (!export_to_file(request, path, NULL, NULL, error))
		return false;
	string_append(&batch->paths, path);
	string_append_byte(&batch->paths, '\n');
	return true;
}

/* What went wrong, with the assessment it went wrong with. */
static void
add_failure(struct batch *batch, const char *reference, struct error *error)
{
	if (batch->plan->reference_count > 1 && !error->file)
		error_set_place(error, reference, 0, 0);
	error_move(error_list_add(&batch->failures), error);
}

static void
write_file(struct batch *batch, const struct export_request *request)
{
	const char *output = batch->plan->output;
	struct error error = {0};
	bool is_written = batch->plan->output_is_folder ? write_into_folder(batch, request, &error)
			  : string_equal(output, "-")
				  ? write_to_output(request, &error)
				  : export_to_file(request, output, NULL, NULL, &error);

	batch->begun++;
	if (is_written)
		batch->written++;
	else
		add_failure(
			batch, request->assessment ? request->assessment->reference : NULL, &error);
}

/* Whether something was said of this place in a layout already, with another assessment. */
static bool
is_said(const struct batch *batch, const struct error *fault)
{
	for (size_t i = 0; i < batch->failures.error_count; i++) {
		const struct error *said = &batch->failures.errors[i];

		if (said->line == fault->line && said->column == fault->column &&
			string_equal(said->file, fault->file))
			return true;
	}
	return false;
}

/* Whether the layout goes with a template; else all its faults, each once. */
static bool
check_layout(struct batch *batch, const struct template *template)
{
	const struct export_plan *plan = batch->plan;
	struct error_list faults = {0};
	struct bound_layout *bound = NULL;
	bool is_right = report_layout_bind(
		plan->layout, template, plan->format == EXPORT_WORKBOOK, &bound, &faults);

	for (size_t i = 0; i < faults.error_count; i++)
		if (!is_said(batch, &faults.errors[i]))
			error_move(error_list_add(&batch->failures), &faults.errors[i]);
	error_list_clear(&faults);
	bound_layout_free(&bound);
	return is_right;
}

static void
write_languages(struct batch *batch, struct export_request *request)
{
	for (size_t i = 0; i < batch->invocation->language_count && !is_stopped(batch); i++) {
		request->catalog = batch->catalogs[i];
		write_file(batch, request);
	}
}

/* The whole library in every language. */
static void
write_library(struct batch *batch)
{
	struct export_request request = {
		.library = batch->invocation->library,
		.client = invocation_option(batch->invocation, OPTION_CLIENT),
		.today = invocation_option(batch->invocation, OPTION_AS_OF),
		.beside = batch->beside,
		.layout = batch->plan->layout,
		.format = batch->plan->format,
		.is_draft = batch->plan->is_draft,
		.has_contents = batch->plan->has_contents,
	};

	write_languages(batch, &request);
}

/* What of an assessment is exported. */
struct subject {
	struct session *session;
	struct record_authors authors;
	struct past before; /* that it is compared with; empty: nothing */
	struct past after;  /* as it was; empty: as it is */
};

/* One assessment in every language. */
static void
write_assessment(struct batch *batch, struct subject *subject)
{
	struct export_request request = {
		.assessment = session_assessment(subject->session),
		.beside = batch->beside,
		.layout = batch->plan->layout,
		.format = batch->plan->format,
		.is_draft = batch->plan->is_draft,
		.has_contents = batch->plan->has_contents,
		.changed_at = session_changed_at(subject->session),
		.record_authors = &subject->authors,
		.before = &subject->before,
	};

	if (subject->after.assessment) {
		request.assessment = subject->after.assessment;
		request.changed_at = subject->after.time;
	}
	if (!check_layout(batch, request.assessment->template)) {
		batch->begun += batch->invocation->language_count;
		return;
	}
	write_languages(batch, &request);
}

/* The day that counts as today. */
static void
set_day(struct session *session, const char *as_of)
{
	auto_string char *day = session_day_of_change(session);

	session_set_today(session, as_of ? as_of : day);
}

/* The moment that is shown, where it is not now, and what the log says up to it. */
static bool
read_subject(struct subject *subject, const struct export_plan *plan, struct error *error)
{
	struct session *session = subject->session;
	struct past *after = &subject->after;
	int64_t number;

	if (!export_find_before(session, plan->layout, plan->from, &subject->before, error))
		return false;
	if (!plan->to)
		return session_record_authors(session, &subject->authors, error);
	return session_moment(session, plan->to, &number, error) &&
	       session_past(session, number, after, error) &&
	       session_record_authors_then(
		       session, after->assessment, number, &subject->authors, error);
}

static void
open_and_write(struct batch *batch, const char *reference)
{
	const char *as_of = invocation_option(batch->invocation, OPTION_AS_OF);
	struct session **session = &batch->invocation->session;
	struct subject subject = {0};
	struct error error = {0};
	bool is_open = session_open_to_read(batch->invocation->library, reference, session, &error);

	if (is_open)
		set_day(*session, as_of);
	subject.session = *session;
	if (is_open && read_subject(&subject, batch->plan, &error)) {
		write_assessment(batch, &subject);
	} else {
		batch->begun += batch->invocation->language_count;
		add_failure(batch, reference, &error);
	}
	record_authors_clear(&subject.authors);
	past_clear(&subject.before);
	past_clear(&subject.after);
	session_close(session);
}

static void
write_all(struct batch *batch)
{
	sigset_t before;

	if (batch->total > 1) {
		sigemptyset(&batch->stopping);
		sigaddset(&batch->stopping, SIGINT);
		sigaddset(&batch->stopping, SIGTERM);
		sigaddset(&batch->stopping, SIGHUP);
		sigprocmask(SIG_BLOCK, &batch->stopping, &before);
	}
	if (batch->plan->layout->is_of_library)
		write_library(batch);
	for (size_t i = 0; i < batch->plan->reference_count && !is_stopped(batch); i++)
		open_and_write(batch, batch->plan->references[i]);
	show_progress(batch, "");
	if (batch->total > 1)
		sigprocmask(SIG_SETMASK, &before, NULL);
}

/* How many were written, beside the list of their names that goes to standard output. */
static void
say_summary(const struct batch *batch)
{
	auto_string char *written = string_format("%zu", batch->written);
	auto_string char *total = string_format("%zu", batch->total);
	auto_string char *folder = utf8_sanitize(batch->plan->output, UTF8_KEEP_NOTHING);
	auto_string char *text = tr_format(batch->invocation->catalog,
		batch->stopped_by ? N_("Stopped. Files written to {folder}, each of them whole: "
				       "{written} of {total}.")
				  : N_("Files written to {folder}: {written} of {total}."),
		"folder", folder, "written", written, "total", total, NULL);

	/* The names come first on a terminal too. */
	fflush(stdout);
	fprintf(stderr, "%s\n", text);
}

bool
export_files_write(
	struct invocation *invocation, const struct export_plan *plan, struct error *error)
{
	struct batch batch = {
		.invocation = invocation,
		.plan = plan,
		.total = (plan->layout->is_of_library ? 1 : plan->reference_count) *
			 invocation->language_count,
	};

	for (size_t i = 0; i < invocation->language_count; i++)
		batch.catalogs[i] = invocation_load_catalog(invocation->languages[i]);
	if (plan->beside)
		batch.beside = invocation_load_catalog(plan->beside);
	write_all(&batch);
	print_bytes(string_text(&batch.paths), batch.paths.length);
	if (plan->output_is_folder && batch.total != 1)
		say_summary(&batch);
	if (batch.stopped_by)
		invocation->exit_code = 128 + batch.stopped_by;
	for (size_t i = 0; i < invocation->language_count; i++)
		catalog_free(&batch.catalogs[i]);
	catalog_free(&batch.beside);
	string_clear(&batch.paths);
	return batch.failures.error_count == 0 ||
	       invocation_report_faults(invocation, &batch.failures, error);
}
