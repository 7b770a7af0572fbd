/* SPDX-License-Identifier: MIT */
/* Acts of law, and references to their articles. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/memory.h"
#include "base/string.h"
#include "template/law.h"
#include "template/loader.h"

#define CHINESE_NUMBER "{chinese}"

static void
read_label(struct reader *reader, const struct node *node, struct localized *label)
{
	reader_localized(reader, node, label);
	for (enum language i = LANGUAGE_ENGLISH; i < LANGUAGE_COUNT; i++)
		if (label->text[i] && !strstr(label->text[i], "{}"))
			reader_report(reader, node->place,
				N_("The label has no {} for the article in: {languages}."),
				"languages", language_tag(i));
}

static void
read_pattern(struct reader *reader, const struct node *node, struct localized *pattern)
{
	reader_localized(reader, node, pattern);
	for (enum language i = LANGUAGE_ENGLISH; i < LANGUAGE_COUNT; i++) {
		const char *text = pattern->text[i];

		if (text && !strstr(text, "{}") && !strstr(text, CHINESE_NUMBER))
			reader_report(reader, node->place,
				N_("The pattern has neither {number} nor {chinese} for the number "
				   "in: {languages}."),
				"number", "{}", "chinese", CHINESE_NUMBER, "languages",
				language_tag(i));
	}
}

static void
read_act(struct law_reader *law, const struct node *key, const struct node *node)
{
	static const char *const keys[] = {"label", "parts"};
	static const char *const part_keys[LAW_PART_COUNT] = {"article", "paragraph", "item"};
	struct reader *reader = law->reader;
	const struct node *parts;
	struct template_act *act;

	if (!reader_mapping(reader, node, keys, array_length(keys)))
		return;
	act = array_append(law->acts, law->act_count);
	reader_id(reader, key, &act->id);
	read_label(reader, reader_need(reader, node, "label"), &act->label);
	parts = node_get(node, "parts");
	if (!reader_mapping(reader, parts, part_keys, array_length(part_keys)))
		return;
	act->has_parts = true;
	for (size_t i = 0; i < LAW_PART_COUNT; i++)
		read_pattern(reader, reader_need(reader, parts, part_keys[i]), &act->parts[i]);
}

void
law_reader_acts(struct law_reader *law, const struct node *root)
{
	const struct node *acts = node_get(root, "acts");

	if (!reader_open_mapping(law->reader, acts))
		return;
	for (size_t i = 0; i < acts->item_count; i++)
		read_act(law, acts->keys[i], acts->items[i]);
}

static const struct template_act *
find_act(const struct law_reader *law, const struct node *node)
{
	const struct template_act *acts = *law->acts;
	const char *id = reader_scalar(law->reader, node);
	const char **names;
	size_t count;

	if (!id)
		return NULL;
	for (size_t i = 0; i < *law->act_count; i++)
		if (string_equal(acts[i].id, id))
			return &acts[i];
	names = names_of_acts(acts, *law->act_count, &count);
	reader_report_unknown(law->reader, node->place, NOUN_ACT, id, NULL, names, count);
	free(names);
	return NULL;
}

static void
read_article(
	struct reader *reader, const struct node *node, const struct template_act *act, char **text)
{
	auto_string char *excerpt = NULL;
	struct law_article article;

	reader_string(reader, node, text);
	if (!act || !act->has_parts || !*text || law_split_article(*text, &article))
		return;
	excerpt = document_excerpt(*text);
	reader_report(reader, node->place,
		N_("\"{article}\" is no article: write 4, 4(1) with a paragraph, 4(1)(5) with an "
		   "item too, or 23()(7) for an item without a paragraph."),
		"article", excerpt);
}

void
law_reader_references(
	struct law_reader *law, const struct node *node, struct law_references *references)
{
	static const char *const keys[] = {"act", "article", "checked"};
	struct reader *reader = law->reader;

	if (!reader_sequence(reader, node))
		return;
	for (size_t i = 0; i < node->item_count; i++) {
		const struct node *item = node->items[i];
		struct law_reference reference = {0};

		if (!reader_mapping(reader, item, keys, array_length(keys)))
			continue;
		reference.act = find_act(law, reader_need(reader, item, "act"));
		read_article(reader, reader_need(reader, item, "article"), reference.act,
			&reference.article);
		reader_boolean(reader, node_get(item, "checked"), &reference.checked);
		if (!reference.checked && !law->unchecked->line)
			*law->unchecked = item->place;
		if (reference.act && reference.article)
			*array_append(&references->references, &references->reference_count) =
				reference;
		else
			free(reference.article);
	}
}

/* The same for a template. */
static struct law_reader
law_of(struct loader *loader)
{
	return (struct law_reader){&loader->reader, &loader->template->acts,
		&loader->template->act_count, &loader->unchecked_law};
}

void
load_acts(struct loader *loader, const struct node *root)
{
	struct law_reader law = law_of(loader);

	law_reader_acts(&law, root);
}

void
load_law(struct loader *loader, const struct node *node, struct law_references *references)
{
	struct law_reader law = law_of(loader);

	law_reader_references(&law, node, references);
}
