/* SPDX-License-Identifier: MIT */
/*
 * The ids that kinds, fields and items had in earlier versions, by which an assessment finds its
 * answers again when it moves to this one.
 */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/memory.h"
#include "base/string.h"
#include "template/loader.h"

static void
load_one(struct loader *loader, const struct node *node, struct template_was *was)
{
	size_t place_count = was->id_count;
	char *id = NULL;

	reader_id(&loader->reader, node, &id);
	if (!id)
		return;
	*array_append(&was->places, &place_count) = node->place;
	*array_append(&was->ids, &was->id_count) = id;
}

void
load_was(struct loader *loader, const struct node *node, struct template_was *was)
{
	if (!node)
		return;
	if (node->type != NODE_SEQUENCE) {
		load_one(loader, node, was);
		return;
	}
	if (!node->item_count)
		reader_report(&loader->reader, node->place, N_("The list has nothing in it."));
	for (size_t i = 0; i < node->item_count; i++)
		load_one(loader, node->items[i], was);
}

/* A name that one of several things beside each other has, or had: of the kinds, of the fields of a
 * kind, of the items of a list. */
struct name {
	const char *id;
	const char *owner;  /* the id of what has it; NULL where it has none (reported) */
	struct place place; /* line 0: it has the name now */
	size_t order;
};

struct names {
	struct name *names;
	size_t count;
};

static void
add_names(struct names *names, const char *id, const struct template_was *was)
{
	for (size_t i = 0; i <= was->id_count; i++) {
		bool is_now = i == was->id_count;

		if (is_now && !id)
			continue;
		struct name *name = array_append(&names->names, &names->count);
		*name = (struct name){is_now ? id : was->ids[i], id,
			is_now ? (struct place){0} : was->places[i], names->count};
	}
}

/* Those of one text together, first the one that is there now. */
static int
compare_names(const void *a, const void *b)
{
	const struct name *first = a;
	const struct name *second = b;
	int difference = strcmp(first->id, second->id);

	if (difference == 0)
		difference = (first->place.line != 0) - (second->place.line != 0);
	if (difference == 0)
		difference = (first->order > second->order) - (first->order < second->order);
	return difference;
}

/* Report names that are there twice, and free them. Sorted: there may be very many. */
static void
check_names(struct loader *loader, struct names *names)
{
	const struct name *first = names->names;

	if (names->count > 0)
		qsort(names->names, names->count, sizeof(*names->names), compare_names);
	for (size_t i = 1; i < names->count; i++) {
		const struct name *name = &names->names[i];

		if (!string_equal(name->id, first->id))
			first = name;
		else if (name->place.line != 0 && first->place.line == 0)
			reader_report(&loader->reader, name->place,
				N_("\"{id}\" is still there, so nothing else was called so "
				   "before."),
				"id", name->id);
		else if (name->place.line != 0)
			reader_report(&loader->reader, name->place,
				N_("\"{id}\" is what \"{other}\" was called before; only one can "
				   "have been."),
				"id", name->id, "other", first->owner ? first->owner : "");
	}
	memory_free(&names->names);
	names->count = 0;
}

void
check_was(struct loader *loader)
{
	const struct template *template = loader->template;
	struct names names = {0};

	for (size_t i = 0; i < template->kind_count; i++)
		add_names(&names, template->kinds[i]->id, &template->kinds[i]->was);
	check_names(loader, &names);
	for (size_t i = 0; i < template->kind_count; i++) {
		const struct template_kind *kind = template->kinds[i];

		for (size_t j = 0; j < kind->field_count; j++)
			add_names(&names, kind->fields[j]->id, &kind->fields[j]->was);
		check_names(loader, &names);
	}
	for (size_t i = 0; i < template->list_count; i++) {
		const struct template_list *list = template->lists[i];

		for (size_t j = 0; j < list->item_count; j++)
			add_names(&names, list->items[j].id, &list->items[j].was);
		check_names(loader, &names);
	}
}
