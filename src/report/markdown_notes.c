/* SPDX-License-Identifier: MIT */
/* Footnotes. */
#include "config.h"

#include "report/markdown_notes.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/memory.h"
#include "report/markdown_text.h"

/* Where a text stands, or would stand, among the notes. */
static size_t
find_place(const struct markdown_notes *notes, const char *text)
{
	size_t low = 0;
	size_t high = notes->note_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (strcmp(notes->notes[middle].text, text) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

void
markdown_notes_mention(struct markdown_notes *notes, const char *text, struct string *markdown)
{
	size_t place = find_place(notes, text);

	if (place == notes->note_count || strcmp(notes->notes[place].text, text) != 0) {
		array_append(&notes->notes, &notes->note_count);
		memmove(&notes->notes[place + 1], &notes->notes[place],
			(notes->note_count - 1 - place) * sizeof(*notes->notes));
		notes->notes[place] =
			(struct markdown_note){memory_copy_string(text), notes->note_count};
	}
	string_append_format(markdown, "[^%zu]", notes->notes[place].number);
}

void
markdown_notes_append(const struct markdown_notes *notes, struct string *markdown)
{
	const char **texts = memory_allocate_array(notes->note_count, sizeof(*texts));

	for (size_t i = 0; i < notes->note_count; i++)
		texts[notes->notes[i].number - 1] = notes->notes[i].text;
	for (size_t i = 0; i < notes->note_count; i++) {
		string_append_format(markdown, "[^%zu]: ", i + 1);
		markdown_append_lines(markdown, texts[i], "    ");
		string_append_byte(markdown, '\n');
	}
	free(texts);
}

void
markdown_notes_clear(struct markdown_notes *notes)
{
	for (size_t i = 0; i < notes->note_count; i++)
		free(notes->notes[i].text);
	free(notes->notes);
	*notes = (struct markdown_notes){0};
}
