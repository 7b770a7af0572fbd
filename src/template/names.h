/* SPDX-License-Identifier: MIT */
/*
 * The names that there are, for saying which of them was perhaps meant. Internal to template/.
 * Each function gives an array of borrowed names; the array is caller-owned (free()).
 */
#ifndef PIA_TEMPLATE_NAMES_H
#define PIA_TEMPLATE_NAMES_H

#include <stddef.h>

#include "template/template.h"

const char **names_of_kinds(const struct template *template, size_t *count);
const char **names_of_lists(const struct template *template, size_t *count);
const char **names_of_acts(const struct template_act *acts, size_t act_count, size_t *count);
const char **names_of_fields(const struct template_kind *kind, size_t *count);
const char **names_of_items(const struct template_list *list, size_t *count);

const char **names_of_steps(const struct template *template, size_t *count);
const char **names_of_entries(const struct template *template, size_t *count);

/* Names with commas between them; of many only the first. Caller-owned. */
char *names_join(const char *const *names, size_t count) __attribute__((warn_unused_result));

#endif
