/* SPDX-License-Identifier: MIT */
/*
 * Fields that depend on themselves, through the conditions of `when`, the tables of `derive`, the
 * `when` of a question's step, and the values that the program offers. Fields are taken as such,
 * not per record: what may go round is refused, and so is what would take too long to work out.
 */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/memory.h"
#include "base/string.h"
#include "template/loader.h"

/* One field depends on another: indexes into the graph's fields. */
struct dependency {
	size_t from;
	size_t to;
};

/* Fields that are worked out anew to work out one: each mention counts, so that a few that name one
 * another twice could otherwise take years. */
#define EFFORT_MAXIMUM 1000

enum visit { VISIT_NOT_YET, VISIT_OPEN, VISIT_DONE };

struct graph {
	const struct template *template;
	size_t *first_of_kind; /* the number of a kind's first field */
	const struct template_field **fields;
	size_t field_count;
	struct dependency *dependencies; /* sorted by `from` once collected */
	size_t dependency_count;
	size_t *first; /* of a field's dependencies; one more at the end */
	enum visit *visits;
	size_t *efforts; /* of a field that is worked out, the fields it takes; 0 of others */
};

static size_t
number_of(const struct graph *graph, const struct template_field *field)
{
	const struct template_kind *kind = field->kind;
	size_t first = graph->first_of_kind[kind->index];

	while (graph->fields[first] != field)
		first++;
	return first;
}

static void
depend(struct graph *graph, size_t from, const struct template_field *to)
{
	struct dependency *dependency;

	if (!to)
		return;
	dependency = array_append(&graph->dependencies, &graph->dependency_count);
	dependency->from = from;
	dependency->to = number_of(graph, to);
}

static void
depend_on(struct graph *graph, size_t from, const char *kind_id, const char *const *fields)
{
	const struct template_kind *kind = template_find_kind(graph->template, kind_id);

	for (; *fields; fields++)
		depend(graph, from, template_find_field(kind, *fields));
}

static void
depend_on_rating(struct graph *graph, size_t from, const char *rating)
{
	static const char *const parts[] = {"likelihood", "severity", "level"};

	for (size_t i = 0; i < array_length(parts); i++) {
		auto_string char *id = string_format("%s_%s", rating, parts[i]);

		depend(graph, from,
			template_find_field(template_find_kind(graph->template, "risk"), id));
	}
}

/* What the program works an offered value out from. */
static void
depend_on_offered(struct graph *graph, size_t from, enum offered_value offered)
{
	static const char *const ends[] = {"from", "to", NULL};
	static const char *const end[] = {"to", NULL};
	static const char *const places[] = {"storage", "backup", "remote_access", NULL};
	static const char *const operators[] = {"operator", NULL};
	static const char *const seats[] = {"jurisdiction", NULL};
	static const char *const links[] = {"risks", "status", NULL};
	static const char *const due[] = {"due", "status", NULL};

	switch (offered) {
	case OFFERED_CROSSES_BORDER:
	case OFFERED_LEAVES_HOME:
		depend_on(graph, from, "flow", offered == OFFERED_LEAVES_HOME ? end : ends);
		depend_on(graph, from, "party", seats);
		depend_on(graph, from, "system", operators);
		depend_on(graph, from, "system", places);
		return;
	case OFFERED_ABROAD:
		depend_on(graph, from, "system", places);
		return;
	case OFFERED_LEVEL:
	case OFFERED_INHERENT_LEVEL:
	case OFFERED_INHERENT_OVERRIDE:
		depend_on_rating(graph, from, "inherent");
		return;
	case OFFERED_CURRENT_LEVEL:
	case OFFERED_CURRENT_OVERRIDE:
		depend_on_rating(graph, from, "current");
		return;
	case OFFERED_RESIDUAL_LEVEL:
	case OFFERED_RESIDUAL_OVERRIDE:
		depend_on_rating(graph, from, "residual");
		return;
	case OFFERED_CURRENT_DIFFERS:
	case OFFERED_RESIDUAL_DIFFERS:
		depend_on_rating(graph, from, "inherent");
		depend_on_rating(
			graph, from, offered == OFFERED_CURRENT_DIFFERS ? "current" : "residual");
		depend_on(graph, from, "measure", links);
		return;
	case OFFERED_OVERDUE:
		depend_on(graph, from, "measure", due);
		return;
	case OFFERED_NONE:
	case OFFERED_COUNT:
		return;
	}
}

static void
depend_on_path(struct graph *graph, size_t from, const struct template_kind *kind,
	const struct condition_path *path)
{
	const struct template_kind *start = path->start ? path->start : kind;
	bool *reached = memory_allocate_array(graph->template->kind_count, sizeof(bool));
	bool *next = memory_allocate_array(graph->template->kind_count, sizeof(bool));

	reached[start->index] = true;
	for (size_t i = 0; i < path->step_count; i++) {
		bool *old = reached;

		for (size_t j = 0; j < graph->template->kind_count; j++) {
			const struct template_field *field =
				reached[j] ? template_find_field(
						     graph->template->kinds[j], path->steps[i].name)
					   : NULL;

			depend(graph, from, field);
			for (size_t k = 0; field && k < field->target_count; k++)
				next[field->targets[k]->index] = true;
		}
		memset(old, 0, graph->template->kind_count * sizeof(bool));
		reached = next;
		next = old;
	}
	depend_on_offered(graph, from, path->offered);
	free(reached);
	free(next);
}

static void
depend_on_condition(struct graph *graph, size_t from, const struct template_kind *kind,
	const struct condition *condition)
{
	if (!condition)
		return;
	depend_on_condition(graph, from, condition->kind ? condition->kind : kind, condition->left);
	depend_on_condition(graph, from, kind, condition->right);
	depend(graph, from, condition->via);
	depend(graph, from, condition->same);
	depend_on_path(graph, from, kind, &condition->path);
	if (condition->other)
		depend_on_path(graph, from, kind, condition->other);
}

static void
number_fields(struct graph *graph)
{
	const struct template *template = graph->template;

	graph->first_of_kind = memory_allocate_array(template->kind_count, sizeof(size_t));
	for (size_t i = 0; i < template->kind_count; i++) {
		const struct template_kind *kind = template->kinds[i];

		graph->first_of_kind[i] = graph->field_count;
		for (size_t j = 0; j < kind->field_count; j++)
			*array_append(&graph->fields, &graph->field_count) = kind->fields[j];
	}
}

static int
compare_dependencies(const void *a, const void *b)
{
	const struct dependency *left = a, *right = b;

	if (left->from != right->from)
		return left->from < right->from ? -1 : 1;
	return (left->to > right->to) - (left->to < right->to);
}

static void
collect_dependencies(struct graph *graph)
{
	const struct template *template = graph->template;

	for (size_t i = 0; i < graph->field_count; i++) {
		const struct template_field *field = graph->fields[i];

		depend_on_condition(graph, i, field->kind, field->when);
		for (size_t j = 0; j < field->derive_line_count; j++) {
			const struct derive_line *line = &field->derive_lines[j];

			depend_on_condition(graph, i, field->kind, line->condition);
			if (line->date)
				depend_on_path(graph, i, field->kind, &line->date->path);
		}
	}
	for (size_t i = 0; i < template->step_count; i++) {
		const struct template_step *step = &template->steps[i];

		for (size_t j = 0; j < step->part_count; j++)
			for (size_t k = 0; k < step->parts[j].question_count; k++)
				depend_on_condition(graph,
					number_of(graph, step->parts[j].questions[k]),
					step->parts[j].kind, step->when);
	}
	if (graph->dependency_count)
		qsort(graph->dependencies, graph->dependency_count, sizeof(struct dependency),
			compare_dependencies);
	graph->first = memory_allocate_array(graph->field_count + 1, sizeof(size_t));
	for (size_t i = 0, next = 0; i <= graph->field_count; i++) {
		while (next < graph->dependency_count && graph->dependencies[next].from < i)
			next++;
		graph->first[i] = next;
	}
}

/* A field on the way from the one where the search began, and its next dependency to look at. */
struct way {
	size_t field;
	size_t next;
};

static void
report_cycle(struct loader *loader, const struct graph *graph, const struct way *ways, size_t count,
	size_t back_to)
{
	struct string names = {0};
	size_t begin = 0;

	while (ways[begin].field != back_to)
		begin++;
	for (size_t i = begin; i <= count; i++) {
		const struct template_field *field =
			graph->fields[i < count ? ways[i].field : back_to];

		if (i > begin)
			string_append(&names, " → ");
		if (i > begin + 8 && i < count) {
			string_append(&names, "…");
			i = count - 1;
			continue;
		}
		string_append_format(&names, "%s.%s", field->kind->id, field->id);
	}
	reader_report(&loader->reader, graph->fields[back_to]->place,
		N_("The field \"{field}\" depends on itself: {fields}."), "field",
		graph->fields[back_to]->id, "fields", string_text(&names));
	string_clear(&names);
}

/* How much it takes to work out a field, when that is known of all that it depends on. */
static void
measure_effort(struct loader *loader, struct graph *graph, size_t field)
{
	size_t effort = 1;

	if (!graph->fields[field]->derived)
		return;
	for (size_t i = graph->first[field]; i < graph->first[field + 1]; i++)
		effort += graph->efforts[graph->dependencies[i].to];
	if (effort > EFFORT_MAXIMUM) {
		reader_report(&loader->reader, graph->fields[field]->place,
			N_("The field \"{field}\" is worked out from too many fields that are "
			   "worked "
			   "out themselves."),
			"field", graph->fields[field]->id);
		/* Enough is said of those that depend on it. */
		effort = 1;
	}
	graph->efforts[field] = effort;
}

/* Go along dependencies from one field; a list of ways instead of recursion, for it may be long. */
static void
search_from(struct loader *loader, struct graph *graph, struct way *ways, size_t field)
{
	size_t count = 1;

	ways[0] = (struct way){field, graph->first[field]};
	graph->visits[field] = VISIT_OPEN;
	while (count) {
		struct way *way = &ways[count - 1];
		size_t target;

		if (way->next == graph->first[way->field + 1]) {
			graph->visits[way->field] = VISIT_DONE;
			measure_effort(loader, graph, way->field);
			count--;
			continue;
		}
		target = graph->dependencies[way->next++].to;
		if (graph->visits[target] == VISIT_OPEN) {
			report_cycle(loader, graph, ways, count, target);
			/* One cycle through a field is enough to say. */
			way->next = graph->first[way->field + 1];
		} else if (graph->visits[target] == VISIT_NOT_YET) {
			graph->visits[target] = VISIT_OPEN;
			ways[count++] = (struct way){target, graph->first[target]};
		}
	}
}

void
check_cycles(struct loader *loader)
{
	struct graph graph = {.template = loader->template};
	struct way *ways;

	number_fields(&graph);
	collect_dependencies(&graph);
	graph.visits = memory_allocate_array(graph.field_count, sizeof(*graph.visits));
	graph.efforts = memory_allocate_array(graph.field_count, sizeof(*graph.efforts));
	ways = memory_allocate_array(graph.field_count, sizeof(*ways));
	for (size_t i = 0; i < graph.field_count; i++)
		if (graph.visits[i] == VISIT_NOT_YET)
			search_from(loader, &graph, ways, i);
	free(ways);
	free(graph.efforts);
	free(graph.visits);
	free(graph.first);
	free(graph.dependencies);
	free(graph.fields);
	free(graph.first_of_kind);
}
