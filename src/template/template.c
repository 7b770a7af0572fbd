/* SPDX-License-Identifier: MIT */
/* Finding things in a template, and letting go of it all. */
#include "config.h"

#include "template/template.h"

#include <stdlib.h>

#include "base/memory.h"
#include "base/string.h"
#include "template/blueprint.h"
#include "template/condition.h"
#include "template/law.h"

static const char *const type_names[FIELD_TYPE_COUNT] = {
	[FIELD_TEXT] = "text",
	[FIELD_LONG_TEXT] = "long_text",
	[FIELD_YES_NO] = "yes_no",
	[FIELD_CHOICE] = "choice",
	[FIELD_CHOICES] = "choices",
	[FIELD_NUMBER] = "number",
	[FIELD_DATE] = "date",
	[FIELD_DURATION] = "duration",
	[FIELD_PERSON] = "person",
	[FIELD_REFERENCE] = "reference",
	[FIELD_REFERENCES] = "references",
};

const char *
field_type_name(enum field_type type)
{
	return type < FIELD_TYPE_COUNT ? type_names[type] : "";
}

const struct template_kind *
template_find_kind(const struct template *template, const char *id)
{
	for (size_t i = 0; i < template->kind_count; i++)
		if (string_equal(template->kinds[i]->id, id))
			return template->kinds[i];
	return NULL;
}

const struct template_list *
template_find_list(const struct template *template, const char *id)
{
	for (size_t i = 0; i < template->list_count; i++)
		if (string_equal(template->lists[i]->id, id))
			return template->lists[i];
	return NULL;
}

const struct template_field *
template_find_field(const struct template_kind *kind, const char *id)
{
	for (size_t i = 0; kind && i < kind->field_count; i++)
		if (string_equal(kind->fields[i]->id, id))
			return kind->fields[i];
	return NULL;
}

const struct template_step *
template_find_step(const struct template *template, const char *id)
{
	for (size_t i = 0; i < template->step_count; i++)
		if (string_equal(template->steps[i].id, id))
			return &template->steps[i];
	return NULL;
}

bool
template_has_matrix(const struct template *template)
{
	const struct template_kind *risk = template_find_kind(template, "risk");

	return template->matrix.cells && risk && !risk->hidden;
}

int
template_item_index(const struct template_list *list, const char *id)
{
	for (size_t i = 0; list && id && i < list->item_count; i++)
		if (string_equal(list->items[i].id, id))
			return (int)i;
	return -1;
}

const struct template_item *
template_find_item(const struct template_list *list, const char *id)
{
	int index = template_item_index(list, id);

	return index < 0 ? NULL : &list->items[index];
}

bool
template_was(const struct template_was *was, const char *id)
{
	for (size_t i = 0; i < was->id_count; i++)
		if (string_equal(was->ids[i], id))
			return true;
	return false;
}

static void
was_clear(struct template_was *was)
{
	for (size_t i = 0; i < was->id_count; i++)
		free(was->ids[i]);
	free(was->ids);
	free(was->places);
}

static void
list_free(struct template_list *list)
{
	for (size_t i = 0; i < list->item_count; i++) {
		struct template_item *item = &list->items[i];

		free(item->id);
		was_clear(&item->was);
		localized_clear(&item->label);
		localized_clear(&item->help);
		law_references_clear(&item->law);
	}
	free(list->items);
	free(list->id);
	free(list);
}

static void
field_free(struct template_field *field)
{
	for (size_t i = 0; i < field->derive_line_count; i++) {
		condition_free(&field->derive_lines[i].condition);
		free(field->derive_lines[i].value);
		date_expression_free(&field->derive_lines[i].date);
		localized_clear(&field->derive_lines[i].because);
		law_references_clear(&field->derive_lines[i].law);
	}
	free(field->derive_lines);
	free(field->id);
	was_clear(&field->was);
	localized_clear(&field->label);
	localized_clear(&field->help);
	localized_clear(&field->prompt);
	localized_clear(&field->example);
	localized_clear(&field->attach);
	localized_clear(&field->unit);
	free(field->targets);
	free(field->minimum);
	free(field->maximum);
	condition_free(&field->when);
	condition_free(&field->due);
	law_references_clear(&field->law);
	free(field);
}

static void
kind_free(struct template_kind *kind)
{
	for (size_t i = 0; i < kind->field_count; i++)
		field_free(kind->fields[i]);
	free(kind->fields);
	free(kind->columns);
	free(kind->id);
	was_clear(&kind->was);
	localized_clear(&kind->label);
	localized_clear(&kind->plural);
	free(kind);
}

static void
step_clear(struct template_step *step)
{
	for (size_t i = 0; i < step->part_count; i++) {
		free(step->parts[i].questions);
		condition_free(&step->parts[i].when);
	}
	free(step->parts);
	free(step->id);
	localized_clear(&step->title);
	localized_clear(&step->intro);
	law_references_clear(&step->law);
	condition_free(&step->when);
}

static void
rule_clear(struct template_rule *rule)
{
	free(rule->id);
	condition_free(&rule->when);
	localized_clear(&rule->say);
	law_references_clear(&rule->law);
	free(rule->suggestions);
}

static void
catalogue_free(struct template *template)
{
	const struct blueprint *catalogue = template->catalogue;
	size_t count = catalogue ? catalogue->record_count + catalogue->hidden_record_count : 0;

	for (size_t i = 0; i < count; i++) {
		struct catalogue_entry *entry = &template->entries[i];

		for (size_t j = 0; j < entry->place_count; j++)
			condition_free(&entry->places[j].when);
		free(entry->places);
		law_references_clear(&entry->law);
	}
	free(template->entries);
	blueprint_free(&template->catalogue);
}

void
template_free(struct template **template)
{
	struct template *old = *template;

	if (!old)
		return;
	law_acts_free(old->acts, old->act_count);
	for (size_t i = 0; i < old->list_count; i++)
		list_free(old->lists[i]);
	for (size_t i = 0; i < old->kind_count; i++)
		kind_free(old->kinds[i]);
	for (size_t i = 0; i < old->step_count + old->hidden_step_count; i++)
		step_clear(&old->steps[i]);
	for (size_t i = 0; i < old->rule_count + old->hidden_rule_count; i++)
		rule_clear(&old->rules[i]);
	catalogue_free(old);
	free(old->lists);
	free(old->kinds);
	free(old->steps);
	free(old->rules);
	free(old->matrix.cells);
	free(old->name);
	free(old->version);
	free(old->home);
	free(old->glossary);
	localized_clear(&old->title);
	localized_clear(&old->description);
	localized_clear(&old->authority);
	localized_clear(&old->caveat);
	free(old->source);
	free(old);
	*template = NULL;
}
