/* SPDX-License-Identifier: MIT */
/*
 * What the parts of the integrity check share: integrity.c follows the chain of changes,
 * integrity_values.c compares what they add up to with the current values, integrity_facts.c what
 * else stands beside the log. Inside session/.
 */
#ifndef PIA_SESSION_INTEGRITY_H
#define PIA_SESSION_INTEGRITY_H

#include "session/state.h"

/* The last change of one writer. */
struct chain {
	char *writer;
	int64_t sequence;
	struct seal_hash hash;
};

/* What one edit says of one value, and what the tables say. */
struct cell {
	char *record;
	char *field;
	char *language;
	char *text; /* of a presence */
	size_t order;
	int64_t content;  /* 0: empty */
	int64_t number;   /* of the change */
	bool erased;      /* the content is */
	bool is_erasure;  /* it was a logged act that erased it */
	bool is_expected; /* of the tables: the log says so too */
};

struct cells {
	struct cell *cells;
	size_t count;
};

struct checking {
	struct error_list *faults;
	const struct assessment *assessment;
	struct chain *chains;
	size_t chain_count;
	struct seal_hash *hashes; /* of the changes so far */
	int64_t *lamports;
	int64_t *ids;
	size_t change_count;
	size_t lamport_count;
	size_t id_count;
	struct cells logged;
	struct cells current;
	char *template_hash;
	char **followed; /* hashes of the templates before that */
	size_t followed_count;
	char *language;
	bool is_disposed;
	char *state;
	char *trashed;
	char *keep_until;
	char *hold;
	int64_t begun;   /* time of the first change */
	int64_t changed; /* and of the last */
	char *changed_by;
};

/* Add a fault; `number` fills {number} in the message. */
void integrity_fault(struct checking *checking, const char *message, int64_t number);

/* What the log calls a value, as people write it. Caller-owned. */
char *integrity_address(const struct checking *checking, const char *record, const char *field,
	const char *language) __attribute__((warn_unused_result));

/* Note what an edit of the log says of a value, and what the tables say of one. */
void integrity_note_logged(struct checking *checking, const struct store_log_change *change,
	const struct store_log_edit *edit, int64_t number);
void integrity_note_current(void *checking, const struct store_current *current);

/* Compare what was noted. */
void integrity_compare_values(struct checking *checking);

/* Compare what stands beside the log with it, and with what the values give. */
void integrity_compare_facts(
	struct checking *checking, struct session *session, const struct store_facts *facts);

/* Whether the templates that it followed before are kept, and are those. */
void integrity_find_templates(struct checking *checking, struct session *session);

/* integrity_versions.c: whether each version's text is the one that its hash is of, and that the
 * log adds up to. */
void integrity_compare_versions(struct checking *checking, struct session *session);

void integrity_clear_cells(struct cells *cells);

#endif
