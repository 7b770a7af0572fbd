/* SPDX-License-Identifier: MIT */
/*
 * The catalogue: records ready to be taken into an assessment. Their values are read as those of a
 * blueprint are.
 */
#include "config.h"

#include <stdlib.h>

#include "base/array.h"
#include "base/memory.h"
#include "base/string.h"
#include "template/blueprint_value.h"
#include "template/loader.h"
#include "template/names.h"

/* The records of the catalogue so far, and the nodes they are read from. */
struct catalogue_reader {
	struct loader *loader;
	struct blueprint_reader values;
	size_t entry_count;
	/* Those that are hidden, to stand behind the others. */
	struct hidden_entry {
		const struct template_kind *kind;
		const struct node *node;
	} * hidden;
	size_t hidden_count;
};

static void
check_new_id(struct catalogue_reader *reader, const struct node *node, char **id)
{
	const struct blueprint *catalogue = reader->values.blueprint;

	for (size_t i = 0; *id && i < catalogue->record_count; i++) {
		if (!string_equal(catalogue->records[i].key, *id))
			continue;
		loader_report_twice(reader->loader, node, *id, catalogue->records[i].place);
		memory_free(id);
	}
}

/* An entry by its id alone, so that references may lead to entries that come later. */
static void
begin_entry(
	struct catalogue_reader *reader, const struct template_kind *kind, const struct node *node)
{
	static const char *const keys[] = {"id", "applies", "values", "law", "hide"};
	struct loader *loader = reader->loader;
	struct blueprint *catalogue = reader->values.blueprint;
	struct blueprint_record *record;
	const struct node *id_node;
	char *id = NULL;

	if (!reader_mapping(&loader->reader, node, keys, array_length(keys)))
		return;
	id_node = reader_need(&loader->reader, node, "id");
	reader_id(&loader->reader, id_node, &id);
	check_new_id(reader, id_node, &id);
	record = array_append(&catalogue->records, &catalogue->record_count);
	record->kind = kind;
	record->key = id;
	record->place = node->place;
	*array_append(&reader->values.nodes, &reader->values.node_count) = node;
	*array_append(&loader->template->entries, &reader->entry_count) =
		(struct catalogue_entry){0};
}

static void
begin_entries(struct catalogue_reader *reader, const struct node *key, const struct node *node)
{
	struct loader *loader = reader->loader;
	const struct template_kind *kind = loader_kind(loader, key);

	if (!kind || !reader_sequence(&loader->reader, node))
		return;
	if (kind->single) {
		reader_report(&loader->reader, key->place,
			N_("The catalogue holds records to add; there is always one \"{kind}\"."),
			"kind", kind->id);
		return;
	}
	for (size_t i = 0; i < node->item_count; i++)
		if (loader_hides(loader, node->items[i]))
			*array_append(&reader->hidden, &reader->hidden_count) =
				(struct hidden_entry){kind, node->items[i]};
		else
			begin_entry(reader, kind, node->items[i]);
}

/* `applies`: a condition for each kind whose records it may concern, or the word "always". */
static void
load_places(struct loader *loader, struct catalogue_entry *entry, const struct node *node)
{
	if (!reader_open_mapping(&loader->reader, node))
		return;
	entry->places = memory_allocate_array(node->item_count + 1, sizeof(*entry->places));
	for (size_t i = 0; i < node->item_count; i++) {
		const struct template_kind *kind = loader_kind(loader, node->keys[i]);
		struct catalogue_place *place;

		if (!kind)
			continue;
		place = &entry->places[entry->place_count++];
		place->kind = kind;
		if (!string_equal(node->items[i]->text, "always"))
			load_condition_later(loader, node->items[i], kind, &place->when);
	}
}

static void
load_entry(struct catalogue_reader *reader, size_t index)
{
	struct loader *loader = reader->loader;
	struct blueprint_record *record = &reader->values.blueprint->records[index];
	struct catalogue_entry *entry = &loader->template->entries[index];
	const struct node *node = reader->values.nodes[index];
	const struct node *values = reader_need(&loader->reader, node, "values");

	load_places(loader, entry, reader_need(&loader->reader, node, "applies"));
	load_law(loader, node_get(node, "law"), &entry->law);
	if (!reader_open_mapping(&loader->reader, values))
		return;
	blueprint_read_values(&reader->values, record, values);
	if (record->kind->name && !node_get(values, record->kind->name->id))
		reader_report(&loader->reader, values->place,
			N_("The entry has no \"{field}\", which names a record of \"{kind}\"."),
			"field", record->kind->name->id, "kind", record->kind->id);
}

/* Nothing leads to a hidden entry. */
static void
drop_references(struct blueprint_record *record, size_t record_count)
{
	for (size_t i = 0; i < record->value_count; i++) {
		struct blueprint_value *value = &record->values[i];
		size_t kept = 0;

		for (size_t j = 0; j < value->reference_count; j++) {
			if (value->references[j] >= record_count)
				continue;
			value->references[kept] = value->references[j];
			value->reductions[kept++] = value->reductions[j];
		}
		value->reference_count = kept;
	}
}

void
load_catalogue(struct loader *loader, const struct node *root)
{
	const struct node *node = node_get(root, "catalogue");
	struct catalogue_reader reader = {.loader = loader};
	struct blueprint *catalogue;
	size_t shown_count;

	if (!reader_open_mapping(&loader->reader, node))
		return;
	catalogue = memory_allocate(sizeof(*catalogue));
	loader->template->catalogue = catalogue;
	reader.values = (struct blueprint_reader){
		.reader = loader->reader,
		.template = loader->template,
		.blueprint = catalogue,
	};
	for (size_t i = 0; i < node->item_count; i++)
		begin_entries(&reader, node->keys[i], node->items[i]);
	shown_count = catalogue->record_count;
	for (size_t i = 0; i < reader.hidden_count; i++)
		begin_entry(&reader, reader.hidden[i].kind, reader.hidden[i].node);
	for (size_t i = 0; i < reader.entry_count; i++)
		load_entry(&reader, i);
	for (size_t i = 0; i < shown_count; i++)
		drop_references(&catalogue->records[i], shown_count);
	catalogue->hidden_record_count = catalogue->record_count - shown_count;
	catalogue->record_count = shown_count;
	free(reader.hidden);
	free(reader.values.nodes);
}
