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

/* report_layout_gather.c: what a chapter reaches, what a block gathers, what a layout needs. Each
 * takes the list that the key holds, NULL for none. */
void layout_read_reach(
	struct reader *reader, const struct node *node, struct layout_reach **reach, size_t *count);
void layout_read_gathered(
	struct reader *reader, const struct node *node, struct layout_block *block);
void layout_read_needs(
	struct reader *reader, const struct node *node, struct report_layout *layout);
void layout_free_reach(struct layout_reach *reach, size_t count);
void layout_block_clear_gathered(struct layout_block *block);
void layout_clear_needs(struct report_layout *layout);

/* report_layout_register.c: the columns of `assessments:`. */
void layout_read_register_columns(
	struct reader *reader, const struct node *node, struct layout_block *block);

#endif
