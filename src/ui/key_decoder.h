/* SPDX-License-Identifier: MIT */
/*
 * From the bytes a terminal sends to inputs: characters, keys, pastes. It reads no terminal and
 * waits for nothing; what comes in pieces is put together here. Invalid UTF-8 is dropped byte by
 * byte, so that what is valid after it is not lost.
 */
#ifndef PIA_UI_KEY_DECODER_H
#define PIA_UI_KEY_DECODER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/string.h"
#include "ui/input.h"

/* What one terminal sends for one key (from its description); most are known without. */
struct key_sequence {
	char *bytes; /* owned */
	enum input_type type;
	int number; /* of a function key */
};

struct key_decoder {
	struct string bytes; /* came, not understood yet */
	size_t start;        /* of those, in `bytes` */
	struct string paste; /* what came of a paste until now */
	bool is_pasting;
	struct key_sequence *sequences;
	size_t sequence_count;
};

void key_decoder_clear(struct key_decoder *decoder);

/* Add what this terminal sends for a key; NULL, "" and printable text are ignored. */
void key_decoder_add_sequence(
	struct key_decoder *decoder, const char *bytes, enum input_type type, int number);

/* Bytes came. */
void key_decoder_feed(struct key_decoder *decoder, const char *bytes, size_t length);

/*
 * Take the next input; false when there is none, or only the beginning of one. `no_more`: nothing
 * came within the time that key_decoder_wait() gave, so a lone ESC is the Esc key, half a character
 * is dropped, and a paste that was not ended ends. `input` is overwritten; caller-owned:
 * input_clear().
 */
bool key_decoder_next(struct key_decoder *decoder, bool no_more, struct input *input);

/*
 * How many milliseconds to wait for the rest of what began; -1 when nothing did. `escape_delay` is
 * how long a lone ESC may be the beginning of a key.
 */
int key_decoder_wait(const struct key_decoder *decoder, int escape_delay);

#endif
