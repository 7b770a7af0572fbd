/* SPDX-License-Identifier: MIT */
/* On which row everything stands. */
#ifndef PIA_MAP_ROWS_H
#define PIA_MAP_ROWS_H

#include "map/plan.h"

/*
 * Give every box, node and lane of an ordered plan its rows, and every port a row of its own in its
 * channel; ports that a line connects straight share one. Nodes grow where their ports need it.
 */
void plan_rows(struct map_plan *plan);

#endif
