/* SPDX-License-Identifier: MIT */
/* What the signing screen lists. */
#include "config.h"

#include "ui/screens/signing_lines.h"

#include <stdlib.h>

#include "base/array.h"
#include "base/memory.h"
#include "base/string.h"
#include "i18n/format.h"
#include "session/evidence.h"
#include "session/record_authors.h"
#include "ui/screens/describe.h"

/* What the lines are made from. */
struct source {
	struct application *application;
	const struct template_kind *kind; /* of sign-offs, or NULL */
	const struct record **records;    /* the sign-offs */
	size_t record_count;
	struct versions versions;
	struct record_authors authors;
};

/* Whether it is decided: nobody signs any more, and nothing stands in the way of that. */
static bool
is_settled(const struct application *application)
{
	const enum standing standing = session_standing(application->session);

	return standing == STANDING_DECIDED || standing == STANDING_SUPERSEDED;
}

static struct signing_line *
add_line(struct signing_lines *lines, enum signing_line_type type, enum glyph glyph, enum role role,
	char *text)
{
	struct signing_line *line = array_append(&lines->lines, &lines->line_count);

	*line = (struct signing_line){.type = type, .glyph = glyph, .role = role, .text = text};
	return line;
}

static const char *
author_of(const struct source *source, const struct record *record)
{
	const struct record_author *author = record_authors_find(&source->authors, record);

	return author ? author->name : "";
}

/* A draft is signed by nobody yet: what was signed is the version that it started from. */
static bool
stands(const struct source *source, const struct record *record)
{
	if (session_standing(source->application->session) == STANDING_DRAFT)
		return false;
	return session_sign_off_stands(source->application->session, &source->versions, record);
}

static bool
is_in_role(
	const struct source *source, const struct record *record, const struct template_item *role)
{
	const struct template_field *field = template_find_field(source->kind, "role");

	return string_equal(
		assessment_text(describe_assessment(source->application), record, field), role->id);
}

/* What else there is of a signature: "; with a key; files: 1". Caller-owned. */
static char *
proofs_of(const struct application *application, const struct record *record)
{
	const struct catalog *catalog = application_catalog(application);
	const struct template_field *field = template_find_field(record->kind, "signature");
	const bool has_key =
		field && assessment_text(describe_assessment(application), record, field)[0];
	size_t file_count;
	const struct record **files =
		evidence_about(describe_assessment(application), record, NULL, &file_count);
	auto_string char *number = string_format("%zu", file_count);
	auto_string char *attached =
		tr_format(catalog, N_("; files: {count}"), "count", number, NULL);

	free(files);
	return string_format(
		"%s%s", has_key ? tr(catalog, N_("; with a key")) : "", file_count ? attached : "");
}

/* "Author: Ana Lopes, 2026-11-24 09:00", and whether it stands. */
static void
add_signed(const struct source *source, struct signing_lines *lines, const struct record *record,
	const struct template_item *role)
{
	const struct application *application = source->application;
	const struct record_author *author = record_authors_find(&source->authors, record);
	const bool is_valid = stands(source, record);
	auto_string char *time =
		author ? format_instant(author->time,
				 describe_assessment(application)->template->utc_offset)
		       : memory_copy_string("");
	auto_string char *signed_so =
		tr_format(application_catalog(application), N_("{role}: {name}, {time}"), "role",
			localized_text(&role->label, application->language), "name",
			author_of(source, record), "time", time, NULL);
	auto_string char *proofs = proofs_of(application, record);
	struct signing_line *line =
		add_line(lines, SIGNING_PLACE, is_valid ? GLYPH_DONE : GLYPH_BEGUN,
			is_valid ? ROLE_GOOD : ROLE_DIM, string_format("%s%s", signed_so, proofs));

	line->is_signature = true;
	line->record = memory_copy_string(record->id);
}

/* A role in which nobody signed the latest version. */
static void
add_unsigned(const struct source *source, struct signing_lines *lines,
	const struct template_item *role, bool is_next)
{
	const struct application *application = source->application;
	const bool is_over = session_standing(application->session) != STANDING_REVIEW &&
			     session_standing(application->session) != STANDING_DRAFT;
	const char *sentence = is_over ? N_("{role}: nobody")
			       : is_next && role->optional
				       ? N_("{role}: signs next, or is passed over")
			       : is_next        ? N_("{role}: signs next")
			       : role->optional ? N_("{role}: not signed; may be passed over")
						: N_("{role}: not signed");

	add_line(lines, SIGNING_NOTE, is_next ? GLYPH_RIGHT : GLYPH_EMPTY,
		is_next ? ROLE_KEY : ROLE_DIM,
		tr_format(application_catalog(application), sentence, "role",
			localized_text(&role->label, application->language), NULL));
}

static void
add_role(const struct source *source, struct signing_lines *lines, const struct template_item *role)
{
	bool is_signed = false;

	for (size_t i = 0; i < source->record_count; i++) {
		if (!is_in_role(source, source->records[i], role) ||
			!stands(source, source->records[i]))
			continue;
		add_signed(source, lines, source->records[i], role);
		is_signed = true;
	}
	if (!is_signed && !role->hidden)
		add_unsigned(source, lines, role,
			session_next_role(source->application->session) == role);
}

/* What was signed before, below what is to be done. */
static void
add_stale(const struct source *source, struct signing_lines *lines)
{
	const struct template_list *roles = template_find_field(source->kind, "role")->list;
	bool has_heading = false;

	for (size_t i = 0; i < source->record_count; i++) {
		for (size_t j = 0; j < roles->item_count; j++) {
			if (!is_in_role(source, source->records[i], &roles->items[j]) ||
				stands(source, source->records[i]))
				continue;
			if (!has_heading)
				add_line(lines, SIGNING_HEADING, GLYPH_EMPTY, ROLE_HEADING,
					memory_copy_string(
						tr(application_catalog(source->application),
							N_("Signatures of earlier versions"))));
			has_heading = true;
			add_signed(source, lines, source->records[i], &roles->items[j]);
		}
	}
}

/* Whoever signed the latest version more than once, each named once. */
static void
add_several(const struct source *source, struct signing_lines *lines)
{
	for (size_t i = 0; i < source->record_count; i++) {
		const char *name = author_of(source, source->records[i]);
		size_t before = 0;

		for (size_t j = 0; j < i; j++)
			before += stands(source, source->records[j]) &&
				  string_equal(name, author_of(source, source->records[j]));
		if (before == 1 && stands(source, source->records[i]))
			add_line(lines, SIGNING_NOTE, GLYPH_NOTE, ROLE_WARNING,
				tr_format(application_catalog(source->application),
					N_("{name} signs in more than one role."), "name", name,
					NULL));
	}
}

static void
add_signatures(const struct source *source, struct signing_lines *lines)
{
	const struct catalog *catalog = application_catalog(source->application);
	const struct template_list *roles;

	add_line(lines, SIGNING_HEADING, GLYPH_EMPTY, ROLE_HEADING,
		memory_copy_string(tr(catalog, N_("Signatures, in their order"))));
	if (!source->kind) {
		add_line(lines, SIGNING_NOTE, GLYPH_NOTE, ROLE_NORMAL,
			memory_copy_string(tr(catalog,
				N_("The template knows no signatures. U in the list of steps moves "
				   "to a newer one."))));
		return;
	}
	roles = template_find_field(source->kind, "role")->list;
	for (size_t i = 0; i < roles->item_count; i++)
		add_role(source, lines, &roles->items[i]);
	add_several(source, lines);
}

static void
add_obstacles(struct application *application, struct signing_lines *lines)
{
	const struct catalog *catalog = application_catalog(application);
	struct obstacles obstacles;

	session_obstacles(application->session, &obstacles);
	auto_string char *count = string_format("%zu", obstacles.obstacle_count);

	lines->obstacle_count = obstacles.obstacle_count;
	add_line(lines, SIGNING_HEADING, GLYPH_EMPTY, ROLE_HEADING,
		tr_format(catalog, N_("What stands in the way of approving ({count})"), "count",
			count, NULL));
	for (size_t i = 0; i < obstacles.obstacle_count; i++) {
		const struct obstacle *obstacle = &obstacles.obstacles[i];
		auto_string char *place =
			describe_place(application, obstacle->record, obstacle->step);
		auto_string char *sentence =
			obstacle_text(obstacle, catalog, application->language);
		struct signing_line *line = add_line(lines, SIGNING_PLACE, GLYPH_BLOCK, ROLE_ERROR,
			tr_format(catalog, N_("{label}: {text}"), "label", place, "text", sentence,
				NULL));

		line->record = memory_copy_string(obstacle->record->id);
		line->field = obstacle->field ? memory_copy_string(obstacle->field->id) : NULL;
	}
	if (obstacles.obstacle_count == 0)
		add_line(lines, SIGNING_NOTE, GLYPH_DONE, ROLE_GOOD,
			memory_copy_string(tr(catalog, N_("Nothing stands in the way."))));
	obstacles_clear(&obstacles);
}

bool
signing_lines_make(
	struct application *application, struct signing_lines *lines, struct error *error)
{
	const struct assessment *assessment = describe_assessment(application);
	struct source source = {
		.application = application,
		.kind = template_find_kind(assessment->template, "sign_off"),
	};
	bool is_read;

	*lines = (struct signing_lines){0};
	is_read = session_versions(application->session, &source.versions, error) &&
		  session_record_authors(application->session, &source.authors, error);
	if (is_read) {
		if (source.kind)
			source.records = assessment_records_of(
				assessment, source.kind, &source.record_count);
		add_signatures(&source, lines);
		if (!is_settled(application))
			add_obstacles(application, lines);
		if (source.kind)
			add_stale(&source, lines);
		if (source.versions.version_count > 0) {
			lines->version = source.versions.versions[0];
			source.versions.versions[0] = (struct version){0};
		}
	}
	free(source.records);
	record_authors_clear(&source.authors);
	versions_clear(&source.versions);
	return is_read;
}

void
signing_lines_clear(struct signing_lines *lines)
{
	for (size_t i = 0; i < lines->line_count; i++) {
		free(lines->lines[i].text);
		free(lines->lines[i].record);
		free(lines->lines[i].field);
	}
	free(lines->lines);
	free(lines->version.hash);
	free(lines->version.head);
	free(lines->version.text);
	*lines = (struct signing_lines){0};
}
