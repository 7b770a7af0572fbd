/* SPDX-License-Identifier: MIT */
/*
 * Files attached to a record, a field, or anything in the assessment: which there are, attaching
 * one by its path, writing one out, removing one.
 */
#include "config.h"

#include <inttypes.h>
#include <stdlib.h>

#include "assessment/address.h"
#include "base/array.h"
#include "base/files.h"
#include "base/memory.h"
#include "base/string.h"
#include "i18n/format.h"
#include "session/evidence.h"
#include "ui/screens/describe.h"
#include "ui/screens/evidence_view.h"
#include "ui/screens/screens.h"
#include "ui/screens/turn_back.h"
#include "ui/screens/work_area.h"
#include "ui/widgets/edit_field.h"
#include "ui/widgets/list.h"

/* What the line at the bottom asks for, if it is there. */
enum asked { ASKED_NOTHING, ASKED_FILE, ASKED_TARGET };

struct evidence {
	char *address;               /* what they are about; NULL: all of the assessment; owned */
	const struct record **shown; /* owned array */
	size_t shown_count;
	struct list list;
	enum asked asked;
	struct edit_field edit; /* the path */
	struct evidence_view view;
	char *end_of; /* the record that `end` is about; owned */
	struct evidence_end end;
};

static void
refresh(struct application *application, struct evidence *evidence)
{
	const struct assessment *assessment = describe_assessment(application);
	struct address about = {0};

	free(evidence->shown);
	if (evidence->address != NULL &&
		!address_read_any(assessment, evidence->address, &about, NULL))
		about = (struct address){0};
	evidence->shown =
		evidence_about(assessment, about.record, about.field, &evidence->shown_count);
	list_fit(&evidence->list, evidence->shown_count, evidence->list.rows);
}

static const struct record *
focused(const struct evidence *evidence)
{
	return evidence->shown_count == 0 ? NULL : evidence->shown[evidence->list.selected];
}

/* When and why what the focused record names was erased. Borrowed until the focus moves. */
static const struct evidence_end *
end_of_focused(const struct application *application, struct evidence *evidence)
{
	const struct record *record = focused(evidence);

	if (!string_equal(evidence->end_of, record->id)) {
		evidence_end_clear(&evidence->end);
		free(evidence->end_of);
		evidence->end_of = memory_copy_string(record->id);
		/* Without it only the day is not said. */
		(void)session_evidence_end(application->session, record, &evidence->end, NULL);
	}
	return &evidence->end;
}

static const char *
text_of(const struct application *application, const struct record *record, const char *field)
{
	return evidence_text(describe_assessment(application), record, field);
}

static void
ask(struct evidence *evidence, enum asked asked, const char *text)
{
	evidence->asked = asked;
	edit_field_open(&evidence->edit, text, false);
}

static void
act_cancel(struct application *application, void *state)
{
	struct evidence *evidence = state;

	(void)application;
	edit_field_close(&evidence->edit);
	evidence->asked = ASKED_NOTHING;
}

/* Whether anything may be attached here: what is in review or decided takes files as well. */
static void
act_attach(struct application *application, void *state)
{
	if (!describe_barred(application) &&
		application_need_author(application, act_attach, state))
		ask(state, ASKED_FILE, NULL);
}

/* Whether there is nothing to be shown any more; then it is said since when and why. */
static bool
is_gone(struct application *application, struct evidence *evidence)
{
	const struct evidence_end *end = end_of_focused(application, evidence);

	if (!end->date)
		return false;

	auto_string char *date = format_date(end->date, application->language);

	application_say(application, ROLE_WARNING, evidence_end_label(end), "date", date, "reason",
		end->reason, NULL);
	return true;
}

static void
act_view(struct application *application, void *state)
{
	struct evidence *evidence = state;
	struct error error = {0};

	if (is_gone(application, evidence))
		return;
	if (evidence_view_open(&evidence->view, application, focused(evidence), &error))
		application_say(application, ROLE_NORMAL,
			N_("A copy is shown; it goes away when you leave this screen."), NULL);
	else
		application_say_error(application, &error);
}

static void
act_save(struct application *application, void *state)
{
	struct evidence *evidence = state;

	if (!is_gone(application, evidence))
		ask(evidence, ASKED_TARGET, text_of(application, focused(evidence), "name"));
}

struct telling {
	struct application *application;
	int64_t percent;
};

static void
tell(void *context, int64_t done, int64_t total)
{
	struct telling *telling = context;
	struct application *application = telling->application;
	int64_t percent = total > 0 ? done * 100 / total : 100;

	if (application->terminal.paint == NULL || percent == telling->percent)
		return;
	telling->percent = percent;

	auto_string char *number = string_format("%3" PRId64 "%%", percent);

	application_say(
		application, ROLE_NORMAL, N_("{percent}  of the file"), "percent", number, NULL);
	application->terminal.paint(application->terminal.context);
}

static bool
attach(struct application *application, struct evidence *evidence, const char *path,
	struct error *error)
{
	struct telling telling = {application, 0};
	const struct evidence_file file = {
		.path = path,
		.about = evidence->address == NULL ? "assessment" : evidence->address,
		.progress = tell,
		.context = &telling,
	};
	const struct record *record;

	if (!session_attach(application->session, &file, &record, error))
		return false;
	refresh(application, evidence);
	list_select(&evidence->list, evidence->shown_count - 1);
	application_say(application, ROLE_GOOD,
		N_("Attached: {name}. Enter says where it comes from and until when it is good."),
		"name", text_of(application, record, "name"), NULL);
	return true;
}

static bool
save(struct application *application, struct evidence *evidence, const char *path,
	struct error *error)
{
	if (!files_check_new(path, error) ||
		!session_write_evidence(application->session, focused(evidence), path, error))
		return false;
	application_say(application, ROLE_GOOD, N_("Written: {path}"), "path", path, NULL);
	return true;
}

static void
act_done(struct application *application, void *state)
{
	struct evidence *evidence = state;
	struct error error = {0};
	auto_string char *path = edit_field_path(&evidence->edit);

	if (path[0] == '\0') {
		act_cancel(application, state);
		return;
	}
	/* What was refused is said, and the line stays open. */
	if (evidence->asked == ASKED_FILE ? attach(application, evidence, path, &error)
					  : save(application, evidence, path, &error))
		act_cancel(application, state);
	else
		application_say_error(application, &error);
	/* What could not be kept was read again from the disk. */
	refresh(application, evidence);
}

static void
act_details(struct application *application, void *state)
{
	screen_form_open(application, focused(state)->id, "source");
}

static void
act_go(struct application *application, void *state)
{
	auto_string char *about = memory_copy_string(text_of(application, focused(state), "about"));

	screen_walk_go_to(application, about);
}

static void
act_remove(struct application *application, void *state)
{
	struct evidence *evidence = state;
	struct error error = {0};

	if (!describe_may_change(application, act_remove, state))
		return;
	bool is_removed = session_remove(application->session, focused(evidence), &error);

	refresh(application, evidence);
	if (!is_removed) {
		application_say_error(application, &error);
		return;
	}
	application_say(
		application, ROLE_GOOD, N_("The file was taken away. u brings it back."), NULL);
}

static void
act_back(struct application *application, void *state)
{
	(void)state;
	application_pop(application);
}

static bool
is_asking(const struct application *application, const void *state)
{
	const struct evidence *evidence = state;

	(void)application;
	return evidence->asked != ASKED_NOTHING;
}

static bool
is_idle(const struct application *application, const void *state)
{
	return !is_asking(application, state);
}

static bool
is_on_file(const struct application *application, const void *state)
{
	return is_idle(application, state) && focused(state) != NULL;
}

/* What it was about may be erased with it. */
static bool
is_about_something(const struct application *application, const void *state)
{
	return is_on_file(application, state) &&
	       !string_is_empty(text_of(application, focused(state), "about"));
}

static bool
is_empty(const struct application *application, const void *state)
{
	return is_idle(application, state) && focused(state) == NULL;
}

static const struct binding bindings[] = {
	{"Enter", N_("done"), N_("Take this file"), act_done, is_asking},
	{"Esc", N_("leave it"), N_("Leave everything as it is"), act_cancel, is_asking},
	{"Enter", N_("attach"), N_("Attach a file by its path"), act_attach, is_empty},
	{"Enter", N_("details"), N_("Where it comes from, its date, until when it is good"),
		act_details, is_on_file},
	{"n", N_("attach"), N_("Attach a file by its path"), act_attach, is_idle},
	{"o", N_("show"), N_("Show the file in the program that the system has for it"), act_view,
		is_on_file},
	{"s", N_("save"), N_("Write the file out, as it was attached"), act_save, is_on_file},
	{"g", N_("go there"), N_("Go to what the file is about"), act_go, is_about_something},
	{"D Delete", N_("remove"), N_("Take the file away; u brings it back"), act_remove,
		is_on_file},
	TURN_BINDINGS(is_idle),
	{"Left", NULL, N_("Go back; everything is kept"), act_back, is_idle},
};

static bool
evidence_input(struct application *application, void *state, const struct input *input)
{
	struct evidence *evidence = state;

	(void)application;
	return is_asking(application, state) ? edit_field_input(&evidence->edit, input)
					     : list_input(&evidence->list, input);
}

static void
evidence_resume(struct application *application, void *state)
{
	refresh(application, state);
}

struct drawing {
	const struct application *application;
	const struct evidence *evidence;
};

/* "Contract.pdf · 1,079 [past its date]"; what was erased by the record's own name. Caller-owned.
 */
static char *
file_line(const struct application *application, const struct record *record)
{
	const struct template_field *size = template_find_field(record->kind, "size");
	const char *name = text_of(application, record, "name");
	const char *mark = evidence_mark(describe_assessment(application), record);
	auto_string char *own = name[0] ? NULL : describe_record(application, record);
	auto_string char *shown = describe_value(application, record, size, NULL);

	return string_format("%s%s%s%s%s", own ? own : name, shown[0] ? " · " : "", shown,
		mark ? " " : "", mark ? tr(application_catalog(application), mark) : "");
}

static void
draw_item(void *context, struct canvas *canvas, struct area area, size_t index, bool selected)
{
	const struct drawing *drawing = context;
	const struct evidence *evidence = drawing->evidence;
	const struct record *record = evidence->shown[index];
	const char *about = text_of(drawing->application, record, "about");
	auto_string char *line = file_line(drawing->application, record);
	auto_string char *place = string_equal(about, evidence->address)
					  ? memory_copy_string("")
					  : describe_address(drawing->application, about);
	auto_string char *whole = string_format("%s%s%s", line, place[0] ? " · " : "", place);

	area = list_draw_pointer(canvas, area, selected);
	canvas_text_filled(canvas, area.row, area.column, area.columns, ROLE_NORMAL, whole);
}

/* All that is known of the focused file, a line for each field that has a value. */
static void
draw_detail(const struct application *application, struct evidence *evidence, struct canvas *canvas,
	struct area area)
{
	const struct record *record = focused(evidence);
	const struct evidence_end *end = end_of_focused(application, evidence);
	struct string lines = {0};

	if (end->date) {
		auto_string char *date = format_date(end->date, application->language);
		auto_string char *said = tr_format(application_catalog(application),
			evidence_end_label(end), "date", date, "reason", end->reason, NULL);
		int used = canvas_text_wrapped(canvas, area, 0, ROLE_WARNING, said);

		area.row += used;
		area.rows -= used;
	}

	for (size_t i = 0; i < record->kind->field_count; i++) {
		const struct template_field *field = record->kind->fields[i];
		auto_string char *value = describe_value(application, record, field, NULL);
		auto_string char *place = string_equal(field->id, "about")
						  ? describe_address(application, value)
						  : NULL;

		auto_string char *line =
			tr_format(application_catalog(application), N_("{label}: {text}"), "label",
				localized_text(&field->label, application->language), "text",
				place == NULL ? value : place, NULL);

		if (value[0] != '\0')
			string_append_format(&lines, "%s\n", line);
	}
	canvas_text_wrapped(canvas, area, 0, ROLE_DIM, string_text(&lines));
	string_clear(&lines);
}

/* What should be at hand for the field that the list is about, as the template says; "". Borrowed.
 */
static const char *
hint_text(const struct application *application, const struct evidence *evidence)
{
	struct address about;

	if (evidence->address == NULL ||
		!address_read(describe_assessment(application), evidence->address, &about, NULL) ||
		about.field == NULL)
		return "";
	return localized_text(&about.field->attach, application->language);
}

static void
draw_empty(const struct application *application, const struct evidence *evidence,
	struct canvas *canvas, struct area area)
{
	const struct catalog *catalog = application_catalog(application);
	const char *hint = hint_text(application, evidence);
	auto_string char *wanted = string_is_empty(hint) ? memory_copy_string("")
							 : tr_format(catalog, N_("Attach: {text}"),
								   "text", hint, NULL);
	auto_string char *text = string_format("%s%s%s", wanted, wanted[0] ? "\n\n" : "",
		tr(catalog, N_("Nothing is attached yet. Enter attaches a file.")));

	canvas_text_wrapped(canvas, area, 0, ROLE_DIM, text);
	canvas_cursor(canvas, area.row, area.column);
}

static struct area
draw_question(struct application *application, struct evidence *evidence, struct canvas *canvas,
	struct area area)
{
	const struct catalog *catalog = application_catalog(application);
	bool is_file = evidence->asked == ASKED_FILE;
	struct area box = {area.row + area.rows - 3, area.column, 3, area.columns};

	edit_field_draw(&evidence->edit, canvas,
		canvas_frame(canvas, box,
			tr(catalog, is_file ? N_("Attach a file") : N_("Write the file out"))),
		tr(catalog, N_("Path of the file; a file can be dropped here")));
	area.rows -= 3;
	return area;
}

static void
evidence_draw(struct application *application, void *state, struct canvas *canvas, struct area area)
{
	struct evidence *evidence = state;
	const struct catalog *catalog = application_catalog(application);
	struct drawing drawing = {application, evidence};
	auto_string char *place =
		evidence->address == NULL ? NULL : describe_address(application, evidence->address);
	auto_string char *title =
		place == NULL ? memory_copy_string(tr(catalog, N_("Evidence")))
			      : tr_format(catalog, N_("Evidence for {name}"), "name", place, NULL);
	struct area detail = {0};

	area = work_area_split(application, canvas, area, title, &detail);
	if (evidence->shown_count == 0)
		draw_empty(application, evidence, canvas, area);
	else
		draw_detail(application, evidence, canvas, detail);
	if (evidence->asked != ASKED_NOTHING && area.rows > 3)
		area = draw_question(application, evidence, canvas, area);
	if (evidence->shown_count > 0)
		list_draw(&evidence->list, canvas, area, evidence->shown_count,
			evidence->asked == ASKED_NOTHING, draw_item, &drawing);
}

static void
evidence_free(void *state)
{
	struct evidence *evidence = state;

	edit_field_close(&evidence->edit);
	free(evidence->address);
	free(evidence->shown);
	evidence_view_clear(&evidence->view);
	evidence_end_clear(&evidence->end);
	free(evidence->end_of);
	free(evidence);
}

static const struct screen_type evidence_type = {
	.name = "evidence",
	.title = N_("Evidence"),
	.bindings = bindings,
	.binding_count = array_length(bindings),
	.draw = evidence_draw,
	.input = evidence_input,
	.resume = evidence_resume,
	.free = evidence_free,
};

void
screen_evidence_open(struct application *application, const char *address)
{
	struct evidence *evidence = memory_allocate(sizeof(*evidence));

	evidence->address = memory_copy_string(address);
	refresh(application, evidence);
	application_push(application, &evidence_type, evidence);
}
