/* SPDX-License-Identifier: MIT */
/* Where the assessment stands: the method, how much there is of what, how far it is. */
#include "config.h"

#include <stdlib.h>

#include "assessment/evaluate.h"
#include "base/memory.h"
#include "base/string.h"
#include "report/builder.h"

void
build_method(struct builder *builder)
{
	struct block_fields *fields = chapter_add_fields(builder->chapter, FIELDS_FACTS);
	const struct catalog *catalog = builder->catalog;
	const char *authority = builder_label(builder, &builder->template->authority);
	auto_string char *method = string_format("%s %s",
		builder_label(builder, &builder->template->title), builder->template->version);

	block_fields_add(fields, tr(catalog, N_("Method")), NULL, cell_text(method));
	if (!string_is_empty(authority))
		block_fields_add(fields, tr(catalog, N_("Authority")), NULL, cell_text(authority));
	block_fields_add(fields, tr(catalog, N_("Written in")), NULL,
		cell_text(language_name(builder->assessment->language)));

	auto_string char *done = string_format(
		"%d%%", findings_percent(builder->progress, builder->template->step_count));

	block_fields_add(fields, tr(catalog, N_("Done")), NULL, cell_text(done));
}

/* How many records of a kind are what the program itself can tell of them. */
static size_t
count_marked(const struct builder *builder, const struct template_kind *kind,
	bool (*is_marked)(const struct assessment *, const struct record *))
{
	size_t count;
	size_t marked = 0;
	const struct record **records = assessment_records_of(builder->assessment, kind, &count);

	for (size_t i = 0; i < count; i++)
		marked += is_marked(builder->assessment, records[i]);
	free(records);
	return marked;
}

static char *
describe_count(const struct builder *builder, const struct template_kind *kind, size_t count)
{
	static const struct {
		const char *kind;
		bool (*is_marked)(const struct assessment *, const struct record *);
		const char *one;
		const char *many;
	} marks[] = {
		{"flow", evaluate_crosses_border, N_("{count} ({marked} crosses the border)"),
			N_("{count} ({marked} cross the border)")},
		{"system", evaluate_abroad, N_("{count} ({marked} abroad)"),
			N_("{count} ({marked} abroad)")},
		{"measure", evaluate_overdue, N_("{count} ({marked} overdue)"),
			N_("{count} ({marked} overdue)")},
	};

	for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++) {
		if (!string_equal(marks[i].kind, kind->id))
			continue;

		size_t marked = count_marked(builder, kind, marks[i].is_marked);
		auto_string char *all = builder_count(builder, count);
		auto_string char *some = builder_count(builder, marked);

		if (marked)
			return tr_format(builder->catalog,
				marked == 1 ? marks[i].one : marks[i].many, "count", all, "marked",
				some, NULL);
	}
	return builder_count(builder, count);
}

void
build_counts(struct builder *builder)
{
	chapter_add_heading(builder->chapter, 1, tr(builder->catalog, N_("At a glance")));

	struct block_fields *fields = chapter_add_fields(builder->chapter, FIELDS_FACTS);

	for (size_t i = 0; i < builder->template->kind_count; i++) {
		const struct template_kind *kind = builder->template->kinds[i];
		size_t count = builder_count_records(builder, kind);

		/* What is set aside stands with the findings. */
		if (kind->single || (kind->hidden && !count) ||
			kind == dismissal_kind(builder->template))
			continue;

		auto_string char *text = describe_count(builder, kind, count);

		block_fields_add(
			fields, builder_label(builder, &kind->plural), NULL, cell_text(text));
	}
}

static const char *
name_state(enum step_state state)
{
	switch (state) {
	case STEP_UNTOUCHED:
		return N_("Not begun");
	case STEP_BEGUN:
		return N_("In progress");
	case STEP_COMPLETE:
		return N_("Complete");
	case STEP_NOT_ASKED:
		return N_("Does not apply");
	}
	return "";
}

void
build_progress(struct builder *builder)
{
	const struct catalog *catalog = builder->catalog;

	chapter_add_heading(builder->chapter, 1, tr(catalog, N_("Progress")));

	struct block_table *table = chapter_add_table(builder->chapter);

	block_table_add_column(table, tr(catalog, N_("Step")));
	block_table_add_column(table, tr(catalog, N_("State")));
	block_table_add_column(table, tr(catalog, N_("Required answers")));
	block_table_add_column(table, tr(catalog, N_("To be settled")));
	block_table_add_column(table, tr(catalog, N_("Warnings")));
	for (size_t i = 0; i < builder->template->step_count; i++) {
		const struct step_progress *progress = &builder->progress[i];
		auto_string char *answered = builder_count(builder, progress->answered);
		auto_string char *asked = builder_count(builder, progress->asked);
		auto_string char *title = builder_step_title(builder, &builder->template->steps[i]);
		auto_string char *ratio = tr_format(catalog, N_("{answered} of {asked}"),
			"answered", answered, "asked", asked, NULL);

		block_table_add(table, cell_text(title));
		block_table_add(table, cell_text(tr(catalog, name_state(progress->state))));
		block_table_add(table, cell_text(ratio));
		block_table_add(table, cell_amount(progress->blocking, builder->language));
		block_table_add(table, cell_amount(progress->warnings, builder->language));
	}
}

void
build_finding_counts(struct builder *builder)
{
	const struct catalog *catalog = builder->catalog;
	size_t counts[SEVERITY_BLOCK + 1] = {0};
	size_t missing = 0;

	if (!builder->is_draft)
		return;
	chapter_add_heading(builder->chapter, 1, tr(catalog, N_("Findings")));
	if (!builder->findings.finding_count) {
		chapter_add_paragraph(builder->chapter, tr(catalog, N_("Nothing is open.")));
		return;
	}
	for (size_t i = 0; i < builder->findings.finding_count; i++) {
		const struct finding *finding = &builder->findings.findings[i];

		/* These are told apart from warnings in the table of progress too. */
		if (finding->type == FINDING_MISSING)
			missing++;
		else
			counts[finding->severity]++;
	}

	struct block_table *table = chapter_add_table(builder->chapter);

	block_table_add_column(table, tr(catalog, N_("Severity")));
	block_table_add_column(table, tr(catalog, N_("Number")));
	for (int severity = SEVERITY_BLOCK; severity >= SEVERITY_NOTE; severity--) {
		block_table_add(table, build_severity(builder, (enum severity)severity));
		block_table_add(table, cell_amount(counts[severity], builder->language));
	}
	block_table_add(table, cell_text(tr(catalog, N_("Not answered"))));
	block_table_add(table, cell_amount(missing, builder->language));
}
