/* SPDX-License-Identifier: MIT */
/* The library: opening it and listing what is in it. Beginning an assessment is in begin.c. */
#include "config.h"

#include "session/library.h"

#include <stdlib.h>

#include "base/array.h"
#include "base/files.h"
#include "base/memory.h"
#include "base/string.h"
#include "session/state.h"
#include "text/fold.h"

bool
library_path(const char *given, char **path, struct error *error)
{
	const char *named = string_is_empty(given) ? getenv("PIA_DB") : given;
	auto_string char *folder = NULL;

	if (!string_is_empty(named)) {
		*path = memory_copy_string(named);
		return true;
	}
	folder = files_user_data_folder();
	if (!folder)
		return error_set(error, ERROR_IO,
			N_("There is no home folder to keep the library in. Say where it is: --db "
			   "FILE."),
			NULL);
	*path = files_join(folder, "pia.db");
	return true;
}

bool
library_open(const char *path, struct library **library, struct error *error)
{
	struct store *store;

	if (!store_open(path, &store, error))
		return false;
	*library = memory_allocate(sizeof(**library));
	(*library)->store = store;
	return true;
}

void
library_close(struct library **library)
{
	if (*library)
		store_close(&(*library)->store);
	memory_free(library);
}

const char *
library_read_only(const struct library *library)
{
	return store_read_only(library->store);
}

struct list_request {
	const char *client; /* folded, or NULL */
	struct library_list *list;
};

void
library_list_add(struct library_list *list, const struct store_entry *found)
{
	const struct store_summary *summary = &found->summary;
	struct library_entry *entry = array_append(&list->entries, &list->entry_count);

	*entry = (struct library_entry){
		.id = memory_copy_string(found->id),
		.reference = memory_copy_string(found->reference),
		.language = found->language,
		.title = memory_copy_string(summary->title),
		.client = memory_copy_string(summary->client),
		.own_reference = memory_copy_string(summary->own_reference),
		.classification = memory_copy_string(summary->classification),
		.template_name = memory_copy_string(found->template_name),
		.template_version = memory_copy_string(found->template_version),
		.percent = summary->percent,
		.blocking = summary->blocking,
		.begun = found->begun,
		.changed = found->changed,
		.changed_by = memory_copy_string(found->changed_by),
	};
}

static void
add_entry(void *context, const struct store_entry *found)
{
	struct list_request *request = context;

	if (request->client) {
		auto_string char *client = fold_text(found->summary.client);

		if (!string_equal(client, request->client))
			return;
	}
	library_list_add(request->list, found);
}

bool
library_list(
	struct library *library, const char *client, struct library_list *list, struct error *error)
{
	auto_string char *folded = client ? fold_text(client) : NULL;
	struct library_list found = {0};
	struct list_request request = {.client = folded, .list = &found};

	if (!store_list(library->store, add_entry, &request, error)) {
		library_list_clear(&found);
		return false;
	}
	*list = found;
	return true;
}

void
library_list_clear(struct library_list *list)
{
	for (size_t i = 0; i < list->entry_count; i++) {
		struct library_entry *entry = &list->entries[i];

		free(entry->id);
		free(entry->reference);
		free(entry->title);
		free(entry->client);
		free(entry->own_reference);
		free(entry->classification);
		free(entry->template_name);
		free(entry->template_version);
		free(entry->changed_by);
	}
	free(list->entries);
	*list = (struct library_list){0};
}

struct people {
	struct person *people;
	size_t count;
};

static void
add_person(void *context, const struct store_author *author)
{
	struct people *people = context;
	struct person *person = array_append(&people->people, &people->count);

	person->name = memory_copy_string(author->name);
	person->organisation = memory_copy_string(author->organisation);
	person->role = memory_copy_string(author->role);
}

bool
library_people(struct library *library, struct person **people, size_t *count, struct error *error)
{
	struct people found = {0};

	if (!store_people(library->store, add_person, &found, error)) {
		for (size_t i = 0; i < found.count; i++)
			person_clear(&found.people[i]);
		free(found.people);
		return false;
	}
	*people = found.people;
	*count = found.count;
	return true;
}
