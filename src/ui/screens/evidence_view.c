/* SPDX-License-Identifier: MIT */
/* Showing evidence outside. */
#include "config.h"

#include "ui/screens/evidence_view.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "base/array.h"
#include "base/files.h"
#include "base/memory.h"
#include "base/string.h"
#include "session/evidence.h"
#include "session/evidence_type.h"
#include "ui/screens/describe.h"

#define BEGINNING_BYTES 4096
#define NAME_BYTES_MAXIMUM 200

/* What is shown, and the endings under which it is harmless. What could be a program in disguise,
 * or bring one along, is shown as plain text. */
static const struct {
	const char *type;
	const char *endings[3];
} shown[] = {
	{"application/pdf", {".pdf"}},
	{"image/png", {".png"}},
	{"image/jpeg", {".jpg", ".jpeg"}},
	{"image/gif", {".gif"}},
	{"image/tiff", {".tif", ".tiff"}},
	{"image/webp", {".webp"}},
	{"video/mp4", {".mp4"}},
	{"application/zip", {".zip"}},
	{"application/vnd.openxmlformats-officedocument.wordprocessingml.document", {".docx"}},
	{"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", {".xlsx"}},
	{"application/vnd.openxmlformats-officedocument.presentationml.presentation", {".pptx"}},
	{"application/vnd.oasis.opendocument.text", {".odt"}},
	{"application/vnd.oasis.opendocument.spreadsheet", {".ods"}},
	{"text/csv", {".csv"}},
	{"text/plain", {".txt", ".log"}},
	{"text/markdown", {".txt"}},
	{"text/html", {".txt"}},
	{"application/xml", {".txt"}},
	{"application/json", {".txt"}},
	{"message/rfc822", {".txt"}},
};

static bool
ends_with(const char *name, const char *ending)
{
	size_t length = strlen(name);
	size_t end = strlen(ending);

	return length > end && strcasecmp(name + length - end, ending) == 0;
}

/* The ending to be added to a name so that the viewer takes it for what it is: "" for none; NULL
 * where nothing shows it. */
static const char *
ending_for(const char *name, const char *type)
{
	for (size_t i = 0; i < array_length(shown); i++) {
		if (!string_equal(shown[i].type, type))
			continue;
		for (size_t j = 0; j < array_length(shown[i].endings); j++) {
			if (shown[i].endings[j] != NULL && ends_with(name, shown[i].endings[j]))
				return "";
		}
		return shown[i].endings[0];
	}
	return NULL;
}

static bool
read_type(const char *path, const char *name, const char **type, struct error *error)
{
	char beginning[BEGINNING_BYTES];
	int64_t size;
	size_t count = 0;
	int descriptor;

	if (!files_open(path, INT64_MAX, &descriptor, &size, error))
		return false;

	bool is_read =
		files_read_piece(descriptor, path, beginning, sizeof(beginning), &count, error);

	close(descriptor);
	*type = evidence_type(name, beginning, count);
	return is_read;
}

/* "2-contract.pdf": a name within the folder, whatever the file is called. Caller-owned. */
static char *
safe_name(const struct record *record, const char *name)
{
	size_t length = strlen(name);
	char *safe = string_format("%d-%s", record->number,
		length > NAME_BYTES_MAXIMUM ? name + length - NAME_BYTES_MAXIMUM : name);

	for (char *slash = safe; (slash = strchr(slash, '/')) != NULL;)
		*slash = '_';
	return safe;
}

/* Write it into the folder and name it as what it is. Caller-owned; NULL: it cannot be shown. */
static char *
copy_out(struct evidence_view *view, struct session *session, const struct record *record,
	struct error *error)
{
	const char *name = evidence_text(session_assessment(session), record, "name");
	auto_string char *safe = safe_name(record, name);
	auto_string char *path = files_join(view->folder, safe);
	const char *type;
	const char *ending;
	char *named;

	if (!session_write_evidence(session, record, path, error) ||
		!read_type(path, safe, &type, error))
		return NULL;
	ending = ending_for(safe, type);
	if (ending == NULL) {
		error_set(error, ERROR_DATA,
			N_("It is not known what shows {name}; s writes the file out."), "name",
			name, NULL);
		return NULL;
	}
	named = string_format("%s%s", path, ending);
	if (ending[0] != '\0' && rename(path, named) != 0) {
		error_set(error, ERROR_IO, N_("{path} cannot be written: {reason}."), "path", named,
			"reason", strerror(errno), NULL);
		memory_free(&named);
	}
	return named;
}

bool
evidence_view_open(struct evidence_view *view, struct application *application,
	const struct record *record, struct error *error)
{
	auto_string char *path = NULL;

	if (application->terminal.view_outside == NULL)
		return true;
	if (view->folder == NULL && !files_make_temporary_folder(&view->folder, error))
		return false;
	path = copy_out(view, application->session, record, error);
	return path != NULL &&
	       application->terminal.view_outside(application->terminal.context, path, error);
}

void
evidence_view_clear(struct evidence_view *view)
{
	if (view->folder != NULL)
		files_remove_temporary_folder(view->folder);
	memory_free(&view->folder);
}
