/* SPDX-License-Identifier: MIT */
/* The files of an export. */
#include "config.h"

#include "ui/screens/export_write.h"

#include <stdlib.h>

#include "base/array.h"
#include "base/clock.h"
#include "base/files.h"
#include "base/memory.h"
#include "base/string.h"

/* What only the log knows: who wrote what, and what a report that compares is compared with. */
struct export_log {
	const struct record_authors *authors;
	const struct past *before;
};

/* Files as they are written, and how far they are together. */
struct writing {
	const struct export_choice *choice;
	const struct application *application;
	const char *path;
	export_progress *progress;
	void *context;
	size_t number;
	size_t count;  /* of those of one assessment */
	size_t before; /* of those of others that were written */
	size_t total;
};

char *
export_propose(const struct export_choice *choice, const struct application *application)
{
	struct export_request request = export_choice_request(choice, application, 0);

	if (export_choice_is_of_each(choice)) {
		auto_string char *day = clock_local_date(clock_now());

		return string_format("%s-%s", choice->layout->name, day);
	}
	return export_choice_file_count(choice) == 1 ? export_file_name(&request)
						     : export_folder_name(&request);
}

/* Where a file goes. Caller-owned. */
static char *
make_path(
	const struct export_choice *choice, const struct export_request *request, const char *path)
{
	if (export_choice_file_count(choice) == 1 && !export_choice_is_of_each(choice))
		return memory_copy_string(path);

	auto_string char *name = export_file_name(request);

	return files_join(path, name);
}

size_t
export_count_there(
	const struct export_choice *choice, const struct application *application, const char *path)
{
	size_t there = 0;

	/* Of a list none is replaced. */
	if (export_choice_is_of_each(choice))
		return 0;
	for (size_t i = 0; i < export_choice_file_count(choice); i++) {
		struct export_request request = export_choice_request(choice, application, i);
		auto_string char *one = make_path(choice, &request, path);

		there += files_exists(one);
	}
	return there;
}

static void
tell(void *context, int percent)
{
	const struct writing *writing = context;

	size_t begun = writing->before + writing->number;

	writing->progress(
		writing->context, (int)((begun * 100 + (size_t)percent) / writing->total));
}

static bool
write_files(void *context, const struct export_log *log, struct error *error)
{
	struct writing *writing = context;

	for (; writing->number < writing->count; writing->number++) {
		struct export_request request = export_choice_request(
			writing->choice, writing->application, writing->number);
		auto_string char *path = make_path(writing->choice, &request, writing->path);

		request.record_authors = log->authors;
		request.before = log->before;
		/* What is there of a list was not asked about. */
		if (export_choice_is_of_each(writing->choice) && !files_check_new(path, error))
			return false;
		if (!export_to_file(&request, path, tell, writing, error))
			return false;
	}
	return true;
}

/* Do something with what the log knows, on the day of the last change. */
static bool
do_on_day(struct application *application, const struct export_choice *choice,
	bool (*work)(void *context, const struct export_log *log, struct error *error),
	void *context, struct error *error)
{
	struct session *session = application->session;
	struct record_authors authors;
	struct past before;

	if (!session) {
		const struct export_log none = {NULL, NULL};

		return work(context, &none, error);
	}
	if (!export_find_before(session, choice->layout, choice->from, &before, error))
		return false;
	if (!session_record_authors(session, &authors, error)) {
		past_clear(&before);
		return false;
	}

	auto_string char *day = session_day_of_change(session);
	const struct export_log log = {&authors, &before};

	session_set_today(session, day);

	bool is_done = work(context, &log, error);

	session_set_today(session, NULL);
	record_authors_clear(&authors);
	past_clear(&before);
	return is_done;
}

/* Of the assessment that is opened for it, in place of an open one. */
static bool
write_one_of_list(struct writing *writing, struct application *application, const char *reference,
	struct error *error)
{
	bool is_written = session_open_to_read(
				  application->library, reference, &application->session, error) &&
			  do_on_day(application, writing->choice, write_files, writing, error);

	session_close(&application->session);
	return is_written;
}

/* What goes wrong with one does not keep the others back; the first that did is told. */
static bool
write_list(struct writing *writing, struct application *application, struct error *error)
{
	const struct export_choice *choice = writing->choice;
	struct error first = {0};
	size_t failed = 0;

	if ((!files_is_folder(writing->path) && !files_check_new(writing->path, error)) ||
		!files_make_private_folder(writing->path, error))
		return false;
	for (size_t i = 0; i < choice->reference_count; i++) {
		struct error failure = {0};

		writing->number = 0;
		writing->before = i * writing->count;
		if (write_one_of_list(writing, application, choice->references[i], &failure))
			continue;
		if (failed++ == 0)
			error_move(&first, &failure);
		error_clear(&failure);
	}
	if (failed == 0)
		return true;

	auto_string char *number = string_format("%zu", failed);
	auto_string char *reason = tr_error(application_catalog(application), &first);

	error_clear(&first);
	return error_set(error, ERROR_DATA,
		N_("Assessments that were not written to {path}: {count}; the others were. The "
		   "first reason: {reason}"),
		"path", writing->path, "count", number, "reason", reason, NULL);
}

bool
export_write(const struct export_choice *choice, struct application *application, const char *path,
	export_progress *progress, void *context, struct error *error)
{
	size_t count = export_choice_file_count(choice);
	bool is_of_each = export_choice_is_of_each(choice);
	struct writing writing = {
		.choice = choice,
		.application = application,
		.path = path,
		.progress = progress,
		.context = context,
		.count = count,
		.total = count * (is_of_each ? choice->reference_count : 1),
	};

	if (is_of_each)
		return write_list(&writing, application, error);
	return (count == 1 || files_make_private_folder(path, error)) &&
	       do_on_day(application, choice, write_files, &writing, error);
}

/* Reports as they are built. */
struct building {
	const struct export_choice *choice;
	const struct application *application;
	struct report **reports;
	size_t count;
};

static bool
build_reports(void *context, const struct export_log *log, struct error *error)
{
	struct building *building = context;
	size_t count = export_choice_file_count(building->choice);

	while (building->count < count) {
		struct export_request request = export_choice_request(
			building->choice, building->application, building->count);

		request.record_authors = log->authors;
		request.before = log->before;

		struct report *report = export_build(&request, error);

		if (!report)
			return false;
		*array_append(&building->reports, &building->count) = report;
	}
	return true;
}

bool
export_build_all(const struct export_choice *choice, struct application *application,
	struct report ***reports, size_t *count, struct error *error)
{
	struct building building = {choice, application, NULL, 0};

	if (!do_on_day(application, choice, build_reports, &building, error)) {
		for (size_t i = 0; i < building.count; i++)
			report_free(&building.reports[i]);
		free(building.reports);
		return false;
	}
	*reports = building.reports;
	*count = building.count;
	return true;
}
