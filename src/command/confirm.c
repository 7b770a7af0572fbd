/* SPDX-License-Identifier: MIT */
/* `pia confirm`: what in a review is still to be confirmed or changed, or confirming it. */
#include "config.h"

#include <stdint.h>
#include <stdlib.h>

#include "assessment/address.h"
#include "base/array.h"
#include "base/memory.h"
#include "base/string.h"
#include "command/command.h"
#include "command/print.h"
#include "session/review.h"

/* A list of places to confirm. */
struct places {
	struct review_place *places;
	size_t place_count;
};

/* What a place is called; caller-owned. */
static char *
place_label(const struct invocation *invocation, const struct review_place *place)
{
	return place->field ? memory_copy_string(
				      localized_text(&place->field->label, invocation->language))
			    : assessment_record_name(session_assessment(invocation->session),
				      place->record, invocation->language);
}

static void
print_places(const struct invocation *invocation, const struct review_place *places, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		auto_string char *address =
			address_write(places[i].record, places[i].field, LANGUAGE_NONE);
		auto_string char *label = place_label(invocation, &places[i]);
		auto_string char *line = string_format("%s  %s", address, label);

		print_one_line(line);
	}
}

static void
print_places_json(
	const struct invocation *invocation, const struct review_place *places, size_t count)
{
	struct json json = {0};

	json_open_array(&json, NULL);
	for (size_t i = 0; i < count; i++) {
		auto_string char *address =
			address_write(places[i].record, places[i].field, LANGUAGE_NONE);
		auto_string char *label = place_label(invocation, &places[i]);

		json_open_object(&json, NULL);
		json_string(&json, "address", address);
		json_string(&json, "step", places[i].step->id);
		json_string(&json, "label", label);
		json_close_object(&json);
	}
	json_close_array(&json);
	print_json(&json);
}

static bool
look(struct invocation *invocation, struct error *error)
{
	size_t count;
	const struct review_place *places;

	if (!invocation_open_library(invocation, error) ||
		!session_open_to_read(invocation->library, invocation->arguments.words[0],
			&invocation->session, error))
		return false;
	places = session_unconfirmed(invocation->session, &count);
	if (invocation_option(invocation, OPTION_JSON))
		print_places_json(invocation, places, count);
	else
		print_places(invocation, places, count);
	return true;
}

static bool
add_step(const struct invocation *invocation, const char *id, struct places *places,
	struct error *error)
{
	const struct template *template = session_assessment(invocation->session)->template;
	const struct template_step *step = template_find_step(template, id);
	size_t count;
	const struct review_place *all = session_unconfirmed(invocation->session, &count);

	if (!step)
		return error_set(error, ERROR_DATA,
			N_("The template {template} has no step {step}."), "template",
			template->name, "step", id, NULL);
	for (size_t i = 0; i < count; i++) {
		if (all[i].step == step)
			*array_append(&places->places, &places->place_count) = all[i];
	}
	return true;
}

static bool
add_address(const struct invocation *invocation, const char *text, struct places *places,
	struct error *error)
{
	struct address address;

	if (!address_read(session_assessment(invocation->session), text, &address, error))
		return false;
	if (address.field && !address.record->kind->single) {
		auto_string char *whole = address_write(address.record, NULL, LANGUAGE_NONE);

		return error_set(error, ERROR_DATA,
			N_("A record is confirmed as a whole: {address}."), "address", whole, NULL);
	}
	*array_append(&places->places, &places->place_count) =
		(struct review_place){.record = address.record, .field = address.field};
	return true;
}

static bool
confirm(struct invocation *invocation, struct error *error)
{
	const struct arguments *arguments = &invocation->arguments;
	const char *step = invocation_option(invocation, OPTION_STEP);
	struct places places = {0};
	bool is_done = !step || add_step(invocation, step, &places, error);

	for (size_t i = 1; is_done && i < arguments->word_count; i++)
		is_done = add_address(invocation, arguments->words[i], &places, error);
	is_done = is_done &&
		  session_confirm(invocation->session, places.places, places.place_count, error);
	free(places.places);
	return is_done;
}

static bool
run(struct invocation *invocation, struct error *error)
{
	if (invocation->arguments.word_count == 1 && !invocation_option(invocation, OPTION_STEP))
		return look(invocation, error);
	return invocation_open_for_writing(invocation, invocation->arguments.words[0], error) &&
	       confirm(invocation, error);
}

const struct command command_confirm = {
	.name = "confirm",
	.words = "REF [ADDRESS]…",
	.help = N_("Confirm in a review what stays as it was signed; without an address, list what "
		   "waits"),
	.words_minimum = 1,
	.words_maximum = SIZE_MAX,
	.options = OPTION_BIT(OPTION_JSON) | OPTION_BIT(OPTION_STEP),
	.run = run,
};
