/* SPDX-License-Identifier: MIT */
/* Time-stamps on the screen: the files that go to an authority and come from it. */
#include "config.h"

#include "ui/screens/stamping.h"

#include "base/files.h"
#include "base/memory.h"
#include "base/string.h"
#include "session/timestamp.h"
#include "ui/screens/describe.h"
#include "ui/screens/screens.h"

static bool
write_request(struct application *application, const char *path, struct error *error)
{
	struct string request = {0};
	bool is_written =
		files_exists(path)
			? error_set(error, ERROR_STATE,
				  N_("There is a file {path} already; it stays. Choose another "
				     "name."),
				  "path", path, NULL)
			: session_append_timestamp_request(application->session, &request, error) &&
				  files_replace(path, request.data, request.length, error);

	string_clear(&request);
	return is_written;
}

static bool
request_to(struct application *application, void *state, const char *path)
{
	struct error error = {0};

	(void)state;
	if (string_is_empty(path))
		return true;
	if (!write_request(application, path, &error)) {
		application_say_error(application, &error);
		return false;
	}
	application_say(application, ROLE_GOOD,
		N_("Written: {path}. Send it to the authority; T takes its reply in."), "path",
		path, NULL);
	return true;
}

void
stamping_ask_for_request(struct application *application)
{
	auto_string char *name =
		string_format("%s.tsq", describe_assessment(application)->reference);

	screen_path_open(application,
		tr(application_catalog(application),
			N_("An authority's time-stamp (RFC 3161) proves that this version was "
			   "there by then. Write the request for one into which file?")),
		name, request_to, NULL);
}

static bool
reply_from(struct application *application, void *state, const char *path)
{
	const struct record *record;
	struct error error = {0};

	(void)state;
	if (string_is_empty(path))
		return true;
	if (!session_take_timestamp(application->session, path, &record, &error)) {
		application_say_error(application, &error);
		return false;
	}
	application_say(application, ROLE_GOOD,
		N_("It is a time-stamp of this text, and kept as evidence. openssl ts -verify "
		   "proves the authority's signature."),
		NULL);
	return true;
}

static void
ask_for_reply(struct application *application, void *state)
{
	(void)state;
	screen_path_open(application,
		tr(application_catalog(application),
			N_("The authority's reply, a file .tsr. It is kept as evidence if it is "
			   "for a version of this assessment. Which file?")),
		NULL, reply_from, NULL);
}

void
stamping_ask_for_reply(struct application *application)
{
	if (application_need_author(application, ask_for_reply, NULL))
		ask_for_reply(application, NULL);
}
