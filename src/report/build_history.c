/* SPDX-License-Identifier: MIT */
/* The log as a table: a row for each value that a change touched, the last change first. */
#include "config.h"

#include <inttypes.h>
#include <string.h>

#include "base/clock.h"
#include "base/memory.h"
#include "base/string.h"
#include "i18n/format.h"
#include "report/builder.h"
#include "text/clip.h"

/* So much of a value, in columns of text, tells which it was; and so many rows are a table that is
 * still read. */
#define VALUE_COLUMNS 120
#define ROWS_MOST 5000

/* What an assessment began with is told in one row: what was changed of it since stands in the rows
 * of those changes. */
static bool
is_told_in_one_row(const struct history_change *change)
{
	return change->act == ACT_BEGIN || !change->edit_count;
}

static size_t
count_rows(const struct history_change *change)
{
	return is_told_in_one_row(change) ? 1 : change->edit_count;
}

/* What was done: the act, the change that it takes back, where it moved to, and why. */
static struct block_cell
make_act(const struct builder *builder, const struct history_change *change)
{
	const struct catalog *catalog = builder->catalog;
	struct block_cell cell = cell_text(tr(catalog, act_label(change->act)));

	if (change->template_name) {
		auto_string char *move =
			tr_format(catalog, N_("Moved to template {template} {version}"), "template",
				change->template_name, "version", change->template_version, NULL);

		cell_add_note(&cell, move, builder->language);
	}
	if (change->reverts) {
		auto_string char *number = string_format("%" PRId64, change->reverts);
		auto_string char *reverts =
			tr_format(catalog, N_("change {number}"), "number", number, NULL);

		cell_add_note(&cell, reverts, builder->language);
	}
	if (!string_is_empty(change->reason))
		cell_add_note(&cell, change->reason, builder->language);
	return cell;
}

static void
begin_row(const struct builder *builder, struct block_table *table,
	const struct history_change *change)
{
	int offset = builder->template->utc_offset;
	auto_string char *day = clock_civil_date(change->time, offset);
	auto_string char *date = format_date(day, builder->language);
	auto_string char *instant = format_instant(change->time, offset);

	block_table_add(table, cell_count((size_t)change->number));
	block_table_add(table, cell_date(date, day));
	block_table_add(table, cell_text(strchr(instant, ' ') + 1));
	block_table_add(table, cell_text(change->author.name));
	block_table_add(table, make_act(builder, change));
}

static struct block_cell
make_value(const struct builder *builder, const struct template_field *field,
	const struct history_edit *edit, const char *kept)
{
	if (!kept)
		return edit->erased ? cell_absent(tr(builder->catalog, N_("Erased")))
				    : cell_text("");

	auto_string char *shown =
		field ? assessment_show_kept(builder->assessment, field, kept, builder->language)
		      : memory_copy_string(kept);
	auto_string char *brief = clip_text(shown, VALUE_COLUMNS, CLIP_MARK, WIDTH_FILE);

	return cell_text(brief);
}

/* The field's label, with the language of a text that has several; its id where the template has
 * none of that id any more. */
static struct block_cell
make_field(const struct builder *builder, const struct template_field *field,
	const struct history_edit *edit)
{
	struct block_cell cell =
		cell_text(field ? builder_label(builder, &field->label) : edit->field);

	if (edit->language != LANGUAGE_NONE)
		cell_add_note(&cell, language_short_name(edit->language), builder->language);
	return cell;
}

static void
add_edit(const struct builder *builder, struct block_table *table, const struct history_edit *edit)
{
	const struct record *record = assessment_find_record(builder->assessment, edit->record);
	bool is_presence = string_equal(edit->field, EDIT_PRESENCE);
	const struct template_field *field =
		record && !is_presence ? template_find_field(record->kind, edit->field) : NULL;
	auto_string char *label =
		record ? builder_record_label(builder, record) : memory_copy_string(edit->record);

	block_table_add(table, cell_text(label));
	if (is_presence) {
		/* What the act says already. */
		for (int column = 0; column < 3; column++)
			block_table_add(table, cell_text(""));
		return;
	}
	block_table_add(table, make_field(builder, field, edit));
	block_table_add(table, make_value(builder, field, edit, edit->old_text));
	block_table_add(table, make_value(builder, field, edit, edit->new_text));
}

static void
add_change(const struct builder *builder, struct block_table *table,
	const struct history_change *change)
{
	if (is_told_in_one_row(change)) {
		auto_string char *count = builder_count(builder, change->edit_count);
		auto_string char *text = change->edit_count
						 ? tr_format(builder->catalog, N_("{count} values"),
							   "count", count, NULL)
						 : memory_copy_string("");

		begin_row(builder, table, change);
		for (int column = 0; column < 3; column++)
			block_table_add(table, cell_text(""));
		block_table_add(table, cell_text(text));
		return;
	}
	for (size_t i = 0; i < change->edit_count; i++) {
		begin_row(builder, table, change);
		add_edit(builder, table, &change->edits[i]);
	}
}

static struct block_table *
begin_table(const struct builder *builder)
{
	static const char *const columns[] = {N_("Change"), N_("Date"), N_("Time"), N_("By"),
		N_("What was done"), N_("Where"), N_("Field"), N_("Before"), N_("After")};
	struct block_table *table = chapter_add_table(builder->chapter);

	for (size_t i = 0; i < sizeof(columns) / sizeof(columns[0]); i++)
		block_table_add_column(table, tr(builder->catalog, columns[i]));
	return table;
}

void
build_history(struct builder *builder)
{
	const struct record_authors *log = builder->authors;
	/* What was written after the assessment was read is no part of the version shown. */
	size_t count = !log               ? 0
		       : log->version > 0 ? (size_t)log->version
					  : log->history.change_count;
	size_t rows = 0;
	size_t first = count;

	if (!count) {
		chapter_add_paragraph(
			builder->chapter, tr(builder->catalog, N_("Nothing is recorded here.")));
		return;
	}
	while (first > 0 &&
		(first == count ||
			rows + count_rows(&log->history.changes[first - 1]) <= ROWS_MOST))
		rows += count_rows(&log->history.changes[--first]);
	if (first > 0) {
		auto_string char *shown = builder_count(builder, count - first);
		auto_string char *all = builder_count(builder, count);
		auto_string char *note = tr_format(builder->catalog,
			N_("The last {shown} of {all} changes; pia history tells them all."),
			"shown", shown, "all", all, NULL);

		chapter_add_note(builder->chapter, note);
	}

	struct block_table *table = begin_table(builder);

	for (size_t i = count; i > first; i--)
		add_change(builder, table, &log->history.changes[i - 1]);
}
