/* SPDX-License-Identifier: MIT */
/* The workbook writer. */
#include "config.h"

#include "report/workbook.h"

#include <stdlib.h>
#include <xlsxwriter.h>

#include "base/clock.h"
#include "base/files.h"
#include "base/memory.h"
#include "base/string.h"
#include "report/quiet.h"
#include "report/workbook_text.h"
#include "report/workbook_writer.h"

/* The facts as properties of the document, and a time that does not depend on the clock. */
static void
set_properties(struct writer *writer)
{
	const struct report *report = writer->report;
	auto_string char *title = workbook_property(report->title, 200);
	auto_string char *subject = workbook_property(report->subtitle, 200);
	auto_string char *company = workbook_property(report->client, 200);
	auto_string char *category = workbook_property(report->classification, 200);
	auto_string char *keywords = workbook_property(report->own_reference, 200);
	auto_string char *draft = workbook_property(report->draft ? report->draft : "", 200);
	auto_string char *instant =
		string_format("%sT00:00:00Z", report->date ? report->date : "1980-01-01");
	int64_t milliseconds = 0;

	clock_parse(instant, &milliseconds);

	lxw_doc_properties properties = {
		.title = title,
		.subject = subject,
		.company = company,
		.category = category,
		.keywords = keywords,
		.status = draft,
		.created = (time_t)(milliseconds / 1000),
	};

	writer_note(writer, workbook_set_properties(writer->book, &properties));
}

/* With very many rows the library keeps one in memory at a time. */
static bool
has_many_rows(const struct report *report)
{
	size_t rows = 0;

	for (size_t i = 0; i < report->chapter_count; i++) {
		for (size_t j = 0; j < report->chapters[i]->block_count; j++) {
			const struct block *block = report->chapters[i]->blocks[j];

			if (block->table && block->table->source)
				return true;
			if (block->table)
				rows += block_table_row_count(block->table);
		}
	}
	return rows > BLOCK_ROWS_KEPT;
}

static void
write_book(struct writer *writer, const char *path, char *folder)
{
	writer->is_streamed = has_many_rows(writer->report);

	lxw_workbook_options options = {
		.constant_memory = writer->is_streamed,
		.tmpdir = folder,
	};

	writer->book = workbook_new_opt(path, &options);
	writer->formats.book = writer->book;
	if (!writer->book) {
		writer_note(writer, LXW_ERROR_MEMORY_MALLOC_FAILED);
		return;
	}
	set_properties(writer);
	for (size_t i = 0; i < writer->report->chapter_count; i++) {
		if (!writer_put_chapter(writer, writer->report->chapters[i], i == 0) ||
			!writer_put_charts(writer))
			writer_note(writer, LXW_ERROR_PARAMETER_VALIDATION);
	}
	writer_put_links(writer);
	writer_note(writer, workbook_close(writer->book));
}

static bool
report_failure(const struct writer *writer, const char *target, struct error *error)
{
	if (writer->failure == LXW_ERROR_WORKSHEET_INDEX_OUT_OF_RANGE)
		return error_set(error, ERROR_DATA,
			N_("There is more to write than a sheet of a workbook holds. Export to "
			   "Markdown instead."),
			NULL);
	return error_set(error, ERROR_IO, N_("{path} cannot be written: {reason}."), "path", target,
		"reason", lxw_strerror(writer->failure), NULL);
}

bool
workbook_write(
	const struct report *report, const char *path, const char *target, struct error *error)
{
	struct writer writer = {.report = report};
	struct quiet quiet;
	auto_string char *folder = files_folder_of(path);

	quiet_enter(&quiet);
	write_book(&writer, path, folder);
	quiet_leave(&quiet);

	bool is_written =
		report_check_sources(report, error) &&
		(writer.failure == LXW_NO_ERROR ? readback_workbook(path, target, writer.counts,
							  writer.sheet_count, error)
						: report_failure(&writer, target, error));

	for (size_t i = 0; i < writer.name_count; i++)
		free(writer.names[i]);
	free(writer.names);
	writer_forget_tables(&writer);
	writer_forget_links(&writer);
	free(writer.counts);
	workbook_formats_clear(&writer.formats);
	return is_written;
}
