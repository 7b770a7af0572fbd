/* SPDX-License-Identifier: MIT */
/* --client, where it chooses among all assessments. */
#include "config.h"

#include "command/client.h"

#include <stdlib.h>

#include "base/array.h"
#include "base/memory.h"
#include "base/string.h"
#include "session/library_reader.h"
#include "text/fold.h"

/* So many are named; nobody reads more. */
#define CLIENTS_MOST 20

struct clients {
	char **names;
	size_t name_count;
	bool are_more;
};

static void
add_client(struct clients *clients, const char *name)
{
	for (size_t i = 0; i < clients->name_count; i++)
		if (fold_equal(clients->names[i], name))
			return;
	if (clients->name_count < CLIENTS_MOST)
		*array_append(&clients->names, &clients->name_count) = memory_copy_string(name);
	else
		clients->are_more = true;
}

/* Read them in the order of their first assessment, until there are more than will be named. */
static bool
read_clients(struct library *library, struct clients *clients, struct error *error)
{
	struct library_reader *reader = library_reader_begin(library, NULL);
	const struct library_entry *entry = NULL;
	const struct template *template;
	bool is_read;

	while ((is_read = library_reader_next(reader, &entry, &template, error)) && entry &&
		!clients->are_more)
		if (!string_is_empty(entry->client))
			add_client(clients, entry->client);
	library_reader_end(&reader);
	return is_read;
}

/* Caller-owned. */
static char *
list_names(const struct clients *clients)
{
	struct string list = {0};

	for (size_t i = 0; i < clients->name_count; i++)
		string_append_format(&list, "%s%s", i ? "; " : "", clients->names[i]);
	if (clients->are_more)
		string_append(&list, "; …");
	return string_take(&list);
}

static bool
set_unknown(struct error *error, const char *client, const struct clients *clients)
{
	const char *nearest =
		fold_nearest(client, (const char *const *)clients->names, clients->name_count);
	auto_string char *known = list_names(clients);

	if (nearest)
		return error_set(error, ERROR_DATA,
			N_("No assessment is for the client {client}. Is it {nearest}?"), "client",
			client, "nearest", nearest, NULL);
	return error_set(error, ERROR_DATA,
		clients->name_count
			? N_("No assessment is for the client {client}. There are: {known}")
			: N_("No assessment is for the client {client}; none names a client."),
		"client", client, "known", known, NULL);
}

bool
client_is_known(struct invocation *invocation, struct error *error)
{
	const char *client = invocation_option(invocation, OPTION_CLIENT);
	struct library_totals totals = {0};
	struct clients clients = {0};

	if (!client)
		return true;
	if (!library_count(invocation->library, client, &totals, error))
		return false;
	if (totals.count)
		return true;
	if (read_clients(invocation->library, &clients, error))
		set_unknown(error, client, &clients);
	for (size_t i = 0; i < clients.name_count; i++)
		free(clients.names[i]);
	free(clients.names);
	return false;
}
