/* SPDX-License-Identifier: MIT */
/* `pia sign`: what stands in the way of signing and whose turn it is, or signing. */
#include "config.h"

#include <stdint.h>

#include "assessment/address.h"
#include "base/memory.h"
#include "base/string.h"
#include "command/command.h"
#include "command/field_values.h"
#include "command/passphrase.h"
#include "command/print.h"
#include "session/keys.h"
#include "session/sign_off.h"

/* What stands in the way, each with its address. */
static void
print_obstacles(struct invocation *invocation)
{
	struct obstacles obstacles;

	session_obstacles(invocation->session, &obstacles);
	for (size_t i = 0; i < obstacles.obstacle_count; i++) {
		const struct obstacle *obstacle = &obstacles.obstacles[i];
		auto_string char *address =
			address_write(obstacle->record, obstacle->field, LANGUAGE_NONE);
		auto_string char *text =
			obstacle_text(obstacle, invocation->catalog, invocation->language);
		auto_string char *line = string_format("%s  %s", address, text);

		print_line(line);
	}
	obstacles_clear(&obstacles);
}

static bool
look(struct invocation *invocation, struct error *error)
{
	const struct template_item *role;
	auto_string char *line = NULL;

	if (!invocation_open_library(invocation, error) ||
		!session_open_to_read(invocation->library, invocation->arguments.words[0],
			&invocation->session, error))
		return false;
	print_obstacles(invocation);
	role = session_next_role(invocation->session);
	line = role ? tr_format(invocation->catalog, N_("Signs next: {role} ({id})"), "role",
			      localized_text(&role->label, invocation->language), "id", role->id,
			      NULL)
		    : memory_copy_string(tr(invocation->catalog,
			      standing_label(session_standing(invocation->session))));
	print_line(line);
	return true;
}

/* Open the key that is asked for, if any. */
static bool
open_key(struct invocation *invocation, struct minisign_secret *key, struct error *error)
{
	const char *name = invocation_option(invocation, OPTION_KEY);
	struct secret passphrase = {0};
	bool is_open;

	if (!name)
		return true;
	if (!keys_check_own(name, error) ||
		!passphrase_read(invocation->catalog, false, &passphrase, error))
		return false;
	is_open = keys_open(name, secret_text(&passphrase), key, error);
	secret_wipe(&passphrase);
	return is_open;
}

static bool
sign(struct invocation *invocation, struct error *error)
{
	const struct arguments *arguments = &invocation->arguments;
	const struct assessment *assessment = session_assessment(invocation->session);
	const struct template_kind *kind = template_find_kind(assessment->template, "sign_off");
	struct field_values values = {0};
	const struct record *sign_off = NULL;
	struct minisign_secret key = {0};
	bool is_signed = true;

	if (!kind)
		return error_set(error, ERROR_DATA,
			N_("The template {template} knows no sign-off. A newer version of it may."),
			"template", assessment->template->name, NULL);
	for (size_t i = 1; is_signed && i < arguments->word_count; i++)
		is_signed =
			field_values_read(assessment, kind, arguments->words[i], &values, error);
	is_signed =
		is_signed && open_key(invocation, &key, error) &&
		session_sign(invocation->session, values.values, values.value_count,
			invocation_option(invocation, OPTION_KEY) ? &key : NULL, &sign_off, error);
	minisign_wipe(&key);
	field_values_clear(&values);
	if (!is_signed)
		return false;
	print_address(sign_off);
	return true;
}

static bool
run(struct invocation *invocation, struct error *error)
{
	if (invocation->arguments.word_count == 1)
		return look(invocation, error);
	return invocation_open_for_writing(invocation, invocation->arguments.words[0], error) &&
	       sign(invocation, error);
}

const struct command command_sign = {
	.name = "sign",
	.words = "REF [FIELD=VALUE]…",
	.help = N_("Sign what is in review; without fields, tell what stands in the way"),
	.words_minimum = 1,
	.words_maximum = SIZE_MAX,
	.options = OPTION_BIT(OPTION_KEY),
	.run = run,
};
