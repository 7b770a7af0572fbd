/* SPDX-License-Identifier: MIT */
/* Two moments of an assessment compared. */
#include "config.h"

#include "assessment/diff.h"

#include <stdlib.h>
#include <string.h>

#include "assessment/findings.h"
#include "base/array.h"
#include "base/memory.h"
#include "base/string.h"

static const struct {
	const char *name;
	const char *label;
} types[] = {
	[DIFF_NEW] = {"new", N_("New")},
	[DIFF_CHANGED] = {"changed", N_("Modified")},
	[DIFF_REMOVED] = {"removed", N_("Removed")},
};

const char *
diff_type_name(enum diff_type type)
{
	return types[type].name;
}

const char *
diff_type_label(enum diff_type type)
{
	return types[type].label;
}

bool
diff_is_beside(const char *kind)
{
	static const char *const kinds[] = {"comment", "sign_off", "evidence"};

	for (size_t i = 0; i < array_length(kinds); i++) {
		if (strcmp(kinds[i], kind) == 0)
			return true;
	}
	return false;
}

struct finding_diff {
	const struct assessment *before;
	const struct assessment *after;
	enum language language;
	struct diff *diff;
};

/* What a kind of one template is in the other: by its id, or by what it was called before. NULL:
 * nothing. */
static const struct template_kind *
counterpart(const struct template *template, const struct template_kind *kind)
{
	const struct template_kind *found = template_find_kind(template, kind->id);

	for (size_t i = 0; i < kind->was.id_count && !found; i++)
		found = template_find_kind(template, kind->was.ids[i]);
	for (size_t i = 0; i < template->kind_count && !found; i++) {
		if (template_was(&template->kinds[i]->was, kind->id))
			found = template->kinds[i];
	}
	return found;
}

static const struct template_field *
field_counterpart(const struct template_kind *kind, const struct template_field *field)
{
	const struct template_field *found = template_find_field(kind, field->id);

	for (size_t i = 0; i < field->was.id_count && !found; i++)
		found = template_find_field(kind, field->was.ids[i]);
	for (size_t i = 0; i < kind->field_count && !found; i++) {
		if (template_was(&kind->fields[i]->was, field->id))
			found = kind->fields[i];
	}
	return found;
}

static bool
is_compared(const struct template_field *field)
{
	return !field->derived && !field->internal;
}

static bool
is_there(const struct record *record)
{
	return record && !record->removed;
}

/* One moment of a value. */
struct moment {
	const struct assessment *assessment;
	const struct record *record;        /* NULL: it is not there */
	const struct template_field *field; /* NULL: its template has no such field */
};

static const struct value *
value_at(const struct moment *moment, enum language language)
{
	return moment->record && moment->field
		       ? record_value(moment->record, moment->field, language)
		       : NULL;
}

static char *
show(const struct moment *moment, const struct value *value, enum language language)
{
	if (!value || value->erased)
		return memory_copy_string("");
	if (moment->field->translatable)
		return memory_copy_string(value->text);
	return assessment_show_kept(moment->assessment, moment->field, value->text, language);
}

static void
compare_value(const struct finding_diff *finding, struct diff_record *found,
	const struct moment *before, const struct moment *after, enum language language)
{
	const struct value *old_value = value_at(before, language);
	const struct value *new_value = value_at(after, language);
	bool is_kept = old_value && new_value && old_value->erased == new_value->erased;

	if ((!old_value && !new_value) ||
		(is_kept && string_equal(old_value->text, new_value->text)))
		return;

	auto_string char *old_text = show(before, old_value, finding->language);
	auto_string char *new_text = show(after, new_value, finding->language);

	/* The same in other words of the template. */
	if (is_kept && string_equal(old_text, new_text))
		return;

	struct diff_value *value = array_append(&found->values, &found->value_count);

	*value = (struct diff_value){
		.type = !old_value   ? DIFF_NEW
			: !new_value ? DIFF_REMOVED
				     : DIFF_CHANGED,
		.field = after->field ? after->field : before->field,
		.language = language,
		.old_text = memory_copy_string(old_text),
		.new_text = memory_copy_string(new_text),
		.old_erased = old_value && old_value->erased,
		.new_erased = new_value && new_value->erased,
	};
	difference_find(value->old_text, value->new_text, &value->words);
}

/* A field in every language that it has at either moment. */
static void
compare_field(const struct finding_diff *finding, struct diff_record *found,
	const struct moment *before, const struct moment *after)
{
	bool has_before = before->field && before->field->translatable;
	bool has_after = after->field && after->field->translatable;

	if ((before->field && !has_before) || (after->field && !has_after)) {
		compare_value(finding, found, before, after,
			has_before || has_after ? finding->after->language : LANGUAGE_NONE);
		return;
	}
	for (int i = LANGUAGE_ENGLISH; i < LANGUAGE_COUNT; i++)
		compare_value(finding, found, before, after, (enum language)i);
}

/* Fields of a record that were there before and have no counterpart now. */
static void
compare_gone_fields(const struct finding_diff *finding, struct diff_record *found,
	const struct record *before, const struct record *after)
{
	for (size_t i = 0; before && i < before->kind->field_count; i++) {
		const struct template_field *field = before->kind->fields[i];
		const struct moment then = {finding->before, before, field};
		const struct moment now = {finding->after, after, NULL};

		if (is_compared(field) && (!after || !field_counterpart(after->kind, field)))
			compare_field(finding, found, &then, &now);
	}
}

/* A field of a record as it is now with what it was. */
static void
compare_own_field(const struct finding_diff *finding, struct diff_record *found,
	const struct record *before, const struct record *after, const struct template_field *field)
{
	const struct moment then = {
		finding->before, before, before ? field_counterpart(before->kind, field) : NULL};
	const struct moment now = {finding->after, after, field};

	if (is_compared(field))
		compare_field(finding, found, &then, &now);
}

/* The fields of a record as it is now that one step shows: all, but of the answers. */
static void
compare_fields(const struct finding_diff *finding, struct diff_record *found,
	const struct record *before, const struct record *after)
{
	const struct template *template = finding->after->template;
	const struct template_kind *kind = after->kind;
	bool is_answers = string_equal(kind->id, "answers");

	for (size_t i = 0; i < kind->field_count; i++) {
		const struct template_field *field = kind->fields[i];

		if (!is_answers || findings_step_of(template, kind, field) == found->step)
			compare_own_field(finding, found, before, after, field);
	}
}

void
diff_record_clear(struct diff_record *found)
{
	for (size_t i = 0; i < found->value_count; i++) {
		free(found->values[i].old_text);
		free(found->values[i].new_text);
		difference_clear(&found->values[i].words);
	}
	free(found->values);
	free(found->name);
	*found = (struct diff_record){0};
}

/* What a record is before and after, either NULL; in the step that shows it. */
static void
compare_record(const struct finding_diff *finding, const struct template_step *step,
	const struct record *before, const struct record *after)
{
	const struct record *record = after ? after : before;
	const struct assessment *assessment = after ? finding->after : finding->before;
	/* A single record neither comes nor goes, though its kind may. */
	bool is_single = record->kind->single;
	struct diff_record found = {
		.type = before && after ? DIFF_CHANGED
			: is_single     ? DIFF_CHANGED
			: after         ? DIFF_NEW
					: DIFF_REMOVED,
		.step = step,
		.record = record,
		.name = string_equal(record->kind->id, "answers")
				? memory_copy_string("")
				: assessment_record_name(assessment, record, finding->language),
	};

	if (after)
		compare_fields(finding, &found, before, after);
	/* Of the answers, what is asked no more stands behind the steps. */
	if (!after || !step || !string_equal(record->kind->id, "answers"))
		compare_gone_fields(finding, &found, before, after);
	if (found.value_count || found.type != DIFF_CHANGED)
		*array_append(&finding->diff->records, &finding->diff->record_count) = found;
	else
		diff_record_clear(&found);
}

/* The record of a kind at the other moment: the same one, or of a single kind its only one. */
static const struct record *
find_other(const struct assessment *assessment, const struct template_kind *kind,
	const struct record *record)
{
	const struct record *found = assessment_find_record(assessment, record->id);

	if (!found && kind && kind->single && record->kind->single)
		found = assessment_single(assessment, kind->id);
	return is_there(found) ? found : NULL;
}

/* All records of a kind of the later template (NULL: gone) and of the earlier one (NULL: new), in
 * the order of their numbers. */
static void
compare_kind(const struct finding_diff *finding, const struct template_step *step,
	const struct template_kind *old_kind, const struct template_kind *new_kind)
{
	size_t old_count = 0;
	size_t new_count = 0;
	const struct record **old_records =
		old_kind ? assessment_records_of(finding->before, old_kind, &old_count) : NULL;
	const struct record **new_records =
		new_kind ? assessment_records_of(finding->after, new_kind, &new_count) : NULL;
	size_t i = 0;
	size_t j = 0;

	while (i < old_count || j < new_count) {
		bool takes_old =
			i < old_count &&
			(j == new_count || old_records[i]->number < new_records[j]->number);
		const struct record *record = takes_old ? old_records[i++] : new_records[j++];

		if (!takes_old)
			compare_record(finding, step, find_other(finding->before, old_kind, record),
				record);
		else if (!find_other(finding->after, new_kind, record))
			compare_record(finding, step, record, NULL);
	}
	free(old_records);
	free(new_records);
}

/* The kinds of the later template that this step shows first (NULL: those that none shows), and its
 * questions. */
static void
compare_step(const struct finding_diff *finding, const struct template_step *step)
{
	const struct template *old = finding->before->template;
	const struct template *template = finding->after->template;

	for (size_t i = 0; i < template->kind_count; i++) {
		const struct template_kind *kind = template->kinds[i];

		if (diff_is_beside(kind->id))
			continue;
		if (string_equal(kind->id, "answers") ||
			findings_step_of(template, kind, NULL) == step)
			compare_kind(finding, step, counterpart(old, kind), kind);
	}
}

void
diff_find(const struct assessment *before, const struct assessment *after, enum language language,
	struct diff *diff)
{
	const struct finding_diff finding = {
		.before = before, .after = after, .language = language, .diff = diff};
	const struct template *old = before->template;
	const struct template *template = after->template;

	*diff = (struct diff){0};
	for (size_t i = 0; i < template->step_count; i++)
		compare_step(&finding, &template->steps[i]);
	compare_step(&finding, NULL);
	for (size_t i = 0; i < old->kind_count; i++) {
		if (!diff_is_beside(old->kinds[i]->id) && !counterpart(template, old->kinds[i]))
			compare_kind(&finding, NULL, old->kinds[i], NULL);
	}
}

void
diff_clear(struct diff *diff)
{
	for (size_t i = 0; i < diff->record_count; i++)
		diff_record_clear(&diff->records[i]);
	free(diff->records);
	*diff = (struct diff){0};
}

const struct record *
diff_find_before(const struct assessment *before, const struct record *record)
{
	return find_other(before, counterpart(before->template, record->kind), record);
}

void
diff_find_field(const struct assessment *before, const struct assessment *after,
	const struct record *record, const struct template_field *field, enum language language,
	struct diff_record *found)
{
	const struct finding_diff finding = {
		.before = before, .after = after, .language = language};

	*found = (struct diff_record){.type = DIFF_CHANGED, .record = record};
	compare_own_field(&finding, found, diff_find_before(before, record), record, field);
}

size_t
diff_count(const struct diff *diff, enum diff_type type)
{
	size_t count = 0;

	for (size_t i = 0; i < diff->record_count; i++) {
		const struct diff_record *record = &diff->records[i];

		count += record->type == type && type != DIFF_CHANGED;
		for (size_t j = 0; j < record->value_count && record->type == DIFF_CHANGED; j++)
			count += record->values[j].type == type;
	}
	return count;
}

char *
diff_value_label(const struct diff_value *value, enum language language)
{
	const char *label = localized_text(&value->field->label, language);

	return value->language == LANGUAGE_NONE
		       ? memory_copy_string(label)
		       : string_format("%s (%s)", label, language_short_name(value->language));
}

const char *
diff_step_title(
	const struct diff_record *record, const struct catalog *catalog, enum language language)
{
	return record->step ? localized_text(&record->step->title, language)
			    : tr(catalog, N_("In no step"));
}

char *
diff_summary(const struct diff *diff, const struct catalog *catalog)
{
	auto_string char *count_new = string_format("%zu", diff_count(diff, DIFF_NEW));
	auto_string char *count_changed = string_format("%zu", diff_count(diff, DIFF_CHANGED));
	auto_string char *count_removed = string_format("%zu", diff_count(diff, DIFF_REMOVED));

	return tr_format(catalog, N_("New: {new}; modified: {changed}; removed: {removed}"), "new",
		count_new, "changed", count_changed, "removed", count_removed, NULL);
}
