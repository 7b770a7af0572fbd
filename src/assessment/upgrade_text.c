/* SPDX-License-Identifier: MIT */
/* The plan of a move in words, for the command and the screen. */
#include "config.h"

#include "assessment/upgrade.h"

#include <stdlib.h>

#include "base/array.h"
#include "base/memory.h"
#include "base/string.h"
#include "text/clip.h"

#define LOSS_COLUMNS 60 /* of a value that is taken away */

struct texts {
	const struct catalog *catalog;
	struct upgrade_text *texts;
	size_t count;
};

/* `text` is consumed. */
static void
add_text(struct texts *texts, bool is_heading, char *text)
{
	*array_append(&texts->texts, &texts->count) =
		(struct upgrade_text){.is_heading = is_heading, .text = text};
}

static void
add_heading(struct texts *texts, const char *heading)
{
	add_text(texts, true, memory_copy_string(tr(texts->catalog, heading)));
}

/* "flow.retention → flow.keeping": the names of what it is. */
static void
append_names(struct string *text, const struct upgrade_line *line)
{
	if (line->type == UPGRADE_RENAMED)
		string_append_format(text, "%s → %s", line->old_name, line->new_name);
	else
		string_append(text, line->old_name ? line->old_name : line->new_name);
}

static void
append_count(struct string *text, const struct upgrade_line *line, const struct catalog *catalog)
{
	auto_string char *number = string_format("%zu", line->count);
	auto_string char *count = tr_format(catalog,
		line->thing == UPGRADE_KIND ? N_("records: {count}") : N_("answers: {count}"),
		"count", number, NULL);

	string_append_format(text, "  (%s)", count);
}

static char *
describe_line(const struct upgrade_line *line, const struct catalog *catalog)
{
	struct string text = {0};

	append_names(&text, line);
	string_append_format(&text, "  %s", localized_text(line->label, catalog_language(catalog)));
	if (line->old_type)
		string_append_format(&text, "  (%s → %s)", line->old_type, line->new_type);
	if (line->required)
		string_append_format(&text, "  (%s)", tr(catalog, N_("required")));
	if (line->type != UPGRADE_NEW)
		append_count(&text, line, catalog);
	return string_take(&text);
}

static void
add_lines(struct texts *texts, const struct upgrade_plan *plan, enum upgrade_type type,
	const char *heading)
{
	bool is_first = true;

	for (size_t i = 0; i < plan->line_count; i++) {
		if (plan->lines[i].type != type)
			continue;
		if (is_first)
			add_heading(texts, heading);
		is_first = false;
		add_text(texts, false, describe_line(&plan->lines[i], texts->catalog));
	}
}

static void
add_kept(struct texts *texts, const struct upgrade_plan *plan)
{
	auto_string char *answers = string_format("%zu", plan->answers);
	auto_string char *records = string_format("%zu", plan->records);

	add_text(texts, true,
		tr_format(texts->catalog, N_("Kept, answers: {answers}; records: {records}"),
			"answers", answers, "records", records, NULL));
}

/* A value in one short line. */
static char *
describe_loss(const struct upgrade_loss *loss, const struct catalog *catalog)
{
	auto_string char *text = memory_copy_string(loss->text);

	for (char *at = text; *at; at++) {
		if (*at == '\n' || *at == '\t')
			*at = ' ';
	}

	auto_string char *clipped = clip_text(text, LOSS_COLUMNS, CLIP_MARK, WIDTH_FILE);

	return tr_format(
		catalog, N_("{label}: {text}"), "label", loss->address, "text", clipped, NULL);
}

void
upgrade_describe(const struct upgrade_plan *plan, const struct catalog *catalog,
	struct upgrade_text **texts, size_t *count)
{
	struct texts made = {.catalog = catalog};

	add_kept(&made, plan);
	add_lines(&made, plan, UPGRADE_RENAMED, N_("Called otherwise"));
	add_lines(&made, plan, UPGRADE_NEW, N_("New"));
	add_lines(&made, plan, UPGRADE_HIDDEN, N_("Kept, but no longer asked"));
	add_lines(&made, plan, UPGRADE_GONE, N_("No longer there"));
	if (plan->loss_count > 0)
		add_heading(
			&made, N_("Taken away, to be read in the log and brought back by undo"));
	for (size_t i = 0; i < plan->loss_count; i++)
		add_text(&made, false, describe_loss(&plan->losses[i], catalog));
	*texts = made.texts;
	*count = made.count;
}

void
upgrade_texts_free(struct upgrade_text *texts, size_t count)
{
	for (size_t i = 0; i < count; i++)
		free(texts[i].text);
	free(texts);
}
