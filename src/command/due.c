/* SPDX-License-Identifier: MIT */
/* `pia due`: what has to be done by when, in all assessments. */
#include "config.h"

#include "base/clock.h"
#include "base/memory.h"
#include "base/string.h"
#include "command/command.h"
#include "command/print.h"
#include "i18n/format.h"
#include "session/agenda.h"
#include "text/width.h"

enum cell {
	CELL_DATE,
	CELL_STATE,
	CELL_OWNER,
	CELL_REFERENCE,
	CELL_ADDRESS,
	CELL_STATUS,
	CELL_TEXT,
	CELL_COUNT
};

/* What stands in a column of a line, the last to its end. Caller-owned. */
static char *
cell_text(const struct invocation *invocation, const struct agenda_item *item, enum cell cell)
{
	switch (cell) {
	case CELL_DATE:
		return memory_copy_string(item->date);
	case CELL_STATE:
		return memory_copy_string(tr(invocation->catalog, due_state_label(item->state)));
	case CELL_OWNER:
		return memory_copy_string(item->owner);
	case CELL_REFERENCE:
		return memory_copy_string(item->reference);
	case CELL_ADDRESS:
		return memory_copy_string(item->address);
	case CELL_STATUS:
		return memory_copy_string(
			item->status ? localized_text(&item->status->label, invocation->language)
				     : "");
	case CELL_TEXT: {
		auto_string char *text =
			agenda_item_text(item, invocation->catalog, invocation->language);

		return string_format("%s · %s", text, item->title);
	}
	case CELL_COUNT:
		break;
	}
	return memory_copy_string("");
}

static void
print_items(const struct invocation *invocation, const struct agenda *agenda)
{
	int columns[CELL_COUNT] = {0};

	for (size_t i = 0; i < agenda->item_count; i++) {
		for (enum cell cell = 0; cell < CELL_TEXT; cell++) {
			auto_string char *text = cell_text(invocation, &agenda->items[i], cell);
			int width = width_text(text, WIDTH_FILE);

			columns[cell] = width > columns[cell] ? width : columns[cell];
		}
	}
	for (size_t i = 0; i < agenda->item_count; i++) {
		for (enum cell cell = 0; cell < CELL_COUNT; cell++) {
			auto_string char *text = cell_text(invocation, &agenda->items[i], cell);

			if (cell == CELL_TEXT)
				print_one_line(text);
			else if (columns[cell])
				print_cell(text, columns[cell]);
		}
	}
}

static void
print_items_json(const struct invocation *invocation, const struct agenda *agenda)
{
	struct json json = {0};

	json_open_array(&json, NULL);
	for (size_t i = 0; i < agenda->item_count; i++) {
		const struct agenda_item *item = &agenda->items[i];

		json_open_object(&json, NULL);
		json_string(&json, "state", due_state_name(item->state));
		json_string(&json, "date", *item->date ? item->date : NULL);
		json_string(&json, "owner", *item->owner ? item->owner : NULL);
		json_string(&json, "reference", item->reference);
		json_string(&json, "title", item->title);
		json_string(&json, "client", item->client);
		json_string(&json, "address", *item->address ? item->address : NULL);
		json_string(&json, "name", item->is_single ? NULL : item->name);
		json_string(&json, "what",
			agenda_item_label(item, invocation->catalog, invocation->language));
		json_string(&json, "status", item->status ? item->status->id : NULL);
		json_close_object(&json);
	}
	json_close_array(&json);
	print_json(&json);
}

/* --within as a civil duration; NULL, which is not given, stays so. Caller-owned. */
static bool
read_within(const struct invocation *invocation, char **within, struct error *error)
{
	const char *given = invocation_option(invocation, OPTION_WITHIN);

	*within = given ? format_read_duration(given) : NULL;
	if (!given || (*within && format_duration_is_civil(*within)))
		return true;
	return error_set(error, ERROR_USAGE,
		N_("{duration} is no time in days, weeks, months or years; write it as 30d, 6 "
		   "weeks or P1M."),
		"duration", given, NULL);
}

static bool
run(struct invocation *invocation, struct error *error)
{
	auto_string char *within = NULL;
	struct agenda_request request = {
		.client = invocation_option(invocation, OPTION_CLIENT),
		.owner = invocation_option(invocation, OPTION_OWNER),
		.today = invocation_option(invocation, OPTION_AS_OF),
	};
	struct agenda agenda;
	bool whole;

	if (!invocation_date_is_valid(request.today, error) ||
		!read_within(invocation, &within, error) ||
		!invocation_open_library(invocation, error))
		return false;
	request.within = within;
	if (!library_agenda(invocation->library, &request, &agenda, error))
		return false;
	if (invocation_option(invocation, OPTION_JSON))
		print_items_json(invocation, &agenda);
	else
		print_items(invocation, &agenda);
	for (size_t i = 0; i < agenda.item_count; i++) {
		if (agenda.items[i].state == DUE_OVERDUE)
			invocation->exit_code = 1;
	}
	whole = agenda.unread.error_count == 0 ||
		invocation_report_faults(invocation, &agenda.unread, error);
	agenda_clear(&agenda);
	return whole;
}

const struct command command_due = {
	.name = "due",
	.words = "",
	.help = N_("List what has to be done by when, in all assessments; exit code 1 if anything "
		   "is overdue"),
	.options = OPTION_BIT(OPTION_WITHIN) | OPTION_BIT(OPTION_CLIENT) |
		   OPTION_BIT(OPTION_OWNER) | OPTION_BIT(OPTION_AS_OF) | OPTION_BIT(OPTION_JSON),
	.run = run,
};
