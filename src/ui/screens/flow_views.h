/* SPDX-License-Identifier: MIT */
/*
 * What the views of the flows share: each shows the same rows in another way, and one key leads
 * from one to the next, which begins at what had the focus in the last.
 */
#ifndef PIA_UI_SCREENS_FLOW_VIEWS_H
#define PIA_UI_SCREENS_FLOW_VIEWS_H

#include "map/exchange_matrix.h"
#include "ui/application.h"

/* The first member of the state of every such view. */
struct flow_view {
	char *record; /* UUID of what has the focus: a flow, a party, a system, a category; NULL:
			 nothing; owned */
};

/* Say what has the focus (NULL: nothing). */
void flow_view_focus(struct flow_view *view, const struct record *record);

/* The record that has the focus, if it is there; NULL else. */
const struct record *flow_view_focused(
	const struct application *application, const struct flow_view *view);

/* What the rows below do: the next view takes this one's place. */
void flow_view_act_map(struct application *application, void *state);
void flow_view_act_exchanges(struct application *application, void *state);
void flow_view_act_whereabouts(struct application *application, void *state);
void flow_view_act_table(struct application *application, void *state);

/* "Check-ins by phone": a flow's own name, else the data that flow. Caller-owned. */
char *flow_view_name(const struct application *application, const struct record *flow)
	__attribute__((warn_unused_result));

/* "1→ Check-ins by phone": a flow as a line of a list, into one row. */
void flow_view_draw_flow(const struct application *application, struct canvas *canvas,
	struct area area, const struct exchange_flow *flow);

/* Rows for their key tables, with when they apply (NULL: always). */
/* clang-format off */
#define FLOW_VIEW_MAP(applies) \
	{"m", N_("map"), N_("The map of the data flows"), flow_view_act_map, applies}
#define FLOW_VIEW_EXCHANGES(applies) \
	{"w", N_("who to whom"), N_("Who sends to whom, as a table"), \
		flow_view_act_exchanges, applies}
#define FLOW_VIEW_WHEREABOUTS(applies) \
	{"d", N_("where are data"), N_("Where the data of one category are, from place to place"), \
		flow_view_act_whereabouts, applies}
#define FLOW_VIEW_TABLE(applies) \
	{"t", N_("table"), N_("The table of the flows, in its step"), flow_view_act_table, applies}
/* clang-format on */

#endif
