/* SPDX-License-Identifier: MIT */
/* `pia take`: add records from the template's catalogue, or list what it has. */
#include "config.h"

#include "session/take.h"

#include <stdint.h>
#include <stdlib.h>

#include "assessment/address.h"
#include "assessment/catalogue.h"
#include "base/memory.h"
#include "base/string.h"
#include "command/command.h"
#include "command/print.h"

static const char *
entry_id(const struct invocation *invocation, size_t entry)
{
	return session_assessment(invocation->session)->template->catalogue->records[entry].key;
}

/* The addresses of records, between blanks. Caller-owned. */
static char *
addresses_of(const struct record *const *records, size_t count)
{
	struct string addresses = {0};

	for (size_t i = 0; i < count; i++) {
		auto_string char *address = address_write(records[i], NULL, LANGUAGE_NONE);

		string_append_format(&addresses, "%s%s", i ? " " : "", address);
	}
	return string_take(&addresses);
}

/* One entry, as lines to read. */
static void
list_entry(const struct invocation *invocation, size_t entry, const struct record *taken)
{
	const struct assessment *assessment = session_assessment(invocation->session);
	const struct localized *name = catalogue_name(assessment->template, entry);
	size_t count;
	const struct record **records = catalogue_records(assessment, entry, &count);
	auto_string char *places = addresses_of(records, count);
	auto_string char *heading = tr_format(invocation->catalog, N_("{label}: {text}"), "label",
		entry_id(invocation, entry), "text",
		name ? localized_text(name, invocation->language) : "", NULL);

	free(records);
	print_line(heading);
	if (taken) {
		auto_string char *address = address_write(taken, NULL, LANGUAGE_NONE);
		auto_string char *line = tr_format(
			invocation->catalog, N_("  in use: {address}"), "address", address, NULL);

		print_line(line);
	}
	if (!string_is_empty(places)) {
		auto_string char *line = tr_format(invocation->catalog,
			N_("  worth a look at: {places}"), "places", places, NULL);

		print_line(line);
	}
}

static void
write_entry(struct json *json, const struct invocation *invocation, size_t entry,
	const struct record *taken)
{
	const struct assessment *assessment = session_assessment(invocation->session);
	const struct localized *name = catalogue_name(assessment->template, entry);
	size_t count;
	const struct record **records = catalogue_records(assessment, entry, &count);
	auto_string char *address = taken ? address_write(taken, NULL, LANGUAGE_NONE) : NULL;

	json_open_object(json, NULL);
	json_string(json, "entry", entry_id(invocation, entry));
	json_string(json, "kind", assessment->template->catalogue->records[entry].kind->id);
	json_string(json, "name", name ? localized_text(name, invocation->language) : NULL);
	json_string(json, "in_use", address);
	json_open_array(json, "places");
	for (size_t i = 0; i < count; i++) {
		auto_string char *place = address_write(records[i], NULL, LANGUAGE_NONE);

		json_string(json, NULL, place);
	}
	json_close_array(json);
	json_close_object(json);
	free(records);
}

/* The record of --for; NULL without. */
static bool
find_target(const struct invocation *invocation, const struct record **target, struct error *error)
{
	const char *address = invocation_option(invocation, OPTION_FOR);

	*target = NULL;
	return !address ||
	       address_find_record(session_assessment(invocation->session), address, target, error);
}

static bool
list(struct invocation *invocation, struct error *error)
{
	const struct record *target;
	struct json json = {0};

	if (!invocation_open_session(invocation, invocation->arguments.words[0], error) ||
		!find_target(invocation, &target, error))
		return false;

	const struct assessment *assessment = session_assessment(invocation->session);
	const struct record **taken = catalogue_taken(assessment);
	bool is_json = invocation_option(invocation, OPTION_JSON) != NULL;

	if (is_json)
		json_open_array(&json, NULL);
	for (size_t i = 0; i < catalogue_count(assessment->template); i++) {
		if (target && !catalogue_applies(assessment, i, target))
			continue;
		if (is_json)
			write_entry(&json, invocation, i, taken[i]);
		else
			list_entry(invocation, i, taken[i]);
	}
	if (is_json) {
		json_close_array(&json);
		print_json(&json);
	}
	free(taken);
	return true;
}

static void
print_taken(const struct invocation *invocation, const struct taken *taken)
{
	auto_string char *address = address_write(taken->record, NULL, LANGUAGE_NONE);
	auto_string char *line = NULL;

	if (taken->is_new) {
		print_line(address);
		return;
	}
	line = tr_format(invocation->catalog,
		taken->is_linked ? N_("{address} was there already; it is linked now")
				 : N_("{address} was there already"),
		"address", address, NULL);
	print_line(line);
}

static void
write_taken(struct json *json, const char *entry, const struct taken *taken)
{
	auto_string char *address = address_write(taken->record, NULL, LANGUAGE_NONE);

	json_open_object(json, NULL);
	json_string(json, "entry", entry);
	json_string(json, "address", address);
	json_boolean(json, "added", taken->is_new);
	json_boolean(json, "linked", taken->is_linked);
	json_close_object(json);
}

static void
print_all(const struct invocation *invocation, const size_t *entries, size_t count,
	const struct taken *taken)
{
	struct json json = {0};

	if (!invocation_option(invocation, OPTION_JSON)) {
		for (size_t i = 0; i < count; i++)
			print_taken(invocation, &taken[i]);
		return;
	}
	json_open_array(&json, NULL);
	for (size_t i = 0; i < count; i++)
		write_taken(&json, entry_id(invocation, entries[i]), &taken[i]);
	json_close_array(&json);
	print_json(&json);
}

static bool
take(struct invocation *invocation, struct error *error)
{
	const struct arguments *arguments = &invocation->arguments;
	size_t count = arguments->word_count - 1;
	const struct record *target;
	struct taken *taken = NULL;

	if (!invocation_open_for_writing(invocation, arguments->words[0], error) ||
		!find_target(invocation, &target, error))
		return false;

	const struct template *template = session_assessment(invocation->session)->template;
	size_t *entries = memory_allocate_array(count, sizeof(*entries));
	bool done = true;

	for (size_t i = 0; i < count && done; i++)
		done = catalogue_find(template, arguments->words[i + 1], &entries[i], error);
	done = done && session_take(invocation->session, entries, count, target, &taken, error);
	if (done)
		print_all(invocation, entries, count, taken);
	free(entries);
	free(taken);
	return done;
}

static bool
run(struct invocation *invocation, struct error *error)
{
	if (invocation->arguments.word_count == 1)
		return list(invocation, error);
	return take(invocation, error);
}

const struct command command_take = {
	.name = "take",
	.words = "REF [ENTRY]…",
	.help = N_("Add risks and measures from the template's catalogue, or list it"),
	.words_minimum = 1,
	.words_maximum = SIZE_MAX,
	.options = OPTION_BIT(OPTION_FOR) | OPTION_BIT(OPTION_JSON),
	.run = run,
};
