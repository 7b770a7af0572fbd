/* SPDX-License-Identifier: MIT */
/*
 * Templates that extend another: `extends: NAME` takes that template whole, and what the file says
 * is laid over it. Internal to template/.
 *
 * Mappings are merged key by key, and lists whose items have ids item by item: an id that is there
 * already is changed in what is said of it, a new one is added at the end or behind the one that
 * `after: ID` names. The questions of a step are found by their ids in whatever part they stand.
 * Everything else (a text in one language, a number, a list without ids, a table of `derive`) takes
 * the place of what was there. Nothing is taken away: `hide: true` leaves it known and not shown.
 */
#ifndef PIA_TEMPLATE_EXTEND_H
#define PIA_TEMPLATE_EXTEND_H

#include "template/reader.h"

#define EXTEND_FILES_MAXIMUM 8
/* Items and keys looked at to find those that are laid over: enough for thousands over thousands,
 * and few enough for a hostile file to take no time. */
#define EXTEND_STEPS_MAXIMUM 20000000

/* A template's file and those it extends, read and merged. */
struct extended {
	struct extended_file {
		char *path;
		char *text;
		size_t length;
		struct document document; /* its root is part of the merged one, and NULL here */
	} files[EXTEND_FILES_MAXIMUM];    /* the one that was asked for first */
	size_t file_count;
	struct node *root; /* merged; NULL when it could not be read */
	char *source;      /* the text of that, as one file that extends nothing */
	size_t source_length;
};

/*
 * Read the file at `path` and those it extends. Faults of the files as such are added to `faults`;
 * the root may be there all the same, so that more can be found. Release with extended_clear().
 */
void extended_read(const char *path, struct extended *extended, struct error_list *faults);
void extended_clear(struct extended *extended);

/* Lay one tree over another; both are consumed. Faults go to the reader. */
struct node *extend_node(struct reader *reader, struct node *base, struct node *extension);

/* A tree as the text of a YAML file, all scalars in quotes. Caller-owned. */
char *document_write(const struct node *root) __attribute__((warn_unused_result));

#endif
