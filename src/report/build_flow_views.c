/* SPDX-License-Identifier: MIT */
/* The flows seen in other ways: who sends to whom, and where the data of each category are. */
#include "config.h"

#include <stdlib.h>

#include "base/memory.h"
#include "base/string.h"
#include "map/exchange_matrix.h"
#include "map/whereabouts.h"
#include "report/builder.h"

/* More receivers than these go to a table of their own below, so that a page has room for it. */
#define RECEIVERS_MOST 8

#define CROSSING_MARK "→"

static struct block_cell
end_cell(const struct builder *builder, const struct record *end)
{
	if (!end)
		return cell_absent(tr(builder->catalog, N_("Not stated")));

	auto_string char *name =
		assessment_record_name(builder->assessment, end, builder->language);

	return cell_text(name);
}

static bool
sends_to_any(const struct exchange_matrix *matrix, size_t row, size_t first, size_t end)
{
	for (size_t column = first; column < end; column++) {
		if (exchange_matrix_find(matrix, row, column))
			return true;
	}
	return false;
}

/* Some receivers, with those who send to them. */
static void
add_receivers(
	struct builder *builder, const struct exchange_matrix *matrix, size_t first, size_t end)
{
	struct block_table *table = chapter_add_table(builder->chapter);

	block_table_add_column(table, tr(builder->catalog, N_("From, to")));
	for (size_t column = first; column < end; column++) {
		struct block_cell cell = end_cell(builder, matrix->receivers[column]);

		block_table_add_column(table, cell.text);
		free(cell.text);
	}
	for (size_t row = 0; row < matrix->sender_count; row++) {
		if (!sends_to_any(matrix, row, first, end))
			continue;
		block_table_add(table, end_cell(builder, matrix->senders[row]));
		for (size_t column = first; column < end; column++) {
			const struct exchange *exchange = exchange_matrix_find(matrix, row, column);
			auto_string char *numbers =
				exchange ? exchange_flow_numbers(exchange->flows,
						   exchange->flow_count, CROSSING_MARK)
					 : NULL;

			block_table_add(table, cell_text(numbers));
		}
	}
}

static void
add_legend(struct builder *builder)
{
	auto_string char *legend = tr_format(
		builder->catalog, N_("{mark} crosses the border"), "mark", CROSSING_MARK, NULL);

	chapter_add_note(builder->chapter, legend);
}

void
build_exchanges(struct builder *builder)
{
	struct exchange_matrix *matrix = exchange_matrix_new(builder->assessment);

	for (size_t first = 0; first < matrix->receiver_count; first += RECEIVERS_MOST) {
		size_t end = first + RECEIVERS_MOST;

		add_receivers(builder, matrix, first,
			end < matrix->receiver_count ? end : matrix->receiver_count);
	}
	if (matrix->crosses_border)
		add_legend(builder);
	exchange_matrix_free(&matrix);
}

/* The stops of one category as rows; true when a flow that carries it crosses the border. */
static bool
add_stops(struct builder *builder, struct block_table *table, const struct data_category *category)
{
	const struct stop_words words = {
		builder->assessment, builder->catalog, builder->language, CROSSING_MARK};
	struct whereabouts *whereabouts = whereabouts_new(builder->assessment, category);
	auto_string char *name =
		data_category_name(builder->assessment, category, builder->language);
	bool crosses_border = false;

	for (size_t i = 0; i < whereabouts->stop_count; i++) {
		const struct data_stop *stop = &whereabouts->stops[i];
		auto_string char *arrival = stop_arrival(&words, stop);

		block_table_add(table, cell_text(name));
		block_table_add(table, end_cell(builder, stop->record));
		block_table_add(table, cell_text(arrival));
		for (int node = 0; node < DATA_NODE_COUNT; node++) {
			auto_string char *brief =
				stop_node_brief(&words, stop, (enum data_node)node);

			block_table_add(table, cell_text(brief));
		}
		crosses_border = crosses_border || stop->crosses_border;
	}
	whereabouts_free(&whereabouts);
	return crosses_border;
}

void
build_whereabouts(struct builder *builder)
{
	const struct catalog *catalog = builder->catalog;
	struct block_table *table = chapter_add_table(builder->chapter);
	struct data_categories categories;
	bool crosses_border = false;

	block_table_add_column(table, tr(catalog, N_("Data")));
	block_table_add_column(table, tr(catalog, N_("Where")));
	block_table_add_column(table, tr(catalog, N_("Brought by flow")));
	for (int node = 0; node < DATA_NODE_COUNT; node++)
		block_table_add_column(table, tr(catalog, data_node_label((enum data_node)node)));
	data_categories_collect(builder->assessment, &categories);
	for (size_t i = 0; i < categories.category_count; i++)
		crosses_border =
			add_stops(builder, table, &categories.categories[i]) || crosses_border;
	data_categories_clear(&categories);
	builder_replace_empty_table(builder);
	if (crosses_border)
		add_legend(builder);
}
