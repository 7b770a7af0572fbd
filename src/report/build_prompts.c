/* SPDX-License-Identifier: MIT */
/* Which risks of the catalogue were looked at, at each element of the map, and what was set aside.
 */
#include "config.h"

#include "assessment/catalogue.h"
#include "assessment/prompts.h"
#include "base/memory.h"
#include "base/string.h"
#include "report/builder.h"

static void
add_element(struct builder *builder, struct block_table *table, const struct record *element)
{
	auto_string char *label = builder_record_label(builder, element);

	block_table_add(table, cell_text(label));
}

/* A line for each element with how many were taken, set aside and not looked at yet. */
static void
build_prompt_counts(struct builder *builder, const struct prompts *prompts)
{
	const struct catalog *catalog = builder->catalog;
	struct block_table *table = chapter_add_table(builder->chapter);

	block_table_add_column(table, tr(catalog, N_("Where")));
	block_table_add_column(table, tr(catalog, N_("Taken")));
	block_table_add_column(table, tr(catalog, N_("Set aside")));
	block_table_add_column(table, tr(catalog, N_("Not looked at yet")));
	for (size_t i = 0; i < prompts->prompt_count; i++) {
		const struct record *element = prompts->prompts[i].element;
		struct prompt_counts counts;

		if (i > 0 && prompts->prompts[i - 1].element == element)
			continue;
		counts = prompts_count(prompts, NULL, element);
		add_element(builder, table, element);
		block_table_add(table, cell_amount(counts.states[PROMPT_TAKEN], builder->language));
		block_table_add(
			table, cell_amount(counts.states[PROMPT_SET_ASIDE], builder->language));
		block_table_add(table, cell_amount(counts.states[PROMPT_OPEN], builder->language));
	}
}

/* What was set aside, and why. */
static void
build_set_aside(struct builder *builder, const struct prompts *prompts)
{
	const struct catalog *catalog = builder->catalog;
	struct block_table *table = chapter_add_table(builder->chapter);

	block_table_add_column(table, tr(catalog, N_("Where")));
	block_table_add_column(table, tr(catalog, N_("Set aside")));
	block_table_add_column(table, tr(catalog, N_("Reason")));
	for (size_t i = 0; i < prompts->prompt_count; i++) {
		const struct prompt *prompt = &prompts->prompts[i];
		const struct localized *name = catalogue_name(builder->template, prompt->entry);

		if (prompt->state != PROMPT_SET_ASIDE)
			continue;
		add_element(builder, table, prompt->element);
		block_table_add(table, cell_text(name ? builder_label(builder, name) : ""));
		block_table_add(
			table, builder_value(builder, prompt->record,
				       template_find_field(prompt->record->kind, "reason")));
	}
}

void
build_prompts(struct builder *builder)
{
	struct prompts prompts;
	struct prompt_counts counts;

	prompts_collect(builder->assessment, &prompts);
	counts = prompts_count(&prompts, NULL, NULL);
	/* Where nobody looked there is nothing to tell. */
	if (counts.states[PROMPT_OPEN] < counts.total) {
		chapter_add_heading(builder->chapter, 1,
			tr(builder->catalog, N_("Risks of the catalogue, element by element")));
		build_prompt_counts(builder, &prompts);
		if (counts.states[PROMPT_SET_ASIDE] > 0)
			build_set_aside(builder, &prompts);
	}
	prompts_clear(&prompts);
}
