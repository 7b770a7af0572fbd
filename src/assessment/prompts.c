/* SPDX-License-Identifier: MIT */
/* Prompts, from the catalogue, the risks that were taken and what was set aside. */
#include "config.h"

#include "assessment/prompts.h"

#include <stdlib.h>
#include <string.h>

#include "assessment/catalogue.h"
#include "assessment/dismissals.h"
#include "assessment/value.h"
#include "base/array.h"
#include "base/memory.h"
#include "base/string.h"

static const char *const element_kinds[] = {"party", "system", "flow"};

/* A risk that leads somewhere. */
struct link {
	size_t entry;
	char *target; /* UUID; owned */
	const struct record *risk;
};

/* What is known before the elements are gone through. */
struct collection {
	const struct assessment *assessment;
	const struct template_kind *risk;
	const struct record **taken; /* by entry */
	struct link *links;          /* in order */
	size_t link_count;
	struct dismissals dismissals;
	struct prompts *prompts;
};

bool
prompts_has_kind(const struct template_kind *kind)
{
	for (size_t i = 0; i < array_length(element_kinds); i++) {
		if (string_equal(kind->id, element_kinds[i]))
			return true;
	}
	return false;
}

static int
compare_links(const void *a, const void *b)
{
	const struct link *first = a;
	const struct link *second = b;

	if (first->entry != second->entry)
		return first->entry < second->entry ? -1 : 1;
	return strcmp(first->target, second->target);
}

/* Add what a risk leads to, by one field. */
static void
add_links(struct collection *collection, const struct record *risk, size_t entry,
	const struct template_field *field)
{
	size_t count;
	char **parts = value_split(assessment_text(collection->assessment, risk, field), &count);

	for (size_t i = 0; i < count; i++)
		*array_append(&collection->links, &collection->link_count) =
			(struct link){entry, parts[i], risk};
	free(parts);
}

/* Where the risks lead that were taken from the catalogue, ordered to be looked up: a flow may be
 * one of thousands. */
static void
find_links(struct collection *collection)
{
	size_t count;
	const struct record **risks =
		assessment_records_of(collection->assessment, collection->risk, &count);

	for (size_t i = 0; i < count; i++) {
		size_t entry;

		if (!catalogue_entry_of(collection->assessment, risks[i], &entry))
			continue;
		for (size_t j = 0; j < collection->risk->field_count; j++) {
			if (collection->risk->fields[j]->type == FIELD_REFERENCES)
				add_links(collection, risks[i], entry, collection->risk->fields[j]);
		}
	}
	free(risks);
	if (collection->link_count > 1)
		qsort(collection->links, collection->link_count, sizeof(*collection->links),
			compare_links);
}

/* The risk taken from an entry that leads to an element, or that cannot lead to any of its kind. */
static const struct record *
find_risk(const struct collection *collection, size_t entry, const struct record *element)
{
	const struct link wanted = {entry, element->id, NULL};
	const struct link *found;

	if (!collection->taken[entry])
		return NULL;
	if (!catalogue_link_field(collection->risk, element->kind))
		return collection->taken[entry];
	if (collection->link_count == 0)
		return NULL;
	found = bsearch(&wanted, collection->links, collection->link_count,
		sizeof(*collection->links), compare_links);
	return found ? found->risk : NULL;
}

static void
add_prompt(struct collection *collection, const struct record *element, size_t entry)
{
	const struct template *template = collection->assessment->template;
	struct prompts *prompts = collection->prompts;
	struct prompt *prompt = array_append(&prompts->prompts, &prompts->prompt_count);

	prompt->element = element;
	prompt->entry = entry;
	prompt->record = find_risk(collection, entry, element);
	prompt->state = prompt->record ? PROMPT_TAKEN : PROMPT_OPEN;
	if (prompt->record || collection->dismissals.line_count == 0)
		return;
	prompt->record = dismissals_find(&collection->dismissals, element, DISMISSED_ENTRY,
		template->catalogue->records[entry].key);
	if (prompt->record)
		prompt->state = PROMPT_SET_ASIDE;
}

static void
collect_kind(struct collection *collection, const struct template_kind *kind)
{
	const struct template *template = collection->assessment->template;
	size_t count;
	const struct record **elements =
		assessment_records_of(collection->assessment, kind, &count);

	for (size_t i = 0; i < count; i++) {
		for (size_t entry = 0; entry < catalogue_count(template); entry++) {
			if (template->catalogue->records[entry].kind == collection->risk &&
				catalogue_applies(collection->assessment, entry, elements[i]))
				add_prompt(collection, elements[i], entry);
		}
	}
	free(elements);
}

void
prompts_collect(const struct assessment *assessment, struct prompts *prompts)
{
	const struct template *template = assessment->template;
	struct collection collection = {
		.assessment = assessment,
		.risk = template_find_kind(template, "risk"),
		.prompts = prompts,
	};

	*prompts = (struct prompts){0};
	if (!collection.risk || !catalogue_has_kind(template, collection.risk))
		return;
	collection.taken = catalogue_taken(assessment);
	find_links(&collection);
	dismissals_read(assessment, &collection.dismissals);
	for (size_t i = 0; i < template->kind_count; i++) {
		if (prompts_has_kind(template->kinds[i]) && !template->kinds[i]->hidden)
			collect_kind(&collection, template->kinds[i]);
	}
	dismissals_clear(&collection.dismissals);
	for (size_t i = 0; i < collection.link_count; i++)
		free(collection.links[i].target);
	free(collection.links);
	free(collection.taken);
}

void
prompts_clear(struct prompts *prompts)
{
	free(prompts->prompts);
	*prompts = (struct prompts){0};
}

struct prompt_counts
prompts_count(const struct prompts *prompts, const struct template_kind *kind,
	const struct record *element)
{
	struct prompt_counts counts = {0};

	for (size_t i = 0; i < prompts->prompt_count; i++) {
		const struct prompt *prompt = &prompts->prompts[i];

		if ((kind && prompt->element->kind != kind) ||
			(element && prompt->element != element))
			continue;
		counts.states[prompt->state]++;
		counts.total++;
	}
	return counts;
}

/* Go on to the run that follows, from zeros to the first; behind the last there are zeros. */
static bool
next_run(const struct prompts *prompts, struct prompt_run *run)
{
	size_t start = run->first ? (size_t)(run->first - prompts->prompts) + run->count : 0;
	size_t end = start;

	while (end < prompts->prompt_count &&
		prompts->prompts[end].element == prompts->prompts[start].element)
		end++;
	if (start == end) {
		*run = (struct prompt_run){0};
		return false;
	}
	*run = (struct prompt_run){
		.first = &prompts->prompts[start],
		.count = end - start,
		.position = run->first ? run->position + 1 : 0,
	};
	return true;
}

size_t
prompts_element_count(const struct prompts *prompts)
{
	struct prompt_run run = {0};
	size_t count = 0;

	while (next_run(prompts, &run))
		count++;
	return count;
}

struct prompt_run
prompts_at(const struct prompts *prompts, size_t position)
{
	struct prompt_run run = {0};

	while (next_run(prompts, &run) && run.position < position)
		;
	return run;
}

struct prompt_run
prompts_of(const struct prompts *prompts, const char *element)
{
	struct prompt_run run = {0};

	while (next_run(prompts, &run) && !string_equal(run.first->element->id, element))
		;
	return run;
}
