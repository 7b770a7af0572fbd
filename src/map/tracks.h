/* SPDX-License-Identifier: MIT */
/* On which column everything stands. */
#ifndef PIA_MAP_TRACKS_H
#define PIA_MAP_TRACKS_H

#include "map/plan.h"

/* Give the upright piece of every line in every channel a track; count where lines cross. */
void plan_tracks(struct map_plan *plan);

/* Give all columns and channels their place, with names and labels as wide as the plan's measure
 * lets them be. It can be done again with another measure. */
void plan_widths(struct map_plan *plan);

/* The column of a track of a channel, and of the outermost cell at a side of it. */
int plan_track_column(const struct map_plan *plan, const struct plan_channel *channel, int track);
int plan_edge_column(const struct plan_channel *channel, bool at_left);

#endif
