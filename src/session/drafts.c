/* SPDX-License-Identifier: MIT */
/* What is being typed and not kept yet. */
#include "config.h"

#include <stdlib.h>

#include "base/array.h"
#include "base/clock.h"
#include "base/memory.h"
#include "session/state.h"

static bool
write_draft(struct session *session, const char *address, const char *text, struct error *error)
{
	if (session->read_only.kind != ERROR_NONE)
		return error_copy(error, &session->read_only);
	return store_keep_draft(
		session->library->store, session->row, address, text, clock_now(), error);
}

bool
session_keep_draft(
	struct session *session, const char *address, const char *text, struct error *error)
{
	return write_draft(session, address, text, error);
}

bool
session_forget_draft(struct session *session, const char *address, struct error *error)
{
	return write_draft(session, address, NULL, error);
}

struct found_drafts {
	struct draft *drafts;
	size_t count;
};

static void
add_draft(void *context, const char *address, const char *text, int64_t time)
{
	struct found_drafts *found = context;
	struct draft *draft = array_append(&found->drafts, &found->count);

	draft->address = memory_copy_string(address);
	draft->text = memory_copy_string(text);
	draft->time = time;
}

bool
session_drafts(struct session *session, struct draft **drafts, size_t *count, struct error *error)
{
	struct found_drafts found = {0};

	if (!store_drafts(session->library->store, session->row, add_draft, &found, error)) {
		drafts_free(found.drafts, found.count);
		return false;
	}
	*drafts = found.drafts;
	*count = found.count;
	return true;
}

void
drafts_free(struct draft *drafts, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		free(drafts[i].address);
		free(drafts[i].text);
	}
	free(drafts);
}
