/* SPDX-License-Identifier: MIT */
/* Reading a library from the first assessment to the last, page by page. */
#include "config.h"

#include "session/library_reader.h"

#include <stdlib.h>

#include "base/array.h"
#include "base/memory.h"
#include "base/string.h"
#include "session/state.h"
#include "text/fold.h"

#define PAGE_ENTRIES 200

/* Most libraries follow a few templates; more are read anew as they come. */
#define TEMPLATES_KEPT 16

struct page_entry {
	int64_t row;
	int64_t template_row;
};

struct kept_template {
	int64_t row;
	struct template *template; /* NULL: this program cannot read it */
};

struct library_reader {
	struct library *library;
	char *client; /* folded, or NULL */
	struct library_list page;
	struct page_entry rows[PAGE_ENTRIES]; /* of the page's entries */
	size_t next;                          /* in the page */
	int64_t last;                         /* row that was read last */
	size_t found;                         /* rows of the last page, other clients' too */
	bool is_at_end;
	struct kept_template templates[TEMPLATES_KEPT];
	size_t template_count; /* ever read */
};

static bool
is_wanted(const char *client, const char *folded)
{
	if (!folded)
		return true;

	auto_string char *own = fold_text(client);

	return string_equal(own, folded);
}

static void
add_to_page(void *context, const struct store_entry *found)
{
	struct library_reader *reader = context;

	reader->last = found->row;
	reader->found++;
	if (!is_wanted(found->summary.client, reader->client))
		return;
	reader->rows[reader->page.entry_count] =
		(struct page_entry){found->row, found->template_row};
	library_list_add(&reader->page, found);
}

/* Read pages until one has something of what is wanted. */
static bool
read_page(struct library_reader *reader, struct error *error)
{
	library_list_clear(&reader->page);
	reader->next = 0;
	while (!reader->is_at_end && !reader->page.entry_count) {
		reader->found = 0;
		if (!store_list_page(reader->library->store, reader->last, PAGE_ENTRIES,
			    add_to_page, reader, error))
			return false;
		reader->is_at_end = reader->found < PAGE_ENTRIES;
	}
	return true;
}

/* The template of an assessment; NULL in a format that this program does not know. */
static bool
load_template(struct library *library, int64_t row, struct template **template, struct error *error)
{
	struct store_template text;
	struct error ignored = {0};

	*template = NULL;
	if (!store_read_template(library->store, row, &text, error))
		return false;
	if (library->counted && template_is_of_text(library->counted, &text)) {
		*template = library->counted;
		library->counted = NULL;
	} else if (!session_read_template(&text, text.name, template, &ignored)) {
		error_clear(&ignored);
	}
	store_template_clear(&text);
	return true;
}

static bool
find_template(struct library_reader *reader, const struct page_entry *entry,
	const struct template **template, struct error *error)
{
	for (size_t i = 0; i < TEMPLATES_KEPT && i < reader->template_count; i++) {
		if (reader->templates[i].row == entry->template_row) {
			*template = reader->templates[i].template;
			return true;
		}
	}

	struct kept_template *kept = &reader->templates[reader->template_count % TEMPLATES_KEPT];

	template_free(&kept->template);
	kept->row = entry->template_row;
	if (!load_template(reader->library, entry->row, &kept->template, error))
		return false;
	reader->template_count++;
	*template = kept->template;
	return true;
}

struct count {
	const char *client; /* folded, or NULL */
	struct library_totals totals;
	int64_t newest; /* row of the assessment that was changed last */
};

static void
count_one(void *context, const char *client, int64_t changed, int64_t assessment_row)
{
	struct count *count = context;
	struct library_totals *totals = &count->totals;

	if (!is_wanted(client, count->client))
		return;
	if (!totals->count || changed > totals->changed ||
		(changed == totals->changed && assessment_row > count->newest)) {
		totals->changed = changed;
		count->newest = assessment_row;
	}
	totals->count++;
}

bool
library_count(struct library *library, const char *client, struct library_totals *totals,
	struct error *error)
{
	auto_string char *folded = client ? fold_text(client) : NULL;
	struct count count = {.client = folded};
	struct template *template = NULL;

	if (!store_list_marks(library->store, count_one, &count, error) ||
		(count.totals.count && !load_template(library, count.newest, &template, error)))
		return false;
	count.totals.utc_offset = template ? template->utc_offset : 0;
	template_free(&library->counted);
	library->counted = template;
	*totals = count.totals;
	return true;
}

struct library_reader *
library_reader_begin(struct library *library, const char *client)
{
	struct library_reader *reader = memory_allocate(sizeof(*reader));

	reader->library = library;
	reader->client = client ? fold_text(client) : NULL;
	return reader;
}

void
library_reader_end(struct library_reader **reader)
{
	struct library_reader *old = *reader;

	if (!old)
		return;
	for (size_t i = 0; i < TEMPLATES_KEPT; i++)
		template_free(&old->templates[i].template);
	library_list_clear(&old->page);
	free(old->client);
	memory_free(reader);
}

bool
library_reader_next(struct library_reader *reader, const struct library_entry **entry,
	const struct template **template, struct error *error)
{
	*entry = NULL;
	*template = NULL;
	if (reader->next == reader->page.entry_count && !read_page(reader, error))
		return false;
	if (reader->next == reader->page.entry_count)
		return true;
	if (!find_template(reader, &reader->rows[reader->next], template, error))
		return false;
	*entry = &reader->page.entries[reader->next++];
	return true;
}
