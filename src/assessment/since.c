/* SPDX-License-Identifier: MIT */
/* What differs from an earlier moment, counted. */
#include "config.h"

#include "assessment/since.h"

#include <stdlib.h>
#include <string.h>

#include "assessment/diff.h"
#include "assessment/findings.h"
#include "base/array.h"
#include "base/memory.h"

/* What of a record was counted. */
struct counted {
	size_t count;
	bool *fields; /* of a single kind, whose fields may stand in several steps: which differ */
};

struct since {
	const struct assessment *before;
	const struct assessment *after;
	struct counted *records; /* as `after` has them; none before the first question */
	size_t record_count;
	size_t *counts; /* by step, then of what no step shows; NULL before the first question */
};

struct since *
since_new(const struct assessment *before, const struct assessment *after)
{
	struct since *since = memory_allocate(sizeof(*since));

	since->before = before;
	since->after = after;
	return since;
}

void
since_free(struct since **since)
{
	struct since *old = *since;

	*since = NULL;
	if (!old)
		return;
	for (size_t i = 0; i < old->record_count; i++)
		free(old->records[i].fields);
	free(old->records);
	free(old->counts);
	free(old);
}

static bool
is_field_changed(
	const struct since *since, const struct record *record, const struct template_field *field)
{
	struct diff_record found;
	bool is_changed;

	diff_find_field(since->before, since->after, record, field, since->after->language, &found);
	is_changed = found.value_count > 0;
	diff_record_clear(&found);
	return is_changed;
}

static size_t
count_fields(const struct since *since, const struct record *record)
{
	size_t count = 0;

	for (size_t i = 0; i < record->kind->field_count; i++)
		count += is_field_changed(since, record, record->kind->fields[i]);
	return count;
}

/* How much a record is that may be new, or gone. */
static size_t
count_record(const struct since *since, const struct record *record)
{
	const struct record *before = diff_find_before(since->before, record);

	if (record->removed || !before)
		return record->removed != !before;
	return count_fields(since, record);
}

static size_t *
count_of(const struct since *since, const struct template_kind *kind,
	const struct template_field *field)
{
	const struct template *template = since->after->template;
	const struct template_step *step = findings_step_of(template, kind, field);

	return &since->counts[step ? (size_t)(step - template->steps) : template->step_count];
}

static void
count_single(struct since *since, const struct record *record, size_t field)
{
	const struct template_kind *kind = record->kind;
	bool *known = &since->records[record->index].fields[field];
	const bool is_changed = is_field_changed(since, record, kind->fields[field]);

	if (is_changed == *known)
		return;
	if (is_changed)
		++*count_of(since, kind, kind->fields[field]);
	else
		--*count_of(since, kind, kind->fields[field]);
	*known = is_changed;
}

/* Count a record again; `field` (NULL: any) is the only one that may have changed. */
static void
count_again(struct since *since, const struct record *record, const char *field)
{
	const struct template_kind *kind = record->kind;
	struct counted *counted = &since->records[record->index];

	if (diff_is_beside(kind->id))
		return;
	if (kind->single) {
		for (size_t i = 0; i < kind->field_count; i++) {
			if (!field || strcmp(kind->fields[i]->id, field) == 0)
				count_single(since, record, i);
		}
		return;
	}

	size_t *sum = count_of(since, kind, NULL);

	*sum -= counted->count;
	counted->count = count_record(since, record);
	*sum += counted->count;
}

/* Records that are new here. */
static void
follow_records(struct since *since)
{
	while (since->record_count < since->after->record_count) {
		const struct record *record = since->after->records[since->record_count];
		struct counted *counted = array_append(&since->records, &since->record_count);

		*counted = (struct counted){0};
		if (record->kind->single)
			counted->fields = memory_allocate_array(
				record->kind->field_count, sizeof(*counted->fields));
		count_again(since, record, NULL);
	}
}

void
since_edit(struct since *since, const struct edit *edit)
{
	const struct record *record = assessment_find_record(since->after, edit->record);

	if (!since->counts || !record)
		return;
	follow_records(since);
	count_again(since, record, edit->field);
}

const size_t *
since_counts(struct since *since)
{
	if (!since->counts)
		since->counts = memory_allocate_array(
			since->after->template->step_count + 1, sizeof(*since->counts));
	follow_records(since);
	return since->counts;
}

bool
since_is_changed(
	struct since *since, const struct record *record, const struct template_field *field)
{
	if (diff_is_beside(record->kind->id))
		return false;
	if (field)
		return is_field_changed(since, record, field);
	/* There may be thousands of them in a table. */
	(void)since_counts(since);
	return since->records[record->index].count > 0;
}
