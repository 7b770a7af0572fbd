/* SPDX-License-Identifier: MIT */
/* What differs between two moments, as Markdown. */
#include "config.h"

#include "report/markdown_differences.h"

#include "base/memory.h"
#include "report/markdown_text.h"
#include "text/utf8.h"

/* A text that people typed, or a piece of it, in a table's cell. */
static void
append_piece(struct string *markdown, const char *text, size_t length)
{
	auto_string char *piece = string_format("%.*s", (int)length, text);
	auto_string char *safe = utf8_sanitize_for_file(piece);

	markdown_append_cell(markdown, safe);
}

/* One side of a value, with what the other has not in an element. */
static void
append_side(
	const struct diff_value *value, bool is_new, const char *element, struct string *markdown)
{
	const char *text = is_new ? value->new_text : value->old_text;

	for (size_t i = 0; i < value->words.part_count; i++) {
		const struct difference_part *part = &value->words.parts[i];
		size_t start = is_new ? part->new_start : part->old_start;
		size_t length = is_new ? part->new_length : part->old_length;
		bool is_marked = !part->is_same && value->type == DIFF_CHANGED;

		if (!length)
			continue;
		if (is_marked)
			string_append_format(markdown, "<%s>", element);
		append_piece(markdown, text + start, length);
		if (is_marked)
			string_append_format(markdown, "</%s>", element);
	}
}

static void
append_erased(bool is_erased, const struct catalog *catalog, struct string *markdown)
{
	if (is_erased)
		string_append_format(markdown, "*%s*", tr(catalog, N_("Erased")));
}

static void
write_table(const struct diff_record *record, const struct catalog *catalog, enum language language,
	struct string *markdown)
{
	string_append_format(markdown, "| %s | %s | %s |\n| --- | --- | --- |\n",
		tr(catalog, N_("Field")), tr(catalog, N_("Before")), tr(catalog, N_("After")));
	for (size_t i = 0; i < record->value_count; i++) {
		const struct diff_value *value = &record->values[i];
		auto_string char *label = diff_value_label(value, language);

		string_append(markdown, "| ");
		markdown_append_cell(markdown, label);
		string_append(markdown, " | ");
		append_side(value, false, "del", markdown);
		append_erased(value->old_erased, catalog, markdown);
		string_append(markdown, " | ");
		append_side(value, true, "ins", markdown);
		append_erased(value->new_erased, catalog, markdown);
		string_append(markdown, " |\n");
	}
}

static void
write_record(const struct diff_record *record, const struct catalog *catalog,
	enum language language, struct string *markdown)
{
	auto_string char *name = utf8_sanitize_for_file(record->name);

	if (name[0]) {
		auto_string char *heading = tr_format(catalog, N_("{label}: {text}"), "label",
			tr(catalog, diff_type_label(record->type)), "text", name, NULL);

		string_append(markdown, "\n### ");
		markdown_append_line(markdown, heading);
		string_append(markdown, "\n");
	}
	string_append(markdown, "\n");
	if (record->value_count)
		write_table(record, catalog, language, markdown);
}

void
markdown_write_differences(const struct diff *diff, const char *title, const char *summary,
	const struct catalog *catalog, enum language language, struct string *markdown)
{
	auto_string char *safe = utf8_sanitize_for_file(title);

	string_append(markdown, "# ");
	markdown_append_line(markdown, safe);
	string_append(markdown, "\n\n");
	markdown_append_line(markdown, summary);
	string_append(markdown, "\n");
	for (size_t i = 0; i < diff->record_count; i++) {
		const struct diff_record *record = &diff->records[i];

		if (i == 0 || record->step != diff->records[i - 1].step) {
			string_append(markdown, "\n## ");
			markdown_append_line(markdown, diff_step_title(record, catalog, language));
			string_append(markdown, "\n");
		}
		write_record(record, catalog, language, markdown);
	}
}
