/* SPDX-License-Identifier: MIT */
/* What a template asks and says, as chapters: its steps, its rules, its catalogue, its scales. */
#include "config.h"

#include "report/questionnaire.h"

#include <string.h>

#include "base/array.h"
#include "base/memory.h"
#include "base/string.h"
#include "i18n/phrases.h"
#include "report/builder.h"
#include "template/blueprint.h"
#include "template/condition.h"

static const char *const type_labels[FIELD_TYPE_COUNT] = {
	[FIELD_TEXT] = N_("One line"),
	[FIELD_LONG_TEXT] = N_("Text"),
	[FIELD_YES_NO] = N_("Yes or no"),
	[FIELD_CHOICE] = N_("One of these"),
	[FIELD_CHOICES] = N_("Any of these"),
	[FIELD_NUMBER] = N_("Number"),
	[FIELD_DATE] = N_("Date"),
	[FIELD_DURATION] = N_("Duration"),
	[FIELD_PERSON] = N_("Person"),
	[FIELD_REFERENCE] = N_("Points to one of"),
	[FIELD_REFERENCES] = N_("Points to"),
};

static void
add_text(struct builder *builder, struct block_fields *fields, const char *label,
	const struct localized *text)
{
	const char *shown = builder_label(builder, text);

	if (*shown)
		block_fields_add(fields, tr(builder->catalog, label), NULL, cell_text(shown));
}

static void
add_law(struct builder *builder, struct block_fields *fields, const struct law_references *law)
{
	auto_string char *text = builder_law(builder, law);

	if (*text)
		block_fields_add(fields, tr(builder->catalog, N_("Law")), NULL, cell_text(text));
}

static void
add_condition(struct builder *builder, struct block_fields *fields, const char *label,
	const struct condition *condition)
{
	if (condition)
		block_fields_add(
			fields, tr(builder->catalog, label), NULL, cell_code(condition->text));
}

/* Whether something is to be done by a date, while what holds, and by whom. */
static void
add_due(struct builder *builder, struct block_fields *fields, const struct template_field *field)
{
	if (!field->falls_due)
		return;
	block_fields_add(fields, tr(builder->catalog, N_("Listed with what is due")), NULL,
		field->due ? cell_code(field->due->text)
			   : cell_text(phrases_yes_no(true, builder->language)));
	if (field->owner)
		block_fields_add(fields, tr(builder->catalog, N_("By whom")), NULL,
			cell_text(builder_label(builder, &field->owner->label)));
}

/* The kinds that a reference may lead to. */
static char *
list_targets(const struct builder *builder, const struct template_field *field)
{
	struct string names = {0};

	for (size_t i = 0; i < field->target_count; i++) {
		string_append(&names, i ? phrases_separator(builder->language) : "");
		string_append(&names, builder_label(builder, &field->targets[i]->plural));
	}
	return string_take(&names);
}

/* Whether the items of a list need more room than one line: one of them has help or law. */
static bool
is_explained(const struct builder *builder, const struct template_list *list)
{
	for (size_t i = 0; i < list->item_count; i++)
		if (*builder_label(builder, &list->items[i].help) ||
			list->items[i].law.reference_count)
			return true;
	return false;
}

static char *
list_items(const struct builder *builder, const struct template_list *list)
{
	struct string names = {0};

	for (size_t i = 0; i < list->item_count; i++) {
		if (list->items[i].hidden)
			continue;
		string_append(
			&names, names.length ? phrases_clause_separator(builder->language) : "");
		string_append(&names, builder_label(builder, &list->items[i].label));
	}
	return string_take(&names);
}

/* What kind of answer a field takes. */
static void
add_type(struct builder *builder, struct block_fields *fields, const struct template_field *field)
{
	const char *label = tr(builder->catalog, type_labels[field->type]);
	const char *unit = builder_label(builder, &field->unit);
	auto_string char *targets = list_targets(builder, field);
	auto_string char *items = field->list && !is_explained(builder, field->list)
					  ? list_items(builder, field->list)
					  : NULL;
	const char *more = items ? items : *targets ? targets : unit;

	if (field->list && !items)
		block_fields_add(
			fields, tr(builder->catalog, N_("Answer")), NULL, cell_text(label));
	else if (*more)
		block_fields_add(fields, label, NULL, cell_text(more));
	else
		block_fields_add(
			fields, tr(builder->catalog, N_("Answer")), NULL, cell_text(label));
}

static void
add_items(struct builder *builder, const struct template_list *list)
{
	struct block_table *table = chapter_add_table(builder->chapter);

	block_table_add_column(table, tr(builder->catalog, N_("Choice")));
	block_table_add_column(table, tr(builder->catalog, N_("Value")));
	block_table_add_column(table, tr(builder->catalog, N_("Meaning")));
	block_table_add_column(table, tr(builder->catalog, N_("Law")));
	for (size_t i = 0; i < list->item_count; i++) {
		const struct template_item *item = &list->items[i];
		auto_string char *law = builder_law(builder, &item->law);

		if (item->hidden)
			continue;
		block_table_add(table, cell_text(builder_label(builder, &item->label)));
		block_table_add(table, cell_code(item->id));
		block_table_add(table, cell_text(builder_label(builder, &item->help)));
		block_table_add(table, cell_text(law));
	}
}

/* The table of a derived field: when, what, why. */
static void
add_derivation(struct builder *builder, const struct template_field *field)
{
	struct block_table *table = chapter_add_table(builder->chapter);

	block_table_add_column(table, tr(builder->catalog, N_("When")));
	block_table_add_column(table, tr(builder->catalog, N_("It is")));
	block_table_add_column(table, tr(builder->catalog, N_("Because")));
	block_table_add_column(table, tr(builder->catalog, N_("Law")));
	for (size_t i = 0; i < field->derive_line_count; i++) {
		const struct derive_line *line = &field->derive_lines[i];
		const struct template_item *item = template_find_item(field->list, line->value);
		auto_string char *law = builder_law(builder, &line->law);

		block_table_add(table, line->condition
					       ? cell_code(line->condition->text)
					       : cell_text(tr(builder->catalog, N_("otherwise"))));
		if (line->date)
			block_table_add(table, cell_code(line->date->text));
		else if (item)
			block_table_add(table, cell_text(builder_label(builder, &item->label)));
		else
			block_table_add(
				table, cell_text(phrases_yes_no(string_equal(line->value, "yes"),
					       builder->language)));
		block_table_add(table, cell_text(builder_label(builder, &line->because)));
		block_table_add(table, cell_text(law));
	}
}

static void
add_field(struct builder *builder, const struct template_field *field)
{
	struct block_fields *fields;
	const char *help = builder_label(builder, &field->help);
	auto_string char *address = NULL;

	if (field->hidden)
		return;
	auto_string char *label =
		field->required ? tr_format(builder->catalog, N_("{label} (required)"), "label",
					  builder_label(builder, &field->label), NULL)
				: memory_copy_string(builder_label(builder, &field->label));

	chapter_add_heading(builder->chapter, 2, label);
	if (*help)
		chapter_add_paragraph(builder->chapter, help);
	fields = chapter_add_fields(builder->chapter, FIELDS_DETAILS);
	if (field->derived)
		block_fields_add(fields, tr(builder->catalog, N_("Answer")), NULL,
			cell_text(tr(
				builder->catalog, N_("Worked out by itself from other answers."))));
	else
		add_type(builder, fields, field);
	address = string_format("%s.%s", field->kind->id, field->id);
	block_fields_add(fields, tr(builder->catalog, N_("Address")), NULL, cell_code(address));
	add_condition(builder, fields, N_("Asked when"), field->when);
	add_due(builder, fields, field);
	add_text(builder, fields, N_("Prompt"), &field->prompt);
	add_text(builder, fields, N_("Example"), &field->example);
	add_text(builder, fields, N_("To attach"), &field->attach);
	add_law(builder, fields, &field->law);
	if (field->derived)
		add_derivation(builder, field);
	else if (field->list && !field->list->is_scale && is_explained(builder, field->list))
		add_items(builder, field->list);
}

static void
add_kind(struct builder *builder, const struct template_kind *kind)
{
	chapter_add_heading(builder->chapter, 1,
		builder_label(builder, kind->single ? &kind->label : &kind->plural));
	for (size_t i = 0; i < kind->field_count; i++)
		add_field(builder, kind->fields[i]);
}

static void
add_step(struct builder *builder, const struct template_step *step)
{
	auto_string char *title = builder_step_title(builder, step);
	auto_string char *law = builder_law(builder, &step->law);

	builder_open_chapter(builder, title);
	if (*builder_label(builder, &step->intro))
		chapter_add_paragraph(builder->chapter, builder_label(builder, &step->intro));
	if (*law)
		chapter_add_note(builder->chapter, law);
	for (size_t i = 0; i < step->part_count; i++) {
		const struct step_part *part = &step->parts[i];

		if (part->type == PART_QUESTIONS) {
			chapter_add_heading(
				builder->chapter, 1, tr(builder->catalog, N_("Questions")));
			for (size_t j = 0; j < part->question_count; j++)
				add_field(builder, part->questions[j]);
		} else if (part->type != PART_MATRIX) {
			add_kind(builder, part->kind);
		}
	}
	builder_close_chapter(builder);
}

/* The first field that is asked and takes its answer from a list; NULL when there is none. */
static const struct template_field *
find_user_of(const struct template *template, const struct template_list *list)
{
	for (size_t i = 0; i < template->kind_count; i++) {
		const struct template_kind *kind = template->kinds[i];

		for (size_t j = 0; j < kind->field_count && !kind->hidden; j++)
			if (kind->fields[j]->list == list && !kind->fields[j]->hidden)
				return kind->fields[j];
	}
	return NULL;
}

static void
add_scales(struct builder *builder)
{
	const struct template *template = builder->template;
	bool is_open = false;

	for (size_t i = 0; i < template->list_count; i++) {
		const struct template_list *list = template->lists[i];
		const struct template_field *user =
			list->is_scale ? find_user_of(template, list) : NULL;

		if (!user)
			continue;
		if (!is_open)
			builder_open_chapter(builder, tr(builder->catalog, N_("Scales")));
		is_open = true;
		chapter_add_heading(builder->chapter, 1, builder_label(builder, &user->label));
		add_items(builder, list);
	}
	if (is_open)
		builder_close_chapter(builder);
}

/* The ids of the entries of the catalogue that answer a rule. */
static char *
list_suggestions(const struct builder *builder, const struct template_rule *rule)
{
	const struct blueprint *catalogue = builder->template->catalogue;
	struct string ids = {0};

	for (size_t i = 0; i < rule->suggestion_count; i++)
		string_append_format(
			&ids, "%s%s", i ? ", " : "", catalogue->records[rule->suggestions[i]].key);
	return string_take(&ids);
}

static void
add_rules(struct builder *builder)
{
	const struct template *template = builder->template;
	struct block_table *table;

	builder_open_chapter(builder, tr(builder->catalog, N_("What is noticed by itself")));
	table = chapter_add_table(builder->chapter);
	block_table_add_column(table, tr(builder->catalog, N_("Where")));
	block_table_add_column(table, tr(builder->catalog, N_("When")));
	block_table_add_column(table, tr(builder->catalog, N_("What is said")));
	block_table_add_column(table, tr(builder->catalog, N_("Severity")));
	block_table_add_column(table, tr(builder->catalog, N_("Suggests")));
	block_table_add_column(table, tr(builder->catalog, N_("Law")));
	for (size_t i = 0; i < template->rule_count; i++) {
		const struct template_rule *rule = &template->rules[i];
		auto_string char *law = builder_law(builder, &rule->law);
		const char *kind = builder_label(builder, &rule->kind->label);
		auto_string char *suggested = list_suggestions(builder, rule);
		block_table_add(
			table, cell_text(*kind ? kind : tr(builder->catalog, N_("Questions"))));
		block_table_add(table, cell_code(rule->when->text));
		block_table_add(table, cell_text(builder_label(builder, &rule->say)));
		block_table_add(table, build_severity(builder, rule->severity));
		block_table_add(table, cell_code(suggested));
		block_table_add(table, cell_text(law));
	}
	builder_close_chapter(builder);
}

/* One value of an entry of the catalogue, for people. */
static char *
show_value(const struct builder *builder, const struct blueprint_value *value)
{
	const struct template_field *field = value->field;
	const struct blueprint *catalogue = builder->template->catalogue;
	const char *plain = value->texts.text[LANGUAGE_NONE];
	struct string text = {0};

	for (size_t i = 0; i < value->reference_count; i++) {
		auto_string char *steps =
			assessment_show_reduction(&value->reductions[i], builder->language);

		string_append_format(&text, "%s%s", i ? phrases_separator(builder->language) : "",
			catalogue->records[value->references[i]].key);
		if (*steps)
			string_append_format(&text, "%s%s%s", phrases_open(builder->language),
				steps, phrases_close(builder->language));
	}
	if (value->reference_count)
		return string_take(&text);
	if (!plain)
		return memory_copy_string(builder_label(builder, &value->texts));
	if (!field->list)
		return memory_copy_string(plain);
	for (size_t length; *plain; plain += length + (plain[length] == ' ')) {
		length = strcspn(plain, " ");

		auto_string char *id = memory_copy_bytes(plain, length);
		const struct template_item *item = template_find_item(field->list, id);

		string_append(&text, text.length ? phrases_separator(builder->language) : "");
		string_append(&text, item ? builder_label(builder, &item->label) : id);
	}
	return string_take(&text);
}

static void
add_entry(struct builder *builder, size_t index)
{
	const struct blueprint_record *record = &builder->template->catalogue->records[index];
	const struct catalogue_entry *entry = &builder->template->entries[index];
	struct block_fields *fields;
	struct string places = {0};

	chapter_add_heading(builder->chapter, 2, record->key);
	fields = chapter_add_fields(builder->chapter, FIELDS_DETAILS);
	for (size_t i = 0; i < record->value_count; i++) {
		auto_string char *value = show_value(builder, &record->values[i]);

		block_fields_add(fields, builder_label(builder, &record->values[i].field->label),
			NULL, cell_text(value));
	}
	for (size_t i = 0; i < entry->place_count; i++) {
		const struct catalogue_place *place = &entry->places[i];

		string_append(
			&places, places.length ? phrases_clause_separator(builder->language) : "");
		string_append(&places, place->kind->id);
		if (place->when)
			string_append_format(&places, " (%s)", place->when->text);
	}
	block_fields_add(fields, tr(builder->catalog, N_("Applies to")), NULL,
		cell_code(string_text(&places)));
	add_law(builder, fields, &entry->law);
	string_clear(&places);
}

static void
add_catalogue(struct builder *builder)
{
	const struct blueprint *catalogue = builder->template->catalogue;
	const struct template_kind *kind = NULL;
	bool has_any = false;

	for (size_t i = 0; catalogue && i < catalogue->record_count; i++)
		has_any = has_any || !catalogue->records[i].kind->hidden;
	if (!has_any)
		return;
	builder_open_chapter(builder, tr(builder->catalog, N_("Catalogue")));
	for (size_t i = 0; i < catalogue->record_count; i++) {
		if (catalogue->records[i].kind->hidden)
			continue;
		if (catalogue->records[i].kind != kind) {
			kind = catalogue->records[i].kind;
			chapter_add_heading(
				builder->chapter, 1, builder_label(builder, &kind->plural));
		}
		add_entry(builder, i);
	}
	builder_close_chapter(builder);
}

struct report *
questionnaire_build(const struct template *template, const struct catalog *catalog)
{
	enum language language = catalog_language(catalog);
	auto_string char *subtitle = string_format("%s %s", template->name, template->version);
	struct report *report =
		report_new(language, localized_text(&template->title, language), subtitle);
	struct builder builder = {
		.template = template,
		.catalog = catalog,
		.language = language,
		.report = report,
	};

	builder_open_chapter(&builder, tr(catalog, N_("About this template")));
	chapter_add_paragraph(builder.chapter, builder_label(&builder, &template->description));
	for (size_t i = 0; i < template->step_count; i++)
		add_step(&builder, &template->steps[i]);
	add_scales(&builder);
	if (template->rule_count)
		add_rules(&builder);
	add_catalogue(&builder);
	return report;
}
