/* SPDX-License-Identifier: MIT */
/*
 * Tables of records. A table to be read has the few columns that the template names, and what else
 * is known of each record follows below it; a table to be sorted has every field as a column.
 */
#include "config.h"

#include <stdlib.h>

#include "assessment/evaluate.h"
#include "base/array.h"
#include "base/memory.h"
#include "base/clock.h"
#include "base/string.h"
#include "i18n/phrases.h"
#include "report/builder.h"

/* Kinds of so few fields are shown whole in either table. */
#define FEW_FIELDS 6

/* What the program works out of a record, as a column of its own. */
enum worked_out {
	WORKED_OUT_NOTHING,
	WORKED_OUT_CROSSING,
	WORKED_OUT_ABROAD,
	WORKED_OUT_LEVEL,
	WORKED_OUT_CURRENT_LEVEL,
	WORKED_OUT_RESIDUAL_LEVEL,
	WORKED_OUT_OVERDUE,
	WORKED_OUT_AUTHOR,
	WORKED_OUT_TIME,
	WORKED_OUT_KEY,
	WORKED_OUT_STANDS,
	WORKED_OUT_SEVERAL,
	WORKED_OUT_KEPT,
	WORKED_OUT_FLOWS,
	WORKED_OUT_RISKS,
	WORKED_OUT_MEASURES,
};

static const struct {
	const char *kind;
	enum worked_out what;
	const char *label;
} worked_out_columns[] = {
	{"flow", WORKED_OUT_CROSSING, N_("Crosses the border")},
	{"system", WORKED_OUT_ABROAD, N_("Abroad")},
	{"risk", WORKED_OUT_LEVEL, N_("Level before measures")},
	{"risk", WORKED_OUT_CURRENT_LEVEL, N_("Level with the measures in place")},
	{"risk", WORKED_OUT_RESIDUAL_LEVEL, N_("Level after measures")},
	{"measure", WORKED_OUT_OVERDUE, N_("Overdue")},
	{"comment", WORKED_OUT_AUTHOR, N_("Written by")},
	{"comment", WORKED_OUT_TIME, N_("Written on")},
	{"sign_off", WORKED_OUT_AUTHOR, N_("Signed by")},
	{"sign_off", WORKED_OUT_TIME, N_("Recorded on")},
	{"sign_off", WORKED_OUT_KEY, N_("Key")},
	{"sign_off", WORKED_OUT_STANDS, N_("Covers what is shown here")},
	{"sign_off", WORKED_OUT_SEVERAL, N_("Signed in another role too")},
	{"evidence", WORKED_OUT_KEPT, N_("File is kept")},
	{"flow", WORKED_OUT_RISKS, N_("Risks, by number")},
	{"risk", WORKED_OUT_FLOWS, N_("Flows, by number")},
	{"risk", WORKED_OUT_MEASURES, N_("Measures, by number")},
	{"measure", WORKED_OUT_RISKS, N_("Risks, by number")},
};

/* Whether a column is the one for a value that conditions know. */
static bool
worked_out_shows(enum worked_out what, enum offered_value offered)
{
	switch (offered) {
	case OFFERED_CROSSES_BORDER:
		return what == WORKED_OUT_CROSSING;
	case OFFERED_ABROAD:
		return what == WORKED_OUT_ABROAD;
	case OFFERED_LEVEL:
	case OFFERED_INHERENT_LEVEL:
		return what == WORKED_OUT_LEVEL;
	case OFFERED_CURRENT_LEVEL:
		return what == WORKED_OUT_CURRENT_LEVEL;
	case OFFERED_RESIDUAL_LEVEL:
		return what == WORKED_OUT_RESIDUAL_LEVEL;
	case OFFERED_OVERDUE:
		return what == WORKED_OUT_OVERDUE;
	default:
		return false;
	}
}

/* A column: a field, or what is worked out. */
struct column {
	const struct template_field *field;
	enum worked_out worked_out;
	const char *label; /* of what is worked out */
};

struct columns {
	struct column *columns;
	size_t column_count;
	bool are_chosen; /* by the layout, which knows how much room there is */
};

static bool
has_column(const struct columns *columns, const struct template_field *field)
{
	for (size_t i = 0; i < columns->column_count; i++) {
		if (columns->columns[i].field == field)
			return true;
	}
	return false;
}

static void
add_field(struct columns *columns, const struct template_field *field)
{
	if (!has_column(columns, field))
		array_append(&columns->columns, &columns->column_count)->field = field;
}

/* The kind of the records whose numbers a column has; NULL: of none. */
static const char *
related_kind(enum worked_out what)
{
	switch (what) {
	case WORKED_OUT_FLOWS:
		return "flow";
	case WORKED_OUT_RISKS:
		return "risk";
	case WORKED_OUT_MEASURES:
		return "measure";
	default:
		return NULL;
	}
}

/* Who wrote a comment or signed is told by the log, which may not be at hand; not every template
 * asks for the current rating. */
static bool
can_be_worked_out(const struct builder *builder, enum worked_out what)
{
	if (what == WORKED_OUT_CURRENT_LEVEL)
		return rating_is_asked(builder->template, RATING_CURRENT);
	/* For formats that have links. */
	if (related_kind(what))
		return builder->arrangement == ARRANGE_BY_KINDS &&
		       template_find_kind(builder->template, related_kind(what));
	return builder->authors || (what != WORKED_OUT_AUTHOR && what != WORKED_OUT_TIME &&
					   what != WORKED_OUT_STANDS && what != WORKED_OUT_SEVERAL);
}

/* How many fields of a kind are for people. */
static size_t
count_fields(const struct template_kind *kind)
{
	size_t count = 0;

	for (size_t i = 0; i < kind->field_count; i++)
		count += !kind->fields[i]->internal;
	return count;
}

static void
choose_columns(const struct builder *builder, const struct template_kind *kind, bool is_whole,
	struct columns *columns)
{
	*columns = (struct columns){0};
	if (kind->name)
		add_field(columns, kind->name);
	for (size_t i = 0; i < kind->column_count; i++)
		add_field(columns, kind->columns[i]);
	for (size_t i = 0; i < array_length(worked_out_columns); i++) {
		if (!string_equal(worked_out_columns[i].kind, kind->id) ||
			!can_be_worked_out(builder, worked_out_columns[i].what))
			continue;

		struct column *column = array_append(&columns->columns, &columns->column_count);

		column->worked_out = worked_out_columns[i].what;
		column->label = worked_out_columns[i].label;
	}
	is_whole = is_whole || count_fields(kind) <= FEW_FIELDS;
	for (size_t i = 0; i < kind->field_count; i++) {
		if (is_whole && !kind->fields[i]->internal)
			add_field(columns, kind->fields[i]);
	}
}

/* That a level was set by hand, and what the matrix says. */
static void
add_override_note(const struct builder *builder, struct block_cell *cell,
	const struct risk_position *position)
{
	const struct template_item *level =
		&builder->template->matrix.levels->items[position->matrix_level];
	auto_string char *set =
		tr_format(builder->catalog, N_("set by hand; the matrix says {level}"), "level",
			builder_label(builder, &level->label), NULL);

	cell_add_note(cell, set, builder->language);
}

/* Why the matrix does not hold. */
static void
add_override_reason(const struct builder *builder, struct block_cell *cell,
	const struct record *risk, enum rating rating)
{
	const struct template_field *reason =
		rating_field(builder->template, rating, RATED_LEVEL_REASON);
	auto_string char *why =
		reason ? assessment_show(builder->assessment, risk, reason, builder->language, NULL)
		       : memory_copy_string("");

	if (why[0]) {
		auto_string char *reason_note =
			tr_format(builder->catalog, N_("reason: {text}"), "text", why, NULL);

		cell_add_note(cell, reason_note, builder->language);
	}
}

static struct block_cell
make_level(const struct builder *builder, const struct record *risk, enum rating rating,
	bool has_reason)
{
	struct risk_position position;

	if (!rating_position(builder->assessment, risk, rating, &position))
		return cell_absent(tr(builder->catalog, N_("Not rated")));

	const struct template_item *level =
		&builder->template->matrix.levels->items[position.level];

	struct block_cell cell = cell_level(builder_label(builder, &level->label), level->colour);

	if (position.is_override)
		add_override_note(builder, &cell, &position);
	if (position.is_override && has_reason)
		add_override_reason(builder, &cell, risk, rating);
	return cell;
}

/* Whether a value was erased; of a file's hash, the file with it. */
static bool
is_erased(const struct record *record, const char *field_id)
{
	const struct template_field *field = template_find_field(record->kind, field_id);
	const struct value *value = field ? record_value(record, field, LANGUAGE_NONE) : NULL;

	return value && value->erased;
}

/* The id of the key that signed. */
static struct block_cell
make_key(const struct builder *builder, const struct record *sign_off)
{
	auto_string char *key = builder_signing_key(builder, sign_off);

	return cell_text(key);
}

static struct block_cell
work_out(const struct builder *builder, const struct record *record, enum worked_out what,
	bool has_reason)
{
	bool holds = false;

	switch (what) {
	case WORKED_OUT_CROSSING:
		holds = evaluate_crosses_border(builder->assessment, record);
		break;
	case WORKED_OUT_ABROAD:
		holds = evaluate_abroad(builder->assessment, record);
		break;
	case WORKED_OUT_OVERDUE:
		holds = evaluate_overdue(builder->assessment, record);
		break;
	case WORKED_OUT_LEVEL:
		return make_level(builder, record, RATING_INHERENT, has_reason);
	case WORKED_OUT_CURRENT_LEVEL:
		return make_level(builder, record, RATING_CURRENT, has_reason);
	case WORKED_OUT_RESIDUAL_LEVEL:
		return make_level(builder, record, RATING_RESIDUAL, has_reason);
	case WORKED_OUT_AUTHOR:
		return builder_author(builder, record);
	case WORKED_OUT_TIME:
		return builder_author_time(builder, record);
	case WORKED_OUT_KEY:
		return make_key(builder, record);
	case WORKED_OUT_STANDS:
		holds = builder_signs_this(builder, record);
		break;
	case WORKED_OUT_SEVERAL:
		holds = builder_signs_again(builder, record);
		break;
	case WORKED_OUT_KEPT:
		holds = !is_erased(record, "hash");
		break;
	case WORKED_OUT_FLOWS:
	case WORKED_OUT_RISKS:
	case WORKED_OUT_MEASURES:
		return build_related(builder, record, related_kind(what));
	case WORKED_OUT_NOTHING:
		break;
	}
	return cell_text(phrases_yes_no(holds, builder->language));
}

/* Which columns tell when something is due, the number being the first of the table. */
static void
set_due(const struct builder *builder, struct block_table *table, const struct columns *columns)
{
	size_t date = 0;
	size_t overdue = 0;

	for (size_t i = 0; i < columns->column_count; i++) {
		const struct column *column = &columns->columns[i];

		if (column->worked_out == WORKED_OUT_OVERDUE)
			overdue = i + 1;
		else if (column->field && string_equal(column->field->id, "due"))
			date = i + 1;
	}
	if (date && overdue)
		block_table_set_due(table, date, overdue, phrases_yes_no(true, builder->language));
}

static void
add_table(struct builder *builder, const struct columns *columns, const struct record **records,
	size_t count)
{
	struct block_table *table = chapter_add_table(builder->chapter);

	block_table_add_column(table, tr(builder->catalog, N_("No.")));
	for (size_t i = 0; i < columns->column_count; i++) {
		const struct column *column = &columns->columns[i];

		block_table_add_column(
			table, column->field ? builder_label(builder, &column->field->label)
					     : tr(builder->catalog, column->label));
	}
	set_due(builder, table, columns);
	table->rows_of = memory_copy_string(records[0]->kind->id);
	for (size_t i = 0; i < count; i++) {
		struct block_cell number = cell_count((size_t)records[i]->number);

		number.row_key = memory_copy_string(records[i]->id);
		block_table_add(table, number);
		for (size_t j = 0; j < columns->column_count; j++) {
			const struct column *column = &columns->columns[j];

			block_table_add(table,
				column->field ? builder_value(builder, records[i], column->field)
					      : work_out(builder, records[i], column->worked_out,
							!columns->are_chosen));
		}
	}
}

/* What the law says of the fields of a kind, once for all its records. */
static void
add_references(struct builder *builder, const struct template_kind *kind)
{
	struct string lines = {0};

	for (size_t i = 0; i < kind->field_count; i++) {
		const struct template_field *field = kind->fields[i];

		if (!field->law.reference_count)
			continue;

		auto_string char *law = builder_law(builder, &field->law);

		auto_string char *line = tr_format(builder->catalog, N_("{label}: {text}"), "label",
			builder_label(builder, &field->label), "text", law, NULL);

		string_append_format(&lines, "%s%s", lines.length ? "\n" : "", line);
	}
	chapter_add_note(builder->chapter, string_text(&lines));
	string_clear(&lines);
}

/* The heading of a record, and of a risk its levels, which are no fields. */
static struct block_fields *
begin_details(struct builder *builder, const struct record *record)
{
	auto_string char *title = builder_record_label(builder, record);

	chapter_add_heading(builder->chapter, 2, title);

	struct block_fields *fields = chapter_add_fields(builder->chapter, FIELDS_DETAILS);

	for (size_t i = 0; i < array_length(worked_out_columns); i++) {
		enum worked_out what = worked_out_columns[i].what;

		if (string_equal(worked_out_columns[i].kind, record->kind->id) &&
			(what == WORKED_OUT_LEVEL || what == WORKED_OUT_RESIDUAL_LEVEL))
			block_fields_add(fields, tr(builder->catalog, worked_out_columns[i].label),
				NULL, work_out(builder, record, what, true));
	}
	return fields;
}

/* The fields of a record that its table does not show; in a draft those too that may stay empty and
 * do, by name. */
static void
add_details(struct builder *builder, const struct columns *columns, const struct record *record)
{
	const char *separator = phrases_clause_separator(builder->language);
	struct block_fields *fields = NULL;
	struct string unfilled = {0};

	for (size_t i = 0; i < record->kind->field_count; i++) {
		const struct template_field *field = record->kind->fields[i];

		if (field->internal || has_column(columns, field))
			continue;

		struct block_cell cell = builder_value(builder, record, field);
		const char *label = builder_label(builder, &field->label);

		if (string_is_empty(cell.text)) {
			free(cell.text);
			if (builder->is_draft && !field->derived &&
				assessment_field_is_asked(builder->assessment, record, field))
				string_append_format(
					&unfilled, "%s%s", unfilled.length ? separator : "", label);
			continue;
		}
		if (!fields)
			fields = begin_details(builder, record);
		builder_add_hint(builder, &cell, record, field);
		block_fields_add(fields, label, NULL, cell);
	}
	if (fields && unfilled.length)
		block_fields_add(fields, tr(builder->catalog, N_("Not filled in")), NULL,
			cell_text(string_text(&unfilled)));
	string_clear(&unfilled);
}

/* The columns that a layout names. */
static void
take_columns(const struct bound_values *values, struct columns *columns)
{
	*columns = (struct columns){.are_chosen = true};
	for (size_t i = 0; i < values->value_count; i++) {
		struct column *column = array_append(&columns->columns, &columns->column_count);

		column->field = values->values[i].field;
		for (size_t j = 0; !column->field && j < array_length(worked_out_columns); j++) {
			if (!worked_out_shows(
				    worked_out_columns[j].what, values->values[i].offered))
				continue;
			column->worked_out = worked_out_columns[j].what;
			column->label = worked_out_columns[j].label;
		}
	}
}

void
build_records(struct builder *builder, const struct bound_block *block,
	const struct record **records, size_t count)
{
	const struct template_kind *kind = block->kind;
	bool is_chosen = block->columns.value_count;
	bool is_whole = block->block->type == LAYOUT_TABLE;
	struct columns columns;

	if (count) {
		if (is_chosen)
			take_columns(&block->columns, &columns);
		else
			choose_columns(builder, kind, is_whole, &columns);
		add_table(builder, &columns, records, count);
		if (!is_whole)
			add_references(builder, kind);
		for (size_t i = 0; !is_chosen && i < count; i++)
			add_details(builder, &columns, records[i]);
		free(columns.columns);
	} else {
		chapter_add_paragraph(builder->chapter,
			tr(builder->catalog, block->where ? N_("There are none of these.")
							  : N_("Nothing is recorded here.")));
	}
}

static void
build_all_records(
	struct builder *builder, const struct template_kind *kind, enum layout_block_type type)
{
	const struct layout_block layout = {.type = type};
	const struct bound_block block = {.block = &layout, .kind = kind};

	build_selection(builder, &block);
}

void
build_references(
	struct builder *builder, struct block_table *table, const struct template_kind *kind)
{
	for (size_t i = 0; i < kind->field_count; i++) {
		const struct template_field *field = kind->fields[i];

		if (!field->law.reference_count)
			continue;

		auto_string char *law = builder_law(builder, &field->law);

		block_table_add(table, cell_text(builder_label(builder, &kind->plural)));
		block_table_add(table, cell_text(builder_label(builder, &field->label)));
		block_table_add(table, cell_text(law));
	}
}

void
build_overview(struct builder *builder, const struct template_kind *kind)
{
	build_all_records(builder, kind, LAYOUT_RECORDS);
}

void
build_whole_table(struct builder *builder, const struct template_kind *kind)
{
	build_all_records(builder, kind, LAYOUT_TABLE);
}
