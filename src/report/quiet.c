/* SPDX-License-Identifier: MIT */
/* Standard error and locale while a library runs. */
#include "config.h"

#include "report/quiet.h"

#include <fcntl.h>
#include <unistd.h>

#include "base/log.h"

void
quiet_enter(struct quiet *quiet)
{
	int log = log_descriptor();
	int nowhere = log < 0 ? open("/dev/null", O_WRONLY | O_CLOEXEC) : -1;

	quiet->standard_error = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
	if (log >= 0 || nowhere >= 0)
		dup2(log >= 0 ? log : nowhere, STDERR_FILENO);
	/* Where standard error was closed, what was opened may stand in its place already. */
	if (nowhere >= 0 && nowhere != STDERR_FILENO)
		close(nowhere);
	quiet->plain = newlocale(LC_NUMERIC_MASK, "C", duplocale(uselocale((locale_t)0)));
	quiet->before = uselocale(quiet->plain);
}

void
quiet_leave(struct quiet *quiet)
{
	uselocale(quiet->before);
	if (quiet->plain)
		freelocale(quiet->plain);
	if (quiet->standard_error < 0) {
		close(STDERR_FILENO);
		return;
	}
	dup2(quiet->standard_error, STDERR_FILENO);
	close(quiet->standard_error);
}
