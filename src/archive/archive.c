/* SPDX-License-Identifier: MIT */
/* Writing an archive: the assessment alone in a database, and what follows from that. */
#include "config.h"

#include "archive/archive.h"

#include "archive/contents.h"
#include "archive/reports.h"
#include "archive/signatures.h"
#include "archive/writer.h"
#include "base/files.h"
#include "base/memory.h"
#include "base/string.h"
#include "session/extract.h"

#define MILLISECONDS 1000

struct writing {
	const struct archive_request *request;
	struct writer writer;
	struct library *library; /* of this assessment alone */
	struct session *session; /* of that */
};

static void
tell(const struct archive_request *request, const char *name)
{
	if (request->progress)
		request->progress(request->context, name);
}

static bool
add(void *context, const char *name, const void *bytes, size_t length, struct error *error)
{
	struct writing *writing = context;

	tell(writing->request, name);
	return writer_add(&writing->writer, name, bytes, length, error);
}

static bool
add_reports(struct writing *writing, struct error *error)
{
	const struct reports_request request = {
		.layout = writing->request->layout,
		.catalogs = writing->request->catalogs,
		.catalog_count = writing->request->catalog_count,
	};

	return reports_visit(writing->session, &request, add, writing, error);
}

/* What is archived as whole must be whole. */
static bool
check_integrity(struct session *session, struct error *error)
{
	struct error_list faults = {0};
	bool is_whole = session_check_integrity(session, &faults);

	if (!is_whole)
		error_move(error, &faults.errors[0]);
	error_list_clear(&faults);
	return is_whole;
}

static bool
write_entries(struct writing *writing, const char *database, const char *path, struct error *error)
{
	int64_t changed = session_changed_at(writing->session) / MILLISECONDS;

	if (!writer_begin(&writing->writer, path, changed > 0 ? (uint64_t)changed : 0, error))
		return false;
	tell(writing->request, CONTENTS_DATABASE);
	if (writer_add_file(&writing->writer, CONTENTS_DATABASE, database, error) &&
		contents_visit(writing->session, writing->library, add, writing, error) &&
		signatures_add_keys(writing->session, &writing->writer, error) &&
		add_reports(writing, error))
		return writer_end(&writing->writer, error);
	writer_abandon(&writing->writer);
	return false;
}

static bool
write_archive(struct writing *writing, const char *database, const char *path, struct error *error)
{
	const char *id = session_assessment(writing->request->session)->id;
	bool written = session_extract(writing->request->session, database, error) &&
		       library_open_to_read(database,
			       N_("This is a copy to be archived: it can be read, not changed."),
			       &writing->library, error) &&
		       session_open_to_read(writing->library, id, &writing->session, error) &&
		       check_integrity(writing->session, error) &&
		       write_entries(writing, database, path, error);

	session_close(&writing->session);
	library_close(&writing->library);
	return written;
}

bool
archive_write(const struct archive_request *request, const char *path, struct error *error)
{
	struct writing writing = {.request = request};
	auto_string char *folder = NULL;

	if (!files_make_temporary_folder(&folder, error))
		return false;

	auto_string char *database = files_join(folder, CONTENTS_DATABASE);
	bool written = write_archive(&writing, database, path, error);

	files_remove_temporary_folder(folder);
	return written;
}
