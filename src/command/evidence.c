/* SPDX-License-Identifier: MIT */
/* `pia evidence`: files attached to records and fields. */
#include "config.h"

#include <inttypes.h>
#include <stdint.h>
#include <stdlib.h>

#include "assessment/address.h"
#include "base/array.h"
#include "base/memory.h"
#include "base/string.h"
#include "command/command.h"
#include "command/field_values.h"
#include "command/print.h"
#include "command/progress.h"
#include "session/evidence.h"

/* Smaller files are done before a line could be read. */
#define PROGRESS_BYTES (4 << 20)

struct telling {
	const struct catalog *catalog;
	struct progress_line line;
	int64_t percent;
};

static void
tell(void *context, int64_t done, int64_t total)
{
	struct telling *telling = context;
	int64_t percent = total > 0 ? done * 100 / total : 100;

	if (total < PROGRESS_BYTES || percent == telling->percent)
		return;
	telling->percent = percent;

	auto_string char *number = string_format("%3" PRId64 "%%", percent);
	auto_string char *text =
		tr_format(telling->catalog, N_("{percent}  of the file"), "percent", number, NULL);

	progress_show(&telling->line, text);
}

static bool
read_values(const struct invocation *invocation, const struct template_kind *kind,
	struct field_values *values, struct error *error)
{
	const struct arguments *arguments = &invocation->arguments;
	const struct assessment *assessment = session_assessment(invocation->session);

	for (size_t i = 4; kind && i < arguments->word_count; i++) {
		if (!field_values_read(assessment, kind, arguments->words[i], values, error))
			return false;
	}
	return true;
}

static bool
add(struct invocation *invocation, struct error *error)
{
	const char *const *words = invocation->arguments.words;
	struct telling telling = {.catalog = invocation->catalog};
	struct field_values values = {0};
	const struct record *record = NULL;

	if (!invocation_open_for_writing(invocation, words[1], error))
		return false;

	bool is_attached = read_values(
		invocation, evidence_kind(session_assessment(invocation->session)), &values, error);

	if (is_attached) {
		const struct evidence_file file = {
			.about = words[2],
			.path = words[3],
			.values = values.values,
			.value_count = values.value_count,
			.progress = tell,
			.context = &telling,
		};

		is_attached = session_attach(invocation->session, &file, &record, error);
		progress_show(&telling.line, "");
	}
	field_values_clear(&values);
	if (!is_attached)
		return false;
	print_address(record);
	return true;
}

/* What is done with each record, and what with the whole list. */
typedef bool each(struct invocation *invocation, const struct record *record, struct json *json,
	struct error *error);

static bool
go_through(struct invocation *invocation, each *act, struct error *error)
{
	bool as_json = invocation_option(invocation, OPTION_JSON) != NULL;
	struct json json = {0};
	bool is_done = true;
	size_t count;
	const struct record **records =
		evidence_about(session_assessment(invocation->session), NULL, NULL, &count);

	if (as_json)
		json_open_array(&json, NULL);
	for (size_t i = 0; i < count && is_done; i++)
		is_done = act(invocation, records[i], as_json ? &json : NULL, error);
	if (as_json) {
		json_close_array(&json);
		print_json(&json);
	}
	free(records);
	return is_done;
}

/* The name, with what is to be known of the file at a glance. */
static void
print_name(const struct invocation *invocation, const struct record *record)
{
	const struct assessment *assessment = session_assessment(invocation->session);
	const char *name = evidence_text(assessment, record, "name");
	const char *mark = evidence_mark(assessment, record);
	auto_string char *line = string_format("%s%s%s", name, mark && name[0] ? " " : "",
		mark ? tr(invocation->catalog, mark) : "");

	print_one_line(line);
}

static bool
list_one(struct invocation *invocation, const struct record *record, struct json *json,
	struct error *error)
{
	static const char *const fields[] = {
		"about", "name", "type", "size", "hash", "source", "date", "expires", "note"};
	const struct assessment *assessment = session_assessment(invocation->session);
	auto_string char *address = address_write(record, NULL, LANGUAGE_NONE);

	(void)error;
	if (!json) {
		print_cell(address, 12);
		print_cell(evidence_text(assessment, record, "about"), 24);
		print_cell(evidence_text(assessment, record, "hash"), 64);
		print_name(invocation, record);
		return true;
	}
	json_open_object(json, NULL);
	json_string(json, "address", address);
	for (size_t i = 0; i < array_length(fields); i++)
		json_string(json, fields[i], evidence_text(assessment, record, fields[i]));
	json_boolean(json, "erased", evidence_is_erased(record));
	json_boolean(json, "expired", evidence_is_expired(assessment, record));
	json_close_object(json);
	return true;
}

static bool
list(struct invocation *invocation, struct error *error)
{
	return invocation_open_session(invocation, invocation->arguments.words[1], error) &&
	       go_through(invocation, list_one, error);
}

static bool
verify_one(struct invocation *invocation, const struct record *record, struct json *json,
	struct error *error)
{
	const struct assessment *assessment = session_assessment(invocation->session);
	auto_string char *address = address_write(record, NULL, LANGUAGE_NONE);
	const char *name = evidence_text(assessment, record, "name");
	enum evidence_state state;

	if (!session_verify_evidence(invocation->session, record, &state, error))
		return false;
	if (state == EVIDENCE_ALTERED || state == EVIDENCE_MISSING)
		invocation->exit_code = 1;
	if (!json) {
		print_cell(address, 12);
		print_cell(tr(invocation->catalog, evidence_state_label(state)), 12);
		print_one_line(name);
		return true;
	}
	json_open_object(json, NULL);
	json_string(json, "address", address);
	json_string(json, "name", name);
	json_string(json, "hash", evidence_text(assessment, record, "hash"));
	json_string(json, "state", evidence_state_name(state));
	json_close_object(json);
	return true;
}

static bool
verify(struct invocation *invocation, struct error *error)
{
	return invocation_open_session(invocation, invocation->arguments.words[1], error) &&
	       go_through(invocation, verify_one, error);
}

static bool
print_piece(void *context, const char *bytes, size_t length, struct error *error)
{
	(void)context;
	(void)error;
	print_bytes(bytes, length);
	return true;
}

static bool
get(struct invocation *invocation, struct error *error)
{
	const char *const *words = invocation->arguments.words;
	const char *output = invocation_option(invocation, OPTION_OUTPUT);
	struct address address;

	if (!output)
		return error_set(error, ERROR_USAGE,
			N_("Say where to write the file: -o FILE, or -o - for standard output."),
			NULL);
	if (!invocation_open_session(invocation, words[1], error) ||
		!address_read(session_assessment(invocation->session), words[2], &address, error))
		return false;
	if (address.field ||
		address.record->kind != evidence_kind(session_assessment(invocation->session)))
		return error_set(error, ERROR_DATA,
			N_("{address} is no evidence. `pia evidence list` says which there is."),
			"address", words[2], NULL);
	if (string_equal(output, "-"))
		return session_read_evidence(
			invocation->session, address.record, print_piece, NULL, error);
	return session_write_evidence(invocation->session, address.record, output, error);
}

static const struct {
	const char *name;
	size_t words_minimum; /* its name among them */
	size_t words_maximum;
	bool (*run)(struct invocation *invocation, struct error *error);
} acts[] = {
	{"add", 4, SIZE_MAX, add},
	{"list", 2, 2, list},
	{"get", 3, 3, get},
	{"verify", 2, 2, verify},
};

static bool
run(struct invocation *invocation, struct error *error)
{
	const struct arguments *arguments = &invocation->arguments;

	for (size_t i = 0; i < array_length(acts); i++) {
		if (string_equal(arguments->words[0], acts[i].name) &&
			arguments->word_count >= acts[i].words_minimum &&
			arguments->word_count <= acts[i].words_maximum)
			return acts[i].run(invocation, error);
	}
	return error_set(error, ERROR_USAGE, N_("Used as: pia {command} {words}"), "command",
		command_evidence.name, "words", command_evidence.words, NULL);
}

const struct command command_evidence = {
	.name = "evidence",
	.words = "add REF ADDRESS FILE [FIELD=VALUE]… | list REF | get REF EVIDENCE | verify REF",
	.help = N_("Attach a file to a record or a field, list, write out or verify what is "
		   "attached"),
	.words_minimum = 2,
	.words_maximum = SIZE_MAX,
	.options = OPTION_BIT(OPTION_JSON) | OPTION_BIT(OPTION_OUTPUT),
	.words_are_files = true,
	.run = run,
};
