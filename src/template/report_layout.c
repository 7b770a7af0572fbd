/* SPDX-License-Identifier: MIT */
/* Reading report layouts. What they name of a template is looked up in report_layout_bind.c. */
#include "config.h"

#include "template/report_layout.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/files.h"
#include "base/memory.h"
#include "base/string.h"
#include "template/find.h"
#include "template/load.h"
#include "template/reader.h"
#include "template/report_layout_parts.h"

#define MOST_MAXIMUM 10000

/* What a block takes, apart from the word for it. */
enum block_argument {
	TAKES_NOTHING,
	TAKES_TEXT,
	TAKES_STEP,
	TAKES_QUESTIONS,
	TAKES_KIND,
	TAKES_COLUMNS,
	TAKES_FIELDS
};

static const struct {
	const char *name;
	enum block_argument argument;
} block_types[LAYOUT_BLOCK_COUNT] = {
	[LAYOUT_HEADING] = {"heading", TAKES_TEXT},
	[LAYOUT_PARAGRAPH] = {"paragraph", TAKES_TEXT},
	[LAYOUT_NOTE] = {"note", TAKES_TEXT},
	[LAYOUT_METHOD] = {"method", TAKES_NOTHING},
	[LAYOUT_COUNTS] = {"counts", TAKES_NOTHING},
	[LAYOUT_RISK_LEVELS] = {"risk_levels", TAKES_NOTHING},
	[LAYOUT_FINDING_COUNTS] = {"finding_counts", TAKES_NOTHING},
	[LAYOUT_PROGRESS] = {"progress", TAKES_NOTHING},
	[LAYOUT_ALL_ANSWERS] = {"all_answers", TAKES_NOTHING},
	[LAYOUT_MAP] = {"map", TAKES_NOTHING},
	[LAYOUT_EXCHANGES] = {"exchanges", TAKES_NOTHING},
	[LAYOUT_WHEREABOUTS] = {"whereabouts", TAKES_NOTHING},
	[LAYOUT_COMMENTS] = {"comments", TAKES_NOTHING},
	[LAYOUT_LAW] = {"law", TAKES_NOTHING},
	[LAYOUT_MEASURE_COUNTS] = {"measure_counts", TAKES_NOTHING},
	[LAYOUT_HISTORY] = {"history", TAKES_NOTHING},
	[LAYOUT_FINDINGS] = {"findings", TAKES_NOTHING},
	[LAYOUT_BLOCKERS] = {"blockers", TAKES_NOTHING},
	[LAYOUT_MISSING_VERSIONS] = {"missing_versions", TAKES_NOTHING},
	[LAYOUT_MISSING_ANSWERS] = {"missing_answers", TAKES_NOTHING},
	[LAYOUT_MATRIX] = {"matrix", TAKES_NOTHING},
	[LAYOUT_COMPARED] = {"compared", TAKES_NOTHING},
	[LAYOUT_DIFFERENCES] = {"differences", TAKES_NOTHING},
	[LAYOUT_STEP] = {"step", TAKES_STEP},
	[LAYOUT_ANSWERS] = {"answers", TAKES_QUESTIONS},
	[LAYOUT_TABLE] = {"table", TAKES_KIND},
	[LAYOUT_RECORDS] = {"records", TAKES_KIND},
	[LAYOUT_GATHER] = {"gather", TAKES_FIELDS},
	[LAYOUT_ASSESSMENTS] = {"assessments", TAKES_COLUMNS},
};

/* One layout being read. */
struct layout_reader {
	struct reader reader;
	struct report_layout *layout;
};

static void
names_clear(struct layout_names *names)
{
	for (size_t i = 0; i < names->name_count; i++)
		free(names->names[i].text);
	free(names->names);
}

static void
block_clear(struct layout_block *block)
{
	localized_clear(&block->text);
	free(block->of.text);
	free(block->together.text);
	names_clear(&block->names);
	names_clear(&block->sort);
	free(block->register_columns);
	layout_block_clear_gathered(block);
}

static void
chapters_clear(struct layout_chapters *chapters)
{
	for (size_t i = 0; i < chapters->chapter_count; i++) {
		struct layout_chapter *chapter = &chapters->chapters[i];

		for (size_t j = 0; j < chapter->block_count; j++)
			block_clear(&chapter->blocks[j]);
		free(chapter->blocks);
		for (size_t j = 0; j < chapter->each_count; j++)
			block_clear(&chapter->each[j]);
		free(chapter->each);
		layout_free_reach(chapter->reach, chapter->reach_count);
		localized_clear(&chapter->title);
	}
	free(chapters->chapters);
}

const char *
report_layout_text(const struct report_layout *layout)
{
	return layout->source->text;
}

void
report_layout_free(struct report_layout **layout)
{
	struct report_layout *old = *layout;

	if (!old)
		return;
	chapters_clear(&old->chapters);
	chapters_clear(&old->sheets);
	localized_clear(&old->title);
	localized_clear(&old->subtitle);
	report_layout_page_clear(&old->page);
	picture_free(&old->logo);
	layout_clear_needs(old);
	localized_clear(&old->otherwise);
	document_free(&old->source->document);
	free(old->source->text);
	free(old->source);
	free(old->name);
	free(old->path);
	free(old);
	*layout = NULL;
}

/* "title", "title?", of what is sorted by "due? descending" too. */
static void
read_name(struct layout_reader *reader, const struct node *node, bool is_sorting,
	struct layout_name *name)
{
	static const char descending[] = " descending";
	const char *text = reader_scalar(&reader->reader, node);
	size_t length = text ? strlen(text) : 0;

	if (!text)
		return;
	name->place = node->place;
	if (is_sorting && length > strlen(descending) &&
		strcmp(text + length - strlen(descending), descending) == 0) {
		name->is_descending = true;
		length -= strlen(descending);
	}
	if (length > 1 && text[length - 1] == '?') {
		name->is_optional = true;
		length--;
	}

	char *id = memory_copy_bytes(text, length);

	if (reader_is_id(id)) {
		name->text = id;
		return;
	}
	free(id);
	if (is_sorting)
		reader_report(&reader->reader, node->place,
			N_("The name of a field is expected here, perhaps with \"descending\" "
			   "after it."));
	else
		reader_report(&reader->reader, node->place,
			N_("A name from the template is expected here, perhaps with a \"?\" after "
			   "it."));
}

static void
read_names(struct layout_reader *reader, const struct node *node, bool is_sorting,
	struct layout_names *names)
{
	if (!reader_sequence(&reader->reader, node))
		return;
	if (!node->item_count)
		reader_report(&reader->reader, node->place, N_("The list has nothing in it."));
	for (size_t i = 0; i < node->item_count; i++) {
		struct layout_name *name = array_append(&names->names, &names->name_count);

		read_name(reader, node->items[i], is_sorting, name);
		for (size_t j = 0; name->text && j < i; j++)
			if (string_equal(names->names[j].text, name->text))
				reader_report(&reader->reader, name->place,
					N_("The list has \"{id}\" already."), "id", name->text);
	}
}

static void
read_most(struct layout_reader *reader, const struct node *node, size_t *most)
{
	const char *text = reader_scalar(&reader->reader, node);

	if (!text)
		return;

	bool is_number = strspn(text, "0123456789") == strlen(text) && strlen(text) < 6;

	*most = is_number ? (size_t)strtoul(text, NULL, 10) : 0;
	if (*most < 1 || *most > MOST_MAXIMUM)
		reader_report(&reader->reader, node->place,
			N_("A whole number from 1 to 10000 is expected here."));
}

static void
read_argument(struct layout_reader *reader, const struct node *node, const struct node *value,
	struct layout_block *block)
{
	switch (block_types[block->type].argument) {
	case TAKES_TEXT:
		reader_localized(&reader->reader, value, &block->text);
		break;
	case TAKES_STEP:
		read_name(reader, value, false, &block->of);
		break;
	case TAKES_QUESTIONS:
		read_names(reader, value, false, &block->names);
		break;
	case TAKES_KIND:
		read_name(reader, value, false, &block->of);
		if (block->type == LAYOUT_TABLE)
			read_names(reader, node_get(node, "columns"), false, &block->names);
		read_names(reader, node_get(node, "sort"), true, &block->sort);
		if (reader_scalar(&reader->reader, node_get(node, "where")))
			block->where = node_get(node, "where");
		read_most(reader, node_get(node, "most"), &block->most);
		break;
	case TAKES_COLUMNS:
		layout_read_register_columns(&reader->reader, value, block);
		break;
	case TAKES_FIELDS:
		layout_read_gathered(&reader->reader, value, block);
		break;
	case TAKES_NOTHING:
		break;
	}
}

/* The words for blocks that take something, or for those that take nothing. */
static size_t
collect_words(bool takes_nothing, const char *words[LAYOUT_BLOCK_COUNT])
{
	size_t count = 0;

	for (size_t i = 0; i < LAYOUT_BLOCK_COUNT; i++)
		if ((block_types[i].argument == TAKES_NOTHING) == takes_nothing)
			words[count++] = block_types[i].name;
	return count;
}

/* A block that is one word. */
static void
read_plain_block(
	struct layout_reader *reader, const struct node *node, struct layout_chapter *chapter)
{
	const char *words[LAYOUT_BLOCK_COUNT];
	size_t count = collect_words(true, words);
	int word = reader_word(&reader->reader, node, words, count);

	for (size_t i = 0; word >= 0 && i < LAYOUT_BLOCK_COUNT; i++)
		if (string_equal(block_types[i].name, words[word]))
			array_append(&chapter->blocks, &chapter->block_count)->type =
				(enum layout_block_type)i;
}

/* A block that takes something: its word is the key of that. */
static void
read_keyed_block(
	struct layout_reader *reader, const struct node *node, struct layout_chapter *chapter)
{
	static const char *const of_records[] = {"columns", "sort", "where", "most"};
	const char *keys[LAYOUT_BLOCK_COUNT + array_length(of_records)];
	size_t word_count = collect_words(false, keys);
	size_t found = LAYOUT_BLOCK_COUNT;

	for (size_t i = 0; i < LAYOUT_BLOCK_COUNT; i++) {
		if (block_types[i].argument == TAKES_NOTHING ||
			!node_get(node, block_types[i].name))
			continue;
		found = i;
		break;
	}
	if (found == LAYOUT_BLOCK_COUNT) {
		size_t before = reader->reader.faults->error_count;

		/* A word that is misspelt says it all. */
		memcpy(keys + word_count, of_records, sizeof(of_records));
		if (reader_mapping(
			    &reader->reader, node, keys, word_count + array_length(of_records)) &&
			reader->reader.faults->error_count == before)
			reader_report(&reader->reader, node->place,
				N_("Nothing says what this block shows."));
		return;
	}

	bool takes_kind = block_types[found].argument == TAKES_KIND;
	size_t first = found == LAYOUT_TABLE ? 0 : 1; /* only a table has columns */
	size_t count = 0;
	const struct node *value = node_get(node, block_types[found].name);

	keys[count++] = block_types[found].name;
	for (size_t i = first; takes_kind && i < array_length(of_records); i++)
		keys[count++] = of_records[i];
	reader_mapping(&reader->reader, node, keys, count);

	struct layout_block *block = array_append(&chapter->blocks, &chapter->block_count);

	block->type = (enum layout_block_type)found;
	read_argument(reader, node, value, block);
}

/* Which records have a chapter each: as a block that shows them says it, with a title. */
static void
read_each_record(
	struct layout_reader *reader, const struct node *node, struct layout_chapter *chapter)
{
	static const char *const keys[] = {"records", "sort", "where", "title", "together"};
	struct reader *nodes = &reader->reader;

	chapter->type = LAYOUT_EACH_RECORD;
	if (!node->item_count)
		reader_report(nodes, node->place, N_("The list has nothing in it."));
	for (size_t i = 0; i < node->item_count; i++) {
		const struct node *item = node->items[i];
		struct layout_block *each;

		if (!reader_mapping(nodes, item, keys, array_length(keys)))
			continue;
		each = array_append(&chapter->each, &chapter->each_count);
		each->type = LAYOUT_RECORDS;
		read_argument(reader, item, reader_need(nodes, item, "records"), each);
		reader_localized(nodes, node_get(item, "title"), &each->text);
		if (node_get(item, "together"))
			read_name(reader, node_get(item, "together"), false, &each->together);
	}
}

static void
read_chapter(
	struct layout_reader *reader, const struct node *node, struct layout_chapters *chapters)
{
	static const char *const keys[] = {"title", "show", "reach", "each"};
	static const char *const each[] = {"steps", "kinds", "other_kinds", "questions"};
	struct reader *nodes = &reader->reader;
	struct layout_chapter *chapter;
	const struct node *of = node_get(node, "each");
	bool is_of_record = of && of->type == NODE_SEQUENCE;

	if (!reader_mapping(nodes, node, keys, array_length(keys)))
		return;
	chapter = array_append(&chapters->chapters, &chapters->chapter_count);
	if (is_of_record) {
		read_each_record(reader, of, chapter);
		layout_read_reach(
			nodes, node_get(node, "reach"), &chapter->reach, &chapter->reach_count);
	} else if (of) {
		int word = reader_word(nodes, node_get(node, "each"), each, array_length(each));

		chapter->type = word < 0 ? LAYOUT_CHAPTER
					 : (enum layout_chapter_type)(LAYOUT_EACH_STEP + word);
		for (size_t i = 0; i < 3; i++)
			if (node_get(node, keys[i]))
				reader_report(nodes, node_get(node, keys[i])->place,
					N_("\"{key}\" does not go with \"each\"."), "key", keys[i]);
		return;
	} else if (node_get(node, "reach")) {
		reader_report(nodes, node_get(node, "reach")->place,
			N_("\"{key}\" goes only with \"each\" of records."), "key", "reach");
	}
	if (is_of_record && node_get(node, "title"))
		reader_report(nodes, node_get(node, "title")->place,
			N_("\"{key}\" does not go with \"each\"."), "key", "title");
	reader_localized(nodes, node_get(node, "title"), &chapter->title);

	const struct node *show = reader_need(nodes, node, "show");

	if (!reader_sequence(nodes, show))
		return;
	if (!show->item_count)
		reader_report(nodes, show->place, N_("The list has nothing in it."));
	for (size_t i = 0; i < show->item_count; i++) {
		if (show->items[i]->type == NODE_MAPPING)
			read_keyed_block(reader, show->items[i], chapter);
		else
			read_plain_block(reader, show->items[i], chapter);
	}
}

static void
read_chapters(
	struct layout_reader *reader, const struct node *node, struct layout_chapters *chapters)
{
	if (!reader_sequence(&reader->reader, node))
		return;
	if (!node->item_count)
		reader_report(&reader->reader, node->place, N_("The list has nothing in it."));
	for (size_t i = 0; i < node->item_count; i++)
		read_chapter(reader, node->items[i], chapters);
}

/* Whether a block says the same whatever is reported on. */
static bool
is_of_layout(const struct layout_block *block)
{
	return block_types[block->type].argument == TAKES_TEXT;
}

/* Where the library is shown, nothing else can be: there is no assessment to show it of. */
static void
check_subject(struct layout_reader *reader, const struct node *node,
	const struct layout_chapters *chapters)
{
	for (size_t i = 0; i < chapters->chapter_count; i++) {
		const struct layout_chapter *chapter = &chapters->chapters[i];
		bool is_right = chapter->type == LAYOUT_CHAPTER;

		for (size_t j = 0; j < chapter->block_count; j++)
			is_right = is_right && (chapter->blocks[j].type == LAYOUT_ASSESSMENTS ||
						       is_of_layout(&chapter->blocks[j]));
		if (!is_right)
			reader_report(&reader->reader, node->items[i]->place,
				N_("A report with \"assessments\" is about the whole library: this "
				   "chapter shows something of one assessment."));
	}
}

static bool
has_assessments(const struct layout_chapters *chapters)
{
	for (size_t i = 0; i < chapters->chapter_count; i++)
		for (size_t j = 0; j < chapters->chapters[i].block_count; j++)
			if (chapters->chapters[i].blocks[j].type == LAYOUT_ASSESSMENTS)
				return true;
	return false;
}

static void
read_root(struct layout_reader *reader, const struct node *root)
{
	static const char *const keys[] = {"report", "format", "languages", "title", "subtitle",
		"contents", "charts", "logo", "page", "needs", "otherwise", "chapters", "sheets"};
	struct reader *nodes = &reader->reader;
	struct report_layout *layout = reader->layout;
	bool has_charts = true;

	if (!reader_open_mapping(nodes, root) || !reader_format(nodes, root))
		return;
	reader_mapping(nodes, root, keys, array_length(keys));
	reader_name(nodes, reader_need(nodes, root, "report"), &layout->name);
	reader_languages(nodes, root);
	memcpy(layout->languages, nodes->languages, sizeof(layout->languages));
	reader_localized(nodes, reader_need(nodes, root, "title"), &layout->title);
	reader_localized(nodes, node_get(root, "subtitle"), &layout->subtitle);
	reader_boolean(nodes, node_get(root, "contents"), &layout->has_contents);
	reader_boolean(nodes, node_get(root, "charts"), &has_charts);
	layout->has_no_charts = !has_charts;
	report_layout_read_logo(nodes, node_get(root, "logo"), &layout->logo);
	report_layout_read_page(nodes, node_get(root, "page"), &layout->page);
	layout_read_needs(nodes, node_get(root, "needs"), layout);
	reader_localized(nodes,
		layout->need_count ? reader_need(nodes, root, "otherwise")
				   : node_get(root, "otherwise"),
		&layout->otherwise);
	read_chapters(reader, reader_need(nodes, root, "chapters"), &layout->chapters);
	read_chapters(reader, node_get(root, "sheets"), &layout->sheets);
	layout->is_of_library =
		has_assessments(&layout->chapters) || has_assessments(&layout->sheets);
	/* Only chapters that could be read stand beside their nodes. */
	if (!layout->is_of_library || nodes->faults->error_count)
		return;
	check_subject(reader, node_get(root, "chapters"), &layout->chapters);
	check_subject(reader, node_get(root, "sheets"), &layout->sheets);
}

bool
report_layout_load_file(const char *path, struct report_layout **layout, struct error_list *faults)
{
	struct error_list found = {0};
	struct layout_reader reader = {0};
	struct error error = {0};
	char *text = NULL;
	size_t length;
	bool done;

	if (!files_read(path, TEMPLATE_BYTES_MAXIMUM, &text, &length, &error)) {
		error_move(error_list_add(faults), &error);
		return false;
	}
	reader.layout = memory_allocate(sizeof(*reader.layout));
	reader.layout->path = memory_copy_string(path);
	reader.layout->source = memory_allocate(sizeof(*reader.layout->source));
	reader.layout->source->text = text;
	reader.reader = (struct reader){.file = reader.layout->path, .faults = &found};
	if (document_parse(
		    text, length, reader.layout->path, &reader.layout->source->document, &found))
		read_root(&reader, reader.layout->source->document.root);
	done = !found.error_count;
	if (done)
		*layout = reader.layout;
	else
		report_layout_free(&reader.layout);
	faults_hand_over(&found, faults);
	return done;
}

char *
report_layout_find(const char *name)
{
	auto_string char *own = files_user_data_folder();

	if (template_is_path(name))
		return memory_copy_string(name);

	auto_string char *file = string_format("%s" TEMPLATE_SUFFIX, name);
	auto_string char *folder = own ? files_join(own, REPORT_LAYOUT_OWN_FOLDER) : NULL;
	char *path = folder ? files_join(folder, file) : NULL;

	if (path && files_exists(path))
		return path;
	free(path);
	return template_find_file(name, REPORT_LAYOUT_FOLDER);
}
