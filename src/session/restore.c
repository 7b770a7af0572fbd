/* SPDX-License-Identifier: MIT */
/*
 * Bringing an assessment back to how it was: what the log adds up to at two moments, compared value
 * by value as it is kept, whatever template was followed.
 */
#include "config.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "assessment/diff.h"
#include "base/array.h"
#include "base/memory.h"
#include "base/string.h"
#include "session/moments.h"
#include "session/state.h"

/* What one change made of one value. */
struct trace {
	char *record;
	char *field;
	enum language language;
	size_t order;  /* in the log */
	bool is_later; /* than the moment to go back to */
	char *text;    /* NULL: nothing, or erased */
	char *origin;
	bool erased;
};

struct restoring {
	struct session *session;
	int64_t number; /* of the change to go back to */
	int64_t last;   /* of the changes so far */
	struct trace *traces;
	size_t trace_count;
	char *template_then; /* hashes */
	char *template_now;
	struct template *template; /* that was followed then, where it is another; else NULL */
	struct edits edits;
};

static void
replace_text(char **text, const char *other)
{
	free(*text);
	*text = memory_copy_string(other);
}

static void
note_edit(struct restoring *restoring, const struct store_log_edit *edit)
{
	bool is_later = restoring->last > restoring->number;

	if (strcmp(edit->record, restoring->session->assessment->id) != 0) {
		struct trace *trace = array_append(&restoring->traces, &restoring->trace_count);

		*trace = (struct trace){
			.record = memory_copy_string(edit->record),
			.field = memory_copy_string(edit->field),
			.language = language_from_tag(edit->language),
			.order = restoring->trace_count,
			.is_later = is_later,
			.text = memory_copy_string(edit->new_content.text),
			.origin = memory_copy_string(edit->new_content.origin),
			.erased = edit->new_content.erased,
		};
	} else if (strcmp(edit->field, STORE_FIELD_TEMPLATE) == 0) {
		replace_text(&restoring->template_now, edit->new_content.text);
		if (!is_later)
			replace_text(&restoring->template_then, edit->new_content.text);
	}
}

static void
note_change(void *context, const struct store_log_change *change)
{
	struct restoring *restoring = context;

	restoring->last++;
	for (size_t i = 0; i < change->edit_count; i++)
		note_edit(restoring, &change->edits[i]);
}

/* By record, then by value, what was done to one in the order of the log. A record's presence is
 * first of all: no field's id sorts before it. */
static int
compare_traces(const void *a, const void *b)
{
	const struct trace *first = a;
	const struct trace *second = b;
	int order = strcmp(first->record, second->record);

	if (!order)
		order = strcmp(first->field, second->field);
	if (!order)
		order = (int)first->language - (int)second->language;
	return order ? order : (first->order > second->order) - (first->order < second->order);
}

static bool
is_same_value(const struct trace *first, const struct trace *second)
{
	return strcmp(first->record, second->record) == 0 &&
	       strcmp(first->field, second->field) == 0 && first->language == second->language;
}

/* A value at both moments: the last traces of it then and now, `then` NULL where there is none. */
struct span {
	const struct trace *then;
	const struct trace *now;
};

static struct span
read_span(const struct restoring *restoring, size_t *at)
{
	const struct trace *first = &restoring->traces[*at];
	struct span span = {0};

	for (; *at < restoring->trace_count && is_same_value(first, &restoring->traces[*at]);
		++*at) {
		span.now = &restoring->traces[*at];
		if (!span.now->is_later)
			span.then = span.now;
	}
	return span;
}

static const char *
text_of(const struct trace *trace)
{
	return trace ? trace->text : NULL;
}

static void
add_edit(struct restoring *restoring, const struct span *span, const char *old_text,
	const char *new_text)
{
	edits_add(&restoring->edits, span->now->record, span->now->field, span->now->language,
		old_text, new_text, span->now->origin, span->then ? span->then->origin : NULL);
	restoring->edits.edits[restoring->edits.edit_count - 1].old_erased = span->now->erased;
}

/* What a kind was called in the template that was followed then; NULL: the same, or it was none. */
static const char *
name_then(const struct restoring *restoring, const char *name)
{
	const struct template_kind *kind =
		restoring->template ? template_find_kind(restoring->session->template, name) : NULL;

	if (!kind || template_find_kind(restoring->template, name))
		return NULL;
	for (size_t i = 0; i < kind->was.id_count; i++) {
		if (template_find_kind(restoring->template, kind->was.ids[i]))
			return kind->was.ids[i];
	}
	return NULL;
}

/* A record that came since goes. Under the name that its kind has in the other template, so that
 * its number is found to be taken there. */
static void
take_away(
	struct restoring *restoring, const struct span *span, const char *kind, const char *number)
{
	const char *name = name_then(restoring, kind);
	auto_string char *renamed = name ? string_format("%s/%s", name, number) : NULL;

	if (renamed)
		add_edit(restoring, span, span->now->text, renamed);
	if (renamed || span->now->text)
		add_edit(restoring, span, renamed ? renamed : span->now->text, NULL);
}

/* Plan what a record's coming and going takes; whether its values matter. */
static bool
plan_presence(struct restoring *restoring, const struct span *span, const char *known)
{
	const char *slash = strrchr(known, '/');
	auto_string char *kind = memory_copy_bytes(known, slash ? (size_t)(slash - known) : 0);

	if (diff_is_beside(kind))
		return false;
	if (!text_of(span->then)) {
		take_away(restoring, span, kind, slash ? slash + 1 : "");
		return false;
	}
	if (!string_equal(span->then->text, span->now->text))
		add_edit(restoring, span, span->now->text, span->then->text);
	return true;
}

/* The kind and number that a record had last, before it perhaps went. */
static const char *
find_known(const struct restoring *restoring, size_t first, size_t end)
{
	for (size_t i = end; i > first; i--) {
		if (restoring->traces[i - 1].text)
			return restoring->traces[i - 1].text;
	}
	return "";
}

/* What was erased cannot be brought back: what stands there now is left. */
static void
plan_value(struct restoring *restoring, const struct span *span)
{
	const struct trace *then = span->then;
	bool is_same = string_equal(text_of(then), span->now->text) && !span->now->erased &&
		       string_equal(then ? then->origin : NULL, span->now->origin);

	if (is_same || (then && then->erased))
		return;
	add_edit(restoring, span, span->now->text, text_of(span->then));
}

static void
plan(struct restoring *restoring)
{
	const char *record = "";
	bool matters = true;
	bool is_moved = !string_equal(restoring->template_then, restoring->template_now);

	if (is_moved)
		edits_add(&restoring->edits, restoring->session->assessment->id,
			STORE_FIELD_TEMPLATE, LANGUAGE_NONE, restoring->template_now,
			restoring->template_then, NULL, NULL);
	if (restoring->trace_count)
		qsort(restoring->traces, restoring->trace_count, sizeof(*restoring->traces),
			compare_traces);
	for (size_t at = 0; at < restoring->trace_count;) {
		size_t first = at;
		struct span span = read_span(restoring, &at);

		/* A single record is there without ever having come. */
		if (strcmp(span.now->record, record) != 0)
			matters = true;
		record = span.now->record;
		if (strcmp(span.now->field, EDIT_PRESENCE) == 0)
			matters = plan_presence(restoring, &span, find_known(restoring, first, at));
		else if (matters)
			plan_value(restoring, &span);
	}
}

static void
restoring_clear(struct restoring *restoring)
{
	for (size_t i = 0; i < restoring->trace_count; i++) {
		free(restoring->traces[i].record);
		free(restoring->traces[i].field);
		free(restoring->traces[i].text);
		free(restoring->traces[i].origin);
	}
	free(restoring->traces);
	free(restoring->template_then);
	free(restoring->template_now);
	template_free(&restoring->template);
	edits_clear(&restoring->edits);
}

/* The template that was followed then, where it is another. */
static bool
read_template_then(struct restoring *restoring, struct error *error)
{
	struct store_template kept;

	if (string_equal(restoring->template_then, restoring->template_now))
		return true;
	if (!store_find_template(restoring->session->library->store,
		    restoring->template_then ? restoring->template_then : "", &kept, error))
		return false;

	bool read = session_read_template(&kept, kept.name, &restoring->template, error);

	store_template_clear(&kept);
	return read;
}

/* How it is before is kept too, under the number of its last change, which means the same. */
static bool
keep(struct restoring *restoring, const char *moment, struct error *error)
{
	const struct keeping keeping = {.reason = moment};
	auto_string char *before = string_format("%" PRId64, restoring->last);

	return session_keep_snapshot(restoring->session, before, error) &&
	       session_keep_with(
		       restoring->session, ACT_RESTORE, 0, &restoring->edits, &keeping, error);
}

bool
session_restore(struct session *session, const char *moment, struct error *error)
{
	struct restoring restoring = {.session = session};
	bool done;

	if (!session_may_change(session, NULL, error) ||
		!session_moment(session, moment, &restoring.number, error))
		return false;
	done = store_read_log(
		       session->library->store, session->row, 0, note_change, &restoring, error) &&
	       read_template_then(&restoring, error);
	if (done)
		plan(&restoring);
	if (done && restoring.edits.edit_count)
		done = keep(&restoring, moment, error);
	restoring_clear(&restoring);
	return done;
}
