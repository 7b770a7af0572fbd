/* SPDX-License-Identifier: MIT */
/*
 * What was being typed when the program last ended: a dialog that offers each draft, oldest first,
 * beside what is kept, to take over or to throw away.
 */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "assessment/address.h"
#include "assessment/value.h"
#include "base/array.h"
#include "base/memory.h"
#include "base/string.h"
#include "ui/screens/comments.h"
#include "ui/screens/describe.h"
#include "ui/screens/form.h"
#include "ui/screens/pane_keys.h"
#include "ui/screens/screens.h"
#include "ui/widgets/dialog.h"

#define DIALOG_COLUMNS 70
#define TEXT_ROWS 5 /* of each of the two texts */

struct drafts {
	struct draft *drafts;
	size_t count;
	size_t current;
};

/* What the draft is of: a comment that was being written on something, or a field. */
static const char *
comment_place(const struct draft *draft)
{
	size_t length = strlen(COMMENT_DRAFT_PREFIX);

	return strncmp(draft->address, COMMENT_DRAFT_PREFIX, length) == 0 ? draft->address + length
									  : NULL;
}

/* Find the field of a draft; false when it is no longer there. */
static bool
find_field(
	const struct application *application, const struct draft *draft, struct address *address)
{
	const struct assessment *assessment = describe_assessment(application);

	if (!address_read(assessment, draft->address, address, NULL) || address->field == NULL)
		return false;
	if (address->language == LANGUAGE_NONE)
		address->language = describe_value_language(application, address->field);
	return true;
}

/* What is kept in the draft's field; "" when nothing is. Caller-owned. */
static char *
kept_text(const struct application *application, const struct draft *draft)
{
	struct address address;

	if (comment_place(draft) != NULL || !find_field(application, draft, &address))
		return memory_copy_string("");
	const struct value *value = record_value(address.record, address.field, address.language);
	return value == NULL
		       ? memory_copy_string("")
		       : value_write(describe_assessment(application), address.field, value->text);
}

/* Whether there is anything in a draft that is not kept. */
static bool
is_worth_offering(const struct application *application, const struct draft *draft)
{
	auto_string char *kept = kept_text(application, draft);

	return !string_equal(kept, draft->text);
}

static void
forget(struct application *application, const struct draft *draft)
{
	struct error error = {0};

	if (!session_forget_draft(application->session, draft->address, &error))
		application_say_error(application, &error);
}

/* Go to the next draft that says something new; after the last the dialog closes. */
static void
go_on(struct application *application, struct drafts *drafts)
{
	drafts->current++;
	while (drafts->current < drafts->count &&
		!is_worth_offering(application, &drafts->drafts[drafts->current])) {
		forget(application, &drafts->drafts[drafts->current]);
		drafts->current++;
	}
	if (drafts->current == drafts->count)
		application_pop(application);
}

/* The draft is no value as it stands: open its field with it, to be corrected there. */
static void
correct_in_place(struct application *application, const struct draft *draft)
{
	auto_string char *address = memory_copy_string(draft->address);
	auto_string char *text = memory_copy_string(draft->text);

	application_pop(application);
	screen_walk_go_to(application, address);
	struct pane *pane = form_top_pane(application);
	if (pane != NULL)
		pane_take_draft(application, pane, text);
	application_say(application, ROLE_WARNING,
		N_("This could not be kept as it stands. Correct it here."), NULL);
}

static void
take_field(struct application *application, struct drafts *drafts, const struct draft *draft)
{
	const struct assessment *assessment = describe_assessment(application);
	struct error error = {0};
	struct address address;
	auto_string char *kept = NULL;

	if (!find_field(application, draft, &address)) {
		application_say(application, ROLE_WARNING,
			N_("This field is no longer there; d throws the draft away."), NULL);
		return;
	}
	if (!value_read(assessment, address.field, draft->text, &kept, NULL)) {
		correct_in_place(application, draft);
		return;
	}
	if (!session_set(application->session, address.record, address.field, address.language,
		    kept, &error)) {
		application_say_error(application, &error);
		return;
	}
	forget(application, draft);
	auto_string char *place = memory_copy_string(draft->address);
	go_on(application, drafts);
	if (drafts->current == drafts->count)
		screen_walk_go_to(application, place);
}

static void
take_comment(struct application *application, struct drafts *drafts, const struct draft *draft)
{
	struct error error = {0};

	if (!session_comment(
		    application->session, comment_place(draft), draft->text, NULL, &error)) {
		application_say_error(application, &error);
		return;
	}
	forget(application, draft);
	go_on(application, drafts);
}

static void
act_take(struct application *application, void *state)
{
	struct drafts *drafts = state;
	const struct draft *draft = &drafts->drafts[drafts->current];

	if (!application_need_author(application, act_take, state))
		return;
	if (comment_place(draft) != NULL)
		take_comment(application, drafts, draft);
	else
		take_field(application, drafts, draft);
}

static void
throw_away(struct application *application, void *state)
{
	struct drafts *drafts = state;

	forget(application, &drafts->drafts[drafts->current]);
	go_on(application, drafts);
}

static void
act_throw_away(struct application *application, void *state)
{
	screen_confirm_open(application,
		tr(application_catalog(application),
			N_("Throw this text away for good? It cannot be brought back.")),
		throw_away, state);
}

static void
act_later(struct application *application, void *state)
{
	(void)state;
	application_pop(application);
	application_say(application, ROLE_NORMAL,
		N_("What was being typed is kept aside and offered again the next time."), NULL);
}

static const struct binding drafts_bindings[] = {
	{"Enter", N_("take it over"), N_("Keep what was being typed as the answer"), act_take,
		NULL},
	{"d", N_("throw away"), N_("Throw away what was being typed; a question comes first"),
		act_throw_away, NULL},
	{"Esc", N_("later"), N_("Leave it; it is offered again the next time"), act_later, NULL},
};

/* The name of what was being typed; caller-owned. */
static char *
draft_name(const struct application *application, const struct draft *draft)
{
	const char *place = comment_place(draft);

	if (place == NULL)
		return describe_address(application, draft->address);
	auto_string char *name = describe_address(application, place);
	return tr_format(
		application_catalog(application), N_("Comment on {name}"), "name", name, NULL);
}

/* A heading and the text under it; returns the area below. */
static struct area
draw_text(struct canvas *canvas, struct area area, int rows, const char *heading, enum role role,
	const char *text)
{
	if (area.rows < 2)
		return area;
	canvas_text(canvas, area.row, area.column, area.columns, ROLE_HEADING, heading);
	area.row++;
	area.rows--;
	struct area place = {
		area.row, area.column + 2, rows < area.rows ? rows : area.rows, area.columns - 2};
	int used = canvas_text_wrapped(canvas, place, 0, role, text);
	area.row += used;
	area.rows -= used;
	return area;
}

static void
drafts_draw(struct application *application, void *state, struct canvas *canvas, struct area area)
{
	struct drafts *drafts = state;
	const struct catalog *catalog = application_catalog(application);

	if (drafts->current >= drafts->count)
		return;
	const struct draft *draft = &drafts->drafts[drafts->current];
	auto_string char *name = draft_name(application, draft);
	auto_string char *kept = kept_text(application, draft);
	const char *before = kept[0] == '\0' ? tr(catalog, N_("nothing")) : kept;
	struct area inside = dialog_inside(area, area.rows, DIALOG_COLUMNS);
	int before_rows = canvas_wrapped_rows(inside.columns - 2, before);
	int typed_rows = canvas_wrapped_rows(inside.columns - 2, draft->text);
	before_rows = before_rows < TEXT_ROWS ? before_rows : TEXT_ROWS;
	typed_rows = typed_rows < TEXT_ROWS ? typed_rows : TEXT_ROWS;
	if (area.rows < 12)
		before_rows = 1;

	inside = dialog_draw(canvas, area, before_rows + typed_rows + 4, DIALOG_COLUMNS,
		tr(catalog, N_("This was being typed when the program ended")));
	canvas_cursor(canvas, inside.row, inside.column);
	canvas_text(canvas, inside.row, inside.column, inside.columns, ROLE_NORMAL, name);
	inside.row++;
	inside.rows--;
	inside = draw_text(canvas, inside, typed_rows, tr(catalog, N_("Being typed:")), ROLE_EDITED,
		draft->text);
	inside = draw_text(
		canvas, inside, before_rows, tr(catalog, N_("Kept so far:")), ROLE_NORMAL, before);
	if (inside.rows > 0 && drafts->count - drafts->current > 1) {
		auto_string char *count = string_format("%zu", drafts->count - drafts->current - 1);
		auto_string char *more =
			tr_format(catalog, N_("{count} more after this."), "count", count, NULL);
		canvas_text(canvas, inside.row, inside.column, inside.columns, ROLE_DIM, more);
	}
}

static void
drafts_free_state(void *state)
{
	struct drafts *drafts = state;

	drafts_free(drafts->drafts, drafts->count);
	free(drafts);
}

static const struct screen_type drafts_type = {
	.name = "drafts",
	.title = N_("What was being typed"),
	.is_dialog = true,
	.bindings = drafts_bindings,
	.binding_count = array_length(drafts_bindings),
	.draw = drafts_draw,
	.free = drafts_free_state,
};

void
screen_drafts_open(struct application *application)
{
	struct error error = {0};
	struct draft *found = NULL;
	size_t count = 0;

	/* Drafts in an assessment that somebody else holds are being typed right now. */
	if (session_read_only(application->session) != NULL)
		return;
	if (!session_drafts(application->session, &found, &count, &error)) {
		application_say_error(application, &error);
		return;
	}
	size_t first = 0;
	while (first < count && !is_worth_offering(application, &found[first]))
		forget(application, &found[first++]);
	if (first == count) {
		drafts_free(found, count);
		return;
	}
	struct drafts *drafts = memory_allocate(sizeof(*drafts));
	*drafts = (struct drafts){found, count, first};
	application_push(application, &drafts_type, drafts);
}
