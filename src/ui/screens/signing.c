/* SPDX-License-Identifier: MIT */
/*
 * From draft to signed: where the assessment stands, the version that is signed, who signed and
 * what stands in the way. An act that is not possible now says what leads to it.
 */
#include "config.h"

#include "ui/screens/screens.h"

#include <stdlib.h>

#include "assessment/address.h"
#include "base/array.h"
#include "base/memory.h"
#include "base/string.h"
#include "i18n/format.h"
#include "session/evidence.h"
#include "ui/screens/describe.h"
#include "ui/screens/pane_keys.h"
#include "ui/screens/signing_lines.h"
#include "ui/screens/stamping.h"
#include "ui/widgets/list.h"

#define DETAIL_ROWS 3
#define VERSION_ROWS_FROM 10 /* with fewer rows the version is not shown */

struct signing {
	struct signing_lines lines; /* as of a revision, in a language */
	uint64_t revision;
	enum language language;
	bool is_known;
	struct list list;
	struct application *application; /* while drawing */
};

/* What can be done where it stands. */
static const char *const guidance[STANDING_COUNT] = {
	[STANDING_DRAFT] = N_("It is being written. r sends it to review: its contents are closed "
			      "then, and everybody signs the same text."),
	[STANDING_REVIEW] = N_("Its contents are closed; comments are welcome. s signs it, b sends "
			       "it back to be changed."),
	[STANDING_DECIDED] = N_("It is sealed. n opens the next version, which starts from it."),
	[STANDING_SUPERSEDED] = N_("Another takes its place. It stays, sealed."),
	[STANDING_WITHDRAWN] = N_("It was given up. n opens the next version to go on with it."),
};

static void
refresh(struct application *application, struct signing *signing)
{
	struct error error = {0};

	if (signing->is_known && signing->revision == session_revision(application->session) &&
		signing->language == application->language)
		return;
	signing_lines_clear(&signing->lines);
	if (!signing_lines_make(application, &signing->lines, &error))
		application_say_error(application, &error);
	signing->revision = session_revision(application->session);
	signing->language = application->language;
	signing->is_known = true;
}

/* Never a heading: these have nothing to say of themselves. */
static const struct signing_line *
focused(const struct signing *signing)
{
	return signing->list.selected < signing->lines.line_count
		       ? &signing->lines.lines[signing->list.selected]
		       : NULL;
}

static void
skip_heading(struct signing *signing, bool is_upward)
{
	const struct signing_line *line = focused(signing);

	if (!line || line->type != SIGNING_HEADING)
		return;
	list_select(&signing->list, signing->list.selected == 0 ? 1
				    : is_upward                 ? signing->list.selected - 1
								: signing->list.selected + 1);
}

static void
draw_line(void *context, struct canvas *canvas, struct area area, size_t index, bool selected)
{
	const struct signing *signing = context;
	const struct signing_line *line = &signing->lines.lines[index];

	if (line->type == SIGNING_HEADING) {
		canvas_text(canvas, area.row, area.column, area.columns, line->role, line->text);
		return;
	}
	area = list_draw_pointer(canvas, area, selected);
	if (line->glyph != GLYPH_EMPTY)
		canvas_text(canvas, area.row, area.column, 2, line->role,
			canvas_glyph(canvas, line->glyph));
	canvas_text(canvas, area.row, area.column + 2, area.columns - 2,
		line->role == ROLE_DIM ? ROLE_DIM : ROLE_NORMAL, line->text);
}

/* "Decision: Approve with conditions", once there is one. Caller-owned; NULL: none. */
static char *
decision_line(const struct application *application)
{
	const struct assessment *assessment = describe_assessment(application);
	const struct record *answers = assessment_single(assessment, "answers");
	const struct template_field *field =
		answers ? template_find_field(answers->kind, "decision") : NULL;
	auto_string char *decision =
		field ? assessment_show(assessment, answers, field, application->language, NULL)
		      : memory_copy_string("");

	if (!decision[0])
		return NULL;
	return tr_format(application_catalog(application), N_("{label}: {text}"), "label",
		localized_text(&field->label, application->language), "text", decision, NULL);
}

/* The state, what can be done, what is decided, and the version; returns what is left of the area.
 */
static struct area
draw_head(struct application *application, const struct signing *signing, struct canvas *canvas,
	struct area area)
{
	const struct catalog *catalog = application_catalog(application);
	const struct version *version = &signing->lines.version;
	enum standing standing = session_standing(application->session);
	auto_string char *state = tr_format(catalog, N_("{state}. {text}"), "state",
		tr(catalog, standing_label(standing)), "text", tr(catalog, guidance[standing]),
		NULL);
	int used = canvas_text_wrapped(canvas, area, 0, ROLE_NORMAL, state);

	auto_string char *decision = decision_line(application);

	area.row += used;
	area.rows -= used;
	if (decision && area.rows >= VERSION_ROWS_FROM) {
		used = canvas_text_wrapped(canvas, area, 0, ROLE_NORMAL, decision);
		area.row += used;
		area.rows -= used;
	}
	if (!version->hash || area.rows < VERSION_ROWS_FROM)
		return area;

	auto_string char *number = string_format("%lld", (long long)version->number);
	auto_string char *time = format_instant(
		version->time, describe_assessment(application)->template->utc_offset);
	auto_string char *text = tr_format(catalog,
		standing == STANDING_DRAFT
			? N_("Sent to review last: as of change {number}, {time}. It is signed "
			     "anew.")
			: N_("The version as of change {number}, {time}"),
		"number", number, "time", time, NULL);
	auto_string char *hash = string_format("SHA-256 %s", version->hash);

	canvas_text(canvas, area.row, area.column, area.columns, ROLE_DIM, text);
	area.row++;
	area.rows--;
	used = canvas_text_wrapped(canvas, area, 0, ROLE_DIM, hash);
	area.row += used;
	area.rows -= used;
	return area;
}

static void
signing_draw(struct application *application, void *state, struct canvas *canvas, struct area area)
{
	struct signing *signing = state;
	struct area inside = canvas_frame(
		canvas, area, tr(application_catalog(application), N_("From draft to signed")));
	const struct signing_line *line;

	refresh(application, signing);
	signing->application = application;
	inside = draw_head(application, signing, canvas, inside);
	canvas_cursor(canvas, inside.row, inside.column);
	if (signing->lines.line_count == 0 || inside.rows <= 0)
		return;

	int detail_rows = inside.rows > 4 * DETAIL_ROWS ? DETAIL_ROWS : 0;
	struct area rows = {inside.row, inside.column, inside.rows - detail_rows, inside.columns};
	struct area detail = {inside.row + rows.rows, inside.column, detail_rows, inside.columns};

	list_fit(&signing->list, signing->lines.line_count, rows.rows);
	skip_heading(signing, false);
	line = focused(signing);
	if (detail_rows && line)
		canvas_text_wrapped(canvas, detail, 0, ROLE_DIM, line->text);
	list_draw(
		&signing->list, canvas, rows, signing->lines.line_count, true, draw_line, signing);
}

/* What was in the way may be gone, before the keys are offered. */
static void
signing_resume(struct application *application, void *state)
{
	refresh(application, state);
}

static bool
signing_input(struct application *application, void *state, const struct input *input)
{
	struct signing *signing = state;
	size_t before = signing->list.selected;

	(void)application;
	if (!list_input(&signing->list, input))
		return false;
	skip_heading(signing, signing->list.selected < before);
	return true;
}

static bool
is_on_place(const struct application *application, const void *state)
{
	const struct signing_line *line = focused(state);

	(void)application;
	return line && line->type == SIGNING_PLACE;
}

static void
act_go(struct application *application, void *state)
{
	const struct signing_line *line = focused(state);

	/* The form lies over the list, so that Esc leads back to what is still in the way. */
	screen_form_open(application, line->record, line->field);
}

/* The acts. */

static bool
is_allowed(struct application *application, enum act act)
{
	struct error error = {0};

	if (describe_barred(application))
		return false;
	if (session_allows(application->session, act, &error))
		return true;
	application_say_error(application, &error);
	return false;
}

static bool
finish(struct application *application, bool is_done, struct error *error)
{
	if (!is_done) {
		application_say_error(application, error);
		return false;
	}
	application_say(application, ROLE_GOOD, N_("It stands here now: {state}"), "state",
		tr(application_catalog(application),
			standing_label(session_standing(application->session))),
		NULL);
	return true;
}

static void
submit(struct application *application, void *state)
{
	struct error error = {0};

	(void)state;
	finish(application, session_submit(application->session, &error), &error);
}

static void
act_submit(struct application *application, void *state)
{
	const struct signing *signing = state;
	auto_string char *count = string_format("%zu", signing->lines.obstacle_count);
	auto_string char *question = tr_format(application_catalog(application),
		signing->lines.obstacle_count == 0
			? N_("Send it to review? Its contents are closed then, until it is "
			     "sent back or the next version is opened.")
			: N_("Send it to review? Its contents are closed then, and what still "
			     "stands in the way of approving ({count}) is mended only after it "
			     "is sent back."),
		"count", count, NULL);

	if (is_allowed(application, ACT_SUBMIT) &&
		application_need_author(application, act_submit, state))
		screen_confirm_open(application, question, submit, state);
}

static void
reopen(struct application *application, bool is_review)
{
	struct error error = {0};
	bool is_done = is_review ? session_reopen_review(application->session, &error)
				 : session_reopen(application->session, &error);

	finish(application, is_done, &error);
}

/* What was given up goes on as what it was. */
static void
go_on(struct application *application, void *state)
{
	(void)state;
	reopen(application, false);
}

static void
act_reopen(struct application *application, void *state)
{
	if (!is_allowed(application, ACT_REOPEN) ||
		!application_need_author(application, act_reopen, state))
		return;
	if (session_allows(application->session, ACT_REOPEN_REVIEW, NULL))
		screen_next_version_open(application, reopen);
	else
		screen_confirm_open(application,
			tr(application_catalog(application),
				N_("Open the next version? It starts from this one, as a draft. "
				   "What is signed stays as it is; the next version is signed "
				   "anew.")),
			go_on, state);
}

static bool
send_back(struct application *application, void *state, const char *reason)
{
	struct error error = {0};

	(void)state;
	return finish(application, session_send_back(application->session, reason, &error), &error);
}

static bool
withdraw(struct application *application, void *state, const char *reason)
{
	struct error error = {0};

	(void)state;
	return finish(application, session_withdraw(application->session, reason, &error), &error);
}

static bool
supersede(struct application *application, void *state, const char *reason)
{
	struct error error = {0};

	(void)state;
	return finish(application, session_supersede(application->session, reason, &error), &error);
}

static void
act_send_back(struct application *application, void *state)
{
	if (is_allowed(application, ACT_SEND_BACK) &&
		application_need_author(application, act_send_back, state))
		screen_reason_open(application,
			tr(application_catalog(application),
				N_("Send it back to its authors. What must be changed?")),
			NULL, send_back, state);
}

static void
act_withdraw(struct application *application, void *state)
{
	if (is_allowed(application, ACT_WITHDRAW) &&
		application_need_author(application, act_withdraw, state))
		screen_reason_open(application,
			tr(application_catalog(application), N_("Give this assessment up?")), NULL,
			withdraw, state);
}

static void
act_supersede(struct application *application, void *state)
{
	if (is_allowed(application, ACT_SUPERSEDE) &&
		application_need_author(application, act_supersede, state))
		screen_reason_open(application,
			tr(application_catalog(application),
				N_("Mark it as superseded. Which assessment takes its place?")),
			NULL, supersede, state);
}

static void
act_sign(struct application *application, void *state)
{
	struct error error = {0};

	if (describe_barred(application) || !application_need_author(application, act_sign, state))
		return;
	if (!session_may_sign(application->session, &error)) {
		application_say_error(application, &error);
		return;
	}
	screen_attest_open(application);
}

static void
act_comments(struct application *application, void *state)
{
	(void)state;
	screen_comments_open(application, NULL);
}

static bool
allows(const struct application *application, enum act act)
{
	return session_allows(application->session, act, NULL);
}

static bool
can_submit(const struct application *application, const void *state)
{
	(void)state;
	return allows(application, ACT_SUBMIT);
}

static bool
can_sign(const struct application *application, const void *state)
{
	(void)state;
	return session_standing(application->session) == STANDING_REVIEW;
}

static bool
can_send_back(const struct application *application, const void *state)
{
	(void)state;
	return allows(application, ACT_SEND_BACK);
}

static bool
can_reopen(const struct application *application, const void *state)
{
	(void)state;
	return allows(application, ACT_REOPEN);
}

static bool
can_supersede(const struct application *application, const void *state)
{
	(void)state;
	return allows(application, ACT_SUPERSEDE);
}

static bool
can_withdraw(const struct application *application, const void *state)
{
	(void)state;
	return allows(application, ACT_WITHDRAW);
}

static void
act_differences(struct application *application, void *state)
{
	(void)state;
	screen_differences_open(application);
}

static bool
is_on_signature(const struct application *application, const void *state)
{
	const struct signing_line *line = focused(state);

	return is_on_place(application, state) && line->is_signature &&
	       evidence_kind(describe_assessment(application));
}

/* The paper that was signed, or the file that the office's own tool signed. */
static void
act_evidence(struct application *application, void *state)
{
	const struct record *record =
		assessment_find_record(describe_assessment(application), focused(state)->record);
	auto_string char *address = address_write(record, NULL, LANGUAGE_NONE);

	screen_evidence_open(application, address);
}

static bool
has_obstacles(const struct application *application, const void *state)
{
	const struct signing *signing = state;

	(void)application;
	return signing->lines.obstacle_count > 0;
}

static bool
has_version(const struct application *application, const void *state)
{
	const struct signing *signing = state;

	(void)application;
	return signing->lines.version.hash != NULL;
}

static void
act_request(struct application *application, void *state)
{
	(void)state;
	stamping_ask_for_request(application);
}

static void
act_reply(struct application *application, void *state)
{
	(void)state;
	stamping_ask_for_reply(application);
}

static const struct binding bindings[] = {
	{"Enter", N_("go there"), N_("Go to where it is mended, or open the signature"), act_go,
		is_on_place},
	{"f", N_("findings"),
		N_("Everything that is missing or wrong; d there dismisses it, with a reason"),
		pane_act_findings, has_obstacles},
	{"e", N_("evidence"), N_("The signed PDF or paper behind a signature, as a file"),
		act_evidence, is_on_signature},
	{"r", N_("to review"), N_("Send the draft to review: its contents are closed"), act_submit,
		can_submit},
	{"s", N_("sign"), N_("Sign the version in review, sentence by sentence"), act_sign,
		can_sign},
	{"b", N_("send back"), N_("Send it back to its authors, with a reason"), act_send_back,
		can_send_back},
	{"n", N_("next version"), N_("Open the next version, which starts from this one"),
		act_reopen, can_reopen},
	{"p", N_("superseded"), N_("Mark it as superseded by another, with a reason"),
		act_supersede, can_supersede},
	{"c", N_("comments"), N_("Comments on the assessment"), act_comments, NULL},
	{"w", N_("withdraw"), N_("Give it up, with a reason"), act_withdraw, can_withdraw},
	{"t", N_("time-stamp"), N_("Write a request for a time-stamp of the version"), act_request,
		has_version},
	{"T", NULL, N_("Take in the reply to that request, as evidence"), act_reply, has_version},
	{"v", NULL, N_("What has changed since signing or a snapshot"), act_differences, NULL},
	{"r", NULL, N_("To review: says what leads there"), act_submit, NULL},
	{"s", NULL, N_("Sign: says what leads there"), act_sign, NULL},
	{"b", NULL, N_("Send back: says what leads there"), act_send_back, NULL},
	{"n", NULL, N_("Next version: says what leads there"), act_reopen, NULL},
	{"p", NULL, N_("Superseded: says what leads there"), act_supersede, NULL},
	{"w", NULL, N_("Withdraw: says what leads there"), act_withdraw, NULL},
};

static void
signing_free(void *state)
{
	struct signing *signing = state;

	signing_lines_clear(&signing->lines);
	free(signing);
}

static const struct screen_type screen_signing = {
	.name = "signing",
	.title = N_("From draft to signed"),
	.bindings = bindings,
	.binding_count = array_length(bindings),
	.draw = signing_draw,
	.input = signing_input,
	.resume = signing_resume,
	.free = signing_free,
};

void
screen_signing_open(struct application *application)
{
	application_push(application, &screen_signing, memory_allocate(sizeof(struct signing)));
}
