/* SPDX-License-Identifier: MIT */
/* The assessments of a library as a report. */
#include "config.h"

#include "report/register.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/memory.h"
#include "base/string.h"
#include "i18n/format.h"
#include "i18n/phrases.h"
#include "report/build.h"
#include "session/library_reader.h"
#include "session/standing.h"

struct register_builder {
	const struct register_request *request;
	struct library_totals totals;
	struct report *report;
};

/* A day, as it is kept and as it is written. */
struct day {
	int64_t number; /* from 1970-01-01, and one more: 0 is none */
	char *plain;
	char *text;
};

/* Days that were written last: many assessments share one. */
#define DAYS_KEPT 1024

/* In milliseconds. */
#define MINUTE INT64_C(60000)
#define DAY (24 * 60 * MINUTE)

/* Rows of one table, made as they are asked for. */
struct register_rows {
	struct library_reader *reader;
	const struct layout_block *block;
	const struct catalog *catalog;
	struct block_cell *cells; /* of the row that was made last, or empty */
	struct day days[DAYS_KEPT];
};

/* An assessment, for those who fill its cells. */
struct subject {
	const struct library_entry *entry;
	const struct template *template; /* NULL: this program cannot read it */
	const struct catalog *catalog;
	struct day *days;
};

/*
 * From here on a cell is set to what it has to say. Much of it is said of one assessment after the
 * other, so a cell that says it already is left alone.
 */
static void
set_text(struct block_cell *cell, const char *text)
{
	if (cell->type == CELL_TEXT && cell->text && strcmp(cell->text, text) == 0)
		return;
	cell_clear(cell);
	*cell = cell_text(text);
}

static void
set_title(struct block_cell *cell, const struct subject *subject)
{
	const char *title = subject->entry->title;

	if (title[0]) {
		set_text(cell, title);
		return;
	}
	cell_clear(cell);
	*cell = cell_absent(tr(subject->catalog, N_("Untitled assessment")));
}

/* What is kept is an id of the list of a field of the template. */
static void
set_choice(struct block_cell *cell, const struct subject *subject, const char *kind_id,
	const char *field_id, const char *id)
{
	const struct template_kind *kind =
		subject->template ? template_find_kind(subject->template, kind_id) : NULL;
	const struct template_field *field = kind ? template_find_field(kind, field_id) : NULL;
	const struct template_item *item =
		field && field->list ? template_find_item(field->list, id) : NULL;

	set_text(
		cell, item ? localized_text(&item->label, catalog_language(subject->catalog)) : id);
}

static void
set_method(struct block_cell *cell, const struct subject *subject)
{
	const char *title = subject->template ? localized_text(&subject->template->title,
							catalog_language(subject->catalog))
					      : "";

	set_text(cell, title[0] ? title : subject->entry->template_name);
}

static void
set_template(struct block_cell *cell, const struct subject *subject)
{
	const char *name = subject->entry->template_name;
	const char *version = subject->entry->template_version;
	size_t length = strlen(name);

	if (cell->text && strncmp(cell->text, name, length) == 0 && cell->text[length] == ' ' &&
		strcmp(cell->text + length + 1, version) == 0)
		return;

	auto_string char *text = string_format("%s %s", name, version);

	set_text(cell, text);
}

static void
set_number(struct block_cell *cell, int number, const char *unit)
{
	char digits[16];
	char *plain = digits + sizeof(digits) - 1;
	unsigned rest = number > 0 ? (unsigned)number : 0;

	*plain = '\0';
	do {
		*--plain = (char)('0' + rest % 10);
		rest /= 10;
	} while (rest);
	if (cell->plain && strcmp(cell->plain, plain) == 0)
		return;

	struct string text = {0};

	string_append(&text, plain);
	string_append(&text, unit ? phrases_unit_gap(unit) : NULL);
	string_append(&text, unit);
	cell_clear(cell);
	*cell = cell_number(string_text(&text), plain, unit);
	string_clear(&text);
}

static void
set_date(struct block_cell *cell, const struct subject *subject, int64_t time)
{
	int offset = subject->template ? subject->template->utc_offset : 0;
	int64_t local = time + offset * MINUTE;
	int64_t number = local / DAY - (local % DAY < 0) + 1;
	struct day *day = &subject->days[(uint64_t)number % DAYS_KEPT];

	if (day->number != number) {
		free(day->plain);
		free(day->text);
		day->number = number;
		day->plain = clock_civil_date(time, offset);
		day->text = format_date(day->plain, catalog_language(subject->catalog));
	}
	if (cell->text && strcmp(cell->text, day->text) == 0)
		return;
	cell_clear(cell);
	*cell = cell_date(day->text, day->plain);
}

static void
set_cell(struct block_cell *cell, const struct subject *subject, enum register_column column)
{
	const struct library_entry *entry = subject->entry;

	switch (column) {
	case REGISTER_REFERENCE:
		set_text(cell, entry->reference);
		break;
	case REGISTER_TITLE:
		set_title(cell, subject);
		break;
	case REGISTER_CLIENT:
		set_text(cell, entry->client);
		break;
	case REGISTER_OWN_REFERENCE:
		set_text(cell, entry->own_reference);
		break;
	case REGISTER_CLASSIFICATION:
		set_choice(cell, subject, "assessment", "classification", entry->classification);
		break;
	case REGISTER_METHOD:
		set_method(cell, subject);
		break;
	case REGISTER_TEMPLATE:
		set_template(cell, subject);
		break;
	case REGISTER_LANGUAGE:
		set_text(cell, language_name(entry->language));
		break;
	case REGISTER_STATE:
		set_text(cell, tr(subject->catalog, standing_label_of(entry->retention.state)));
		break;
	case REGISTER_DECISION:
		set_choice(cell, subject, "answers", "decision", entry->decision);
		break;
	case REGISTER_PERCENT:
		set_number(cell, entry->percent, "%");
		break;
	case REGISTER_BLOCKING:
		set_number(cell, entry->blocking, NULL);
		break;
	case REGISTER_BEGUN:
		set_date(cell, subject, entry->begun);
		break;
	case REGISTER_CHANGED:
		set_date(cell, subject, entry->changed);
		break;
	case REGISTER_CHANGED_BY:
		set_text(cell, entry->changed_by);
		break;
	case REGISTER_COLUMN_COUNT:
		break;
	}
}

static const char *const headings[REGISTER_COLUMN_COUNT] = {
	[REGISTER_REFERENCE] = N_("Reference"),
	[REGISTER_TITLE] = N_("Title"),
	[REGISTER_CLIENT] = N_("Client"),
	[REGISTER_OWN_REFERENCE] = N_("Own reference"),
	[REGISTER_CLASSIFICATION] = N_("Classification"),
	[REGISTER_METHOD] = N_("Method"),
	[REGISTER_TEMPLATE] = N_("Template"),
	[REGISTER_LANGUAGE] = N_("Language"),
	[REGISTER_STATE] = N_("State"),
	[REGISTER_DECISION] = N_("Decision"),
	[REGISTER_PERCENT] = N_("Done"),
	[REGISTER_BLOCKING] = N_("To be settled"),
	[REGISTER_BEGUN] = N_("Begun"),
	[REGISTER_CHANGED] = N_("Last change"),
	[REGISTER_CHANGED_BY] = N_("Changed by"),
};

static struct block_cell *
next_row(void *context, struct error *error)
{
	struct register_rows *rows = context;
	struct subject subject = {.catalog = rows->catalog, .days = rows->days};

	if (!library_reader_next(rows->reader, &subject.entry, &subject.template, error) ||
		!subject.entry)
		return NULL;
	for (size_t i = 0; i < rows->block->register_column_count; i++)
		set_cell(&rows->cells[i], &subject, rows->block->register_columns[i]);
	return rows->cells;
}

static void
free_rows(void *context)
{
	struct register_rows *rows = context;

	for (size_t i = 0; i < rows->block->register_column_count; i++)
		cell_clear(&rows->cells[i]);
	library_reader_end(&rows->reader);
	for (size_t i = 0; i < DAYS_KEPT; i++) {
		free(rows->days[i].plain);
		free(rows->days[i].text);
	}
	free(rows->cells);
	free(rows);
}

/* Give a table its first rows; the cells are its own then. */
static bool
keep_rows(struct register_rows *rows, struct block_table *table, size_t most, struct error *error)
{
	struct error found = {0};

	for (size_t i = 0; i < most && next_row(rows, &found); i++) {
		for (size_t j = 0; j < table->column_count; j++) {
			block_table_add(table, rows->cells[j]);
			rows->cells[j] = (struct block_cell){0};
		}
	}
	if (found.kind == ERROR_NONE)
		return true;
	error_move(error, &found);
	return false;
}

static bool
add_table(struct register_builder *builder, struct chapter *chapter,
	const struct layout_block *block, struct error *error)
{
	const struct register_request *request = builder->request;
	bool is_long = builder->totals.count > BLOCK_ROWS_KEPT;
	struct block_table *table = chapter_add_table(chapter);
	struct register_rows *rows = memory_allocate(sizeof(*rows));

	rows->reader = library_reader_begin(request->library, request->client);
	rows->block = block;
	rows->catalog = request->catalog;
	rows->cells = memory_allocate_array(block->register_column_count, sizeof(*rows->cells));
	for (size_t i = 0; i < block->register_column_count; i++)
		block_table_add_column(
			table, tr(request->catalog, headings[block->register_columns[i]]));

	bool is_read = keep_rows(rows, table, is_long ? BLOCK_ROWS_SHOWN : BLOCK_ROWS_KEPT, error);

	if (is_read && is_long)
		block_table_set_source(table, next_row, free_rows, rows);
	else
		free_rows(rows);
	return is_read;
}

static bool
add_block(struct register_builder *builder, struct chapter *chapter,
	const struct layout_block *block, struct error *error)
{
	const char *text = localized_text(&block->text, builder->report->language);

	switch (block->type) {
	case LAYOUT_HEADING:
		chapter_add_heading(chapter, 1, text);
		return true;
	case LAYOUT_PARAGRAPH:
		chapter_add_paragraph(chapter, text);
		return true;
	case LAYOUT_NOTE:
		chapter_add_note(chapter, text);
		return true;
	case LAYOUT_ASSESSMENTS:
		return add_table(builder, chapter, block, error);
	default:
		/* A layout with anything else does not load. */
		return true;
	}
}

static bool
add_chapters(struct register_builder *builder, struct error *error)
{
	const struct register_request *request = builder->request;
	struct report *report = builder->report;
	const struct report_layout *layout = request->layout;
	const struct layout_chapters *chapters =
		request->is_workbook && layout->sheets.chapter_count ? &layout->sheets
								     : &layout->chapters;

	for (size_t i = 0; i < chapters->chapter_count; i++) {
		const struct layout_chapter *from = &chapters->chapters[i];
		const char *title = localized_text(&from->title, report->language);
		struct chapter *chapter = report_add_chapter(
			report, title[0] ? title : tr(request->catalog, N_("Assessments")));

		for (size_t j = 0; j < from->block_count; j++)
			if (!add_block(builder, chapter, &from->blocks[j], error))
				return false;
	}
	return true;
}

static void
add_fact(struct report *report, const char *label, struct block_cell value)
{
	block_fields_add(&report->facts, label, NULL, value);
}

static void
replace(char **text, char *by)
{
	free(*text);
	*text = by;
}

/* Whose assessments, of which day, how many. */
static void
add_facts(struct register_builder *builder)
{
	const struct register_request *request = builder->request;
	const struct library_totals *totals = &builder->totals;
	const struct catalog *catalog = request->catalog;
	struct report *report = builder->report;

	if (request->client) {
		add_fact(report, tr(catalog, N_("Client")), cell_text(request->client));
		replace(&report->client, report_copy_text(request->client));
	}
	add_fact(report, tr(catalog, N_("Assessments")),
		cell_amount(totals->count, catalog_language(catalog)));
	if (request->today)
		report->date = memory_copy_string(request->today);
	else if (totals->count)
		report->date = clock_civil_date(totals->changed, totals->utc_offset);
	if (report->date) {
		auto_string char *date = format_date(report->date, report->language);

		add_fact(report, tr(catalog, N_("As of")), cell_text(date));
		replace(&report->as_of, tr_format(catalog, N_("As of {date}"), "date", date, NULL));
	}
	if (request->is_draft)
		report->draft = memory_copy_string(tr(catalog, N_("Draft")));
	replace(&report->page_number,
		tr_format(catalog, N_("Page {page} of {pages}"), "page", REPORT_PAGE_NUMBER,
			"pages", REPORT_PAGE_COUNT, NULL));
	replace(&report->continued, memory_copy_string(tr(catalog, N_("(continued)"))));
	replace(&report->facts_title, memory_copy_string(tr(catalog, N_("About this report"))));
}

struct report *
register_build(const struct register_request *request, struct error *error)
{
	enum language language = catalog_language(request->catalog);
	struct register_builder builder = {.request = request};

	if (!library_count(request->library, request->client, &builder.totals, error))
		return NULL;
	builder.report = report_new(language, localized_text(&request->layout->title, language),
		localized_text(&request->layout->subtitle, language));
	builder.report->layout = memory_copy_string(request->layout->name);
	if (request->has_contents || request->layout->has_contents)
		builder.report->contents_title =
			memory_copy_string(tr(request->catalog, N_("Contents")));
	add_facts(&builder);
	report_set_page(builder.report, request->layout);
	if (!add_chapters(&builder, error))
		report_free(&builder.report);
	return builder.report;
}
