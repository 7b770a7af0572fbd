/* SPDX-License-Identifier: MIT */
/* Reading blueprints: records with their values, which blueprint_value.c checks. */
#include "config.h"

#include "template/blueprint.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/files.h"
#include "base/memory.h"
#include "base/string.h"
#include "template/blueprint_value.h"
#include "template/load.h"
#include "template/names.h"

static void
value_clear(struct blueprint_value *value)
{
	localized_clear(&value->texts);
	free(value->references);
	free(value->reductions);
}

static void
record_clear(struct blueprint_record *record)
{
	for (size_t i = 0; i < record->value_count; i++)
		value_clear(&record->values[i]);
	free(record->values);
	free(record->key);
}

void
blueprint_free(struct blueprint **blueprint)
{
	struct blueprint *old = *blueprint;

	if (!old)
		return;
	for (size_t i = 0; i < old->record_count + old->hidden_record_count; i++)
		record_clear(&old->records[i]);
	free(old->records);
	free(old->name);
	free(old->template_name);
	localized_clear(&old->title);
	localized_clear(&old->description);
	free(old);
	*blueprint = NULL;
}

/* A record by its key alone, so that references may point at records that come later. */
static void
begin_record(
	struct blueprint_reader *reader, const struct template_kind *kind, const struct node *node)
{
	struct blueprint *blueprint = reader->blueprint;
	const struct node *key = node_get(node, "key");
	struct blueprint_record *record;
	char *name = NULL;

	reader_name(&reader->reader, key, &name);
	for (size_t i = 0; name && i < blueprint->record_count; i++) {
		if (!string_equal(blueprint->records[i].key, name))
			continue;

		auto_string char *line = string_format("%d", blueprint->records[i].place.line);

		reader_report(&reader->reader, key->place,
			N_("The key \"{key}\" stands here twice, first in line {line}."), "key",
			name, "line", line);
		memory_free(&name);
	}
	record = array_append(&blueprint->records, &blueprint->record_count);
	record->kind = kind;
	record->key = name;
	record->place = node->place;
	*array_append(&reader->nodes, &reader->node_count) = node;
}

static void
begin_records(struct blueprint_reader *reader, const struct node *key, const struct node *records)
{
	const struct template_kind *kind = template_find_kind(reader->template, key->text);

	if (!kind) {
		size_t count;
		const char **names = names_of_kinds(reader->template, &count);

		if (key->text && !key->broken)
			reader_report_unknown(&reader->reader, key->place, NOUN_KIND, key->text,
				NULL, names, count);
		free(names);
		return;
	}
	if (!reader_sequence(&reader->reader, records))
		return;
	if (kind->single && records->item_count > 1)
		reader_report(&reader->reader, records->items[1]->place,
			N_("There is one record of the kind \"{kind}\"; a second is too many."),
			"kind", kind->id);
	for (size_t i = 0; i < records->item_count; i++)
		if (reader_open_mapping(&reader->reader, records->items[i]))
			begin_record(reader, kind, records->items[i]);
}

static void
read_records(struct blueprint_reader *reader, const struct node *root)
{
	const struct node *records = reader_need(&reader->reader, root, "records");

	if (!reader_open_mapping(&reader->reader, records))
		return;
	for (size_t i = 0; i < records->item_count; i++)
		begin_records(reader, records->keys[i], records->items[i]);
	for (size_t i = 0; i < reader->node_count; i++)
		blueprint_read_values(reader, &reader->blueprint->records[i], reader->nodes[i]);
}

static void
read_root(struct blueprint_reader *reader, const struct node *root)
{
	static const char *const keys[] = {
		"blueprint", "template", "format", "title", "description", "records"};
	struct reader *nodes = &reader->reader;
	struct blueprint *blueprint = reader->blueprint;
	const struct node *name;

	if (!reader_open_mapping(nodes, root) || !reader_format(nodes, root))
		return;
	reader_mapping(nodes, root, keys, array_length(keys));
	reader_name(nodes, reader_need(nodes, root, "blueprint"), &blueprint->name);
	name = reader_need(nodes, root, "template");
	reader_name(nodes, name, &blueprint->template_name);
	reader_localized(nodes, reader_need(nodes, root, "title"), &blueprint->title);
	reader_localized(nodes, reader_need(nodes, root, "description"), &blueprint->description);
	if (!reader->template || !blueprint->template_name)
		return;
	if (!string_equal(blueprint->template_name, reader->template->name)) {
		reader_report(nodes, name->place,
			N_("The blueprint is of the template \"{name}\", not of \"{template}\"."),
			"name", blueprint->template_name, "template", reader->template->name);
		return;
	}
	read_records(reader, root);
}

/* Read a blueprint whole, or its head where `template` is NULL. */
static bool
load(const char *path, const struct template *template, struct blueprint **blueprint,
	struct error_list *faults)
{
	struct error_list found = {0};
	struct document document = {0};
	struct blueprint_reader reader = {.template = template};
	struct error error = {0};
	char *text;
	size_t length;
	bool done;

	if (!files_read(path, TEMPLATE_BYTES_MAXIMUM, &text, &length, &error)) {
		error_move(error_list_add(faults), &error);
		return false;
	}
	reader.reader = (struct reader){.file = path, .faults = &found};
	reader.reader.any_language = !template;
	if (template)
		memcpy(reader.reader.languages, template->languages, sizeof(template->languages));
	if (document_parse(text, length, path, &document, &found)) {
		reader.blueprint = memory_allocate(sizeof(*reader.blueprint));
		read_root(&reader, document.root);
		document_free(&document);
	}
	free(reader.nodes);
	free(text);
	done = !found.error_count;
	if (done)
		*blueprint = reader.blueprint;
	else
		blueprint_free(&reader.blueprint);
	faults_hand_over(&found, faults);
	return done;
}

bool
blueprint_load_file(const char *path, const struct template *template, struct blueprint **blueprint,
	struct error_list *faults)
{
	return load(path, template, blueprint, faults);
}

bool
blueprint_load_head(const char *path, struct blueprint **blueprint, struct error_list *faults)
{
	return load(path, NULL, blueprint, faults);
}
