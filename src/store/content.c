/* SPDX-License-Identifier: MIT */
/* Texts as the file keeps them. */
#include "config.h"

#include "store/content.h"

#include <string.h>

#include "assessment/assessment.h"
#include "base/memory.h"
#include "base/string.h"

bool
content_add(struct store *store, const char *text, int64_t origin, int64_t *row,
	struct seal_hash *hash, struct error *error)
{
	unsigned char salt[SEAL_SALT_BYTES];

	seal_random(salt, sizeof(salt));
	*hash = seal_value_hash(salt, text);
	if (!sql_run(store, error,
		    "INSERT INTO content (hash, salt, text, origin) VALUES (?, ?, ?, nullif(?, 0))",
		    "hsti", hash, salt, text, origin))
		return false;
	*row = sqlite3_last_insert_rowid(store->database);
	return true;
}

char *
content_fingerprint(const char *text)
{
	return text ? assessment_fingerprint(text) : memory_copy_string("erased");
}

/* Take the first row (id, hash, text) whose text has this fingerprint. */
static bool
take_match(struct query *query, const char *fingerprint, int64_t *row, struct seal_hash *hash)
{
	while (*row == 0 && sql_row(query)) {
		auto_string char *found = content_fingerprint(sql_text_or_null(query, 2));

		if (strcmp(found, fingerprint) == 0) {
			*row = sql_integer(query, 0);
			*hash = sql_hash(query, 1);
		}
	}
	return sql_done(query);
}

bool
content_find_origin(struct store *store, int64_t record, const char *field, const char *language,
	const char *fingerprint, int64_t *row, struct seal_hash *hash, struct error *error)
{
	struct query query;

	*row = 0;
	sql_query(&query, store, error,
		"SELECT c.id, c.hash, c.text FROM value v JOIN content c ON c.id = v.content"
		" WHERE v.record = ? AND v.field = ? AND v.language = ?",
		"itt", record, field, language);
	if (!take_match(&query, fingerprint, row, hash))
		return false;
	if (*row != 0)
		return true;
	sql_query(&query, store, error,
		"SELECT c.id, c.hash, c.text FROM record r JOIN change h ON h.assessment = "
		"r.assessment"
		" JOIN edit e ON e.change = h.id AND e.record = r.id JOIN content c ON c.id = e.new"
		" WHERE r.id = ? AND e.field = ? AND e.language = ? ORDER BY c.id DESC",
		"itt", record, field, language);
	if (!take_match(&query, fingerprint, row, hash))
		return false;
	if (*row != 0)
		return true;
	/* One that came from another field remembers what a translation remembered there. */
	sql_query(&query, store, error,
		"SELECT o.id, o.hash, o.text FROM record r JOIN change h ON h.assessment ="
		" r.assessment JOIN edit e ON e.change = h.id JOIN content c ON c.id = e.new"
		" JOIN content o ON o.id = c.origin WHERE r.id = ?"
		" ORDER BY e.record = r.id DESC, o.id DESC",
		"i", record);
	return take_match(&query, fingerprint, row, hash);
}

bool
content_current(struct store *store, int64_t record, const char *field, const char *language,
	int64_t *row, struct seal_hash *hash, struct error *error)
{
	struct query query;

	*row = 0;
	*hash = (struct seal_hash){0};
	sql_query(&query, store, error,
		"SELECT c.id, c.hash FROM value v JOIN content c ON c.id = v.content"
		" WHERE v.record = ? AND v.field = ? AND v.language = ?",
		"itt", record, field, language);
	if (sql_row(&query)) {
		*row = sql_integer(&query, 0);
		*hash = sql_hash(&query, 1);
	}
	return sql_done(&query);
}
