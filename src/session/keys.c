/* SPDX-License-Identifier: MIT */
/* The folder of keys. */
#include "config.h"

#include "session/keys.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/array.h"
#include "base/files.h"
#include "base/memory.h"
#include "base/string.h"
#include "text/utf8.h"

#define KEY_BYTES_MAXIMUM 4096
#define NAME_BYTES_MAXIMUM 100
#define PUBLIC_SUFFIX ".pub"
#define SECRET_SUFFIX ".key"

/* Caller-owned; NULL when there is no home folder. */
static char *
keys_folder(void)
{
	auto_string char *data = files_user_data_folder();

	return data ? files_join(data, "keys") : NULL;
}

static bool
no_folder(struct error *error)
{
	return error_set(error, ERROR_IO,
		N_("There is no home folder to keep keys in. Set XDG_DATA_HOME."), NULL);
}

/* Caller-owned; NULL with an error when there is no home folder. */
static char *
key_path(const char *name, const char *suffix, struct error *error)
{
	auto_string char *folder = keys_folder();
	auto_string char *file = string_format("%s%s", name, suffix);

	if (!folder) {
		no_folder(error);
		return NULL;
	}
	return files_join(folder, file);
}

static bool
name_is_valid(const char *name)
{
	size_t length = strlen(name);

	if (length == 0 || length > NAME_BYTES_MAXIMUM || name[0] == '.' || name[0] == '-' ||
		!utf8_is_valid(name, length))
		return false;
	for (size_t i = 0; i < length; i++) {
		unsigned char byte = (unsigned char)name[i];

		if (byte < 0x80 && !isalnum(byte) && !strchr("-_.@", byte))
			return false;
	}

	auto_string char *clean = utf8_sanitize(name, UTF8_KEEP_NOTHING);

	return strcmp(clean, name) == 0;
}

static bool
check_name(const char *name, struct error *error)
{
	return name_is_valid(name) ||
	       error_set(error, ERROR_DATA,
		       N_("{name} is no name for a key: letters and digits, with - _ . @ between, "
			  "at most 100 bytes."),
		       "name", name, NULL);
}

static bool
read_key_file(const char *path, char **text, struct error *error)
{
	size_t length;

	return files_read(path, KEY_BYTES_MAXIMUM, text, &length, error);
}

/* A text with a secret in it. */
static void
wipe_text(char *text)
{
	if (text)
		explicit_bzero(text, strlen(text));
	free(text);
}

static bool
read_public_file(const char *path, struct minisign_public *public, struct error *error)
{
	auto_string char *text = NULL;

	return read_key_file(path, &text, error) && minisign_read_public(text, public, error);
}

void
keys_list(struct known_keys *keys)
{
	auto_string char *folder = keys_folder();
	char **names = NULL;
	size_t count = 0;

	*keys = (struct known_keys){0};
	if (folder)
		files_list(folder, PUBLIC_SUFFIX, &names, &count);
	for (size_t i = 0; i < count; i++) {
		auto_string char *file = names[i];
		auto_string char *path = files_join(folder, file);
		char *name = memory_copy_bytes(file, strlen(file) - strlen(PUBLIC_SUFFIX));
		auto_string char *secret = key_path(name, SECRET_SUFFIX, NULL);
		struct minisign_public public;

		if (!name_is_valid(name) || !read_public_file(path, &public, NULL)) {
			free(name);
			continue;
		}
		*array_append(&keys->keys, &keys->key_count) = (struct known_key){
			.name = name,
			.is_own = files_exists(secret),
			.public = public,
		};
	}
	free(names);
}

void
keys_clear(struct known_keys *keys)
{
	for (size_t i = 0; i < keys->key_count; i++)
		free(keys->keys[i].name);
	free(keys->keys);
	*keys = (struct known_keys){0};
}

bool
keys_check_new(const char *name, struct error *error)
{
	auto_string char *public_path = NULL;
	auto_string char *secret_path = NULL;

	if (!check_name(name, error))
		return false;
	public_path = key_path(name, PUBLIC_SUFFIX, error);
	secret_path = key_path(name, SECRET_SUFFIX, error);
	if (!public_path || !secret_path)
		return false;
	return (!files_exists(public_path) && !files_exists(secret_path)) ||
	       error_set(error, ERROR_STATE,
		       N_("There is a key named {name} already; it stays. Choose another name."),
		       "name", name, NULL);
}

/* Write both files, or neither. */
static bool
write_pair(const char *name, const char *public, const char *secret, struct error *error)
{
	auto_string char *folder = keys_folder();
	auto_string char *public_path = key_path(name, PUBLIC_SUFFIX, error);
	auto_string char *secret_path = key_path(name, SECRET_SUFFIX, error);

	if (!folder || !public_path || !secret_path)
		return false;
	if (!files_make_private_folder(folder, error) ||
		!files_replace(public_path, public, strlen(public), error))
		return false;
	if (files_replace(secret_path, secret, strlen(secret), error))
		return true;
	unlink(public_path);
	return false;
}

bool
keys_make(const char *name, const char *passphrase, const struct minisign_strength *strength,
	struct minisign_public *public, struct error *error)
{
	struct minisign_public made;
	struct minisign_secret secret;

	if (!keys_check_new(name, error))
		return false;
	if (string_is_empty(passphrase))
		return error_set(error, ERROR_DATA,
			N_("A key needs a passphrase, or whoever finds its file signs with it."),
			NULL);
	minisign_make(&made, &secret);

	auto_string char *public_text = minisign_write_public(&made);
	char *secret_text = minisign_write_secret(&secret, passphrase, strength);
	bool is_made =
		secret_text ? write_pair(name, public_text, secret_text, error)
			    : error_set(error, ERROR_STATE,
				      N_("There is not enough memory to encrypt the key."), NULL);

	minisign_wipe(&secret);
	wipe_text(secret_text);
	if (is_made && public)
		*public = made;
	return is_made;
}

bool
keys_check_own(const char *name, struct error *error)
{
	auto_string char *path = NULL;

	if (!check_name(name, error))
		return false;
	path = key_path(name, SECRET_SUFFIX, error);
	return path && (files_exists(path) ||
			       error_set(error, ERROR_DATA,
				       N_("There is no key {name} to sign with. `pia key new "
					  "{name}` makes it."),
				       "name", name, NULL));
}

bool
keys_open(const char *name, const char *passphrase, struct minisign_secret *secret,
	struct error *error)
{
	auto_string char *path = NULL;
	char *text = NULL;

	if (!keys_check_own(name, error))
		return false;
	path = key_path(name, SECRET_SUFFIX, error);

	bool is_open = path && read_key_file(path, &text, error) &&
		       minisign_read_secret(text, passphrase, secret, error);

	wipe_text(text);
	return is_open;
}

bool
keys_export(const char *name, char **text, struct error *error)
{
	auto_string char *path = NULL;
	struct minisign_public public;

	if (!check_name(name, error))
		return false;
	path = key_path(name, PUBLIC_SUFFIX, error);
	if (!path)
		return false;
	if (!files_exists(path))
		return error_set(error, ERROR_DATA,
			N_("There is no key {name}. `pia key list` says which there are."), "name",
			name, NULL);
	if (!read_public_file(path, &public, error))
		return false;
	*text = minisign_write_public(&public);
	return true;
}

/* "ana" of "/home/ana/ana.pub"; caller-owned. */
static char *
name_of_file(const char *path)
{
	const char *slash = strrchr(path, '/');
	const char *name = slash ? slash + 1 : path;
	const char *dot = strrchr(name, '.');

	return memory_copy_bytes(name, dot ? (size_t)(dot - name) : strlen(name));
}

static bool
keep_public(const char *name, const struct minisign_public *public, struct error *error)
{
	auto_string char *folder = keys_folder();
	auto_string char *path = key_path(name, PUBLIC_SUFFIX, error);
	auto_string char *text = minisign_write_public(public);

	if (!folder || !path)
		return false;
	if (files_exists(path))
		return error_set(error, ERROR_STATE,
			N_("There is another key named {name} already; it stays. Rename the file "
			   "and import it again."),
			"name", name, NULL);
	return files_make_private_folder(folder, error) &&
	       files_replace(path, text, strlen(text), error);
}

bool
keys_import(const char *path, char **name, struct error *error)
{
	struct minisign_public public;
	struct minisign_public known;
	auto_string char *chosen = name_of_file(path);
	auto_string char *present = NULL;

	if (!read_public_file(path, &public, error) || !check_name(chosen, error))
		return false;
	if (keys_find(public.id, &known, &present)) {
		if (memcmp(known.key, public.key, sizeof(known.key)) != 0)
			return error_set(error, ERROR_STATE,
				N_("The key {name} has the same id, but is another key: one of "
				   "the two is forged."),
				"name", present, NULL);
		*name = memory_copy_string(present);
		return true;
	}
	if (!keep_public(chosen, &public, error))
		return false;
	*name = memory_copy_string(chosen);
	return true;
}

bool
keys_find(const unsigned char id[MINISIGN_ID_BYTES], struct minisign_public *public, char **name)
{
	struct known_keys keys;
	bool found = false;

	keys_list(&keys);
	for (size_t i = 0; i < keys.key_count && !found; i++) {
		found = memcmp(keys.keys[i].public.id, id, MINISIGN_ID_BYTES) == 0;
		if (!found)
			continue;
		*public = keys.keys[i].public;
		if (name)
			*name = memory_copy_string(keys.keys[i].name);
	}
	keys_clear(&keys);
	return found;
}
