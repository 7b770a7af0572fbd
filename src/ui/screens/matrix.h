/* SPDX-License-Identifier: MIT */
/*
 * What the parts of the matrix screen share: its state (matrix.c owns it and has the keys), how it
 * is drawn (matrix_draw.c), the risk that is moved (matrix_move.c), the form for a projector
 * (matrix_projector.c). Risks are known by their numbers, which are never given twice.
 */
#ifndef PIA_UI_SCREENS_MATRIX_H
#define PIA_UI_SCREENS_MATRIX_H

#include "ui/screens/field_editor.h"
#include "ui/screens/risk_grid.h"
#include "ui/screens/risk_picture.h"
#include "ui/widgets/list.h"

enum matrix_form {
	MATRIX_CHART,     /* the grid, and a list of risks */
	MATRIX_LIST,      /* all risks in a table, the worst first */
	MATRIX_PROJECTOR, /* the grid as large as it goes, or one risk after the other */
};

/* Moving a risk: it is held over a cell, then set down and the reason is typed. */
struct matrix_move {
	struct risk_hold hold;         /* number 0: nothing is moved */
	bool was_rated;                /* it came from a cell */
	struct matrix_grid_focus from; /* which one */
	struct field_editor reason;    /* open once it was set down */
};

struct matrix {
	enum rating rating;
	enum matrix_form form;
	size_t card; /* projector: which risk is shown, from 1 in the order of the rows; 0: the grid
		      */
	struct matrix_grid_focus focus;
	bool at_unrated; /* below the grid, on those that are not rated */
	bool in_list;    /* the keys are with the list */
	bool is_wide;    /* the list stands beside the grid and holds all, as last drawn */
	bool arrows;     /* of all risks */
	int number;      /* the risk with the focus; 0: none */
	struct list list;
	struct edit_field find; /* what is looked for */
	bool searching;         /* it is open: only risks in which it is found are shown */
	bool finding;           /* keys go there */
	struct matrix_move move;
	struct risk_picture picture;
	const struct risk_entry **rows; /* of the list: the cell's risks, or all; borrowed entries
					 */
	size_t row_count;
	size_t unrated_count;
};

/* matrix.c */

/* Bring what is held of the assessment up to date, and the focus to something that is there. */
void matrix_refresh(struct application *application, struct matrix *matrix);

/* The risk with the focus; NULL when there is none. */
const struct risk_entry *matrix_focused(const struct matrix *matrix);

/* matrix_draw.c */

void matrix_draw(
	struct application *application, void *state, struct canvas *canvas, struct area area);

/* What a rating is called over a picture of it ("Risks before measures"); English message id. */
const char *matrix_rating_title(enum rating rating);

/* Say in the first row what the asterisk at a level means; returns what is left of the area. */
struct area matrix_draw_legend(
	const struct application *application, struct canvas *canvas, struct area area);

/* matrix_words.c */

/* The word for the level of a cell. Borrowed. */
const char *matrix_level_word(
	const struct application *application, const struct matrix_grid_focus *at);

/* What the measures add up to, and the mark at that cell; NULL where they say nothing.
 * Caller-owned. */
char *matrix_describe_suggestion(
	const struct application *application, enum rating rating, const struct risk_entry *entry);

/* Why a risk is rated so, behind a label (NULL: what the field is called); NULL where no reason is
 * given. Caller-owned. */
char *matrix_describe_reason(const struct application *application, enum rating rating,
	const struct risk_entry *entry, const char *label);

/* matrix_move.c */

bool matrix_is_moving(const struct application *application, const void *state);
bool matrix_is_holding(const struct application *application, const void *state);
bool matrix_is_reasoning(const struct application *application, const void *state);

/* Keys: take hold of the focused risk; set it down; keep it there with the reason typed; put it
 * back where it was. */
void matrix_act_hold(struct application *application, void *state);
void matrix_act_set_down(struct application *application, void *state);
void matrix_act_keep(struct application *application, void *state);
void matrix_act_put_back(struct application *application, void *state);

/* Offer an input while a risk is held or its reason typed; true when it was taken. */
bool matrix_move_input(struct application *application, struct matrix *matrix,
	const struct matrix_grid *grid, const struct input *input);

/* Where the screen is left in the middle of it: what was set down stays, with the reason typed;
 * what is only held goes back. False: stay. */
bool matrix_move_leave(struct application *application, struct matrix *matrix);

/* The rows that the words on the move take, and they. */
int matrix_move_rows(const struct application *application, const struct matrix *matrix,
	const struct canvas *canvas, int columns);
void matrix_move_draw(const struct application *application, struct matrix *matrix,
	struct canvas *canvas, struct area area);

/* matrix_projector.c */

void matrix_projector_draw(struct application *application, struct matrix *matrix,
	struct canvas *canvas, struct area area);

#endif
