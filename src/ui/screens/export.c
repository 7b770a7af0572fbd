/* SPDX-License-Identifier: MIT */
/* The export dialog: format, language, file; then how far it is, and where it went. */
#include "config.h"

#include "ui/screens/screens.h"

#include <stdlib.h>

#include "base/array.h"
#include "base/files.h"
#include "base/memory.h"
#include "base/string.h"
#include "report/export.h"
#include "session/templates.h"
#include "text/width.h"
#include "ui/widgets/dialog.h"
#include "ui/widgets/edit_field.h"
#include "ui/widgets/progress.h"

enum line { LINE_FORMAT, LINE_LANGUAGE, LINE_FILE, LINE_COUNT };

struct export
{
	enum line focus;
	enum export_format format;
	enum language language;
	struct report_layout *layout; /* owned */
	struct edit_field file;
	bool named;  /* the person gave the file a name of their own */
	int percent; /* -1 while nothing is exported */
};

static const char *const labels[LINE_COUNT] = {
	[LINE_FORMAT] = N_("Format"),
	[LINE_LANGUAGE] = N_("Language"),
	[LINE_FILE] = N_("File"),
};

static const char *const format_labels[EXPORT_FORMAT_COUNT] = {
	[EXPORT_MARKDOWN] = N_("Markdown report"),
	[EXPORT_WORKBOOK] = N_("Excel workbook"),
};

static struct export_request
request_for(const struct application *application, const struct export *export)
{
	return (struct export_request){
		.assessment = session_assessment(application->session),
		.catalog = application->catalogs[export->language],
		.layout = export->layout,
		.format = export->format,
	};
}

/* Propose a file name for the format and language, unless the person gave one. */
static void
propose_name(const struct application *application, struct export *export)
{
	if (export->named)
		return;

	struct export_request request = request_for(application, export);
	auto_string char *name = export_file_name(&request);

	edit_field_close(&export->file);
	edit_field_open(&export->file, name, false);
}

static const char *
line_text(const struct catalog *catalog, const struct export *export, enum line line)
{
	return line == LINE_FORMAT ? tr(catalog, format_labels[export->format])
				   : language_name(export->language);
}

static void
draw_line(const struct catalog *catalog, struct export *export, struct canvas *canvas,
	struct area area, enum line line)
{
	bool focused = export->focus == line;
	int label_columns = 0;

	for (size_t i = 0; i < LINE_COUNT; i++) {
		int columns = width_text(tr(catalog, labels[i]), WIDTH_SCREEN);

		label_columns = columns > label_columns ? columns : label_columns;
	}

	struct area value = {
		area.row, area.column + label_columns + 2, 1, area.columns - label_columns - 2};

	canvas_text(canvas, area.row, area.column, label_columns, ROLE_NORMAL,
		tr(catalog, labels[line]));
	if (line == LINE_FILE) {
		if (focused)
			edit_field_draw(&export->file, canvas, value, NULL);
		else
			canvas_text(canvas, value.row, value.column, value.columns, ROLE_NORMAL,
				edit_field_text(&export->file));
		return;
	}

	auto_string char *text = string_format("< %s >", line_text(catalog, export, line));

	canvas_text_filled(canvas, value.row, value.column, value.columns,
		focused ? ROLE_SELECTED : ROLE_NORMAL, text);
	if (focused)
		canvas_cursor(canvas, value.row, value.column);
}

static void
export_draw(struct application *application, void *state, struct canvas *canvas, struct area area)
{
	struct export *export = state;
	const struct catalog *catalog = application_catalog(application);
	struct area inside =
		dialog_draw(canvas, area, LINE_COUNT + 2, 64, tr(catalog, N_("Export")));
	struct area last = {inside.row + inside.rows - 1, inside.column, 1, inside.columns};

	if (export->percent >= 0)
		progress_draw(
			canvas, last.row, last.column, last.columns, ROLE_NORMAL, export->percent);
	else if (files_exists(edit_field_text(&export->file)))
		canvas_text(canvas, last.row, last.column, last.columns, ROLE_WARNING,
			tr(catalog, N_("This file is there already and will be replaced.")));
	for (size_t i = 0; i < LINE_COUNT && (int)i < inside.rows; i++)
		draw_line(catalog, export, canvas,
			(struct area){inside.row + (int)i, inside.column, 1, inside.columns},
			(enum line)i);
}

/* The next or the previous choice of the focused line. */
static void
turn(struct application *application, struct export *export, bool forward)
{
	if (export->focus == LINE_FORMAT) {
		export->format = (export->format + (forward ? 1 : EXPORT_FORMAT_COUNT - 1)) %
				 EXPORT_FORMAT_COUNT;
	} else {
		const struct template *template =
			session_assessment(application->session)->template;

		do {
			export->language = forward ? language_next(export->language)
						   : language_previous(export->language);
		} while (!template->languages[export->language]);
	}
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

static void
act_next(struct application *application, void *state)
{
	struct export *export = state;

	(void)application;
	export->focus = (export->focus + 1) % LINE_COUNT;
}

static void
act_previous(struct application *application, void *state)
{
	struct export *export = state;

	(void)application;
	export->focus = (export->focus + LINE_COUNT - 1) % LINE_COUNT;
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

static bool
write_file(struct application *application, struct export *export, struct export_request *request,
	const char *path, struct error *error)
{
	struct progress_context progress = {application, export};
	struct record_authors authors;

	if (!session_record_authors(application->session, &authors, error))
		return false;
	request->changed_at = session_changed_at(application->session);
	request->record_authors = &authors;
	export->percent = 0;

	bool is_written = export_to_file(request, path, show_progress, &progress, error);

	record_authors_clear(&authors);
	return is_written;
}

static void
export_now(struct application *application, void *state)
{
	struct export *export = state;
	struct export_request request = request_for(application, export);
	auto_string char *path = memory_copy_string(edit_field_text(&export->file));
	struct error error = {0};

	if (!write_file(application, export, &request, path, &error)) {
		export->percent = -1;
		application_say_error(application, &error);
		return;
	}

	/* The whole path: whoever reads it need not know where the program was started. */
	auto_string char *whole = realpath(path, NULL);

	application_pop(application);
	application_say(application, ROLE_GOOD, N_("Exported to {path}."), "path",
		whole ? whole : path, NULL);
}

static void
act_export(struct application *application, void *state)
{
	struct export *export = state;
	const char *path = edit_field_text(&export->file);

	if (!files_exists(path)) {
		export_now(application, state);
		return;
	}

	auto_string char *question = tr_format(application_catalog(application),
		N_("{path} is there already. Replace it?"), "path", path, NULL);

	screen_confirm_open(application, question, export_now, state);
}

static void
export_free(void *state)
{
	struct export *export = state;

	edit_field_close(&export->file);
	report_layout_free(&export->layout);
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

static const struct binding bindings[] = {
	{"Enter", N_("export"), N_("Write the file"), act_export, NULL},
	{"Right Left Space", N_("other choice"), N_("Choose another format or language"), act_turn,
		can_turn},
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

void
screen_export_open(struct application *application)
{
	struct report_layout *layout = NULL;
	struct error_list faults = {0};

	if (!reports_load(REPORT_LAYOUT_DEFAULT, &layout, &faults)) {
		application_say_error(application, &faults.errors[0]);
		error_list_clear(&faults);
		return;
	}

	struct export *export = memory_allocate(sizeof(*export));

	export->layout = layout;
	export->format = EXPORT_WORKBOOK;
	export->language = session_assessment(application->session)->language;
	export->percent = -1;
	propose_name(application, export);
	application_push(application, &screen_export, export);
}
