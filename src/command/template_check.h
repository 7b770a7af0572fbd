/* SPDX-License-Identifier: MIT */
/* What `pia template check` finds in one file. */
#ifndef PIA_COMMAND_TEMPLATE_CHECK_H
#define PIA_COMMAND_TEMPLATE_CHECK_H

#include "base/error.h"

/*
 * Check a template, a blueprint, a glossary or a report layout: a file, or the name of a template
 * or report that is found by it. What a layout names is looked up in the template `template_name`;
 * where that is NULL it has to suit one of those there are, and its faults are those with the one
 * that it suits best. Adds to `faults`, which stay as they are where there is none. `remark`, which
 * is empty before, is what else there is to know of a file without faults: that it is found by
 * another name than it has; caller-owned.
 */
void template_check(const char *name, const char *template_name, struct error_list *faults,
	struct error *remark);

#endif
