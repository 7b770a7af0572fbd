/* SPDX-License-Identifier: MIT */
/* Pictures that a report layout names: PNG and JPEG files, of which only the size is read. */
#ifndef PIA_TEMPLATE_PICTURE_H
#define PIA_TEMPLATE_PICTURE_H

#include "base/error.h"

#define PICTURE_BYTES_MAXIMUM (1024 * 1024)
#define PICTURE_DOTS_MAXIMUM 10000

struct picture {
	char *bytes; /* the whole file */
	size_t length;
	int width; /* in dots */
	int height;
	double dots_across; /* per inch; 96 where the file does not say */
	double dots_down;
};

/*
 * Read a picture. On success caller-owned: release with picture_free(). ERROR_IO (not readable),
 * ERROR_DATA (a pipe, larger than PICTURE_BYTES_MAXIMUM, neither PNG nor JPEG, not whole, more than
 * PICTURE_DOTS_MAXIMUM dots wide or high).
 */
bool picture_load(const char *path, struct picture **picture, struct error *error);
void picture_free(struct picture **picture);

/* A copy; NULL of NULL. Caller-owned. */
struct picture *picture_copy(const struct picture *picture) __attribute__((warn_unused_result));

#endif
