/* SPDX-License-Identifier: MIT */
/* What reading a layout and binding it share. Internal to template/. */
#ifndef PIA_TEMPLATE_REPORT_LAYOUT_PARTS_H
#define PIA_TEMPLATE_REPORT_LAYOUT_PARTS_H

#include "template/document.h"
#include "template/faults.h"
#include "template/reader.h"
#include "template/report_layout.h"

/* The file as it was read: its conditions are parsed, and their faults placed, when a template is
 * known. */
struct layout_source {
	char *text;
	struct document document;
};

/* report_layout_page.c: `page:` and `logo:` of a layout (NULL: not there). */
void report_layout_read_page(
	struct reader *reader, const struct node *node, struct layout_page *page);
void report_layout_read_logo(struct reader *reader, const struct node *node, struct picture **logo);
void report_layout_page_clear(struct layout_page *page);

#endif
