/* SPDX-License-Identifier: MIT */
/* What --help prints, made from the tables of commands and options. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/string.h"
#include "command/command.h"
#include "command/print.h"
#include "text/width.h"

static void
print_row(const char *left, int columns, const char *right)
{
	print_bytes("  ", 2);
	print_cell(left, columns);
	print_line(right);
}

static void
print_options(const struct catalog *catalog, uint64_t wanted)
{
	int columns = 0;
	char *lefts[OPTION_COUNT];

	for (size_t i = 0; i < OPTION_COUNT; i++) {
		const struct option_row *row = &option_rows[i];

		lefts[i] = string_format("%s%s%s%s%s", row->letter ? row->letter : "",
			row->letter ? ", " : "", row->name, row->argument ? " " : "",
			row->argument ? tr(catalog, row->argument) : "");
		if ((wanted & OPTION_BIT(i)) && width_text(lefts[i], WIDTH_FILE) > columns)
			columns = width_text(lefts[i], WIDTH_FILE);
	}
	for (size_t i = 0; i < OPTION_COUNT; i++) {
		if (wanted & OPTION_BIT(i))
			print_row(lefts[i], columns, tr(catalog, option_rows[i].help));
		free(lefts[i]);
	}
}

static uint64_t
options_everywhere(void)
{
	uint64_t options = 0;

	for (size_t i = 0; i < OPTION_COUNT; i++) {
		if (option_rows[i].everywhere)
			options |= OPTION_BIT(i);
	}
	return options;
}

static void
print_command_help(const struct catalog *catalog, const struct command *command)
{
	auto_string char *usage = string_format(
		"pia %s%s%s", command->name, command->words[0] ? " " : "", command->words);

	print_line(usage);
	print_line("");
	print_line(tr(catalog, command->help));
	print_line("");
	print_options(catalog, command->options | options_everywhere());
}

void
command_print_help(const struct catalog *catalog, const struct command *command)
{
	if (command) {
		print_command_help(catalog, command);
		return;
	}

	int columns = 0;

	print_line(tr(catalog,
		N_("pia: privacy impact assessments in the terminal, kept as they are typed.")));
	print_line("");
	print_row("pia", 0, tr(catalog, N_("Open the library on the screen")));
	for (size_t i = 0; i < command_table_count; i++) {
		int width = (int)strlen(command_table[i]->name) + 1 +
			    width_text(command_table[i]->words, WIDTH_FILE);

		columns = width > columns ? width : columns;
	}
	for (size_t i = 0; i < command_table_count; i++) {
		auto_string char *left =
			string_format("%s %s", command_table[i]->name, command_table[i]->words);

		print_row(left, columns, tr(catalog, command_table[i]->help));
	}
	print_line("");
	print_options(catalog, options_everywhere());
	print_line("");
	print_line(tr(
		catalog, N_("REF is an assessment's reference (2026-0001) or the first 8 or more "
			    "letters of its UUID.")));
	print_line(tr(catalog, N_("ADDRESS is a record or a field: flow/2, flow/2.retention, "
				  "answers.project_summary@pt.")));
	print_line(
		tr(catalog, N_("Exit codes: 0 done, 1 something was found, 2 usage, 3 bad data, 4 "
			       "input or output, 5 no usable terminal, 6 refused.")));
	print_line(tr(catalog, N_("The manual: man pia")));
}
