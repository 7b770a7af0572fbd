/* SPDX-License-Identifier: MIT */
/*
 * What the parts of the loader share. Internal to template/. The loader reads the sections in an
 * order in which each finds what it names: acts, lists, kinds with their fields, steps with their
 * questions, rules, derive tables; conditions come last, when all fields are known.
 */
#ifndef PIA_TEMPLATE_LOADER_H
#define PIA_TEMPLATE_LOADER_H

#include "template/condition_parse.h"
#include "template/names.h"
#include "template/reader.h"

/* A condition or a date to be worked out that was met and is parsed at the end. */
struct pending_condition {
	const struct node *node;
	const struct template_kind *kind; /* whose records it is about */
	struct condition **condition;     /* where it goes; NULL for a date */
	struct date_expression **date;
};

/* Who sees to what falls due on a date: a field that may stand behind it. */
struct pending_owner {
	const struct node *node;
	struct template_field *field;
};

struct loader {
	struct reader reader;
	struct template *template;
	struct template_kind *answers; /* the kind made of all questions; in template->kinds too */
	struct pending_condition *pending;
	size_t pending_count;
	struct pending_owner *owners;
	size_t owner_count;
	struct place unchecked_law; /* the first reference that is not checked; line 0: none */
	size_t trials;              /* of values, in looking for conditions that cannot hold */
	bool is_hiding;             /* what is read now belongs to a hidden step */
};

/* `acts` of the file's root, and a list of references to them. */
void load_acts(struct loader *loader, const struct node *root);
void load_law(struct loader *loader, const struct node *node, struct law_references *law);

/* `scales`, `lists`, `matrix` of the file's root. */
void load_lists(struct loader *loader, const struct node *root);
void load_matrix(struct loader *loader, const struct node *root);

/* `was`: an id or a list of ids that something had in earlier versions. check_was() reports those
 * that something beside it still has or had as well, when all is loaded. */
void load_was(struct loader *loader, const struct node *node, struct template_was *was);
void check_was(struct loader *loader);

/* `kinds`, and one field of a kind, which is added to it; the new field, or NULL when it has no
 * usable id. */
void load_kinds(struct loader *loader, const struct node *root);
const struct template_field *load_field(
	struct loader *loader, struct template_kind *kind, const struct node *node);

/* `due` and `owner` of a field; load_owners() finds the owners when all fields are known, and gives
 * measures theirs. */
void load_due(struct loader *loader, struct template_field *field, const struct node *node);
void load_owners(struct loader *loader);

/* `steps`, `catalogue`, `rules`, `derive`. */
void load_steps(struct loader *loader, const struct node *root);
void load_catalogue(struct loader *loader, const struct node *root);
void load_rules(struct loader *loader, const struct node *root);
void load_derive(struct loader *loader, const struct node *root);

/* Whether an item says `hide: true`: it stays known, but is not shown. */
bool loader_hides(struct loader *loader, const struct node *node);

/* A condition, or a date to be worked out, to be parsed at the end; NULL nodes are nothing. Its
 * home must not move. */
void load_date_later(struct loader *loader, const struct node *node,
	const struct template_kind *kind, struct date_expression **date);
void load_condition_later(struct loader *loader, const struct node *node,
	const struct template_kind *kind, struct condition **condition);
void load_pending_conditions(struct loader *loader);

/* What the program computes with: kinds, their fields and types. */
void check_special_kinds(struct loader *loader, const struct node *root);
/* Whether a field of a kind is the program's own, see struct template_field. */
bool field_is_internal(const char *kind, const char *id);

/* Conditions that can never hold. */
void check_conditions(struct loader *loader);

/* Fields that depend on themselves, through `when` and `derive`. */
void check_cycles(struct loader *loader);

/* Find a kind, list, item or field by what a node names; a name that means nothing is reported. */
const struct template_kind *loader_kind(struct loader *loader, const struct node *node);
const struct template_list *loader_list(struct loader *loader, const struct node *node);
int loader_item(struct loader *loader, const struct template_list *list, const struct node *node);
const struct template_field *loader_field(
	struct loader *loader, const struct template_kind *kind, const struct node *node);

/* Report a key of a field that does not go with its type, where it is there. */
void loader_refuse_key(struct loader *loader, const struct template_field *field,
	const struct node *field_node, const char *key);

/* Report that an id was given before, at `first`. */
void loader_report_twice(
	struct loader *loader, const struct node *node, const char *id, struct place first);

#endif
