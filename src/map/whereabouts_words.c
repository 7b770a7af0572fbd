/* SPDX-License-Identifier: MIT */
/* The words for where data are. */
#include "config.h"

#include <stdlib.h>

#include "base/array.h"
#include "base/memory.h"
#include "base/string.h"
#include "i18n/phrases.h"
#include "map/whereabouts.h"

const char *
data_node_label(enum data_node node)
{
	static const char *const labels[DATA_NODE_COUNT] = {
		[NODE_STORAGE] = N_("Storage"),
		[NODE_TRANSFER] = N_("Cross-border transfer"),
		[NODE_ACCESS] = N_("Access"),
		[NODE_RETENTION] = N_("Retention"),
	};

	return labels[node];
}

char *
data_category_name(const struct assessment *assessment, const struct data_category *category,
	enum language language)
{
	if (category->record)
		return assessment_record_name(assessment, category->record, language);
	return assessment_show(assessment, category->flow,
		template_find_field(category->flow->kind, "data"), language, NULL);
}

static char *
not_stated(const struct stop_words *words)
{
	return memory_copy_string(tr(words->catalog, N_("Not stated")));
}

char *
stop_name(const struct stop_words *words, const struct data_stop *stop)
{
	return stop->record
		       ? assessment_record_name(words->assessment, stop->record, words->language)
		       : not_stated(words);
}

char *
stop_arrival(const struct stop_words *words, const struct data_stop *stop)
{
	if (stop->arriving_count == 0)
		return memory_copy_string(tr(words->catalog, N_("begins here")));
	return exchange_flow_numbers(stop->arriving, stop->arriving_count, words->mark);
}

/* A fact's value, or that it is not stated. Caller-owned. */
static char *
show_fact(const struct stop_words *words, const struct data_fact *fact)
{
	bool is_name =
		fact->field->type == FIELD_REFERENCE || fact->field->type == FIELD_REFERENCES;
	char *value = assessment_show(words->assessment, fact->record, fact->field,
		is_name ? words->language : catalog_language(words->catalog), NULL);

	if (!string_is_empty(value))
		return value;
	free(value);
	return not_stated(words);
}

/* Texts in a row, each once. */
struct distinct {
	char **texts;
	size_t text_count;
};

static void
add_distinct(struct distinct *distinct, char *text)
{
	for (size_t i = 0; i < distinct->text_count; i++) {
		if (string_equal(distinct->texts[i], text)) {
			free(text);
			return;
		}
	}
	*array_append(&distinct->texts, &distinct->text_count) = text;
}

static char *
join_distinct(struct distinct *distinct, const char *separator)
{
	struct string joined = {0};

	for (size_t i = 0; i < distinct->text_count; i++) {
		string_append_format(&joined, "%s%s", i ? separator : "", distinct->texts[i]);
		free(distinct->texts[i]);
	}
	free(distinct->texts);
	return string_take(&joined);
}

char *
stop_node_brief(const struct stop_words *words, const struct data_stop *stop, enum data_node node)
{
	struct distinct distinct = {0};

	if (node == NODE_TRANSFER) {
		struct exchange_flow *crossing = NULL;
		size_t count = 0;

		for (size_t i = 0; i < stop->arriving_count; i++)
			if (stop->arriving[i].crosses_border)
				*array_append(&crossing, &count) = stop->arriving[i];
		add_distinct(&distinct, exchange_flow_numbers(crossing, count, words->mark));
		free(crossing);
	}
	for (size_t i = 0; i < stop->fact_counts[node]; i++)
		if (stop->facts[node][i].is_main)
			add_distinct(&distinct, show_fact(words, &stop->facts[node][i]));
	return join_distinct(&distinct, phrases_clause_separator(catalog_language(words->catalog)));
}

/* The facts of a node that one record tells, in a row. */
static void
append_facts(struct string *text, const struct stop_words *words, const struct data_stop *stop,
	enum data_node node, const struct record *record)
{
	enum language language = catalog_language(words->catalog);
	bool is_first = true;

	for (size_t i = 0; i < stop->fact_counts[node]; i++) {
		const struct data_fact *fact = &stop->facts[node][i];

		if (fact->record != record)
			continue;

		auto_string char *value = show_fact(words, fact);
		auto_string char *line = tr_format(words->catalog, N_("{label}: {text}"), "label",
			localized_text(&fact->field->label, language), "text", value, NULL);

		string_append_format(
			text, "%s%s", is_first ? "" : phrases_clause_separator(language), line);
		is_first = false;
	}
}

static bool
tells(const struct data_stop *stop, enum data_node node, const struct record *record)
{
	for (size_t i = 0; i < stop->fact_counts[node]; i++)
		if (stop->facts[node][i].record == record)
			return true;
	return false;
}

char *
stop_node_words(const struct stop_words *words, const struct data_stop *stop, enum data_node node)
{
	struct string text = {0};

	append_facts(&text, words, stop, node, stop->record);
	for (size_t i = 0; i < stop->arriving_count; i++) {
		const struct exchange_flow *flow = &stop->arriving[i];
		bool is_transfer = node == NODE_TRANSFER && flow->crosses_border;

		if (!is_transfer && !tells(stop, node, flow->record))
			continue;

		auto_string char *number = exchange_flow_numbers(flow, 1, words->mark);

		string_append_format(&text, "%s%s  ", text.length ? "\n" : "", number);
		append_facts(&text, words, stop, node, flow->record);
	}
	return string_take(&text);
}
