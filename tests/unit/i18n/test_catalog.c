/* SPDX-License-Identifier: MIT */
/* Unit tests of i18n/catalog. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/files.h"
#include "base/memory.h"
#include "base/string.h"
#include "i18n/catalog.h"

/* A message as it stands in a file: with NULs between plural forms. */
struct entry {
	const char *english;
	size_t english_length;
	const char *translation;
	size_t translation_length;
};

#define ENTRY(english, translation) \
	{ \
		english, sizeof(english) - 1, translation, sizeof(translation) - 1 \
	}

/* In byte order of the English. */
static const struct entry entries[] = {
	ENTRY("", "Content-Type: text/plain; charset=UTF-8\n"),
	ENTRY("Empty", ""),
	ENTRY("Save {name} in {place}", "Em {place} guardar {name} {other}"),
	ENTRY("Yes", "Sim"),
	ENTRY("{count} risk\0{count} risks", "{count} risco\0{count} riscos"),
};

#define ENTRY_COUNT (sizeof(entries) / sizeof(entries[0]))

static void
append_number(struct string *file, size_t number, bool is_swapped)
{
	uint32_t value = (uint32_t)number;

	if (is_swapped)
		value = __builtin_bswap32(value);
	string_append_bytes(file, (const char *)&value, sizeof(value));
}

/* Append one table of lengths and offsets; returns the offset behind the texts. */
static size_t
append_table(struct string *file, bool of_english, size_t offset, bool is_swapped)
{
	for (size_t i = 0; i < ENTRY_COUNT; i++) {
		size_t length =
			of_english ? entries[i].english_length : entries[i].translation_length;

		append_number(file, length, is_swapped);
		append_number(file, offset, is_swapped);
		offset += length + 1;
	}
	return offset;
}

/* A whole .mo file. */
static void
make_file(struct string *file, bool is_swapped)
{
	size_t tables = ENTRY_COUNT * 8;
	const size_t header[] = {0x950412de, 0, ENTRY_COUNT, 28, 28 + tables, 0, 28 + 2 * tables};

	for (size_t i = 0; i < 7; i++)
		append_number(file, header[i], is_swapped);
	append_table(
		file, false, append_table(file, true, 28 + 2 * tables, is_swapped), is_swapped);
	for (size_t i = 0; i < ENTRY_COUNT; i++)
		string_append_bytes(file, entries[i].english, entries[i].english_length + 1);
	for (size_t i = 0; i < ENTRY_COUNT; i++)
		string_append_bytes(
			file, entries[i].translation, entries[i].translation_length + 1);
}

static char *folder;

static int
make_folder(void **state)
{
	char name[] = "/tmp/pia-catalog-XXXXXX";

	(void)state;
	folder = memory_copy_string(mkdtemp(name));
	return folder ? 0 : -1;
}

static int
remove_folder(void **state)
{
	auto_string char *portuguese = files_join(folder, "pt.mo");
	auto_string char *chinese = files_join(folder, "zh-Hant.mo");

	(void)state;
	unlink(portuguese);
	unlink(chinese);
	rmdir(folder);
	memory_free(&folder);
	return 0;
}

static void
write_file(const char *name, const char *bytes, size_t length)
{
	auto_string char *path = files_join(folder, name);
	FILE *file = fopen(path, "w");

	assert_non_null(file);
	assert_int_equal(fwrite(bytes, 1, length, file), length);
	assert_int_equal(fclose(file), 0);
}

static struct catalog *
load(enum language language, bool is_swapped)
{
	struct string file = {0};
	struct catalog *catalog = NULL;
	auto_string char *name = string_format("%s.mo", language_tag(language));

	make_file(&file, is_swapped);
	write_file(name, file.data, file.length);
	assert_true(catalog_load(folder, language, &catalog, NULL));
	string_clear(&file);
	return catalog;
}

static void
assert_text(char *actual, const char *expected)
{
	assert_string_equal(actual, expected);
	free(actual);
}

static void
tr__translates__in_either_byte_order(void **state)
{
	(void)state;
	for (int is_swapped = 0; is_swapped < 2; is_swapped++) {
		struct catalog *catalog = load(LANGUAGE_PORTUGUESE, is_swapped);

		assert_string_equal(tr(catalog, "Yes"), "Sim");
		assert_string_equal(tr(catalog, "{count} risk"), "{count} risco");
		assert_int_equal(catalog_language(catalog), LANGUAGE_PORTUGUESE);
		catalog_free(&catalog);
		assert_null(catalog);
	}
}

static void
tr__gives_english__where_nothing_is_translated(void **state)
{
	struct catalog *catalog = load(LANGUAGE_PORTUGUESE, false);

	(void)state;
	assert_string_equal(tr(catalog, "No"), "No");
	assert_string_equal(tr(catalog, "Empty"), "Empty");
	assert_string_equal(tr(catalog, ""), "");
	assert_string_equal(tr(NULL, "Yes"), "Yes");
	assert_int_equal(catalog_language(NULL), LANGUAGE_ENGLISH);
	catalog_free(&catalog);
	catalog_free(&catalog);
}

static void
tr_format__fills__named_places(void **state)
{
	struct catalog *catalog = load(LANGUAGE_PORTUGUESE, false);

	(void)state;
	assert_text(tr_format(catalog, "Save {name} in {place}", "name", "{place} %s", "place",
			    "個", NULL),
		"Em 個 guardar {place} %s {other}");
	assert_text(tr_format(NULL, "{a}{a} {b} {{a}} { {a", "a", "1", NULL), "11 {b} {1} { {a");
	assert_text(tr_format(NULL, "{a}", "a", NULL, NULL), "");
	assert_text(tr_format(NULL, "plain", NULL), "plain");
	catalog_free(&catalog);
}

static void
tr_error__says__where(void **state)
{
	struct error error = {0};

	(void)state;
	error_set(&error, ERROR_DATA, "Save {name} in {place}", "name", "x", "place", "y", NULL);
	assert_text(tr_error(NULL, &error), "Save x in y");
	error_set_place(&error, "a.yaml", 3, 0);
	assert_text(tr_error(NULL, &error), "a.yaml:3: Save x in y");
	error_set_place(&error, "a.yaml", 3, 14);
	assert_text(tr_error(NULL, &error), "a.yaml:3:14: Save x in y");
	error_set_place(&error, "a.yaml", 0, 0);
	assert_text(tr_error(NULL, &error), "a.yaml: Save x in y");
	error_clear(&error);
	assert_text(tr_error(NULL, &error), "");
}

static void
tr_error__tells_dates__as_the_language_has_them(void **state)
{
	struct error error = {0};
	struct catalog *catalog = catalog_empty(LANGUAGE_CHINESE);

	(void)state;
	error_set(&error, ERROR_STATE, "Kept until {date}, {name}", "date", "2031-12-05", "name",
		"2031-12-05", NULL);
	assert_text(tr_error(NULL, &error), "Kept until 5 December 2031, 2031-12-05");
	assert_text(tr_error(catalog, &error), "Kept until 2031年12月5日, 2031-12-05");
	error_clear(&error);
	error_set(&error, ERROR_DATA, "{date} is not a date", "date", "2031-13-05", NULL);
	assert_text(tr_error(NULL, &error), "2031-13-05 is not a date");
	error_clear(&error);
	catalog_free(&catalog);
}

static void
catalog_load__needs_no_file__for_english(void **state)
{
	struct catalog *catalog = NULL;

	(void)state;
	assert_true(catalog_load("/nowhere", LANGUAGE_ENGLISH, &catalog, NULL));
	assert_string_equal(tr(catalog, "Yes"), "Yes");
	catalog_free(&catalog);
	catalog = catalog_empty(LANGUAGE_CHINESE);
	assert_int_equal(catalog_language(catalog), LANGUAGE_CHINESE);
	catalog_free(&catalog);
}

static void
catalog_load__fails__when_file_is_missing_or_no_catalogue(void **state)
{
	struct catalog *catalog = NULL;
	struct error error = {0};

	(void)state;
	assert_false(catalog_load("/nowhere", LANGUAGE_PORTUGUESE, &catalog, &error));
	assert_int_equal(error.kind, ERROR_IO);
	write_file("pt.mo", "msgid", 5);
	assert_false(catalog_load(folder, LANGUAGE_PORTUGUESE, &catalog, &error));
	assert_int_equal(error.kind, ERROR_DATA);
	write_file("pt.mo", "", 0);
	assert_false(catalog_load(folder, LANGUAGE_PORTUGUESE, &catalog, NULL));
	assert_null(catalog);
	error_clear(&error);
}

/* Load bytes that may be anything, and where they are taken for a catalogue use it. */
static bool
try_bytes(const char *bytes, size_t length)
{
	struct catalog *catalog = NULL;

	write_file("pt.mo", bytes, length);
	if (!catalog_load(folder, LANGUAGE_PORTUGUESE, &catalog, NULL))
		return false;
	for (size_t i = 0; i < ENTRY_COUNT; i++) {
		assert_true(strlen(tr(catalog, entries[i].english)) < 1000);
		free(tr_format(catalog, entries[i].english, "name", "x", NULL));
	}
	catalog_free(&catalog);
	return true;
}

static void
catalog_load__survives__files_cut_short(void **state)
{
	struct string file = {0};

	(void)state;
	make_file(&file, false);
	for (size_t length = 0; length < file.length; length++)
		assert_false(try_bytes(file.data, length));
	assert_true(try_bytes(file.data, file.length));
	string_clear(&file);
}

static void
catalog_load__survives__flipped_bits(void **state)
{
	struct string file = {0};

	(void)state;
	make_file(&file, false);
	for (size_t i = 0; i < file.length; i++) {
		for (int bit = 0; bit < 8; bit++) {
			file.data[i] = (char)(file.data[i] ^ (1 << bit));
			try_bytes(file.data, file.length);
			file.data[i] = (char)(file.data[i] ^ (1 << bit));
		}
	}
	string_clear(&file);
}

static void
catalog_load__survives__wild_numbers(void **state)
{
	static const uint32_t wild[] = {0, 1, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF, 0xFFFFFFF8};
	struct string file = {0};

	(void)state;
	make_file(&file, false);
	for (size_t at = 0; at + 4 <= 28 + 2 * ENTRY_COUNT * 8; at += 4) {
		char kept[4];

		memcpy(kept, file.data + at, 4);
		for (size_t i = 0; i < sizeof(wild) / sizeof(wild[0]); i++) {
			memcpy(file.data + at, &wild[i], 4);
			try_bytes(file.data, file.length);
		}
		memcpy(file.data + at, kept, 4);
	}
	string_clear(&file);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(tr__translates__in_either_byte_order),
		cmocka_unit_test(tr__gives_english__where_nothing_is_translated),
		cmocka_unit_test(tr_format__fills__named_places),
		cmocka_unit_test(tr_error__says__where),
		cmocka_unit_test(tr_error__tells_dates__as_the_language_has_them),
		cmocka_unit_test(catalog_load__needs_no_file__for_english),
		cmocka_unit_test(catalog_load__fails__when_file_is_missing_or_no_catalogue),
		cmocka_unit_test(catalog_load__survives__files_cut_short),
		cmocka_unit_test(catalog_load__survives__flipped_bits),
		cmocka_unit_test(catalog_load__survives__wild_numbers),
	};

	return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
