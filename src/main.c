/* SPDX-License-Identifier: MIT */
/* Options, wiring, exit codes. */
#include "config.h"

int
main(void)
{
	return 0;
}
