/* SPDX-License-Identifier: MIT */
/* Dates by which something is to be done: when that is, and who sees to it. */
#include "config.h"

#include <stddef.h>

#include "base/array.h"
#include "base/string.h"
#include "template/loader.h"

void
load_due(struct loader *loader, struct template_field *field, const struct node *node)
{
	const struct node *due = node_get(node, "due");
	const struct node *owner = node_get(node, "owner");

	if (field->type != FIELD_DATE) {
		loader_refuse_key(loader, field, node, "due");
		loader_refuse_key(loader, field, node, "owner");
		return;
	}
	field->falls_due = due != NULL;
	if (due && !string_equal(due->text, "always"))
		load_condition_later(loader, due, field->kind, &field->due);
	if (owner)
		*array_append(&loader->owners, &loader->owner_count) =
			(struct pending_owner){owner, field};
}

/* What every template has without a word of it: by when a measure is due, and its owner. */
static void
load_measures(struct loader *loader)
{
	struct template *template = loader->template;

	for (size_t i = 0; i < template->kind_count; i++) {
		struct template_kind *kind = template->kinds[i];

		for (size_t j = 0; string_equal(kind->id, "measure") && j < kind->field_count;
			j++) {
			struct template_field *field = kind->fields[j];

			if (!string_equal(field->id, "due") || field->type != FIELD_DATE)
				continue;
			field->falls_due = true;
			if (!field->owner)
				field->owner = template_find_field(kind, "owner");
		}
	}
}

void
load_owners(struct loader *loader)
{
	for (size_t i = 0; i < loader->owner_count; i++) {
		const struct pending_owner *pending = &loader->owners[i];
		const struct template_field *owner =
			loader_field(loader, pending->field->kind, pending->node);

		if (owner && owner->type != FIELD_PERSON && owner->type != FIELD_TEXT)
			reader_report(&loader->reader, pending->node->place,
				N_("An owner is a field of type person or text, not {type}."),
				"type", field_type_name(owner->type));
		else
			pending->field->owner = owner;
	}
	load_measures(loader);
}
