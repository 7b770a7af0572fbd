/* SPDX-License-Identifier: MIT */
/* Anchors of headings. */
#include "config.h"

#include "text/anchor.h"

#include <string.h>
#include <unicase.h>
#include <unictype.h>

#include "base/string.h"
#include "text/utf8.h"

static bool
is_kept(uint32_t character)
{
	return character == '-' || uc_is_general_category_withtable(character,
					   UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_M |
						   UC_CATEGORY_MASK_Nd | UC_CATEGORY_MASK_Pc);
}

char *
anchor_make(const char *heading)
{
	struct string anchor = {0};
	size_t left;

	heading += strspn(heading, " \t\n");
	left = strlen(heading);
	while (left && strchr(" \t\n", heading[left - 1]))
		left--;
	while (left) {
		uint32_t character;
		size_t bytes = utf8_decode(heading, left, &character);

		if (character == ' ' || character == '\t' || character == '\n')
			string_append_byte(&anchor, '-');
		else if (is_kept(character))
			utf8_append(&anchor, uc_tolower(character));
		heading += bytes;
		left -= bytes;
	}
	return string_take(&anchor);
}
