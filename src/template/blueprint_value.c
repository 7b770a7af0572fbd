/* SPDX-License-Identifier: MIT */
/* Values of blueprints, from the way they are written to the way they are kept. */
#include "config.h"

#include "template/blueprint_value.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/clock.h"
#include "base/memory.h"
#include "base/string.h"
#include "i18n/format.h"
#include "template/names.h"

static void
check_line(struct reader *reader, const struct node *node, const char *text)
{
	if (strchr(text, '\n'))
		reader_report(reader, node->place,
			N_("The text has more than one line, but the field holds one line."));
}

/* A text as it is kept, without the line breaks that block texts end with. */
static char *
copy_text(const char *text)
{
	size_t length = strlen(text);

	while (length && text[length - 1] == '\n')
		length--;
	return memory_copy_bytes(text, length);
}

static void
read_text(struct reader *reader, const struct template_field *field, const struct node *node,
	struct localized *texts)
{
	const char *text;

	if (node->type == NODE_MAPPING && field->translatable) {
		reader_localized(reader, node, texts);
	} else if (node->type == NODE_MAPPING) {
		reader_report(reader, node->place,
			N_("The field \"{field}\" holds one text for all languages: it is not "
			   "\"translatable: true\"."),
			"field", field->id);
	} else {
		text = reader_scalar(reader, node);
		if (text)
			texts->text[LANGUAGE_NONE] = copy_text(text);
	}
	for (enum language i = LANGUAGE_NONE; i < LANGUAGE_COUNT; i++)
		if (texts->text[i] && field->type != FIELD_LONG_TEXT)
			check_line(reader, node, texts->text[i]);
}

static int
find_item(struct reader *reader, const struct template_list *list, const struct node *node)
{
	const char *id = reader_scalar(reader, node);
	int index = template_item_index(list, id);

	if (id && index < 0) {
		size_t count;
		const char **names = names_of_items(list, &count);

		reader_report_unknown(reader, node->place, NOUN_ITEM, id, list->id, names, count);
		free(names);
	}
	return index;
}

/* One node or the nodes of a sequence. */
static const struct node *const *
nodes_of(const struct node *const *node, size_t *count)
{
	if ((*node)->type != NODE_SEQUENCE) {
		*count = 1;
		return node;
	}
	*count = (*node)->item_count;
	return (const struct node *const *)(*node)->items;
}

/* Several choices are kept in the order of the list. */
static char *
read_choices(struct reader *reader, const struct template_field *field, const struct node *node)
{
	const struct template_list *list = field->list;
	bool *chosen = memory_allocate_array(list->item_count, sizeof(*chosen));
	struct string kept = {0};
	size_t count;
	const struct node *const *nodes = nodes_of(&node, &count);

	for (size_t i = 0; i < count; i++) {
		int index = find_item(reader, list, nodes[i]);

		if (index < 0)
			continue;
		if (chosen[index])
			reader_report(reader, nodes[i]->place, N_("The list has \"{id}\" already."),
				"id", list->items[index].id);
		chosen[index] = true;
	}
	for (size_t i = 0; i < list->item_count; i++) {
		if (!chosen[i])
			continue;
		string_append(&kept, kept.length ? " " : "");
		string_append(&kept, list->items[i].id);
	}
	free(chosen);
	return string_take(&kept);
}

static char *
read_number(struct reader *reader, const struct template_field *field, const struct node *node)
{
	const char *text = reader_scalar(reader, node);

	if (!text)
		return NULL;
	if (!format_number_is_valid(text)) {
		reader_report(
			reader, node->place, N_("A number is expected here, such as 12 or 0.5."));
		return NULL;
	}
	if ((field->minimum && strtod(text, NULL) < strtod(field->minimum, NULL)) ||
		(field->maximum && strtod(text, NULL) > strtod(field->maximum, NULL))) {
		reader_report(reader, node->place,
			N_("The number is outside what the field allows, {minimum} to {maximum}."),
			"minimum", field->minimum ? field->minimum : "…", "maximum",
			field->maximum ? field->maximum : "…");
		return NULL;
	}
	return memory_copy_string(text);
}

static char *
read_date(struct reader *reader, const struct node *node)
{
	const char *text = reader_scalar(reader, node);

	if (!text || clock_date_is_valid(text))
		return memory_copy_string(text);
	reader_report(reader, node->place, N_("A date is expected here, such as {example}."),
		"example", "2026-01-31");
	return NULL;
}

static char *
read_duration(struct reader *reader, const struct node *node)
{
	const char *text = reader_scalar(reader, node);

	if (!text || format_duration_is_valid(text))
		return memory_copy_string(text);
	reader_report(reader, node->place, N_("A duration is expected here, such as {example}."),
		"example", "P5Y, P6M, P30D, PT12H");
	return NULL;
}

static bool
may_point_to(const struct template_field *field, const struct template_kind *kind)
{
	for (size_t i = 0; i < field->target_count; i++)
		if (field->targets[i] == kind)
			return true;
	return false;
}

/* Report a key that no record has, with the keys that the field may point to. */
static void
report_unknown_record(struct blueprint_reader *reader, const struct template_field *field,
	const struct node *node, const char *key)
{
	const struct blueprint *blueprint = reader->blueprint;
	const char **names = memory_allocate_array(blueprint->record_count + 1, sizeof(*names));
	size_t count = 0;

	for (size_t i = 0; i < blueprint->record_count; i++)
		if (blueprint->records[i].key && may_point_to(field, blueprint->records[i].kind))
			names[count++] = blueprint->records[i].key;
	reader_report_unknown(&reader->reader, node->place, NOUN_RECORD, key, NULL, names, count);
	free(names);
}

/* What a reference says of steps, behind its colon. */
static bool
read_reduction(struct blueprint_reader *reader, const struct template_field *field,
	const struct node *node, struct reduction *reduction)
{
	const char *suffix = node->text + reduction_target_length(node->text);

	if (*suffix && !reduction_is_of(field)) {
		reader_report(&reader->reader, node->place,
			N_("\"{suffix}\" is too much: only a measure says by how many steps it "
			   "lowers a risk."),
			"suffix", suffix);
		return false;
	}
	if (!reduction_read(suffix, reduction)) {
		reader_report(&reader->reader, node->place,
			N_("Steps are expected here, such as {example}."), "example",
			":likelihood-1, :severity-2, :likelihood-1:severity-2");
		return false;
	}
	for (int axis = 0; axis < AXIS_COUNT; axis++) {
		size_t limit = reduction_limit(reader->template, (enum axis)axis);
		auto_string char *most = string_format("%zu", limit);

		/* That a scale is missing is a fault of its own. */
		if (reduction->steps[axis] <= limit ||
			!axis_scale(reader->template, (enum axis)axis))
			continue;
		reader_report(&reader->reader, node->place,
			N_("These are too many steps; the most for {axis} is {maximum}."), "axis",
			axis_name((enum axis)axis), "maximum", most);
		return false;
	}
	return true;
}

static void
read_reference(struct blueprint_reader *reader, const struct template_field *field,
	const struct node *node, struct blueprint_value *value)
{
	const struct blueprint *blueprint = reader->blueprint;
	const char *text = reader_scalar(&reader->reader, node);
	auto_string char *key = NULL;
	struct reduction reduction;
	size_t reduction_count;
	size_t index = 0;

	if (!text || !read_reduction(reader, field, node, &reduction))
		return;
	key = memory_copy_bytes(text, reduction_target_length(text));
	while (index < blueprint->record_count && !string_equal(blueprint->records[index].key, key))
		index++;
	if (index == blueprint->record_count) {
		report_unknown_record(reader, field, node, key);
		return;
	}
	if (!may_point_to(field, blueprint->records[index].kind)) {
		reader_report(&reader->reader, node->place,
			N_("The field \"{field}\" cannot point at \"{key}\", which is a record of "
			   "\"{kind}\"."),
			"field", field->id, "key", key, "kind", blueprint->records[index].kind->id);
		return;
	}
	for (size_t i = 0; i < value->reference_count; i++) {
		if (value->references[i] != index)
			continue;
		reader_report(&reader->reader, node->place, N_("The list has \"{id}\" already."),
			"id", key);
		return;
	}
	reduction_count = value->reference_count;
	*array_append(&value->references, &value->reference_count) = index;
	*array_append(&value->reductions, &reduction_count) = reduction;
}

static void
read_references(struct blueprint_reader *reader, const struct template_field *field,
	const struct node *node, struct blueprint_value *value)
{
	size_t count;
	const struct node *const *nodes = nodes_of(&node, &count);

	if (field->type == FIELD_REFERENCE) {
		read_reference(reader, field, node, value);
		return;
	}
	for (size_t i = 0; i < count; i++)
		read_reference(reader, field, nodes[i], value);
}

static char *
read_plain(struct reader *reader, const struct template_field *field, const struct node *node)
{
	bool answer = false;
	int index;

	switch (field->type) {
	case FIELD_YES_NO:
		reader_boolean(reader, node, &answer);
		return memory_copy_string(answer ? "yes" : "no");
	case FIELD_CHOICE:
		index = find_item(reader, field->list, node);
		return index < 0 ? NULL : memory_copy_string(field->list->items[index].id);
	case FIELD_CHOICES:
		return read_choices(reader, field, node);
	case FIELD_NUMBER:
		return read_number(reader, field, node);
	case FIELD_DATE:
		return read_date(reader, node);
	case FIELD_DURATION:
		return read_duration(reader, node);
	default:
		return NULL;
	}
}

static void
read_value(struct blueprint_reader *reader, struct blueprint_record *record,
	const struct template_field *field, const struct node *node)
{
	struct blueprint_value value = {.field = field};
	char *kept;

	/* A catalogue is read although there are faults in what its fields are of. */
	if ((field->type == FIELD_CHOICE || field->type == FIELD_CHOICES) && !field->list)
		return;
	switch (field->type) {
	case FIELD_TEXT:
	case FIELD_LONG_TEXT:
	case FIELD_PERSON:
		read_text(&reader->reader, field, node, &value.texts);
		break;
	case FIELD_REFERENCE:
	case FIELD_REFERENCES:
		read_references(reader, field, node, &value);
		break;
	default:
		kept = read_plain(&reader->reader, field, node);
		if (string_is_empty(kept))
			memory_free(&kept);
		value.texts.text[LANGUAGE_NONE] = kept;
		break;
	}
	*array_append(&record->values, &record->value_count) = value;
}

void
blueprint_read_values(
	struct blueprint_reader *reader, struct blueprint_record *record, const struct node *node)
{
	for (size_t i = 0; i < node->item_count; i++) {
		const struct node *key = node->keys[i];
		const struct template_field *field;

		if (!key->text || key->broken || string_equal(key->text, "key"))
			continue;
		field = template_find_field(record->kind, key->text);
		if (!field) {
			size_t count;
			const char **names = names_of_fields(record->kind, &count);

			reader_report_unknown(&reader->reader, key->place, NOUN_FIELD, key->text,
				record->kind->id, names, count);
			free(names);
			continue;
		}
		if (field->derived) {
			reader_report(&reader->reader, key->place,
				N_("The field \"{field}\" is worked out by the program and cannot "
				   "be "
				   "given."),
				"field", field->id);
			continue;
		}
		read_value(reader, record, field, node->items[i]);
	}
}
