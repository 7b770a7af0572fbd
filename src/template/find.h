/* SPDX-License-Identifier: MIT */
/*
 * Where templates and what goes with them are: the person's own folder ($XDG_DATA_HOME/pia), then
 * the program's. A name that both have means the person's.
 */
#ifndef PIA_TEMPLATE_FIND_H
#define PIA_TEMPLATE_FIND_H

#include <stdbool.h>

#define TEMPLATE_FOLDER "templates"
#define TEMPLATE_SUFFIX ".yaml"

/* The folders to look in, the person's own first; a NULL stands for one that there is not. Each
 * caller-owned. */
void template_folders(char *folders[2], const char *below);

/* Whether a name is the path of a file: it has a '/' or the suffix. */
bool template_is_path(const char *name);

/*
 * The file that a name means in the folder `below` (TEMPLATE_FOLDER, …); a path is itself. NULL
 * when there is none. Caller-owned.
 */
char *template_find_file(const char *name, const char *below) __attribute__((warn_unused_result));

#endif
