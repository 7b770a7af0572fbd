/* SPDX-License-Identifier: MIT */
/* The assessments of a library as a report. */
#include "config.h"

#include "report/register.h"

#include <stdlib.h>

#include "base/clock.h"
#include "base/memory.h"
#include "base/string.h"
#include "i18n/format.h"
#include "report/build.h"
#include "session/library_reader.h"

struct register_builder {
	const struct register_request *request;
	struct library_totals totals;
	struct report *report;
};

/* Rows of one table, made as they are asked for. */
struct register_rows {
	struct library_reader *reader;
	const struct layout_block *block;
	const struct catalog *catalog;
	struct block_cell *cells; /* of the row that was made last */
};

/* An assessment, for those who fill its cells. */
struct subject {
	const struct library_entry *entry;
	const struct template *template; /* NULL: this program cannot read it */
	const struct catalog *catalog;
};

static struct block_cell
make_title(const struct subject *subject)
{
	const char *title = subject->entry->title;

	return title[0] ? cell_text(title)
			: cell_absent(tr(subject->catalog, N_("Untitled assessment")));
}

/* What is kept is an id of a list of the template. */
static struct block_cell
make_classification(const struct subject *subject)
{
	const char *id = subject->entry->classification;
	const struct template_kind *kind =
		subject->template ? template_find_kind(subject->template, "assessment") : NULL;
	const struct template_field *field =
		kind ? template_find_field(kind, "classification") : NULL;
	const struct template_item *item =
		field && field->list ? template_find_item(field->list, id) : NULL;

	return cell_text(
		item ? localized_text(&item->label, catalog_language(subject->catalog)) : id);
}

static struct block_cell
make_method(const struct subject *subject)
{
	const char *title = subject->template ? localized_text(&subject->template->title,
							catalog_language(subject->catalog))
					      : "";

	return cell_text(title[0] ? title : subject->entry->template_name);
}

static struct block_cell
make_template(const struct subject *subject)
{
	auto_string char *text = string_format(
		"%s %s", subject->entry->template_name, subject->entry->template_version);

	return cell_text(text);
}

static struct block_cell
make_percent(const struct subject *subject)
{
	auto_string char *plain = string_format("%d", subject->entry->percent);
	auto_string char *text = string_format("%d %%", subject->entry->percent);

	return cell_number(text, plain, "%");
}

static struct block_cell
make_date(const struct subject *subject, int64_t time)
{
	auto_string char *plain =
		clock_civil_date(time, subject->template ? subject->template->utc_offset : 0);
	auto_string char *text = format_date(plain, catalog_language(subject->catalog));

	return cell_date(text, plain);
}

static struct block_cell
make_cell(const struct subject *subject, enum register_column column)
{
	const struct library_entry *entry = subject->entry;

	switch (column) {
	case REGISTER_REFERENCE:
		return cell_text(entry->reference);
	case REGISTER_TITLE:
		return make_title(subject);
	case REGISTER_CLIENT:
		return cell_text(entry->client);
	case REGISTER_OWN_REFERENCE:
		return cell_text(entry->own_reference);
	case REGISTER_CLASSIFICATION:
		return make_classification(subject);
	case REGISTER_METHOD:
		return make_method(subject);
	case REGISTER_TEMPLATE:
		return make_template(subject);
	case REGISTER_LANGUAGE:
		return cell_text(language_name(entry->language));
	case REGISTER_PERCENT:
		return make_percent(subject);
	case REGISTER_BLOCKING:
		return cell_count((size_t)entry->blocking);
	case REGISTER_BEGUN:
		return make_date(subject, entry->begun);
	case REGISTER_CHANGED:
		return make_date(subject, entry->changed);
	case REGISTER_CHANGED_BY:
		return cell_text(entry->changed_by);
	case REGISTER_COLUMN_COUNT:
		break;
	}
	return cell_text("");
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
	[REGISTER_PERCENT] = N_("Done"),
	[REGISTER_BLOCKING] = N_("To be settled"),
	[REGISTER_BEGUN] = N_("Begun"),
	[REGISTER_CHANGED] = N_("Last change"),
	[REGISTER_CHANGED_BY] = N_("Changed by"),
};

static void
clear_row(struct register_rows *rows)
{
	for (size_t i = 0; i < rows->block->register_column_count; i++)
		cell_clear(&rows->cells[i]);
}

static struct block_cell *
next_row(void *context, struct error *error)
{
	struct register_rows *rows = context;
	struct subject subject = {.catalog = rows->catalog};

	clear_row(rows);
	if (!library_reader_next(rows->reader, &subject.entry, &subject.template, error) ||
		!subject.entry)
		return NULL;
	for (size_t i = 0; i < rows->block->register_column_count; i++)
		rows->cells[i] = make_cell(&subject, rows->block->register_columns[i]);
	return rows->cells;
}

static void
free_rows(void *context)
{
	struct register_rows *rows = context;

	clear_row(rows);
	library_reader_end(&rows->reader);
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

	*rows = (struct register_rows){
		.reader = library_reader_begin(request->library, request->client),
		.block = block,
		.catalog = request->catalog,
		.cells = memory_allocate_array(block->register_column_count, sizeof(*rows->cells)),
	};
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
	add_facts(&builder);
	report_set_page(builder.report, request->layout);
	if (!add_chapters(&builder, error))
		report_free(&builder.report);
	return builder.report;
}
