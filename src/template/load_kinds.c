/* SPDX-License-Identifier: MIT */
/* Kinds of records and their fields; questions are fields too. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/memory.h"
#include "base/string.h"
#include "i18n/format.h"
#include "template/loader.h"

/* Words that conditions use, so that no field can be called so. */
static const char *const reserved_words[] = {"all", "and", "any", "contains", "count", "empty",
	"in", "is", "not", "or", "today", "via", "where"};

#define COLUMNS_DEFAULT 5

static void
load_targets(struct loader *loader, struct template_field *field, const struct node *field_node)
{
	struct reader *reader = &loader->reader;
	const struct node *node = reader_need(reader, field_node, "to");

	if (!reader_sequence(reader, node))
		return;
	if (!node->item_count)
		reader_report(reader, node->place, N_("The list has nothing in it."));
	field->targets = memory_allocate_array(node->item_count + 1, sizeof(*field->targets));
	for (size_t i = 0; i < node->item_count; i++) {
		const struct template_kind *kind = loader_kind(loader, node->items[i]);
		bool known = !kind;

		for (size_t j = 0; j < field->target_count; j++)
			known = known || field->targets[j] == kind;
		if (kind && kind->single)
			reader_report(reader, node->items[i]->place,
				N_("\"{kind}\" is a single record: nothing points at it."), "kind",
				kind->id);
		if (!known)
			field->targets[field->target_count++] = kind;
	}
}

static void
load_limit(struct loader *loader, const struct node *node, char **limit)
{
	const char *text = reader_scalar(&loader->reader, node);

	if (text && !format_number_is_valid(text))
		reader_report(&loader->reader, node->place,
			N_("A number is expected here, such as 12 or 0.5."));
	else if (text)
		*limit = memory_copy_string(text);
}

static void
load_number(struct loader *loader, struct template_field *field, const struct node *node)
{
	load_limit(loader, node_get(node, "minimum"), &field->minimum);
	load_limit(loader, node_get(node, "maximum"), &field->maximum);
	reader_localized(&loader->reader, node_get(node, "unit"), &field->unit);
	if (field->minimum && field->maximum &&
		strtod(field->minimum, NULL) > strtod(field->maximum, NULL))
		reader_report(&loader->reader, node_get(node, "maximum")->place,
			N_("The maximum is below the minimum."));
}

void
loader_refuse_key(struct loader *loader, const struct template_field *field,
	const struct node *field_node, const char *key)
{
	const struct node *node = node_get(field_node, key);

	if (node)
		reader_report(&loader->reader, node->place,
			N_("\"{key}\" does not go with a field of type {type}."), "key", key,
			"type", field_type_name(field->type));
}

static void
load_type(struct loader *loader, struct template_field *field, const struct node *node)
{
	enum field_type type = field->type;

	if (type == FIELD_CHOICE || type == FIELD_CHOICES)
		field->list = loader_list(loader, reader_need(&loader->reader, node, "list"));
	else
		loader_refuse_key(loader, field, node, "list");
	if (type == FIELD_REFERENCE || type == FIELD_REFERENCES)
		load_targets(loader, field, node);
	else
		loader_refuse_key(loader, field, node, "to");
	if (type == FIELD_NUMBER) {
		load_number(loader, field, node);
	} else {
		loader_refuse_key(loader, field, node, "minimum");
		loader_refuse_key(loader, field, node, "maximum");
		loader_refuse_key(loader, field, node, "unit");
	}
	if (field->translatable && type != FIELD_TEXT && type != FIELD_LONG_TEXT)
		loader_refuse_key(loader, field, node, "translatable");
	if (field->derived && type != FIELD_CHOICE && type != FIELD_YES_NO && type != FIELD_DATE)
		loader_refuse_key(loader, field, node, "derived");
}

static bool
name_is_reserved(const struct template_kind *kind, const char *id)
{
	for (size_t i = 0; i < array_length(reserved_words); i++)
		if (string_equal(id, reserved_words[i]))
			return true;
	for (enum offered_value i = OFFERED_CROSSES_BORDER; i < OFFERED_COUNT; i++)
		if (string_equal(id, offered_value_name(i)) &&
			string_equal(kind->id, offered_value_kind(i)) &&
			!offered_value_has_field(i))
			return true;
	return false;
}

const struct template_field *
load_field(struct loader *loader, struct template_kind *kind, const struct node *node)
{
	static const char *const keys[] = {"id", "was", "type", "label", "required", "translatable",
		"help", "prompt", "example", "attach", "unit", "list", "to", "minimum", "maximum",
		"when", "due", "owner", "law", "derived", "hide"};
	struct reader *reader = &loader->reader;
	const char *types[FIELD_TYPE_COUNT];
	struct template_field *field;
	const struct template_field *before;
	const struct node *id;
	int type;

	if (!reader_mapping(reader, node, keys, array_length(keys)))
		return NULL;
	field = memory_allocate(sizeof(*field));
	field->kind = kind;
	field->place = node->place;
	id = reader_need(reader, node, "id");
	reader_id(reader, id, &field->id);
	before = field->id ? template_find_field(kind, field->id) : NULL;
	if (before) {
		loader_report_twice(loader, id, field->id, before->place);
		memory_free(&field->id);
	} else if (field->id && name_is_reserved(kind, field->id)) {
		reader_report(reader, id->place,
			N_("A field cannot be called \"{id}\": the word has a meaning in "
			   "conditions."),
			"id", field->id);
	}
	*array_append(&kind->fields, &kind->field_count) = field;
	load_was(loader, node_get(node, "was"), &field->was);

	reader_localized(reader, reader_need(reader, node, "label"), &field->label);
	reader_localized(reader, node_get(node, "help"), &field->help);
	reader_localized(reader, node_get(node, "prompt"), &field->prompt);
	reader_localized(reader, node_get(node, "example"), &field->example);
	reader_localized(reader, node_get(node, "attach"), &field->attach);
	reader_boolean(reader, node_get(node, "required"), &field->required);
	reader_boolean(reader, node_get(node, "translatable"), &field->translatable);
	reader_boolean(reader, node_get(node, "derived"), &field->derived);
	field->internal = field_is_internal(kind->id, field->id);
	field->hidden = loader_hides(loader, node) || loader->is_hiding || field->internal;
	load_law(loader, node_get(node, "law"), &field->law);
	load_condition_later(loader, node_get(node, "when"), kind, &field->when);
	for (enum field_type i = FIELD_TEXT; i < FIELD_TYPE_COUNT; i++)
		types[i] = field_type_name(i);
	type = reader_word(reader, reader_need(reader, node, "type"), types, FIELD_TYPE_COUNT);
	if (type >= 0) {
		field->type = (enum field_type)type;
		load_type(loader, field, node);
		load_due(loader, field, node);
	}
	if (field->derived && field->required)
		reader_report(reader, node_get(node, "required")->place,
			N_("A derived field is never typed, so it cannot be required."));
	return field->id ? field : NULL;
}

static void
load_columns(struct loader *loader, struct template_kind *kind, const struct node *node)
{
	if (!node) {
		kind->columns = memory_allocate_array(COLUMNS_DEFAULT, sizeof(*kind->columns));
		for (size_t i = 0; i < kind->field_count && kind->column_count < COLUMNS_DEFAULT;
			i++)
			if (!kind->fields[i]->internal)
				kind->columns[kind->column_count++] = kind->fields[i];
		return;
	}
	if (!reader_sequence(&loader->reader, node))
		return;
	kind->columns = memory_allocate_array(node->item_count + 1, sizeof(*kind->columns));
	for (size_t i = 0; i < node->item_count; i++) {
		const struct template_field *field = loader_field(loader, kind, node->items[i]);

		for (size_t j = 0; field && j < kind->column_count; j++) {
			if (kind->columns[j] != field)
				continue;
			reader_report(&loader->reader, node->items[i]->place,
				N_("The list has \"{id}\" already."), "id", field->id);
			field = NULL;
		}
		if (field)
			kind->columns[kind->column_count++] = field;
	}
}

static void
load_kind(struct loader *loader, struct template_kind *kind, const struct node *node)
{
	static const char *const keys[] = {
		"was", "label", "plural", "single", "name", "columns", "fields", "hide"};
	struct reader *reader = &loader->reader;
	const struct node *fields;

	if (!reader_mapping(reader, node, keys, array_length(keys)))
		return;
	kind->hidden = loader_hides(loader, node);
	if (kind->hidden && kind->single)
		reader_report(reader, node_get(node, "hide")->place,
			N_("A single kind is always there, so it cannot be hidden."));
	load_was(loader, node_get(node, "was"), &kind->was);
	reader_localized(reader, reader_need(reader, node, "label"), &kind->label);
	if (kind->single && !node_get(node, "plural"))
		reader_localized(reader, node_get(node, "label"), &kind->plural);
	else
		reader_localized(reader, reader_need(reader, node, "plural"), &kind->plural);
	fields = reader_need(reader, node, "fields");
	if (!reader_sequence(reader, fields))
		return;
	if (!fields->item_count)
		reader_report(reader, fields->place, N_("The list has nothing in it."));
	for (size_t i = 0; i < fields->item_count; i++)
		load_field(loader, kind, fields->items[i]);
	if (node_get(node, "name"))
		kind->name = loader_field(loader, kind, node_get(node, "name"));
	load_columns(loader, kind, node_get(node, "columns"));
}

static struct template_kind *
add_kind(struct template *template, char *id)
{
	struct template_kind *kind = memory_allocate(sizeof(*kind));

	kind->id = id;
	kind->index = template->kind_count;
	*array_append(&template->kinds, &template->kind_count) = kind;
	return kind;
}

static void
add_answers(struct loader *loader)
{
	loader->answers = add_kind(loader->template, memory_copy_string("answers"));
	loader->answers->single = true;
}

/* A kind by its id alone, so that fields may point at kinds that come later. */
static struct template_kind *
begin_kind(struct loader *loader, const struct node *key, const struct node *node)
{
	struct template_kind *kind;
	char *id = NULL;

	reader_id(&loader->reader, key, &id);
	if (string_equal(id, "answers")) {
		reader_report(&loader->reader, key->place,
			N_("The kind \"answers\" is made of the questions of all steps; it is not "
			   "written here."));
		memory_free(&id);
	}
	kind = add_kind(loader->template, id);
	kind->place = key->place;
	if (node->type == NODE_MAPPING)
		reader_boolean(&loader->reader, node_get(node, "single"), &kind->single);
	if (string_equal(id, "assessment"))
		add_answers(loader);
	return kind;
}

void
load_kinds(struct loader *loader, const struct node *root)
{
	const struct node *kinds = reader_need(&loader->reader, root, "kinds");
	struct template_kind **begun;

	if (!reader_open_mapping(&loader->reader, kinds)) {
		add_answers(loader);
		return;
	}
	begun = memory_allocate_array(kinds->item_count + 1, sizeof(struct template_kind *));
	for (size_t i = 0; i < kinds->item_count; i++) {
		const char *id = kinds->keys[i]->text;

		/* A key that stands there twice was reported with the other faults of the YAML. */
		if (id &&
			(string_equal(id, "answers") || !template_find_kind(loader->template, id)))
			begun[i] = begin_kind(loader, kinds->keys[i], kinds->items[i]);
	}
	if (!loader->answers)
		add_answers(loader);
	for (size_t i = 0; i < kinds->item_count; i++)
		if (begun[i])
			load_kind(loader, begun[i], kinds->items[i]);
	free(begun);
}
