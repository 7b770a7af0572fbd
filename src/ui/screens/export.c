/* SPDX-License-Identifier: MIT */
/* The export dialog: what, in which languages, where to; then how far it is, and where it went. */
#include "config.h"

#include "ui/screens/screens.h"

#include <inttypes.h>
#include <stdlib.h>

#include "base/array.h"
#include "base/memory.h"
#include "base/string.h"
#include "text/width.h"
#include "ui/screens/describe.h"
#include "ui/screens/export_write.h"
#include "ui/screens/preview.h"
#include "ui/widgets/dialog.h"
#include "ui/widgets/edit_field.h"
#include "ui/widgets/progress.h"

#define EXPORT_COLUMNS 64
/* What is wrong with a report is told in as many lines. */
#define FAULT_ROWS_MOST 4

/* Each language has a line. */
enum line {
	LINE_REPORT,
	LINE_FORMAT,
	LINE_STATE,
	LINE_CONTENTS,
	LINE_LANGUAGES,
	LINE_TOGETHER = LINE_LANGUAGES + LANGUAGE_COUNT - LANGUAGE_ENGLISH,
	LINE_FILE,
	LINE_COUNT,
};

struct export
{
	enum line focus;
	struct export_choice choice;
	struct edit_field file;
	bool named;  /* the person gave the file a name of their own */
	int percent; /* -1 while nothing is exported */
};

static const char *const format_labels[EXPORT_FORMAT_COUNT] = {
	[EXPORT_MARKDOWN] = N_("Markdown report"),
	[EXPORT_WORKBOOK] = N_("Excel workbook"),
};

static enum language
line_language(enum line line)
{
	return line >= LINE_LANGUAGES && line < LINE_TOGETHER
		       ? (enum language)(line - LINE_LANGUAGES) + LANGUAGE_ENGLISH
		       : LANGUAGE_NONE;
}

static bool
is_shown(const struct application *application, const struct export *export, enum line line)
{
	enum language language = line_language(line);

	if (line == LINE_CONTENTS)
		return export_choice_offers_contents(&export->choice);
	if (line == LINE_TOGETHER)
		return export_choice_language_count(&export->choice) == 2;
	return language == LANGUAGE_NONE || export_choice_is_of_list(&export->choice) ||
	       describe_assessment(application)->template->languages[language];
}

static bool
is_into_folder(const struct export_choice *choice)
{
	return export_choice_file_count(choice) > 1 || export_choice_is_of_each(choice);
}

static bool
is_first_language(
	const struct application *application, const struct export *export, enum line line)
{
	for (enum line i = LINE_LANGUAGES; i < line; i++) {
		if (is_shown(application, export, i))
			return false;
	}
	return true;
}

/* The label of a line, "" where it goes with the line above it. */
static const char *
line_label(const struct application *application, const struct export *export, enum line line)
{
	switch (line) {
	case LINE_REPORT:
		return N_("Report");
	case LINE_FORMAT:
		return N_("Format");
	case LINE_STATE:
		return N_("Final or draft");
	case LINE_CONTENTS:
		return N_("Contents");
	case LINE_TOGETHER:
		return N_("Both languages");
	case LINE_FILE:
		return is_into_folder(&export->choice) ? N_("Folder") : N_("File");
	default:
		return is_first_language(application, export, line) ? N_("Languages") : "";
	}
}

static int
label_columns(const struct application *application, const struct export *export)
{
	int most = 0;

	for (enum line line = 0; line < LINE_COUNT; line++) {
		const char *label = line_label(application, export, line);
		int columns = *label ? width_text(tr(application_catalog(application), label),
					       WIDTH_SCREEN)
				     : 0;

		most = columns > most ? columns : most;
	}
	return most;
}

/* Propose a name for the files, unless the person gave one. */
static void
propose_name(const struct application *application, struct export *export)
{
	if (export->named || export_choice_file_count(&export->choice) == 0)
		return;

	auto_string char *name = export_propose(&export->choice, application);

	edit_field_close(&export->file);
	edit_field_open(&export->file, name, false);
}

/* "One file: 中文 / Português". Caller-owned. */
static char *
describe_order(const struct catalog *catalog, const struct export_choice *choice)
{
	enum language first, other;

	if (!export_choice_is_together(choice, &first, &other))
		return memory_copy_string(tr(catalog, N_("a file each")));
	return tr_format(catalog, N_("side by side: {first} / {second}"), "first",
		language_name(first), "second", language_name(other), NULL);
}

/* What a line says; caller-owned. */
static char *
line_text(const struct application *application, const struct canvas *canvas,
	const struct export_choice *choice, enum line line)
{
	const struct catalog *catalog = application_catalog(application);
	enum language language = line_language(line);
	auto_string char *order = NULL;
	const char *text = "";

	if (language != LANGUAGE_NONE)
		return string_format("%s %s",
			canvas_glyph(canvas, choice->languages[language] ? GLYPH_ON : GLYPH_OFF),
			language_name(language));
	if (line == LINE_REPORT && choice->report_count) {
		const struct template_entry *entry = &choice->reports[choice->report];

		text = localized_text(&entry->title, application->language);
		text = string_is_empty(text) ? entry->name : text;
	} else if (line == LINE_FORMAT) {
		text = tr(catalog, format_labels[choice->format]);
	} else if (line == LINE_STATE) {
		text = tr(catalog, choice->is_draft ? N_("draft, with what is open and hints")
						    : N_("final report"));
	} else if (line == LINE_CONTENTS) {
		text = tr(catalog,
			choice->has_contents ? N_("listed at the beginning") : N_("not listed"));
	} else if (line == LINE_TOGETHER) {
		order = describe_order(catalog, choice);
		text = order;
	}
	return string_format("< %s >", text);
}

static void
draw_line(const struct application *application, struct export *export, struct canvas *canvas,
	struct area area, enum line line)
{
	const char *label = line_label(application, export, line);
	bool focused = export->focus == line;
	int columns = label_columns(application, export);
	struct area value = {area.row, area.column + columns + 2, 1, area.columns - columns - 2};

	if (*label)
		canvas_text(canvas, area.row, area.column, columns, ROLE_NORMAL,
			tr(application_catalog(application), label));
	if (line == LINE_FILE) {
		if (focused)
			edit_field_draw(&export->file, canvas, value, NULL);
		else
			canvas_text(canvas, value.row, value.column, value.columns, ROLE_NORMAL,
				edit_field_text(&export->file));
		return;
	}

	auto_string char *text = line_text(application, canvas, &export->choice, line);

	canvas_text_filled(canvas, value.row, value.column, value.columns,
		focused ? ROLE_SELECTED : ROLE_NORMAL, text);
	if (focused)
		canvas_cursor(canvas, value.row, value.column);
}

/* What of a list is exported; NULL where it is of none. Caller-owned. */
static char *
describe_list(const struct catalog *catalog, const struct export_choice *choice)
{
	auto_string char *count = string_format("%zu", choice->reference_count);

	if (!export_choice_is_of_list(choice))
		return NULL;
	return tr_format(catalog,
		export_choice_is_of_each(choice)
			? N_("Of each assessment that the list shows ({count}), into a folder.")
			: N_("Of all assessments of the library, in one."),
		"count", count, NULL);
}

/* What stands below the lines: why the report cannot be used, or what would be replaced. NULL:
 * nothing. Caller-owned. */
static char *
make_remark(const struct application *application, const struct export *export, enum role *role)
{
	const struct catalog *catalog = application_catalog(application);
	const struct export_choice *choice = &export->choice;

	*role = choice->layout ? ROLE_WARNING : ROLE_ERROR;
	if (!choice->layout)
		return tr_error(catalog, &choice->fault);

	auto_string char *path = edit_field_path(&export->file);
	size_t there = export_count_there(choice, application, path);
	auto_string char *count = string_format("%zu", there);

	if (there == 0) {
		*role = ROLE_DIM;
		return describe_list(catalog, choice);
	}
	if (export_choice_file_count(choice) == 1)
		return memory_copy_string(
			tr(catalog, N_("This file is there already and will be replaced.")));
	return tr_format(catalog, N_("Files that are there already and will be replaced: {count}"),
		"count", count, NULL);
}

/* The lines, scrolled to the one with the focus. */
static void
draw_lines(const struct application *application, struct export *export, struct canvas *canvas,
	struct area area)
{
	int above = 0;
	int row = 0;

	for (enum line line = 0; line < export->focus; line++)
		above += is_shown(application, export, line);
	row = above < area.rows ? 0 : area.rows - 1 - above;
	for (enum line line = 0; line < LINE_COUNT; line++) {
		if (!is_shown(application, export, line))
			continue;
		if (row >= 0 && row < area.rows)
			draw_line(application, export, canvas,
				(struct area){area.row + row, area.column, 1, area.columns}, line);
		row++;
	}
}

static void
export_draw(struct application *application, void *state, struct canvas *canvas, struct area area)
{
	struct export *export = state;
	enum role role;
	auto_string char *remark = make_remark(application, export, &role);
	int columns = dialog_inside(area, 1, EXPORT_COLUMNS).columns;
	int below = remark ? canvas_wrapped_rows(columns, remark) : 1;
	int lines = 0;

	below = below > FAULT_ROWS_MOST ? FAULT_ROWS_MOST : below;
	for (enum line line = 0; line < LINE_COUNT; line++)
		lines += is_shown(application, export, line);

	struct area inside = dialog_draw(canvas, area, lines + 1 + below, EXPORT_COLUMNS,
		tr(application_catalog(application), N_("Export")));
	struct area last = {inside.row + inside.rows - below, inside.column, below, inside.columns};

	if (export->percent >= 0)
		progress_draw(
			canvas, last.row, last.column, last.columns, ROLE_NORMAL, export->percent);
	else if (remark)
		canvas_text_wrapped(canvas, last, 0, role, remark);
	inside.rows -= below + (inside.rows > lines + below);
	draw_lines(application, export, canvas, inside);
}

/* The next or the previous choice of the focused line. */
static void
turn(struct application *application, struct export *export, bool forward)
{
	struct export_choice *choice = &export->choice;
	enum language language = line_language(export->focus);

	if (export->focus == LINE_REPORT)
		export_choice_turn_report(choice, application, forward ? 1 : -1);
	else if (export->focus == LINE_FORMAT)
		export_choice_turn_format(choice, application);
	else if (export->focus == LINE_STATE)
		choice->is_draft = !choice->is_draft;
	else if (export->focus == LINE_CONTENTS)
		choice->has_contents = !choice->has_contents;
	else if (export->focus == LINE_TOGETHER)
		export_choice_turn_order(choice, forward);
	else
		choice->languages[language] = !choice->languages[language];
	propose_name(application, export);
}

static bool
export_input(struct application *application, void *state, const struct input *input)
{
	struct export *export = state;

	if (export->focus == LINE_FILE) {
		if (!edit_field_input(&export->file, input))
			return false;
		export->named = export->named || edit_field_is_changed(&export->file);
		return true;
	}
	if (input->type == INPUT_LEFT || input->type == INPUT_RIGHT || input_is(input, "Space")) {
		turn(application, export, input->type != INPUT_LEFT);
		return true;
	}
	return false;
}

/* Go to the next line that is shown, or the one before. */
static void
move(const struct application *application, struct export *export, int step)
{
	do
		export->focus = (enum line)((int)export->focus + step + LINE_COUNT) % LINE_COUNT;
	while (!is_shown(application, export, export->focus));
}

static void
act_next(struct application *application, void *state)
{
	move(application, state, 1);
}

static void
act_previous(struct application *application, void *state)
{
	move(application, state, -1);
}

/* What progress is told to. */
struct progress_context {
	struct application *application;
	struct export *export;
};

static void
show_progress(void *context, int percent)
{
	struct progress_context *progress = context;
	const struct application_terminal *terminal = &progress->application->terminal;

	progress->export->percent = percent;
	if (terminal->paint)
		terminal->paint(terminal->context);
}

static void
export_now(struct application *application, void *state)
{
	struct export *export = state;
	size_t each =
		export_choice_is_of_each(&export->choice) ? export->choice.reference_count : 1;
	size_t count = export_choice_file_count(&export->choice) * each;
	auto_string char *path = edit_field_path(&export->file);
	auto_string char *number = string_format("%zu", count);
	struct progress_context progress = {application, export};
	struct error error = {0};

	export->percent = 0;
	if (!export_write(&export->choice, application, path, show_progress, &progress, &error)) {
		export->percent = -1;
		application_say_error(application, &error);
		return;
	}

	/* The whole path: whoever reads it need not know where the program was started. */
	auto_string char *whole = realpath(path, NULL);

	application_pop(application);
	application_say(application, ROLE_GOOD,
		is_into_folder(&export->choice) ? N_("Exported to {path}: {count} files.")
						: N_("Exported to {path}."),
		"path", whole ? whole : path, "count", number, NULL);
}

/* Whether it can be exported; else it is said why not. */
static bool
is_ready(struct application *application, const struct export *export)
{
	struct error error = {0};

	if (!export->choice.layout)
		error_copy(&error, &export->choice.fault);
	else if (export_choice_language_count(&export->choice) == 0)
		error_set(&error, ERROR_STATE, N_("Choose at least one language."), NULL);
	else if (export_choice_is_of_each(&export->choice) && !export->choice.reference_count)
		error_set(&error, ERROR_STATE, N_("The list shows no assessment."), NULL);
	else
		return true;
	application_say_error(application, &error);
	return false;
}

static void
act_export(struct application *application, void *state)
{
	struct export *export = state;
	auto_string char *path = edit_field_path(&export->file);

	if (!is_ready(application, export))
		return;

	size_t there = export_count_there(&export->choice, application, path);
	auto_string char *count = string_format("%zu", there);

	if (there == 0) {
		export_now(application, state);
		return;
	}

	auto_string char *question = tr_format(application_catalog(application),
		export_choice_file_count(&export->choice) == 1
			? N_("{path} is there already. Replace it?")
			: N_("In {path}, {count} of these files are there already. Replace them?"),
		"path", path, "count", count, NULL);

	screen_confirm_open(application, question, export_now, state);
}

static void
export_free(void *state)
{
	struct export *export = state;

	edit_field_close(&export->file);
	export_choice_close(&export->choice);
	free(export);
}

static void
act_turn(struct application *application, void *state)
{
	turn(application, state, true);
}

static bool
can_turn(const struct application *application, const void *state)
{
	const struct export *export = state;

	(void)application;
	return export->focus != LINE_FILE;
}

static void
act_preview(struct application *application, void *state)
{
	const struct export *export = state;

	if (is_ready(application, export))
		screen_preview_open(application, &export->choice);
}

/* Of each of a list there would be too many. */
static bool
can_preview(const struct application *application, const void *state)
{
	const struct export *export = state;

	(void)application;
	return !export_choice_is_of_each(&export->choice);
}

static const struct binding bindings[] = {
	{"Enter", N_("export"), N_("Write the file"), act_export, NULL},
	{"F3", N_("preview"), N_("Show the report before it is written"), act_preview, can_preview},
	{"Right Left Space", N_("other choice"), N_("Choose another report, format or language"),
		act_turn, can_turn},
	{"Down Tab", N_("next line"), N_("The next line"), act_next, NULL},
	{"Up Shift-Tab", NULL, N_("The line before"), act_previous, NULL},
};

static const struct screen_type screen_export = {
	.name = "export",
	.title = N_("Export"),
	.is_dialog = true,
	.bindings = bindings,
	.binding_count = array_length(bindings),
	.draw = export_draw,
	.input = export_input,
	.free = export_free,
};

static struct export *
make(void)
{
	struct export *export = memory_allocate(sizeof(*export));

	export->percent = -1;
	return export;
}

void
screen_export_open(struct application *application)
{
	struct export *export = make();

	export_choice_open(&export->choice, application);
	propose_name(application, export);
	application_push(application, &screen_export, export);
}

void
screen_export_open_differences(struct application *application, int64_t from)
{
	struct export *export = make();

	export_choice_open(&export->choice, application);
	export->choice.from = string_format("%" PRId64, from);
	export_choice_take_report(&export->choice, application, DIFFERENCES_LAYOUT);
	propose_name(application, export);
	application_push(application, &screen_export, export);
}

void
screen_export_open_list(
	struct application *application, const char *const *references, size_t count)
{
	struct export *export = make();

	export_choice_open_list(&export->choice, application, references, count);
	propose_name(application, export);
	application_push(application, &screen_export, export);
}
