/* SPDX-License-Identifier: MIT */
/* Whether what stands beside the log (the template, the list's sums, the library's own row) is what
 * the log says and the values give. */
#include "config.h"

#include "session/integrity.h"

#include <string.h>

#include "base/memory.h"
#include "base/string.h"

static void
compare_template(
	struct checking *checking, const struct template *template, const struct store_facts *facts)
{
	if (!string_equal(facts->template_hash, checking->template_hash))
		integrity_fault(checking,
			N_("The template kept with the assessment is not the one that the log "
			   "says."),
			0);
	if (!string_equal(facts->kept_hash, facts->template_hash) ||
		!string_equal(facts->template_name, template->name) ||
		!string_equal(facts->template_version, template->version))
		integrity_fault(checking,
			N_("The name, version or hash kept with the template is not that of its "
			   "text."),
			0);
}

static void
expect(struct checking *checking, const char *what, bool is_same)
{
	if (!is_same)
		error_set(error_list_add(checking->faults), ERROR_DATA,
			N_("What the list shows of the assessment ({what}) is not what its values "
			   "and its log give."),
			"what", what, NULL);
}

/* The sums were made on the day of the last change, so they are made again as of that day. */
static void
compare_listed(struct checking *checking, struct session *session, const struct store_facts *facts)
{
	auto_string char *asked = session->today;

	session->today = NULL;
	session_set_day(session, session->assessment, checking->changed);

	struct store_summary sums = summary_of(session->assessment);

	expect(checking, "begun", facts->begun == checking->begun);
	expect(checking, "changed", facts->changed == checking->changed);
	expect(checking, "changed_by", string_equal(facts->changed_by, checking->changed_by));
	expect(checking, "title", string_equal(facts->title, sums.title));
	expect(checking, "client", string_equal(facts->client, sums.client));
	expect(checking, "own_reference", string_equal(facts->own_reference, sums.own_reference));
	expect(checking, "classification",
		string_equal(facts->classification, sums.classification));
	expect(checking, "percent", facts->percent == sums.percent);
	expect(checking, "blocking", facts->blocking == sums.blocking);
	session_set_today(session, asked);
}

void
integrity_compare_facts(
	struct checking *checking, struct session *session, const struct store_facts *facts)
{
	int64_t last = checking->id_count ? checking->ids[checking->id_count - 1] : 0;

	if (!facts->has_library_row)
		integrity_fault(checking,
			N_("The row of the library itself is missing, so nothing can be written."),
			0);
	if (facts->head != last)
		integrity_fault(checking,
			N_("The last change is missing: the log ends with change {number}."),
			(int64_t)checking->id_count);
	compare_template(checking, session->template, facts);
	if (!string_equal(facts->language, checking->language))
		integrity_fault(checking,
			N_("The content language is not the one the assessment was begun in."), 0);
	if (!string_equal(facts->state,
		    checking->state ? checking->state : standing_name(STANDING_DRAFT)) ||
		facts->is_trashed != string_equal(checking->trashed, "yes"))
		integrity_fault(
			checking, N_("Where the assessment stands is not what the log says."), 0);
	if (!string_equal(facts->keep_until, checking->keep_until ? checking->keep_until : "") ||
		!string_equal(facts->hold, checking->hold ? checking->hold : ""))
		integrity_fault(checking,
			N_("How long the assessment is kept, or what holds it, is not what the log "
			   "says."),
			0);
	if (facts->is_listed)
		compare_listed(checking, session, facts);
}

void
integrity_find_templates(struct checking *checking, struct session *session)
{
	for (size_t i = 0; i < checking->followed_count; i++) {
		struct store_template template;
		struct error error = {0};

		/* The one that it follows now was compared already. */
		if (string_equal(checking->followed[i], checking->template_hash))
			continue;
		if (store_find_template(
			    session->library->store, checking->followed[i], &template, &error))
			store_template_clear(&template);
		else
			error_move(error_list_add(checking->faults), &error);
	}
}
