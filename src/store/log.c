/* SPDX-License-Identifier: MIT */
/* Reading the change log, and the tables beside it that it can be compared with. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/memory.h"
#include "store/content.h"
#include "store/origin.h"
#include "store/sql.h"

/* A row of the log that outlives the query it came from. */
struct log_row {
	struct store_log_change change;
	char *texts[6]; /* writer, name, organisation, role, act, reason */
	char *sealed_id;
	struct seal_hash *parents;
};

struct log_rows {
	struct log_row *rows;
	size_t count;
};

static void
clear_rows(struct log_rows *rows)
{
	for (size_t i = 0; i < rows->count; i++) {
		for (size_t j = 0; j < array_length(rows->rows[i].texts); j++)
			free(rows->rows[i].texts[j]);
		free(rows->rows[i].parents);
		free(rows->rows[i].sealed_id);
	}
	free(rows->rows);
}

static void
read_parents(const struct query *query, int column, struct log_row *row)
{
	const void *bytes = sqlite3_column_blob(query->statement, column);
	size_t length = (size_t)sqlite3_column_bytes(query->statement, column);

	row->change.parent_count = length / SEAL_HASH_BYTES;
	row->parents = memory_allocate_array(row->change.parent_count + 1, SEAL_HASH_BYTES);
	if (bytes)
		memcpy(row->parents, bytes, row->change.parent_count * SEAL_HASH_BYTES);
	row->change.parents = row->parents;
}

static void
read_header(const struct query *query, struct log_row *row)
{
	struct store_log_change *change = &row->change;

	for (int i = 0; i < (int)array_length(row->texts); i++)
		row->texts[i] = memory_copy_string(sql_text_or_null(query, 8 + i));
	*change = (struct store_log_change){
		.id = sql_integer(query, 0),
		.sequence = sql_integer(query, 1),
		.lamport = sql_integer(query, 2),
		.previous = sql_hash(query, 3),
		.time = sql_integer(query, 5),
		.reverts = sql_integer(query, 6),
		.hash = sql_hash(query, 7),
		.writer = row->texts[0],
		.author = {.name = row->texts[1],
			.organisation = row->texts[2],
			.role = row->texts[3]},
		.act = row->texts[4] ? row->texts[4] : "",
		.reason = row->texts[5],
	};
	read_parents(query, 4, row);
}

static bool
note_sealed_ids(struct store *store, int64_t row, struct log_rows *rows, struct error *error)
{
	struct origins origins;
	bool read = origins_read(store, row, &origins, error);

	for (size_t i = 0; i < rows->count && read; i++) {
		struct store_log_change *change = &rows->rows[i].change;

		rows->rows[i].sealed_id = memory_copy_string(origins_at(&origins, change->lamport));
		change->sealed_id = rows->rows[i].sealed_id;
	}
	origins_clear(&origins);
	return read;
}

static bool
read_headers(
	struct store *store, int64_t row, int64_t only, struct log_rows *rows, struct error *error)
{
	struct query query;

	sql_query(&query, store, error,
		"SELECT h.id, h.sequence, h.lamport, h.previous, h.parents, h.time, h.reverts, "
		"h.hash,"
		" w.uuid, p.name, p.organisation, p.role, h.act, h.reason"
		" FROM change h JOIN writer w ON w.id = h.writer JOIN person p ON p.id = h.person"
		" WHERE h.assessment = ?1 AND (?2 = 0 OR h.id = ?2)"
		" ORDER BY h.lamport, w.uuid, h.sequence",
		"ii", row, only);
	while (sql_row(&query))
		read_header(&query, array_append(&rows->rows, &rows->count));
	return sql_done(&query) && note_sealed_ids(store, row, rows, error);
}

bool
store_read_headers(struct store *store, int64_t row, store_log_visitor *visitor, void *context,
	struct error *error)
{
	struct log_rows rows = {0};
	bool read = read_headers(store, row, 0, &rows, error);

	for (size_t i = 0; i < rows.count && read; i++)
		visitor(context, &rows.rows[i].change);
	clear_rows(&rows);
	return read;
}

/* The content whose columns (id, hash, salt, text, origin, its hash, its text) begin at `column`.
 * Texts are copied: they must outlive the row. */
static struct store_content
read_content(const struct query *query, int column)
{
	struct store_content content = {.id = sql_integer(query, column)};
	const void *salt = sqlite3_column_blob(query->statement, column + 2);

	if (content.id == 0)
		return content;
	content.hash = sql_hash(query, column + 1);
	if (salt && sqlite3_column_bytes(query->statement, column + 2) == SEAL_SALT_BYTES)
		memcpy(content.salt, salt, SEAL_SALT_BYTES);
	content.text = memory_copy_string(sql_text_or_null(query, column + 3));
	content.erased = !content.text;
	content.origin_hash = sql_hash(query, column + 5);
	if (!sql_is_null(query, column + 4))
		content.origin = content_fingerprint(sql_text_or_null(query, column + 6));
	return content;
}

static void
clear_content(struct store_content *content)
{
	free((char *)content->text);
	free((char *)content->origin);
}

static void
clear_edits(struct store_log_edit *edits, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		free((char *)edits[i].record);
		free((char *)edits[i].field);
		free((char *)edits[i].language);
		clear_content(&edits[i].old_content);
		clear_content(&edits[i].new_content);
	}
	free(edits);
}

/* Read the edits of a change and show it whole. */
static bool
visit_change(struct store *store, struct log_row *row, store_log_visitor *visitor, void *context,
	struct error *error)
{
	struct store_log_edit *edits = NULL;
	size_t count = 0;
	struct query query;

	sql_query(&query, store, error,
		"SELECT coalesce(r.uuid, a.uuid), e.field, e.language,"
		" o.id, o.hash, o.salt, o.text, o.origin, oo.hash, oo.text,"
		" n.id, n.hash, n.salt, n.text, n.origin, no.hash, no.text"
		" FROM edit e JOIN change h ON h.id = e.change"
		" JOIN assessment a ON a.id = h.assessment"
		" LEFT JOIN record r ON r.id = e.record"
		" LEFT JOIN content o ON o.id = e.old LEFT JOIN content oo ON oo.id = o.origin"
		" LEFT JOIN content n ON n.id = e.new LEFT JOIN content no ON no.id = n.origin"
		" WHERE e.change = ? ORDER BY e.position",
		"i", row->change.id);
	while (sql_row(&query)) {
		struct store_log_edit *edit = array_append(&edits, &count);

		edit->record = memory_copy_string(sql_text(&query, 0));
		edit->field = memory_copy_string(sql_text(&query, 1));
		edit->language = memory_copy_string(sql_text(&query, 2));
		edit->old_content = read_content(&query, 3);
		edit->new_content = read_content(&query, 10);
	}

	bool read = sql_done(&query);

	if (read) {
		row->change.edits = edits;
		row->change.edit_count = count;
		visitor(context, &row->change);
	}
	clear_edits(edits, count);
	return read;
}

bool
store_read_log(struct store *store, int64_t row, int64_t only, store_log_visitor *visitor,
	void *context, struct error *error)
{
	struct log_rows rows = {0};

	if (!sql_begin_reading(store, error))
		return false;

	bool read = read_headers(store, row, only, &rows, error);

	for (size_t i = 0; i < rows.count && read; i++)
		read = visit_change(store, &rows.rows[i], visitor, context, error);
	sql_end_reading(store);
	clear_rows(&rows);
	return read;
}

bool
store_read_current(struct store *store, int64_t row, store_current_visitor *visitor, void *context,
	struct error *error)
{
	struct query query;

	sql_query(&query, store, error,
		"SELECT uuid, kind || '/' || number, removed FROM record WHERE assessment = ?", "i",
		row);
	while (sql_row(&query)) {
		struct store_current current = {
			.record = sql_text(&query, 0),
			.presence = sql_text(&query, 1),
			.removed = sql_integer(&query, 2) != 0,
		};

		visitor(context, &current);
	}
	if (!sql_done(&query))
		return false;
	sql_query(&query, store, error,
		"SELECT r.uuid, v.field, v.language, v.content FROM record r"
		" JOIN value v ON v.record = r.id WHERE r.assessment = ?",
		"i", row);
	while (sql_row(&query)) {
		struct store_current current = {
			.record = sql_text(&query, 0),
			.field = sql_text(&query, 1),
			.language = sql_text(&query, 2),
			.content = sql_integer(&query, 3),
		};

		visitor(context, &current);
	}
	return sql_done(&query);
}
