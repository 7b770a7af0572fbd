/* SPDX-License-Identifier: MIT */
/* Texts that stand in another language than the report's: what their marks mean, and which they
 * are. */
#include "config.h"

#include <stdlib.h>

#include "assessment/address.h"
#include "base/array.h"
#include "base/memory.h"
#include "base/string.h"
#include "i18n/phrases.h"
#include "report/builder.h"

/* A text that has no version in a language of the report. */
struct missing_version {
	const struct record *record;
	const struct template_field *field;
	enum language language;
	enum language written_in;
};

struct missing_versions {
	struct missing_version *versions;
	size_t version_count;
};

#define LANGUAGES_OF_REPORT 2

/* The report's language and that of the report beside it, in an order that both have; of one
 * language the second is LANGUAGE_NONE. */
static void
list_languages(const struct builder *builder, enum language languages[LANGUAGES_OF_REPORT])
{
	bool is_first = builder->sorted_in == builder->language;

	languages[0] = is_first ? builder->language : builder->beside;
	languages[1] = is_first ? builder->beside : builder->language;
}

static const char *
name_language(const struct builder *builder, enum language language)
{
	static const char *const names[LANGUAGE_COUNT] = {
		[LANGUAGE_ENGLISH] = N_("English"),
		[LANGUAGE_PORTUGUESE] = N_("Portuguese"),
		[LANGUAGE_CHINESE] = N_("Chinese"),
	};

	return names[language] ? tr(builder->catalog, names[language]) : language_name(language);
}

enum language
builder_language_of(const struct builder *builder, const struct record *record,
	const struct template_field *field)
{
	if (record_value(record, field, builder->assessment->language))
		return builder->assessment->language;
	for (int language = LANGUAGE_NONE + 1; language < LANGUAGE_COUNT; language++) {
		if (record_value(record, field, (enum language)language))
			return (enum language)language;
	}
	return LANGUAGE_NONE;
}

bool
builder_lacks_version(const struct builder *builder, const struct record *record,
	const struct template_field *field)
{
	enum language languages[LANGUAGES_OF_REPORT];
	bool lacks = false;

	if (!field->translatable)
		return false;
	list_languages(builder, languages);
	for (size_t i = 0; i < LANGUAGES_OF_REPORT; i++)
		lacks = lacks || (languages[i] && !record_value(record, field, languages[i]));
	return lacks && builder_language_of(builder, record, field);
}

static void
collect_of_field(const struct builder *builder, const struct record *record,
	const struct template_field *field, struct missing_versions *missing)
{
	enum language languages[LANGUAGES_OF_REPORT];

	if (field->internal || !builder_lacks_version(builder, record, field))
		return;
	list_languages(builder, languages);
	for (size_t i = 0; i < LANGUAGES_OF_REPORT; i++) {
		if (languages[i] && !record_value(record, field, languages[i]))
			*array_append(&missing->versions, &missing->version_count) =
				(struct missing_version){
					.record = record,
					.field = field,
					.language = languages[i],
					.written_in = builder_language_of(builder, record, field),
				};
	}
}

static void
collect(const struct builder *builder, struct missing_versions *missing)
{
	*missing = (struct missing_versions){0};
	for (size_t i = 0; i < builder->template->kind_count; i++) {
		const struct template_kind *kind = builder->template->kinds[i];
		size_t count;
		const struct record **records =
			assessment_records_of(builder->assessment, kind, &count);

		for (size_t j = 0; j < count; j++)
			for (size_t k = 0; k < kind->field_count; k++)
				collect_of_field(builder, records[j], kind->fields[k], missing);
		free(records);
	}
}

/* How many versions in a language are missing, and the marks of the languages that stand for them:
 * "EN, PT". */
static size_t
count_in(const struct builder *builder, const struct missing_versions *missing,
	enum language language, struct string *marks)
{
	bool is_marked[LANGUAGE_COUNT] = {false};
	size_t count = 0;

	for (size_t i = 0; i < missing->version_count; i++) {
		const struct missing_version *version = &missing->versions[i];

		if (version->language != language)
			continue;
		count++;
		if (!is_marked[version->written_in])
			string_append_format(marks, "%s%s",
				marks->length ? phrases_separator(builder->language) : "",
				language_short_name(version->written_in));
		is_marked[version->written_in] = true;
	}
	return count;
}

char *
builder_explain_marks(const struct builder *builder)
{
	enum language languages[LANGUAGES_OF_REPORT];
	struct missing_versions missing;
	struct string text = {0};

	collect(builder, &missing);
	list_languages(builder, languages);
	for (size_t i = 0; i < LANGUAGES_OF_REPORT; i++) {
		struct string marks = {0};
		size_t count = count_in(builder, &missing, languages[i], &marks);

		if (count) {
			auto_string char *number = builder_count(builder, count);
			auto_string char *line = tr_format(builder->catalog,
				N_("Texts of this assessment that have no version in {language}: "
				   "{count}. They stand as they were written, marked {marks}."),
				"language", name_language(builder, languages[i]), "count", number,
				"marks", string_text(&marks), NULL);

			string_append_format(&text, "%s%s", text.length ? "\n" : "", line);
		}
		string_clear(&marks);
	}
	free(missing.versions);
	return string_take(&text);
}

static void
add_version(
	struct builder *builder, struct block_table *table, const struct missing_version *version)
{
	auto_string char *record = builder_record_label(builder, version->record);
	auto_string char *address =
		address_write(version->record, version->field, version->language);

	block_table_add(table, cell_text(record));
	block_table_add(table, cell_text(builder_label(builder, &version->field->label)));
	block_table_add(table, cell_text(name_language(builder, version->written_in)));
	if (builder->beside)
		block_table_add(table, cell_text(name_language(builder, version->language)));
	block_table_add(table, cell_code(address));
}

void
build_missing_versions(struct builder *builder)
{
	const struct catalog *catalog = builder->catalog;
	struct missing_versions missing;

	collect(builder, &missing);
	if (missing.version_count) {
		chapter_add_note(builder->chapter,
			tr(catalog, N_("Where each is to be written: t on the field opens its "
				       "versions; or pia set REF ADDRESS TEXT on the command "
				       "line.")));

		struct block_table *table = chapter_add_table(builder->chapter);

		block_table_add_column(table, tr(catalog, N_("Where")));
		block_table_add_column(table, tr(catalog, N_("Field")));
		block_table_add_column(table, tr(catalog, N_("Stands in")));
		if (builder->beside)
			block_table_add_column(table, tr(catalog, N_("No version in")));
		block_table_add_column(table, tr(catalog, N_("Address")));
		for (size_t i = 0; i < missing.version_count; i++)
			add_version(builder, table, &missing.versions[i]);
	}
	free(missing.versions);
}
