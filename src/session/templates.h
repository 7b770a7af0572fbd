/* SPDX-License-Identifier: MIT */
/*
 * Where templates, blueprints and glossaries are: the person's own ($XDG_DATA_HOME/pia/templates),
 * then the program's. A name that both have means the person's.
 */
#ifndef PIA_SESSION_TEMPLATES_H
#define PIA_SESSION_TEMPLATES_H

#include <stddef.h>

#include "base/error.h"
#include "template/blueprint.h"
#include "template/glossary.h"
#include "template/report_layout.h"
#include "template/template.h"

/* One that can be begun from, or a report. All owned. */
struct template_entry {
	char *name;
	char *path;
	bool is_own;         /* in the person's folder */
	char *version;       /* of a template; else NULL */
	int order;           /* of a template: as it says itself */
	char *template_name; /* of a blueprint: the template it is for; else NULL */
	struct localized title;
	struct localized description;
};

/* All templates; or all blueprints for the template of this name (NULL: for any), in their order;
 * files with faults are left out. */
void templates_list(struct template_entry **entries, size_t *count);
void templates_list_blueprints(
	const char *template_name, struct template_entry **entries, size_t *count);
/* All templates with those that have faults, whose titles are empty. */
void templates_list_all(struct template_entry **entries, size_t *count);
void template_entries_free(struct template_entry *entries, size_t count);

/* Load the template of this name, or the file where `name` has a '/' or ends in .yaml. ERROR_DATA:
 * no such template. Caller-owned. */
bool templates_load(const char *name, struct template **template, struct error_list *faults);

/* Whether the template that is found by this one's name has another text: a newer version, perhaps.
 * Quick where it has the same; one with faults is none. */
bool templates_have_other(const struct template *template);

/* Load a blueprint in the same way as a template. */
bool templates_load_blueprint(const char *name, const struct template *template,
	struct blueprint **blueprint, struct error_list *faults);

/* The name of the template that a blueprint, found in the same way, is for. Caller-owned. */
bool templates_of_blueprint(const char *name, char **template_name, struct error_list *faults);

/* All report layouts, by name; those with faults are left out. */
void reports_list(struct template_entry **entries, size_t *count);
/* The same with those that have faults, whose titles are empty. */
void reports_list_all(struct template_entry **entries, size_t *count);

/* Load the report layout of this name, the person's own ($XDG_DATA_HOME/pia/reports) before the
 * program's, or the file. ERROR_DATA: no such report. Caller-owned. */
bool reports_load(const char *name, struct report_layout **layout, struct error_list *faults);

/* The same as a template for a glossary. */
bool glossaries_load(const char *name, struct glossary **glossary, struct error_list *faults);

/* All glossaries there are, by name; those with faults are left out. Caller-owned: release with
 * glossaries_free(). */
void glossaries_load_all(struct glossary ***glossaries, size_t *count);
void glossaries_free(struct glossary **glossaries, size_t count);

#endif
