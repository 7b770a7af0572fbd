/* SPDX-License-Identifier: MIT */
/*
 * Report layouts: which chapters a report has, and what each of them shows, in a YAML file of their
 * own:
 *
 *	report: top-risks
 *	format: 1
 *	languages: [en, pt, zh-Hant]
 *	title: {…}
 *	contents: yes
 *	logo: lotus.png
 *	page: {paper: a4, orientation: portrait, footer: {right: {…}}}
 *	chapters:
 *	  - show: [method, risk_levels]
 *	  - title: {…}
 *	    show:
 *	      - paragraph: {…}
 *	      - table: risk
 *	        columns: [title, residual_level]
 *	        where: residual_level is high
 *	        sort: [residual_level descending]
 *	        most: 10
 *	  - each: steps
 *	sheets: […]   # of a workbook, where it has others than the chapters
 *
 * A layout knows no template: what it names of one (kinds, fields, steps, conditions) is looked up
 * when it is bound to the template of the assessment that is reported on. A name that ends in "?"
 * need not be there.
 */
#ifndef PIA_TEMPLATE_REPORT_LAYOUT_H
#define PIA_TEMPLATE_REPORT_LAYOUT_H

#include "base/error.h"
#include "template/condition.h"
#include "template/picture.h"
#include "template/template.h"

/* The layout of an export that names none. */
#define REPORT_LAYOUT_DEFAULT "full"
/* Where layouts are, in the person's folder and in the program's templates. */
#define REPORT_LAYOUT_OWN_FOLDER "reports"
#define REPORT_LAYOUT_FOLDER "templates/reports"

/* What a chapter shows. */
enum layout_block_type {
	LAYOUT_HEADING, /* texts of the layout itself */
	LAYOUT_PARAGRAPH,
	LAYOUT_NOTE,
	LAYOUT_METHOD, /* what takes no arguments */
	LAYOUT_COUNTS,
	LAYOUT_RISK_LEVELS,
	LAYOUT_FINDING_COUNTS,
	LAYOUT_PROGRESS,
	LAYOUT_ALL_ANSWERS,
	LAYOUT_MAP,
	LAYOUT_EXCHANGES,
	LAYOUT_WHEREABOUTS,
	LAYOUT_COMMENTS,
	LAYOUT_LAW,
	LAYOUT_MEASURE_COUNTS,
	LAYOUT_HISTORY,
	LAYOUT_FINDINGS,
	LAYOUT_BLOCKERS,
	LAYOUT_MISSING_VERSIONS, /* texts that do not stand in the report's language */
	LAYOUT_MISSING_ANSWERS,  /* of what the chapter gathers before */
	LAYOUT_MATRIX,
	LAYOUT_COMPARED, /* of what differs from an earlier moment: which moments, and how much */
	LAYOUT_DIFFERENCES, /* each of the differences */
	LAYOUT_STEP,        /* of a step: what the walk shows there */
	LAYOUT_ANSWERS,     /* some questions */
	LAYOUT_TABLE,       /* of a kind: the columns that are named, else every field */
	LAYOUT_RECORDS, /* of a kind: the template's columns, and the rest of each record below */
	LAYOUT_ASSESSMENTS, /* of the library: every assessment, a row each */
	LAYOUT_GATHER,      /* answers of several kinds, each with where it was given */
	LAYOUT_BLOCK_COUNT,
};

/* What can be told of an assessment in a table of the library's. */
enum register_column {
	REGISTER_REFERENCE,
	REGISTER_TITLE,
	REGISTER_CLIENT,
	REGISTER_OWN_REFERENCE,
	REGISTER_CLASSIFICATION,
	REGISTER_METHOD,   /* the template's title */
	REGISTER_TEMPLATE, /* its name and version */
	REGISTER_LANGUAGE, /* of the content */
	REGISTER_STATE,    /* draft, in review, decided … */
	REGISTER_DECISION, /* what was decided, or is about to be */
	REGISTER_PERCENT,
	REGISTER_BLOCKING,
	REGISTER_BEGUN,
	REGISTER_CHANGED,
	REGISTER_CHANGED_BY,
	REGISTER_COLUMN_COUNT,
};

/* What a layout names of a template. */
struct layout_name {
	char *text;
	bool is_optional;
	bool is_descending; /* of what a table is sorted by */
	struct place place;
};

struct layout_names {
	struct layout_name *names;
	size_t name_count;
};

struct node;

/* A field of a kind: "flow.to"; a question: "answers.scope". */
struct layout_field {
	char *kind;
	char *field;
	bool is_optional;
	struct place place;
};

/* A step from records to others. */
struct layout_reach {
	struct layout_field by; /* a reference of records already reached: "flow.to" */
	bool is_backward;       /* … or one that points at them: "flow via purposes" */
};

/* Answers that are gathered: a field of the records reached. */
struct layout_gathered {
	struct layout_field field;
	struct layout_reach *via; /* only of what these lead to from what the chapter is about */
	size_t via_count;
	const struct node *where; /* the condition on those records; NULL: all */
	bool if_any;              /* nothing is missing where there is none */
};

struct layout_block {
	enum layout_block_type type;
	struct localized text;       /* heading, paragraph, note */
	struct layout_name of;       /* of a table or records: the kind; of a step: the step */
	struct layout_names names;   /* columns of a table, questions of answers */
	struct layout_names sort;    /* what records are sorted by, the first first */
	const struct node *where;    /* the condition on records; NULL: all */
	struct layout_name together; /* of a chapter for each record: the field of which equal
					values share one */
	size_t most;                 /* how many records; 0: all */
	enum register_column *register_columns; /* of assessments */
	size_t register_column_count;
	struct layout_gathered *gathered;
	size_t gathered_count;
};

enum layout_chapter_type {
	LAYOUT_CHAPTER,
	LAYOUT_EACH_STEP,       /* a chapter for each step of the walk */
	LAYOUT_EACH_KIND,       /* one for each kind, with every field as a column */
	LAYOUT_EACH_OTHER_KIND, /* one for each kind that no step shows */
	LAYOUT_EACH_QUESTIONS,  /* one for each step with what it asks, blank */
	LAYOUT_EACH_RECORD,     /* one for each record that a condition holds for */
};

struct layout_chapter {
	enum layout_chapter_type type;
	struct localized title; /* empty: what its first block is called */
	struct layout_block *blocks;
	size_t block_count;
	struct layout_block *each; /* LAYOUT_EACH_RECORD: which records, as LAYOUT_RECORDS; the text
				      is the title, in which {record} means the record, or what
				      several have together */
	size_t each_count;
	struct layout_reach *reach; /* what the chapter is about beside its record */
	size_t reach_count;
};

struct layout_chapters {
	struct layout_chapter *chapters;
	size_t chapter_count;
};

enum layout_paper { PAPER_A4, PAPER_A3, PAPER_LETTER, PAPER_COUNT };

/* What the top and the bottom of a printed page can name, in braces: {client}. */
enum page_part {
	PAGE_CLIENT,
	PAGE_TITLE, /* of the assessment */
	PAGE_REPORT,
	PAGE_CLASSIFICATION,
	PAGE_REFERENCE,
	PAGE_OWN_REFERENCE,
	PAGE_AS_OF,
	PAGE_VERSION,
	PAGE_NUMBER,
	PAGE_COUNT,
	PAGE_PART_COUNT,
};

/* Left, centre, right. */
#define PAGE_PLACES 3

/* A line at the top or the bottom of a page. */
struct layout_line {
	bool is_given; /* else it is the program's */
	struct localized places[PAGE_PLACES];
};

/* How a report is printed where a format has pages. */
struct layout_page {
	enum layout_paper paper;
	bool is_portrait;
	struct layout_line header;
	struct layout_line footer;
};

/* The length of the part in braces that a text begins with; 0 where it begins with none. */
size_t layout_page_part(const char *text, enum page_part *part);

/* Once loaded it never changes. */
struct report_layout {
	char *name;
	bool languages[LANGUAGE_COUNT]; /* which its own texts speak */
	struct localized title;
	struct localized subtitle; /* under the title of a report; empty: the method's name */
	bool has_contents;         /* a text begins with a table of contents */
	bool has_no_charts;        /* of a workbook */
	struct picture *logo;      /* NULL: none */
	struct layout_page page;
	struct layout_chapters chapters; /* of a text */
	struct layout_chapters sheets;   /* of a workbook; empty: the chapters */
	bool is_of_library; /* it shows the assessments of the library, and nothing of one alone */
	struct layout_field *needs; /* without one of these the report is only `otherwise` */
	size_t need_count;
	struct localized otherwise;
	char *path;                   /* the file, for messages */
	struct layout_source *source; /* for report_layout_bind() */
};

/*
 * Read a layout. On success caller-owned: release with report_layout_free(). On failure untouched,
 * with `faults` as template_load_file() gives them.
 */
bool report_layout_load_file(
	const char *path, struct report_layout **layout, struct error_list *faults);

/* Free a layout; NULL is allowed. Sets the caller's pointer to NULL. */
void report_layout_free(struct report_layout **layout);

/* Its text as it was read; borrowed. */
const char *report_layout_text(const struct report_layout *layout);

/* The file of the layout of this name, the person's own before the program's; a path is itself.
 * NULL when there is none. Caller-owned. */
char *report_layout_find(const char *name) __attribute__((warn_unused_result));

/* A field, or a value that the program offers for records of a kind (`field` is NULL then). */
struct bound_value {
	const struct template_field *field;
	enum offered_value offered;
	enum field_type type;
	const struct template_list *list;
	bool is_descending;
};

struct bound_values {
	struct bound_value *values;
	size_t value_count;
};

/* A reference that leads from records reached to others, or back. */
struct bound_reach {
	const struct template_field *field;
	bool is_backward;
};

/* A field whose answers are gathered. */
struct bound_gathered {
	const struct template_kind *kind;
	const struct template_field *field;
	struct bound_reach *via;
	size_t via_count;
	struct condition *where; /* NULL: all records */
	bool if_any;
};

/* What a block means in a template. */
struct bound_block {
	const struct layout_block *block;
	const struct template_kind *kind;
	const struct template_step *step;
	struct bound_values columns; /* or questions */
	struct bound_values sort;
	struct condition *where;               /* NULL: all records */
	const struct template_field *together; /* NULL: each record is by itself */
	struct bound_gathered *gathered;
	size_t gathered_count;
};

struct bound_chapter {
	const struct layout_chapter *chapter;
	struct bound_block *each; /* whose records have a chapter each */
	size_t each_count;
	struct bound_reach *reach;
	size_t reach_count;
	struct bound_block *blocks; /* without those of which the template has nothing */
	size_t block_count;
};

struct bound_layout {
	const struct report_layout *layout; /* borrowed */
	bool lacks_need; /* the template has not what the layout needs: no chapters */
	struct bound_chapter *chapters;
	size_t chapter_count;
};

/*
 * Look up in a template what the chapters (or, `is_workbook`, the sheets) of a layout name; both
 * are borrowed and must outlive the result. On failure every fault with its place in the layout's
 * file. On success caller-owned: release with bound_layout_free().
 */
bool report_layout_bind(const struct report_layout *layout, const struct template *template,
	bool is_workbook, struct bound_layout **bound, struct error_list *faults);
void bound_layout_free(struct bound_layout **bound);

/* Every fault that there is where a layout is meant for a template: in its chapters and its sheets,
 * and what it needs and the template has not. */
void report_layout_check(const struct report_layout *layout, const struct template *template,
	struct error_list *faults);

#endif
