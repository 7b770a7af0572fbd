/* SPDX-License-Identifier: MIT */
/* Reading a template: the head of the file, and the order of its sections. */
#include "config.h"

#include "template/load.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/memory.h"
#include "base/string.h"
#include "template/extend.h"
#include "template/loader.h"

static const char *const root_keys[] = {"template", "version", "format", "languages", "utc_offset",
	"home", "glossary", "order", "title", "description", "authority", "caveat", "acts",
	"scales", "matrix", "lists", "kinds", "derive", "steps", "catalogue", "rules"};

void
loader_report_twice(
	struct loader *loader, const struct node *node, const char *id, struct place first)
{
	auto_string char *line = string_format("%d", first.line);

	reader_report(&loader->reader, node->place,
		N_("The id \"{id}\" stands here twice, first in line {line}."), "id", id, "line",
		line);
}

const struct template_kind *
loader_kind(struct loader *loader, const struct node *node)
{
	const char *id = reader_scalar(&loader->reader, node);
	const struct template_kind *kind = id ? template_find_kind(loader->template, id) : NULL;

	if (id && !kind) {
		size_t count;
		const char **names = names_of_kinds(loader->template, &count);

		reader_report_unknown(
			&loader->reader, node->place, NOUN_KIND, id, NULL, names, count);
		free(names);
	}
	return kind;
}

const struct template_field *
loader_field(struct loader *loader, const struct template_kind *kind, const struct node *node)
{
	const char *id = reader_scalar(&loader->reader, node);
	const struct template_field *field = id ? template_find_field(kind, id) : NULL;

	if (id && !field) {
		size_t count;
		const char **names = names_of_fields(kind, &count);

		reader_report_unknown(
			&loader->reader, node->place, NOUN_FIELD, id, kind->id, names, count);
		free(names);
	}
	return field;
}

const struct template_list *
loader_list(struct loader *loader, const struct node *node)
{
	const struct template *template = loader->template;
	const char *id = reader_scalar(&loader->reader, node);
	const struct template_list *list = id ? template_find_list(template, id) : NULL;

	if (id && !list) {
		size_t count;
		const char **names = names_of_lists(template, &count);

		reader_report_unknown(
			&loader->reader, node->place, NOUN_LIST, id, NULL, names, count);
		free(names);
	}
	return list;
}

int
loader_item(struct loader *loader, const struct template_list *list, const struct node *node)
{
	const char *id = list ? reader_scalar(&loader->reader, node) : NULL;
	int index = template_item_index(list, id);

	if (id && index < 0) {
		size_t count;
		const char **names = names_of_items(list, &count);

		reader_report_unknown(
			&loader->reader, node->place, NOUN_ITEM, id, list->id, names, count);
		free(names);
	}
	return index;
}

void
load_condition_later(struct loader *loader, const struct node *node,
	const struct template_kind *kind, struct condition **condition)
{
	if (!reader_scalar(&loader->reader, node))
		return;
	*array_append(&loader->pending, &loader->pending_count) =
		(struct pending_condition){.node = node, .kind = kind, .condition = condition};
}

void
load_date_later(struct loader *loader, const struct node *node, const struct template_kind *kind,
	struct date_expression **date)
{
	if (!reader_scalar(&loader->reader, node))
		return;
	*array_append(&loader->pending, &loader->pending_count) =
		(struct pending_condition){.node = node, .kind = kind, .date = date};
}

bool
loader_hides(struct loader *loader, const struct node *node)
{
	bool hides = false;

	reader_boolean(&loader->reader, node_get(node, "hide"), &hides);
	return hides;
}

static bool
parse_pending(struct loader *loader, const struct pending_condition *pending, struct error *error,
	size_t *offset)
{
	if (pending->date)
		return date_expression_parse_text(pending->node->text, loader->template,
			pending->kind, pending->date, error, offset);
	return condition_parse_text(pending->node->text, loader->template, pending->kind,
		pending->condition, error, offset);
}

void
load_pending_conditions(struct loader *loader)
{
	for (size_t i = 0; i < loader->pending_count; i++) {
		const struct pending_condition *pending = &loader->pending[i];
		struct error error = {0};
		struct error *fault;
		struct place place;
		size_t offset;

		if (parse_pending(loader, pending, &error, &offset))
			continue;
		place = document_locate(pending->node, offset);
		fault = faults_add(loader->reader.faults);
		error_move(fault, &error);
		error_set_place(fault, place.file, place.line, place.column);
	}
}

static bool
is_digit(char byte)
{
	return byte >= '0' && byte <= '9';
}

static void
load_utc_offset(struct loader *loader, const struct node *root)
{
	const struct node *node = reader_need(&loader->reader, root, "utc_offset");
	const char *text = reader_scalar(&loader->reader, node);
	int hours, minutes;

	if (!text)
		return;
	if (strlen(text) == 6 && (text[0] == '+' || text[0] == '-') && is_digit(text[1]) &&
		is_digit(text[2]) && text[3] == ':' && is_digit(text[4]) && is_digit(text[5])) {
		hours = (text[1] - '0') * 10 + text[2] - '0';
		minutes = (text[4] - '0') * 10 + text[5] - '0';
		if (hours <= 14 && minutes < 60) {
			loader->template->utc_offset =
				(text[0] == '-' ? -1 : 1) * (hours * 60 + minutes);
			return;
		}
	}
	reader_report(&loader->reader, node->place,
		N_("A difference to UTC is expected here, such as {example}."), "example",
		"\"+08:00\"");
}

static void
load_version(struct loader *loader, const struct node *root)
{
	const struct node *node = reader_need(&loader->reader, root, "version");
	const char *text = reader_scalar(&loader->reader, node);
	size_t part, parts = 0;

	if (!text)
		return;
	loader->template->version = memory_copy_string(text);
	for (;; text++) {
		part = strspn(text, "0123456789");
		text += part;
		parts++;
		if (!part || part > 9 || *text != '.')
			break;
	}
	if (!part || part > 9 || *text || parts != 3)
		reader_report(&loader->reader, node->place,
			N_("A version is three numbers, such as {example}."), "example", "1.0.0");
}

/* Where the template stands among others that are offered. */
static void
load_order(struct loader *loader, const struct node *root)
{
	const struct node *node = node_get(root, "order");
	const char *text = reader_scalar(&loader->reader, node);

	loader->template->order = TEMPLATE_ORDER_DEFAULT;
	if (!text)
		return;
	loader->template->order = (int)strtol(text, NULL, 10);
	if (strspn(text, "0123456789") != strlen(text) || strlen(text) > 3)
		reader_report(&loader->reader, node->place,
			N_("A whole number from 0 to 999 is expected here."));
}

static void
load_head(struct loader *loader, const struct node *root)
{
	struct reader *reader = &loader->reader;
	struct template *template = loader->template;

	reader_name(reader, reader_need(reader, root, "template"), &template->name);
	load_version(loader, root);
	reader_languages(reader, root);
	memcpy(template->languages, reader->languages, sizeof(template->languages));
	load_utc_offset(loader, root);
	load_order(loader, root);
	reader_name(reader, node_get(root, "glossary"), &template->glossary);
	reader_localized(reader, reader_need(reader, root, "title"), &template->title);
	reader_localized(reader, reader_need(reader, root, "description"), &template->description);
	reader_localized(reader, node_get(root, "authority"), &template->authority);
	reader_localized(reader, node_get(root, "caveat"), &template->caveat);
}

static void
load_root(struct loader *loader, const struct node *root)
{
	if (!reader_open_mapping(&loader->reader, root) || !reader_format(&loader->reader, root))
		return;
	reader_mapping(&loader->reader, root, root_keys, array_length(root_keys));
	load_head(loader, root);
	load_acts(loader, root);
	load_lists(loader, root);
	load_matrix(loader, root);
	load_kinds(loader, root);
	load_steps(loader, root);
	load_catalogue(loader, root);
	load_rules(loader, root);
	load_derive(loader, root);
	load_owners(loader);
	check_special_kinds(loader, root);
	check_was(loader);
	if (loader->unchecked_law.line && !node_get(root, "caveat"))
		reader_report(&loader->reader, loader->unchecked_law,
			N_("This reference is not checked, so the template needs a \"caveat\"."));
	load_pending_conditions(loader);
	check_conditions(loader);
	if (!loader->reader.faults->error_count)
		check_cycles(loader);
}

/* Load a tree whose text is `source`, which is consumed by the template. */
static bool
load_tree(const char *file, const struct node *root, char *source, size_t source_length,
	struct template **template, struct error_list *found)
{
	struct loader loader = {.reader = {.file = file, .faults = found}};

	loader.template = memory_allocate(sizeof(*loader.template));
	loader.template->source = source;
	loader.template->source_length = source_length;
	load_root(&loader, root);
	free(loader.pending);
	free(loader.owners);
	if (found->error_count)
		template_free(&loader.template);
	else
		*template = loader.template;
	return !found->error_count;
}

bool
template_load_text(const char *text, size_t length, const char *name, struct template **template,
	struct error_list *faults)
{
	struct error_list found = {0};
	struct document document = {0};
	bool done = false;

	if (length > TEMPLATE_BYTES_MAXIMUM) {
		auto_string char *limit = string_format("%d", TEMPLATE_BYTES_MAXIMUM / 1024 / 1024);

		faults_report(&found, name, ((struct place){.line = 0}),
			N_("The file is larger than {limit} MiB."), "limit", limit);
	} else if (document_parse(text, length, name, &document, &found)) {
		done = load_tree(name, document.root, memory_copy_bytes(text, length), length,
			template, &found);
		document_free(&document);
	}
	faults_hand_over(&found, faults);
	return done;
}

bool
template_load_file(const char *path, struct template **template, struct error_list *faults)
{
	struct error_list found = {0};
	struct extended extended;
	bool done = false;

	extended_read(path, &extended, &found);
	if (extended.root) {
		done = load_tree(path, extended.root, extended.source, extended.source_length,
			template, &found);
		extended.source = NULL;
	}
	extended_clear(&extended);
	faults_hand_over(&found, faults);
	return done;
}
