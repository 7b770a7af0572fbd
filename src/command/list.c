/* SPDX-License-Identifier: MIT */
/* `pia list`: the assessments of the library. */
#include "config.h"

#include <stdlib.h>

#include "base/clock.h"
#include "base/memory.h"
#include "base/string.h"
#include "command/command.h"
#include "command/print.h"
#include "session/standing.h"
#include "command/retain.h"
#include "session/origin.h"
#include "text/width.h"

static void
print_entry_json(struct json *json, const struct library_entry *entry)
{
	auto_string char *begun = clock_format(entry->begun);
	auto_string char *changed = clock_format(entry->changed);

	json_open_object(json, NULL);
	json_string(json, "reference", entry->reference);
	json_string(json, "id", entry->id);
	json_string(json, "title", entry->title);
	json_string(json, "client", entry->client);
	json_string(json, "own_reference", entry->own_reference);
	json_string(json, "classification", entry->classification);
	json_string(json, "language", language_tag(entry->language));
	json_string(json, "template", entry->template_name);
	json_string(json, "template_version", entry->template_version);
	json_integer(json, "percent", entry->percent);
	json_integer(json, "blocking", entry->blocking);
	json_string(json, "begun", begun);
	json_string(json, "changed", changed);
	json_string(json, "changed_by", entry->changed_by);
	retain_write_json(json, &entry->retention, NULL);
	json_close_object(json);
}

static void
print_list_json(const struct library_list *list)
{
	struct json json = {0};

	json_open_array(&json, NULL);
	for (size_t i = 0; i < list->entry_count; i++)
		print_entry_json(&json, &list->entries[i]);
	json_close_array(&json);
	print_json(&json);
}

static int
widest_client(const struct library_list *list)
{
	int widest = 0;

	for (size_t i = 0; i < list->entry_count; i++) {
		int columns = width_text(list->entries[i].client, WIDTH_FILE);

		widest = columns > widest ? columns : widest;
	}
	return widest;
}

static int
widest_state(const struct catalog *catalog, const struct library_list *list)
{
	int widest = 0;

	for (size_t i = 0; i < list->entry_count; i++) {
		const char *label =
			tr(catalog, standing_label_of(list->entries[i].retention.state));
		int columns = width_text(label, WIDTH_FILE);

		widest = columns > widest ? columns : widest;
	}
	return widest;
}

static void
print_list(const struct invocation *invocation, const struct library_list *list)
{
	int client_columns = widest_client(list);
	int state_columns = widest_state(invocation->catalog, list);

	for (size_t i = 0; i < list->entry_count; i++) {
		const struct library_entry *entry = &list->entries[i];
		auto_string char *changed = clock_local_date(entry->changed);
		auto_string char *percent = string_format("%3d%%", entry->percent);
		auto_string char *title =
			origin_mark_title(invocation->library, entry, invocation->catalog);

		print_cell(entry->reference, 0);
		print_cell(changed, 0);
		print_cell(percent, 0);
		print_cell(tr(invocation->catalog, standing_label_of(entry->retention.state)),
			state_columns);
		if (client_columns)
			print_cell(entry->client, client_columns);
		print_one_line(title);
	}
}

static bool
run(struct invocation *invocation, struct error *error)
{
	struct library_list list;

	if (!invocation_open_library(invocation, error))
		return false;

	bool is_read =
		invocation_option(invocation, OPTION_TRASH)
			? library_list_trash(invocation->library, &list, error)
			: library_list(invocation->library,
				  invocation_option(invocation, OPTION_CLIENT), &list, error);

	if (!is_read)
		return false;
	if (invocation_option(invocation, OPTION_JSON))
		print_list_json(&list);
	else
		print_list(invocation, &list);
	library_list_clear(&list);
	return true;
}

const struct command command_list = {
	.name = "list",
	.words = "",
	.help = N_("List the assessments, last changed first"),
	.options = OPTION_BIT(OPTION_CLIENT) | OPTION_BIT(OPTION_JSON) | OPTION_BIT(OPTION_TRASH),
	.run = run,
};
