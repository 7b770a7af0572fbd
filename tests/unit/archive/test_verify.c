/* SPDX-License-Identifier: MIT */
/* Tests of src/archive/: an archive is whole, and any bit of it that is another is noticed. */
#include "config.h"

#include "../session/fixture.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "archive/archive.h"
#include "archive/reader.h"
#include "archive/verify.h"
#include "archive/writer.h"
#include "base/files.h"
#include "session/sign_off.h"

#define ARCHIVE_BYTES_MAXIMUM (256 * 1024)

/* Sign off in a role, with a key. */
static void
sign(struct fixture *fixture, const char *role, const struct minisign_secret *key)
{
	const struct template_kind *kind = template_find_kind(fixture->template, "sign_off");
	const struct session_value values[] = {
		{template_find_field(kind, "role"), LANGUAGE_NONE, role},
		{template_find_field(kind, "read_all"), LANGUAGE_NONE, "yes"},
		{template_find_field(kind, "bound"), LANGUAGE_NONE, "yes"},
	};

	assert_done(fixture,
		session_sign(fixture->session, values, strcmp(role, "approver") == 0 ? 3 : 2, key,
			NULL, &fixture->error));
}

/* A layout of one sentence. */
static struct report_layout *
load_layout(struct fixture *fixture)
{
	static const char text[] = "report: short\nformat: 1\nlanguages: [en]\ntitle: {en: Short}\n"
				   "chapters:\n  - title: {en: Short}\n    show:\n"
				   "      - paragraph: {en: All of it}\n";
	auto_string char *path = files_join(fixture->folder, "short.yaml");
	struct report_layout *layout = NULL;
	struct error_list faults = {0};

	assert_done(fixture, files_replace(path, text, strlen(text), &fixture->error));
	assert_true(report_layout_load_file(path, &layout, &faults));
	return layout;
}

/* Decide the assessment, with two signatures, and archive it with a report. Caller-owned. */
static char *
make_archive(struct fixture *fixture)
{
	char *path = files_join(fixture->folder, "small.pia");
	struct minisign_public public;
	struct minisign_secret secret;

	minisign_make(&public, &secret);
	assert_done(fixture, fixture_set(fixture, "answers.scope", "All shops, 全部店鋪"));
	assert_done(fixture, fixture_set(fixture, "answers.needed", "no"));
	assert_done(fixture, fixture_set(fixture, "answers.reason", "Nothing is new"));
	assert_done(fixture, session_submit(fixture->session, &fixture->error));
	sign(fixture, "author", &secret);
	sign(fixture, "approver", &secret);
	minisign_wipe(&secret);

	struct report_layout *layout = load_layout(fixture);
	struct catalog *catalog = catalog_empty(LANGUAGE_ENGLISH);
	const struct catalog *const catalogs[] = {catalog};
	struct archive_request request = {.session = fixture->session,
		.layout = layout,
		.catalogs = catalogs,
		.catalog_count = 1};

	assert_done(fixture, archive_write(&request, path, &fixture->error));
	catalog_free(&catalog);
	report_layout_free(&layout);
	return path;
}

static void
archive__is_whole(void **state)
{
	struct fixture *fixture = *state;
	auto_string char *path = make_archive(fixture);
	struct verification verification;

	assert_done(
		fixture, archive_verify(path, LANGUAGE_ENGLISH, &verification, &fixture->error));
	for (size_t i = 0; i < verification.faults.error_count; i++)
		fprintf(stderr, "%s\n", verification.faults.errors[i].message);
	assert_int_equal(verification.faults.error_count, 0);
	assert_int_equal(verification.version_count, 1);
	assert_int_equal(verification.signature_count, 2);
	/* The key is known to nobody here: it came with the signature. */
	assert_int_equal(verification.signatures[0].proof, SIGNATURE_VALID);
	assert_null(verification.signatures[0].key_name);
	assert_int_equal(verification.enclosed_key_count, 1);
	assert_int_equal(verification.report_count, 4);
	assert_int_equal(verification.report_same_count, 4);
	assert_string_equal(verification.signatures[1].role, "Approver");
	verification_clear(&verification);
}

/* Whether verifying notices anything. */
static bool
is_noticed(const char *path)
{
	struct verification verification;
	struct error error = {0};
	bool noticed = !archive_verify(path, LANGUAGE_ENGLISH, &verification, &error);

	if (!noticed) {
		noticed = verification.faults.error_count > 0;
		verification_clear(&verification);
	}
	error_clear(&error);
	return noticed;
}

static void
write_byte(const char *path, size_t offset, char byte)
{
	int descriptor = open(path, O_WRONLY | O_CLOEXEC);

	assert_int_equal(pwrite(descriptor, &byte, 1, (off_t)offset), 1);
	close(descriptor);
}

static void
flip(const char *path, const char *bytes, size_t offset, unsigned bit)
{
	write_byte(path, offset, (char)(bytes[offset] ^ (char)(1u << bit)));
	if (!is_noticed(path))
		fail_msg("nobody notices bit %u of byte %zu", bit, offset);
	write_byte(path, offset, bytes[offset]);
}

/* A place in one of the regions of the file: headers, contents, what fills the blocks, the end. */
static size_t
choose_offset(const struct reader *reader, uint64_t *seed, size_t turn)
{
	size_t region = turn % (3 * reader->entry_count + 2);
	const struct reader_entry *entry = &reader->entries[region / 3 % reader->entry_count];
	size_t size = (size_t)entry->header.size;
	size_t start = (size_t)entry->offset;

	if (region == 3 * reader->entry_count)
		return (size_t)reader->size - 1 - fixture_random(seed, 2 * TAR_BLOCK_BYTES);
	if (region > 3 * reader->entry_count)
		return fixture_random(seed, (unsigned)reader->size);
	if (region % 3 == 0)
		return start - 1 - fixture_random(seed, TAR_BLOCK_BYTES);
	if (region % 3 == 1 || tar_padding(size) == 0)
		return start + fixture_random(seed, (unsigned)size);
	return start + size + fixture_random(seed, (unsigned)tar_padding(size));
}

/* Thrice as many turns for the database, where most is. */
static void
flips__are_all_noticed(void **state)
{
	struct fixture *fixture = *state;
	auto_string char *path = make_archive(fixture);
	auto_string char *bytes = NULL;
	const char *asked = getenv("PIA_FLIPS");
	size_t count = asked ? strtoul(asked, NULL, 10) : 1000;
	uint64_t seed = 6;
	size_t length;
	struct reader reader;
	struct error_list faults = {0};

	assert_done(
		fixture, files_read(path, ARCHIVE_BYTES_MAXIMUM, &bytes, &length, &fixture->error));
	assert_done(fixture, reader_open(path, &reader, &fixture->error));
	assert_done(fixture, reader_scan(&reader, &faults, &fixture->error));
	assert_int_equal(faults.error_count, 0);
	for (size_t i = 0; i < count; i++) {
		size_t offset = i % 2 ? fixture_random(&seed, (unsigned)length)
				      : choose_offset(&reader, &seed, i / 2);

		flip(path, bytes, offset, fixture_random(&seed, 8));
	}
	reader_close(&reader);
	assert_false(is_noticed(path));
}

/* What was cut, or has something behind it. */
static void
lengths__are_noticed(void **state)
{
	struct fixture *fixture = *state;
	auto_string char *path = make_archive(fixture);
	auto_string char *bytes = NULL;
	size_t length;

	assert_done(
		fixture, files_read(path, ARCHIVE_BYTES_MAXIMUM, &bytes, &length, &fixture->error));
	for (size_t cut = 0; cut <= length; cut += cut < length - 2048 ? 4001 : 97) {
		assert_done(fixture, files_replace(path, bytes, cut, &fixture->error));
		assert_true(is_noticed(path));
	}

	auto_string char *longer = memory_allocate(length + TAR_BLOCK_BYTES);

	memcpy(longer, bytes, length);
	assert_done(
		fixture, files_replace(path, longer, length + TAR_BLOCK_BYTES, &fixture->error));
	assert_true(is_noticed(path));
}

/* The same archive with another database, and sums that go with it. */
static void
write_forged(struct fixture *fixture, const struct reader *reader, const char *path,
	const char *database)
{
	struct writer writer;

	assert_done(fixture,
		writer_begin(&writer, path, reader->entries[0].header.time, &fixture->error));
	for (size_t i = 0; i + 1 < reader->entry_count; i++) {
		const struct reader_entry *entry = &reader->entries[i];
		auto_string char *bytes = NULL;

		assert_done(fixture,
			reader_load(reader, entry, ARCHIVE_BYTES_MAXIMUM, &bytes, &fixture->error));
		assert_done(
			fixture, writer_add(&writer, entry->header.name, i == 0 ? database : bytes,
					 (size_t)entry->header.size, &fixture->error));
	}
	assert_done(fixture, writer_end(&writer, &fixture->error));
}

/* Whoever forges a database can make sums that go with it. It may do no harm; and what of it says
 * another thing than was signed is not brought in. */
static void
forged_databases__do_no_harm(void **state)
{
	struct fixture *fixture = *state;
	auto_string char *path = make_archive(fixture);
	auto_string char *forged = files_join(fixture->folder, "forged.pia");
	auto_string char *library_file = files_join(fixture->folder, "other.db");
	auto_string char *database = NULL;
	const char *asked = getenv("PIA_FLIPS");
	size_t count = asked ? strtoul(asked, NULL, 10) / 10 : 100;
	uint64_t seed = 7;
	struct library *library;
	struct reader reader;
	struct error_list faults = {0};

	assert_done(fixture, reader_open(path, &reader, &fixture->error));
	assert_done(fixture, reader_scan(&reader, &faults, &fixture->error));
	assert_done(fixture, reader_load(&reader, &reader.entries[0], ARCHIVE_BYTES_MAXIMUM,
				     &database, &fixture->error));
	assert_done(fixture, library_open(library_file, &library, &fixture->error));
	for (size_t i = 0; i < count; i++) {
		unsigned size = (unsigned)reader.entries[0].header.size;
		/* The beginning of a page says how it is to be read. */
		size_t offset = i % 2 ? fixture_random(&seed, size)
				      : fixture_random(&seed, size / 4096) * 4096u +
						fixture_random(&seed, 128);
		char kept = database[offset];
		struct arrival arrival;

		database[offset] = (char)fixture_random(&seed, 256);
		write_forged(fixture, &reader, forged, database);
		database[offset] = kept;
		if (archive_import(library, forged, NULL, &arrival, &fixture->error)) {
			assert_string_equal(arrival.reference, fixture->reference);
			arrival_clear(&arrival);
		}
		error_clear(&fixture->error);
	}
	library_close(&library);
	reader_close(&reader);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			archive__is_whole, fixture_set_up, fixture_tear_down),
		cmocka_unit_test_setup_teardown(
			flips__are_all_noticed, fixture_set_up, fixture_tear_down),
		cmocka_unit_test_setup_teardown(
			forged_databases__do_no_harm, fixture_set_up, fixture_tear_down),
		cmocka_unit_test_setup_teardown(
			lengths__are_noticed, fixture_set_up, fixture_tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
