/* SPDX-License-Identifier: MIT */
/* Reading what there is now: the list, the people, an assessment's values and its template. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/string.h"
#include "store/content.h"
#include "store/origin.h"
#include "store/sql.h"

#define ENTRY_COLUMNS \
	"SELECT a.id, a.template, a.uuid, a.reference, a.language, t.name, t.version, a.begun," \
	" s.changed, s.changed_by, s.title, s.client, s.own_reference, s.classification," \
	" s.percent, s.blocking, n.state, n.keep_until, n.hold, n.trashed," \
	" EXISTS (SELECT 1 FROM edit e WHERE e.change = s.head AND e.record IS NULL" \
	" AND e.field = '" STORE_FIELD_DISPOSED "')," \
	" (SELECT c.text FROM record r JOIN value v ON v.record = r.id AND v.field = 'decision'" \
	" AND v.language = '' JOIN content c ON c.id = v.content" \
	" WHERE r.assessment = a.id AND r.kind = 'answers' AND r.number = 0)"

/* Give what a query with these columns finds to a visitor, and end it. */
static bool
visit_entries(struct query *query, store_entry_visitor *visitor, void *context)
{
	while (sql_row(query)) {
		struct store_entry entry = {
			.row = sql_integer(query, 0),
			.template_row = sql_integer(query, 1),
			.id = sql_text(query, 2),
			.reference = sql_text(query, 3),
			.language = language_from_tag(sql_text(query, 4)),
			.template_name = sql_text(query, 5),
			.template_version = sql_text(query, 6),
			.begun = sql_integer(query, 7),
			.changed = sql_integer(query, 8),
			.changed_by = sql_text(query, 9),
			.summary =
				{
					.title = sql_text(query, 10),
					.client = sql_text(query, 11),
					.own_reference = sql_text(query, 12),
					.classification = sql_text(query, 13),
					.percent = (int)sql_integer(query, 14),
					.blocking = (int)sql_integer(query, 15),
				},
			.state = sql_text(query, 16),
			.keep_until = sql_text(query, 17),
			.hold = sql_text(query, 18),
			.is_trashed = sql_integer(query, 19) != 0,
			.is_disposed = sql_integer(query, 20) != 0,
			.decision = sql_text(query, 21),
		};

		visitor(context, &entry);
	}
	return sql_done(query);
}

bool
store_list(struct store *store, store_entry_visitor *visitor, void *context, struct error *error)
{
	struct query query;

	sql_query(&query, store, error,
		ENTRY_COLUMNS " FROM summary s JOIN assessment a ON a.id = s.assessment"
			      " JOIN template t ON t.id = a.template"
			      " LEFT JOIN standing n ON n.assessment = a.id ORDER BY s.head DESC",
		"");
	return visit_entries(&query, visitor, context);
}

/* The joins are crossed so that SQLite keeps their order: a page is then read at one go. */
bool
store_list_page(struct store *store, int64_t after, int limit, store_entry_visitor *visitor,
	void *context, struct error *error)
{
	struct query query;

	sql_query(&query, store, error,
		ENTRY_COLUMNS " FROM assessment a CROSS JOIN summary s ON s.assessment = a.id"
			      " CROSS JOIN template t ON t.id = a.template"
			      " LEFT JOIN standing n ON n.assessment = a.id"
			      " WHERE a.id > ? AND n.trashed IS NOT 1 ORDER BY a.id LIMIT ?",
		"in", after, limit);
	return visit_entries(&query, visitor, context);
}

bool
store_list_marks(
	struct store *store, store_mark_visitor *visitor, void *context, struct error *error)
{
	struct query query;

	sql_query(&query, store, error,
		"SELECT s.client, s.changed, s.assessment FROM summary s"
		" LEFT JOIN standing n ON n.assessment = s.assessment WHERE n.trashed IS NOT 1",
		"");
	while (sql_row(&query))
		visitor(context, sql_text(&query, 0), sql_integer(&query, 1),
			sql_integer(&query, 2));
	return sql_done(&query);
}

bool
store_people(struct store *store, store_author_visitor *visitor, void *context, struct error *error)
{
	struct query query;

	sql_query(&query, store, error,
		"SELECT name, organisation, role FROM person ORDER BY since DESC", "");
	while (sql_row(&query)) {
		struct store_author author = {
			.name = sql_text(&query, 0),
			.organisation = sql_text(&query, 1),
			.role = sql_text(&query, 2),
		};

		visitor(context, &author);
	}
	return sql_done(&query);
}

void
store_found_clear(struct store_found *found)
{
	free(found->id);
	free(found->root);
	free(found->reference);
	*found = (struct store_found){0};
}

/* The text that no UUID which begins with `prefix` reaches: "g" is the letter behind "f". */
static char *
end_of_prefix(const char *prefix)
{
	return string_format("%sg", prefix);
}

static char *
lower_case(const char *text)
{
	char *copy = memory_copy_string(text);

	for (char *at = copy; *at; at++) {
		if (*at >= 'A' && *at <= 'Z')
			*at = (char)(*at - 'A' + 'a');
	}
	return copy;
}

bool
store_find(struct store *store, const char *name, struct store_found *found, struct error *error)
{
	auto_string char *prefix = lower_case(strlen(name) >= 8 ? name : "-");
	auto_string char *end = end_of_prefix(prefix);
	struct store_found first = {0};
	struct query query;
	size_t count = 0;

	sql_query(&query, store, error,
		"SELECT id, uuid, reference, language FROM assessment"
		" WHERE reference = ?1 OR (uuid >= ?2 AND uuid < ?3)"
		" ORDER BY reference = ?1 DESC LIMIT 2",
		"ttt", name, prefix, end);
	while (sql_row(&query)) {
		const char *reference = sql_text(&query, 2);

		/* A whole reference means that one, whatever UUID begins like it. */
		if (count > 0 && strcmp(first.reference, name) == 0)
			continue;
		if (count++ > 0)
			continue;
		first = (struct store_found){
			.row = sql_integer(&query, 0),
			.id = memory_copy_string(sql_text(&query, 1)),
			.reference = memory_copy_string(reference),
			.language = language_from_tag(sql_text(&query, 3)),
		};
	}
	if (sql_done(&query)) {
		bool is_found = count == 1 && first.language != LANGUAGE_NONE;

		if (is_found && origin_read_root(store, first.row, first.id, &first.root, error)) {
			*found = first;
			return true;
		}
		if (!is_found)
			error_set(error, ERROR_DATA,
				count > 1 ? N_("Several assessments begin with {name}. Give more "
					       "of it.")
				: count == 1 ? N_("The assessment {name} is in a language this "
						  "program does "
						  "not know.")
					     : N_("There is no assessment {name} here. `pia list` "
						  "shows what "
						  "there is."),
				"name", name, NULL);
	}
	store_found_clear(&first);
	return false;
}

void
store_template_clear(struct store_template *template)
{
	free(template->name);
	free(template->version);
	free(template->text);
	*template = (struct store_template){0};
}

/* Take the row (name, version, text) of a query and end it. */
static bool
take_template(struct query *query, struct store_template *template)
{
	*template = (struct store_template){0};
	if (sql_row(query)) {
		template->name = memory_copy_string(sql_text(query, 0));
		template->version = memory_copy_string(sql_text(query, 1));
		template->text = memory_copy_string(sql_text(query, 2));
		template->length = strlen(template->text);
	}
	if (sql_done(query))
		return true;
	store_template_clear(template);
	return false;
}

bool
store_read_template(
	struct store *store, int64_t row, struct store_template *template, struct error *error)
{
	struct query query;

	sql_query(&query, store, error,
		"SELECT t.name, t.version, t.text FROM assessment a"
		" JOIN template t ON t.id = a.template WHERE a.id = ?",
		"i", row);
	if (!take_template(&query, template))
		return false;
	return template->text ||
	       error_set(error, ERROR_DATA, N_("The assessment is no longer in {path}."), "path",
		       store->path, NULL);
}

bool
store_find_template(
	struct store *store, const char *hash, struct store_template *template, struct error *error)
{
	struct query query;

	sql_query(&query, store, error,
		"SELECT name, version, text FROM template WHERE lower(hex(hash)) = ?", "t", hash);
	if (!take_template(&query, template))
		return false;
	if (template->text) {
		struct seal_hash found = seal_hash_bytes(template->text, template->length);
		auto_string char *text = seal_write_hex(found.bytes, sizeof(found.bytes));

		if (string_equal(text, hash))
			return true;
	}
	store_template_clear(template);
	return error_set(error, ERROR_DATA,
		N_("The template that the assessment followed then is no longer in {path}, or was "
		   "altered. Check the assessment's integrity."),
		"path", store->path, NULL);
}

static bool
load_records(struct store *store, int64_t row, store_edit_visitor *visitor, void *context,
	struct error *error)
{
	static char presence[] = EDIT_PRESENCE;
	struct query query;

	sql_query(&query, store, error,
		"SELECT uuid, kind || '/' || number, removed FROM record"
		" WHERE assessment = ? ORDER BY id",
		"i", row);
	while (sql_row(&query)) {
		auto_string char *id = memory_copy_string(sql_text(&query, 0));
		auto_string char *text = memory_copy_string(sql_text(&query, 1));
		struct edit edit = {.record = id, .field = presence, .new_text = text};

		visitor(context, &edit);
		if (sql_integer(&query, 2)) {
			edit.new_text = NULL;
			visitor(context, &edit);
		}
	}
	return sql_done(&query);
}

static bool
load_values(struct store *store, int64_t row, store_edit_visitor *visitor, void *context,
	struct error *error)
{
	struct query query;

	sql_query(&query, store, error,
		"SELECT r.uuid, v.field, v.language, c.text, c.origin, o.text"
		" FROM record r JOIN value v ON v.record = r.id JOIN content c ON c.id = v.content"
		" LEFT JOIN content o ON o.id = c.origin WHERE r.assessment = ? AND v.field <> '#'"
		" ORDER BY r.id, v.field, v.language",
		"i", row);
	while (sql_row(&query)) {
		auto_string char *record = memory_copy_string(sql_text(&query, 0));
		auto_string char *field = memory_copy_string(sql_text(&query, 1));
		auto_string char *text = memory_copy_string(sql_text_or_null(&query, 3));
		auto_string char *origin =
			sql_is_null(&query, 4) ? NULL
					       : content_fingerprint(sql_text_or_null(&query, 5));
		struct edit edit = {
			.record = record,
			.field = field,
			.language = language_from_tag(sql_text(&query, 2)),
			.new_text = text,
			.origin = origin,
			.new_erased = !text,
		};

		visitor(context, &edit);
	}
	return sql_done(&query);
}

bool
store_load(struct store *store, int64_t row, store_edit_visitor *visitor, void *context,
	int64_t *head, int64_t *changed, struct error *error)
{
	struct query query;

	if (!sql_begin_reading(store, error))
		return false;
	sql_query(&query, store, error, "SELECT head, changed FROM summary WHERE assessment = ?",
		"i", row);
	*head = 0;
	*changed = 0;
	if (sql_row(&query)) {
		*head = sql_integer(&query, 0);
		*changed = sql_integer(&query, 1);
	}

	bool loaded = sql_done(&query) && load_records(store, row, visitor, context, error) &&
		      load_values(store, row, visitor, context, error);

	sql_end_reading(store);
	return loaded;
}
