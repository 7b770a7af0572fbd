/* SPDX-License-Identifier: MIT */
/* `pia show`: a whole assessment, or one record, to read. */
#include "config.h"

#include <stdlib.h>

#include "assessment/address.h"
#include "assessment/evaluate.h"
#include "assessment/value.h"
#include "base/memory.h"
#include "base/string.h"
#include "command/command.h"
#include "command/copy.h"
#include "command/print.h"
#include "command/retain.h"
#include "session/disposal.h"
#include "session/retention.h"

static void
show_field(const struct invocation *invocation, const struct record *record,
	const struct template_field *field)
{
	const struct assessment *assessment = session_assessment(invocation->session);
	auto_string char *text =
		assessment_show(assessment, record, field, invocation->language, NULL);

	if (!text[0] || field->internal)
		return;

	auto_string char *line = tr_format(invocation->catalog, N_("{label}: {text}"), "label",
		localized_text(&field->label, invocation->language), "text", text, NULL);

	print_bytes("  ", 2);
	print_line(line);
}

static void
show_line(const char *line)
{
	print_bytes("  ", 2);
	print_line(line);
}

/* The level that a risk's ratings make, which is no field of its own, and where the measures add up
 * to another place. */
static void
show_levels(const struct invocation *invocation, const struct record *risk)
{
	const struct assessment *assessment = session_assessment(invocation->session);
	struct risk_position position;

	for (int i = 0; i < RATING_COUNT; i++) {
		enum rating rating = (enum rating)i;

		if (!rating_position(assessment, risk, rating, &position))
			continue;

		auto_string char *line = rating_level_line(assessment->template, rating, &position,
			invocation->catalog, invocation->language);
		auto_string char *suggestion = rating_suggestion_line(
			assessment, risk, rating, invocation->catalog, invocation->language);

		show_line(line);
		if (rating_differs(assessment, risk, rating))
			show_line(suggestion);
	}
}

static void
show_record(const struct invocation *invocation, const struct record *record)
{
	const struct assessment *assessment = session_assessment(invocation->session);
	auto_string char *address = address_write(record, NULL, LANGUAGE_NONE);
	auto_string char *name =
		record->kind->single
			? memory_copy_string(
				  localized_text(&record->kind->label, invocation->language))
			: assessment_record_name(assessment, record, invocation->language);
	auto_string char *heading = string_format("%s%s%s", address, name[0] ? "  " : "", name);

	print_line(heading);
	for (size_t i = 0; i < record->kind->field_count; i++)
		show_field(invocation, record, record->kind->fields[i]);
	if (string_equal(record->kind->id, "risk"))
		show_levels(invocation, record);
}

static void
write_value(struct json *json, const struct assessment *assessment, const struct value *value)
{
	auto_string char *text = value_write(assessment, value->field, value->text);

	if (value->erased)
		json_string(json, language_tag(value->language), NULL);
	else
		json_string(json, language_tag(value->language), text);
}

static void
write_field(struct json *json, const struct assessment *assessment, const struct record *record,
	const struct template_field *field)
{
	const struct value *plain = record_value(record, field, LANGUAGE_NONE);

	if (field->derived) {
		auto_string char *text = evaluate_derived(assessment, record, field);

		json_string(json, field->id, text);
	} else if (plain) {
		auto_string char *text = value_write(assessment, field, plain->text);

		json_string(json, field->id, plain->erased ? NULL : text);
	} else if (field->translatable) {
		bool open = false;

		for (int language = LANGUAGE_ENGLISH; language < LANGUAGE_COUNT; language++) {
			const struct value *value =
				record_value(record, field, (enum language)language);

			if (value && !open)
				json_open_object(json, field->id);
			open = open || value;
			if (value)
				write_value(json, assessment, value);
		}
		if (open)
			json_close_object(json);
	}
}

static void
write_place(struct json *json, const struct template_matrix *matrix,
	const struct risk_position *position)
{
	json_string(json, "likelihood", matrix->columns->items[position->column].id);
	json_string(json, "severity", matrix->rows->items[position->row].id);
	json_string(json, "level", matrix->levels->items[position->level].id);
}

/* What follows from a risk's ratings: the level that counts of each, and what the measures add up
 * to. */
static void
write_levels(struct json *json, const struct assessment *assessment, const struct record *risk)
{
	const struct template_matrix *matrix = &assessment->template->matrix;
	struct risk_position position;

	json_open_object(json, "ratings");
	for (int i = 0; i < RATING_COUNT; i++) {
		enum rating rating = (enum rating)i;

		if (!rating_position(assessment, risk, rating, &position))
			continue;
		json_open_object(json, rating_id(rating));
		write_place(json, matrix, &position);
		json_string(json, "matrix_level", matrix->levels->items[position.matrix_level].id);
		json_boolean(json, "set_by_hand", position.is_override);
		if (rating_suggest(assessment, risk, rating, &position)) {
			json_open_object(json, "measures_add_up_to");
			write_place(json, matrix, &position);
			json_close_object(json);
			json_boolean(json, "differs", rating_differs(assessment, risk, rating));
		}
		json_close_object(json);
	}
	json_close_object(json);
}

static void
write_record(struct json *json, const struct assessment *assessment, const struct record *record)
{
	auto_string char *address = address_write(record, NULL, LANGUAGE_NONE);

	json_open_object(json, NULL);
	json_string(json, "address", address);
	json_string(json, "id", record->id);
	json_open_object(json, "values");
	for (size_t i = 0; i < record->kind->field_count; i++)
		write_field(json, assessment, record, record->kind->fields[i]);
	json_close_object(json);
	if (string_equal(record->kind->id, "risk"))
		write_levels(json, assessment, record);
	json_close_object(json);
}

/* How long it is kept, where there is something to say. */
static void
show_retention(const struct invocation *invocation, const struct retention *retention)
{
	if (!retention_is_said(retention) || retention->is_disposed)
		return;

	auto_string char *text =
		retention_text(retention, session_assessment(invocation->session)->today,
			invocation->catalog, invocation->language);

	print_line(text);
}

static void
show_all(const struct invocation *invocation, const struct retention *retention,
	const struct origin *origin, const char *certificate)
{
	const struct assessment *assessment = session_assessment(invocation->session);
	const struct template *template = assessment->template;
	bool as_json = invocation_option(invocation, OPTION_JSON) != NULL;
	struct json json = {0};

	if (as_json) {
		json_open_object(&json, NULL);
		json_string(&json, "reference", assessment->reference);
		json_string(&json, "id", assessment->id);
		json_string(&json, "template", template->name);
		json_string(&json, "template_version", template->version);
		json_string(&json, "language", language_tag(assessment->language));
		copy_write_json(&json, origin);
		retain_write_json(&json, retention, assessment->today);
		if (certificate)
			json_string(&json, "certificate", certificate);
		json_open_array(&json, "records");
	} else if (certificate) {
		print_line(certificate);
		return;
	} else {
		copy_print(invocation, origin, template->utc_offset, "");
		show_retention(invocation, retention);
	}
	for (size_t i = 0; i < template->kind_count; i++) {
		size_t count;
		const struct record **records =
			assessment_records_of(assessment, template->kinds[i], &count);

		for (size_t j = 0; j < count; j++) {
			if (as_json)
				write_record(&json, assessment, records[j]);
			else
				show_record(invocation, records[j]);
		}
		free(records);
	}
	if (as_json) {
		json_close_array(&json);
		json_close_object(&json);
		print_json(&json);
	}
}

/* The log is read only where there is something to be found in it. */
static bool
read_origin(struct session *session, struct origin *origin, struct error *error)
{
	const struct assessment *assessment = session_assessment(session);
	struct history history;

	*origin = (struct origin){0};
	if (string_equal(assessment->root, assessment->id))
		return true;
	if (!session_history(session, NULL, &history, error))
		return false;
	*origin = origin_of(&history);
	history_clear(&history);
	return true;
}

static bool
run(struct invocation *invocation, struct error *error)
{
	const struct arguments *arguments = &invocation->arguments;

	if (!invocation_open_session(invocation, arguments->words[0], error))
		return false;
	if (arguments->word_count == 1) {
		struct retention retention;
		struct origin origin;

		auto_string char *certificate = NULL;

		if (!session_certificate(invocation->session, &certificate, error) ||
			!read_origin(invocation->session, &origin, error))
			return false;

		bool read = session_retention(invocation->session, &retention, error);

		if (read) {
			show_all(invocation, &retention, &origin, certificate);
			retention_clear(&retention);
		}
		origin_clear(&origin);
		return read;
	}

	const struct assessment *assessment = session_assessment(invocation->session);
	struct address address;

	if (!address_read(assessment, arguments->words[1], &address, error))
		return false;
	if (invocation_option(invocation, OPTION_JSON)) {
		struct json json = {0};

		write_record(&json, assessment, address.record);
		print_json(&json);
	} else if (address.field) {
		show_field(invocation, address.record, address.field);
	} else {
		show_record(invocation, address.record);
	}
	return true;
}

const struct command command_show = {
	.name = "show",
	.words = "REF [ADDRESS]",
	.help = N_("Print an assessment, or one record, to read"),
	.words_minimum = 1,
	.words_maximum = 2,
	.options = OPTION_BIT(OPTION_JSON) | OPTION_BIT(OPTION_AS_OF),
	.run = run,
};
