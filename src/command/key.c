/* SPDX-License-Identifier: MIT */
/* `pia key`: keys to sign with, and those of others to verify with. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/files.h"
#include "base/memory.h"
#include "base/string.h"
#include "command/command.h"
#include "command/passphrase.h"
#include "command/print.h"
#include "session/keys.h"

static bool
make_key(struct invocation *invocation, const char *name, struct error *error)
{
	struct minisign_public public;
	struct secret passphrase = {0};

	if (!passphrase_read(invocation->catalog, true, &passphrase, error))
		return false;

	bool is_made = keys_make(name, secret_text(&passphrase), &minisign_strong, &public, error);

	secret_wipe(&passphrase);
	if (!is_made)
		return false;

	auto_string char *id = minisign_id_text(public.id);

	print_line(id);
	return true;
}

static void
print_key(const struct invocation *invocation, const struct known_key *key)
{
	auto_string char *id = minisign_id_text(key->public.id);
	auto_string char *line = string_format("%s  %s%s%s", id, key->name, key->is_own ? "  " : "",
		key->is_own ? tr(invocation->catalog, N_("to sign with")) : "");

	print_one_line(line);
}

static bool
list_keys(struct invocation *invocation, const char *word, struct error *error)
{
	struct known_keys keys;
	struct json json = {0};

	(void)word;
	(void)error;
	keys_list(&keys);
	if (invocation_option(invocation, OPTION_JSON)) {
		json_open_array(&json, NULL);
		for (size_t i = 0; i < keys.key_count; i++) {
			auto_string char *id = minisign_id_text(keys.keys[i].public.id);

			json_open_object(&json, NULL);
			json_string(&json, "id", id);
			json_string(&json, "name", keys.keys[i].name);
			json_boolean(&json, "own", keys.keys[i].is_own);
			json_close_object(&json);
		}
		json_close_array(&json);
		print_json(&json);
	} else {
		for (size_t i = 0; i < keys.key_count; i++)
			print_key(invocation, &keys.keys[i]);
	}
	keys_clear(&keys);
	return true;
}

static bool
export_key(struct invocation *invocation, const char *name, struct error *error)
{
	auto_string char *text = NULL;

	return keys_export(name, &text, error) &&
	       print_or_write(
		       text, strlen(text), invocation_option(invocation, OPTION_OUTPUT), error);
}

static bool
import_key(struct invocation *invocation, const char *path, struct error *error)
{
	auto_string char *name = NULL;

	(void)invocation;
	if (!keys_import(path, &name, error))
		return false;
	print_line(name);
	return true;
}

static const struct {
	const char *name;
	size_t words; /* after the name */
	bool (*run)(struct invocation *invocation, const char *word, struct error *error);
} acts[] = {
	{"new", 1, make_key},
	{"list", 0, list_keys},
	{"export", 1, export_key},
	{"import", 1, import_key},
};

static bool
run(struct invocation *invocation, struct error *error)
{
	const struct arguments *arguments = &invocation->arguments;

	for (size_t i = 0; i < array_length(acts); i++) {
		if (string_equal(arguments->words[0], acts[i].name) &&
			arguments->word_count == acts[i].words + 1)
			return acts[i].run(
				invocation, acts[i].words ? arguments->words[1] : NULL, error);
	}
	return error_set(error, ERROR_USAGE, N_("Used as: pia {command} {words}"), "command",
		command_key.name, "words", command_key.words, NULL);
}

const struct command command_key = {
	.name = "key",
	.words = "new NAME | list | export NAME | import FILE",
	.help = N_("Make a key to sign with, list keys, write out one's own, take in another's"),
	.words_minimum = 1,
	.words_maximum = 2,
	.options = OPTION_BIT(OPTION_JSON) | OPTION_BIT(OPTION_OUTPUT),
	.words_are_files = true,
	.run = run,
};
