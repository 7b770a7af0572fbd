/* SPDX-License-Identifier: MIT */
/* What a layout names, looked up in a template. */
#include "config.h"

#include <stdlib.h>

#include "base/array.h"
#include "base/memory.h"
#include "base/string.h"
#include "template/condition_parse.h"
#include "template/names.h"
#include "template/reader.h"
#include "template/report_layout.h"
#include "template/report_layout_parts.h"

struct binder {
	const struct report_layout *layout;
	const struct template *template;
	struct error_list *faults;
};

static void
report_fault(struct binder *binder, struct error *error, struct place place)
{
	struct error *fault = faults_add(binder->faults);

	error_move(fault, error);
	error_set_place(
		fault, place.file ? place.file : binder->layout->path, place.line, place.column);
}

static void
report_unknown(struct binder *binder, const struct layout_name *name, enum reader_noun noun,
	const char **known, size_t count)
{
	struct error error = {0};

	unknown_name_set(&error, noun, name->text, NULL, known, count);
	report_fault(binder, &error, name->place);
	free(known);
}

/* The kind of a block; NULL when there is none, which is a fault unless the name is optional. */
static const struct template_kind *
bind_kind(struct binder *binder, const struct layout_name *name)
{
	const struct template_kind *kind = template_find_kind(binder->template, name->text);
	size_t count;

	if (!kind && !name->is_optional) {
		const char **known = names_of_kinds(binder->template, &count);

		report_unknown(binder, name, NOUN_KIND, known, count);
	}
	return kind;
}

static const struct template_step *
bind_step(struct binder *binder, const struct layout_name *name)
{
	const struct template_step *step = template_find_step(binder->template, name->text);
	size_t count;

	if (!step && !name->is_optional) {
		const char **known = names_of_steps(binder->template, &count);

		report_unknown(binder, name, NOUN_STEP, known, count);
	}
	return step;
}

/* Whether a value that the program offers has a column of its own in tables (fields have). */
static bool
can_be_column(enum offered_value offered)
{
	static const enum offered_value columns[] = {OFFERED_NONE, OFFERED_CROSSES_BORDER,
		OFFERED_ABROAD, OFFERED_LEVEL, OFFERED_INHERENT_LEVEL, OFFERED_CURRENT_LEVEL,
		OFFERED_RESIDUAL_LEVEL, OFFERED_OVERDUE};

	for (size_t i = 0; i < array_length(columns); i++)
		if (columns[i] == offered)
			return true;
	return false;
}

/* A name as conditions understand it: a field, or a value that the program offers. */
static void
bind_value(struct binder *binder, const struct template_kind *kind, const struct layout_name *name,
	bool is_sorting, struct bound_values *values)
{
	struct error error = {0};
	struct condition_path path;
	struct condition_parser parser = {
		.text = name->text, .template = binder->template, .error = &error};

	parser_advance(&parser);
	if (parser_path(&parser, kind, &path)) {
		if (!is_sorting && !can_be_column(path.offered)) {
			error_set(&error, ERROR_DATA,
				N_("There is no column for \"{name}\"; conditions know it."),
				"name", name->text, NULL);
			report_fault(binder, &error, name->place);
		}
		*array_append(&values->values, &values->value_count) = (struct bound_value){
			.field = path.offered ? NULL : template_find_field(kind, name->text),
			.offered = path.offered,
			.type = path.type,
			.list = path.list,
			.is_descending = name->is_descending,
		};
		condition_path_clear(&path);
	} else if (!name->is_optional) {
		report_fault(binder, &error, name->place);
	}
	error_clear(&error);
	free(parser.token.text);
}

static void
bind_values(struct binder *binder, const struct template_kind *kind,
	const struct layout_names *names, bool is_sorting, struct bound_values *values)
{
	for (size_t i = 0; i < names->name_count; i++)
		bind_value(binder, kind, &names->names[i], is_sorting, values);
}

static void
bind_condition(struct binder *binder, const struct node *node, const struct template_kind *kind,
	struct condition **where)
{
	struct error error = {0};
	size_t offset;

	if (node &&
		!condition_parse_text(node->text, binder->template, kind, where, &error, &offset))
		report_fault(binder, &error, document_locate(node, offset));
}

/* The field that a kind and a name mean; NULL when there is none, which is a fault unless it is
 * optional. */
static const struct template_field *
bind_field(struct binder *binder, const struct layout_field *name)
{
	struct layout_name kind_name = {name->kind, name->is_optional, false, name->place};
	const struct template_kind *kind = bind_kind(binder, &kind_name);
	const struct template_field *field = kind ? template_find_field(kind, name->field) : NULL;

	if (kind && !field && !name->is_optional) {
		struct error error = {0};
		size_t count;
		const char **known = names_of_fields(kind, &count);

		unknown_name_set(&error, NOUN_FIELD, name->field, kind->id, known, count);
		report_fault(binder, &error, name->place);
		free(known);
	}
	return field;
}

/* The field whose equal values bring records together; NULL for none. */
static const struct template_field *
bind_together(
	struct binder *binder, const struct layout_name *name, const struct template_kind *kind)
{
	struct layout_field field = {kind->id, name->text, name->is_optional, name->place};

	return name->text ? bind_field(binder, &field) : NULL;
}

static void
bind_reach(struct binder *binder, const struct layout_reach *reach, struct bound_reach **bound,
	size_t *count)
{
	const struct template_field *field = bind_field(binder, &reach->by);
	struct error error = {0};

	if (!field)
		return;
	if (!field->target_count) {
		error_set(&error, ERROR_DATA,
			N_("\"{name}\" is no reference, so nothing can follow it."), "name",
			field->id, NULL);
		report_fault(binder, &error, reach->by.place);
		return;
	}
	*array_append(bound, count) = (struct bound_reach){field, reach->is_backward};
}

static void
bind_gathered(
	struct binder *binder, const struct layout_gathered *gathered, struct bound_block *bound)
{
	const struct template_field *field = bind_field(binder, &gathered->field);
	struct bound_gathered *made;

	if (!field)
		return;
	made = array_append(&bound->gathered, &bound->gathered_count);
	made->kind = field->kind;
	made->field = field;
	made->if_any = gathered->if_any;
	for (size_t i = 0; i < gathered->via_count; i++)
		bind_reach(binder, &gathered->via[i], &made->via, &made->via_count);
	bind_condition(binder, gathered->where, field->kind, &made->where);
}

/* Whether a block has anything to be shown of this template. */
static bool
bind_block(struct binder *binder, const struct layout_block *block, struct bound_block *bound)
{
	*bound = (struct bound_block){.block = block};
	switch (block->type) {
	case LAYOUT_STEP:
		bound->step = bind_step(binder, &block->of);
		return bound->step;
	case LAYOUT_ANSWERS:
		bound->kind = template_find_kind(binder->template, "answers");
		bind_values(binder, bound->kind, &block->names, false, &bound->columns);
		return bound->columns.value_count;
	case LAYOUT_TABLE:
	case LAYOUT_RECORDS:
		bound->kind = bind_kind(binder, &block->of);
		if (!bound->kind)
			return false;
		bind_values(binder, bound->kind, &block->names, false, &bound->columns);
		bind_values(binder, bound->kind, &block->sort, true, &bound->sort);
		bind_condition(binder, block->where, bound->kind, &bound->where);
		bound->together = bind_together(binder, &block->together, bound->kind);
		return true;
	case LAYOUT_ASSESSMENTS:
		/* Of the library, whatever the template. */
		return false;
	case LAYOUT_GATHER:
		for (size_t i = 0; i < block->gathered_count; i++)
			bind_gathered(binder, &block->gathered[i], bound);
		return bound->gathered_count;
	default:
		return true;
	}
}

static void
bound_block_clear(struct bound_block *block)
{
	free(block->columns.values);
	free(block->sort.values);
	condition_free(&block->where);
	for (size_t i = 0; i < block->gathered_count; i++) {
		free(block->gathered[i].via);
		condition_free(&block->gathered[i].where);
	}
	free(block->gathered);
}

static void
add_block(struct binder *binder, const struct layout_block *block, struct bound_block **blocks,
	size_t *count)
{
	struct bound_block bound;

	if (bind_block(binder, block, &bound))
		*array_append(blocks, count) = bound;
	else
		bound_block_clear(&bound);
}

static void
bind_chapter(
	struct binder *binder, const struct layout_chapter *chapter, struct bound_chapter *bound)
{
	bound->chapter = chapter;
	for (size_t i = 0; i < chapter->reach_count; i++)
		bind_reach(binder, &chapter->reach[i], &bound->reach, &bound->reach_count);
	for (size_t i = 0; i < chapter->each_count; i++)
		add_block(binder, &chapter->each[i], &bound->each, &bound->each_count);
	for (size_t i = 0; i < chapter->block_count; i++)
		add_block(binder, &chapter->blocks[i], &bound->blocks, &bound->block_count);
}

static void
clear_blocks(struct bound_block *blocks, size_t count)
{
	for (size_t i = 0; i < count; i++)
		bound_block_clear(&blocks[i]);
	free(blocks);
}

void
bound_layout_free(struct bound_layout **bound)
{
	struct bound_layout *old = *bound;

	if (!old)
		return;
	for (size_t i = 0; i < old->chapter_count; i++) {
		struct bound_chapter *chapter = &old->chapters[i];

		clear_blocks(chapter->blocks, chapter->block_count);
		clear_blocks(chapter->each, chapter->each_count);
		free(chapter->reach);
	}
	free(old->chapters);
	free(old);
	*bound = NULL;
}

/* Whether a template has, and shows, all that a layout cannot do without. */
static bool
has_needs(const struct report_layout *layout, const struct template *template)
{
	for (size_t i = 0; i < layout->need_count; i++) {
		const struct template_kind *kind =
			template_find_kind(template, layout->needs[i].kind);
		const struct template_field *field =
			kind ? template_find_field(kind, layout->needs[i].field) : NULL;

		if (!field || kind->hidden || field->hidden)
			return false;
	}
	return true;
}

static struct bound_layout *
bind_chapters(struct binder *binder, const struct layout_chapters *chapters)
{
	struct bound_layout *made = memory_allocate(sizeof(*made));

	made->layout = binder->layout;
	for (size_t i = 0; i < chapters->chapter_count; i++)
		bind_chapter(binder, &chapters->chapters[i],
			array_append(&made->chapters, &made->chapter_count));
	return made;
}

bool
report_layout_bind(const struct report_layout *layout, const struct template *template,
	bool is_workbook, struct bound_layout **bound, struct error_list *faults)
{
	static const struct layout_chapters none = {0};
	bool lacks_need = !has_needs(layout, template);
	const struct layout_chapters *chapters =
		is_workbook && layout->sheets.chapter_count ? &layout->sheets : &layout->chapters;
	struct error_list found = {0};
	struct binder binder = {layout, template, &found};
	struct bound_layout *made = bind_chapters(&binder, lacks_need ? &none : chapters);
	bool done;

	made->lacks_need = lacks_need;
	done = !found.error_count;
	if (done)
		*bound = made;
	else
		bound_layout_free(&made);
	faults_hand_over(&found, faults);
	return done;
}

void
report_layout_check(const struct report_layout *layout, const struct template *template,
	struct error_list *faults)
{
	const struct layout_chapters *const all[] = {&layout->chapters, &layout->sheets};
	struct error_list found = {0};
	struct binder binder = {layout, template, &found};

	for (size_t i = 0; i < layout->need_count; i++)
		bind_field(&binder, &layout->needs[i]);
	for (size_t i = 0; i < array_length(all); i++) {
		struct bound_layout *bound = bind_chapters(&binder, all[i]);

		bound_layout_free(&bound);
	}
	faults_hand_over(&found, faults);
}
