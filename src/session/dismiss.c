/* SPDX-License-Identifier: MIT */
/* Setting aside what a rule found, or an entry of the catalogue, with a reason. */
#include "config.h"

#include "assessment/address.h"
#include "assessment/dismissals.h"
#include "base/memory.h"
#include "base/string.h"
#include "session/state.h"
#include "template/blueprint.h"

static bool
is_rule(const struct template *template, const struct record *record, const char *id)
{
	for (size_t i = 0; i < template->rule_count; i++) {
		if (string_equal(template->rules[i].id, id))
			return template->rules[i].kind == record->kind;
	}
	return false;
}

static bool
is_entry(const struct template *template, const char *id)
{
	for (size_t i = 0; template->catalogue && i < template->catalogue->record_count; i++) {
		if (string_equal(template->catalogue->records[i].key, id))
			return true;
	}
	return false;
}

static bool
check(const struct session *session, const struct record *record, const char *type, const char *id,
	struct error *error)
{
	const struct template *template = session->template;
	struct dismissals dismissals;
	bool again;

	if (!dismissal_kind(template))
		return error_set(error, ERROR_DATA,
			N_("The template {template} keeps no dismissals. A newer version of it "
			   "may."),
			"template", template->name, NULL);
	if (string_equal(type, DISMISSED_RULE) ? !is_rule(template, record, id)
					       : !is_entry(template, id)) {
		auto_string char *address = address_write(record, NULL, LANGUAGE_NONE);

		return error_set(error, ERROR_DATA,
			N_("Nothing called {id} speaks of {address}, so it cannot be dismissed."),
			"id", id, "address", address, NULL);
	}
	dismissals_read(session->assessment, &dismissals);
	again = dismissals_find(&dismissals, record, type, id) != NULL;
	dismissals_clear(&dismissals);
	if (again)
		return error_set(error, ERROR_STATE, N_("That is dismissed already."), NULL);
	return true;
}

bool
session_dismiss(struct session *session, const struct record *record, const char *type,
	const char *id, const char *reason, const struct record **dismissal, struct error *error)
{
	const struct template_kind *kind = dismissal_kind(session->template);

	if (text_is_blank(reason))
		return error_set(error, ERROR_DATA, N_("Dismissing needs a reason."), NULL);
	if (!check(session, record, type, id, error))
		return false;

	auto_string char *about = address_write(record, NULL, LANGUAGE_NONE);
	auto_string char *what = string_format("%s/%s", type, id);
	const struct session_value values[] = {
		{.field = template_find_field(kind, "reason"), .text = reason},
		{.field = template_find_field(kind, "about"), .text = about},
		{.field = template_find_field(kind, "what"), .text = what},
	};

	return session_add(session, kind, values, 3, dismissal, error);
}
