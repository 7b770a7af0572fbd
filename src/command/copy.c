/* SPDX-License-Identifier: MIT */
/* What a copy says of itself. */
#include "config.h"

#include "command/copy.h"

#include "base/memory.h"
#include "base/string.h"
#include "command/print.h"

void
copy_print(const struct invocation *invocation, const struct origin *origin, int utc_offset,
	const char *before)
{
	auto_string char *sentence = origin_sentence(origin, utc_offset, invocation->catalog);
	auto_string char *line = string_format("%s%s", before, sentence ? sentence : "");

	if (sentence)
		print_one_line(line);
}

void
copy_write_json(struct json *json, const struct origin *origin)
{
	if (!origin->id) {
		json_string(json, "copy_of", NULL);
		return;
	}
	json_open_object(json, "copy_of");
	json_string(json, "id", origin->id);
	json_string(json, "reference", origin->reference);
	json_integer(json, "change", origin->change);
	json_integer(json, "parted_after", origin->parted);
	json_close_object(json);
}
