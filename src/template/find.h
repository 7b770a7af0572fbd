/* SPDX-License-Identifier: MIT */
/*
 * Where templates and what goes with them are: the person's own folder ($XDG_DATA_HOME/pia), then
 * the program's. A name that both have means the person's.
 */
#ifndef PIA_TEMPLATE_FIND_H
#define PIA_TEMPLATE_FIND_H

#define TEMPLATE_FOLDER "templates"
#define TEMPLATE_SUFFIX ".yaml"

/* The folders to look in, the person's own first; a NULL stands for one that there is not. Each
 * caller-owned. */
void template_folders(char *folders[2], const char *below);

/*
 * The file that a name means in the folder `below` (TEMPLATE_FOLDER, …): a name with a '/' or the
 * suffix is a path itself. NULL when there is none. Caller-owned.
 */
char *template_find_file(const char *name, const char *below) __attribute__((warn_unused_result));

#endif
