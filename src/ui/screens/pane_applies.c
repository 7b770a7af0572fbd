/* SPDX-License-Identifier: MIT */
/*
 * When the rows of PANE_BINDINGS apply.
 */
#include "config.h"

#include <string.h>

#include "base/array.h"
#include "base/string.h"
#include "session/evidence.h"
#include "ui/screens/describe.h"
#include "ui/screens/pane_keys.h"

bool
pane_browses(const struct application *application, const void *state)
{
	(void)application;
	return pane_is_browsing(state);
}

bool
pane_types(const struct application *application, const void *state)
{
	(void)application;
	return pane_is_editing(state);
}

bool
pane_types_lines(const struct application *application, const void *state)
{
	const struct pane *pane = state;

	return pane_types(application, state) && pane->editor.field->type == FIELD_LONG_TEXT;
}

bool
pane_types_line(const struct application *application, const void *state)
{
	return pane_types(application, state) && !pane_types_lines(application, state);
}

bool
pane_finds(const struct application *application, const void *state)
{
	const struct pane *pane = state;

	(void)application;
	return pane->find.typing;
}

bool
pane_found(const struct application *application, const void *state)
{
	const struct pane *pane = state;

	return pane_browses(application, state) && pane->find.words != NULL;
}

/* The focused item when keys mean it and it is of this type; else NULL. */
static const struct pane_item *
item_of_type(const void *state, enum pane_item_type type)
{
	const struct pane_item *item = pane_focused(state);

	return pane_is_browsing(state) && item != NULL && item->type == type ? item : NULL;
}

bool
pane_is_on_field(const struct application *application, const void *state)
{
	(void)application;
	return item_of_type(state, PANE_FIELD) != NULL;
}

bool
pane_is_on_yes_no(const struct application *application, const void *state)
{
	const struct pane_item *item = item_of_type(state, PANE_FIELD);

	(void)application;
	if (item == NULL || item->field->derived)
		return false;
	/* A choice with yes and no in it, and perhaps "not known yet", is one too. */
	return item->field->type == FIELD_YES_NO ||
	       (item->field->type == FIELD_CHOICE &&
		       template_find_item(item->field->list, "yes") != NULL &&
		       template_find_item(item->field->list, "no") != NULL);
}

bool
pane_is_on_long_text(const struct application *application, const void *state)
{
	const struct pane_item *item = item_of_type(state, PANE_FIELD);

	(void)application;
	return item != NULL && item->field->type == FIELD_LONG_TEXT;
}

bool
pane_is_on_value(const struct application *application, const void *state)
{
	const struct pane_item *item = item_of_type(state, PANE_FIELD);

	return item != NULL && !item->field->derived && !evidence_field_is_fixed(item->field) &&
	       record_value(pane_record(application, item), item->field,
		       describe_value_language(application, item->field)) != NULL;
}

bool
pane_is_on_record(const struct application *application, const void *state)
{
	(void)application;
	return item_of_type(state, PANE_RECORD) != NULL;
}

bool
pane_is_on_own_record(const struct application *application, const void *state)
{
	const struct pane_item *item = item_of_type(state, PANE_RECORD);

	(void)application;
	return item != NULL && item->linked_to == NULL;
}

bool
pane_is_on_linked(const struct application *application, const void *state)
{
	const struct pane_item *item = item_of_type(state, PANE_RECORD);

	(void)application;
	return item != NULL && item->linked_to != NULL;
}

bool
pane_is_on_new(const struct application *application, const void *state)
{
	(void)application;
	return item_of_type(state, PANE_NEW) != NULL;
}

bool
pane_is_on_other(const struct application *application, const void *state)
{
	(void)application;
	return item_of_type(state, PANE_MATRIX) != NULL ||
	       item_of_type(state, PANE_PROMPTS) != NULL || item_of_type(state, PANE_GO) != NULL;
}

bool
pane_is_on_translatable(const struct application *application, const void *state)
{
	const struct pane_item *item = item_of_type(state, PANE_FIELD);

	(void)application;
	return item != NULL && item->field->translatable;
}

bool
pane_has_table(const struct application *application, const void *state)
{
	const struct pane *pane = state;

	/* On a yes-or-no question n is its answer. */
	if (!pane_browses(application, state) || pane_is_on_yes_no(application, state))
		return false;
	for (size_t i = 0; i < pane->item_count; i++)
		if (pane->items[i].type == PANE_NEW)
			return true;
	return false;
}

bool
pane_shows_flows(const struct application *application, const struct pane *pane)
{
	static const char *const kinds[] = {"flow", "party", "system"};
	const struct template_kind *flow =
		template_find_kind(describe_assessment(application)->template, "flow");

	if (flow == NULL || flow->hidden)
		return false;
	for (size_t i = 0; i < pane->item_count; i++)
		for (size_t j = 0; j < array_length(kinds); j++)
			if ((pane->items[i].type == PANE_NEW ||
				    pane->items[i].type == PANE_FIELD) &&
				string_equal(pane->items[i].kind->id, kinds[j]))
				return true;
	return false;
}

static bool
takes_evidence(const struct application *application, const void *state)
{
	return pane_browses(application, state) &&
	       evidence_kind(describe_assessment(application)) != NULL;
}

bool
pane_wants_evidence(const struct application *application, const void *state)
{
	const struct pane_item *item = pane_focused(state);

	return takes_evidence(application, state) && item != NULL &&
	       (item->evidence > 0 ||
		       (item->field != NULL && !string_is_empty(localized_text(&item->field->attach,
						       application->language))));
}

bool
pane_has_evidence(const struct application *application, const void *state)
{
	return takes_evidence(application, state) && !pane_wants_evidence(application, state);
}

bool
pane_has_flows(const struct application *application, const void *state)
{
	return pane_browses(application, state) && pane_shows_flows(application, state);
}

bool
pane_has_matrix(const struct application *application, const void *state)
{
	return pane_browses(application, state) && !pane_has_flows(application, state) &&
	       template_has_matrix(describe_assessment(application)->template);
}
