/* SPDX-License-Identifier: MIT */
/*
 * An open assessment: opening and closing it, and keeping a change. What the changes are is in
 * edit.c, undo.c and erase.c.
 */
#include "config.h"

#include "session/session.h"

#include <stdlib.h>
#include <string.h>

#include "assessment/watch.h"
#include "base/array.h"
#include "base/clock.h"
#include "base/memory.h"
#include "base/string.h"
#include "session/state.h"
#include "template/load.h"

bool
session_read_template(const struct store_template *kept, const char *name,
	struct template **template, struct error *error)
{
	struct error_list faults = {0};
	bool loaded = template_load_text(kept->text, kept->length, name, template, &faults);

	if (!loaded && faults.error_count > 0)
		error_move(error, &faults.errors[0]);
	error_list_clear(&faults);
	return loaded;
}

bool
template_is_of_text(const struct template *template, const struct store_template *text)
{
	return template->source_length == text->length &&
	       memcmp(template->source, text->text, text->length) == 0;
}

struct store_template
stored_template(const struct template *template)
{
	return (struct store_template){
		.name = template->name,
		.version = template->version,
		.text = template->source,
		.length = template->source_length,
	};
}

/* Read the template that is kept with the assessment, unless it is the one at hand (NULL: there is
 * none yet); then `fresh` is NULL. */
static bool
read_template(const struct session *session, const char *reference, const struct template *at_hand,
	struct template **fresh, struct error *error)
{
	struct store_template kept;

	*fresh = NULL;
	if (!store_read_template(session->library->store, session->row, &kept, error))
		return false;

	bool is_same = at_hand && template_is_of_text(at_hand, &kept);
	bool read = is_same || session_read_template(&kept, reference, fresh, error);

	store_template_clear(&kept);
	return read;
}

static void
apply(void *assessment, const struct edit *edit)
{
	assessment_apply(assessment, edit);
}

void
session_set_day(const struct session *session, struct assessment *assessment, int64_t time)
{
	auto_string char *day = clock_civil_date(time, assessment->template->utc_offset);

	assessment_set_today(assessment, session->today ? session->today : day);
}

/* What is read of an assessment: it, and its template where that is another than before. */
struct reading {
	const char *id;
	const char *root;
	const char *reference;
	enum language language;
	struct assessment *assessment;
	struct template *template;
};

static bool
read_values(struct session *session, struct reading *reading, struct error *error)
{
	const struct template *template = reading->template ? reading->template : session->template;

	assessment_free(&reading->assessment);
	reading->assessment = assessment_new_from(
		reading->id, reading->root, reading->reference, reading->language, template);
	session_set_day(session, reading->assessment, clock_now());
	return store_load(session->library->store, session->row, apply, reading->assessment,
		&session->head, &session->changed_at, error);
}

/* Read the template, then the values. Where nobody is kept from changing it, another may move the
 * assessment to another template in between: then it is read once more. */
static bool
read_all(struct session *session, struct reading *reading, struct error *error)
{
	const struct template *at_hand = session->template;
	struct template *fresh;

	while (read_template(session, reading->reference, at_hand, &fresh, error)) {
		if (fresh) {
			template_free(&reading->template);
			reading->template = fresh;
		} else if (reading->assessment) {
			return true;
		}
		if (!read_values(session, reading, error))
			return false;
		if (session->hold)
			return true;
		at_hand = reading->template ? reading->template : session->template;
	}
	return false;
}

static void
reading_clear(struct reading *reading)
{
	assessment_free(&reading->assessment);
	template_free(&reading->template);
}

void
session_replace(struct session *session, struct assessment *assessment, struct template *template)
{
	watch_free(&session->watch);
	session_forget_review(session);
	if (session->assessment) {
		struct assessment old = *session->assessment;

		*session->assessment = *assessment;
		*assessment = old;
		assessment_free(&assessment);
	} else {
		session->assessment = assessment;
	}
	if (template && session->template)
		*array_append(&session->retired, &session->retired_count) = session->template;
	if (template)
		session->template = template;
}

/* Read everything again from the disk, in place of what is in memory. */
static bool
read_again(struct session *session, struct error *error)
{
	struct reading reading = {
		.id = session->assessment->id,
		.root = session->assessment->root,
		.reference = session->assessment->reference,
		.language = session->assessment->language,
	};
	bool read = read_all(session, &reading, error);

	session->revision++;
	read = read && session_read_standing(session, error);
	if (read)
		session_replace(session, reading.assessment, reading.template);
	else
		reading_clear(&reading);
	return read;
}

void
session_recover(struct session *session)
{
	struct error error = {0};

	if (read_again(session, &error))
		return;
	/* What is in memory may not be what is kept: nothing may be built on it. */
	error_move(&session->read_only, &error);
}

/* Take the assessment for editing, or note who has it. */
static void
hold(struct session *session)
{
	struct store *store = session->library->store;
	struct error *reason = &session->read_only;
	struct store_holder holder;

	if (store_read_only(store)) {
		error_set(reason, ERROR_STATE, store_read_only(store), NULL);
		return;
	}
	if (!store_hold(store, session->row, &session->hold, &holder, reason))
		return;
	if (!session->hold && string_is_empty(holder.name))
		error_set(reason, ERROR_STATE,
			N_("Another process ({process} on {host}) has this assessment open: it can "
			   "be read, not changed."),
			"process", holder.process, "host", holder.host, NULL);
	else if (!session->hold)
		error_set(reason, ERROR_STATE,
			N_("{name} has this assessment open (process {process} on {host}): it can "
			   "be read, not changed."),
			"name", holder.name, "process", holder.process, "host", holder.host, NULL);
	store_holder_clear(&holder);
}

static bool
open_session(struct library *library, const char *reference, bool to_edit, struct session **session,
	struct error *error)
{
	struct store_found found;
	struct session *opened;

	if (!store_find(library->store, reference, &found, error))
		return false;
	opened = memory_allocate(sizeof(*opened));
	opened->library = library;
	opened->row = found.row;

	/* Held first, so that nothing changes between reading and writing. */
	if (to_edit)
		hold(opened);
	else
		error_set(&opened->read_only, ERROR_STATE,
			N_("This assessment was opened to be read, not changed."), NULL);

	struct reading reading = {
		.id = found.id,
		.root = found.root,
		.reference = found.reference,
		.language = found.language,
	};
	bool read = read_all(opened, &reading, error) && session_read_standing(opened, error);

	if (read)
		session_replace(opened, reading.assessment, reading.template);
	else
		reading_clear(&reading);
	store_found_clear(&found);
	if (!read)
		session_close(&opened);
	else
		*session = opened;
	return read;
}

bool
session_open(struct library *library, const char *reference, struct session **session,
	struct error *error)
{
	return open_session(library, reference, true, session, error);
}

bool
session_open_to_read(struct library *library, const char *reference, struct session **session,
	struct error *error)
{
	return open_session(library, reference, false, session, error);
}

void
session_close(struct session **session)
{
	struct session *closed = *session;

	*session = NULL;
	if (!closed)
		return;
	store_release(&closed->hold);
	watch_free(&closed->watch);
	session_forget_review(closed);
	assessment_free(&closed->assessment);
	template_free(&closed->template);
	for (size_t i = 0; i < closed->retired_count; i++)
		template_free(&closed->retired[i]);
	free(closed->retired);
	person_clear(&closed->author);
	error_clear(&closed->read_only);
	error_clear(&closed->closed);
	free(closed->today);
	free(closed);
}

const struct assessment *
session_assessment(const struct session *session)
{
	return session->assessment;
}

const struct error *
session_read_only(const struct session *session)
{
	const struct error *barred = session_barred(session);

	return barred ? barred : session->closed.kind == ERROR_NONE ? NULL : &session->closed;
}

const struct error *
session_barred(const struct session *session)
{
	return session->read_only.kind == ERROR_NONE ? NULL : &session->read_only;
}

void
session_set_author(struct session *session, const struct person *author)
{
	struct person copy = person_copy(author);
	bool is_new = !string_equal(copy.name, session->author.name);

	person_clear(&session->author);
	session->author = copy;
	if (is_new && !text_is_blank(copy.name))
		store_name_holder(session->library->store, session->hold, copy.name);
}

const struct person *
session_author(const struct session *session)
{
	return text_is_blank(session->author.name) ? NULL : &session->author;
}

void
session_set_today(struct session *session, const char *date)
{
	char *copy = memory_copy_string(date);

	free(session->today);
	session->today = copy;
	session->revision++;
	session_set_day(session, session->assessment, clock_now());
}

char *
session_day_of_change(const struct session *session)
{
	return clock_civil_date(
		session_changed_at(session), session->assessment->template->utc_offset);
}

size_t
session_template_changes(const struct session *session)
{
	return session->retired_count;
}

uint64_t
session_revision(const struct session *session)
{
	return session->revision;
}

int64_t
session_kept_at(const struct session *session)
{
	return session->kept_at;
}

int64_t
session_changed_at(const struct session *session)
{
	return session->changed_at;
}

bool
session_may_write(const struct session *session, struct error *error)
{
	if (session->read_only.kind != ERROR_NONE)
		return error_copy(error, &session->read_only);
	if (!session_author(session))
		return error_set(error, ERROR_STATE,
			N_("Nothing is written before it is known who writes. Say it: --as "
			   "\"Name, Organisation, Role\"."),
			NULL);
	return true;
}

bool
session_may_change(
	const struct session *session, const struct template_kind *kind, struct error *error)
{
	bool is_remark = kind && string_equal(kind->id, "comment") &&
			 session->standing == STANDING_REVIEW && !session->is_trashed;

	if (!session_may_write(session, error))
		return false;
	if (kind && string_equal(kind->id, "sign_off"))
		return error_set(error, ERROR_STATE,
			N_("A sign-off is made by signing, and stays as it is."), NULL);
	return session->closed.kind == ERROR_NONE || is_remark ||
	       error_copy(error, &session->closed);
}

bool
session_keep(struct session *session, enum act act, int64_t reverts, struct edits *edits,
	struct error *error)
{
	return session_keep_with(session, act, reverts, edits, NULL, error);
}

bool
session_keep_with(struct session *session, enum act act, int64_t reverts, struct edits *edits,
	const struct keeping *keeping, struct error *error)
{
	int64_t now = clock_now();

	if (session_moves_to(session, edits))
		return session_move(session, act, reverts, NULL, edits, keeping, error);
	session->revision++;
	/* The sums are those of the change's day. */
	session_set_day(session, session->assessment, now);
	/* They are those after the change, so it is made in memory first, and unmade by reading
	 * again if it cannot be kept. */
	session_apply(session, edits);

	struct store_change change = {
		.act = act_name(act),
		.time = now,
		.reverts = reverts,
		.author = author_of(&session->author),
		.edits = edits,
		.summary = summary_now(session),
		.reason = keeping ? keeping->reason : NULL,
		.version = keeping ? keeping->version : NULL,
		.evidence = keeping ? keeping->evidence : NULL,
	};
	bool kept = store_write(session->library->store, session->row, &session->head, &change,
			    error) &&
		    session_read_standing(session, error);

	if (kept)
		session_follow_review(session, act, edits);
	edits_clear(edits);
	if (!kept) {
		session_recover(session);
		return false;
	}
	session->kept_at = now;
	session->changed_at = now;
	return true;
}
