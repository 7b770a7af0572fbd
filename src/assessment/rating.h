/* SPDX-License-Identifier: MIT */
/*
 * Where a risk stands: likelihood by severity as the assessor rated it before measures, with those
 * that are in place, and with those that are planned too; what level that makes; and what the
 * measures that point to it add up to. Nothing is stored: it is worked out when asked.
 */
#ifndef PIA_ASSESSMENT_RATING_H
#define PIA_ASSESSMENT_RATING_H

#include "assessment/assessment.h"
#include "i18n/catalog.h"
#include "template/reduction.h"

enum rating { RATING_INHERENT, RATING_CURRENT, RATING_RESIDUAL, RATING_COUNT };

/* What a risk says of a rating, each in a field of its own: residual_likelihood, …,
 * residual_level_reason. */
enum rated { RATED_LIKELIHOOD, RATED_SEVERITY, RATED_REASON, RATED_LEVEL, RATED_LEVEL_REASON };
#define RATED_COUNT (RATED_LEVEL_REASON + 1)

/* The field of a risk that says this; NULL where the template has none. */
const struct template_field *rating_field(
	const struct template *template, enum rating rating, enum rated rated);

/* The field in which an axis of a rating is set, as rating_field() gives it. */
const struct template_field *rating_axis_field(
	const struct template *template, enum rating rating, enum axis axis);

/* Whether a field says something of a rating: of which and what. Either may be NULL. */
bool rating_of_field(const struct template_field *field, enum rating *rating, enum rated *rated);

/* Whether a template asks for a rating: it has both its axes, and does not hide them. The current
 * one is optional. */
bool rating_is_asked(const struct template *template, enum rating rating);

/* A place in the matrix, and the level there. */
struct risk_position {
	size_t row;          /* index in matrix.rows: severity */
	size_t column;       /* index in matrix.columns: likelihood */
	size_t level;        /* index in matrix.levels: the one that counts */
	size_t matrix_level; /* the one that the matrix says */
	bool is_override;    /* the level that counts was set by hand */
};

/* Where the assessor put a risk. False, and `position` untouched, when one of the axes is not rated
 * (a level set by hand says nothing then) or the template has no matrix. */
bool rating_position(const struct assessment *assessment, const struct record *risk,
	enum rating rating, struct risk_position *position);

/* What a rating is called: "Before measures"; where programs read it: "inherent". Static, the first
 * for tr(). */
const char *rating_name(enum rating rating);
const char *rating_id(enum rating rating);

/* The level at a place, in words: "High", or "High (set by hand; the matrix says Medium)". With
 * what a rating is called: "Level before measures: High". Caller-owned. */
char *rating_level_text(const struct template *template, const struct risk_position *position,
	const struct catalog *catalog, enum language language) __attribute__((warn_unused_result));
char *rating_level_line(const struct template *template, enum rating rating,
	const struct risk_position *position, const struct catalog *catalog, enum language language)
	__attribute__((warn_unused_result));

/* A measure that points to a risk. */
struct risk_measure {
	const struct record *measure; /* borrowed */
	struct reduction reduction;   /* what its link to the risk says */
	enum measure_counts counts;   /* what its status says; COUNTS_NEVER where it has none */
};

/* The measures that point to a risk, in the order of their numbers. Caller-owned (free()). */
struct risk_measure *rating_measures(
	const struct assessment *assessment, const struct record *risk, size_t *count);

/* Whether a measure whose status says this counts for a rating: in place for the current one, in
 * place or planned for the residual one. */
bool rating_counts(enum rating rating, enum measure_counts counts);

/*
 * What the measures that count for a rating (current or residual) add up to: from the inherent
 * rating, on each axis as many steps down as the one measure that lowers it most, for steps of a
 * scale do not add up, and never below the first. It is a suggestion, without overrides. False, and
 * `position` untouched, when the inherent rating is not there, or for the inherent one.
 */
bool rating_suggest(const struct assessment *assessment, const struct record *risk,
	enum rating rating, struct risk_position *position);

/* The same in words, "The measures add up to: likelihood Limited, …"; NULL where it is not there.
 * Caller-owned. */
char *rating_suggestion_line(const struct assessment *assessment, const struct record *risk,
	enum rating rating, const struct catalog *catalog, enum language language)
	__attribute__((warn_unused_result));

/* Whether the assessor's own rating is there and at another place than that. */
bool rating_differs(
	const struct assessment *assessment, const struct record *risk, enum rating rating);

#endif
