/* SPDX-License-Identifier: MIT */
/* What the tests of templates share. */
#include "config.h"

#include "support.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/files.h"
#include "base/memory.h"
#include "base/string.h"
#include "i18n/catalog.h"
#include "template/load.h"

char *
data_path(const char *name)
{
	const char *top = getenv("top_srcdir");

	return string_format("%s/tests/data/templates/%s", top ? top : ".", name);
}

char *
data_text(const char *name)
{
	auto_string char *path = data_path(name);
	char *text = NULL;
	size_t length;

	assert_true(files_read(path, TEMPLATE_BYTES_MAXIMUM, &text, &length, NULL));
	return text;
}

char *
patch(const char *text, const char *from, const char *to)
{
	const char *place = strstr(text, from);
	struct string patched = {0};

	if (!place || strstr(place + 1, from))
		fail_msg("not there exactly once: %s", from);
	string_append_bytes(&patched, text, (size_t)(place - text));
	string_append(&patched, to);
	string_append(&patched, place + strlen(from));
	return string_take(&patched);
}

struct place
take_mark(char *text)
{
	char *mark = strstr(text, MARK);
	struct place place = {.line = 1, .column = 1};

	if (!mark)
		return (struct place){.line = 0};
	for (const char *byte = text; byte < mark; byte++) {
		if (*byte == '\n')
			place = (struct place){.line = place.line + 1, .column = 1};
		else if (((unsigned char)*byte & 0xC0) != 0x80)
			place.column++;
	}
	memmove(mark, mark + strlen(MARK), strlen(mark + strlen(MARK)) + 1);
	return place;
}

char *
scratch_file(const char *text)
{
	char path[] = "/tmp/pia-test-XXXXXX";
	int descriptor = mkstemp(path);

	assert_true(descriptor >= 0);
	assert_int_equal(write(descriptor, text, strlen(text)), (ssize_t)strlen(text));
	assert_int_equal(close(descriptor), 0);
	return memory_copy_string(path);
}

char *
describe_fault(const struct error_list *faults, size_t index)
{
	const struct error *fault;

	if (index >= faults->error_count)
		return memory_copy_string("(none)");
	fault = &faults->errors[index];
	auto_string char *line = tr_error(NULL, fault);

	/* Without the file's name. */
	return memory_copy_string(fault->file && strstr(line, fault->file) == line
					  ? line + strlen(fault->file) + 1
					  : line);
}

struct template *
load_small(void)
{
	auto_string char *path = data_path("small.yaml");
	struct template *template = NULL;
	struct error_list faults = {0};

	if (!template_load_file(path, &template, &faults)) {
		auto_string char *fault = describe_fault(&faults, 0);

		fail_msg("small.yaml: %s", fault);
	}
	return template;
}

bool
fault_is_among(const struct error_list *faults, struct place place, const char *expected)
{
	auto_string char *at = string_format("%d:%d: ", place.line, place.column);
	struct string all = {0};
	bool found = false;

	for (size_t i = 0; i < faults->error_count; i++) {
		auto_string char *description = describe_fault(faults, i);

		found = found || ((!place.line || strncmp(description, at, strlen(at)) == 0) &&
					 strstr(description, expected));
		string_append_format(&all, "     got %s\n", description);
	}
	if (!found)
		fprintf(stderr, "expected %s…%s…\n%s", at, expected, string_text(&all));
	string_clear(&all);
	return found;
}

bool
load_refuses(const char *text, struct place place, const char *expected)
{
	struct template *template = NULL;
	struct error_list faults = {0};
	bool refused = !template_load_text(text, strlen(text), "small.yaml", &template, &faults);

	refused = fault_is_among(&faults, place, expected) && refused;
	template_free(&template);
	error_list_clear(&faults);
	return refused;
}

struct glossary *
load_glossary(const char *path)
{
	struct glossary *glossary = NULL;
	struct error_list faults = {0};

	if (!glossary_load_file(path, &glossary, &faults)) {
		auto_string char *fault = describe_fault(&faults, 0);

		fail_msg("%s: %s", path, fault);
	}
	return glossary;
}

int
set_up_small(void **state)
{
	*state = load_small();
	return 0;
}

int
tear_down_small(void **state)
{
	struct template *template = *state;

	template_free(&template);
	return 0;
}
