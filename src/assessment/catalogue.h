/* SPDX-License-Identifier: MIT */
/*
 * The catalogue of a template beside an assessment: which entries are in use, where an entry
 * deserves a look, how a record that is taken is linked to what it is taken for. Entries are named
 * by their numbers in template->catalogue; those that are hidden count as not there.
 */
#ifndef PIA_ASSESSMENT_CATALOGUE_H
#define PIA_ASSESSMENT_CATALOGUE_H

#include "assessment/assessment.h"
#include "base/error.h"
#include "template/blueprint.h"

/* The field that remembers which entry a record was taken from. */
#define CATALOGUE_ENTRY_FIELD "entry"

/* How many entries there are; 0 when the template has no catalogue. */
size_t catalogue_count(const struct template *template);

/* Whether there are entries of a kind. */
bool catalogue_has_kind(const struct template *template, const struct template_kind *kind);

/* The kind whose entries are taken for records of a kind: the first that can be linked to them, by
 * catalogue_link_field(); NULL when there is none. */
const struct template_kind *catalogue_kind_for(
	const struct template *template, const struct template_kind *target);

/* The number of the entry with this id. ERROR_DATA names the nearest. */
bool catalogue_find(
	const struct template *template, const char *id, size_t *entry, struct error *error);

/* What an entry calls its record: the text of its naming field; NULL when its kind has none.
 * Borrowed. */
const struct localized *catalogue_name(const struct template *template, size_t entry);

/*
 * The entry that a record was taken from: what it remembers; where it remembers none, the entry of
 * the same title in one of the languages. False when there is none.
 */
bool catalogue_entry_of(
	const struct assessment *assessment, const struct record *record, size_t *entry);

/* For each entry the first record that was taken from it and is there, or NULL. An array of
 * borrowed records, caller-owned (free()). */
const struct record **catalogue_taken(const struct assessment *assessment);

/* Whether an entry deserves a look at a record. */
bool catalogue_applies(
	const struct assessment *assessment, size_t entry, const struct record *record);

/* The records at which an entry deserves a look, by its places and their numbers. An array of
 * borrowed records, caller-owned (free()). */
const struct record **catalogue_records(
	const struct assessment *assessment, size_t entry, size_t *count);

/* Whether an entry suits a record: it deserves a look there, or one of its references leads to the
 * entry that the record was taken from (a measure for a risk). */
bool catalogue_suits(
	const struct assessment *assessment, size_t entry, const struct record *record);

/* The field by which a record of `kind` leads to one of `target`: its first of several references
 * that may; NULL when it has none. */
const struct template_field *catalogue_link_field(
	const struct template_kind *kind, const struct template_kind *target);

/* Whether a record leads to another by that field. */
bool catalogue_is_linked(const struct assessment *assessment, const struct record *record,
	const struct record *target);

/* Whether nothing comes of taking an entry once more for a target (NULL: none): `taken`, the record
 * that was taken from it (NULL: none was), leads there already or cannot. */
bool catalogue_is_settled(const struct assessment *assessment, const struct record *taken,
	const struct record *target);

#endif
