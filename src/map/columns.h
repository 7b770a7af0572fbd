/* SPDX-License-Identifier: MIT */
/* Which box stands in which column, which lines lead where, and in what order things stand. */
#ifndef PIA_MAP_COLUMNS_H
#define PIA_MAP_COLUMNS_H

#include "map/plan.h"

/*
 * Put the boxes of an empty plan in so many columns on either side of the border (as many as there
 * are boxes at most), make the lines with their lanes, and order every column so that lines cross
 * seldom. Boxes of one place stay together.
 */
void plan_columns(struct map_plan *plan, size_t home_columns, size_t abroad_columns);

#endif
