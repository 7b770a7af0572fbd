/* SPDX-License-Identifier: MIT */
/* The walk with its questions, the rules, and the tables of derived fields. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/memory.h"
#include "base/string.h"
#include "template/blueprint.h"
#include "template/loader.h"

static const char *const part_names[] = {
	[PART_FORM] = "form",
	[PART_QUESTIONS] = "questions",
	[PART_TABLE] = "table",
	[PART_MATRIX] = "matrix",
	"when",
};

static void
load_questions(struct loader *loader, struct step_part *part, const struct node *node)
{
	part->kind = loader->answers;
	if (!reader_sequence(&loader->reader, node))
		return;
	part->questions = memory_allocate_array(node->item_count + 1, sizeof(*part->questions));
	for (size_t i = 0; i < node->item_count; i++) {
		const struct template_field *field =
			load_field(loader, loader->answers, node->items[i]);

		if (field)
			part->questions[part->question_count++] = field;
	}
}

/* A part that shows a kind: which kinds fit depends on the part. */
static void
load_kind_part(struct loader *loader, struct step_part *part, const struct node *node)
{
	struct reader *reader = &loader->reader;

	part->kind = loader_kind(loader, node);
	if (!part->kind || part->kind->hidden)
		return;
	if (part->type == PART_FORM && !part->kind->single)
		reader_report(reader, node->place,
			N_("A form shows a single kind; \"{kind}\" has many records and is shown "
			   "by a table."),
			"kind", part->kind->id);
	if (part->type == PART_TABLE && part->kind->single)
		reader_report(reader, node->place,
			N_("A table shows many records; \"{kind}\" is a single one and is shown by "
			   "a form."),
			"kind", part->kind->id);
	if (part->type == PART_MATRIX &&
		(!string_equal(part->kind->id, "risk") || !loader->template->matrix.cells))
		reader_report(reader, node->place,
			N_("The matrix shows the kind \"risk\", and the template needs a "
			   "\"matrix\"."));
}

/* When a part is shown; its address stays until the end. */
static void
load_part_condition(struct loader *loader, struct step_part *part, const struct node *when)
{
	if (when && part->type != PART_TABLE)
		reader_report(&loader->reader, when->place,
			N_("Only a table has a \"when\" here; steps and questions have their "
			   "own."));
	else
		load_condition_later(loader, when, loader->answers, &part->when);
}

/* There is room for the part: the conditions of those before it stay where they are. */
static void
load_part(struct loader *loader, struct template_step *step, const struct node *node)
{
	struct reader *reader = &loader->reader;
	enum step_part_type type = PART_FORM;
	const struct node *when = node_get(node, "when");
	struct step_part *part;

	if (!reader_mapping(reader, node, part_names, array_length(part_names)))
		return;
	if (node->item_count != (when ? 2 : 1)) {
		reader_report(reader, node->place, N_("A part of a step is one of: {known}."),
			"known", "form: KIND, questions: […], table: KIND, matrix: risk");
		return;
	}
	while (type <= PART_MATRIX && !node_get(node, part_names[type]))
		type++;
	if (type > PART_MATRIX)
		return;
	part = &step->parts[step->part_count];
	part->type = type;
	if (part->type == PART_QUESTIONS)
		load_questions(loader, part, node_get(node, part_names[type]));
	else
		load_kind_part(loader, part, node_get(node, part_names[type]));
	if (part->kind && part->kind->hidden)
		return;
	step->part_count++;
	load_part_condition(loader, part, when);
}

static void
load_step(struct loader *loader, struct template_step *step, const struct node *node)
{
	static const char *const keys[] = {"id", "title", "intro", "law", "when", "show", "hide"};
	struct reader *reader = &loader->reader;
	const struct template_step *before;
	const struct node *id, *show;
	char *name = NULL;

	step->place = node->place;
	if (!reader_mapping(reader, node, keys, array_length(keys)))
		return;
	id = reader_need(reader, node, "id");
	reader_id(reader, id, &name);
	before = name ? template_find_step(loader->template, name) : NULL;
	if (before) {
		loader_report_twice(loader, id, name, before->place);
		memory_free(&name);
	}
	step->id = name;
	reader_localized(reader, reader_need(reader, node, "title"), &step->title);
	reader_localized(reader, node_get(node, "intro"), &step->intro);
	load_law(loader, node_get(node, "law"), &step->law);
	load_condition_later(loader, node_get(node, "when"), loader->answers, &step->when);
	show = reader_need(reader, node, "show");
	if (!reader_sequence(reader, show))
		return;
	step->parts = memory_allocate_array(show->item_count + 1, sizeof(*step->parts));
	for (size_t i = 0; i < show->item_count; i++)
		load_part(loader, step, show->items[i]);
}

static bool
step_shows(const struct template_step *step, const struct template_kind *kind)
{
	for (size_t i = 0; i < step->part_count; i++)
		if (step->parts[i].kind == kind)
			return true;
	return false;
}

/* A kind that hidden steps would show, and no other does, is hidden with them. */
static void
hide_kinds(struct template *template)
{
	for (size_t i = 0; i < template->kind_count; i++) {
		struct template_kind *kind = template->kinds[i];
		bool is_shown = kind->single;
		bool would_be = false;

		for (size_t j = 0; j < template->step_count; j++)
			is_shown = is_shown || step_shows(&template->steps[j], kind);
		for (size_t j = 0; j < template->hidden_step_count; j++)
			would_be = would_be ||
				   step_shows(&template->steps[template->step_count + j], kind);
		kind->hidden = kind->hidden || (would_be && !is_shown);
	}
}

void
load_steps(struct loader *loader, const struct node *root)
{
	struct template *template = loader->template;
	const struct node *steps = reader_need(&loader->reader, root, "steps");

	if (!reader_sequence(&loader->reader, steps))
		return;
	if (!steps->item_count)
		reader_report(&loader->reader, steps->place, N_("The list has nothing in it."));
	template->steps = memory_allocate_array(steps->item_count + 1, sizeof(*template->steps));
	for (size_t i = 0; i < steps->item_count; i++) {
		loader->is_hiding = loader_hides(loader, steps->items[i]);

		size_t place = loader->is_hiding ? steps->item_count - ++template->hidden_step_count
						 : template->step_count++;

		load_step(loader, &template->steps[place], steps->items[i]);
	}
	loader->is_hiding = false;
	if (steps->item_count && !template->step_count)
		reader_report(&loader->reader, steps->place, N_("Every step is hidden."));
	hide_kinds(template);
}

static const struct template_rule *
find_rule(const struct template *template, const char *id)
{
	for (size_t i = 0; i < template->rule_count + template->hidden_rule_count; i++)
		if (string_equal(template->rules[i].id, id))
			return &template->rules[i];
	return NULL;
}

static void
load_suggestion(struct loader *loader, struct template_rule *rule, const struct node *node)
{
	const struct blueprint *catalogue = loader->template->catalogue;
	const char *id = reader_scalar(&loader->reader, node);
	size_t count = catalogue ? catalogue->record_count + catalogue->hidden_record_count : 0;
	const char **names;

	if (!id)
		return;
	for (size_t i = 0; i < count; i++) {
		if (!string_equal(catalogue->records[i].key, id))
			continue;
		if (i < catalogue->record_count)
			*array_append(&rule->suggestions, &rule->suggestion_count) = i;
		return;
	}
	names = names_of_entries(loader->template, &count);
	reader_report_unknown(&loader->reader, node->place, NOUN_ENTRY, id, NULL, names, count);
	free(names);
}

/* The entries of the catalogue that answer a rule: one id or a list of them. */
static void
load_suggestions(struct loader *loader, struct template_rule *rule, const struct node *node)
{
	if (node && node->type == NODE_SEQUENCE)
		for (size_t i = 0; i < node->item_count; i++)
			load_suggestion(loader, rule, node->items[i]);
	else if (node)
		load_suggestion(loader, rule, node);
}

/* The step with this id, hidden ones too; NULL when there is none. */
static const struct template_step *
find_any_step(const struct template *template, const char *id)
{
	for (size_t i = 0; id && i < template->step_count + template->hidden_step_count; i++)
		if (string_equal(template->steps[i].id, id))
			return &template->steps[i];
	return NULL;
}

static void
load_rule_step(struct loader *loader, struct template_rule *rule, const struct node *node)
{
	const char *id = reader_scalar(&loader->reader, node);
	size_t count;
	const char **names;

	rule->step = find_any_step(loader->template, id);
	if (!id || rule->step)
		return;
	names = names_of_steps(loader->template, &count);
	reader_report_unknown(&loader->reader, node->place, NOUN_STEP, id, NULL, names, count);
	free(names);
}

static const char *
text_of(const struct node *mapping, const char *key)
{
	const struct node *node = node_get(mapping, key);

	return node ? node->text : NULL;
}

/* Whether a rule is hidden: it says so, or what it speaks of is. */
static bool
rule_is_hidden(struct loader *loader, const struct node *node)
{
	const struct template *template = loader->template;
	const char *for_kind = text_of(node, "for");
	const char *for_field = text_of(node, "field");
	const struct template_kind *kind = for_kind ? template_find_kind(template, for_kind) : NULL;
	const struct template_field *field = template_find_field(kind, for_field);
	const struct template_step *step = find_any_step(template, text_of(node, "step"));

	return loader_hides(loader, node) || (kind && kind->hidden) || (field && field->hidden) ||
	       (step && step >= template->steps + template->step_count);
}

static void
load_rule(struct loader *loader, struct template_rule *rule, const struct node *node)
{
	static const char *const keys[] = {
		"id", "for", "when", "say", "severity", "field", "step", "law", "suggests", "hide"};
	static const char *const severities[] = {"note", "warn", "block"};
	struct reader *reader = &loader->reader;
	const struct template_rule *before;
	const struct node *id, *when;
	char *name = NULL;
	int severity;

	rule->place = node->place;
	if (!reader_mapping(reader, node, keys, array_length(keys)))
		return;
	id = reader_need(reader, node, "id");
	reader_id(reader, id, &name);
	before = name ? find_rule(loader->template, name) : NULL;
	if (before) {
		loader_report_twice(loader, id, name, before->place);
		memory_free(&name);
	}
	rule->id = name;
	rule->kind = loader_kind(loader, reader_need(reader, node, "for"));
	when = reader_need(reader, node, "when");
	if (rule->kind)
		load_condition_later(loader, when, rule->kind, &rule->when);
	reader_localized(reader, reader_need(reader, node, "say"), &rule->say);
	severity = reader_word(reader, reader_need(reader, node, "severity"), severities,
		array_length(severities));
	if (severity >= 0)
		rule->severity = (enum severity)severity;
	if (rule->kind && node_get(node, "field"))
		rule->field = loader_field(loader, rule->kind, node_get(node, "field"));
	load_rule_step(loader, rule, node_get(node, "step"));
	load_law(loader, node_get(node, "law"), &rule->law);
	load_suggestions(loader, rule, node_get(node, "suggests"));
}

void
load_rules(struct loader *loader, const struct node *root)
{
	struct template *template = loader->template;
	const struct node *rules = node_get(root, "rules");
	bool *hides;

	if (!reader_sequence(&loader->reader, rules))
		return;
	template->rules = memory_allocate_array(rules->item_count + 1, sizeof(*template->rules));
	hides = memory_allocate_array(rules->item_count + 1, sizeof(*hides));
	for (size_t i = 0; i < rules->item_count; i++) {
		hides[i] = rule_is_hidden(loader, rules->items[i]);
		if (!hides[i])
			load_rule(
				loader, &template->rules[template->rule_count++], rules->items[i]);
	}
	/* Hidden rules are behind the others, and as free of faults. */
	for (size_t i = 0; i < rules->item_count; i++)
		if (hides[i])
			load_rule(loader,
				&template->rules[template->rule_count +
						 template->hidden_rule_count++],
				rules->items[i]);
	free(hides);
}

/* The field that "kind.field" names; NULL when it names none (reported). */
static struct template_field *
find_derived_field(struct loader *loader, const struct node *key)
{
	struct reader *reader = &loader->reader;
	const char *text = reader_scalar(reader, key);
	const char *point = text ? strchr(text, '.') : NULL;
	const struct template_kind *kind;
	const struct template_field *field;

	if (!text)
		return NULL;
	if (!point) {
		reader_report(reader, key->place,
			N_("A derived field is named by its kind and itself: {example}."),
			"example", "KIND.FIELD");
		return NULL;
	}

	auto_string char *kind_id = memory_copy_bytes(text, (size_t)(point - text));
	struct node kind_node = {.place = key->place, .text = kind_id};
	struct node field_node = {.place = key->place, .text = memory_copy_string(point + 1)};

	kind = loader_kind(loader, &kind_node);
	field = kind ? loader_field(loader, kind, &field_node) : NULL;
	free(field_node.text);
	if (!field)
		return NULL;
	if (!field->derived) {
		reader_report(reader, key->place,
			N_("The field \"{field}\" is typed by people: it is not \"derived: "
			   "true\"."),
			"field", text);
		return NULL;
	}
	for (size_t i = 0; i < kind->field_count; i++)
		if (kind->fields[i] == field)
			return kind->fields[i];
	return NULL;
}

static void
load_derive_line(struct loader *loader, struct template_field *field, struct derive_line *line,
	const struct node *node, bool last)
{
	static const char *const keys[] = {"when", "is", "because", "law"};
	static const char *const answers[] = {"yes", "no"};
	struct reader *reader = &loader->reader;
	const struct node *when, *is;

	if (!reader_mapping(reader, node, keys, array_length(keys)))
		return;
	when = node_get(node, "when");
	if (!when && !last)
		reader_report(reader, node->place,
			N_("This line has no \"when\", so the lines after it are never reached."));
	load_condition_later(loader, when, field->kind, &line->condition);
	reader_localized(reader, node_get(node, "because"), &line->because);
	load_law(loader, node_get(node, "law"), &line->law);
	is = reader_need(reader, node, "is");
	if (field->type == FIELD_DATE) {
		load_date_later(loader, is, field->kind, &line->date);
	} else if (field->type == FIELD_YES_NO) {
		int answer = reader_word(reader, is, answers, 2);

		if (answer >= 0)
			line->value = memory_copy_string(answers[answer]);
	} else if (loader_item(loader, field->list, is) >= 0) {
		line->value = memory_copy_string(is->text);
	}
}

static void
load_derive_table(struct loader *loader, const struct node *key, const struct node *node)
{
	struct template_field *field = find_derived_field(loader, key);

	if (!field || !reader_sequence(&loader->reader, node) || field->derive_lines)
		return;
	if (!node->item_count)
		reader_report(&loader->reader, node->place, N_("The list has nothing in it."));
	field->derive_lines =
		memory_allocate_array(node->item_count + 1, sizeof(*field->derive_lines));
	field->derive_line_count = node->item_count;
	for (size_t i = 0; i < node->item_count; i++)
		load_derive_line(loader, field, &field->derive_lines[i], node->items[i],
			i + 1 == node->item_count);
}

void
load_derive(struct loader *loader, const struct node *root)
{
	const struct template *template = loader->template;
	const struct node *derive = node_get(root, "derive");

	if (reader_open_mapping(&loader->reader, derive))
		for (size_t i = 0; i < derive->item_count; i++)
			load_derive_table(loader, derive->keys[i], derive->items[i]);
	for (size_t i = 0; i < template->kind_count; i++) {
		const struct template_kind *kind = template->kinds[i];

		for (size_t j = 0; j < kind->field_count; j++) {
			const struct template_field *field = kind->fields[j];

			if (field->derived && !field->derive_lines && field->id && kind->id)
				reader_report(&loader->reader, field->place,
					N_("The derived field \"{field}\" has no table in "
					   "\"derive\"."),
					"field", field->id);
		}
	}
}
