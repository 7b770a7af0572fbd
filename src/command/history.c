/* SPDX-License-Identifier: MIT */
/* `pia history`: who changed what. */
#include "config.h"

#include <inttypes.h>
#include <stdlib.h>

#include "assessment/address.h"
#include "base/clock.h"
#include "base/memory.h"
#include "base/string.h"
#include "command/command.h"
#include "command/copy.h"
#include "command/print.h"
#include "i18n/format.h"

static void
append_person(struct string *line, const struct person *person)
{
	string_append(line, person->name);
	if (!string_is_empty(person->organisation))
		string_append_format(line, ", %s", person->organisation);
}

/* The address of what an edit changed; its bare ids where the record is gone. */
static char *
edit_address(const struct assessment *assessment, const struct history_edit *edit)
{
	const struct record *record = assessment_find_record(assessment, edit->record);
	const struct template_field *field =
		record && edit->field[0] != EDIT_PRESENCE[0]
			? template_find_field(record->kind, edit->field)
			: NULL;

	if (!record)
		return string_format("%s.%s", edit->record, edit->field);

	char *address = address_write(record, field, edit->language);

	/* A field that the template does not have any more, or did not have then. */
	if (!field && edit->field[0] != EDIT_PRESENCE[0]) {
		char *named = string_format("%s.%s", address, edit->field);

		free(address);
		return named;
	}
	return address;
}

/* How a record came, went, or came to be called otherwise. */
static char *
presence_line(const char *address, const struct history_edit *edit)
{
	if (edit->old_text && edit->new_text)
		return string_format("    %s → %s", edit->old_text, edit->new_text);
	return string_format("    %s %s", edit->new_text ? "+" : "-", address);
}

static void
print_edit(const struct assessment *assessment, enum act act, const struct history_edit *edit)
{
	auto_string char *address = edit_address(assessment, edit);
	bool presence = string_equal(edit->field, EDIT_PRESENCE);

	/* What was confirmed is as it was. */
	if (act == ACT_CONFIRM) {
		auto_string char *confirmed = string_format("    %s", address);

		print_one_line(confirmed);
		return;
	}

	auto_string char *line = presence ? presence_line(address, edit)
					  : string_format("    %s: %s → %s", address,
						    edit->erased     ? "■"
						    : edit->old_text ? edit->old_text
								     : "∅",
						    edit->erased     ? "■"
						    : edit->new_text ? edit->new_text
								     : "∅");

	print_one_line(line);
}

/* "Moved to template small 1.3.0"; NULL for a change that moved to none. Caller-owned. */
static char *
move_sentence(const struct invocation *invocation, const struct history_change *change)
{
	if (!change->template_name)
		return NULL;
	return tr_format(invocation->catalog, N_("Moved to template {template} {version}"),
		"template", change->template_name, "version", change->template_version, NULL);
}

/* What a change says that made a copy. */
static void
print_origin(const struct invocation *invocation, const struct history *history,
	const struct history_change *change)
{
	struct origin origin = origin_of_change(history, change);
	int offset = session_assessment(invocation->session)->template->utc_offset;

	copy_print(invocation, &origin, offset, "    ");
	origin_clear(&origin);
}

static void
print_change(const struct invocation *invocation, const struct history *history,
	const struct history_change *change)
{
	const struct assessment *assessment = session_assessment(invocation->session);
	struct string line = {0};
	auto_string char *time = format_instant(change->time, assessment->template->utc_offset);

	auto_string char *move = move_sentence(invocation, change);
	bool is_move = move && change->act == ACT_UPGRADE;

	string_append_format(&line, "%" PRId64 "  %s  %s  ", change->number, time,
		is_move ? move : tr(invocation->catalog, act_label(change->act)));
	append_person(&line, &change->author);
	if (change->reverts)
		string_append_format(&line, "  (%" PRId64 ")", change->reverts);
	if (!string_is_empty(change->reason))
		string_append_format(&line, "  %s", change->reason);
	print_one_line(string_text(&line));
	string_clear(&line);
	if (move && !is_move) {
		auto_string char *below = string_format("    %s", move);

		print_one_line(below);
	}
	print_origin(invocation, history, change);
	for (size_t i = 0; i < change->edit_count; i++)
		print_edit(assessment, change->act, &change->edits[i]);
}

static void
write_change(const struct invocation *invocation, const struct history *history,
	const struct history_change *change, struct json *json)
{
	auto_string char *time = clock_format(change->time);

	json_open_object(json, NULL);
	json_integer(json, "number", change->number);
	json_string(json, "time", time);
	json_string(json, "act", act_name(change->act));
	json_string(json, "author", change->author.name);
	json_string(json, "organisation", change->author.organisation);
	json_string(json, "role", change->author.role);
	json_string(json, "reason", change->reason);
	if (change->reverts)
		json_integer(json, "reverts", change->reverts);
	json_string(json, "hash", change->hash);
	if (change->template_name) {
		json_string(json, "template", change->template_name);
		json_string(json, "template_version", change->template_version);
	}
	if (change->origin) {
		struct origin origin = origin_of_change(history, change);

		copy_write_json(json, &origin);
		origin_clear(&origin);
	}
	json_open_array(json, "edits");
	for (size_t i = 0; i < change->edit_count; i++) {
		const struct history_edit *edit = &change->edits[i];
		auto_string char *address =
			edit_address(session_assessment(invocation->session), edit);

		json_open_object(json, NULL);
		json_string(json, "address", address);
		json_string(json, "old", edit->old_text);
		json_string(json, "new", edit->new_text);
		json_boolean(json, "erased", edit->erased);
		json_close_object(json);
	}
	json_close_array(json);
	json_close_object(json);
}

static void
print_history(const struct invocation *invocation, const struct history *history)
{
	struct json json = {0};

	if (!invocation_option(invocation, OPTION_JSON)) {
		for (size_t i = 0; i < history->change_count; i++)
			print_change(invocation, history, &history->changes[i]);
		return;
	}
	json_open_array(&json, NULL);
	for (size_t i = 0; i < history->change_count; i++)
		write_change(invocation, history, &history->changes[i], &json);
	json_close_array(&json);
	print_json(&json);
}

static bool
run(struct invocation *invocation, struct error *error)
{
	const struct arguments *arguments = &invocation->arguments;
	struct address address = {0};
	struct history history;

	if (!invocation_open_session(invocation, arguments->words[0], error))
		return false;
	if (arguments->word_count > 1 && !address_read_any(session_assessment(invocation->session),
						 arguments->words[1], &address, error))
		return false;
	if (!session_history(invocation->session, address.record, &history, error))
		return false;
	print_history(invocation, &history);
	history_clear(&history);
	return true;
}

const struct command command_history = {
	.name = "history",
	.words = "REF [ADDRESS]",
	.help = N_("Print who changed what, oldest first"),
	.words_minimum = 1,
	.words_maximum = 2,
	.options = OPTION_BIT(OPTION_JSON),
	.run = run,
};
