/* SPDX-License-Identifier: MIT */
/*
 * Who sends to whom: the flows of an assessment as a table, with those who send as rows and those
 * who receive as columns. It borrows the assessment's records, so it is made anew after a change.
 */
#ifndef PIA_MAP_EXCHANGE_MATRIX_H
#define PIA_MAP_EXCHANGE_MATRIX_H

#include <stdbool.h>
#include <stddef.h>

#include "assessment/assessment.h"

struct exchange_flow {
	const struct record *record;
	bool crosses_border;
};

/* All that one sends to another. */
struct exchange {
	size_t sender; /* indices */
	size_t receiver;
	struct exchange_flow *flows; /* in the order of their numbers, at least one */
	size_t flow_count;
};

/* Senders and receivers are in the order of exchange_order_ends(); NULL is an end that is not
 * stated or was removed. */
struct exchange_matrix {
	const struct record **senders;
	size_t sender_count;
	const struct record **receivers;
	size_t receiver_count;
	struct exchange *exchanges; /* row by row; only those that there are */
	size_t exchange_count;
	bool crosses_border; /* one of the flows does */
};

/* Make it. Caller-owned: exchange_matrix_free(). */
struct exchange_matrix *exchange_matrix_new(const struct assessment *assessment);
void exchange_matrix_free(struct exchange_matrix **matrix);

/* What this sender sends to this receiver; NULL when it is nothing. */
const struct exchange *exchange_matrix_find(
	const struct exchange_matrix *matrix, size_t sender, size_t receiver);

/* The numbers of flows between blanks, `mark` behind those that cross the border: "1 4→ 7".
 * Caller-owned. */
char *exchange_flow_numbers(const struct exchange_flow *flows, size_t count, const char *mark)
	__attribute__((warn_unused_result));

/* The order of two ends, as qsort() wants it: parties before systems whatever the template's order,
 * each by its number, and last what is not stated. */
int exchange_order_ends(const struct record *a, const struct record *b);

/* All flows, in the order of their numbers, each with whether it crosses the border. An array,
 * caller-owned (free()). */
struct exchange_flow *exchange_flows(const struct assessment *assessment, size_t *count);

#endif
