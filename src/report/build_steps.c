/* SPDX-License-Identifier: MIT */
/* The walk: each step with its questions and answers, its tables, its matrix. */
#include "config.h"

#include <stdlib.h>

#include "base/memory.h"
#include "base/string.h"
#include "report/builder.h"

/* Add the fields of a form, or the questions of a step, to a list of answers. */
static void
add_answers(struct builder *builder, struct block_fields *fields, const struct step_part *part)
{
	const struct record *record = assessment_single(builder->assessment, part->kind->id);
	bool is_form = part->type == PART_FORM;
	size_t count = is_form ? part->kind->field_count : part->question_count;

	for (size_t i = 0; record && i < count; i++)
		builder_add_answer(builder, fields, record,
			is_form ? part->kind->fields[i] : part->questions[i]);
}

/* The questions of steps that the template hides, where they were answered before. */
static void
add_hidden_answers(struct builder *builder, struct block_fields *fields)
{
	const struct template *template = builder->template;

	for (size_t i = 0; i < template->hidden_step_count; i++) {
		const struct template_step *step = &template->steps[template->step_count + i];

		for (size_t j = 0; j < step->part_count; j++)
			if (step->parts[j].type == PART_QUESTIONS)
				add_answers(builder, fields, &step->parts[j]);
	}
}

/* The fields of single kinds that no step asks for, so that nothing is left out. */
static void
add_other_answers(struct builder *builder, struct block_fields *fields)
{
	const struct template *template = builder->template;

	add_hidden_answers(builder, fields);

	for (size_t i = 0; i < template->kind_count; i++) {
		const struct template_kind *kind = template->kinds[i];
		bool is_shown = !kind->single || string_equal(kind->id, "answers");

		for (size_t j = 0; j < template->step_count && !is_shown; j++) {
			const struct template_step *step = &template->steps[j];

			for (size_t k = 0; k < step->part_count; k++)
				is_shown = is_shown || (step->parts[k].type == PART_FORM &&
							       step->parts[k].kind == kind);
		}
		if (!is_shown)
			add_answers(builder, fields,
				&(struct step_part){.type = PART_FORM, .kind = kind});
	}
}

static bool
is_asking(const struct step_part *part)
{
	return part->type == PART_FORM || part->type == PART_QUESTIONS;
}

/* Whether a part stands behind a table of the same step, whose last record would else seem to be
 * what it speaks of. */
static bool
follows_table(const struct template_step *step, const struct step_part *part)
{
	return part > step->parts && part[-1].type == PART_TABLE;
}

/* The flows as a diagram and in other ways, before the table that has them all; whether there are
 * any. */
static bool
build_flow_pictures(struct builder *builder, const struct template_kind *kind)
{
	/* A sheet of a workbook has no room for pictures beside its tables. */
	if (!string_equal(kind->id, "flow") || builder_count_records(builder, kind) == 0 ||
		builder->arrangement == ARRANGE_BY_KINDS)
		return false;
	chapter_add_heading(builder->chapter, 1, tr(builder->catalog, N_("Map of the data flows")));
	build_flow_diagram(builder);
	chapter_add_heading(builder->chapter, 1, tr(builder->catalog, N_("Who sends to whom")));
	build_exchanges(builder);
	chapter_add_heading(builder->chapter, 1, tr(builder->catalog, N_("Where the data are")));
	build_whereabouts(builder);
	return true;
}

static void
build_part(struct builder *builder, const struct template_step *step, const struct step_part *part)
{
	struct block_fields *fields;

	switch (part->type) {
	case PART_FORM:
	case PART_QUESTIONS:
		if (follows_table(step, part))
			chapter_add_heading(builder->chapter, 1,
				part->type == PART_FORM
					? builder_label(builder, &part->kind->label)
					: tr(builder->catalog, N_("Other answers")));
		fields = chapter_add_fields(builder->chapter,
			part->type == PART_FORM ? FIELDS_DETAILS : FIELDS_ANSWERS);
		add_answers(builder, fields, part);
		break;
	case PART_TABLE:
		if (build_flow_pictures(builder, part->kind) || step->part_count > 1)
			chapter_add_heading(
				builder->chapter, 1, builder_label(builder, &part->kind->plural));
		build_overview(builder, part->kind);
		break;
	case PART_MATRIX:
		if (builder->arrangement != ARRANGE_BY_KINDS)
			build_matrix(builder, part->kind);
		break;
	}
}

void
build_step(struct builder *builder, const struct template_step *step)
{
	size_t index = (size_t)(step - builder->template->steps);

	builder->step_is_skipped = builder->progress[index].state == STEP_NOT_ASKED;
	if (builder->step_is_skipped)
		chapter_add_note(builder->chapter,
			tr(builder->catalog,
				N_("This step does not apply, as follows from the answers before "
				   "it.")));
	for (size_t i = 0; i < step->part_count; i++) {
		const struct step_part *part = &step->parts[i];

		if (is_asking(part) ||
			(!builder->step_is_skipped &&
				findings_part_is_shown(builder->assessment, part)) ||
			builder_count_records(builder, part->kind) > 0)
			build_part(builder, step, part);
	}
	builder->step_is_skipped = false;

	auto_string char *law = builder_law(builder, &step->law);

	if (law[0]) {
		auto_string char *note = tr_format(
			builder->catalog, N_("Reference to law: {law}"), "law", law, NULL);

		chapter_add_note(builder->chapter, note);
	}
}

void
build_each_step(struct builder *builder)
{
	for (size_t i = 0; i < builder->template->step_count; i++) {
		const struct template_step *step = &builder->template->steps[i];
		auto_string char *title = builder_step_title(builder, step);

		builder_open_chapter(builder, title);
		build_step(builder, step);
		builder_close_chapter(builder);
	}

	struct block_fields others = {.style = FIELDS_ANSWERS};

	add_other_answers(builder, &others);
	if (!others.field_count)
		return;
	builder_open_chapter(builder, tr(builder->catalog, N_("Other answers")));
	*chapter_add_fields(builder->chapter, FIELDS_ANSWERS) = others;
	builder_close_chapter(builder);
}

/* Turn answers into rows of a table; the fields are consumed. */
static void
move_rows(struct block_table *table, const char *step, struct block_fields *fields)
{
	for (size_t i = 0; i < fields->field_count; i++) {
		struct block_field *field = &fields->fields[i];

		block_table_add(table, cell_text(step));
		block_table_add(table, cell_text(field->label));
		block_table_add(table, field->value);
		block_table_add(table, cell_text(field->reference));
		free(field->label);
		free(field->reference);
	}
	free(fields->fields);
}

void
build_some_answers(struct builder *builder, const struct bound_values *questions)
{
	const struct record *record = assessment_single(builder->assessment, "answers");
	struct block_fields *fields = chapter_add_fields(builder->chapter, FIELDS_ANSWERS);

	for (size_t i = 0; record && i < questions->value_count; i++)
		builder_add_answer(builder, fields, record, questions->values[i].field);
	if (!fields->field_count)
		chapter_drop(builder->chapter, builder->chapter->block_count - 1);
}

void
build_all_answers(struct builder *builder)
{
	const struct catalog *catalog = builder->catalog;
	struct block_table *table = chapter_add_table(builder->chapter);

	block_table_add_column(table, tr(catalog, N_("Step")));
	block_table_add_column(table, tr(catalog, N_("Question")));
	block_table_add_column(table, tr(catalog, N_("Answer")));
	table->prose_column = table->column_count - 1;
	block_table_add_column(table, tr(catalog, N_("Reference to law")));
	for (size_t i = 0; i < builder->template->step_count; i++) {
		const struct template_step *step = &builder->template->steps[i];
		auto_string char *title = builder_step_title(builder, step);

		for (size_t j = 0; j < step->part_count; j++) {
			struct block_fields fields = {0};

			builder->step_is_skipped = builder->progress[i].state == STEP_NOT_ASKED;
			if (is_asking(&step->parts[j]))
				add_answers(builder, &fields, &step->parts[j]);
			move_rows(table, title, &fields);
			builder->step_is_skipped = false;
		}
	}

	struct block_fields others = {0};

	add_other_answers(builder, &others);
	move_rows(table, tr(catalog, N_("Other answers")), &others);
}
