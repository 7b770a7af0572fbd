/* SPDX-License-Identifier: MIT */
/* The certificate of a disposal. */
#include "config.h"

#include "report/certificate.h"

#include "base/clock.h"
#include "base/memory.h"
#include "base/string.h"
#include "i18n/format.h"
#include "report/block.h"
#include "report/markdown.h"

static void
add_count(struct block_fields *fields, const struct catalog *catalog, const char *label,
	int64_t count)
{
	block_fields_add(fields, tr(catalog, label), NULL,
		cell_amount((size_t)count, catalog_language(catalog)));
}

static void
add_who(struct block_fields *fields, const struct catalog *catalog, const struct person *person)
{
	const struct {
		const char *label;
		const char *text;
	} rows[] = {
		{N_("Disposed of by"), person->name},
		{N_("Organisation"), person->organisation},
		{N_("Role"), person->role},
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		if (!string_is_empty(rows[i].text))
			block_fields_add(
				fields, tr(catalog, rows[i].label), NULL, cell_text(rows[i].text));
	}
}

static void
write_facts(struct report *report, const struct session *session, const struct disposal *disposal,
	const char *reason, const struct catalog *catalog)
{
	const struct assessment *assessment = session_assessment(session);
	struct chapter *chapter =
		report_add_chapter(report, tr(catalog, N_("What was disposed of")));
	struct block_fields *fields = chapter_add_fields(chapter, FIELDS_FACTS);
	auto_string char *time = format_instant(disposal->time, assessment->template->utc_offset);
	auto_string char *template =
		string_format("%s %s", assessment->template->name, assessment->template->version);

	block_fields_add(
		fields, tr(catalog, N_("Reference")), NULL, cell_text(assessment->reference));
	block_fields_add(fields, "UUID", NULL, cell_text(assessment->id));
	block_fields_add(fields, tr(catalog, N_("Template")), NULL, cell_text(template));
	block_fields_add(fields, tr(catalog, N_("State")), NULL,
		cell_text(tr(catalog, standing_label(session_standing(session)))));
	block_fields_add(fields, tr(catalog, N_("Disposed of on")), NULL, cell_text(time));
	add_who(fields, catalog, session_author(session));
	block_fields_add(fields, tr(catalog, N_("Reason")), NULL, cell_text(reason));
	add_count(fields, catalog, N_("Values erased"), disposal->value_count);
	add_count(fields, catalog, N_("Texts of versions erased"), disposal->version_count);
	add_count(fields, catalog, N_("Files of evidence erased"), disposal->evidence_count);
	add_count(fields, catalog, N_("Drafts erased"), disposal->draft_count);
	chapter_add_note(chapter,
		tr(catalog, N_("Left are the reference, who did what when with the reasons, all "
			       "hashes, which records and fields there were and how long their "
			       "texts, and the certificate.")));
}

static void
write_hashes(struct report *report, const struct disposal *disposal, const struct catalog *catalog)
{
	struct chapter *chapter =
		report_add_chapter(report, tr(catalog, N_("What proves which it was")));
	struct block_fields *fields = chapter_add_fields(chapter, FIELDS_FACTS);

	add_count(fields, catalog, N_("Changes in its log"), disposal->change_count);
	block_fields_add(fields, tr(catalog, N_("Hash of the last change")), NULL,
		cell_text(disposal->head));
	for (size_t i = disposal->versions.version_count; i > 0; i--) {
		const struct version *version = &disposal->versions.versions[i - 1];
		auto_string char *number = string_format("%lld", (long long)version->number);
		auto_string char *label = tr_format(catalog,
			N_("SHA-256 of the version of change {number}"), "number", number, NULL);

		block_fields_add(fields, label, NULL, cell_text(version->hash));
	}
}

static void
write_copies(struct report *report, const struct disposal *disposal, const struct catalog *catalog)
{
	struct chapter *chapter =
		report_add_chapter(report, tr(catalog, N_("Where copies may be left")));

	if (disposal->here.count)
		chapter_add_paragraph(chapter,
			tr(catalog,
				N_("These assessments of the library hold a copy of it still:")));
	for (size_t i = 0; i < disposal->here.count; i++)
		chapter_add_paragraph(chapter, disposal->here.references[i]);
	if (disposal->copy_count == 0)
		chapter_add_paragraph(
			chapter, tr(catalog, N_("No copy is known in the folder of the library.")));
	else
		chapter_add_paragraph(chapter,
			tr(catalog, N_("These files in the folder of the library hold it still:")));
	for (size_t i = 0; i < disposal->copy_count; i++)
		chapter_add_paragraph(chapter, disposal->copies[i]);
	chapter_add_note(chapter,
		tr(catalog, N_("Reports, archives and backups in other places are not known "
			       "here.")));
}

char *
certificate_write(const struct session *session, const struct disposal *disposal,
	const char *reason, const struct catalog *catalog)
{
	const struct assessment *assessment = session_assessment(session);
	auto_string char *title = tr_format(catalog, N_("Certificate of disposal of {reference}"),
		"reference", assessment->reference, NULL);
	struct report *report = report_new(catalog_language(catalog), title, "");
	struct string markdown = {0};

	report->date = clock_civil_date(disposal->time, assessment->template->utc_offset);
	report->reference = memory_copy_string(assessment->reference);
	write_facts(report, session, disposal, reason, catalog);
	write_hashes(report, disposal, catalog);
	write_copies(report, disposal, catalog);
	markdown_write(report, &markdown);
	report_free(&report);
	return string_take(&markdown);
}
