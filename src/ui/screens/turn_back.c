/* SPDX-License-Identifier: MIT */
/* Undo and redo, with a word on what came of them. */
#include "config.h"

#include "ui/screens/turn_back.h"

#include "base/memory.h"
#include "ui/screens/describe.h"

static bool
turn(struct application *application,
	bool (*change)(struct session *session, char **what, struct error *error),
	const char *message, char **what)
{
	struct error error = {0};
	char *changed = NULL;

	if (what != NULL)
		*what = NULL;
	if (!change(application->session, &changed, &error)) {
		application_say_error(application, &error);
		return false;
	}
	if (application_template_changed(application)) {
		const struct template *template = describe_assessment(application)->template;

		application_say(application, ROLE_GOOD,
			N_("The assessment follows template {template} {version} now."), "template",
			template->name, "version", template->version, NULL);
		memory_free(&changed);
		return false;
	}
	auto_string char *name = describe_address(application, changed == NULL ? "" : changed);
	application_say(application, ROLE_GOOD, message, "what", name, NULL);
	if (what != NULL)
		*what = changed;
	else
		memory_free(&changed);
	return true;
}

bool
turn_back(struct application *application, char **what)
{
	return turn(
		application, session_undo, N_("Taken back: {what}. Ctrl-R brings it again."), what);
}

bool
turn_forward(struct application *application, char **what)
{
	return turn(application, session_redo, N_("Brought again: {what}."), what);
}

void
turn_act_back(struct application *application, void *state)
{
	if (describe_may_change(application, turn_act_back, state) && turn_back(application, NULL))
		application_resume(application);
}

void
turn_act_forward(struct application *application, void *state)
{
	if (describe_may_change(application, turn_act_forward, state) &&
		turn_forward(application, NULL))
		application_resume(application);
}
