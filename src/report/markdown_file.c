/* SPDX-License-Identifier: MIT */
/* Markdown on its way to a file. */
#include "config.h"

#include "report/markdown_file.h"

#include <fcntl.h>
#include <stdint.h>
#include <string.h>
#include <unistd.h>

#include "report/markdown.h"

/* So much is written at a time, and read back. */
#define PIECE_BYTES 65536

/* What bytes add up to (FNV-1a): the same bytes in the same order, the same sum. */
struct sum {
	uint64_t value;
	size_t length;
};

struct way {
	struct file_draft *draft;
	struct sum sum;
	struct error error;
};

static void
add_bytes(struct sum *sum, const char *bytes, size_t length)
{
	if (!sum->length)
		sum->value = UINT64_C(0xcbf29ce484222325);
	for (size_t i = 0; i < length; i++)
		sum->value = (sum->value ^ (unsigned char)bytes[i]) * UINT64_C(0x100000001b3);
	sum->length += length;
}

static void
write_bytes(struct way *way, const char *bytes, size_t length)
{
	add_bytes(&way->sum, bytes, length);
	if (way->error.kind == ERROR_NONE)
		(void)files_write(way->draft, bytes, length, &way->error);
}

/* Write all lines but the last, which what comes next may still change the end of. */
static void
drain(void *context, struct string *written)
{
	size_t end = written->length;

	if (end < PIECE_BYTES)
		return;
	do
		end--;
	while (end > 0 && written->data[end - 1] != '\n');
	write_bytes(context, written->data, end);
	memmove(written->data, written->data + end, written->length - end + 1);
	written->length -= end;
}

/* Whether a file has the bytes that were written to it. */
static bool
has_sum(const char *path, const struct sum *expected)
{
	char bytes[PIECE_BYTES];
	struct sum sum = {0};
	int descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
	ssize_t length;

	if (descriptor < 0)
		return false;
	while ((length = read(descriptor, bytes, sizeof(bytes))) > 0)
		add_bytes(&sum, bytes, (size_t)length);
	close(descriptor);
	return length == 0 && sum.length == expected->length && sum.value == expected->value;
}

bool
markdown_write_file(struct report *report, struct file_draft *draft, struct error *error)
{
	struct way way = {.draft = draft};
	struct string markdown = {0};

	report_set_drain(report, drain, &way);
	markdown_write(report, &markdown);
	write_bytes(&way, string_text(&markdown), markdown.length);
	string_clear(&markdown);
	report_set_drain(report, NULL, NULL);
	if (way.error.kind != ERROR_NONE) {
		error_move(error, &way.error);
		return false;
	}
	return report_check_sources(report, error) &&
	       (has_sum(draft->path, &way.sum) ||
		       error_set(error, ERROR_IO,
			       N_("{path} was not written whole, so it was taken away again. Is "
				  "the disk full?"),
			       "path", draft->target, NULL));
}
