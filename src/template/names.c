/* SPDX-License-Identifier: MIT */
/* The names that there are. What was given no usable id is left out. */
#include "config.h"

#include "template/names.h"

#include "base/array.h"
#include "base/memory.h"
#include "base/string.h"
#include "template/blueprint.h"

static void
add(const char **names, size_t *count, const char *name)
{
	if (name)
		names[(*count)++] = name;
}

static const char **
make_room(size_t most, size_t *count)
{
	*count = 0;
	return memory_allocate_array(most + 1, sizeof(const char *));
}

const char **
names_of_kinds(const struct template *template, size_t *count)
{
	const char **names = make_room(template->kind_count, count);

	for (size_t i = 0; i < template->kind_count; i++)
		add(names, count, template->kinds[i]->id);
	return names;
}

const char **
names_of_lists(const struct template *template, size_t *count)
{
	const char **names = make_room(template->list_count, count);

	for (size_t i = 0; i < template->list_count; i++)
		add(names, count, template->lists[i]->id);
	return names;
}

const char **
names_of_acts(const struct template_act *acts, size_t act_count, size_t *count)
{
	const char **names = make_room(act_count, count);

	for (size_t i = 0; i < act_count; i++)
		add(names, count, acts[i].id);
	return names;
}

const char **
names_of_fields(const struct template_kind *kind, size_t *count)
{
	const char **names = make_room(kind->field_count, count);

	for (size_t i = 0; i < kind->field_count; i++)
		add(names, count, kind->fields[i]->id);
	return names;
}

const char **
names_of_items(const struct template_list *list, size_t *count)
{
	const char **names = make_room(list->item_count, count);

	for (size_t i = 0; i < list->item_count; i++)
		add(names, count, list->items[i].id);
	return names;
}

const char **
names_of_steps(const struct template *template, size_t *count)
{
	const char **names = make_room(template->step_count, count);

	for (size_t i = 0; i < template->step_count; i++)
		add(names, count, template->steps[i].id);
	return names;
}

const char **
names_of_entries(const struct template *template, size_t *count)
{
	const struct blueprint *catalogue = template->catalogue;
	const char **names = make_room(catalogue ? catalogue->record_count : 0, count);

	for (size_t i = 0; catalogue && i < catalogue->record_count; i++)
		add(names, count, catalogue->records[i].key);
	return names;
}

char *
names_join(const char *const *names, size_t count)
{
	enum { SHOWN = 12 };
	struct string list = {0};

	for (size_t i = 0; i < count && i < SHOWN; i++) {
		if (i)
			string_append(&list, ", ");
		string_append(&list, names[i]);
	}
	if (count > SHOWN)
		string_append(&list, ", …");
	if (!count)
		string_append(&list, "–");
	return string_take(&list);
}
