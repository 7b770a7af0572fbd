/* SPDX-License-Identifier: MIT */
/* What differs from an earlier moment, its words marked. */
#include "config.h"

#include "assessment/diff.h"
#include "base/memory.h"
#include "base/string.h"
#include "report/builder.h"
#include "session/past.h"

/* Where before and after stand in the table of all. */
#define SIDES_COLUMN 4

/* The change of this number; NULL where the log is not known that far. */
static const struct history_change *
find_change(const struct builder *builder, int64_t number)
{
	const struct history *history = builder->authors ? &builder->authors->history : NULL;

	return history && number > 0 && (size_t)number <= history->change_count
		       ? &history->changes[number - 1]
		       : NULL;
}

/* A moment by its change, with what it is known by. */
static struct block_cell
make_moment(const struct builder *builder, int64_t number, int64_t time)
{
	const struct history_change *change = find_change(builder, number);
	const struct history_change *next = find_change(builder, number + 1);
	auto_string char *text = builder_moment(builder, number, time);
	struct block_cell cell = cell_text(text);

	if (change && change->act == ACT_SNAPSHOT)
		cell_add_note(&cell, change->reason, builder->language);
	else if (next && next->act == ACT_SUBMIT)
		cell_add_note(&cell, tr(builder->catalog, N_("the version sent to review")),
			builder->language);
	return cell;
}

/* How many values and records of one step differ, the step that begins with a record of the diff.
 * Returns the record behind its last one. */
static size_t
count_of_step(const struct diff *diff, size_t first, size_t counts[DIFF_REMOVED + 1])
{
	size_t end = first;

	while (end < diff->record_count && diff->records[end].step == diff->records[first].step)
		end++;

	const struct diff part = {.records = diff->records + first, .record_count = end - first};

	for (enum diff_type type = DIFF_NEW; type <= DIFF_REMOVED; type++)
		counts[type] = diff_count(&part, type);
	return end;
}

static void
add_counts(struct builder *builder, const struct diff *diff)
{
	const struct catalog *catalog = builder->catalog;
	struct block_table *table;
	size_t counts[DIFF_REMOVED + 1];

	chapter_add_heading(builder->chapter, 1, tr(catalog, N_("Differences by step")));
	table = chapter_add_table(builder->chapter);
	block_table_add_column(table, tr(catalog, N_("Step")));
	for (enum diff_type type = DIFF_NEW; type <= DIFF_REMOVED; type++)
		block_table_add_column(table, tr(catalog, diff_type_label(type)));
	for (size_t i = 0; i < diff->record_count;) {
		block_table_add(table,
			cell_text(diff_step_title(&diff->records[i], catalog, builder->language)));
		i = count_of_step(diff, i, counts);
		for (enum diff_type type = DIFF_NEW; type <= DIFF_REMOVED; type++)
			block_table_add(table, cell_amount(counts[type], builder->language));
	}
}

/* Find what differs; false, and said so, where there is nothing to compare with or nothing does. */
static bool
find(struct builder *builder, struct diff *diff)
{
	const char *nothing = N_("There is nothing to compare with.");

	*diff = (struct diff){0};
	if (builder->before) {
		diff_find(
			builder->before->assessment, builder->assessment, builder->language, diff);
		nothing = N_("Nothing differs.");
	}
	if (diff->record_count)
		return true;
	chapter_add_paragraph(builder->chapter, tr(builder->catalog, nothing));
	return false;
}

void
build_compared(struct builder *builder)
{
	const struct catalog *catalog = builder->catalog;
	const struct past *before = builder->before;
	struct diff diff;

	if (before) {
		struct block_fields *fields = chapter_add_fields(builder->chapter, FIELDS_FACTS);
		auto_string char *hash = seal_write_hex(&before->head, sizeof(before->head));

		block_fields_add(fields, tr(catalog, N_("Before")), NULL,
			make_moment(builder, before->number, before->time));
		block_fields_add(
			fields, tr(catalog, N_("Hash of the log up to it")), NULL, cell_text(hash));
		if (builder->authors && builder->authors->version)
			block_fields_add(fields, tr(catalog, N_("After")), NULL,
				make_moment(
					builder, builder->authors->version, builder->changed_at));
	}
	if (find(builder, &diff))
		add_counts(builder, &diff);
	diff_clear(&diff);
}

/* One side of a value. */
static struct block_cell
make_side(const struct builder *builder, const struct diff_value *value, bool is_former)
{
	const char *text = is_former ? value->old_text : value->new_text;
	struct block_cell cell;

	if (is_former ? value->old_erased : value->new_erased)
		return cell_absent(tr(builder->catalog, N_("Erased")));
	cell = cell_text("");
	cell.is_former = is_former;
	for (size_t i = 0; i < value->words.part_count; i++) {
		const struct difference_part *part = &value->words.parts[i];

		cell_append(&cell, text + (is_former ? part->old_start : part->new_start),
			is_former ? part->old_length : part->new_length,
			!part->is_same && value->type == DIFF_CHANGED);
	}
	return cell;
}

static void
add_value(const struct builder *builder, struct block_table *table, const struct diff_value *value)
{
	auto_string char *label = diff_value_label(value, builder->language);

	block_table_add(table, cell_text(label));
	if (builder->arrangement == ARRANGE_BY_KINDS)
		block_table_add(
			table, cell_text(tr(builder->catalog, diff_type_label(value->type))));
	block_table_add(table, make_side(builder, value, true));
	block_table_add(table, make_side(builder, value, false));
}

/* To be sorted and filtered: a row for each value, with all that says where it stands. */
static void
build_rows(struct builder *builder, const struct diff *diff)
{
	static const char *const columns[] = {
		N_("Step"), N_("Where"), N_("Field"), N_("Difference"), N_("Before"), N_("After")};
	const struct catalog *catalog = builder->catalog;
	struct block_table *table = chapter_add_table(builder->chapter);

	for (size_t i = 0; i < sizeof(columns) / sizeof(columns[0]); i++)
		block_table_add_column(table, tr(catalog, columns[i]));
	table->sides_column = SIDES_COLUMN;
	for (size_t i = 0; i < diff->record_count; i++) {
		const struct diff_record *record = &diff->records[i];
		const char *step = diff_step_title(record, catalog, builder->language);

		for (size_t j = 0; j < record->value_count; j++) {
			block_table_add(table, cell_text(step));
			block_table_add(table, cell_text(record->name));
			add_value(builder, table, &record->values[j]);
		}
		if (record->value_count)
			continue;
		/* It has come or gone, and says nothing. */
		block_table_add(table, cell_text(step));
		block_table_add(table, cell_text(record->name));
		block_table_add(table, cell_text(""));
		block_table_add(table, cell_text(tr(catalog, diff_type_label(record->type))));
		block_table_add(table, cell_text(""));
		block_table_add(table, cell_text(""));
	}
}

/* To be read: step by step, record by record. */
static void
build_texts(struct builder *builder, const struct diff *diff)
{
	const struct catalog *catalog = builder->catalog;

	for (size_t i = 0; i < diff->record_count; i++) {
		const struct diff_record *record = &diff->records[i];
		struct block_table *table;

		if (i == 0 || record->step != diff->records[i - 1].step)
			chapter_add_heading(builder->chapter, 1,
				diff_step_title(record, catalog, builder->language));
		if (record->name[0]) {
			auto_string char *heading = tr_format(catalog, N_("{label}: {text}"),
				"label", tr(catalog, diff_type_label(record->type)), "text",
				record->name, NULL);

			chapter_add_heading(builder->chapter, 2, heading);
		}
		if (!record->value_count)
			continue;
		table = chapter_add_table(builder->chapter);
		block_table_add_column(table, tr(catalog, N_("Field")));
		block_table_add_column(table, tr(catalog, N_("Before")));
		block_table_add_column(table, tr(catalog, N_("After")));
		for (size_t j = 0; j < record->value_count; j++)
			add_value(builder, table, &record->values[j]);
	}
}

void
build_differences(struct builder *builder)
{
	struct diff diff;

	if (find(builder, &diff)) {
		if (builder->arrangement == ARRANGE_BY_KINDS)
			build_rows(builder, &diff);
		else
			build_texts(builder, &diff);
	}
	diff_clear(&diff);
}
