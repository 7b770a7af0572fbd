/* SPDX-License-Identifier: MIT */
/*
 * What keys do in a pane: answering, adding, removing, undoing (pane_keys.c), finding
 * (pane_find.c), and going to other screens (pane_leads.c). PANE_BINDINGS are rows for the key
 * table of a screen whose state begins with a struct pane.
 */
#ifndef PIA_UI_SCREENS_PANE_KEYS_H
#define PIA_UI_SCREENS_PANE_KEYS_H

#include "session/review.h"
#include "ui/screens/pane.h"

/* Offer an input that is no key of the table: typing in a field or the words to find; text that is
 * no shortcut begins to type in the focused field. */
bool pane_input(struct application *application, struct pane *pane, const struct input *input);

/* Offer one to the words to find, which are being typed. */
bool pane_find_input(struct application *application, struct pane *pane, const struct input *input);

/* The screen's leave: keep what is being typed. */
bool pane_leave(struct application *application, struct pane *pane);

/* Begin to type in the focused field, with this text that is a draft on disk (NULL: with its
 * value). Nothing happens on a field that is chosen. */
void pane_take_draft(struct application *application, struct pane *pane, const char *text);

/* Something was changed: make the items anew and tell the screen. */
void pane_after_change(struct application *application, struct pane *pane);

/* An answer was given that is the one that was there: where it waited to be confirmed, it is. False
 * when that could not be kept, which was said. */
bool pane_confirm_same(struct application *application, const struct record *record,
	const struct template_field *field);

/* Go to the next that waits to be confirmed after a place; see session_next_unconfirmed(). */
void review_go_to_next(struct application *application, const struct review_place *from);

/* What the rows do. */
void pane_act_enter(struct application *application, void *state);
void pane_act_new_line(struct application *application, void *state);
void pane_act_keep(struct application *application, void *state);
void pane_act_keep_next(struct application *application, void *state);
void pane_act_keep_previous(struct application *application, void *state);
void pane_act_cancel(struct application *application, void *state);
void pane_act_outside(struct application *application, void *state);
void pane_act_new(struct application *application, void *state);
void pane_act_remove(struct application *application, void *state);
void pane_act_unlink(struct application *application, void *state);
void pane_act_empty(struct application *application, void *state);
void pane_act_yes(struct application *application, void *state);
void pane_act_no(struct application *application, void *state);
void pane_act_toggle(struct application *application, void *state);
void pane_act_undo(struct application *application, void *state);
void pane_act_redo(struct application *application, void *state);
void pane_act_comments(struct application *application, void *state);
void pane_act_evidence(struct application *application, void *state);
void pane_act_translations(struct application *application, void *state);
void pane_act_findings(struct application *application, void *state);
void pane_act_map(struct application *application, void *state);
void pane_act_matrix(struct application *application, void *state);
void pane_act_catalogue(struct application *application, void *state);
void pane_act_suggested(struct application *application, void *state);
void pane_act_prompts(struct application *application, void *state);
void pane_act_export(struct application *application, void *state);
void pane_act_confirm(struct application *application, void *state);
void pane_act_confirm_step(struct application *application, void *state);
void pane_act_next_unconfirmed(struct application *application, void *state);
void pane_act_signing(struct application *application, void *state);
void pane_act_guidance(struct application *application, void *state);
void pane_act_find(struct application *application, void *state);
void pane_act_find_next(struct application *application, void *state);
void pane_act_find_keep(struct application *application, void *state);
void pane_act_find_cancel(struct application *application, void *state);
void pane_act_up(struct application *application, void *state);
void pane_act_down(struct application *application, void *state);
void pane_act_page_up(struct application *application, void *state);
void pane_act_page_down(struct application *application, void *state);
void pane_act_home(struct application *application, void *state);
void pane_act_end(struct application *application, void *state);

/* Whether it shows flows, parties or systems, in a table or as a form, of a template that has
 * flows: then m is the map. */
bool pane_shows_flows(const struct application *application, const struct pane *pane);

/* When they apply. */
bool pane_browses(const struct application *application, const void *state);
bool pane_types_line(const struct application *application, const void *state);
bool pane_types_lines(const struct application *application, const void *state);
bool pane_types(const struct application *application, const void *state);
bool pane_finds(const struct application *application, const void *state);
bool pane_found(const struct application *application, const void *state);
bool pane_is_on_field(const struct application *application, const void *state);
bool pane_is_on_yes_no(const struct application *application, const void *state);
bool pane_is_on_long_text(const struct application *application, const void *state);
bool pane_is_on_value(const struct application *application, const void *state);
bool pane_is_on_record(const struct application *application, const void *state);
bool pane_is_on_own_record(const struct application *application, const void *state);
bool pane_is_on_linked(const struct application *application, const void *state);
bool pane_is_on_new(const struct application *application, const void *state);
bool pane_is_on_other(const struct application *application, const void *state);
bool pane_is_on_translatable(const struct application *application, const void *state);
bool pane_has_table(const struct application *application, const void *state);
bool pane_wants_evidence(const struct application *application, const void *state);
bool pane_has_evidence(const struct application *application, const void *state);
bool pane_has_flows(const struct application *application, const void *state);
bool pane_has_matrix(const struct application *application, const void *state);
bool pane_has_catalogue(const struct application *application, const void *state);
bool pane_is_on_suggestion(const struct application *application, const void *state);
bool pane_has_prompts(const struct application *application, const void *state);
bool pane_is_on_unconfirmed(const struct application *application, const void *state);
bool pane_has_unconfirmed(const struct application *application, const void *state);
bool pane_step_has_unconfirmed(const struct application *application, const void *state);

/* clang-format off */
#define PANE_BINDINGS \
	{"Enter Tab Down", N_("keep, next"), \
		N_("Keep what was typed and go to the next field"), \
		pane_act_keep_next, pane_types_line}, \
	{"Enter", N_("new line"), N_("Begin a new line in a long text"), \
		pane_act_new_line, pane_types_lines}, \
	{"Tab Down", N_("keep, next"), N_("Keep what was typed and go to the next field"), \
		pane_act_keep_next, pane_types_lines}, \
	{"Shift-Tab Up", NULL, N_("Keep what was typed and go to the field before"), \
		pane_act_keep_previous, pane_types}, \
	{"Esc Ctrl-S", N_("keep, stay"), N_("Keep what was typed and stay here"), \
		pane_act_keep, pane_types}, \
	{"Ctrl-G", N_("as before"), N_("Throw away what was typed and put back what was there"), \
		pane_act_cancel, pane_types}, \
	{"Ctrl-O", N_("editor"), N_("Go on with this text in your own editor"), \
		pane_act_outside, pane_types_lines}, \
	{"Enter", N_("stay here"), N_("End finding and stay on what was found"), \
		pane_act_find_keep, pane_finds}, \
	{"Esc", N_("back"), N_("End finding and go back to where it began"), \
		pane_act_find_cancel, pane_finds}, \
	{"F3 Down", N_("next"), N_("Go to the next that matches"), pane_act_find_next, pane_finds}, \
	{"Enter", N_("answer"), N_("Answer the field: type or choose"), \
		pane_act_enter, pane_is_on_field}, \
	{"Enter", N_("open"), N_("Open the record's form"), pane_act_enter, pane_is_on_record}, \
	{"Enter", N_("add"), N_("Add a record"), pane_act_enter, pane_is_on_new}, \
	{"Enter", N_("go there"), N_("Go where the line says"), pane_act_enter, pane_is_on_other}, \
	{"y s", N_("yes"), N_("Answer a yes-or-no question with yes"), \
		pane_act_yes, pane_is_on_yes_no}, \
	{"n", N_("no"), N_("Answer a yes-or-no question with no"), \
		pane_act_no, pane_is_on_yes_no}, \
	{"Space", NULL, N_("Change a yes to a no, a no to a yes"), \
		pane_act_toggle, pane_is_on_yes_no}, \
	{"o", N_("confirm"), N_("Confirm this as it is, as it was signed"), \
		pane_act_confirm, pane_is_on_unconfirmed}, \
	{"g", N_("next to confirm"), N_("Go to the next that waits to be confirmed or changed"), \
		pane_act_next_unconfirmed, pane_has_unconfirmed}, \
	{"O", NULL, N_("Confirm all that waits in this step, after a question"), \
		pane_act_confirm_step, pane_step_has_unconfirmed}, \
	{"n", N_("new"), N_("Add a record to the table and open its form"), \
		pane_act_new, pane_has_table}, \
	{"a", N_("add suggested"), N_("Add the risk or measure that a finding suggests"), \
		pane_act_suggested, pane_is_on_suggestion}, \
	{"p", N_("threats"), N_("What could go wrong here, from the catalogue"), \
		pane_act_prompts, pane_has_prompts}, \
	{"k", N_("catalogue"), N_("Take risks or measures from the catalogue"), \
		pane_act_catalogue, pane_has_catalogue}, \
	{"D Delete", N_("remove"), N_("Remove the record; u brings it back"), \
		pane_act_remove, pane_is_on_own_record}, \
	{"D Delete", N_("unlink"), N_("Take the link away; the record itself stays"), \
		pane_act_unlink, pane_is_on_linked}, \
	{"Delete Backspace", N_("empty"), N_("Empty the field; u brings the answer back"), \
		pane_act_empty, pane_is_on_value}, \
	{"b", N_("evidence"), N_("Files that prove it, attached to this record or field"), \
		pane_act_evidence, pane_wants_evidence}, \
	{"u", N_("undo"), N_("Take back the last change"), pane_act_undo, pane_browses}, \
	{"Ctrl-R", NULL, N_("Bring back what was undone"), pane_act_redo, pane_browses}, \
	{"f", N_("findings"), N_("Everything that is missing or wrong"), \
		pane_act_findings, pane_browses}, \
	{"t", N_("translations"), N_("The versions of this field in other languages"), \
		pane_act_translations, pane_is_on_translatable}, \
	{"c", N_("comments"), N_("Comments on this record or field"), \
		pane_act_comments, pane_browses}, \
	{"e", N_("editor"), N_("Write this text in your own editor"), \
		pane_act_outside, pane_is_on_long_text}, \
	{"i", NULL, N_("All of the guidance on this item"), pane_act_guidance, pane_browses}, \
	{"m", N_("map"), N_("The map of the data flows, and other views of them"), pane_act_map, pane_has_flows}, \
	{"m", N_("matrix"), N_("The risk matrix"), pane_act_matrix, pane_has_matrix}, \
	{"x", N_("export"), N_("Write a workbook or a report"), pane_act_export, pane_browses}, \
	{"b", N_("evidence"), N_("Files that prove it, attached to this record or field"), \
		pane_act_evidence, pane_has_evidence}, \
	{"S", NULL, N_("Where it stands, what is in the way, and signing"), \
		pane_act_signing, pane_browses}, \
	{"/", N_("find"), N_("Find words in what is shown, as you type"), \
		pane_act_find, pane_browses}, \
	{"F3", NULL, N_("Go to the next that matches"), pane_act_find_next, pane_found}, \
	{"Up Shift-Tab", NULL, N_("The item above"), pane_act_up, pane_browses}, \
	{"Down Tab", NULL, N_("The item below"), pane_act_down, pane_browses}, \
	{"PageUp", NULL, N_("A page up"), pane_act_page_up, pane_browses}, \
	{"PageDown", NULL, N_("A page down"), pane_act_page_down, pane_browses}, \
	{"Home", NULL, N_("The first item"), pane_act_home, pane_browses}, \
	{"End", NULL, N_("The last item"), pane_act_end, pane_browses}
/* clang-format on */

#endif
