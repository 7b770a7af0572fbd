/* SPDX-License-Identifier: MIT */
/* Reading workbooks back. */
#include "config.h"

#include "report/readback.h"

#include <archive.h>
#include <archive_entry.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/string.h"

#define READ_BYTES 65536
#define TAIL_BYTES 16

/* Counts how often a tag such as "<row " goes by, in whatever pieces its letters come. */
struct tag_counter {
	const char *tag;
	size_t matched;
	size_t count;
};

static void
count_tag(struct tag_counter *counter, char byte)
{
	if (byte == counter->tag[counter->matched])
		counter->matched++;
	else
		counter->matched = byte == counter->tag[0];
	if (!counter->tag[counter->matched]) {
		counter->count++;
		counter->matched = 0;
	}
}

/* One part of the file, as it was read. */
struct part {
	size_t length;
	char tail[TAIL_BYTES + 1]; /* its last bytes */
	size_t rows;
	size_t cells;
	size_t formulas;
};

static void
keep_tail(struct part *part, const char *bytes, size_t length)
{
	auto_string char *both = string_format("%s%.*s", part->tail,
		(int)(length < TAIL_BYTES ? length : TAIL_BYTES),
		bytes + (length < TAIL_BYTES ? 0 : length - TAIL_BYTES));
	size_t both_length = strlen(both);
	size_t start = both_length > TAIL_BYTES ? both_length - TAIL_BYTES : 0;

	memcpy(part->tail, both + start, both_length - start + 1);
}

/* Read a part to its end, which is also where its checksum is compared. */
static bool
read_part(struct archive *archive, struct part *part)
{
	struct tag_counter rows = {.tag = "<row "};
	struct tag_counter values = {.tag = "<v>"};
	struct tag_counter texts = {.tag = "<is>"};
	struct tag_counter formulas = {.tag = "<f>"};
	char bytes[READ_BYTES];

	*part = (struct part){0};
	for (;;) {
		la_ssize_t length = archive_read_data(archive, bytes, sizeof(bytes));

		if (length < 0)
			return false;
		if (length == 0)
			break;
		for (la_ssize_t i = 0; i < length; i++) {
			count_tag(&rows, bytes[i]);
			count_tag(&values, bytes[i]);
			count_tag(&texts, bytes[i]);
			count_tag(&formulas, bytes[i]);
		}
		keep_tail(part, bytes, (size_t)length);
		part->length += (size_t)length;
	}
	part->rows = rows.count;
	part->cells = values.count + texts.count;
	part->formulas = formulas.count;
	return true;
}

static bool
ends_with(const char *text, const char *end)
{
	size_t length = strlen(text);

	while (length && text[length - 1] == '\n')
		length--;
	return length >= strlen(end) && strncmp(text + length - strlen(end), end, strlen(end)) == 0;
}

/* What has been found of the parts that must be there. */
struct found {
	bool contents, workbook, styles, relations;
	bool *sheets; /* one for each */
};

/* Whether a part is whole, and what its name says it is. */
static bool
check_part(const char *name, const struct part *part, const struct sheet_count *sheets,
	size_t sheet_count, struct found *found)
{
	/* Of a picture its checksum says that it is whole. */
	bool is_picture = strncmp(name, "xl/media/", strlen("xl/media/")) == 0;

	if (!part->length || (!is_picture && !ends_with(part->tail, ">")))
		return false;
	found->contents = found->contents || string_equal(name, "[Content_Types].xml");
	found->relations = found->relations || string_equal(name, "_rels/.rels");
	found->workbook = found->workbook || string_equal(name, "xl/workbook.xml");
	found->styles = found->styles || string_equal(name, "xl/styles.xml");
	if (string_equal(name, "xl/sharedStrings.xml"))
		return ends_with(part->tail, "</sst>");
	for (size_t i = 0; i < sheet_count; i++) {
		auto_string char *sheet = string_format("xl/worksheets/sheet%zu.xml", i + 1);

		if (!string_equal(name, sheet))
			continue;
		found->sheets[i] = true;
		return ends_with(part->tail, "</worksheet>") && !part->formulas &&
		       part->rows == sheets[i].rows && part->cells == sheets[i].cells;
	}
	return true;
}

static bool
check_parts(struct archive *archive, const struct sheet_count *sheets, size_t sheet_count,
	struct found *found)
{
	struct archive_entry *entry;
	struct part part;
	int result;

	while ((result = archive_read_next_header(archive, &entry)) == ARCHIVE_OK) {
		const char *name = archive_entry_pathname(entry);

		if (!name || !read_part(archive, &part) ||
			!check_part(name, &part, sheets, sheet_count, found))
			return false;
	}
	if (result != ARCHIVE_EOF)
		return false;
	for (size_t i = 0; i < sheet_count; i++) {
		if (!found->sheets[i])
			return false;
	}
	return found->contents && found->relations && found->workbook && found->styles;
}

bool
readback_workbook(const char *path, const char *target, const struct sheet_count *sheets,
	size_t sheet_count, struct error *error)
{
	struct archive *archive = archive_read_new();
	struct found found = {.sheets = memory_allocate_array(sheet_count + 1, sizeof(bool))};
	bool is_whole = archive &&
			archive_read_support_format_zip_seekable(archive) == ARCHIVE_OK &&
			archive_read_open_filename(archive, path, READ_BYTES) == ARCHIVE_OK &&
			check_parts(archive, sheets, sheet_count, &found);

	archive_read_free(archive);
	free(found.sheets);
	if (is_whole)
		return true;
	return error_set(error, ERROR_IO,
		N_("{path} was not written whole, so it was taken away again. Is the disk full?"),
		"path", target, NULL);
}
