/* SPDX-License-Identifier: MIT */
/* The chapter of what is missing or wrong. */
#include "config.h"

#include "base/memory.h"
#include "base/string.h"
#include "report/builder.h"

struct block_cell
build_severity(const struct builder *builder, enum severity severity)
{
	switch (severity) {
	case SEVERITY_BLOCK:
		return cell_level(tr(builder->catalog, N_("To be settled")), COLOUR_RED);
	case SEVERITY_WARN:
		return cell_level(tr(builder->catalog, N_("Warning")), COLOUR_ORANGE);
	case SEVERITY_NOTE:
		break;
	}
	return cell_level(tr(builder->catalog, N_("Note")), COLOUR_YELLOW);
}

static struct block_cell
describe_place(const struct builder *builder, const struct finding *finding)
{
	if (!finding->record->kind->single) {
		auto_string char *label = builder_record_label(builder, finding->record);

		return cell_text(label);
	}
	if (!finding->step)
		return cell_text(builder_label(builder, &finding->record->kind->label));

	auto_string char *step = builder_step_title(builder, finding->step);

	return cell_text(step);
}

static struct block_cell
describe_finding(const struct builder *builder, const struct finding *finding)
{
	auto_string char *text = finding_text(finding, builder->catalog, builder->language);

	return cell_text(text);
}

static void
add_finding(struct builder *builder, struct block_table *table, const struct finding *finding)
{
	auto_string char *law = finding->rule ? builder_law(builder, &finding->rule->law) : NULL;

	block_table_add(table, build_severity(builder, finding->severity));
	block_table_add(table, describe_place(builder, finding));
	block_table_add(table,
		cell_text(finding->field ? builder_label(builder, &finding->field->label) : ""));
	block_table_add(table, describe_finding(builder, finding));
	block_table_add(table, cell_text(law));
}

static struct block_table *
begin_open(struct builder *builder)
{
	const struct catalog *catalog = builder->catalog;
	struct block_table *table = chapter_add_table(builder->chapter);

	block_table_add_column(table, tr(catalog, N_("Severity")));
	block_table_add_column(table, tr(catalog, N_("Where")));
	block_table_add_column(table, tr(catalog, N_("Field")));
	block_table_add_column(table, tr(catalog, N_("What was found")));
	block_table_add_column(table, tr(catalog, N_("Reference to law")));
	return table;
}

/* What stops the work comes first, then what is doubtful; within each as the steps go. */
static void
build_open(struct builder *builder)
{
	if (!builder->findings.finding_count) {
		chapter_add_paragraph(
			builder->chapter, tr(builder->catalog, N_("Nothing is open.")));
		return;
	}

	struct block_table *table = begin_open(builder);

	for (int severity = SEVERITY_BLOCK; severity >= SEVERITY_NOTE; severity--) {
		for (size_t i = 0; i < builder->findings.finding_count; i++) {
			const struct finding *finding = &builder->findings.findings[i];

			if ((int)finding->severity == severity)
				add_finding(builder, table, finding);
		}
	}
}

/* What the rules found and people set aside, each with its reason. */
static void
build_dismissed(struct builder *builder)
{
	const struct catalog *catalog = builder->catalog;

	if (!builder->findings.dismissed_count)
		return;
	chapter_add_heading(builder->chapter, 1, tr(catalog, N_("Dismissed")));

	struct block_table *table = chapter_add_table(builder->chapter);

	block_table_add_column(table, tr(catalog, N_("Severity")));
	block_table_add_column(table, tr(catalog, N_("Where")));
	block_table_add_column(table, tr(catalog, N_("What was found")));
	block_table_add_column(table, tr(catalog, N_("Reason")));
	if (builder->authors) {
		block_table_add_column(table, tr(catalog, N_("Dismissed by")));
		block_table_add_column(table, tr(catalog, N_("Dismissed on")));
	}
	for (size_t i = 0; i < builder->findings.dismissed_count; i++) {
		const struct finding *finding = &builder->findings.dismissed[i];
		const struct record *dismissal = finding->dismissal;

		block_table_add(table, build_severity(builder, finding->severity));
		block_table_add(table, describe_place(builder, finding));
		block_table_add(table, describe_finding(builder, finding));
		block_table_add(table, builder_value(builder, dismissal,
					       template_find_field(dismissal->kind, "reason")));
		if (!builder->authors)
			continue;
		block_table_add(table, builder_author(builder, dismissal));
		block_table_add(table, builder_author_time(builder, dismissal));
	}
}

void
build_findings(struct builder *builder)
{
	if (builder->is_draft)
		build_open(builder);
	build_dismissed(builder);
	build_prompts(builder);
}

void
build_blockers(struct builder *builder)
{
	struct block_table *table = NULL;

	if (!builder->is_draft)
		return;
	for (size_t i = 0; i < builder->findings.finding_count; i++) {
		const struct finding *finding = &builder->findings.findings[i];

		if (finding->severity != SEVERITY_BLOCK || finding->type == FINDING_MISSING)
			continue;
		if (!table)
			table = begin_open(builder);
		add_finding(builder, table, finding);
	}
	if (!table)
		chapter_add_paragraph(
			builder->chapter, tr(builder->catalog, N_("Nothing is open.")));
}
