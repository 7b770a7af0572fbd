/* SPDX-License-Identifier: MIT */
/* Facts of an assessment that stand beside the log, to compare with what the log says. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "store/sql.h"

void
store_facts_clear(struct store_facts *facts)
{
	free(facts->template_hash);
	free(facts->kept_hash);
	free(facts->template_name);
	free(facts->template_version);
	free(facts->language);
	free(facts->state);
	free(facts->keep_until);
	free(facts->hold);
	free(facts->changed_by);
	free(facts->title);
	free(facts->client);
	free(facts->own_reference);
	free(facts->classification);
	*facts = (struct store_facts){0};
}

static char *
write_hash(struct seal_hash hash)
{
	return seal_write_hex(hash.bytes, sizeof(hash.bytes));
}

static bool
read_own(struct store *store, int64_t row, struct store_facts *facts, struct error *error)
{
	struct query query;

	sql_query(&query, store, error,
		"SELECT t.text, t.hash, t.name, t.version, a.language, a.begun,"
		" EXISTS (SELECT 1 FROM library l WHERE l.id = 1 AND (l.writer IS NULL"
		" OR EXISTS (SELECT 1 FROM writer w WHERE w.id = l.writer)))"
		" FROM assessment a JOIN template t ON t.id = a.template WHERE a.id = ?",
		"i", row);
	if (sql_row(&query)) {
		const char *text = sql_text(&query, 0);

		facts->template_hash = write_hash(seal_hash_bytes(text, strlen(text)));
		facts->kept_hash = write_hash(sql_hash(&query, 1));
		facts->template_name = memory_copy_string(sql_text(&query, 2));
		facts->template_version = memory_copy_string(sql_text(&query, 3));
		facts->language = memory_copy_string(sql_text(&query, 4));
		facts->begun = sql_integer(&query, 5);
		facts->has_library_row = sql_integer(&query, 6) != 0;
	}
	return sql_done(&query);
}

static bool
read_listed(struct store *store, int64_t row, struct store_facts *facts, struct error *error)
{
	struct query query;

	sql_query(&query, store, error,
		"SELECT head, changed, changed_by, title, client, own_reference, classification,"
		" percent, blocking FROM summary WHERE assessment = ?",
		"i", row);
	if (sql_row(&query)) {
		facts->is_listed = true;
		facts->head = sql_integer(&query, 0);
		facts->changed = sql_integer(&query, 1);
		facts->changed_by = memory_copy_string(sql_text(&query, 2));
		facts->title = memory_copy_string(sql_text(&query, 3));
		facts->client = memory_copy_string(sql_text(&query, 4));
		facts->own_reference = memory_copy_string(sql_text(&query, 5));
		facts->classification = memory_copy_string(sql_text(&query, 6));
		facts->percent = (int)sql_integer(&query, 7);
		facts->blocking = (int)sql_integer(&query, 8);
	}
	return sql_done(&query);
}

static bool
read_state(struct store *store, int64_t row, struct store_facts *facts, struct error *error)
{
	struct query query;

	sql_query(&query, store, error,
		"SELECT state, keep_until, hold, trashed FROM standing WHERE assessment = ?", "i",
		row);
	if (sql_row(&query)) {
		facts->state = memory_copy_string(sql_text(&query, 0));
		facts->keep_until = memory_copy_string(sql_text(&query, 1));
		facts->hold = memory_copy_string(sql_text(&query, 2));
		facts->is_trashed = sql_integer(&query, 3) != 0;
	}
	return sql_done(&query);
}

bool
store_read_facts(struct store *store, int64_t row, struct store_facts *facts, struct error *error)
{
	*facts = (struct store_facts){0};
	return read_state(store, row, facts, error) && read_own(store, row, facts, error) &&
	       read_listed(store, row, facts, error);
}
