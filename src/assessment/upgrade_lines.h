/* SPDX-License-Identifier: MIT */
/*
 * What two templates do not have alike. Inside assessment/, for upgrade.c.
 */
#ifndef PIA_ASSESSMENT_UPGRADE_LINES_H
#define PIA_ASSESSMENT_UPGRADE_LINES_H

#include "assessment/upgrade.h"
#include "assessment/upgrade_map.h"

/* Add the plan's lines. */
void upgrade_add_lines(const struct upgrade_map *map, struct upgrade_plan *plan);

#endif
