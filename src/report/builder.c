/* SPDX-License-Identifier: MIT */
/* Values as cells, and what else the files of the builder share. */
#include "config.h"

#include "report/builder.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "assessment/address.h"
#include "assessment/evaluate.h"
#include "assessment/value.h"
#include "base/clock.h"
#include "base/memory.h"
#include "base/string.h"
#include "i18n/format.h"

void
builder_open_chapter(struct builder *builder, const char *title)
{
	builder->chapter = report_add_chapter(builder->report, title);
	builder->caveat_is_due = false;
}

char *
builder_count(const struct builder *builder, size_t count)
{
	auto_string char *plain = string_format("%zu", count);

	return format_number(plain, builder->language);
}

char *
builder_instant(const struct builder *builder, int64_t milliseconds)
{
	int offset = builder->template->utc_offset;
	auto_string char *civil = clock_civil_date(milliseconds, offset);
	auto_string char *date = format_date(civil, builder->language);
	auto_string char *plain = format_instant(milliseconds, offset);

	return tr_format(builder->catalog, N_("{date}, {time}"), "date", date, "time",
		strchr(plain, ' ') + 1, NULL);
}

char *
builder_moment(const struct builder *builder, int64_t number, int64_t time)
{
	auto_string char *digits = string_format("%" PRId64, number);
	auto_string char *instant = builder_instant(builder, time);

	return tr_format(builder->catalog, N_("Change {number}, {time}"), "number", digits, "time",
		instant, NULL);
}

const struct record_author *
builder_find_author(const struct builder *builder, const struct record *record)
{
	return builder->authors ? record_authors_find(builder->authors, record) : NULL;
}

struct block_cell
builder_author(const struct builder *builder, const struct record *record)
{
	const struct record_author *author = builder_find_author(builder, record);

	return cell_text(author ? author->name : "");
}

struct block_cell
builder_author_time(const struct builder *builder, const struct record *record)
{
	const struct record_author *author = builder_find_author(builder, record);

	if (!author)
		return cell_text("");

	auto_string char *text = builder_instant(builder, author->time);
	auto_string char *plain = clock_civil_date(author->time, builder->template->utc_offset);

	return cell_date(text, plain);
}

void
builder_close_chapter(struct builder *builder)
{
	const char *caveat = builder_label(builder, &builder->template->caveat);

	if (!builder->caveat_is_due || string_is_empty(caveat))
		return;

	/* The mark that the references have. */
	auto_string char *note = string_format("%s%s", caveat[0] == '*' ? "" : "* ", caveat);

	/* Below a table of several pages it would stand alone on the last. */
	if (builder->arrangement == ARRANGE_BY_KINDS)
		chapter_begin_with_note(builder->chapter, note);
	else
		chapter_add_note(builder->chapter, note);
}

void
builder_replace_empty_table(struct builder *builder)
{
	size_t last = builder->chapter->block_count - 1;

	if (builder->chapter->blocks[last]->table->cell_count)
		return;
	chapter_drop(builder->chapter, last);
	chapter_add_paragraph(
		builder->chapter, tr(builder->catalog, N_("Nothing is recorded here.")));
}

char *
builder_law(struct builder *builder, const struct law_references *law)
{
	builder->caveat_is_due = builder->caveat_is_due || template_law_needs_caveat(law);
	return template_format_law(law, builder->language);
}

const char *
builder_label(const struct builder *builder, const struct localized *text)
{
	return localized_text(text, builder->language);
}

static void
add_language_note(struct builder *builder, struct block_cell *cell, const struct record *record,
	const struct template_field *field, enum shown shown)
{
	if (shown == SHOWN_OUTDATED)
		cell_add_note(cell, tr(builder->catalog, N_("the original has changed since")),
			builder->language);
	builder->mark_is_due =
		builder->mark_is_due || builder_lacks_version(builder, record, field);
	if (shown != SHOWN_IN_OTHER_LANGUAGE)
		return;
	cell_add_note(cell, language_short_name(builder_language_of(builder, record, field)),
		builder->language);
}

/* A sheet of a workbook has no footnotes: there the law stands in the note. */
static void
add_law(struct builder *builder, struct block_cell *cell, const struct law_references *references)
{
	auto_string char *law = builder_law(builder, references);

	if (builder->arrangement == ARRANGE_BY_KINDS)
		cell_add_note(cell, law, builder->language);
	else
		cell_add_law(cell, law);
}

/* What the law says of the choices that were made. */
static void
add_law_note(struct builder *builder, struct block_cell *cell, const struct template_field *field,
	const char *kept)
{
	size_t count;
	char **ids = value_split(kept, &count);

	for (size_t i = 0; i < count; i++) {
		const struct template_item *item = template_find_item(field->list, ids[i]);

		if (item && item->law.reference_count)
			add_law(builder, cell, &item->law);
	}
	value_free_parts(ids, count);
}

/* Why a derived value is what it is, with the law of that; false when that has none. */
static bool
add_reason_note(struct builder *builder, struct block_cell *cell, const struct record *record,
	const struct template_field *field)
{
	const struct derive_line *line = evaluate_derive_line(builder->assessment, record, field);
	const char *because = line ? localized_text(&line->because, builder->language) : "";

	if (*because)
		cell_add_note(cell, because, builder->language);
	if (line && line->law.reference_count)
		add_law(builder, cell, &line->law);
	return line && line->law.reference_count;
}

/* What a comment is about, by its name rather than its address. */
static struct block_cell
make_address_cell(const struct builder *builder, const char *text)
{
	struct address address = {0};
	struct error error = {0};

	if (!address_read(builder->assessment, text, &address, &error)) {
		error_clear(&error);
		return cell_text(text);
	}

	auto_string char *label = builder_record_label(builder, address.record);

	if (!address.field)
		return cell_text(label);
	if (address.record->kind->single)
		return cell_text(builder_label(builder, &address.field->label));

	auto_string char *both = tr_format(builder->catalog, N_("{record}, {field}"), "record",
		label, "field", builder_label(builder, &address.field->label), NULL);

	return cell_text(both);
}

static struct block_cell
make_cell(struct builder *builder, const struct template_field *field, const char *kept,
	const char *text)
{
	switch (field->type) {
	case FIELD_NUMBER:
		return cell_number(text, kept, builder_label(builder, &field->unit));
	case FIELD_DATE:
		return cell_date(text, kept);
	case FIELD_CHOICE: {
		const struct template_item *item = template_find_item(field->list, kept);

		return item && item->colour != COLOUR_NONE ? cell_level(text, item->colour)
							   : cell_text(text);
	}
	default:
		return cell_text(text);
	}
}

/* Whether a field is asked: of answers, only where their step applies. */
static bool
is_asked_here(const struct builder *builder, const struct record *record,
	const struct template_field *field)
{
	return !(builder->step_is_skipped && record->kind->single) &&
	       assessment_field_is_asked(builder->assessment, record, field);
}

/* Let a cell lead to the first of the records that it names. */
static void
lead_to_first(const struct builder *builder, struct block_cell *cell, const char *kept)
{
	size_t count;
	struct value_link *links = value_links(kept, &count);

	for (size_t i = 0; i < count && !cell->leads_to; i++) {
		const struct record *record =
			assessment_find_record(builder->assessment, links[i].target);

		if (record && !record->removed)
			cell->leads_to = memory_copy_string(record->id);
	}
	value_free_links(links, count);
}

struct block_cell
builder_value(
	struct builder *builder, const struct record *record, const struct template_field *field)
{
	const struct assessment *assessment = builder->assessment;
	bool is_asked = is_asked_here(builder, record, field);
	enum shown shown;
	auto_string char *text =
		assessment_show(assessment, record, field, builder->language, &shown);

	if (shown == SHOWN_ERASED)
		return cell_absent(tr(builder->catalog, N_("Erased")));
	if (shown == SHOWN_EMPTY) {
		if (is_asked && field->required && !field->derived)
			return cell_absent(tr(builder->catalog, N_("Not answered")));
		return cell_text("");
	}

	auto_string char *derived =
		field->derived ? evaluate_derived(assessment, record, field) : NULL;
	const char *kept = derived ? derived : assessment_text(assessment, record, field);
	bool is_address = string_equal(field->id, "about") &&
			  (string_equal(field->kind->id, "comment") ||
				  string_equal(field->kind->id, "evidence"));
	struct block_cell cell = is_address ? make_address_cell(builder, kept)
					    : make_cell(builder, field, kept, text);

	if (builder->arrangement == ARRANGE_BY_KINDS &&
		(field->type == FIELD_REFERENCE || field->type == FIELD_REFERENCES))
		lead_to_first(builder, &cell, kept);

	/* A date to be sorted by stays alone in its cell. */
	bool is_sorted_date = cell.type == CELL_DATE && builder->arrangement == ARRANGE_BY_KINDS;
	/* The law of the reason says more than that of the choice. */
	bool has_reason =
		field->derived && !is_sorted_date && add_reason_note(builder, &cell, record, field);

	if (field->list && !has_reason)
		add_law_note(builder, &cell, field, kept);
	add_language_note(builder, &cell, record, field, shown);
	if (!is_asked && !field->derived)
		cell_add_note(&cell, tr(builder->catalog, N_("kept, though no longer asked")),
			builder->language);
	return cell;
}

size_t
builder_count_records(const struct builder *builder, const struct template_kind *kind)
{
	size_t count;

	free(assessment_records_of(builder->assessment, kind, &count));
	return count;
}

char *
builder_step_title(const struct builder *builder, const struct template_step *step)
{
	return string_format("%zu. %s", (size_t)(step - builder->template->steps) + 1,
		builder_label(builder, &step->title));
}

char *
builder_record_label(const struct builder *builder, const struct record *record)
{
	const struct template_kind *kind = record->kind;
	auto_string char *name =
		assessment_record_name(builder->assessment, record, builder->language);

	if (kind->single)
		return memory_copy_string(builder_label(builder, &kind->label));
	if (!kind->name ||
		string_is_empty(assessment_text(builder->assessment, record, kind->name)))
		return memory_copy_string(name);

	auto_string char *number = string_format("%d", record->number);

	return tr_format(builder->catalog, N_("{kind} {number}: {name}"), "kind",
		builder_label(builder, &kind->label), "number", number, "name", name, NULL);
}

void
builder_add_hint(const struct builder *builder, struct block_cell *cell,
	const struct record *record, const struct template_field *field)
{
	const char *help = builder_label(builder, &field->help);
	enum shown shown;

	if (!builder->is_draft || field->derived || string_is_empty(help))
		return;
	free(assessment_show(builder->assessment, record, field, builder->language, &shown));
	if (shown == SHOWN_EMPTY)
		cell_add_note(cell, help, builder->language);
}

void
builder_add_answer(struct builder *builder, struct block_fields *fields,
	const struct record *record, const struct template_field *field)
{
	bool is_asked = is_asked_here(builder, record, field);
	struct block_cell cell;

	if (field->internal || (field->hidden && field->derived))
		return;
	cell = builder_value(builder, record, field);

	if (cell.type == CELL_TEXT && string_is_empty(cell.text)) {
		free(cell.text);
		if (!is_asked)
			return;
		cell = cell_absent(tr(builder->catalog,
			field->derived ? N_("Not known yet") : N_("Not answered")));
	}
	builder_add_hint(builder, &cell, record, field);

	auto_string char *law = builder_law(builder, &field->law);

	block_fields_add(fields, builder_label(builder, &field->label), law, cell);
}
