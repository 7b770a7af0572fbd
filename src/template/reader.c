/* SPDX-License-Identifier: MIT */
/* Nodes as what is expected of them. */
#include "config.h"

#include "template/reader.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/string.h"
#include "template/load.h"
#include "template/names.h"
#include "text/fold.h"

/* The two sentences for a name that means nothing: with the nearest, with those there are. */
static const char *const unknown_messages[][2] = {
	[NOUN_KEY] = {N_("There is no key \"{name}\" here. Is it \"{nearest}\"?"),
		N_("There is no key \"{name}\" here. Known keys: {known}.")},
	[NOUN_KIND] = {N_("There is no kind \"{name}\". Is it \"{nearest}\"?"),
		N_("There is no kind \"{name}\". Kinds: {known}.")},
	[NOUN_FIELD] = {N_("The kind \"{owner}\" has no field \"{name}\". Is it \"{nearest}\"?"),
		N_("The kind \"{owner}\" has no field \"{name}\". Fields: {known}.")},
	[NOUN_LIST] = {N_("There is no list or scale \"{name}\". Is it \"{nearest}\"?"),
		N_("There is no list or scale \"{name}\". There are: {known}.")},
	[NOUN_ITEM] = {N_("\"{name}\" is not in the list \"{owner}\". Is it \"{nearest}\"?"),
		N_("\"{name}\" is not in the list \"{owner}\". It has: {known}.")},
	[NOUN_ACT] = {N_("There is no act \"{name}\". Is it \"{nearest}\"?"),
		N_("There is no act \"{name}\". Acts: {known}.")},
	[NOUN_RECORD] = {N_("No record has the key \"{name}\". Is it \"{nearest}\"?"),
		N_("No record that may stand here has the key \"{name}\". There are: {known}.")},
	[NOUN_STEP] = {N_("There is no step \"{name}\". Is it \"{nearest}\"?"),
		N_("There is no step \"{name}\". Steps: {known}.")},
	[NOUN_HIDDEN] = {N_("There is no \"{name}\" to hide. Is it \"{nearest}\"?"),
		N_("There is no \"{name}\" to hide. There are: {known}.")},
	[NOUN_ENTRY] = {N_("The catalogue has no entry \"{name}\". Is it \"{nearest}\"?"),
		N_("The catalogue has no entry \"{name}\". It has: {known}.")},
	[NOUN_WORD] = {N_("\"{name}\" is not understood here. Is it \"{nearest}\"?"),
		N_("\"{name}\" is not understood here. Expected one of: {known}.")},
};

bool
unknown_name_set(struct error *error, enum reader_noun noun, const char *name, const char *owner,
	const char *const *known, size_t count)
{
	auto_string char *excerpt = document_excerpt(name);
	const char *nearest = error ? fold_nearest(excerpt, known, count) : NULL;
	auto_string char *names = names_join(known, count);

	return error_set(error, ERROR_DATA, unknown_messages[noun][nearest ? 0 : 1], "name",
		excerpt, "owner", owner, nearest ? "nearest" : "known", nearest ? nearest : names,
		NULL);
}

void
reader_report_unknown(struct reader *reader, struct place place, enum reader_noun noun,
	const char *name, const char *owner, const char *const *known, size_t count)
{
	struct error *error = faults_add(reader->faults);

	unknown_name_set(error, noun, name, owner, known, count);
	error_set_place(error, place.file ? place.file : reader->file, place.line, place.column);
}

bool
reader_open_mapping(struct reader *reader, const struct node *node)
{
	if (!node)
		return false;
	if (node->type == NODE_MAPPING)
		return true;
	if (!node->broken)
		reader_report(reader, node->place,
			N_("A mapping is expected here, lines of \"key: value\"."));
	return false;
}

bool
reader_mapping(
	struct reader *reader, const struct node *node, const char *const *keys, size_t count)
{
	if (!reader_open_mapping(reader, node))
		return false;
	for (size_t i = 0; i < node->key_count; i++) {
		const struct node *key = node->keys[i];
		bool known = !key->text || key->broken;

		for (size_t j = 0; !known && j < count; j++)
			known = string_equal(key->text, keys[j]);
		if (!known)
			reader_report_unknown(
				reader, key->place, NOUN_KEY, key->text, NULL, keys, count);
	}
	return true;
}

bool
reader_sequence(struct reader *reader, const struct node *node)
{
	if (!node)
		return false;
	if (node->type == NODE_SEQUENCE)
		return true;
	if (!node->broken)
		reader_report(reader, node->place,
			N_("A list is expected here, [in brackets] or lines that begin with \"- "
			   "\"."));
	return false;
}

const char *
reader_scalar(struct reader *reader, const struct node *node)
{
	if (!node || node->broken)
		return NULL;
	if (node->type != NODE_SCALAR) {
		reader_report(reader, node->place,
			N_("One plain value is expected here, not a list or a mapping."));
		return NULL;
	}
	if (!*node->text) {
		reader_report(reader, node->place, N_("A value is missing here."));
		return NULL;
	}
	return node->text;
}

const struct node *
reader_need(struct reader *reader, const struct node *mapping, const char *key)
{
	const struct node *node = node_get(mapping, key);

	if (!node)
		reader_report(reader, mapping->place, N_("The key \"{key}\" is missing here."),
			"key", key);
	return node;
}

static bool
is_name(const char *text, const char *also)
{
	if (*text < 'a' || *text > 'z')
		return false;
	for (text++; *text; text++)
		if (!((*text >= 'a' && *text <= 'z') || (*text >= '0' && *text <= '9') ||
			    strchr(also, *text)))
			return false;
	return true;
}

bool
reader_is_id(const char *text)
{
	return is_name(text, "_");
}

void
reader_id(struct reader *reader, const struct node *node, char **id)
{
	const char *text = reader_scalar(reader, node);

	if (!text)
		return;
	if (!reader_is_id(text)) {
		auto_string char *excerpt = document_excerpt(text);

		reader_report(reader, node->place,
			N_("\"{id}\" is no id: a small letter, then small letters, digits and _."),
			"id", excerpt);
		return;
	}
	*id = memory_copy_string(text);
}

void
reader_name(struct reader *reader, const struct node *node, char **name)
{
	const char *text = reader_scalar(reader, node);

	if (!text)
		return;
	if (!is_name(text, "_-")) {
		auto_string char *excerpt = document_excerpt(text);

		reader_report(reader, node->place,
			N_("\"{name}\" is no name: a small letter, then small letters, digits, - "
			   "and _."),
			"name", excerpt);
		return;
	}
	*name = memory_copy_string(text);
}

void
reader_string(struct reader *reader, const struct node *node, char **text)
{
	const char *scalar = reader_scalar(reader, node);

	if (scalar)
		*text = memory_copy_string(scalar);
}

/* A copy without blanks at its end, which block texts have. */
static char *
copy_trimmed(const char *text)
{
	size_t length = strlen(text);

	while (length && strchr(" \n\t", text[length - 1]))
		length--;
	return memory_copy_bytes(text, length);
}

static void
report_missing_languages(
	struct reader *reader, struct place place, const struct localized *localized)
{
	struct string missing = {0};

	for (enum language i = LANGUAGE_ENGLISH; i < LANGUAGE_COUNT; i++) {
		if (!reader->languages[i] || localized->text[i])
			continue;
		if (missing.length)
			string_append(&missing, ", ");
		string_append(&missing, language_tag(i));
	}
	if (missing.length)
		reader_report(reader, place, N_("This text is missing in: {languages}."),
			"languages", string_text(&missing));
	string_clear(&missing);
}

void
reader_localized(struct reader *reader, const struct node *node, struct localized *localized)
{
	const char *tags[LANGUAGE_COUNT];
	size_t count = 0;
	bool broken = false;

	if (!node || node->broken)
		return;
	for (enum language i = LANGUAGE_ENGLISH; i < LANGUAGE_COUNT; i++)
		if (reader->languages[i] || reader->any_language)
			tags[count++] = language_tag(i);
	if (node->type != NODE_MAPPING) {
		reader_report(reader, node->place,
			N_("A text in each language is expected here: {example}."), "example",
			"{en: …, pt: …, zh-Hant: …}");
		return;
	}
	if (!reader_mapping(reader, node, tags, count))
		return;
	for (size_t i = 0; i < node->item_count; i++) {
		const char *tag = node->keys[i]->text;
		enum language language = tag ? language_from_tag(tag) : LANGUAGE_NONE;
		const struct node *item = node->items[i];

		broken = broken || item->broken || node->keys[i]->broken;
		if (language == LANGUAGE_NONE || localized->text[language])
			continue;
		if (item->type != NODE_SCALAR) {
			reader_scalar(reader, item);
			broken = true;
			continue;
		}
		localized->text[language] = copy_trimmed(item->text);
		if (!*localized->text[language])
			memory_free(&localized->text[language]);
	}
	if (!broken)
		report_missing_languages(reader, node->place, localized);
}

void
reader_languages(struct reader *reader, const struct node *root)
{
	const struct node *node = reader_need(reader, root, "languages");
	const char *tags[LANGUAGE_COUNT];
	size_t count = 0;

	for (enum language i = LANGUAGE_ENGLISH; i < LANGUAGE_COUNT; i++)
		tags[count++] = language_tag(i);
	reader->any_language = true;
	if (!reader_sequence(reader, node))
		return;
	if (!node->item_count)
		reader_report(reader, node->place, N_("The list has nothing in it."));
	for (size_t i = 0; i < node->item_count; i++) {
		int word = reader_word(reader, node->items[i], tags, count);
		enum language language;

		if (word < 0)
			continue;
		language = language_from_tag(tags[word]);
		if (reader->languages[language])
			reader_report(reader, node->items[i]->place,
				N_("The list has \"{id}\" already."), "id", tags[word]);
		reader->languages[language] = true;
		reader->any_language = false;
	}
}

void
reader_boolean(struct reader *reader, const struct node *node, bool *value)
{
	static const char *const words[] = {"false", "true", "no", "yes"};
	int word = reader_word(reader, node, words, 4);

	if (word >= 0)
		*value = word % 2 == 1;
}

int
reader_word(struct reader *reader, const struct node *node, const char *const *words, size_t count)
{
	const char *text = reader_scalar(reader, node);

	if (!text)
		return -1;
	for (size_t i = 0; i < count; i++)
		if (string_equal(text, words[i]))
			return (int)i;
	reader_report_unknown(reader, node->place, NOUN_WORD, text, NULL, words, count);
	return -1;
}

bool
reader_format(struct reader *reader, const struct node *root)
{
	auto_string char *known = string_format("%d", TEMPLATE_FORMAT);
	const struct node *node = reader_need(reader, root, "format");
	const char *text = reader_scalar(reader, node);

	if (!text || string_equal(text, known))
		return true;

	auto_string char *excerpt = document_excerpt(text);

	if (strspn(text, "0123456789") == strlen(text) && strtol(text, NULL, 10) > TEMPLATE_FORMAT)
		reader_report(reader, node->place,
			N_("The file is written in format {format}, but this program reads format "
			   "{known}. A newer version of the program is needed."),
			"format", excerpt, "known", known);
	else
		reader_report(reader, node->place,
			N_("\"{format}\" is no format of such files. This program reads format "
			   "{known}."),
			"format", excerpt, "known", known);
	return false;
}
