/* SPDX-License-Identifier: MIT */
/* The files of an export. */
#include "config.h"

#include "ui/screens/export_write.h"

#include "base/files.h"
#include "base/memory.h"

/* How far the files are together. */
struct writing {
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
write_files(const struct export_choice *choice, const struct application *application,
	const struct record_authors *authors, const char *path, struct writing *writing,
	struct error *error)
{
	for (; writing->number < writing->count; writing->number++) {
		struct export_request request =
			export_choice_request(choice, application, writing->number);
		auto_string char *one = make_path(choice, &request, path);

		request.record_authors = authors;
		if (!export_to_file(&request, one, tell, writing, error))
			return false;
	}
	return true;
}

bool
export_write(const struct export_choice *choice, struct application *application, const char *path,
	export_progress *progress, void *context, struct error *error)
{
	struct writing writing = {progress, context, 0, export_choice_file_count(choice)};
	struct record_authors authors;

	if (writing.count > 1 && !files_make_private_folder(path, error))
		return false;
	if (!session_record_authors(application->session, &authors, error))
		return false;

	auto_string char *day = session_day_of_change(application->session);

	session_set_today(application->session, day);

	bool is_written = write_files(choice, application, &authors, path, &writing, error);

	session_set_today(application->session, NULL);
	record_authors_clear(&authors);
	return is_written;
}
