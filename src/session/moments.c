/* SPDX-License-Identifier: MIT */
/* Moments of an assessment, found in the headers of its log; snapshots. */
#include "config.h"

#include "session/moments.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/memory.h"
#include "base/string.h"
#include "session/state.h"

/* The moments that the log tells of; 0 where there is none. */
struct moments {
	struct moment *snapshots; /* owned */
	size_t snapshot_count;
	const char *name; /* that is looked for, or NULL */
	int64_t last;
	int64_t named;   /* the snapshot of that name */
	int64_t pending; /* what was sent to review and is there still */
	int64_t decided;
};

static bool
is_act(const struct store_log_change *change, enum act act)
{
	return strcmp(change->act, act_name(act)) == 0;
}

static void
note_change(void *context, const struct store_log_change *change)
{
	struct moments *moments = context;

	moments->last++;
	if (is_act(change, ACT_SUBMIT)) {
		moments->pending = moments->last - 1;
	} else if (is_act(change, ACT_SEND_BACK) || is_act(change, ACT_WITHDRAW) ||
		   is_act(change, ACT_COPY)) {
		moments->pending = 0;
	} else if (is_act(change, ACT_DECIDE)) {
		moments->decided = moments->pending;
		moments->pending = 0;
	} else if (is_act(change, ACT_SNAPSHOT)) {
		*array_append(&moments->snapshots, &moments->snapshot_count) = (struct moment){
			.number = moments->last,
			.name = memory_copy_string(change->reason ? change->reason : ""),
		};
		if (moments->name && string_equal(change->reason, moments->name))
			moments->named = moments->last;
	}
}

static bool
is_number(const char *text)
{
	return text[0] && strspn(text, "0123456789") == strlen(text);
}

static int64_t
signed_moment(const struct moments *moments)
{
	return moments->pending ? moments->pending : moments->decided;
}

static int64_t
find(const struct moments *moments)
{
	int64_t signed_version = signed_moment(moments);
	size_t snapshots = moments->snapshot_count;
	const char *name = moments->name;

	if (!name)
		return signed_version ? signed_version
		       : snapshots    ? moments->snapshots[snapshots - 1].number
				      : 1;
	if (strcmp(name, MOMENT_SIGNED) == 0)
		return signed_version;
	if (strcmp(name, MOMENT_NOW) == 0)
		return moments->last;
	if (is_number(name)) {
		long long number = strtoll(name, NULL, 10);

		return number >= 1 && number <= moments->last ? number : 0;
	}
	return moments->named;
}

bool
session_moment(struct session *session, const char *given, int64_t *number, struct error *error)
{
	struct moments moments = {.name = given};
	bool read = store_read_headers(
		session->library->store, session->row, note_change, &moments, error);

	*number = read ? find(&moments) : 0;
	moments_free(moments.snapshots, moments.snapshot_count);
	if (!read)
		return false;
	if (*number)
		return true;
	if (strcmp(given, MOMENT_SIGNED) == 0)
		return error_set(error, ERROR_DATA,
			N_("No version of this assessment was signed, and none is in review."),
			NULL);
	return error_set(error, ERROR_DATA,
		N_("There is neither a change nor a snapshot {name}. `pia history` lists them."),
		"name", given, NULL);
}

bool
session_moments(
	struct session *session, struct moment **moments, size_t *moment_count, struct error *error)
{
	struct moments found = {0};
	bool read = store_read_headers(
		session->library->store, session->row, note_change, &found, error);

	*moments = NULL;
	*moment_count = 0;
	if (read && signed_moment(&found))
		*array_append(moments, moment_count) =
			(struct moment){.number = signed_moment(&found), .is_signed = true};
	for (size_t i = found.snapshot_count; read && i > 0; i--) {
		*array_append(moments, moment_count) = found.snapshots[i - 1];
		found.snapshots[i - 1].name = NULL;
	}
	if (read)
		*array_append(moments, moment_count) = (struct moment){.number = 1};
	moments_free(found.snapshots, found.snapshot_count);
	return read;
}

void
moments_free(struct moment *moments, size_t moment_count)
{
	for (size_t i = 0; i < moment_count; i++)
		free(moments[i].name);
	free(moments);
}

bool
session_keep_snapshot(struct session *session, const char *name, struct error *error)
{
	const struct keeping keeping = {.reason = name};
	struct edits edits = {0};

	return session_keep_with(session, ACT_SNAPSHOT, 0, &edits, &keeping, error);
}

bool
session_snapshot(struct session *session, const char *name, struct error *error)
{
	if (!session_may_write(session, error))
		return false;
	if (text_is_blank(name))
		return error_set(error, ERROR_DATA, N_("A snapshot needs a name."), NULL);
	if (is_number(name) || strcmp(name, MOMENT_SIGNED) == 0 || strcmp(name, MOMENT_NOW) == 0)
		return error_set(error, ERROR_DATA,
			N_("{name} means something else already: give the snapshot another name."),
			"name", name, NULL);
	return session_keep_snapshot(session, name, error);
}
