/* SPDX-License-Identifier: MIT */
/* Everything that is missing or wrong, the way to where it is mended, and what was dismissed. */
#include "config.h"

#include "ui/screens/screens.h"

#include <stdlib.h>

#include "base/array.h"
#include "base/memory.h"
#include "base/string.h"
#include "i18n/format.h"
#include "session/record_authors.h"
#include "session/review.h"
#include "ui/screens/catalogue_take.h"
#include "ui/screens/catalogue_words.h"
#include "ui/screens/describe.h"
#include "ui/screens/pane_keys.h"
#include "ui/screens/turn_back.h"
#include "ui/widgets/list.h"

struct findings_screen {
	struct list list;
	struct application *application; /* while drawing */
	struct record_authors authors;   /* who dismissed what, as of a revision */
	uint64_t authors_revision;
	bool authors_known;
};

static size_t
count_unconfirmed(const struct application *application)
{
	size_t count = 0;

	if (application->session)
		(void)session_unconfirmed(application->session, &count);
	return count;
}

/* 1 where the first line tells how much is to be confirmed, else 0. */
static size_t
count_first_lines(const struct application *application)
{
	return count_unconfirmed(application) > 0 ? 1 : 0;
}

/* The lines: what is to be confirmed, what is open, then what was dismissed. */
static size_t
count_lines(const struct application *application)
{
	const struct findings *findings = application_findings(application);

	return findings ? count_first_lines(application) + findings->finding_count +
				  findings->dismissed_count
			: 0;
}

/* The finding in a line of the list: those that block first, then in the order of the steps; NULL
 * in the first line where that tells how much is to be confirmed. */
static const struct finding *
finding_at(const struct application *application, size_t line)
{
	const struct findings *findings = application_findings(application);
	size_t first = count_first_lines(application);

	if (!findings || line < first)
		return NULL;
	line -= first;
	for (int severity = SEVERITY_BLOCK; severity >= SEVERITY_NOTE; severity--) {
		for (size_t i = 0; i < findings->finding_count; i++) {
			if ((int)findings->findings[i].severity == severity && line-- == 0)
				return &findings->findings[i];
		}
	}
	return line < findings->dismissed_count ? &findings->dismissed[line] : NULL;
}

/* The finding with the focus; NULL when there is none. */
static const struct finding *
focused(const struct application *application, const struct findings_screen *screen)
{
	return finding_at(application, screen->list.selected);
}

static bool
is_on_unconfirmed(const struct application *application, const void *state)
{
	const struct findings_screen *screen = state;

	return screen->list.selected < count_first_lines(application);
}

/* Caller-owned. */
static char *
unconfirmed_text(const struct application *application)
{
	auto_string char *count = string_format("%zu", count_unconfirmed(application));

	return tr_format(application_catalog(application),
		N_("Still to be confirmed or changed since signing: {count}"), "count", count,
		NULL);
}

static const struct record_author *
find_author(struct application *application, struct findings_screen *screen,
	const struct record *dismissal)
{
	const uint64_t revision = session_revision(application->session);

	if (!screen->authors_known || screen->authors_revision != revision) {
		record_authors_clear(&screen->authors);
		/* Without the log the reasons themselves can still be read. */
		(void)session_record_authors(application->session, &screen->authors, NULL);
		screen->authors_known = true;
		screen->authors_revision = revision;
	}
	return record_authors_find(&screen->authors, dismissal);
}

static void
draw_finding(void *context, struct canvas *canvas, struct area area, size_t index, bool selected)
{
	struct findings_screen *screen = context;
	struct application *application = screen->application;
	const struct catalog *catalog = application_catalog(application);
	const struct finding *finding = finding_at(application, index);

	if (!finding) {
		auto_string char *text = unconfirmed_text(application);

		area = list_draw_pointer(canvas, area, selected);
		canvas_text(canvas, area.row, area.column, 2, ROLE_WARNING, "?");
		canvas_text(canvas, area.row, area.column + 2, area.columns - 2, ROLE_NORMAL, text);
		return;
	}

	auto_string char *about = describe_place(application, finding->record, finding->step);
	auto_string char *sentence = finding_text(finding, catalog, application->language);
	auto_string char *line = tr_format(catalog,
		finding->dismissal ? N_("dismissed: {label}: {text}") : N_("{label}: {text}"),
		"label", about, "text", sentence, NULL);

	area = list_draw_pointer(canvas, area, selected);
	if (!finding->dismissal)
		canvas_text(canvas, area.row, area.column, 2,
			describe_severity_role(finding->severity),
			canvas_glyph(canvas, describe_severity_mark(finding->severity)));
	canvas_text(canvas, area.row, area.column + 2, area.columns - 2,
		finding->dismissal ? ROLE_DIM : ROLE_NORMAL, line);
}

/* Why it was dismissed, by whom and when. Caller-owned. */
static char *
describe_dismissal(struct application *application, struct findings_screen *screen,
	const struct record *dismissal)
{
	const struct assessment *assessment = describe_assessment(application);
	const struct record_author *author = find_author(application, screen, dismissal);
	const char *reason = dismissal_reason(assessment, dismissal);

	if (!author)
		return memory_copy_string(reason);

	auto_string char *time = format_instant(author->time, assessment->template->utc_offset);

	return tr_format(application_catalog(application), N_("{reason} ({name}, {time})"),
		"reason", reason, "name", author->name, "time", time, NULL);
}

/* The focused finding in full, with the law it follows from, or why it was dismissed. */
static void
draw_detail(struct application *application, struct findings_screen *screen, struct canvas *canvas,
	struct area area)
{
	const struct finding *finding = focused(application, screen);

	if (!finding) {
		canvas_text_wrapped(canvas, area, 0, ROLE_NORMAL,
			tr(application_catalog(application),
				N_("Each answer and record from the signed version waits until it "
				   "is changed, or confirmed with o. Enter goes to the first.")));
		return;
	}

	auto_string char *sentence =
		finding_text(finding, application_catalog(application), application->language);
	int used = canvas_text_wrapped(canvas, area, 0, ROLE_NORMAL, sentence);

	area.row += used;
	area.rows -= used;
	if (!finding->rule || area.rows <= 0)
		return;

	auto_string char *suggested =
		finding->dismissal ? NULL : catalogue_words_suggested(application, finding);
	auto_string char *more =
		finding->dismissal ? describe_dismissal(application, screen, finding->dismissal)
				   : describe_law(application, &finding->rule->law);

	used = suggested ? canvas_text_wrapped(canvas, area, 0, ROLE_KEY, suggested) : 0;
	area.row += used;
	area.rows -= used;
	if (area.rows > 0)
		canvas_text_wrapped(canvas, area, 0, ROLE_DIM, more);
}

/* That nothing is open, above what was dismissed; returns what is left of the area. */
static struct area
draw_nothing(struct application *application, struct canvas *canvas, struct area area)
{
	int used = canvas_text_wrapped(canvas, area, 0, ROLE_GOOD,
		tr(application_catalog(application),
			N_("Nothing is missing and nothing is wrong.")));

	canvas_cursor(canvas, area.row, area.column);
	return (struct area){area.row + used, area.column, area.rows - used, area.columns};
}

static void
findings_draw(struct application *application, void *state, struct canvas *canvas, struct area area)
{
	struct findings_screen *screen = state;
	const struct catalog *catalog = application_catalog(application);
	const struct findings *findings = application_findings(application);
	auto_string char *title = string_format("%s (%zu)", tr(catalog, N_("What is open")),
		findings ? findings->finding_count : 0);
	struct area inside = canvas_frame(canvas, area, title);

	screen->application = application;
	if (count_first_lines(application) == 0 && (!findings || findings->finding_count == 0))
		inside = draw_nothing(application, canvas, inside);
	if (count_lines(application) == 0 || inside.rows <= 0)
		return;

	int detail_rows = inside.rows > 12 ? 4 : inside.rows > 6 ? 2 : 0;
	struct area rows = {inside.row, inside.column, inside.rows - detail_rows, inside.columns};
	struct area detail = {inside.row + rows.rows, inside.column, detail_rows, inside.columns};

	list_fit(&screen->list, count_lines(application), rows.rows);
	if (detail_rows)
		draw_detail(application, screen, canvas, detail);
	list_draw(
		&screen->list, canvas, rows, count_lines(application), true, draw_finding, screen);
}

static bool
findings_input(struct application *application, void *state, const struct input *input)
{
	struct findings_screen *screen = state;

	(void)application;
	return list_input(&screen->list, input);
}

static void
act_go(struct application *application, void *state)
{
	const struct finding *finding = focused(application, state);

	if (!finding)
		return;
	if (finding->rule && finding->rule->step) {
		screen_walk_show_step(application, finding->rule->step);
		return;
	}
	/* The form lies over the list, so that Esc leads back to what is still open. */
	screen_form_open(
		application, finding->record->id, finding->field ? finding->field->id : NULL);
}

/* Changes. */

static bool
say_error(struct application *application, bool done, struct error *error)
{
	if (!done)
		application_say_error(application, error);
	return done;
}

static bool
dismiss(struct application *application, void *state, const char *reason)
{
	const struct finding *finding = focused(application, state);
	struct error error = {0};

	if (!finding || !finding->rule || finding->dismissal)
		return true;
	if (!say_error(application,
		    session_dismiss(application->session, finding->record, DISMISSED_RULE,
			    finding->rule->id, reason, NULL, &error),
		    &error))
		return false;
	application_say(application, ROLE_GOOD,
		N_("Dismissed, with its reason. It stands at the end of the list."), NULL);
	return true;
}

static void
act_dismiss(struct application *application, void *state)
{
	const struct finding *finding;

	if (!describe_may_change(application, act_dismiss, state))
		return;
	finding = focused(application, state);

	auto_string char *sentence =
		finding_text(finding, application_catalog(application), application->language);
	auto_string char *question = tr_format(application_catalog(application),
		N_("Dismiss this? {text}"), "text", sentence, NULL);

	screen_reason_open(application, question, NULL, dismiss, state);
}

static void
act_take_back(struct application *application, void *state)
{
	struct error error = {0};

	if (!describe_may_change(application, act_take_back, state))
		return;
	if (say_error(application,
		    session_remove(
			    application->session, focused(application, state)->dismissal, &error),
		    &error))
		application_say(
			application, ROLE_GOOD, N_("It is open again. u takes that back."), NULL);
}

static void
act_suggested(struct application *application, void *state)
{
	const struct finding *finding = focused(application, state);

	if (finding)
		catalogue_take_suggested(
			application, finding->record, &finding, 1, act_suggested, state);
}

static bool
is_on_finding(const struct application *application, const void *state)
{
	return focused(application, state) != NULL;
}

static void
act_first_unconfirmed(struct application *application, void *state)
{
	(void)state;
	review_go_to_next(application, &(struct review_place){0});
}

static bool
is_on_rule(const struct application *application, const void *state)
{
	const struct finding *finding = focused(application, state);

	return finding && finding->rule && !finding->dismissal &&
	       dismissal_kind(describe_assessment(application)->template);
}

static bool
is_on_suggestion(const struct application *application, const void *state)
{
	const struct finding *finding = focused(application, state);

	return finding && finding->rule && !finding->dismissal &&
	       finding->rule->suggestion_count > 0;
}

static bool
is_on_dismissed(const struct application *application, const void *state)
{
	const struct finding *finding = focused(application, state);

	return finding && finding->dismissal;
}

static const struct binding bindings[] = {
	{"Enter", N_("go there"), N_("Go to where it is mended"), act_go, is_on_finding},
	{"Enter", N_("go there"), N_("Go to the first that waits to be confirmed or changed"),
		act_first_unconfirmed, is_on_unconfirmed},
	{"a", N_("add suggested"), N_("Add the risk or measure that a finding suggests"),
		act_suggested, is_on_suggestion},
	{"d", N_("dismiss"), N_("Set what a rule found aside, with a reason that is printed"),
		act_dismiss, is_on_rule},
	{"D Delete", N_("open again"), N_("Take the dismissal back; the finding is open again"),
		act_take_back, is_on_dismissed},
	TURN_BINDINGS(NULL),
};

static void
findings_focused(struct application *application, void *state, struct focused_texts *texts)
{
	const struct finding *finding = focused(application, state);

	if (!finding)
		return;
	if (finding->rule)
		focused_texts_add(texts, &finding->rule->say);
	if (finding->field)
		focused_texts_add(texts, &finding->field->label);
}

static void
findings_free(void *state)
{
	struct findings_screen *screen = state;

	record_authors_clear(&screen->authors);
	free(screen);
}

static const struct screen_type screen_findings = {
	.name = "findings",
	.title = N_("What is open"),
	.bindings = bindings,
	.binding_count = array_length(bindings),
	.draw = findings_draw,
	.input = findings_input,
	.focused = findings_focused,
	.free = findings_free,
};

void
screen_findings_open(struct application *application)
{
	application_push(
		application, &screen_findings, memory_allocate(sizeof(struct findings_screen)));
}
