/* SPDX-License-Identifier: MIT */
/* The blank questionnaire for an interview: what each step asks, with room to write. */
#include "config.h"

#include "base/memory.h"
#include "base/string.h"
#include "i18n/phrases.h"
#include "report/builder.h"

#define BOX "☐ "
/* What is written on with a pen. */
#define DOTTED_LINE "……………………………………………………………………………………"
#define LINES_OF_LONG_TEXT 4

static void
append_box(struct string *text, const char *label, const char *separator)
{
	string_append_format(text, "%s" BOX "%s", text->length ? separator : "", label);
}

/* The boxes of a question that is answered by choosing; "" for any other. Caller-owned. */
static char *
make_boxes(const struct builder *builder, const struct template_field *field)
{
	struct string boxes = {0};

	if (field->type == FIELD_YES_NO) {
		append_box(&boxes, phrases_yes_no(true, builder->language), "  ");
		append_box(&boxes, phrases_yes_no(false, builder->language), "  ");
	}
	for (size_t i = 0; field->list && i < field->list->item_count; i++)
		if (!field->list->items[i].hidden)
			append_box(
				&boxes, builder_label(builder, &field->list->items[i].label), "\n");
	return string_take(&boxes);
}

static char *
make_label(const struct builder *builder, const struct template_field *field)
{
	const char *label = builder_label(builder, &field->label);

	return field->required
		       ? tr_format(builder->catalog, N_("{label} (required)"), "label", label, NULL)
		       : memory_copy_string(label);
}

/* Whether a person is asked it, and not the program. */
static bool
is_question(const struct template_field *field)
{
	return !field->derived && !field->hidden;
}

static void
add_room(struct builder *builder, const struct template_field *field)
{
	const char *unit = builder_label(builder, &field->unit);
	struct string room = {0};

	string_append(&room, DOTTED_LINE);
	for (int i = 1; field->type == FIELD_LONG_TEXT && i < LINES_OF_LONG_TEXT; i++)
		string_append(&room, "\n" DOTTED_LINE);
	if (*unit)
		string_append_format(&room, "%s%s", phrases_unit_gap(unit), unit);
	chapter_add_paragraph(builder->chapter, string_text(&room));
	string_clear(&room);
}

/* One below the other, to be read and written on. */
static void
add_question(struct builder *builder, const struct template_field *field)
{
	const char *help = builder_label(builder, &field->help);
	auto_string char *label = make_label(builder, field);
	auto_string char *law = builder_law(builder, &field->law);
	auto_string char *boxes = make_boxes(builder, field);

	chapter_add_heading(builder->chapter, 2, label);
	if (*help)
		chapter_add_paragraph(builder->chapter, help);
	if (*law)
		chapter_add_note(builder->chapter, law);
	if (*boxes)
		chapter_add_paragraph(builder->chapter, boxes);
	else
		add_room(builder, field);
}

/* The same as a row of a sheet. */
static void
add_row(struct builder *builder, struct block_table *table, const struct template_field *field)
{
	const char *help = builder_label(builder, &field->help);
	auto_string char *label = make_label(builder, field);
	auto_string char *law = builder_law(builder, &field->law);
	auto_string char *boxes = make_boxes(builder, field);
	auto_string char *guidance =
		string_format("%s%s%s", help, *help && *boxes ? "\n" : "", boxes);
	struct block_cell question = cell_text(label);
	struct block_cell room = cell_text("");

	if (!*boxes)
		room.room = field->type == FIELD_LONG_TEXT ? LINES_OF_LONG_TEXT : 1;
	if (*law)
		cell_add_note(&question, law, builder->language);
	block_table_add(table, question);
	block_table_add(table, cell_text(guidance));
	block_table_add(table, room);
}

static struct block_table *
open_table(struct builder *builder)
{
	static const char *const columns[] = {N_("Question"), N_("Guidance"), N_("Answer")};
	struct block_table *table = chapter_add_table(builder->chapter);

	for (size_t i = 0; i < 3; i++)
		block_table_add_column(table, tr(builder->catalog, columns[i]));
	table->room_column = 2;
	return table;
}

static void
add_fields(struct builder *builder, const char *heading, const struct template_field *const *fields,
	size_t count)
{
	struct block_table *table = NULL;
	bool is_sheet = builder->arrangement == ARRANGE_BY_KINDS;
	size_t asked = 0;

	for (size_t i = 0; i < count; i++)
		asked += is_question(fields[i]);
	if (!asked)
		return;
	chapter_add_heading(builder->chapter, 1, heading);
	if (is_sheet)
		table = open_table(builder);
	for (size_t i = 0; i < count; i++) {
		if (!is_question(fields[i]))
			continue;
		if (table)
			add_row(builder, table, fields[i]);
		else
			add_question(builder, fields[i]);
	}
}

static void
add_part(struct builder *builder, const struct step_part *part)
{
	const struct template_kind *kind = part->kind;

	if (part->type == PART_QUESTIONS)
		add_fields(builder, tr(builder->catalog, N_("Questions")),
			(const struct template_field *const *)part->questions,
			part->question_count);
	else if (part->type != PART_MATRIX && !kind->hidden)
		add_fields(builder,
			builder_label(builder, kind->single ? &kind->label : &kind->plural),
			(const struct template_field *const *)kind->fields, kind->field_count);
}

void
build_each_questions(struct builder *builder)
{
	for (size_t i = 0; i < builder->template->step_count; i++) {
		const struct template_step *step = &builder->template->steps[i];
		auto_string char *title = builder_step_title(builder, step);
		const char *intro = builder_label(builder, &step->intro);
		size_t before;

		builder_open_chapter(builder, title);
		if (*intro)
			chapter_add_paragraph(builder->chapter, intro);
		before = builder->chapter->block_count;
		for (size_t j = 0; j < step->part_count; j++)
			add_part(builder, &step->parts[j]);
		if (builder->chapter->block_count > before)
			builder_close_chapter(builder);
		else
			report_drop_last(builder->report);
	}
}
