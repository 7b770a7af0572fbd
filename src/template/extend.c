/* SPDX-License-Identifier: MIT */
/* Laying one tree of nodes over another. */
#include "config.h"

#include "template/extend.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/memory.h"
#include "base/string.h"

/* Count steps of the merging; false when there were too many, which is reported once. */
static bool
may_step(struct reader *reader, size_t steps, struct place place)
{
	if (reader->steps > EXTEND_STEPS_MAXIMUM)
		return false;
	reader->steps += steps;
	if (reader->steps <= EXTEND_STEPS_MAXIMUM)
		return true;
	reader_report(reader, place, N_("The file holds too much. Reading stops here."));
	return false;
}

static const char *
id_of(const struct node *node)
{
	const struct node *id = node_get(node, "id");

	return id && id->type == NODE_SCALAR && !id->broken ? id->text : NULL;
}

/* Whether the items of a list are told apart by their ids. */
static bool
has_ids(const struct node *list)
{
	for (size_t i = 0; i < list->item_count; i++)
		if (!id_of(list->items[i]))
			return false;
	return list->item_count > 0;
}

/* The place of the item with this id, or that of the end of the list. `place` is where it is asked
 * for. */
static size_t
find_id(struct reader *reader, const struct node *list, const char *id, struct place place)
{
	for (size_t i = 0; i < list->item_count; i++) {
		const struct node *item = list->items[i];

		if (!may_step(reader, 1 + item->item_count, place))
			break;
		if (string_equal(id_of(item), id))
			return i;
	}
	return list->item_count;
}

/* Put an item into a list, unless that has too many already: then it is reported and freed. */
static void
insert_item(struct reader *reader, struct node *list, size_t place, struct node *item)
{
	if (list->item_count == DOCUMENT_ITEMS_MAXIMUM) {
		auto_string char *limit = string_format("%d", DOCUMENT_ITEMS_MAXIMUM);

		if (reader->steps <= EXTEND_STEPS_MAXIMUM)
			reader_report(reader, item->place,
				N_("There are more than {limit} items here. Reading stops."),
				"limit", limit);
		reader->steps = EXTEND_STEPS_MAXIMUM + 1;
		node_free(item);
		return;
	}
	*array_append(&list->items, &list->item_count) = NULL;
	memmove(&list->items[place + 1], &list->items[place],
		(list->item_count - 1 - place) * sizeof(struct node *));
	list->items[place] = item;
}

/* The ids of a list's items, added to those before. */
static void
add_ids(const struct node *list, const char ***ids, size_t *count)
{
	for (size_t i = 0; i < list->item_count; i++)
		if (id_of(list->items[i]))
			*array_append(ids, count) = id_of(list->items[i]);
}

/* Where a new item goes: behind the one that its `after` names, else at the end. */
static size_t
place_of_new(struct reader *reader, const struct node *list, struct node *item)
{
	struct node *after = node_take(item, "after");
	const char *id = reader_scalar(reader, after);
	size_t place = id ? find_id(reader, list, id, after->place) : list->item_count;

	if (id && place == list->item_count && reader->steps <= EXTEND_STEPS_MAXIMUM) {
		const char **names = NULL;
		size_t count = 0;

		add_ids(list, &names, &count);
		reader_report_unknown(reader, after->place, NOUN_WORD, id, NULL, names, count);
		free(names);
	} else if (id && place < list->item_count) {
		place++;
	}
	node_free(after);
	return place;
}

/* Whether all that is said of something is that it is hidden (its id, if any, aside): then it must
 * be there already. */
static bool
only_hides(const struct node *node)
{
	return node_get(node, "hide") && node->item_count == (node_get(node, "id") ? 2 : 1);
}

/* Say that there is nothing of this name to hide; the names are consumed. */
static void
report_nothing_to_hide(
	struct reader *reader, const struct node *name, const char **names, size_t count)
{
	reader_report_unknown(reader, name->place, NOUN_HIDDEN, name->text, NULL, names, count);
	free(names);
}

/* Lay one item over the list that has its id, or add it. */
static void
extend_item(struct reader *reader, struct node *list, struct node *item)
{
	size_t place = find_id(reader, list, id_of(item), item->place);

	if (place == list->item_count && only_hides(item)) {
		const char **names = NULL;
		size_t count = 0;

		add_ids(list, &names, &count);
		report_nothing_to_hide(reader, node_get(item, "id"), names, count);
		node_free(item);
		return;
	}
	if (place < list->item_count)
		list->items[place] = extend_node(reader, list->items[place], item);
	else
		insert_item(reader, list, place_of_new(reader, list, item), item);
}

static void
extend_list(struct reader *reader, struct node *base, struct node *extension)
{
	for (size_t i = 0; i < extension->item_count; i++)
		extend_item(reader, base, extension->items[i]);
	extension->item_count = 0;
}

/* The questions of a part of a step; NULL when it is a part of another kind. */
static struct node *
questions_of(const struct node *part)
{
	const struct node *questions = node_get(part, "questions");

	return questions && questions->type == NODE_SEQUENCE ? (struct node *)questions : NULL;
}

/* The list of questions of a step that a question belongs to: one that has it, or the one that it
 * is to stand behind. */
static struct node *
find_questions(struct reader *reader, const struct node *parts, const struct node *question)
{
	const struct node *after = node_get(question, "after");
	const char *ids[] = {id_of(question), after ? after->text : NULL};

	for (size_t i = 0; i < array_length(ids); i++) {
		for (size_t j = 0; ids[i] && j < parts->item_count; j++) {
			struct node *questions = questions_of(parts->items[j]);

			if (questions && find_id(reader, questions, ids[i], question->place) <
						 questions->item_count)
				return questions;
		}
	}
	return NULL;
}

/* Move the questions that have a place among those of the step to it; what is left stays. */
static void
extend_questions(struct reader *reader, struct node *parts, struct node *questions)
{
	for (size_t i = 0; i < questions->item_count;) {
		struct node *question = questions->items[i];
		struct node *home =
			id_of(question) ? find_questions(reader, parts, question) : NULL;

		if (!home && !(id_of(question) && only_hides(question))) {
			i++;
			continue;
		}
		array_remove(&questions->items, &questions->item_count, i);
		if (home) {
			extend_item(reader, home, question);
			continue;
		}

		const char **names = NULL;
		size_t count = 0;

		for (size_t j = 0; j < parts->item_count; j++)
			if (questions_of(parts->items[j]))
				add_ids(questions_of(parts->items[j]), &names, &count);
		report_nothing_to_hide(reader, node_get(question, "id"), names, count);
		node_free(question);
	}
}

/* Whether both show the same kind in the same way, whenever that is. */
static bool
is_same_part(const struct node *a, const struct node *b)
{
	static const char *const keys[] = {"form", "table", "matrix"};

	for (size_t i = 0; i < array_length(keys); i++) {
		const struct node *mine = node_get(a, keys[i]);
		const struct node *other = node_get(b, keys[i]);

		if (mine && other && mine->type == NODE_SCALAR &&
			string_equal(mine->text, other->text))
			return true;
	}
	return false;
}

/* The parts of a step: what is there already stays where it is, the rest is added at the end. */
static void
extend_parts(struct reader *reader, struct node *base, struct node *extension)
{
	for (size_t i = 0; i < extension->item_count; i++) {
		struct node *part = extension->items[i];
		struct node *questions = questions_of(part);
		bool is_there = false;

		if (questions)
			extend_questions(reader, base, questions);
		if (!may_step(reader, base->item_count, part->place))
			is_there = true;
		for (size_t j = 0; j < base->item_count && !is_there; j++)
			is_there = is_same_part(base->items[j], part);
		if (is_there || (questions && !questions->item_count))
			node_free(part);
		else
			insert_item(reader, base, base->item_count, part);
	}
	extension->item_count = 0;
}

static void
extend_mapping(struct reader *reader, struct node *base, struct node *extension)
{
	for (size_t i = 0; i < extension->item_count; i++) {
		struct node *key = extension->keys[i];
		struct node *item = extension->items[i];
		size_t j = 0;

		if (!may_step(reader, base->item_count, key->place))
			j = base->item_count;
		while (j < base->item_count && !string_equal(base->keys[j]->text, key->text))
			j++;
		if (j == base->item_count && only_hides(item)) {
			const char **names = memory_allocate_array(j + 1, sizeof(*names));

			for (size_t k = 0; k < j; k++)
				names[k] = base->keys[k]->text ? base->keys[k]->text : "";
			report_nothing_to_hide(reader, key, names, j);
			node_free(key);
			node_free(item);
			continue;
		}
		if (j == base->item_count) {
			*array_append(&base->keys, &base->key_count) = key;
			*array_append(&base->items, &base->item_count) = item;
			continue;
		}
		if (string_equal(key->text, "show") && item->type == NODE_SEQUENCE &&
			base->items[j]->type == NODE_SEQUENCE) {
			extend_parts(reader, base->items[j], item);
			node_free(item);
		} else {
			base->items[j] = extend_node(reader, base->items[j], item);
		}
		node_free(key);
	}
	extension->key_count = 0;
	extension->item_count = 0;
}

struct node *
extend_node(struct reader *reader, struct node *base, struct node *extension)
{
	if (base->type == NODE_MAPPING && extension->type == NODE_MAPPING) {
		extend_mapping(reader, base, extension);
		/* What is said of the whole of it is said of the place in the extension. */
		base->place = extension->place;
	} else if (base->type == NODE_SEQUENCE && extension->type == NODE_SEQUENCE &&
		   has_ids(base) && has_ids(extension)) {
		extend_list(reader, base, extension);
	} else {
		node_free(base);
		return extension;
	}
	node_free(extension);
	return base;
}
