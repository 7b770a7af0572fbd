/* SPDX-License-Identifier: MIT */
/*
 * What has to be done by when, over all assessments of the library: each is read, none is held, and
 * a template that several follow is read once.
 */
#ifndef PIA_SESSION_AGENDA_H
#define PIA_SESSION_AGENDA_H

#include "assessment/due.h"
#include "i18n/catalog.h"
#include "session/library.h"

/* What is asked for. All borrowed; NULL: any, or none. */
struct agenda_request {
	const char *client; /* only its assessments (folded) */
	const char *owner;  /* only where this is found in who sees to it (folded) */
	/* A civil duration: only what is overdue, or due in that time. NULL: everything, and what
	 * is due in AGENDA_WITHIN is due soon. */
	const char *within;
	const char *today; /* in place of the day in each template's place */
};

#define AGENDA_WITHIN "P30D"

/* One thing to do. All owned by the agenda, the field and the status too. That an assessment may be
 * disposed of, its retention being over on the date, is one: of no field. */
struct agenda_item {
	enum due_state state;
	char *date;      /* "" when there is none */
	char *owner;     /* "" when nobody is named */
	char *reference; /* of the assessment */
	char *title;     /* of the assessment, in its content language */
	char *client;
	char *address;                      /* of the date: "measure/3.due"; "" of no field */
	char *name;                         /* of the record, in the content language */
	bool is_single;                     /* of a single kind: its name says nothing */
	const struct template_field *field; /* of the date; or NULL */
	const struct template_item *status; /* of the record's field "status"; or NULL */
};

struct agenda {
	struct agenda_item *items;
	size_t item_count;
	struct error_list unread;    /* assessments that could not be read, one error each */
	struct template **templates; /* that the items point into */
	size_t template_count;
};

/*
 * Everything that falls due, in the order of enum due_state: what is overdue first; then by date
 * (none last), by owner (nobody last), by assessment. An assessment that cannot be read is told of
 * in `unread`, and the others are there. Release with agenda_clear(). ERROR_IO, ERROR_DATA: the
 * library itself cannot be listed, or there is no such date.
 */
bool library_agenda(struct library *library, const struct agenda_request *request,
	struct agenda *agenda, struct error *error);
void agenda_clear(struct agenda *agenda);

/* What the date is called, for a person. Borrowed. */
const char *agenda_item_label(
	const struct agenda_item *item, const struct catalog *catalog, enum language language);

/* What is to be done, for a person: the record's name and what the date is called. Caller-owned. */
char *agenda_item_text(const struct agenda_item *item, const struct catalog *catalog,
	enum language language) __attribute__((warn_unused_result));

#endif
