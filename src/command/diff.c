/* SPDX-License-Identifier: MIT */
/* `pia diff`: what differs between two moments of an assessment. */
#include "config.h"

#include <inttypes.h>

#include "assessment/address.h"
#include "assessment/diff.h"
#include "base/files.h"
#include "base/memory.h"
#include "base/string.h"
#include "command/command.h"
#include "command/export_files.h"
#include "command/print.h"
#include "session/moments.h"
#include "session/past.h"
#include "session/templates.h"

struct compared {
	int64_t from;
	int64_t to;
	struct diff diff;
};

/* In one text what went, [-so-], and what came, {+so+}, as `git diff --word-diff` does. */
static char *
mark_words(const struct diff_value *value)
{
	struct string marked = {0};

	for (size_t i = 0; i < value->words.part_count; i++) {
		const struct difference_part *part = &value->words.parts[i];
		const char *old_text = value->old_text + part->old_start;

		if (part->is_same) {
			string_append_bytes(&marked, old_text, part->old_length);
			continue;
		}
		if (part->old_length)
			string_append_format(&marked, "[-%.*s-]", (int)part->old_length, old_text);
		if (part->new_length)
			string_append_format(&marked, "{+%.*s+}", (int)part->new_length,
				value->new_text + part->new_start);
	}
	return string_take(&marked);
}

static bool
is_prose(const struct template_field *field)
{
	return field->type == FIELD_TEXT || field->type == FIELD_LONG_TEXT;
}

/* The value before and after; long texts in one, with the changed words marked. */
static char *
tell_value(const struct invocation *invocation, const struct diff_value *value)
{
	const char *erased = tr(invocation->catalog, N_("Erased"));
	const char *old_text = value->old_erased ? erased : value->old_text;
	const char *new_text = value->new_erased ? erased : value->new_text;

	if (value->type == DIFF_NEW)
		return memory_copy_string(new_text);
	if (value->type == DIFF_REMOVED)
		return memory_copy_string(old_text);
	if (is_prose(value->field) && !value->old_erased && !value->new_erased)
		return mark_words(value);
	return string_format("%s → %s", old_text, new_text);
}

/* Lines behind the first stand below it. */
static void
print_indented(const char *text)
{
	struct string indented = {0};

	for (; *text; text++) {
		string_append_byte(&indented, *text);
		if (*text == '\n')
			string_append(&indented, "      ");
	}
	print_line(string_text(&indented));
	string_clear(&indented);
}

static void
print_value(const struct invocation *invocation, const struct diff_value *value)
{
	static const char *const signs[] = {
		[DIFF_NEW] = "    + ", [DIFF_CHANGED] = "    ~ ", [DIFF_REMOVED] = "    - "};
	auto_string char *label = diff_value_label(value, invocation->language);
	auto_string char *text = tell_value(invocation, value);
	auto_string char *line = tr_format(
		invocation->catalog, N_("{label}: {text}"), "label", label, "text", text, NULL);

	print_bytes(signs[value->type], 6);
	print_indented(line);
}

static void
print_record(const struct invocation *invocation, const struct diff_record *record)
{
	auto_string char *address = address_write(record->record, NULL, LANGUAGE_NONE);
	auto_string char *line = string_format("  %s  %s%s%s",
		tr(invocation->catalog, diff_type_label(record->type)), address,
		record->name[0] ? "  " : "", record->name);

	print_one_line(line);
	for (size_t i = 0; i < record->value_count; i++)
		print_value(invocation, &record->values[i]);
}

static char *
summarise(const struct invocation *invocation, const struct compared *compared)
{
	auto_string char *from = string_format("%" PRId64, compared->from);
	auto_string char *to = string_format("%" PRId64, compared->to);
	auto_string char *counts = diff_summary(&compared->diff, invocation->catalog);

	return tr_format(invocation->catalog, N_("From change {from} to change {to}. {counts}."),
		"from", from, "to", to, "counts", counts, NULL);
}

static void
print_text(const struct invocation *invocation, const struct compared *compared)
{
	const struct diff *diff = &compared->diff;
	auto_string char *summary = summarise(invocation, compared);

	print_line(summary);
	for (size_t i = 0; i < diff->record_count; i++) {
		const struct diff_record *record = &diff->records[i];

		if (i == 0 || record->step != diff->records[i - 1].step) {
			print_line("");
			print_line(
				diff_step_title(record, invocation->catalog, invocation->language));
		}
		print_record(invocation, record);
	}
}

static void
write_parts(struct json *json, const struct diff_value *value)
{
	json_open_array(json, "parts");
	for (size_t i = 0; i < value->words.part_count; i++) {
		const struct difference_part *part = &value->words.parts[i];
		auto_string char *old_text = string_format(
			"%.*s", (int)part->old_length, value->old_text + part->old_start);
		auto_string char *new_text = string_format(
			"%.*s", (int)part->new_length, value->new_text + part->new_start);

		json_open_object(json, NULL);
		if (part->is_same) {
			json_string(json, "same", old_text);
		} else {
			json_string(json, "old", old_text);
			json_string(json, "new", new_text);
		}
		json_close_object(json);
	}
	json_close_array(json);
}

static void
write_value(const struct invocation *invocation, struct json *json, const struct diff_value *value)
{
	bool had = value->type != DIFF_NEW && !value->old_erased;
	bool has = value->type != DIFF_REMOVED && !value->new_erased;

	json_open_object(json, NULL);
	json_string(json, "type", diff_type_name(value->type));
	json_string(json, "field", value->field->id);
	json_string(json, "label", localized_text(&value->field->label, invocation->language));
	json_string(json, "language", language_tag(value->language));
	json_string(json, "old", had ? value->old_text : NULL);
	json_string(json, "new", has ? value->new_text : NULL);
	json_boolean(json, "erased", value->old_erased || value->new_erased);
	write_parts(json, value);
	json_close_object(json);
}

static void
print_for_programs(const struct invocation *invocation, const struct compared *compared)
{
	struct json json = {0};

	json_open_object(&json, NULL);
	json_integer(&json, "from", compared->from);
	json_integer(&json, "to", compared->to);
	json_open_array(&json, "records");
	for (size_t i = 0; i < compared->diff.record_count; i++) {
		const struct diff_record *record = &compared->diff.records[i];
		auto_string char *address = address_write(record->record, NULL, LANGUAGE_NONE);

		json_open_object(&json, NULL);
		json_string(&json, "type", diff_type_name(record->type));
		json_string(&json, "step", record->step ? record->step->id : NULL);
		json_string(&json, "address", address);
		json_string(&json, "id", record->record->id);
		json_string(&json, "name", record->name);
		json_open_array(&json, "values");
		for (size_t j = 0; j < record->value_count; j++)
			write_value(invocation, &json, &record->values[j]);
		json_close_array(&json);
		json_close_object(&json);
	}
	json_close_array(&json);
	json_close_object(&json);
	print_json(&json);
}

/* Compare, and print while both moments are there. */
static void
compare(const struct invocation *invocation, const struct assessment *before,
	const struct assessment *after, struct compared *compared)
{
	diff_find(before, after, invocation->language, &compared->diff);
	if (invocation_option(invocation, OPTION_JSON))
		print_for_programs(invocation, compared);
	else
		print_text(invocation, compared);
	diff_clear(&compared->diff);
}

/* As a report, to a file or to standard output. */
static bool export(struct invocation *invocation, struct error *error)
{
	const char *output = invocation_option(invocation, OPTION_OUTPUT);
	struct report_layout *layout = NULL;
	struct error_list faults = {0};

	if (!reports_load(DIFFERENCES_LAYOUT, &layout, &faults))
		return invocation_report_faults(invocation, &faults, error);

	struct export_plan plan = {
		.references = invocation->arguments.words,
		.reference_count = 1,
		.output = output ? output : "-",
		.layout = layout,
		.from = invocation_option(invocation, OPTION_FROM),
		.to = invocation_option(invocation, OPTION_TO),
	};

	plan.output_is_folder = files_is_folder(plan.output);

	bool is_written = export_plan_read_format(invocation, &plan, error) &&
			  (output || plan.format != EXPORT_WORKBOOK ||
				  error_set(error, ERROR_USAGE,
					  N_("Say where to write the file: -o FILE, or -o - for "
					     "standard output."),
					  NULL)) &&
			  invocation_open_library(invocation, error) &&
			  export_files_write(invocation, &plan, error);

	report_layout_free(&layout);
	return is_written;
}

static bool
run(struct invocation *invocation, struct error *error)
{
	const char *to = invocation_option(invocation, OPTION_TO);
	bool is_report = invocation_option(invocation, OPTION_FORMAT) ||
			 invocation_option(invocation, OPTION_OUTPUT);
	struct compared compared = {0};
	struct past before = {0};
	struct past after = {0};

	if (is_report && invocation_option(invocation, OPTION_JSON))
		return error_set(error, ERROR_USAGE,
			N_("--json goes to standard output: leave out -o and --format."), NULL);
	if (is_report)
		return export(invocation, error);
	if (!invocation_open_session(invocation, invocation->arguments.words[0], error))
		return false;

	struct session *session = invocation->session;
	bool is_found = session_moment(session, invocation_option(invocation, OPTION_FROM),
				&compared.from, error) &&
			session_moment(session, to ? to : MOMENT_NOW, &compared.to, error) &&
			session_past(session, compared.from, &before, error) &&
			(!to || session_past(session, compared.to, &after, error));

	if (is_found)
		compare(invocation, before.assessment,
			to ? after.assessment : session_assessment(session), &compared);
	past_clear(&before);
	past_clear(&after);
	return is_found;
}

const struct command command_diff = {
	.name = "diff",
	.words = "REF",
	.help = N_("Print what differs from the version last signed, or between any two moments"),
	.words_minimum = 1,
	.words_maximum = 1,
	.options = OPTION_BIT(OPTION_FROM) | OPTION_BIT(OPTION_TO) | OPTION_BIT(OPTION_JSON) |
		   OPTION_BIT(OPTION_FORMAT) | OPTION_BIT(OPTION_OUTPUT),
	.run = run,
};
