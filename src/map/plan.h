/* SPDX-License-Identifier: MIT */
/*
 * A map while it is being laid out: what columns.c, rows.c and tracks.c each work out in turn for
 * layout.c. Columns are counted from the left, and so are the channels between them: channel 0 is
 * left of column 0, channel 1 right of it, and so on.
 */
#ifndef PIA_MAP_PLAN_H
#define PIA_MAP_PLAN_H

#include "map/layout.h"

/* What stands in a column: a box, or the lane of a line that passes through. */
struct plan_item {
	size_t box;  /* MAP_NONE: a lane */
	size_t line; /* of a lane */
	size_t column;
	bool has_heading; /* its place is named in the row above it */
	int wanted;       /* the row it should not be above, so that it is level with what it is
			     connected to, or where its line has room */
	int row;          /* its first row, without a heading */
	int rows;
	double key; /* it is sorted by */
};

struct plan_column {
	size_t *items; /* from top to bottom */
	size_t item_count;
	bool is_abroad;
	int start; /* in characters, from the left */
	int width;
};

/* All that leaves a node on one side. */
struct plan_line {
	size_t node;
	bool to_right;
	size_t *arrows;
	size_t arrow_count;
	size_t *lanes; /* item in each column; MAP_NONE: it does not pass there */
};

/* Where a line meets a node or a lane, at the side of a channel. */
struct plan_port {
	size_t line;
	size_t item;
	size_t node;   /* MAP_NONE: a lane's end */
	size_t arrow;  /* that arrives here; MAP_NONE: the line goes out or passes */
	bool is_entry; /* the line comes into the channel here */
	bool at_left;  /* it is at the left side of its channel */
	int row;
};

struct plan_channel {
	size_t *ports; /* those of one line after each other, its entry first */
	size_t port_count;
	int *tracks; /* of the line of each port: its track, from the left; -1: it needs none */
	int track_count;
	int head_columns[2]; /* for arrowheads and labels at its left and right side */
	int start;           /* in characters */
	int width;
	int border; /* the column of the border in it; -1: none */
};

/* The most columns of a name and of an arrow's label. */
struct plan_measure {
	int name_columns;
	int label_columns;
};

struct map_plan {
	const struct map_graph *graph;
	const struct map_options *options;
	struct plan_measure measure;
	const int *name_widths;  /* of each node, uncut; borrowed */
	const int *label_widths; /* of each arrow */
	size_t home_columns;
	struct plan_item *items; /* the boxes under their numbers, then the lanes */
	size_t item_count;
	struct plan_column *columns;
	size_t column_count;
	struct plan_channel *channels; /* column_count + 1 */
	struct plan_line *lines;
	size_t line_count;
	struct plan_port *ports;
	size_t port_count;
	size_t **order; /* the nodes of each box from top to bottom */
	int *node_row;  /* of each node: its first row inside the frame */
	int *node_rows;
	size_t crossing_count;
	int rows; /* of the whole map */
	int width;
};

/* A name's room in a box, its frame and the sign of a system aside. */
int plan_name_columns(const struct map_plan *plan, size_t node);

/* Blank columns between a frame and what is in it. */
int plan_padding(const struct map_plan *plan);

/* The columns that the sign of a system takes, with a blank. */
#define PLAN_SYSTEM_COLUMNS 2

#endif
