/* SPDX-License-Identifier: MIT */
/*
 * What the files of the builder share: where they are in the report, and how a single value becomes
 * a cell. Only for build*.c.
 */
#ifndef PIA_REPORT_BUILDER_H
#define PIA_REPORT_BUILDER_H

#include "assessment/assessment.h"
#include "assessment/findings.h"
#include "i18n/catalog.h"
#include "report/block.h"
#include "report/build.h"
#include "template/report_layout.h"

/* An answer that a chapter says is missing. */
struct gap {
	char *heading; /* that it stands under; "" for none */
	const struct template_field *field;
	char *records;
};

struct builder {
	const struct assessment *assessment;
	const struct template *template;
	const struct catalog *catalog;
	enum language language;
	enum language beside; /* of the report beside this one; LANGUAGE_NONE: none */
	enum language sorted_in;
	int64_t changed_at;                   /* UTC milliseconds; 0: not known */
	const struct record_authors *authors; /* NULL: not known */
	const struct past *before;            /* what it is compared with; NULL: nothing */
	const struct bound_layout *layout;
	enum arrangement arrangement;
	bool is_draft;
	struct findings findings;
	struct step_progress *progress; /* one for each step */
	struct report *report;
	struct chapter *chapter; /* the one being built */
	size_t heading_end; /* the chapter's last block is this one, a heading; 0: it is none */
	bool *reached;      /* by the record's index: what the chapter is about; NULL: everything */
	struct gap *gaps;   /* of the chapter so far */
	size_t gap_count;
	bool step_is_skipped; /* the step being built does not apply */
	bool caveat_is_due;   /* a reference in this chapter has an asterisk */
	bool mark_is_due;     /* a text stands in another language and says which, here or in the
			       * report beside this one */
};

/* Begin a chapter; and end it with the template's caveat where a reference needs it. */
void builder_open_chapter(struct builder *builder, const char *title);
void builder_close_chapter(struct builder *builder);
/* Say that nothing is recorded, in the place of the table just added, where that has no rows. */
void builder_replace_empty_table(struct builder *builder);

/* How many there are of something, in the language's form. Caller-owned. */
char *builder_count(const struct builder *builder, size_t count)
	__attribute__((warn_unused_result));

/* An instant as its day, in the language, and its time. Caller-owned. */
char *builder_instant(const struct builder *builder, int64_t milliseconds)
	__attribute__((warn_unused_result));

/* Who wrote a comment or dismissed a finding, and when: empty where that is not known. */
struct block_cell builder_author(const struct builder *builder, const struct record *record);
struct block_cell builder_author_time(const struct builder *builder, const struct record *record);

/* Who wrote it and when, from the log; NULL where that is not known. */
const struct record_author *builder_find_author(
	const struct builder *builder, const struct record *record);

/*
 * build_standing.c: whether a sign-off is of what the report shows; whether who made it signed the
 * same version in another role too; the id of the key that it was signed with, "" for none
 * (caller-owned); whether it is decided. As far as the log is known. And the facts of it, for the
 * report.
 */
bool builder_signs_this(const struct builder *builder, const struct record *sign_off);
bool builder_signs_again(const struct builder *builder, const struct record *sign_off);
char *builder_signing_key(const struct builder *builder, const struct record *sign_off)
	__attribute__((warn_unused_result));
bool builder_is_decided(const struct builder *builder);
void build_standing_facts(struct builder *builder);

/* A moment by the number of its change: "Change 12, 23 November 2026, 10:00". Caller-owned. */
char *builder_moment(const struct builder *builder, int64_t number, int64_t time)
	__attribute__((warn_unused_result));

/* A reference to law as it is printed, "" for none; notes that a caveat is due. Caller-owned. */
char *builder_law(struct builder *builder, const struct law_references *law)
	__attribute__((warn_unused_result));

/* The label of a field or a kind in the report's language. Borrowed. */
const char *builder_label(const struct builder *builder, const struct localized *text);

/*
 * A value as a cell: numbers, dates and levels typed; with notes where it stands in another
 * language, is no longer asked, or rests on law. An empty one that must be answered says so; any
 * other empty one is an empty text.
 */
struct block_cell builder_value(
	struct builder *builder, const struct record *record, const struct template_field *field);

/* In a draft, the help for a field that has no value, as a note of its cell. */
void builder_add_hint(const struct builder *builder, struct block_cell *cell,
	const struct record *record, const struct template_field *field);

/* How many records of a kind are there. */
size_t builder_count_records(const struct builder *builder, const struct template_kind *kind);

/* "3. Data flows". Caller-owned. */
char *builder_step_title(const struct builder *builder, const struct template_step *step)
	__attribute__((warn_unused_result));

/* "Data flow 3: Attendance"; of a single kind its label. Caller-owned. */
char *builder_record_label(const struct builder *builder, const struct record *record)
	__attribute__((warn_unused_result));

/* Add a question with its answer; one that is neither asked nor answered is left out. */
void builder_add_answer(struct builder *builder, struct block_fields *fields,
	const struct record *record, const struct template_field *field);

/*
 * build_versions.c: the language a text stands in that has no version in the report's; whether it
 * has none there, or in the language of the report beside this one; what the marks of languages
 * mean, and how many texts have them ("" where none has; caller-owned); which they are.
 */
enum language builder_language_of(const struct builder *builder, const struct record *record,
	const struct template_field *field);
bool builder_lacks_version(const struct builder *builder, const struct record *record,
	const struct template_field *field);
char *builder_explain_marks(const struct builder *builder) __attribute__((warn_unused_result));
void build_missing_versions(struct builder *builder);

/* build_layout.c: all chapters. */
void build_layout(struct builder *builder);

/*
 * What follows, where it does not say otherwise, adds blocks to the open chapter; where there is
 * nothing to tell it says so or adds none.
 */

/* build_summary.c: where the assessment stands. */
void build_method(struct builder *builder);
void build_counts(struct builder *builder);
void build_finding_counts(struct builder *builder);
void build_progress(struct builder *builder);

/* build_steps.c: a step; a chapter for each step; one table of all answers; some of them. */
void build_step(struct builder *builder, const struct template_step *step);
void build_each_step(struct builder *builder);
void build_all_answers(struct builder *builder);
void build_some_answers(struct builder *builder, const struct bound_values *questions);

/* build_kinds.c: a chapter for each kind, or for each that no step shows; what else is told of
 * kinds. */
void build_each_kind(struct builder *builder);
void build_each_other_kind(struct builder *builder);

/* build_questions.c: what every step asks, to be filled in by hand. */
void build_each_questions(struct builder *builder);
void build_comments(struct builder *builder);
void build_law(struct builder *builder);
void build_map(struct builder *builder);
void build_risk_matrix(struct builder *builder);

/* build_selection.c: the records that a layout asks for. */
void build_selection(struct builder *builder, const struct bound_block *block);

/* The records of a block's kind that its condition holds for, in its order. An array of borrowed
 * records, caller-owned. */
const struct record **build_selected(
	const struct builder *builder, const struct bound_block *block, size_t *count);

/* build_gather.c: what a chapter's records lead to, from now until that is forgotten; the answers
 * that a block gathers of it. */
void build_reach(struct builder *builder, const struct bound_chapter *chapter,
	const struct record **records, size_t count);
void build_forget_reach(struct builder *builder);
void build_gathered(struct builder *builder, const struct bound_block *block);
/* What was missing of what the chapter gathered so far, until that is forgotten. */
void build_missing_answers(struct builder *builder);
void build_forget_gaps(struct builder *builder);

/* build_records.c: these records of a block's kind; all of a kind, with every field that has a
 * value. */
void build_records(struct builder *builder, const struct bound_block *block,
	const struct record **records, size_t count);
void build_overview(struct builder *builder, const struct template_kind *kind);
void build_whole_table(struct builder *builder, const struct template_kind *kind);
/* What the law says of a kind's fields: rows of kind, field, reference. */
void build_references(
	struct builder *builder, struct block_table *table, const struct template_kind *kind);

/* build_risks.c: the risk matrix before and after measures; how many risks there are at each level.
 */
void build_matrix(struct builder *builder, const struct template_kind *kind);
bool build_has_matrix(const struct builder *builder);
void build_risk_counts(struct builder *builder);

/* build_flows.c: who sends what to whom, as a map; and the flows on it as a paragraph each, for
 * formats whose map has only their numbers. */
const struct block_flows *build_flow_diagram(struct builder *builder);
void build_flow_list(struct builder *builder, const struct block_flows *flows);

/* build_flow_views.c: who sends to whom; where the data of each category are. */
void build_exchanges(struct builder *builder);
void build_whereabouts(struct builder *builder);

/* build_related.c: "2, 5", the numbers of those of a kind that a record names or is named by; it
 * leads to the first. Short, for not every program wraps what is a link. */
struct block_cell build_related(
	const struct builder *builder, const struct record *record, const char *kind);

/* build_measures.c: how many measures there are of each status. */
void build_measure_counts(struct builder *builder);

/* build_history.c: the log, its last changes first. */
void build_history(struct builder *builder);

/* build_differences.c: what is compared with what, and how much differs; each of the differences.
 */
void build_compared(struct builder *builder);
void build_differences(struct builder *builder);

/* build_findings.c: everything that is missing or wrong; what the rules found that must be settled.
 * A final report has of the first what was dismissed or looked at, and of the second nothing. */
void build_findings(struct builder *builder);
void build_blockers(struct builder *builder);
/* What was looked at of the catalogue, at the end of the open chapter; nothing where nobody looked.
 */
void build_prompts(struct builder *builder);
struct block_cell build_severity(const struct builder *builder, enum severity severity);

#endif
