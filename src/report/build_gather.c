/* SPDX-License-Identifier: MIT */
/* What a chapter's records lead to, and the answers gathered of that, each with where it was
 * given. */
#include "config.h"

#include <stdlib.h>

#include "assessment/evaluate.h"
#include "assessment/value.h"
#include "base/array.h"
#include "base/memory.h"
#include "base/string.h"
#include "i18n/phrases.h"
#include "report/builder.h"

/* Mark in `marks` (NULL: nowhere) the records that `field` of `record` points at; whether one of
 * them is among those in `reached`. */
static bool
visit_targets(const struct assessment *assessment, const struct record *record,
	const struct template_field *field, const bool *reached, bool *marks)
{
	size_t count;
	char **ids = value_split(assessment_text(assessment, record, field), &count);
	bool has_reached = false;

	for (size_t i = 0; i < count; i++) {
		const struct record *target = assessment_find_record(assessment, ids[i]);

		if (!target || target->removed)
			continue;
		has_reached = has_reached || reached[target->index];
		if (marks)
			marks[target->index] = true;
	}
	value_free_parts(ids, count);
	return has_reached;
}

static void
reach_further(const struct assessment *assessment, const struct bound_reach *reach, bool *reached)
{
	bool *found = memory_allocate_array(assessment->record_count, sizeof(*found));
	size_t count;
	const struct record **records =
		assessment_records_of(assessment, reach->field->kind, &count);

	for (size_t i = 0; i < count; i++) {
		if (reach->is_backward)
			found[records[i]->index] =
				visit_targets(assessment, records[i], reach->field, reached, NULL);
		else if (reached[records[i]->index])
			visit_targets(assessment, records[i], reach->field, reached, found);
	}
	for (size_t i = 0; i < assessment->record_count; i++)
		reached[i] = reached[i] || found[i];
	free(records);
	free(found);
}

void
build_reach(struct builder *builder, const struct bound_chapter *chapter,
	const struct record **records, size_t count)
{
	const struct assessment *assessment = builder->assessment;

	build_forget_reach(builder);
	builder->reached =
		memory_allocate_array(assessment->record_count, sizeof(*builder->reached));
	for (size_t i = 0; i < count; i++)
		builder->reached[records[i]->index] = true;
	for (size_t i = 0; i < chapter->reach_count; i++)
		reach_further(assessment, &chapter->reach[i], builder->reached);
}

void
build_forget_reach(struct builder *builder)
{
	free(builder->reached);
	builder->reached = NULL;
}

/* The step that asks for a field, "" where none does. Caller-owned. */
static char *
make_step(const struct builder *builder, const struct template_field *field)
{
	const struct template_step *step = findings_step_of(builder->template, field->kind, field);

	return step ? builder_step_title(builder, step) : memory_copy_string("");
}

/* An answer, and the records that give it. */
struct answer {
	struct block_cell cell;
	const struct record *record; /* the first; NULL: it is missing */
	struct string records;
};

/* The answers to one field. */
struct answers {
	const struct template_field *field;
	struct answer *answers;
	size_t answer_count;
};

/* Whether two records give the same answer (NULL: none). Told by what is kept, so that a report has
 * the same rows in each language; texts in several languages are never the same. */
static bool
is_same(const struct builder *builder, const struct template_field *field,
	const struct record *left, const struct record *right)
{
	const struct assessment *assessment = builder->assessment;

	if (!left || !right)
		return left == right;
	if (field->derived) {
		auto_string char *value = evaluate_derived(assessment, left, field);
		auto_string char *other = evaluate_derived(assessment, right, field);

		return string_equal(value, other) &&
		       evaluate_derive_line(assessment, left, field) ==
			       evaluate_derive_line(assessment, right, field);
	}
	return !field->translatable && string_equal(assessment_text(assessment, left, field),
					       assessment_text(assessment, right, field));
}

/* Note an answer, beside those who answered the same; the cell is consumed. */
static void
note_answer(const struct builder *builder, struct answers *answers, struct block_cell cell,
	const struct record *record, const char *name)
{
	struct answer *answer = NULL;

	for (size_t i = 0; i < answers->answer_count && !answer; i++)
		if (is_same(builder, answers->field, answers->answers[i].record, record))
			answer = &answers->answers[i];
	if (answer) {
		cell_clear(&cell);
	} else {
		answer = array_append(&answers->answers, &answers->answer_count);
		answer->cell = cell;
		answer->record = record;
	}
	string_append_format(&answer->records, "%s%s",
		answer->records.length ? phrases_clause_separator(builder->language) : "", name);
}

/* Note that an answer is missing of whatever is called so. */
static void
note_missing(const struct builder *builder, struct answers *answers, const char *name)
{
	note_answer(builder, answers, cell_absent(tr(builder->catalog, N_("Missing"))), NULL, name);
}

/* Keep in mind that an answer is missing, and what was the last heading before it. */
static void
note_gap(struct builder *builder, const struct template_field *field, const char *records)
{
	const struct chapter *chapter = builder->chapter;
	struct gap *gap = array_append(&builder->gaps, &builder->gap_count);
	size_t i = chapter->block_count;

	while (i > 0 && chapter->blocks[i - 1]->type != BLOCK_HEADING)
		i--;
	gap->heading = memory_copy_string(i > 0 ? chapter->blocks[i - 1]->text : "");
	gap->field = field;
	gap->records = memory_copy_string(records);
}

void
build_forget_gaps(struct builder *builder)
{
	for (size_t i = 0; i < builder->gap_count; i++) {
		free(builder->gaps[i].heading);
		free(builder->gaps[i].records);
	}
	free(builder->gaps);
	builder->gaps = NULL;
	builder->gap_count = 0;
}

void
build_missing_answers(struct builder *builder)
{
	struct block_table *table = builder->gap_count ? chapter_add_table(builder->chapter) : NULL;

	if (!table)
		return;
	block_table_add_column(table, tr(builder->catalog, N_("Item")));
	block_table_add_column(table, tr(builder->catalog, N_("Field")));
	block_table_add_column(table, tr(builder->catalog, N_("Record")));
	block_table_add_column(table, tr(builder->catalog, N_("Asked in step")));
	for (size_t i = 0; i < builder->gap_count; i++) {
		const struct gap *gap = &builder->gaps[i];
		auto_string char *step = make_step(builder, gap->field);

		block_table_add(table, cell_text(gap->heading));
		block_table_add(table, cell_text(builder_label(builder, &gap->field->label)));
		block_table_add(table, cell_text(gap->records));
		block_table_add(table, cell_text(step));
	}
}

/* The answers as rows: the field, what was answered, of which records, and the step that asks. */
static void
add_rows(struct builder *builder, struct block_table *table, struct answers *answers)
{
	auto_string char *step = make_step(builder, answers->field);

	for (size_t i = 0; i < answers->answer_count; i++) {
		struct answer *answer = &answers->answers[i];

		block_table_add(table, cell_text(builder_label(builder, &answers->field->label)));
		block_table_add(table, answer->cell);
		block_table_add(table, cell_text(string_text(&answer->records)));
		if (!answer->record)
			note_gap(builder, answers->field, string_text(&answer->records));
		block_table_add(table, cell_text(step));
		string_clear(&answer->records);
	}
	free(answers->answers);
}

/* What a record is called beside its answer, which may be its name. Caller-owned. */
static char *
make_record(const struct builder *builder, const struct record *record,
	const struct template_field *field)
{
	const struct template_kind *kind = record->kind;
	auto_string char *number = string_format("%d", record->number);

	if (kind->single)
		return memory_copy_string("");
	if (field != kind->name)
		return builder_record_label(builder, record);
	return tr_format(builder->catalog, N_("{kind} {number}"), "kind",
		builder_label(builder, &kind->label), "number", number, NULL);
}

/* Whether the step of a question applies; what is asked of records is asked wherever there are
 * any. */
static bool
step_applies(const struct builder *builder, const struct template_field *field)
{
	const struct template_step *step = findings_step_of(builder->template, field->kind, field);
	size_t index = step ? (size_t)(step - builder->template->steps) : 0;

	return !step || !field->kind->single || builder->progress[index].state != STEP_NOT_ASKED;
}

static void
take_answer(struct builder *builder, const struct bound_gathered *gathered,
	const struct record *record, struct answers *answers)
{
	const struct template_field *field = gathered->field;

	if (!(field->derived && !field->hidden) &&
		!assessment_field_is_asked(builder->assessment, record, field))
		return;

	struct block_cell cell = builder_value(builder, record, field);
	auto_string char *name = make_record(builder, record, field);

	if (!string_is_empty(cell.text) && cell.type != CELL_ABSENT) {
		note_answer(builder, answers, cell, record, name);
		return;
	}
	cell_clear(&cell);
	if (!gathered->if_any)
		note_missing(builder, answers, name);
}

/* Whether a step leads on from records of a kind. */
static bool
leads_from(const struct bound_reach *reach, const struct template_kind *kind)
{
	bool leads = !reach->is_backward && reach->field->kind == kind;

	for (size_t i = 0; reach->is_backward && i < reach->field->target_count; i++)
		leads = leads || reach->field->targets[i] == kind;
	return leads;
}

/* What is gathered of, by the records' index: what the chapter is about, or of that only what `via`
 * leads to, beginning with what its first step leads from. NULL: everything. Caller-owned. */
static bool *
mark_gathered(const struct builder *builder, const struct bound_gathered *gathered)
{
	const struct assessment *assessment = builder->assessment;
	const struct bound_reach *via = gathered->via;
	bool *marks;

	if (!builder->reached && !via)
		return NULL;
	marks = memory_allocate_array(assessment->record_count, sizeof(*marks));
	for (size_t i = 0; i < assessment->record_count; i++)
		marks[i] = (!builder->reached || builder->reached[i]) &&
			   (!via || leads_from(via, assessment->records[i]->kind));
	for (size_t i = 0; i < gathered->via_count; i++)
		reach_further(assessment, &via[i], marks);
	return marks;
}

static void
gather(struct builder *builder, struct block_table *table, const struct bound_gathered *gathered)
{
	size_t count;
	size_t found = 0;
	struct answers answers = {.field = gathered->field};
	const struct record **records =
		assessment_records_of(builder->assessment, gathered->kind, &count);
	bool *marks = mark_gathered(builder, gathered);

	for (size_t i = 0; i < count; i++) {
		/* Single ones are about everything. */
		if ((marks && !gathered->kind->single && !marks[records[i]->index]) ||
			!evaluate_condition(builder->assessment, records[i], gathered->where))
			continue;
		found++;
		take_answer(builder, gathered, records[i], &answers);
	}
	free(records);
	free(marks);
	/* Of records of a certain sort there need be none. */
	if (!found && !gathered->where && !gathered->via_count && !gathered->if_any)
		note_missing(builder, &answers, builder_label(builder, &gathered->kind->plural));
	add_rows(builder, table, &answers);
}

void
build_gathered(struct builder *builder, const struct bound_block *block)
{
	struct block_table *table = chapter_add_table(builder->chapter);

	block_table_add_column(table, tr(builder->catalog, N_("Field")));
	block_table_add_column(table, tr(builder->catalog, N_("Answer")));
	block_table_add_column(table, tr(builder->catalog, N_("Record")));
	block_table_add_column(table, tr(builder->catalog, N_("Asked in step")));
	for (size_t i = 0; i < block->gathered_count; i++)
		if (step_applies(builder, block->gathered[i].field))
			gather(builder, table, &block->gathered[i]);
	builder_replace_empty_table(builder);
}
