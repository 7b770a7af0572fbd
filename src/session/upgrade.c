/* SPDX-License-Identifier: MIT */
/* Moving an assessment to another template, and back again by undo. */
#include "config.h"

#include "assessment/upgrade.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/clock.h"
#include "base/memory.h"
#include "base/string.h"
#include "session/state.h"

static char *
template_hash(const struct template *template)
{
	struct seal_hash hash = seal_hash_bytes(template->source, template->source_length);

	return seal_write_hex(hash.bytes, sizeof(hash.bytes));
}

const char *
session_moves_to(const struct session *session, const struct edits *edits)
{
	for (size_t i = 0; i < edits->edit_count; i++) {
		const struct edit *edit = &edits->edits[i];

		if (strcmp(edit->record, session->assessment->id) == 0 &&
			strcmp(edit->field, STORE_FIELD_TEMPLATE) == 0)
			return edit->new_text;
	}
	return NULL;
}

/* The template that the edits move to, out of those that are kept. Caller-owned. */
static bool
find_template(const struct session *session, const struct edits *edits, struct template **template,
	struct error *error)
{
	struct store_template kept;
	const char *hash = session_moves_to(session, edits);

	if (!store_find_template(session->library->store, hash, &kept, error))
		return false;

	bool read = session_read_template(&kept, kept.name, template, error);

	store_template_clear(&kept);
	return read;
}

static void
collect(void *context, const struct edit *edit)
{
	struct edits *edits = context;

	edits_add(edits, edit->record, edit->field, edit->language, edit->old_text, edit->new_text,
		edit->old_origin, edit->origin);
	edits->edits[edits->edit_count - 1].new_erased = edit->new_erased;
}

/* The assessment as it will be: from all that the disk holds, of which the old template may have no
 * place for some. Caller-owned; NULL with an error. */
static struct assessment *
foresee(struct session *session, const struct template *template, const struct edits *edits,
	struct error *error)
{
	struct assessment *result = NULL;
	struct edits kept = {0};
	int64_t head;
	int64_t changed;

	if (store_load(
		    session->library->store, session->row, collect, &kept, &head, &changed, error))
		result = upgrade_result(session->assessment, template, &kept, edits);
	edits_clear(&kept);
	return result;
}

static bool
write_move(struct session *session, enum act act, int64_t reverts, const struct template *template,
	bool is_new, const struct assessment *result, const struct edits *edits,
	const struct keeping *keeping, int64_t now, struct error *error)
{
	struct store_template stored = stored_template(template);
	struct store_change change = {
		.act = act_name(act),
		.time = now,
		.reverts = reverts,
		.reason = keeping ? keeping->reason : NULL,
		.author = author_of(&session->author),
		.edits = edits,
		.template = is_new ? &stored : NULL,
		.summary = summary_of(result),
	};

	return store_write(session->library->store, session->row, &session->head, &change, error);
}

bool
session_move(struct session *session, enum act act, int64_t reverts, struct template **template,
	struct edits *edits, const struct keeping *keeping, struct error *error)
{
	int64_t now = clock_now();
	struct template *found = NULL;
	struct template *target = NULL;
	struct assessment *result = NULL;

	if (template || find_template(session, edits, &found, error)) {
		target = template ? *template : found;
		result = foresee(session, target, edits, error);
	}
	if (!result) {
		template_free(&found);
		edits_clear(edits);
		return false;
	}
	session_set_day(session, result, now);
	session->revision++;

	bool kept = write_move(session, act, reverts, target, template != NULL, result, edits,
		keeping, now, error);

	edits_clear(edits);
	if (!kept) {
		assessment_free(&result);
		template_free(&found);
		session_recover(session);
		return false;
	}
	session_replace(session, result, target);
	if (template)
		*template = NULL;
	session->kept_at = now;
	session->changed_at = now;
	return true;
}

/* A draft that follows what it is of. */
struct moved_draft {
	char *from;
	char *to;
	char *text;
};

/* "comment:flow/1" is a draft too, of a comment on something: what stands before the address. */
static size_t
prefix_length(const char *address)
{
	const char *colon = strchr(address, ':');

	return colon ? (size_t)(colon - address) + 1 : 0;
}

static void
find_drafts(struct session *session, const struct template *template, struct moved_draft **moved,
	size_t *moved_count)
{
	struct draft *drafts = NULL;
	size_t count = 0;

	/* What cannot be read stays where it is. */
	if (!session_drafts(session, &drafts, &count, NULL))
		return;
	for (size_t i = 0; i < count; i++) {
		size_t prefix = prefix_length(drafts[i].address);
		char *to =
			upgrade_address(session->assessment, template, drafts[i].address + prefix);

		if (!to)
			continue;
		*array_append(moved, moved_count) = (struct moved_draft){
			.from = memory_copy_string(drafts[i].address),
			.to = string_format("%.*s%s", (int)prefix, drafts[i].address, to),
			.text = memory_copy_string(drafts[i].text),
		};
		free(to);
	}
	drafts_free(drafts, count);
}

/* Move the drafts, unless `done` is false, and free what was found of them. One that cannot be
 * moved is still there under its old address. */
static void
move_drafts(struct session *session, struct moved_draft *moved, size_t count, bool done)
{
	for (size_t i = 0; i < count; i++) {
		if (done && session_keep_draft(session, moved[i].to, moved[i].text, NULL))
			(void)session_forget_draft(session, moved[i].from, NULL);
		free(moved[i].from);
		free(moved[i].to);
		free(moved[i].text);
	}
	free(moved);
}

/* All edits of a move, first that of the template. */
static void
add_edits(struct session *session, const struct template *template, const struct upgrade_plan *plan,
	struct edits *edits)
{
	auto_string char *before = template_hash(session->template);
	auto_string char *after = template_hash(template);

	edits_add(edits, session->assessment->id, STORE_FIELD_TEMPLATE, LANGUAGE_NONE, before,
		after, NULL, NULL);
	for (size_t i = 0; i < plan->edits.edit_count; i++) {
		const struct edit *edit = &plan->edits.edits[i];

		edits_add(edits, edit->record, edit->field, edit->language, edit->old_text,
			edit->new_text, edit->old_origin, edit->origin);
	}
}

bool
session_upgrade(struct session *session, struct template **template, struct error *error)
{
	struct upgrade_plan plan;
	struct edits edits = {0};
	struct moved_draft *moved = NULL;
	size_t moved_count = 0;

	if (!session_may_change(session, NULL, error) ||
		!upgrade_plan(session->assessment, *template, &plan, error))
		return false;
	if (plan.is_same)
		return true;
	add_edits(session, *template, &plan, &edits);
	upgrade_plan_clear(&plan);
	find_drafts(session, *template, &moved, &moved_count);

	auto_string char *before =
		string_format("%s %s", session->template->name, session->template->version);
	bool done = session_keep_snapshot(session, before, error);

	if (done)
		done = session_move(session, ACT_UPGRADE, 0, template, &edits, NULL, error);
	else
		edits_clear(&edits);
	move_drafts(session, moved, moved_count, done);
	return done;
}
