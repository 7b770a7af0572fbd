/* SPDX-License-Identifier: MIT */
/* Reading cases of rules. */
#include "config.h"

#include "rule_cases.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/array.h"
#include "base/files.h"
#include "base/memory.h"
#include "base/string.h"

#define FILE_BYTES_MAXIMUM (1024 * 1024)

/* Several values that have a name. */
struct named {
	char *name;
	char *values;
};

struct reading {
	const char *path;
	int line;
	struct rule_cases *cases;
	struct named *named;
	size_t named_count;
	char *rule; /* of the block */
	char *record;
	char *with;
	int block;
};

static char *
resolve(const struct reading *reading, const char *text)
{
	struct string values = {0};
	auto_string char *copy = memory_copy_string(text);
	char *rest = NULL;

	for (char *part = strtok_r(copy, ";", &rest); part; part = strtok_r(NULL, ";", &rest)) {
		auto_string char *value = string_copy_trimmed(part, " ");
		const char *found = strchr(value, '=') ? value : NULL;

		for (size_t i = 0; i < reading->named_count && !found; i++)
			if (string_equal(reading->named[i].name, value))
				found = reading->named[i].values;
		if (!found)
			fail_msg("%s:%d: no value is called %s", reading->path, reading->line,
				value);
		string_append(&values, values.length ? "; " : "");
		string_append(&values, found);
	}
	return string_take(&values);
}

static void
take(char **text, char *value)
{
	free(*text);
	*text = value;
}

static void
read_let(struct reading *reading, const char *text)
{
	size_t length = strcspn(text, ":");
	struct named *named;

	if (text[length] == '\0')
		fail_msg("%s:%d: a name without values", reading->path, reading->line);
	named = array_append(&reading->named, &reading->named_count);
	named->name = memory_copy_bytes(text, length);
	named->values = string_copy_trimmed(text + length + 1, " ");
}

static void
begin_block(struct reading *reading, const char *text)
{
	size_t length = strcspn(text, " ");

	if (text[length] == '\0')
		fail_msg("%s:%d: a rule without a record", reading->path, reading->line);
	take(&reading->rule, memory_copy_bytes(text, length));
	take(&reading->record, memory_copy_string(text + length + 1));
	take(&reading->with, memory_copy_string(""));
	reading->block++;
}

static void
add_case(struct reading *reading, const char *text)
{
	struct rule_case *new_case;
	auto_string char *value = string_copy_trimmed(text + 1, " ");

	if (!reading->rule || strchr(value, ';'))
		fail_msg("%s:%d: one value of a rule is expected", reading->path, reading->line);
	new_case = array_append(&reading->cases->cases, &reading->cases->case_count);
	*new_case = (struct rule_case){
		.rule = memory_copy_string(reading->rule),
		.record = memory_copy_string(reading->record),
		.with = memory_copy_string(reading->with),
		.value = memory_copy_string(value),
		.trips = *text == '+',
		.block = reading->block,
		.line = reading->line,
	};
}

static void
read_line(struct reading *reading, const char *line)
{
	auto_string char *text = string_copy_trimmed(line, " \t");

	if (*text == '\0' || *text == '#')
		return;
	if (*line == '\t' && (*text == '+' || *text == '-'))
		add_case(reading, text);
	else if (*line == '\t' && strncmp(text, "with ", 5) == 0)
		take(&reading->with, resolve(reading, text + 5));
	else if (strncmp(text, "today ", 6) == 0)
		take(&reading->cases->today, memory_copy_string(text + 6));
	else if (strncmp(text, "beside ", 7) == 0)
		take(&reading->cases->beside, memory_copy_string(text + 7));
	else if (strncmp(text, "let ", 4) == 0)
		read_let(reading, text + 4);
	else if (*line != '\t')
		begin_block(reading, text);
	else
		fail_msg("%s:%d: not understood: %s", reading->path, reading->line, text);
}

void
rule_cases_read(const char *path, struct rule_cases *cases)
{
	struct reading reading = {.path = path, .line = 1, .cases = cases};
	struct error error = {0};
	char *text = NULL;
	size_t length;

	*cases = (struct rule_cases){0};
	if (!files_read(path, FILE_BYTES_MAXIMUM, &text, &length, &error))
		fail_msg("%s cannot be read: every template needs its cases", path);
	for (char *line = text; line; reading.line++) {
		char *end = strchr(line, '\n');

		if (end)
			*end = '\0';
		read_line(&reading, line);
		line = end ? end + 1 : NULL;
	}
	free(text);
	for (size_t i = 0; i < reading.named_count; i++) {
		free(reading.named[i].name);
		free(reading.named[i].values);
	}
	free(reading.named);
	free(reading.rule);
	free(reading.record);
	free(reading.with);
}

void
rule_cases_clear(struct rule_cases *cases)
{
	for (size_t i = 0; i < cases->case_count; i++) {
		free(cases->cases[i].rule);
		free(cases->cases[i].record);
		free(cases->cases[i].with);
		free(cases->cases[i].value);
	}
	free(cases->cases);
	free(cases->today);
	free(cases->beside);
	*cases = (struct rule_cases){0};
}
