/* SPDX-License-Identifier: MIT */
/*
 * The flow diagram in Mermaid's words, which several Markdown viewers draw. Labels are written so
 * that nothing in them is taken for Mermaid, Markdown or HTML.
 */
#ifndef PIA_REPORT_MERMAID_H
#define PIA_REPORT_MERMAID_H

#include "base/string.h"
#include "map/graph.h"

/* Append a flowchart, without the fence around it; ends with a newline. */
void mermaid_append_flowchart(struct string *text, const struct map_graph *graph);

#endif
