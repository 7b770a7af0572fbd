/* SPDX-License-Identifier: MIT */
/*
 * A map laid out on a grid of characters: boxes in columns, the home's at the left of the border,
 * arrows in the channels between them. It is worked out from the graph and the room alone, so the
 * same assessment always gives the same map.
 *
 * The boxes are put in columns along the way of the data, ordered to have few crossings, and
 * aligned. All arrows that leave a node on the same side share one line until they part; each
 * arrives on a row of its own, where its label is. In a channel every row belongs to one line only,
 * and so does every stretch of a track (the upright pieces), so that lines cross but never run into
 * each other, and none passes through a box.
 */
#ifndef PIA_MAP_LAYOUT_H
#define PIA_MAP_LAYOUT_H

#include "map/graph.h"
#include "text/width.h"

/* How much is written into a map. */
enum map_detail {
	MAP_NAMES, /* names; arrows carry the numbers of their flows */
	MAP_DATA,  /* arrows carry data too, cut where they are long */
	MAP_ALL,   /* names and data as whole as can be */
	MAP_DETAIL_COUNT,
};

struct map_options {
	int columns; /* of the room: the map is made to fit them if it can be, rows as it comes */
	int rows;    /* of the room, preferred; 0: any */
	enum map_detail detail;
	enum width_policy policy;
	const char *cut; /* the mark of a text that is cut: CLIP_MARK or CLIP_MARK_ASCII */
};

/* A rectangle of the grid. */
struct map_area {
	int row;
	int column;
	int rows;
	int columns;
};

/* A straight piece of a line, along a row or a column, both ends included. */
struct map_piece {
	int row;
	int column;
	int end_row;
	int end_column;
	bool is_heavy; /* it leads to where an arrow crosses the border */
};

/* What leaves one node on one side, with all that parts from it. */
struct map_line {
	size_t node; /* where it comes from */
	int row;     /* of its first cell, right beside the box */
	int column;
	size_t *arrows; /* that it leads to */
	size_t arrow_count;
	struct map_piece *pieces;
	size_t piece_count;
};

/* Where an arrow arrives. */
struct map_head {
	int row;
	int column;            /* of the arrowhead, right beside the box */
	bool to_left;          /* it points to the left */
	struct map_area label; /* one row; columns 0: none */
	char *text;            /* of the label, fitted */
};

/* Where a place is named: above the first of the boxes in it, in each column. */
struct map_heading {
	struct map_area area; /* as wide as the column: it may go on where nothing stands */
	char *text;
};

struct map_layout {
	const struct map_graph *graph; /* borrowed */
	enum width_policy policy;
	int padding; /* blank columns between a frame and what is in it */
	int rows;
	int columns;
	int border;             /* the column of the border; -1: none */
	struct map_area *boxes; /* of each box, its frame included */
	char **titles;          /* of each box, fitted to its upper edge; "" for none */
	struct map_area *nodes; /* of each node, inside the frame; edges lie between two nodes */
	char **names;           /* of each node, wrapped: lines between newlines, fitted */
	struct map_line *lines;
	size_t line_count;
	struct map_head *heads; /* of each arrow */
	struct map_heading *headings;
	size_t heading_count;
	size_t crossing_count; /* places where two lines cross */
};

/* Lay a graph out. Caller-owned: map_layout_free(). The graph must outlive it. */
struct map_layout *map_layout_new(const struct map_graph *graph, const struct map_options *options);
void map_layout_free(struct map_layout **layout);

#endif
