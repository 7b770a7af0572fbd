/* SPDX-License-Identifier: MIT */
/* In what order things stand in their columns. */
#ifndef PIA_MAP_ORDER_H
#define PIA_MAP_ORDER_H

#include "map/plan.h"

/* Sort the columns of a plan, and the systems within each box, so that lines cross seldom. Boxes of
 * one place stay together; a party stays above its systems. */
void plan_order(struct map_plan *plan);

#endif
