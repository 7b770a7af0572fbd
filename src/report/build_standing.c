/* SPDX-License-Identifier: MIT */
/* Where an assessment stands, and who signed what a report shows. */
#include "config.h"

#include <inttypes.h>
#include <stdlib.h>

#include "base/clock.h"
#include "base/memory.h"
#include "base/string.h"
#include "i18n/format.h"
#include "i18n/phrases.h"
#include "report/builder.h"
#include "seal/minisign.h"
#include "session/standing.h"

/* What the log says of it up to what is shown. */
struct standing_told {
	const char *state;                    /* its name; NULL: the log is not known */
	const struct history_change *moved;   /* the last that moved it; NULL: none did */
	const struct history_change *submit;  /* what closed its contents, which are so still */
	const struct history_change *decided; /* the last that decided an earlier version */
};

static struct standing_told
read_log(const struct builder *builder)
{
	struct standing_told told = {0};
	const struct record_authors *log = builder->authors;

	if (!log || log->version <= 0)
		return told;
	told.state = standing_name(STANDING_DRAFT);
	for (int64_t i = 0; i < log->version && (size_t)i < log->history.change_count; i++) {
		const struct history_change *change = &log->history.changes[i];

		if (!change->state)
			continue;
		if (string_equal(change->state, standing_name(STANDING_DRAFT)))
			told.submit = NULL;
		if (change->act == ACT_SUBMIT)
			told.submit = change;
		if (string_equal(change->state, standing_name(STANDING_DECIDED)))
			told.decided = change;
		told.state = change->state;
		told.moved = change;
	}
	return told;
}

static bool
covers(const struct builder *builder, const struct standing_told *told, const struct record *record)
{
	const struct record_author *author = builder_find_author(builder, record);

	return told->submit && author && author->number > told->submit->number &&
	       author->number <= builder->authors->version;
}

bool
builder_signs_this(const struct builder *builder, const struct record *sign_off)
{
	const struct standing_told told = read_log(builder);

	return covers(builder, &told, sign_off);
}

bool
builder_signs_again(const struct builder *builder, const struct record *sign_off)
{
	const struct template_field *version = template_find_field(sign_off->kind, "version");
	const struct record_author *author = builder_find_author(builder, sign_off);
	size_t count;
	const struct record **records =
		assessment_records_of(builder->assessment, sign_off->kind, &count);
	bool signs_again = false;

	for (size_t i = 0; i < count && author; i++) {
		const struct record_author *other = builder_find_author(builder, records[i]);

		signs_again =
			signs_again ||
			(other && records[i] != sign_off &&
				string_equal(other->name, author->name) &&
				string_equal(
					assessment_text(builder->assessment, records[i], version),
					assessment_text(builder->assessment, sign_off, version)));
	}
	free(records);
	return signs_again;
}

/* A field's value as a person reads it, "" where there is none. Caller-owned. */
static char *
show(const struct builder *builder, const struct record *record, const char *field_id)
{
	const struct template_field *field = template_find_field(record->kind, field_id);

	return field ? assessment_show(builder->assessment, record, field, builder->language, NULL)
		     : memory_copy_string("");
}

char *
builder_signing_key(const struct builder *builder, const struct record *sign_off)
{
	const struct template_field *field = template_find_field(sign_off->kind, "signature");
	const char *signature =
		field ? assessment_text(builder->assessment, sign_off, field) : NULL;
	unsigned char id[MINISIGN_ID_BYTES];

	if (string_is_empty(signature) || !minisign_signature_id(signature, id, NULL))
		return memory_copy_string("");
	return minisign_id_text(id);
}

/* "Ana Lopes (Lotus Consulting) · Author · 23 November 2026". Caller-owned. */
static char *
tell_sign_off(const struct builder *builder, const struct record *sign_off)
{
	const struct record_author *author = builder_find_author(builder, sign_off);
	const struct person *person = &builder->authors->history.changes[author->number - 1].author;
	auto_string char *role = show(builder, sign_off, "role");
	auto_string char *given = show(builder, sign_off, "date");
	auto_string char *key = builder_signing_key(builder, sign_off);
	auto_string char *day = clock_civil_date(author->time, builder->template->utc_offset);
	auto_string char *date = format_date(day, builder->language);
	bool has_place = !string_is_empty(person->organisation);
	auto_string char *name = string_format("%s%s%s%s", person->name,
		has_place ? phrases_open(builder->language) : "",
		has_place ? person->organisation : "",
		has_place ? phrases_close(builder->language) : "");

	return tr_format(builder->catalog,
		key[0] ? N_("{name} · {role} · {date} · with the key {key}")
		       : N_("{name} · {role} · {date}"),
		"role", role, "name", name, "date", given[0] ? given : date, "key", key, NULL);
}

/* Who signed what is shown, a line each. Caller-owned. */
static char *
tell_sign_offs(const struct builder *builder, const struct standing_told *told,
	const struct template_kind *kind, const struct record **last)
{
	struct string text = {0};
	size_t count;
	const struct record **records = assessment_records_of(builder->assessment, kind, &count);

	for (size_t i = 0; i < count; i++) {
		if (!covers(builder, told, records[i]))
			continue;

		auto_string char *line = tell_sign_off(builder, records[i]);

		string_append_format(&text, "%s%s", text.length ? "\n" : "", line);
		*last = records[i];
	}
	free(records);
	return string_take(&text);
}

/* "Decided (Approve with conditions)", "Withdrawn (the project ended)". Caller-owned. */
static char *
tell_state(const struct builder *builder, const struct standing_told *told)
{
	const struct catalog *catalog = builder->catalog;
	const char *label = tr(catalog, standing_label_of(told->state));
	const struct record *answers = assessment_single(builder->assessment, "answers");
	auto_string char *decision =
		answers ? show(builder, answers, "decision") : memory_copy_string("");
	bool is_decided = string_equal(told->state, standing_name(STANDING_DECIDED));
	const char *more = is_decided ? decision : told->moved ? told->moved->reason : "";

	if (!told->submit && told->decided)
		return memory_copy_string(tr(catalog, N_("Draft of the next version, not signed")));
	if (string_equal(told->state, standing_name(STANDING_DRAFT)))
		return memory_copy_string(tr(catalog, N_("Draft, not signed")));
	if (string_is_empty(more) || string_equal(told->state, standing_name(STANDING_REVIEW)))
		return memory_copy_string(label);
	return string_format("%s%s%s%s", label, phrases_open(builder->language), more,
		phrases_close(builder->language));
}

static void
add_fact(struct builder *builder, const char *label, const char *text)
{
	block_fields_add(
		&builder->report->facts, tr(builder->catalog, label), NULL, cell_text(text));
}

/* Which version was sent to review, and who signed it. */
static void
add_version(struct builder *builder, const struct standing_told *told)
{
	const struct template_kind *kind = template_find_kind(builder->template, "sign_off");
	/* It is an assessment as of the change before. */
	const struct history_change *version = told->submit - 1;
	const struct record *last = NULL;
	auto_string char *moment = builder_moment(builder, version->number, version->time);
	auto_string char *signers =
		kind ? tell_sign_offs(builder, told, kind, &last) : memory_copy_string("");

	builder->report->signed_version = string_format("%" PRId64, version->number);
	add_fact(builder, N_("Version sent to review"), moment);
	if (last) {
		builder->report->signed_hash = show(builder, last, "version");
		add_fact(builder, N_("SHA-256 of its text"), builder->report->signed_hash);
	}
	if (kind)
		add_fact(builder, N_("Signatures"),
			signers[0] ? signers : tr(builder->catalog, N_("Nobody has signed yet")));
}

void
build_standing_facts(struct builder *builder)
{
	const struct standing_told told = read_log(builder);

	if (!told.state)
		return;

	auto_string char *state = tell_state(builder, &told);

	builder->report->state = memory_copy_string(told.state);
	add_fact(builder, N_("State"), state);
	if (told.submit && told.submit->number > 1)
		add_version(builder, &told);
}

bool
builder_is_decided(const struct builder *builder)
{
	const struct standing_told told = read_log(builder);

	return string_equal(told.state, standing_name(STANDING_DECIDED)) ||
	       string_equal(told.state, standing_name(STANDING_SUPERSEDED));
}
