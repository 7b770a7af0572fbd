/* SPDX-License-Identifier: MIT */
/* The order of a report's chapters, and the facts that every page of it carries. */
#include "config.h"

#include "report/build.h"

#include <inttypes.h>
#include <stdlib.h>

#include "base/array.h"
#include "base/memory.h"
#include "base/string.h"
#include "i18n/format.h"
#include "report/builder.h"

/* Add a fact that the assessment's own record has, by that field's label; returns its text. */
static char *
add_own_fact(struct builder *builder, const char *field_id)
{
	const struct record *record = assessment_single(builder->assessment, "assessment");
	const struct template_field *field =
		record ? template_find_field(record->kind, field_id) : NULL;

	if (!field)
		return memory_copy_string("");

	auto_string char *text =
		assessment_show(builder->assessment, record, field, builder->language, NULL);

	block_fields_add(&builder->report->facts, builder_label(builder, &field->label), NULL,
		cell_text(text[0] ? text : "—"));
	return report_copy_text(text);
}

static void
add_fact(struct builder *builder, const char *label, const char *text)
{
	if (!string_is_empty(text))
		block_fields_add(&builder->report->facts, tr(builder->catalog, label), NULL,
			cell_text(text));
}

static void
replace(char **text, char *by)
{
	free(*text);
	*text = by;
}

/* Which version of the assessment this is, and of what it follows. */
static void
build_version(struct builder *builder)
{
	struct report *report = builder->report;
	const struct record_authors *log = builder->authors;

	report->reference = report_copy_text(builder->assessment->reference);
	report->template =
		string_format("%s %s", builder->template->name, builder->template->version);
	if (log && log->version_hash) {
		report->version = string_format("%" PRId64, log->version);
		report->version_hash = memory_copy_string(log->version_hash);
	}
	add_fact(builder, N_("Version (number of the last change)"), report->version);
	add_fact(builder, N_("Hash of the log up to it"), report->version_hash);
	add_fact(builder, N_("Template"), report->template);
}

static void
build_facts(struct builder *builder)
{
	struct report *report = builder->report;
	const struct catalog *catalog = builder->catalog;
	const char *today = builder->assessment->today;

	replace(&report->client, add_own_fact(builder, "client"));
	replace(&report->own_reference, add_own_fact(builder, "own_reference"));
	replace(&report->classification, add_own_fact(builder, "classification"));
	add_fact(builder, N_("Reference"), builder->assessment->reference);
	if (today) {
		auto_string char *date = format_date(today, builder->language);

		add_fact(builder, N_("As of"), date);
		report->date = memory_copy_string(today);
		replace(&report->as_of, tr_format(catalog, N_("As of {date}"), "date", date, NULL));
	}
	if (builder->changed_at) {
		auto_string char *changed = builder_instant(builder, builder->changed_at);

		add_fact(builder, N_("Last change"), changed);
	}
	build_version(builder);
	replace(&report->page_number,
		memory_copy_string(tr(catalog, N_("Page {page} of {pages}"))));
	replace(&report->continued, memory_copy_string(tr(catalog, N_("(continued)"))));
}

/* Whether a kind's records have a table of their own: not the single ones, whose fields are
 * answers, nor dismissals, which stand beside what was found. */
static bool
is_listed(const struct template_kind *kind)
{
	return !kind->single && !string_equal(kind->id, "comment") &&
	       !string_equal(kind->id, "dismissal");
}

static bool
is_shown_in_a_step(const struct builder *builder, const struct template_kind *kind)
{
	for (size_t i = 0; i < builder->template->step_count; i++) {
		const struct template_step *step = &builder->template->steps[i];

		for (size_t j = 0; j < step->part_count; j++) {
			if (step->parts[j].type == PART_TABLE && step->parts[j].kind == kind)
				return true;
		}
	}
	return false;
}

static void
build_flow_chapters(struct builder *builder)
{
	builder_open_chapter(builder, tr(builder->catalog, N_("Map of the data flows")));
	build_flow_list(builder, build_flow_diagram(builder));
	builder_close_chapter(builder);
	builder_open_chapter(builder, tr(builder->catalog, N_("Who sends to whom")));
	build_exchanges(builder);
	builder_close_chapter(builder);
	builder_open_chapter(builder, tr(builder->catalog, N_("Where the data are")));
	build_whereabouts(builder);
	builder_close_chapter(builder);
}

static void
build_kind_chapter(struct builder *builder, const struct template_kind *kind)
{
	/* Columns that suit a matrix suit no table. */
	if (string_equal(kind->id, "risk") && build_has_matrix(builder)) {
		builder_open_chapter(builder, tr(builder->catalog, N_("Risk matrix")));
		build_matrix(builder, kind);
		builder_close_chapter(builder);
	}
	builder_open_chapter(builder, builder_label(builder, &kind->plural));
	build_whole_table(builder, kind);
	builder_close_chapter(builder);
	if (string_equal(kind->id, "flow") && builder_count_records(builder, kind))
		build_flow_chapters(builder);
}

/* The law behind the columns of tables, which have no room for it: a table of its own. */
static void
build_law_chapter(struct builder *builder)
{
	const struct catalog *catalog = builder->catalog;
	bool has_any = false;

	builder_open_chapter(builder, tr(catalog, N_("References to law")));

	struct block_table *table = chapter_add_table(builder->chapter);

	block_table_add_column(table, tr(catalog, N_("Sheet")));
	block_table_add_column(table, tr(catalog, N_("Field")));
	block_table_add_column(table, tr(catalog, N_("Reference to law")));
	for (size_t i = 0; i < builder->template->kind_count; i++) {
		const struct template_kind *kind = builder->template->kinds[i];

		if (is_listed(kind) && !kind->hidden && build_references(builder, table, kind))
			has_any = true;
	}
	if (!has_any)
		chapter_add_paragraph(
			builder->chapter, tr(catalog, N_("Nothing is recorded here.")));
	builder_close_chapter(builder);
}

/* The kinds whose chapters come before all others. */
static const char *const first_kinds[] = {"flow", "risk", "measure"};

static bool
comes_first(const struct template_kind *kind)
{
	for (size_t i = 0; i < array_length(first_kinds); i++) {
		if (string_equal(kind->id, first_kinds[i]))
			return true;
	}
	return false;
}

static void
build_by_kinds(struct builder *builder)
{
	const struct template *template = builder->template;

	build_answers(builder);
	for (size_t i = 0; i < array_length(first_kinds); i++) {
		const struct template_kind *kind = template_find_kind(template, first_kinds[i]);

		if (kind && (!kind->hidden || builder_count_records(builder, kind)))
			build_kind_chapter(builder, kind);
	}
	for (size_t i = 0; i < template->kind_count; i++) {
		const struct template_kind *kind = template->kinds[i];

		if (!comes_first(kind) && is_listed(kind) && builder_count_records(builder, kind))
			build_kind_chapter(builder, kind);
	}
}

static void
build_by_steps(struct builder *builder)
{
	const struct template *template = builder->template;

	build_steps(builder);
	for (size_t i = 0; i < template->kind_count; i++) {
		const struct template_kind *kind = template->kinds[i];

		if (!is_listed(kind) || is_shown_in_a_step(builder, kind) ||
			!builder_count_records(builder, kind))
			continue;
		builder_open_chapter(builder, builder_label(builder, &kind->plural));
		build_overview(builder, kind);
		builder_close_chapter(builder);
	}
}

static void
build_comments(struct builder *builder)
{
	const struct template_kind *kind = template_find_kind(builder->template, "comment");

	if (!kind || is_shown_in_a_step(builder, kind))
		return;
	builder_open_chapter(builder, builder_label(builder, &kind->plural));
	build_whole_table(builder, kind);
	builder_close_chapter(builder);
}

/* What the marks of languages mean; said on the first page, known only at the end. */
static void
explain_marks(struct builder *builder)
{
	if (!builder->mark_is_due)
		return;

	auto_string char *text = tr_format(builder->catalog,
		N_("A text marked ({mark}) has no version in this language: it stands as it was "
		   "written."),
		"mark", language_short_name(builder->assessment->language), NULL);

	chapter_add_note(builder->report->chapters[0], text);
}

struct report *
build_report(const struct assessment *assessment, const struct catalog *catalog, int64_t changed_at,
	const struct record_authors *authors, enum arrangement arrangement)
{
	struct builder builder = {
		.assessment = assessment,
		.template = assessment->template,
		.catalog = catalog,
		.language = catalog_language(catalog),
		.changed_at = changed_at,
		.authors = authors,
		.arrangement = arrangement,
	};
	const struct record *own = assessment_single(assessment, "assessment");
	const struct template_field *title = own ? template_find_field(own->kind, "title") : NULL;
	auto_string char *name =
		title ? assessment_show(assessment, own, title, builder.language, NULL) : NULL;

	builder.report = report_new(builder.language,
		string_is_empty(name) ? tr(catalog, N_("Untitled assessment")) : name,
		builder_label(&builder, &assessment->template->title));
	findings_collect(assessment, &builder.findings);
	builder.progress = findings_progress(assessment, &builder.findings);
	build_facts(&builder);
	build_summary(&builder);
	if (arrangement == ARRANGE_BY_STEPS)
		build_by_steps(&builder);
	else
		build_by_kinds(&builder);
	build_findings(&builder);
	build_comments(&builder);
	if (arrangement == ARRANGE_BY_KINDS)
		build_law_chapter(&builder);
	explain_marks(&builder);
	free(builder.progress);
	findings_clear(&builder.findings);
	return builder.report;
}
