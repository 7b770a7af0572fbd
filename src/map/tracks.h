/* SPDX-License-Identifier: MIT */
/* On which column everything stands. */
#ifndef PIA_MAP_TRACKS_H
#define PIA_MAP_TRACKS_H

#include "map/plan.h"

/* Give the upright piece of every line in every channel a track, and all columns and channels their
 * place; count where lines cross. */
void plan_tracks(struct map_plan *plan);

/* The column of a track of a channel, and of the outermost cell at a side of it. */
int plan_track_column(const struct map_plan *plan, const struct plan_channel *channel, int track);
int plan_edge_column(const struct plan_channel *channel, bool at_left);

#endif
