/* SPDX-License-Identifier: MIT */
/* Guidance beside a rating: the level it makes, and what the measures add up to. */
#include "config.h"

#include <stdlib.h>

#include "assessment/rating.h"
#include "base/memory.h"
#include "base/string.h"
#include "ui/screens/describe.h"
#include "ui/screens/guidance.h"

/* "Named accounts: likelihood −2 (Under way)"; dim where it does not count for this rating. */
static void
add_measure(struct guidance *guidance, const struct application *application, enum rating rating,
	const struct risk_measure *measure)
{
	const struct catalog *catalog = application_catalog(application);
	const struct assessment *assessment = describe_assessment(application);
	const struct template_field *status = template_find_field(measure->measure->kind, "status");
	auto_string char *name =
		assessment_record_name(assessment, measure->measure, assessment->language);
	auto_string char *steps =
		assessment_show_reduction(&measure->reduction, application->language);
	auto_string char *state = memory_copy_string("");
	bool counts = rating_counts(rating, measure->counts);

	if (status != NULL) {
		memory_free(&state);
		state = describe_value(application, measure->measure, status, NULL);
	}
	if (state[0] == '\0') {
		memory_free(&state);
		state = memory_copy_string(tr(catalog, N_("no status")));
	}
	guidance_add(guidance, counts ? ROLE_NORMAL : ROLE_DIM, counts ? GLYPH_DONE : GLYPH_COUNT,
		tr_format(catalog,
			counts ? N_("{name}: {steps} ({status})")
			       : N_("{name}: {steps} ({status}; does not count here)"),
			"name", name, "steps",
			steps[0] == '\0' ? tr(catalog, N_("no steps said")) : steps, "status",
			state, NULL));
}

void
guidance_add_measures(struct guidance *guidance, const struct application *application,
	const struct pane_item *item)
{
	const struct assessment *assessment = describe_assessment(application);
	const struct record *risk = pane_record(application, item);
	struct risk_measure *measures;
	enum rating rating;
	enum rated rated;
	size_t count;

	if (!rating_of_field(item->field, &rating, &rated) || rating == RATING_INHERENT ||
		rated > RATED_SEVERITY)
		return;
	measures = rating_measures(assessment, risk, &count);
	for (size_t i = 0; i < count; i++)
		add_measure(guidance, application, rating, &measures[i]);
	free(measures);
}

static void
add_suggestion(struct guidance *guidance, const struct application *application, enum rating rating,
	const struct record *risk)
{
	const struct catalog *catalog = application_catalog(application);
	const struct assessment *assessment = describe_assessment(application);
	char *line =
		rating_suggestion_line(assessment, risk, rating, catalog, application->language);

	if (line == NULL)
		return;
	guidance_add(guidance, ROLE_NORMAL, GLYPH_COUNT, line);
	if (rating_differs(assessment, risk, rating))
		guidance_add(guidance, ROLE_WARNING, GLYPH_NOTE,
			memory_copy_string(tr(catalog, N_("Your own rating is another one."))));
}

void
guidance_add_rating(struct guidance *guidance, const struct application *application,
	const struct pane_item *item)
{
	const struct assessment *assessment = describe_assessment(application);
	const struct record *risk = pane_record(application, item);
	struct risk_position position;
	enum rating rating;
	enum rated rated;

	if (!rating_of_field(item->field, &rating, &rated))
		return;
	if (rating_position(assessment, risk, rating, &position))
		guidance_add(guidance, ROLE_NORMAL, GLYPH_COUNT,
			rating_level_line(assessment->template, rating, &position,
				application_catalog(application), application->language));
	if (rated == RATED_LIKELIHOOD || rated == RATED_SEVERITY)
		add_suggestion(guidance, application, rating, risk);
}
