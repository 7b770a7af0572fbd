/* SPDX-License-Identifier: MIT */
/* A report from its layout, and the facts that every page of it carries. */
#include "config.h"

#include "report/build.h"

#include <inttypes.h>
#include <stdlib.h>

#include "base/memory.h"
#include "base/string.h"
#include "i18n/format.h"
#include "report/builder.h"
#include "session/origin.h"

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

static void
add_origin(struct builder *builder, const struct history *history)
{
	struct origin origin = origin_of(history);
	auto_string char *sentence =
		origin_sentence(&origin, builder->template->utc_offset, builder->catalog);

	add_fact(builder, N_("Copy"), sentence);
	origin_clear(&origin);
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
	report->layout = memory_copy_string(builder->layout->layout->name);
	if (log && log->version_hash) {
		report->version = string_format("%" PRId64, log->version);
		report->version_hash = memory_copy_string(log->version_hash);
	}
	add_fact(builder, N_("Version (number of the last change)"), report->version);
	add_fact(builder, N_("Hash of the log up to it"), report->version_hash);
	add_fact(builder, N_("Template"), report->template);
	if (log)
		add_origin(builder, &log->history);
}

/* Whether nothing but blank questions is shown: what was answered does not matter there. */
static bool
is_blank_form(const struct builder *builder)
{
	for (size_t i = 0; i < builder->layout->chapter_count; i++) {
		if (builder->layout->chapters[i].chapter->type != LAYOUT_EACH_QUESTIONS)
			return false;
	}
	return builder->layout->chapter_count > 0;
}

/* What a final report says of the findings that it does not list. */
static void
build_open_fact(struct builder *builder)
{
	const struct findings *findings = &builder->findings;
	size_t blocking = 0;
	size_t missing = 0;

	if (builder->is_draft || is_blank_form(builder))
		return;
	for (size_t i = 0; i < findings->finding_count; i++) {
		if (findings->findings[i].type == FINDING_MISSING)
			missing++;
		else
			blocking += findings->findings[i].severity == SEVERITY_BLOCK;
	}
	if (!blocking && !missing)
		return;

	auto_string char *some = builder_count(builder, blocking);
	auto_string char *others = builder_count(builder, missing);
	auto_string char *text = tr_format(builder->catalog,
		N_("Findings: {blocking}. Required answers that are missing: {missing}. A draft of "
		   "the full report lists them."),
		"blocking", some, "missing", others, NULL);

	add_fact(builder,
		builder_is_decided(builder) ? N_("Left open")
					    : N_("To be settled before a decision"),
		text);
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
	if (!is_blank_form(builder))
		build_standing_facts(builder);
	build_open_fact(builder);
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
		tr_format(catalog, N_("Page {page} of {pages}"), "page", REPORT_PAGE_NUMBER,
			"pages", REPORT_PAGE_COUNT, NULL));
	if (builder->is_draft)
		report->draft = memory_copy_string(tr(catalog, N_("Draft")));
	replace(&report->continued, memory_copy_string(tr(catalog, N_("(continued)"))));
	replace(&report->facts_title, memory_copy_string(tr(catalog, N_("About this report"))));
}

/* What the marks of languages mean; said on the first page, known only at the end. */
static void
explain_marks(struct builder *builder)
{
	if (!builder->mark_is_due)
		return;

	auto_string char *text = builder_explain_marks(builder);
	struct chapter *first = builder->report->chapters[0];

	/* Below a table of several pages it would not be seen. */
	if (builder->arrangement == ARRANGE_BY_KINDS && first->blocks[0]->type == BLOCK_TABLE)
		chapter_begin_with_note(first, text);
	else
		chapter_add_note(first, text);
}

/* What stands under the title: what kind of report it is, else the method's name. */
static const char *
find_subtitle(const struct builder *builder)
{
	const char *own = builder_label(builder, &builder->layout->layout->subtitle);

	return string_is_empty(own) ? builder_label(builder, &builder->template->title) : own;
}

/* Take the titles of charts away, and with them the charts. */
static void
drop_charts(struct report *report)
{
	for (size_t i = 0; i < report->chapter_count; i++)
		for (size_t j = 0; j < report->chapters[i]->block_count; j++) {
			struct block_table *table = report->chapters[i]->blocks[j]->table;

			if (table)
				memory_free(&table->chart_title);
		}
}

struct report *
build_report(const struct build_request *request)
{
	const struct assessment *assessment = request->assessment;
	const struct catalog *catalog = request->catalog;
	struct builder builder = {
		.assessment = assessment,
		.template = assessment->template,
		.catalog = catalog,
		.language = catalog_language(catalog),
		.beside = request->beside,
		.sorted_in = request->sorted_in ? request->sorted_in : catalog_language(catalog),
		.changed_at = request->changed_at,
		.authors = request->authors,
		.before = request->before,
		.layout = request->layout,
		.arrangement = request->arrangement,
		.is_draft = request->is_draft,
	};
	const struct record *own = assessment_single(assessment, "assessment");
	const struct template_field *title = own ? template_find_field(own->kind, "title") : NULL;
	auto_string char *name =
		title ? assessment_show(assessment, own, title, builder.language, NULL) : NULL;

	builder.report = report_new(builder.language,
		string_is_empty(name) ? tr(catalog, N_("Untitled assessment")) : name,
		find_subtitle(&builder));
	findings_collect(assessment, &builder.findings);
	builder.progress = findings_progress(assessment, &builder.findings);
	if (request->has_contents || request->layout->layout->has_contents)
		builder.report->contents_title = memory_copy_string(tr(catalog, N_("Contents")));
	build_facts(&builder);
	report_set_page(builder.report, builder.layout->layout);
	build_layout(&builder);
	if (request->layout->layout->has_no_charts)
		drop_charts(builder.report);
	explain_marks(&builder);
	free(builder.progress);
	findings_clear(&builder.findings);
	return builder.report;
}
