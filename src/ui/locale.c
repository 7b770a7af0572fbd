/* SPDX-License-Identifier: MIT */
/* The process's character type. */
#include "config.h"

#include "ui/locale.h"

#include <langinfo.h>
#include <locale.h>
#include <stddef.h>

#include "base/array.h"
#include "base/string.h"

static bool
is_utf8(void)
{
	return string_equal(nl_langinfo(CODESET), "UTF-8");
}

bool
locale_begin(void)
{
	static const char *const stand_ins[] = {"C.UTF-8", "C.utf8", "en_US.UTF-8"};

	if (setlocale(LC_CTYPE, "") != NULL && is_utf8())
		return true;
	for (size_t i = 0; i < array_length(stand_ins); i++) {
		if (setlocale(LC_CTYPE, stand_ins[i]) != NULL && is_utf8())
			break;
	}
	return false;
}
