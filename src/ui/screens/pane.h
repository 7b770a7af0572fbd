/* SPDX-License-Identifier: MIT */
/*
 * A pane: the list of what a step or a form asks, one item below the other, that scrolls: headings,
 * fields with their values, tables of records, the risk matrix, and a last item that goes on. It is
 * the first member of the state of every screen that shows one (walk.c, form.c), so that the keys
 * in pane_keys.h serve them all. Items hold identities only: words come from the model when it is
 * drawn.
 */
#ifndef PIA_UI_SCREENS_PANE_H
#define PIA_UI_SCREENS_PANE_H

#include "assessment/rating.h"
#include "ui/application.h"
#include "ui/screens/field_editor.h"
#include "ui/widgets/table.h"

#define PANE_POINTER_COLUMNS 2
#define PANE_SIGN_COLUMNS 1

enum pane_item_type {
	PANE_PARAGRAPH, /* words of the template */
	PANE_LAW,       /* references to law */
	PANE_NOTE,      /* words of the program: why this step is not asked */
	PANE_HEADING,   /* of a part: the kind's label, of a table with the count */
	PANE_FIELD,     /* a field of a record */
	PANE_LEVEL,     /* of a risk: the level that the rating above makes */
	PANE_COLUMNS,   /* a table's heading */
	PANE_RECORD,    /* a line of a table */
	PANE_NEW,       /* adds a record of the kind */
	PANE_MATRIX,    /* opens the matrix */
	PANE_PROMPTS,   /* opens what could go wrong, with how much was not looked at */
	PANE_GO,        /* the last item: goes on or back */
};

/* The worst of what was found on an item; later ones are worse. */
enum pane_mark { PANE_MARK_NONE, PANE_MARK_NOTE, PANE_MARK_WARN, PANE_MARK_BLOCK };

/* The mark of a finding that is so severe. */
enum pane_mark pane_mark_of(enum severity severity);

struct pane_item {
	enum pane_item_type type;
	char *record;    /* FIELD, LEVEL, RECORD: UUID; owned */
	char *linked_to; /* RECORD: it stands here because `field` of it points to this record:
			    UUID; owned */
	const struct template_field *field; /* FIELD; RECORD: see linked_to */
	const struct template_kind *kind;   /* HEADING, COLUMNS, RECORD, NEW, MATRIX, PROMPTS */
	const struct localized *text;       /* PARAGRAPH, and GO where it names something */
	const struct law_references *law;   /* LAW */
	const char *words;  /* NOTE, GO, HEADING of some records: English message id, of NOTE and GO
			       perhaps with {name} */
	enum rating rating; /* LEVEL */
	enum pane_mark mark;
	bool missing;        /* FIELD: required, asked and empty */
	bool suggests;       /* what was found suggests an entry of the catalogue */
	size_t comments;     /* open ones */
	size_t evidence;     /* files attached */
	size_t open;         /* PROMPTS: not looked at yet */
	bool is_changed;     /* FIELD, RECORD: since the signed version */
	bool is_unconfirmed; /* FIELD, RECORD: in a review, to be confirmed or changed */
	bool is_empty;       /* FIELD: nothing is in it; told after a signed version only */
	int row; /* of its first row, from the pane's start; given when it is laid out */
	int rows;
};

/* What is looked for, while it is typed and after. */
struct pane_find {
	bool typing;
	struct edit_field edit;
	char *words;   /* looked for last; owned, NULL: nothing yet */
	size_t origin; /* the focus when it began */
};

/* The columns of a kind's table as they were fitted last; pane_table.h makes and uses them. */
struct pane_columns {
	const struct template_kind *kind;
	enum language language;
	int width;
	struct table_column *columns; /* owned */
	size_t column_count;
};

struct pane {
	/* Add the items, in order; set by the screen that has the pane. */
	void (*build)(struct application *application, struct pane *pane);
	/* Enter on PANE_GO. */
	void (*go)(struct application *application, struct pane *pane);
	/* Something was changed from here and the items were made anew; may be NULL. */
	void (*changed)(struct application *application, struct pane *pane);

	const struct template_step *step; /* that it shows; NULL: one record */
	struct pane_item *items;
	size_t item_count;
	struct pane_columns *tables; /* forgotten when the items are made anew */
	size_t table_count;
	size_t focus;
	bool passive; /* keys go elsewhere (to the steps) */
	int top;      /* the first row seen */
	int rows;     /* as last drawn */
	int gutter;   /* columns for the pointer, and for signs where there was a version before */
	int label_columns; /* of labels that have their values beside them; 0: none */
	size_t changes;    /* counts what was changed from here */
	struct field_editor editor;
	struct pane_find find;
};

/* Free what it holds. */
void pane_clear(struct pane *pane);

/*
 * Make the items anew from the model, keeping the focus on what has it or, where that is gone, on
 * what took its place. Call it when values may have changed. Nothing happens once the template has
 * changed: see application_template_changed().
 */
void pane_refresh(struct application *application, struct pane *pane);

/* For `build`: append an item and fill it in. `record` may be NULL. */
struct pane_item *pane_add(
	struct pane *pane, enum pane_item_type type, const struct record *record);
/* Append the fields of a record that are asked: those given (questions), or all of its kind
 * (NULL). */
void pane_add_fields(struct application *application, struct pane *pane,
	const struct record *record, const struct template_field *const *fields, size_t count);

/* The item with the focus; NULL when there is none. */
struct pane_item *pane_focused(const struct pane *pane);

/* Its record as it is in memory now; NULL when it has none. */
const struct record *pane_record(
	const struct application *application, const struct pane_item *item);

/* Whether an item can have the focus. */
bool pane_can_focus(const struct pane_item *item);

/* Give the focus to the item of this record and field (NULL: the record's own line), or of a table
 * of this kind. False when there is none. */
bool pane_focus_on(
	struct pane *pane, const struct record *record, const struct template_field *field);

/* Give the focus to the first item that can have it, and show the pane from its start. */
void pane_focus_first(struct pane *pane);

/* Move the focus by one item that can have it (1 or -1). False at the end. */
bool pane_move(struct pane *pane, int direction);

/* By a page; to the first or last item. */
void pane_move_page(struct pane *pane, int direction);
void pane_move_end(struct pane *pane, int direction);

/* Whether a field is being typed in; whether keys mean the items (nothing is typed, not passive).
 */
bool pane_is_editing(const struct pane *pane);
bool pane_is_browsing(const struct pane *pane);

/* Draw into the area, the cursor on the focus or the caret (unless passive). */
void pane_draw(struct application *application, struct pane *pane, struct canvas *canvas,
	struct area area);

#endif
