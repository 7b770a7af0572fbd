/* SPDX-License-Identifier: MIT */
/*
 * A template: everything that is particular to a method of assessment (its kinds of records and
 * their fields, scales, matrix, steps, rules, words in every language), as read from one YAML file
 * by template/load.h. Once loaded it never changes; pointers into it live as long as it does.
 */
#ifndef PIA_TEMPLATE_TEMPLATE_H
#define PIA_TEMPLATE_TEMPLATE_H

#include <stdbool.h>
#include <stddef.h>

#include "i18n/language.h"

struct condition;
struct date_expression;
struct blueprint;

/* A place in a file, for messages; from 1, 0 when there is none. */
struct place {
	int line;
	int column;
	const char *file; /* NULL: the file that is spoken of; valid while it is read */
};

/* What a reference names of an act, from the outside in. */
enum law_part { LAW_ARTICLE, LAW_PARAGRAPH, LAW_ITEM, LAW_PART_COUNT };

/*
 * An act of law, and how references to it are printed. "{}" in the label stands for the article,
 * which is pasted as it was written; in an act with parts it stands for what the patterns of the
 * parts give, one after the other. In a pattern "{}" stands for the number as it was written and
 * "{chinese}" for the number in Chinese numerals:
 *
 *	label: {en: "Law 1/2000, {}", pt: "Lei n.º 1/2000, {}", zh-Hant: "第1/2000號法律{}"}
 *	parts:
 *	  article: {en: "art. {}", pt: "artigo {}.º", zh-Hant: "第{chinese}條"}
 *	  paragraph: {en: "({})", pt: ", n.º {}", zh-Hant: "第{chinese}款"}
 *	  item: {en: "({})", pt: ", alínea {})", zh-Hant: "（{chinese}）項"}
 */
struct template_act {
	char *id;
	struct localized label;
	bool has_parts;
	struct localized parts[LAW_PART_COUNT];
};

/*
 * A reference to an article. One that is not checked is printed with the template's caveat. Of an
 * act with parts the article is written as template/law.h says: "4", "4(1)", "4(1)(5)", "23()(7)".
 */
struct law_reference {
	const struct template_act *act;
	char *article;
	bool checked;
};

struct law_references {
	struct law_reference *references;
	size_t reference_count;
};

enum level_colour { COLOUR_NONE, COLOUR_GREEN, COLOUR_YELLOW, COLOUR_ORANGE, COLOUR_RED };

/* Ids that a kind, a field or an item had in earlier versions of its template. */
struct template_was {
	char **ids;
	struct place *places; /* of each */
	size_t id_count;
};

/* For which ratings of a risk a measure with this status counts. */
enum measure_counts {
	COUNTS_NEVER,
	COUNTS_PLANNED,  /* for the residual one */
	COUNTS_IN_PLACE, /* for the current one and the residual one */
};

/* A choice of a list, or a step of a scale. */
struct template_item {
	char *id;
	struct template_was was;
	struct localized label;
	struct localized help;
	struct law_references law;
	enum level_colour colour;   /* of a step of the level scale */
	bool done;                  /* the end of a status: never overdue */
	bool decides;               /* of a role: its sign-off decides */
	bool optional;              /* of a role: not everybody has one, so it may be passed over */
	bool approves;              /* of a decision: nothing may stand in its way */
	enum measure_counts counts; /* of a status; where the template does not say, what is
				       neither done nor said counts as planned */
	bool hidden;                /* no longer offered; where it was chosen it stays */
};

/* A list of choices, or a scale, whose items go from least to most. */
struct template_list {
	char *id;
	bool is_scale;
	struct template_item *items;
	size_t item_count;
};

/* Which level a severity (row) and a likelihood (column) make; keyed by ids, so it cannot be upside
 * down. */
struct template_matrix {
	const struct template_list *rows;
	const struct template_list *columns;
	const struct template_list *levels;
	size_t *cells; /* cells[row * columns->item_count + column] = index of an item of levels */
};

enum field_type {
	FIELD_TEXT,
	FIELD_LONG_TEXT,
	FIELD_YES_NO,
	FIELD_CHOICE,
	FIELD_CHOICES,
	FIELD_NUMBER,
	FIELD_DATE,
	FIELD_DURATION,
	FIELD_PERSON,
	FIELD_REFERENCE,
	FIELD_REFERENCES,
	FIELD_TYPE_COUNT,
};

struct template_kind;

/* One line of a `derive` table; condition NULL always holds. */
struct derive_line {
	struct condition *condition;
	char *value;                  /* the id, "yes" or "no"; NULL of a date */
	struct date_expression *date; /* of a date: how it is worked out */
	struct localized because;     /* why it is so, in words; may be empty */
	struct law_references law;
};

/* A field of a kind, or a question (a field of the kind `answers`). */
struct template_field {
	char *id;
	struct template_was was;
	const struct template_kind *kind; /* the kind it is a field of */
	enum field_type type;
	bool required;
	bool translatable;
	struct localized label;
	struct localized help;
	struct localized prompt;
	struct localized example;             /* a good answer */
	struct localized attach;              /* what to have at hand as evidence */
	struct localized unit;                /* number */
	const struct template_list *list;     /* choice, choices */
	const struct template_kind **targets; /* reference, references: the kinds it may point to */
	size_t target_count;
	char *minimum; /* number: as kept, or NULL */
	char *maximum;
	struct condition *when; /* asked only when it holds; NULL: always */
	bool falls_due; /* date: something is to be done by it, and is listed with what is due */
	struct condition *due;              /* while this holds, else it is done; NULL: always */
	const struct template_field *owner; /* of the same kind: who sees to it; or NULL */
	struct law_references law;
	bool hidden;   /* never asked; what is there is kept, and conditions know it */
	bool internal; /* the program's own notes, by a fixed name: hidden, and in no report */
	bool derived;  /* worked out by the lines below, never typed */
	struct derive_line *derive_lines;
	size_t derive_line_count;
	struct place place;
};

/*
 * A kind of record. The single kind `answers`, whose fields are the questions of all steps, is made
 * by the loader and stands after `assessment`; it is always there, and its label is empty: what is
 * shown of it is shown under the titles of the steps.
 */
struct template_kind {
	char *id;
	struct template_was was;
	size_t index; /* in template->kinds */
	bool single;  /* exactly one record, always there */
	bool hidden;  /* shown in no step */
	struct localized label;
	struct localized plural;
	struct template_field **fields; /* each owned by the kind */
	size_t field_count;
	const struct template_field *name;     /* the field that names a record, or NULL */
	const struct template_field **columns; /* shown in tables, in order */
	size_t column_count;
	struct place place;
};

enum step_part_type { PART_FORM, PART_QUESTIONS, PART_TABLE, PART_MATRIX };

/* What a step shows, one below the other. */
struct step_part {
	enum step_part_type type;
	const struct template_kind *kind; /* form, table, matrix: the kind; questions: `answers` */
	const struct template_field **questions; /* questions: the fields asked here, in order */
	size_t question_count;
	struct condition *when; /* table: shown then, and while it has records; NULL: always */
};

struct template_step {
	char *id;
	struct localized title;
	struct localized intro;
	struct law_references law;
	struct condition *when; /* NULL: always */
	struct step_part *parts;
	size_t part_count;
	struct place place;
};

enum severity { SEVERITY_NOTE, SEVERITY_WARN, SEVERITY_BLOCK };

/* What the program notices by itself. */
struct template_rule {
	char *id;
	const struct template_kind *kind;
	struct condition *when;
	struct localized say;
	enum severity severity;
	const struct template_field *field; /* the field to go to, or NULL */
	const struct template_step *step;   /* the step to go to instead of the record's, or NULL */
	struct law_references law;
	size_t *suggestions; /* entries of the catalogue that answer it, by number */
	size_t suggestion_count;
	struct place place;
};

/* Where an entry of the catalogue deserves a look: at records of a kind for which a condition holds
 * (NULL: always). */
struct catalogue_place {
	const struct template_kind *kind;
	struct condition *when;
};

/* A record ready to be taken into an assessment: its kind, id and texts are the record of the same
 * number in template->catalogue. References lead to other entries. */
struct catalogue_entry {
	struct catalogue_place *places;
	size_t place_count;
	struct law_references law;
};

#define TEMPLATE_ORDER_DEFAULT 100

struct template
{
	char *name;
	char *version;
	int order; /* among the templates that are offered, the smallest first; then by name */
	bool languages[LANGUAGE_COUNT]; /* which it speaks */
	int utc_offset;                 /* minutes; civil dates are the method's */
	char *home; /* id in the jurisdiction list; the border that counts; NULL when there is none
		     */
	char *glossary; /* the name of the glossary that explains its words; NULL: none */
	struct localized title;
	struct localized description;
	struct localized authority;
	struct localized caveat;
	struct template_act *acts;
	size_t act_count;
	struct template_list **lists; /* lists and scales */
	size_t list_count;
	struct template_matrix matrix; /* cells NULL when there is none */
	struct template_kind **kinds;
	size_t kind_count;
	struct template_step *steps;
	size_t step_count;
	size_t hidden_step_count; /* behind the others in `steps`: shown nowhere */
	struct template_rule *rules;
	size_t rule_count;
	size_t hidden_rule_count;        /* behind the others in `rules`: they say nothing */
	struct blueprint *catalogue;     /* its records: risks, measures; NULL when there is none */
	struct catalogue_entry *entries; /* one for each of those records, the hidden ones too */
	char *source; /* the whole text, what it extends included, kept with every assessment made
			 from it */
	size_t source_length; /* bytes */
};

/* Free a template; NULL is allowed. Sets the caller's pointer to NULL. */
void template_free(struct template **template);

/* The kind, list or scale, field of a kind, step, or item of a list with this id; NULL when there
 * is none. Borrowed. */
const struct template_kind *template_find_kind(const struct template *template, const char *id);
const struct template_list *template_find_list(const struct template *template, const char *id);
const struct template_field *template_find_field(const struct template_kind *kind, const char *id);
const struct template_step *template_find_step(const struct template *template, const char *id);
const struct template_item *template_find_item(const struct template_list *list, const char *id);

/* Whether there are risks, not hidden, and a matrix that they stand in. */
bool template_has_matrix(const struct template *template);

/* Whether one of the earlier ids is this one. */
bool template_was(const struct template_was *was, const char *id);

/* The place of an item in its list from 0, or -1 when the id is none of it (NULL too). */
int template_item_index(const struct template_list *list, const char *id);

/* The name of a field type as templates write it ("long_text"). Static. */
const char *field_type_name(enum field_type type);

/*
 * References to law as one line in a language: "Law …, art. 19; art. 20(1)*; Order 3". Those that
 * follow each other in one act with parts print the act once. One that is not checked is followed
 * by an asterisk. "" when there are none. Caller-owned.
 */
char *template_format_law(const struct law_references *law, enum language language)
	__attribute__((warn_unused_result));

/* Whether one of the references is not checked, so that the template's caveat must be printed. */
bool template_law_needs_caveat(const struct law_references *law);

#endif
