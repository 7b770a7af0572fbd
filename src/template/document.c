/* SPDX-License-Identifier: MIT */
/*
 * YAML events to nodes, within budgets. libyaml's time grows with the square of the nesting and it
 * expands nothing by itself, so events are counted, depth is cut at once, and aliases are refused.
 */
#include "config.h"

#include "template/document.h"

#include <stdlib.h>
#include <string.h>
#include <yaml.h>

#include "base/array.h"
#include "base/memory.h"
#include "base/string.h"
#include "text/utf8.h"

/* What one parse works with. */
struct parse {
	struct document *document;
	const char *file;
	struct error_list *faults;
	struct node *open[DOCUMENT_DEPTH_MAXIMUM]; /* from the root to the innermost */
	size_t depth;
	size_t offset; /* where the last event began, in bytes */
	size_t index;  /* the same in characters */
	size_t event_count;
};

void
node_free(struct node *node)
{
	if (!node)
		return;
	for (size_t i = 0; i < node->key_count; i++)
		node_free(node->keys[i]);
	for (size_t i = 0; i < node->item_count; i++)
		node_free(node->items[i]);
	free(node->keys);
	free(node->items);
	free(node->text);
	free(node);
}

void
document_free(struct document *document)
{
	node_free(document->root);
	*document = (struct document){0};
}

const struct node *
node_get(const struct node *mapping, const char *key)
{
	if (!mapping || mapping->type != NODE_MAPPING)
		return NULL;
	for (size_t i = 0; i < mapping->item_count; i++)
		if (string_equal(mapping->keys[i]->text, key))
			return mapping->items[i];
	return NULL;
}

struct node *
node_take(struct node *mapping, const char *key)
{
	struct node *value;

	for (size_t i = 0; mapping->type == NODE_MAPPING && i < mapping->item_count; i++) {
		if (!string_equal(mapping->keys[i]->text, key))
			continue;
		value = mapping->items[i];
		node_free(mapping->keys[i]);
		array_remove(&mapping->keys, &mapping->key_count, i);
		array_remove(&mapping->items, &mapping->item_count, i);
		return value;
	}
	return NULL;
}

char *
document_excerpt(const char *text)
{
	enum { LENGTH = 60 };
	size_t length = strlen(text);
	struct string excerpt = {0};

	if (length <= LENGTH)
		return memory_copy_string(text);
	for (length = LENGTH; length && ((unsigned char)text[length] & 0xC0) == 0x80; length--)
		;
	string_append_bytes(&excerpt, text, length);
	string_append(&excerpt, "…");
	return string_take(&excerpt);
}

static struct place
place_of(yaml_mark_t mark)
{
	return (struct place){.line = (int)mark.line + 1, .column = (int)mark.column + 1};
}

/* Whether a character may stand in the file as it is; line breaks are LF and CR alone, so that
 * lines are counted here as editors count them. */
static bool
character_is_plain(uint32_t character)
{
	if (character < 0x20)
		return character == '\t' || character == '\n' || character == '\r';
	return (character < 0x7F || character > 0x9F) && character != 0x2028 &&
	       character != 0x2029 && character != 0xFEFF && character != 0xFFFE &&
	       character != 0xFFFF;
}

/*
 * Look through the bytes first: libyaml gives no line for a bad one, and takes time that grows with
 * the square of the number of directives.
 */
static bool
check_characters(struct parse *parse)
{
	const char *text = parse->document->text;
	size_t length = parse->document->length;
	struct place place = {.line = 1, .column = 1};

	for (size_t i = 0; i < length;) {
		uint32_t character;
		size_t bytes = utf8_decode(text + i, length - i, &character);

		if (!utf8_is_valid(text + i, bytes)) {
			faults_report(parse->faults, parse->file, place,
				N_("The file is not valid UTF-8 here. Save it as UTF-8."));
			return false;
		}
		if (!character_is_plain(character)) {
			auto_string char *code = string_format("U+%04X", (unsigned)character);

			faults_report(parse->faults, parse->file, place,
				N_("The character {code} may not stand in the file."), "code",
				code);
			return false;
		}
		if (character == '%' && place.column == 1) {
			faults_report(parse->faults, parse->file, place,
				N_("A line may not begin with \"%\": directives are not read."));
			return false;
		}
		i += bytes;
		if (character == '\n')
			place = (struct place){.line = place.line + 1, .column = 1};
		else
			place.column++;
	}
	return true;
}

/* The offset in bytes of a mark, which counts characters. Events come in the order of the file. */
static size_t
find_offset(struct parse *parse, yaml_mark_t mark)
{
	const char *text = parse->document->text;

	while (parse->index < mark.index && parse->offset < parse->document->length) {
		parse->offset++;
		while (parse->offset < parse->document->length &&
			((unsigned char)text[parse->offset] & 0xC0) == 0x80)
			parse->offset++;
		parse->index++;
	}
	return parse->offset;
}

/* Put a node where it belongs; false when its parent has too many already (it is freed). */
static bool
attach(struct parse *parse, struct node *node)
{
	struct node *parent = parse->depth ? parse->open[parse->depth - 1] : NULL;

	if (!parent) {
		parse->document->root = node;
		return true;
	}
	if (parent->item_count == DOCUMENT_ITEMS_MAXIMUM) {
		auto_string char *limit = string_format("%d", DOCUMENT_ITEMS_MAXIMUM);

		faults_report(parse->faults, parse->file, node->place,
			N_("There are more than {limit} items here. Reading stops."), "limit",
			limit);
		node_free(node);
		return false;
	}
	if (parent->type == NODE_MAPPING && parent->key_count == parent->item_count) {
		if (node->type != NODE_SCALAR && !node->broken)
			faults_report(parse->faults, parse->file, node->place,
				N_("A key must be one word, not a list or a mapping."));
		*array_append(&parent->keys, &parent->key_count) = node;
	} else {
		*array_append(&parent->items, &parent->item_count) = node;
	}
	return true;
}

static struct node *
new_node(struct parse *parse, const yaml_event_t *event, enum node_type type)
{
	struct node *node = memory_allocate(sizeof(*node));

	node->type = type;
	node->place = place_of(event->start_mark);
	node->place.file = parse->file;
	node->offset = find_offset(parse, event->start_mark);
	node->document = parse->document;
	return node;
}

static bool
add_scalar(struct parse *parse, const yaml_event_t *event)
{
	const char *value = (const char *)event->data.scalar.value;
	size_t length = event->data.scalar.length;
	struct place place = place_of(event->start_mark);
	struct node *node;

	if (length > DOCUMENT_SCALAR_MAXIMUM) {
		auto_string char *limit = string_format("%d", DOCUMENT_SCALAR_MAXIMUM);

		faults_report(parse->faults, parse->file, place,
			N_("This text is longer than {limit} bytes. Reading stops."), "limit",
			limit);
		return false;
	}
	node = new_node(parse, event, NODE_SCALAR);
	node->text = memory_copy_bytes(value, length);

	auto_string char *safe = utf8_sanitize(node->text, UTF8_KEEP_LAYOUT);

	if (strlen(node->text) != length || !string_equal(safe, node->text)) {
		faults_report(parse->faults, parse->file, place,
			N_("This text holds a control character or an invisible one: {text}"),
			"text", safe);
		node->broken = true;
		free(node->text);
		node->text = memory_copy_string("");
	} else if (event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE &&
		   string_equal(node->text, "<<")) {
		faults_report(parse->faults, parse->file, place,
			N_("Merge keys (<<) are not read. Write the text out."));
		node->broken = true;
	}
	return attach(parse, node);
}

static bool
add_alias(struct parse *parse, const yaml_event_t *event)
{
	struct node *node = new_node(parse, event, NODE_SCALAR);

	node->text = memory_copy_string("");
	node->broken = true;
	faults_report(parse->faults, parse->file, node->place,
		N_("Aliases (*) are not read. Write the text out. A text that begins with * stands "
		   "in "
		   "quotes."));
	return attach(parse, node);
}

static bool
open_collection(struct parse *parse, const yaml_event_t *event, enum node_type type)
{
	struct place place = place_of(event->start_mark);
	struct node *node;

	if (parse->depth == DOCUMENT_DEPTH_MAXIMUM) {
		auto_string char *limit = string_format("%d", DOCUMENT_DEPTH_MAXIMUM);

		faults_report(parse->faults, parse->file, place,
			N_("This is nested more than {limit} deep. Reading stops."), "limit",
			limit);
		return false;
	}
	node = new_node(parse, event, type);
	if (!attach(parse, node))
		return false;
	parse->open[parse->depth++] = node;
	return true;
}

static int
compare_keys(const void *a, const void *b)
{
	const struct node *left = *(struct node *const *)a;
	const struct node *right = *(struct node *const *)b;
	int order = strcmp(left->text, right->text);

	if (order == 0)
		order = (left->offset > right->offset) - (left->offset < right->offset);
	return order;
}

static void
check_duplicate_keys(struct parse *parse, const struct node *mapping)
{
	struct node **keys = memory_allocate_array(mapping->key_count + 1, sizeof(*keys));
	size_t count = 0, first = 0;

	for (size_t i = 0; i < mapping->key_count; i++)
		if (mapping->keys[i]->text && !mapping->keys[i]->broken)
			keys[count++] = mapping->keys[i];
	qsort(keys, count, sizeof(*keys), compare_keys);
	for (size_t i = 1; i < count; i++) {
		if (!string_equal(keys[first]->text, keys[i]->text)) {
			first = i;
			continue;
		}
		auto_string char *key = document_excerpt(keys[i]->text);
		auto_string char *line = string_format("%d", keys[first]->place.line);

		faults_report(parse->faults, parse->file, keys[i]->place,
			N_("The key \"{key}\" stands here twice, first in line {line}."), "key",
			key, "line", line);
	}
	free(keys);
}

static void
check_anchor_and_tag(struct parse *parse, const yaml_event_t *event, const yaml_char_t *anchor,
	const yaml_char_t *tag)
{
	if (anchor)
		faults_report(parse->faults, parse->file, place_of(event->start_mark),
			N_("Anchors (&) are not read. Take it away. A text that begins with & "
			   "stands "
			   "in quotes."));
	if (tag)
		faults_report(parse->faults, parse->file, place_of(event->start_mark),
			N_("Tags (!) are not read. Take it away. A text that begins with ! stands "
			   "in "
			   "quotes."));
}

/* Take one event in; false to stop. */
static bool
take_event(struct parse *parse, const yaml_event_t *event)
{
	switch (event->type) {
	case YAML_SCALAR_EVENT:
		check_anchor_and_tag(
			parse, event, event->data.scalar.anchor, event->data.scalar.tag);
		return add_scalar(parse, event);
	case YAML_ALIAS_EVENT:
		return add_alias(parse, event);
	case YAML_SEQUENCE_START_EVENT:
		check_anchor_and_tag(parse, event, event->data.sequence_start.anchor,
			event->data.sequence_start.tag);
		return open_collection(parse, event, NODE_SEQUENCE);
	case YAML_MAPPING_START_EVENT:
		check_anchor_and_tag(parse, event, event->data.mapping_start.anchor,
			event->data.mapping_start.tag);
		return open_collection(parse, event, NODE_MAPPING);
	case YAML_MAPPING_END_EVENT:
		check_duplicate_keys(parse, parse->open[parse->depth - 1]);
		parse->depth--;
		return true;
	case YAML_SEQUENCE_END_EVENT:
		parse->depth--;
		return true;
	case YAML_DOCUMENT_START_EVENT:
		if (!parse->document->root)
			return true;
		faults_report(parse->faults, parse->file, place_of(event->start_mark),
			N_("A second document begins here. A file holds one."));
		return false;
	default:
		return true;
	}
}

static void
report_problem(struct parse *parse, const yaml_parser_t *parser)
{
	if (parser->error == YAML_MEMORY_ERROR) {
		faults_report(parse->faults, parse->file, ((struct place){.line = 0}),
			N_("There is not enough memory to read the file."));
		return;
	}
	faults_report(parse->faults, parse->file, place_of(parser->problem_mark),
		N_("This is not valid YAML ({problem})."), "problem",
		parser->problem ? parser->problem : "?");
}

static bool
read_events(struct parse *parse, yaml_parser_t *parser)
{
	for (;;) {
		yaml_event_t event;
		bool goes_on, is_end;

		if (!yaml_parser_parse(parser, &event)) {
			report_problem(parse, parser);
			return false;
		}
		if (parse->event_count++ == DOCUMENT_EVENTS_MAXIMUM) {
			faults_report(parse->faults, parse->file, place_of(event.start_mark),
				N_("The file holds too much. Reading stops here."));
			yaml_event_delete(&event);
			return false;
		}
		is_end = event.type == YAML_STREAM_END_EVENT;
		goes_on = take_event(parse, &event);
		yaml_event_delete(&event);
		if (!goes_on || is_end)
			return goes_on;
	}
}

bool
document_parse(const char *text, size_t length, const char *file, struct document *document,
	struct error_list *faults)
{
	static const char mark[] = "\xEF\xBB\xBF";
	struct parse parse = {.document = document, .file = file, .faults = faults};
	yaml_parser_t parser;
	bool done;

	if (length >= 3 && memcmp(text, mark, 3) == 0) {
		text += 3;
		length -= 3;
	}
	*document = (struct document){.text = text, .length = length};
	if (!check_characters(&parse))
		return false;
	if (!yaml_parser_initialize(&parser)) {
		faults_report(faults, file, ((struct place){.line = 0}),
			N_("There is not enough memory to read the file."));
		return false;
	}
	yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(&parser, (const unsigned char *)text, length);
	done = read_events(&parse, &parser);
	yaml_parser_delete(&parser);
	if (done && !document->root) {
		faults_report(faults, file, ((struct place){.line = 1, .column = 1}),
			N_("The file is empty."));
		done = false;
	}
	if (!done)
		document_free(document);
	return done;
}
