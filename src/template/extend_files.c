/* SPDX-License-Identifier: MIT */
/* The files of a template that extends another: found, read one after the other, merged. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/files.h"
#include "base/memory.h"
#include "base/string.h"
#include "template/extend.h"
#include "template/find.h"
#include "template/load.h"

/* The file that `extends` names: beside the one that says so, else among the templates. NULL when
 * there is none. Caller-owned. */
static char *
find_base(const char *name, const char *path)
{
	auto_string char *folder = files_folder_of(path);
	auto_string char *file = template_is_path(name) ? memory_copy_string(name)
							: string_format("%s" TEMPLATE_SUFFIX, name);
	auto_string char *beside =
		file[0] == '/' ? memory_copy_string(file) : files_join(folder, file);

	if (template_is_path(name) || (files_exists(beside) && !string_equal(beside, path)))
		return memory_copy_string(beside);
	return template_find_file(name, TEMPLATE_FOLDER);
}

/* Read one more file, which is named at `from`; false when nothing of it can be used. */
static bool
read_file(struct extended *extended, char *path, struct place from, struct error_list *faults)
{
	struct extended_file *file = &extended->files[extended->file_count++];
	struct error error = {0};

	file->path = path;
	if (!files_read(path, TEMPLATE_BYTES_MAXIMUM, &file->text, &file->length, &error)) {
		if (from.line)
			error_set_place(&error, from.file, from.line, from.column);
		error_move(faults_add(faults), &error);
		return false;
	}
	return document_parse(file->text, file->length, path, &file->document, faults);
}

/* The path of the file that the last one extends, and where that is said; NULL when it extends none
 * (`faulty`: or none that can be read). Caller-owned. */
static char *
next_path(struct extended *extended, struct reader *reader, struct place *from, bool *faulty)
{
	struct extended_file *file = &extended->files[extended->file_count - 1];
	struct node *extends = node_take(file->document.root, "extends");
	const char *name = reader_scalar(reader, extends);
	char *path = name ? find_base(name, file->path) : NULL;

	*faulty = extends && !path;
	*from = extends ? extends->place : (struct place){.line = 0};
	if (name && !path)
		reader_report(reader, extends->place,
			N_("There is no template {name}. `pia template list` shows those there "
			   "are; the path of a file does as well."),
			"name", name);
	for (size_t i = 0; path && i < extended->file_count && !*faulty; i++) {
		if (!files_are_same(extended->files[i].path, path))
			continue;
		reader_report(reader, extends->place, N_("The template extends itself."));
		*faulty = true;
	}
	if (path && !*faulty && extended->file_count == EXTEND_FILES_MAXIMUM) {
		auto_string char *limit = string_format("%d", EXTEND_FILES_MAXIMUM);

		reader_report(reader, extends->place,
			N_("More than {limit} templates extend one another here."), "limit", limit);
		*faulty = true;
	}
	if (*faulty)
		memory_free(&path);
	node_free(extends);
	return path;
}

/* What an extension must say for itself. */
static void
check_head(struct reader *reader, const struct node *root)
{
	static const char *const keys[] = {"template", "version", "format"};

	for (size_t i = 0; i < array_length(keys); i++)
		reader_need(reader, root, keys[i]);
}

/* What is extended must be a template by itself as far as that: its format is known. */
static bool
check_base(struct extended *extended, struct reader *reader)
{
	const struct node *root = extended->files[extended->file_count - 1].document.root;

	return reader_open_mapping(reader, root) && reader_format(reader, root);
}

/* The merged tree as the text that is kept, which must be read again one day. */
static void
write_source(struct extended *extended, const struct reader *reader)
{
	struct document again = {0};
	struct error_list found = {0};

	extended->source = document_write(extended->root);
	extended->source_length = strlen(extended->source);
	if (extended->source_length > TEMPLATE_BYTES_MAXIMUM) {
		auto_string char *limit = string_format("%d", TEMPLATE_BYTES_MAXIMUM / 1024 / 1024);

		reader_report(reader, (struct place){.line = 0},
			N_("With what it extends, the template is larger than {limit} MiB."),
			"limit", limit);
		return;
	}
	if (!reader->faults->error_count)
		document_parse(
			extended->source, extended->source_length, reader->file, &again, &found);
	document_free(&again);
	/* Its lines are in no file. */
	for (size_t i = 0; i < found.error_count; i++) {
		error_set_place(&found.errors[i], reader->file, 0, 0);
		error_move(faults_add(reader->faults), &found.errors[i]);
	}
	error_list_clear(&found);
}

void
extended_read(const char *path, struct extended *extended, struct error_list *faults)
{
	struct reader reader = {.file = path, .faults = faults};
	char *next = memory_copy_string(path);
	struct place from = {.line = 0};
	bool faulty = false;

	*extended = (struct extended){0};
	while (next) {
		if (!read_file(extended, next, from, faults))
			return;
		if (extended->file_count > 1 && !check_base(extended, &reader))
			return;
		next = next_path(extended, &reader, &from, &faulty);
		if (next)
			check_head(
				&reader, extended->files[extended->file_count - 1].document.root);
	}
	/* Without what it extends, everything else would seem to be missing. */
	if (faulty)
		return;
	for (size_t i = extended->file_count; i > 0; i--) {
		struct node **root = &extended->files[i - 1].document.root;

		extended->root =
			extended->root ? extend_node(&reader, extended->root, *root) : *root;
		*root = NULL;
	}
	if (reader.steps > EXTEND_STEPS_MAXIMUM) {
		node_free(extended->root);
		extended->root = NULL;
	} else if (extended->file_count > 1) {
		write_source(extended, &reader);
	} else {
		extended->source_length = extended->files[0].length;
		extended->source =
			memory_copy_bytes(extended->files[0].text, extended->source_length);
	}
}

void
extended_clear(struct extended *extended)
{
	node_free(extended->root);
	for (size_t i = 0; i < extended->file_count; i++) {
		struct extended_file *file = &extended->files[i];

		document_free(&file->document);
		free(file->text);
		free(file->path);
	}
	free(extended->source);
	*extended = (struct extended){0};
}
