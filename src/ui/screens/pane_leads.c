/* SPDX-License-Identifier: MIT */
/* Where keys lead from a pane: the other screens. */
#include "config.h"

#include "ui/screens/pane_keys.h"

#include "assessment/address.h"
#include "base/memory.h"
#include "ui/screens/guidance.h"
#include "ui/screens/pane_item.h"
#include "ui/screens/screens.h"

/* Open a list of what is about the focused item, or about anything. */
static void
open_about(struct application *application, void *state,
	void (*open)(struct application *application, const char *address))
{
	const struct pane_item *item = pane_focused(state);
	const struct record *record = item == NULL ? NULL : pane_record(application, item);

	if (record == NULL) {
		open(application, NULL);
		return;
	}
	auto_string char *address = address_write(record, item->field, LANGUAGE_NONE);
	open(application, address);
}

void
pane_act_comments(struct application *application, void *state)
{
	open_about(application, state, screen_comments_open);
}

void
pane_act_evidence(struct application *application, void *state)
{
	open_about(application, state, screen_evidence_open);
}

void
pane_act_translations(struct application *application, void *state)
{
	const struct pane_item *item = pane_focused(state);

	screen_translations_open(application, item->record, item->field->id);
}

void
pane_act_findings(struct application *application, void *state)
{
	(void)state;
	screen_findings_open(application);
}

void
pane_act_map(struct application *application, void *state)
{
	const struct pane_item *item = pane_focused(state);

	screen_map_open(application, item == NULL ? NULL : item->record);
}

void
pane_act_matrix(struct application *application, void *state)
{
	(void)state;
	screen_matrix_open(application);
}

void
pane_act_export(struct application *application, void *state)
{
	(void)state;
	screen_export_open(application);
}

void
pane_act_signing(struct application *application, void *state)
{
	(void)state;
	screen_signing_open(application);
}

void
pane_act_guidance(struct application *application, void *state)
{
	guidance_open(application, pane_focused(state));
}
