/* SPDX-License-Identifier: MIT */
/* Finding words in what a pane shows. */
#include "config.h"

#include "ui/screens/pane_keys.h"

#include <stdlib.h>

#include "base/memory.h"
#include "text/fold.h"
#include "ui/screens/pane_item.h"

/* Put the focus on the first item from `start` (round the end) that has the words. */
static bool
find_from(struct application *application, struct pane *pane, size_t start, const char *words)
{
	auto_string char *folded = fold_text(words);

	for (size_t i = 0; i < pane->item_count; i++) {
		size_t index = (start + i) % pane->item_count;
		if (!pane_can_focus(&pane->items[index]))
			continue;
		auto_string char *text = pane_item_words(application, &pane->items[index]);
		if (fold_contains_folded(text, folded)) {
			pane->focus = index;
			return true;
		}
	}
	application_say(application, ROLE_WARNING, N_("Not here: {words}"), "words", words, NULL);
	return false;
}

bool
pane_find_input(struct application *application, struct pane *pane, const struct input *input)
{
	const char *words;

	if (!edit_field_input(&pane->find.edit, input))
		return false;
	words = edit_field_text(&pane->find.edit);
	if (words[0] != '\0')
		find_from(application, pane, pane->find.origin, words);
	return true;
}

void
pane_act_find(struct application *application, void *state)
{
	struct pane *pane = state;

	(void)application;
	pane->find.typing = true;
	pane->find.origin = pane->focus;
	edit_field_open(&pane->find.edit, NULL, false);
}

/* Words are remembered for F3. */
static void
remember_words(struct pane *pane)
{
	const char *typed = edit_field_text(&pane->find.edit);

	if (typed[0] == '\0')
		return;
	free(pane->find.words);
	pane->find.words = memory_copy_string(typed);
}

void
pane_act_find_keep(struct application *application, void *state)
{
	struct pane *pane = state;

	(void)application;
	remember_words(pane);
	edit_field_close(&pane->find.edit);
	pane->find.typing = false;
}

void
pane_act_find_cancel(struct application *application, void *state)
{
	struct pane *pane = state;

	pane_act_find_keep(application, state);
	if (pane->find.origin < pane->item_count)
		pane->focus = pane->find.origin;
}

void
pane_act_find_next(struct application *application, void *state)
{
	struct pane *pane = state;

	if (pane->find.typing)
		remember_words(pane);
	if (pane->find.words != NULL && pane->item_count > 0)
		find_from(application, pane, pane->focus + 1, pane->find.words);
}
