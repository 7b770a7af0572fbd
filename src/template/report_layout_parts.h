/* SPDX-License-Identifier: MIT */
/* What reading a layout and binding it share. Internal to template/. */
#ifndef PIA_TEMPLATE_REPORT_LAYOUT_PARTS_H
#define PIA_TEMPLATE_REPORT_LAYOUT_PARTS_H

#include "template/document.h"
#include "template/report_layout.h"

/* The file as it was read: its conditions are parsed, and their faults placed, when a template is
 * known. */
struct layout_source {
	char *text;
	struct document document;
};

#endif
