/* SPDX-License-Identifier: MIT */
/*
 * What becomes of the kinds, fields, records and values of one template in another. Inside
 * assessment/, for upgrade.c.
 */
#ifndef PIA_ASSESSMENT_UPGRADE_MAP_H
#define PIA_ASSESSMENT_UPGRADE_MAP_H

#include "assessment/assessment.h"

/* What a record becomes. */
struct moved_record {
	const struct template_kind *kind; /* NULL: its kind is gone */
	int number;
	char *id; /* another one only for a single record whose kind is called otherwise; owned */
};

struct upgrade_map {
	const struct assessment *assessment;
	const struct template *template;    /* the new one */
	const struct template_kind **kinds; /* of each old kind, by its index; NULL: gone */
	struct moved_record *records;       /* of each record, by its place in the assessment */
};

void upgrade_map_begin(struct upgrade_map *map, const struct assessment *assessment,
	const struct template *template);
void upgrade_map_end(struct upgrade_map *map);

/* What a record of the assessment becomes; NULL for one that is not in it. */
const struct moved_record *upgrade_map_record(
	const struct upgrade_map *map, const struct record *record);

/* The field of the new kind that has, or had, the id of an old one and is typed by people; NULL
 * when there is none. */
const struct template_field *upgrade_map_field(
	const struct template_field *field, const struct template_kind *kind);

/* Whether values of the old field may stay in the new one, one by one. */
bool upgrade_types_fit(const struct template_field *field, const struct template_field *target);

/* What a choice of the old field is called in the new one; NULL when it is not there. */
const char *upgrade_map_choice(const struct template_field *target, const char *id);

/*
 * The old field of a record whose values the new one takes: of those that may stay and have any,
 * the one of the same id, else the first of its `was`. NULL when there is none.
 */
const struct template_field *upgrade_map_source(
	const struct record *record, const struct template_field *target);

/* The language a value has in the new field; false when that has no place for it. */
bool upgrade_map_language(const struct upgrade_map *map, const struct template_field *target,
	const struct value *value, enum language *language);

/*
 * A value as the new field keeps it; NULL when nothing of it can stay. `lost` is what cannot, or
 * NULL. Both caller-owned.
 */
char *upgrade_map_text(const struct upgrade_map *map, const struct template_field *target,
	const struct value *value, char **lost);

/* Where an address leads afterwards; NULL: to the same, or nowhere before. Caller-owned. */
char *upgrade_map_address(const struct upgrade_map *map, const char *text)
	__attribute__((warn_unused_result));

#endif
