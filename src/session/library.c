/* SPDX-License-Identifier: MIT */
/* The library: opening it and listing what is in it. Beginning an assessment is in begin.c. */
#include "config.h"

#include "session/library.h"

#include <stdlib.h>
#include <string.h>

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
	if (*library) {
		template_free(&(*library)->counted);
		store_close(&(*library)->store);
	}
	memory_free(library);
}

bool
library_back_up(struct library *library, const char *path, struct error *error)
{
	return store_back_up(library->store, path, error);
}

bool
library_restore(const char *path, const char *backup, char **kept, struct error *error)
{
	return store_restore(path, backup, kept, error);
}

const char *
library_read_only(const struct library *library)
{
	return store_read_only(library->store);
}

enum listed { LISTED_IN_USE, LISTED_TRASH, LISTED_ALL };

struct list_request {
	enum listed listed;
	const char *client; /* folded, or NULL */
	struct library_list *list;
};

void
library_list_add(struct library_list *list, const struct store_entry *found)
{
	const struct store_summary *summary = &found->summary;
	struct library_entry *entry = array_append(&list->entries, &list->entry_count);
	const struct {
		char **copy;
		const char *text;
	} texts[] = {
		{&entry->id, found->id},
		{&entry->reference, found->reference},
		{&entry->title, summary->title},
		{&entry->client, summary->client},
		{&entry->own_reference, summary->own_reference},
		{&entry->classification, summary->classification},
		{&entry->template_name, found->template_name},
		{&entry->template_version, found->template_version},
		{&entry->changed_by, found->changed_by},
		{&entry->decision, found->decision},
		{&entry->retention.state, found->state},
		{&entry->retention.keep_until, found->keep_until},
		{&entry->retention.hold, found->hold},
	};
	size_t lengths[array_length(texts)];
	size_t length = 0;

	for (size_t i = 0; i < array_length(texts); i++)
		length += lengths[i] = strlen(texts[i].text) + 1;
	*entry = (struct library_entry){
		.language = found->language,
		.percent = summary->percent,
		.blocking = summary->blocking,
		.begun = found->begun,
		.changed = found->changed,
		.retention = {.is_trashed = found->is_trashed, .is_disposed = found->is_disposed},
	};

	/* All in one piece, which the first begins. */
	char *next = memory_allocate(length);

	for (size_t i = 0; i < array_length(texts); i++) {
		*texts[i].copy = memcpy(next, texts[i].text, lengths[i]);
		next += lengths[i];
	}
}

static void
add_entry(void *context, const struct store_entry *found)
{
	struct list_request *request = context;

	if (request->listed != LISTED_ALL && found->is_trashed != (request->listed == LISTED_TRASH))
		return;
	if (request->client) {
		auto_string char *client = fold_text(found->summary.client);

		if (!string_equal(client, request->client))
			return;
	}
	library_list_add(request->list, found);
}

static bool
list_entries(struct library *library, enum listed listed, const char *client,
	struct library_list *list, struct error *error)
{
	auto_string char *folded = client ? fold_text(client) : NULL;
	struct library_list found = {0};
	struct list_request request = {.listed = listed, .client = folded, .list = &found};

	if (!store_list(library->store, add_entry, &request, error)) {
		library_list_clear(&found);
		return false;
	}
	*list = found;
	return true;
}

bool
library_list(
	struct library *library, const char *client, struct library_list *list, struct error *error)
{
	return list_entries(library, LISTED_IN_USE, client, list, error);
}

bool
library_list_trash(struct library *library, struct library_list *list, struct error *error)
{
	return list_entries(library, LISTED_TRASH, NULL, list, error);
}

bool
library_list_all(struct library *library, struct library_list *list, struct error *error)
{
	return list_entries(library, LISTED_ALL, NULL, list, error);
}

void
library_list_clear(struct library_list *list)
{
	/* The other texts of an entry stand behind its id. */
	for (size_t i = 0; i < list->entry_count; i++)
		free(list->entries[i].id);
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
