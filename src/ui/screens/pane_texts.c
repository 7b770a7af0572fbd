/* SPDX-License-Identifier: MIT */
/*
 * The words of the template on an item of a pane.
 */
#include "config.h"

#include "ui/screens/pane_texts.h"

#include "assessment/evaluate.h"
#include "ui/screens/describe.h"

static void
add_list(const struct template_list *list, struct focused_texts *texts)
{
	for (size_t i = 0; list != NULL && i < list->item_count; i++) {
		if (list->items[i].hidden)
			continue;
		focused_texts_add(texts, &list->items[i].label);
		focused_texts_add(texts, &list->items[i].help);
	}
}

void
pane_texts_of_field(const struct template_field *field, struct focused_texts *texts)
{
	focused_texts_add(texts, &field->label);
	focused_texts_add(texts, &field->help);
	focused_texts_add(texts, &field->prompt);
	focused_texts_add(texts, &field->example);
	focused_texts_add(texts, &field->attach);
	add_list(field->list, texts);
}

/* What the template's rules say of a field. */
static void
add_findings(
	struct application *application, const struct pane_item *item, struct focused_texts *texts)
{
	const struct findings *findings = application_findings(application);
	const struct record *record = pane_record(application, item);

	for (size_t i = 0; i < findings->finding_count; i++) {
		const struct finding *finding = &findings->findings[i];

		if (finding->rule != NULL && finding->record == record &&
			finding->field == item->field)
			focused_texts_add(texts, &finding->rule->say);
	}
}

/* Why a derived value is what it is. */
static void
add_reason(
	struct application *application, const struct pane_item *item, struct focused_texts *texts)
{
	const struct derive_line *line = evaluate_derive_line(
		describe_assessment(application), pane_record(application, item), item->field);

	if (line != NULL)
		focused_texts_add(texts, &line->because);
}

static void
add_kind(const struct template_kind *kind, struct focused_texts *texts)
{
	focused_texts_add(texts, &kind->label);
	for (size_t i = 0; i < kind->column_count; i++)
		focused_texts_add(texts, &kind->columns[i]->label);
}

void
pane_texts_of_item(
	struct application *application, const struct pane_item *item, struct focused_texts *texts)
{
	if (item->field != NULL) {
		pane_texts_of_field(item->field, texts);
		if (item->field->derived)
			add_reason(application, item, texts);
		add_findings(application, item, texts);
	} else if (item->kind != NULL) {
		add_kind(item->kind, texts);
	} else if (item->text != NULL) {
		focused_texts_add(texts, item->text);
	}
}

bool
pane_texts(struct application *application, const struct pane *pane, struct focused_texts *texts)
{
	const struct pane_item *item = pane_focused(pane);

	if (item != NULL)
		pane_texts_of_item(application, item, texts);
	return item != NULL;
}
