/* SPDX-License-Identifier: MIT */
/*
 * What the program computes with: where a template has such a kind, its fields are of these types.
 */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/memory.h"
#include "base/string.h"
#include "template/loader.h"

/* Which choices a field must have. */
enum choices { CHOICES_FREE, CHOICES_PLACE, CHOICES_ROW, CHOICES_COLUMN, CHOICES_LEVEL };

struct special_field {
	const char *kind;
	const char *id;
	enum field_type type;
	bool or_references; /* these will do as well */
	bool optional;      /* a kind may be without it */
	bool internal;      /* as of struct template_field */
	bool required;
	bool translatable;
	enum choices choices;
	const char *targets[2]; /* the kinds that it may point to; NULL: any */
};

#define RATED(field, field_type, list, may_be_missing) \
	{ \
		.kind = "risk", .id = (field), .type = (field_type), .choices = (list), \
		.optional = (may_be_missing) \
	}

static const struct special_field special_fields[] = {
	{.kind = "assessment",
		.id = "title",
		.type = FIELD_TEXT,
		.required = true,
		.translatable = true},
	{.kind = "assessment", .id = "client", .type = FIELD_TEXT},
	{.kind = "assessment", .id = "own_reference", .type = FIELD_TEXT},
	{.kind = "assessment", .id = "classification", .type = FIELD_CHOICE},
	{.kind = "comment", .id = "text", .type = FIELD_LONG_TEXT, .required = true},
	{.kind = "comment", .id = "about", .type = FIELD_TEXT},
	{.kind = "comment", .id = "resolved", .type = FIELD_YES_NO},
	{.kind = "dismissal", .id = "about", .type = FIELD_TEXT},
	{.kind = "dismissal", .id = "what", .type = FIELD_TEXT},
	{.kind = "dismissal", .id = "reason", .type = FIELD_LONG_TEXT, .required = true},
	{.kind = "sign_off", .id = "role", .type = FIELD_CHOICE, .required = true},
	{.kind = "sign_off", .id = "version", .type = FIELD_TEXT},
	{.kind = "sign_off", .id = "signature", .type = FIELD_LONG_TEXT, .optional = true},
	{.kind = "condition", .id = "owner", .type = FIELD_PERSON, .required = true},
	{.kind = "condition", .id = "due", .type = FIELD_DATE, .required = true},
	{.kind = "evidence", .id = "name", .type = FIELD_TEXT, .required = true},
	{.kind = "evidence", .id = "about", .type = FIELD_TEXT},
	{.kind = "evidence", .id = "hash", .type = FIELD_TEXT},
	{.kind = "evidence", .id = "size", .type = FIELD_NUMBER},
	{.kind = "party", .id = "name", .type = FIELD_TEXT},
	{.kind = "party", .id = "jurisdiction", .type = FIELD_CHOICE},
	{.kind = "system", .id = "name", .type = FIELD_TEXT},
	{.kind = "system", .id = "operator", .type = FIELD_REFERENCE, .targets = {"party"}},
	{.kind = "system", .id = "storage", .type = FIELD_CHOICE, .choices = CHOICES_PLACE},
	{.kind = "system", .id = "backup", .type = FIELD_CHOICE, .choices = CHOICES_PLACE},
	{.kind = "system", .id = "remote_access", .type = FIELD_CHOICES, .choices = CHOICES_PLACE},
	{.kind = "flow", .id = "from", .type = FIELD_REFERENCE, .targets = {"party", "system"}},
	{.kind = "flow", .id = "to", .type = FIELD_REFERENCE, .targets = {"party", "system"}},
	{.kind = "flow", .id = "data", .type = FIELD_TEXT, .or_references = true},
	{.kind = "risk", .id = "title", .type = FIELD_TEXT},
	RATED("inherent_likelihood", FIELD_CHOICE, CHOICES_COLUMN, false),
	RATED("inherent_severity", FIELD_CHOICE, CHOICES_ROW, false),
	RATED("inherent_reason", FIELD_LONG_TEXT, CHOICES_FREE, true),
	RATED("inherent_level", FIELD_CHOICE, CHOICES_LEVEL, true),
	RATED("inherent_level_reason", FIELD_LONG_TEXT, CHOICES_FREE, true),
	RATED("current_likelihood", FIELD_CHOICE, CHOICES_COLUMN, true),
	RATED("current_severity", FIELD_CHOICE, CHOICES_ROW, true),
	RATED("current_reason", FIELD_LONG_TEXT, CHOICES_FREE, true),
	RATED("current_level", FIELD_CHOICE, CHOICES_LEVEL, true),
	RATED("current_level_reason", FIELD_LONG_TEXT, CHOICES_FREE, true),
	RATED("residual_likelihood", FIELD_CHOICE, CHOICES_COLUMN, false),
	RATED("residual_severity", FIELD_CHOICE, CHOICES_ROW, false),
	RATED("residual_reason", FIELD_LONG_TEXT, CHOICES_FREE, true),
	RATED("residual_level", FIELD_CHOICE, CHOICES_LEVEL, true),
	RATED("residual_level_reason", FIELD_LONG_TEXT, CHOICES_FREE, true),
	{.kind = "risk", .id = "entry", .type = FIELD_TEXT, .optional = true, .internal = true},
	{.kind = "measure", .id = "title", .type = FIELD_TEXT},
	{.kind = "measure", .id = "risks", .type = FIELD_REFERENCES, .targets = {"risk"}},
	{.kind = "measure", .id = "status", .type = FIELD_CHOICE},
	{.kind = "measure", .id = "owner", .type = FIELD_PERSON},
	{.kind = "measure", .id = "due", .type = FIELD_DATE},
	{.kind = "measure", .id = "entry", .type = FIELD_TEXT, .optional = true, .internal = true},
};

static const struct template_list *
places(const struct template *template)
{
	const struct template_kind *party = template_find_kind(template, "party");
	const struct template_field *jurisdiction = template_find_field(party, "jurisdiction");

	return jurisdiction ? jurisdiction->list : NULL;
}

static void
check_list(struct loader *loader, const struct special_field *special,
	const struct template_field *field)
{
	const struct template *template = loader->template;
	const struct template_list *list = NULL;

	if (special->choices == CHOICES_PLACE)
		list = places(template);
	else if (special->choices == CHOICES_ROW)
		list = template->matrix.rows;
	else if (special->choices == CHOICES_COLUMN)
		list = template->matrix.columns;
	else if (special->choices == CHOICES_LEVEL)
		list = template->matrix.levels;
	if (list && list->id && field->list && field->list != list)
		reader_report(&loader->reader, field->place,
			N_("The field \"{field}\" of \"{kind}\" must be of the list \"{list}\", "
			   "for "
			   "the program computes with it."),
			"field", field->id, "kind", field->kind->id, "list", list->id);
}

static void
check_targets(struct loader *loader, const struct special_field *special,
	const struct template_field *field)
{
	for (size_t i = 0; special->targets[0] && i < field->target_count; i++) {
		const char *target = field->targets[i]->id;

		if (!string_equal(target, special->targets[0]) &&
			!string_equal(target, special->targets[1]))
			reader_report(&loader->reader, field->place,
				N_("The field \"{field}\" of \"{kind}\" cannot point at "
				   "\"{target}\", "
				   "for the program computes with it."),
				"field", field->id, "kind", field->kind->id, "target", target);
	}
}

static void
check_field(struct loader *loader, const struct special_field *special,
	const struct template_field *field)
{
	struct reader *reader = &loader->reader;

	if (field->type != special->type &&
		!(special->or_references && field->type == FIELD_REFERENCES)) {
		reader_report(reader, field->place,
			N_("The field \"{field}\" of \"{kind}\" must be of type {type}, for the "
			   "program computes with it."),
			"field", field->id, "kind", field->kind->id, "type",
			field_type_name(special->type));
		return;
	}
	if (special->required && !field->required)
		reader_report(reader, field->place,
			N_("The field \"{field}\" of \"{kind}\" must be \"{key}: true\", for the "
			   "program works with it."),
			"field", field->id, "kind", field->kind->id, "key", "required");
	if (special->translatable && !field->translatable)
		reader_report(reader, field->place,
			N_("The field \"{field}\" of \"{kind}\" must be \"{key}: true\", for the "
			   "program works with it."),
			"field", field->id, "kind", field->kind->id, "key", "translatable");
	if (field->derived)
		reader_report(reader, field->place,
			N_("The field \"{field}\" of \"{kind}\" cannot be derived, for the program "
			   "computes with it."),
			"field", field->id, "kind", field->kind->id);
	check_list(loader, special, field);
	check_targets(loader, special, field);
}

static void
check_required_kind(struct loader *loader, const struct node *kinds, const char *id, bool single)
{
	const struct template_kind *kind = template_find_kind(loader->template, id);

	if (!kind) {
		reader_report(&loader->reader, kinds->place, N_("The kind \"{kind}\" is missing."),
			"kind", id);
		return;
	}
	if (single && !kind->single)
		reader_report(&loader->reader, kind->place,
			N_("The kind \"{kind}\" must be \"single: true\": there is one in each "
			   "assessment."),
			"kind", id);
}

static void
check_single(struct loader *loader)
{
	static const char *const many[] = {"comment", "dismissal", "sign_off", "condition",
		"evidence", "party", "system", "flow", "risk", "measure"};

	for (size_t i = 0; i < array_length(many); i++) {
		const struct template_kind *kind = template_find_kind(loader->template, many[i]);

		if (kind && kind->single)
			reader_report(&loader->reader, kind->place,
				N_("The kind \"{kind}\" cannot be single."), "kind", kind->id);
	}
}

/* A rating of one axis only has no place in the matrix. */
static void
check_current(struct loader *loader, const struct template_kind *risk)
{
	static const char *const axes[] = {"current_likelihood", "current_severity"};

	for (size_t i = 0; i < array_length(axes); i++) {
		const struct template_field *field = template_find_field(risk, axes[i]);
		const char *other = axes[1 - i];

		if (field && !template_find_field(risk, other))
			reader_report(&loader->reader, field->place,
				N_("The field \"{field}\" of \"{kind}\" needs a field "
				   "\"{other}\" beside it."),
				"field", field->id, "kind", risk->id, "other", other);
	}
}

static void
load_home(struct loader *loader, const struct node *root)
{
	const struct node *home = node_get(root, "home");
	const struct template_list *list = places(loader->template);

	if (!home)
		return;
	if (!list) {
		reader_report(&loader->reader, home->place,
			N_("\"home\" is an id of the list of party.jurisdiction, which is not "
			   "there."));
		return;
	}
	/* Kept even when it is wrong, so that conditions do not ask for it as well. */
	loader_item(loader, list, home);
	loader->template->home = memory_copy_string(home->text ? home->text : "");
}

bool
field_is_internal(const char *kind, const char *id)
{
	for (size_t i = 0; i < array_length(special_fields); i++)
		if (special_fields[i].internal && string_equal(special_fields[i].kind, kind) &&
			string_equal(special_fields[i].id, id))
			return true;
	return false;
}

void
check_special_kinds(struct loader *loader, const struct node *root)
{
	const struct template *template = loader->template;
	const struct node *kinds = node_get(root, "kinds");
	const struct template_kind *risk = template_find_kind(template, "risk");

	load_home(loader, root);
	if (!kinds || kinds->type != NODE_MAPPING)
		return;
	check_required_kind(loader, kinds, "assessment", true);
	check_required_kind(loader, kinds, "comment", false);
	check_single(loader);
	if (risk && !node_get(root, "matrix"))
		reader_report(&loader->reader, risk->place,
			N_("The kind \"risk\" needs a \"matrix\" in the template."));
	check_current(loader, risk);
	for (size_t i = 0; i < array_length(special_fields); i++) {
		const struct special_field *special = &special_fields[i];
		const struct template_kind *kind = template_find_kind(template, special->kind);
		const struct template_field *field = template_find_field(kind, special->id);

		if (field)
			check_field(loader, special, field);
		else if (kind && !special->optional)
			reader_report(&loader->reader, kind->place,
				N_("The kind \"{kind}\" needs a field \"{field}\" of type {type}."),
				"kind", kind->id, "field", special->id, "type",
				field_type_name(special->type));
	}
}
