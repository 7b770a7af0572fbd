/* SPDX-License-Identifier: MIT */
/*
 * Reading templates. All faults of a file are reported in one run, each as an error with file, line
 * and column: what is wrong and what was expected; of very many the first hundred found. The file
 * is untrusted: 4 MiB at most, depth 32, 200,000 events, 10,000 items of one list or mapping, 64
 * KiB of one text, UTF-8 only, no anchors, aliases, tags, directives, duplicate keys, nor
 * characters that are not seen.
 */
#ifndef PIA_TEMPLATE_LOAD_H
#define PIA_TEMPLATE_LOAD_H

#include "base/error.h"
#include "template/template.h"

#define TEMPLATE_FORMAT 1
#define TEMPLATE_BYTES_MAXIMUM (4 * 1024 * 1024)

/*
 * Read a template from a file. On success `template` is caller-owned (release with
 * template_free()). On failure it is untouched and `faults` has one error or more in the order of
 * the file, of kind ERROR_DATA, or one ERROR_IO.
 */
bool template_load_file(const char *path, struct template **template, struct error_list *faults);

/* The same from memory; `name` stands for the file in messages. */
bool template_load_text(const char *text, size_t length, const char *name,
	struct template **template, struct error_list *faults);

#endif
