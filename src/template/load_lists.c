/* SPDX-License-Identifier: MIT */
/* Scales and lists, and the matrix over scales. */
#include "config.h"

#include <stdlib.h>

#include "base/array.h"
#include "base/memory.h"
#include "base/string.h"
#include "template/loader.h"

#define SCALE_STEPS_MAXIMUM 100

/* What only the list of a measure's status has a use for. Templates older than `counts` say no more
 * than that a status is the end: it may be that of a measure which was given up. */
static void
load_status(struct reader *reader, const struct node *node, struct template_item *item)
{
	static const char *const counts[] = {
		[COUNTS_NEVER] = "never",
		[COUNTS_PLANNED] = "planned",
		[COUNTS_IN_PLACE] = "in_place",
	};
	const struct node *word = node_get(node, "counts");
	int said = reader_word(reader, word, counts, array_length(counts));

	reader_boolean(reader, node_get(node, "done"), &item->done);
	if (said >= 0)
		item->counts = (enum measure_counts)said;
	else
		item->counts = item->done ? COUNTS_NEVER : COUNTS_PLANNED;
}

static void
load_item(struct loader *loader, struct template_list *list, const struct node *node)
{
	static const char *const list_keys[] = {"id", "was", "label", "help", "law", "hide", "done",
		"counts", "decides", "optional", "approves"};
	static const char *const scale_keys[] = {
		"id", "was", "label", "help", "law", "hide", "colour"};
	static const char *const colours[] = {"green", "yellow", "orange", "red"};
	struct reader *reader = &loader->reader;
	const struct node *id;
	struct template_item *item;
	char *name = NULL;

	if (!reader_mapping(reader, node, list->is_scale ? scale_keys : list_keys,
		    list->is_scale ? array_length(scale_keys) : array_length(list_keys)))
		return;
	id = reader_need(reader, node, "id");
	reader_id(reader, id, &name);
	if (name && template_find_item(list, name)) {
		reader_report(reader, id->place, N_("The list has \"{id}\" already."), "id", name);
		memory_free(&name);
	}
	item = array_append(&list->items, &list->item_count);
	item->id = name;
	load_was(loader, node_get(node, "was"), &item->was);
	reader_localized(reader, reader_need(reader, node, "label"), &item->label);
	reader_localized(reader, node_get(node, "help"), &item->help);
	load_law(loader, node_get(node, "law"), &item->law);
	item->hidden = loader_hides(loader, node);
	reader_boolean(reader, node_get(node, "decides"), &item->decides);
	reader_boolean(reader, node_get(node, "optional"), &item->optional);
	reader_boolean(reader, node_get(node, "approves"), &item->approves);
	if (list->is_scale)
		item->colour = (enum level_colour)(
			reader_word(reader, node_get(node, "colour"), colours, 4) + 1);
	else
		load_status(reader, node, item);
}

static void
load_list(struct loader *loader, const struct node *key, const struct node *node, bool is_scale)
{
	struct reader *reader = &loader->reader;
	struct template *template = loader->template;
	struct template_list *list;
	char *id = NULL;

	reader_id(reader, key, &id);
	if (id && template_find_list(template, id)) {
		reader_report(reader, key->place, N_("There is a list or scale \"{id}\" already."),
			"id", id);
		memory_free(&id);
	}
	list = memory_allocate(sizeof(*list));
	list->id = id;
	list->is_scale = is_scale;
	*array_append(&template->lists, &template->list_count) = list;
	if (!reader_sequence(reader, node))
		return;
	if (!node->item_count)
		reader_report(reader, node->place, N_("The list has nothing in it."));
	if (is_scale && node->item_count > SCALE_STEPS_MAXIMUM) {
		auto_string char *limit = string_format("%d", SCALE_STEPS_MAXIMUM);

		reader_report(reader, node->place, N_("A scale has at most {limit} steps."),
			"limit", limit);
		return;
	}
	for (size_t i = 0; i < node->item_count; i++)
		load_item(loader, list, node->items[i]);
}

void
load_lists(struct loader *loader, const struct node *root)
{
	static const char *const sections[] = {"lists", "scales"};

	for (size_t i = 0; i < array_length(sections); i++) {
		const struct node *section = node_get(root, sections[i]);

		if (!reader_open_mapping(&loader->reader, section))
			continue;
		for (size_t j = 0; j < section->item_count; j++)
			load_list(loader, section->keys[j], section->items[j], i == 1);
	}
}

static const struct template_list *
find_scale(struct loader *loader, const struct node *matrix, const char *key)
{
	const struct node *node = reader_need(&loader->reader, matrix, key);
	const struct template_list *list = loader_list(loader, node);

	if (list && !list->is_scale) {
		reader_report(&loader->reader, node->place,
			N_("\"{id}\" is a list, but a scale is expected here."), "id", list->id);
		return NULL;
	}
	return list;
}

/* Report which cells of a row are missing, all in one. */
static void
load_row(struct loader *loader, const struct node *key, const struct node *node)
{
	struct template_matrix *matrix = &loader->template->matrix;
	int row = loader_item(loader, matrix->rows, key);
	struct string missing = {0};

	if (row < 0 || !reader_open_mapping(&loader->reader, node))
		return;
	for (size_t i = 0; i < node->item_count; i++) {
		int column = loader_item(loader, matrix->columns, node->keys[i]);
		int level = loader_item(loader, matrix->levels, node->items[i]);

		if (column >= 0 && level >= 0)
			matrix->cells[(size_t)row * matrix->columns->item_count + (size_t)column] =
				(size_t)level;
	}
	for (size_t i = 0; i < matrix->columns->item_count; i++) {
		const char *id = matrix->columns->items[i].id;

		if (!id || node_get(node, id))
			continue;
		string_append(&missing, missing.length ? ", " : "");
		string_append(&missing, id);
	}
	if (missing.length)
		reader_report(&loader->reader, key->place,
			N_("The row \"{row}\" of the matrix has no cell for: {columns}."), "row",
			key->text, "columns", string_text(&missing));
	string_clear(&missing);
}

static void
check_colours(struct loader *loader, const struct node *node)
{
	const struct template_list *levels = loader->template->matrix.levels;

	for (size_t i = 0; i < levels->item_count; i++)
		if (levels->items[i].id && levels->items[i].colour == COLOUR_NONE)
			reader_report(&loader->reader, node->place,
				N_("The level \"{id}\" needs a colour: green, yellow, orange or "
				   "red."),
				"id", levels->items[i].id);
}

void
load_matrix(struct loader *loader, const struct node *root)
{
	static const char *const keys[] = {"rows", "columns", "level", "cells"};
	struct reader *reader = &loader->reader;
	struct template_matrix *matrix = &loader->template->matrix;
	const struct node *node = node_get(root, "matrix");
	const struct node *cells;

	if (!reader_mapping(reader, node, keys, array_length(keys)))
		return;
	matrix->rows = find_scale(loader, node, "rows");
	matrix->columns = find_scale(loader, node, "columns");
	matrix->levels = find_scale(loader, node, "level");
	if (matrix->levels)
		check_colours(loader, node_get(node, "level"));
	cells = reader_need(reader, node, "cells");
	if (!matrix->rows || !matrix->columns || !matrix->levels ||
		!reader_open_mapping(reader, cells))
		return;
	matrix->cells = memory_allocate_array(
		matrix->rows->item_count * matrix->columns->item_count + 1, sizeof(size_t));
	for (size_t i = 0; i < cells->item_count; i++)
		load_row(loader, cells->keys[i], cells->items[i]);
	for (size_t i = 0; i < matrix->rows->item_count; i++) {
		const char *id = matrix->rows->items[i].id;

		if (id && !node_get(cells, id))
			reader_report(reader, cells->place, N_("The matrix has no row \"{row}\"."),
				"row", id);
	}
}
