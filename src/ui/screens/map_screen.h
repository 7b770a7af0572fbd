/* SPDX-License-Identifier: MIT */
/*
 * What the files of the map screen share: map.c is the screen and its keys, map_make.c makes the
 * map of what is asked for, map_move.c moves the focus, map_paint.c paints it, map_words.c says
 * beside or below it what the map has no room
 * for, map_findings.c what is wrong, map_find.c filters.
 */
#ifndef PIA_UI_SCREENS_MAP_SCREEN_H
#define PIA_UI_SCREENS_MAP_SCREEN_H

#include "map/drawing.h"
#include "ui/screens/flow_views.h"
#include "ui/widgets/edit_field.h"
#include "ui/widgets/list.h"

/* From how many columns on the words stand beside the map, and its arrows carry data. */
#define MAP_WIDE_FROM 100

/* What the map was made for; while it stays the same, so does the map. */
struct map_made {
	uint64_t revision; /* of the session */
	enum language language;
	enum map_detail detail;
	int columns; /* of its room */
	int rows;
	bool ascii;
};

struct map_screen {
	struct flow_view view; /* what has the focus, across changes */
	char *origin;          /* a UUID: has the focus when that is gone; NULL: none; owned */
	struct application *application;

	struct map_graph *graph; /* of `made`; NULL: not made yet */
	struct map_layout *layout;
	struct map_drawing *drawing;
	enum role *arrow_roles; /* of each arrow, by what is wrong with its flows; owned */
	struct map_made made;
	size_t flow_total; /* all there are, those that are filtered out too */

	size_t flow; /* of the graph; has the focus, unless it is MAP_NONE */
	size_t node; /* likewise; both MAP_NONE only when there is nothing */
	int rows;    /* of the screen, as last drawn */
	int top;     /* the first row and column of the drawing that are seen, and how many */
	int left;
	int seen_rows;
	int seen_columns;

	bool is_zoomed; /* the person chose how much is written; else the room does */
	enum map_detail detail;

	bool is_finding; /* the words are being typed */
	struct edit_field edit;
	char *words; /* only flows that have them are shown; NULL: all; owned */

	struct list list; /* the flows below the map */
};

/* map_make.c: make the map anew where what it was made for has changed, keeping the focus. */
void map_screen_make(struct map_screen *screen, int columns, int rows, bool ascii);
void map_screen_forget(struct map_screen *screen);

/* map_make.c: the record that has the focus; NULL when there is none, or none that is shown. */
const struct record *map_screen_focused(const struct map_screen *screen);

/* map_make.c: the flows that the list shows, as indices of the graph: all, or those of the focused
 * node. An array, caller-owned (free()). */
size_t *map_screen_listed(const struct map_screen *screen, size_t *count);

/* map_find.c: the flows that have the words in their data, purposes, places or names. An array of
 * borrowed records, caller-owned. */
const struct record **map_screen_find(const struct map_screen *screen, size_t *count);

/* map_move.c: give the focus to a node or a flow; to the nearest node that way (-1, 0 or 1 each),
 * from a flow to the left or right to the end that its arrow has there; or to the next flow. False
 * when there is none. */
void map_screen_focus_node(struct map_screen *screen, size_t node);
void map_screen_focus_flow(struct map_screen *screen, size_t flow);
bool map_screen_move(struct map_screen *screen, int down, int right);
bool map_screen_step(struct map_screen *screen, bool forward);

/* map_move.c: where the focus is on the drawing; no columns when it is not drawn. */
struct map_area map_screen_focus_area(const struct map_screen *screen);

/* map_paint.c: paint the map, scrolled so that the focus is seen. */
void map_screen_paint(struct map_screen *screen, struct canvas *canvas, struct area area);

/* map_words.c: a title (NULL: none), how much the map writes, what it leaves out, where there is
 * more of it: one row. */
void map_screen_draw_state(
	struct map_screen *screen, struct canvas *canvas, struct area row, const char *title);
/* map_words.c: the listed flows with their numbers; what has the focus, in full. */
void map_screen_draw_list(struct map_screen *screen, struct canvas *canvas, struct area area);
void map_screen_draw_detail(struct map_screen *screen, struct canvas *canvas, struct area area);

/* map_findings.c: the weightiest of what was found on a record; false when nothing is. */
bool map_screen_worst(const struct application *application, const struct record *record,
	enum severity *severity);

/* map_findings.c: what is wrong with what has the focus, the weightiest first, with what it
 * suggests, and how to see the rest; returns the rows used. And all there is to say on it. */
int map_screen_draw_findings(struct map_screen *screen, struct canvas *canvas, struct area area);
void map_screen_act_guidance(struct application *application, void *state);
bool map_screen_has_guidance(const struct application *application, const void *state);

/* map_findings.c: how many risks of the catalogue were not looked at yet for what has the focus, in
 * words with {count} (English message id); "" for none. Caller-owned. And open them; whether there
 * is a catalogue of them. */
char *map_screen_prompts(const struct map_screen *screen, const char *words)
	__attribute__((warn_unused_result));
void map_screen_act_prompts(struct application *application, void *state);
bool map_screen_has_prompts(const struct application *application, const void *state);

/* map_findings.c: add what the findings on it suggest; and whether there is such a thing. */
void map_screen_act_suggested(struct application *application, void *state);
bool map_screen_has_suggestion(const struct application *application, const void *state);

#endif
