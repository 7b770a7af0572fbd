/* SPDX-License-Identifier: MIT */
/* The files of an export. */
#include "config.h"

#include "ui/screens/export_write.h"

#include <stdlib.h>

#include "base/array.h"
#include "base/files.h"
#include "base/memory.h"

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
	size_t count;
};

char *
export_propose(const struct export_choice *choice, const struct application *application)
{
	struct export_request request = export_choice_request(choice, application, 0);

	return export_choice_file_count(choice) == 1 ? export_file_name(&request)
						     : export_folder_name(&request);
}

/* Where a file goes. Caller-owned. */
static char *
make_path(
	const struct export_choice *choice, const struct export_request *request, const char *path)
{
	if (export_choice_file_count(choice) == 1)
		return memory_copy_string(path);

	auto_string char *name = export_file_name(request);

	return files_join(path, name);
}

size_t
export_count_there(
	const struct export_choice *choice, const struct application *application, const char *path)
{
	size_t there = 0;

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

	writing->progress(
		writing->context, ((int)writing->number * 100 + percent) / (int)writing->count);
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

bool
export_write(const struct export_choice *choice, struct application *application, const char *path,
	export_progress *progress, void *context, struct error *error)
{
	struct writing writing = {
		choice, application, path, progress, context, 0, export_choice_file_count(choice)};

	return (writing.count == 1 || files_make_private_folder(path, error)) &&
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
