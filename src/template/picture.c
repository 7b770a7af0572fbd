/* SPDX-License-Identifier: MIT */
/* The sizes of PNG and JPEG files. */
#include "config.h"

#include "template/picture.h"

#include <stdlib.h>
#include <string.h>

#include "base/files.h"
#include "base/memory.h"
#include "base/string.h"

#define DOTS_WHERE_NOT_SAID 96.0
#define CENTIMETRES_PER_INCH 2.54
#define METRES_PER_INCH 0.0254

static const char png_start[] = "\x89PNG\r\n\x1A\n";
static const char jpeg_start[] = "\xFF\xD8\xFF";

/* A number of `count` bytes, the most significant first. */
static unsigned long
number_at(const struct picture *picture, size_t offset, size_t count)
{
	unsigned long number = 0;

	for (size_t i = 0; i < count; i++)
		number = number << 8 | (unsigned char)picture->bytes[offset + i];
	return number;
}

static bool
begins_with(const struct picture *picture, const char *start)
{
	size_t length = strlen(start);

	return picture->length > length && memcmp(picture->bytes, start, length) == 0;
}

static void
set_size(struct picture *picture, unsigned long width, unsigned long height)
{
	/* What is larger than allowed need not be known exactly. */
	picture->width = (int)(width > PICTURE_DOTS_MAXIMUM ? PICTURE_DOTS_MAXIMUM + 1 : width);
	picture->height = (int)(height > PICTURE_DOTS_MAXIMUM ? PICTURE_DOTS_MAXIMUM + 1 : height);
}

static void
set_dots(struct picture *picture, double across, double down)
{
	if (across < 1 || down < 1)
		return;
	picture->dots_across = across;
	picture->dots_down = down;
}

/* Whether all chunks are there, from the size to the end. */
static bool
measure_png(struct picture *picture)
{
	for (size_t at = strlen(png_start); at + 12 <= picture->length;) {
		size_t length = number_at(picture, at, 4);
		const char *type = picture->bytes + at + 4;

		if (length > picture->length - at - 12)
			return false;
		if (memcmp(type, "IHDR", 4) == 0 && length == 13)
			set_size(picture, number_at(picture, at + 8, 4),
				number_at(picture, at + 12, 4));
		/* Dots per metre, where the last byte says so. */
		if (memcmp(type, "pHYs", 4) == 0 && length == 9 && picture->bytes[at + 16] == 1)
			set_dots(picture, (double)number_at(picture, at + 8, 4) * METRES_PER_INCH,
				(double)number_at(picture, at + 12, 4) * METRES_PER_INCH);
		if (memcmp(type, "IEND", 4) == 0)
			return picture->width > 0 && picture->height > 0;
		at += length + 12;
	}
	return false;
}

/* Whether a marker begins a frame, which has the size. */
static bool
is_frame(unsigned long marker)
{
	return marker >= 0xFFC0 && marker <= 0xFFCF && marker != 0xFFC4 && marker != 0xFFC8 &&
	       marker != 0xFFCC;
}

static bool
measure_jpeg(struct picture *picture)
{
	for (size_t at = 2; at + 18 <= picture->length;) {
		unsigned long marker = number_at(picture, at, 2);
		size_t length = number_at(picture, at + 2, 2);

		if (marker < 0xFF00 || length < 2 || length > picture->length - at - 2)
			return false;
		if (is_frame(marker)) {
			set_size(picture, number_at(picture, at + 7, 2),
				number_at(picture, at + 5, 2));
			return picture->width > 0 && picture->height > 0;
		}
		if (marker == 0xFFE0 && length >= 14 &&
			memcmp(picture->bytes + at + 4, "JFIF", 5) == 0) {
			int unit = picture->bytes[at + 11];
			double factor = unit == 1 ? 1 : unit == 2 ? CENTIMETRES_PER_INCH : 0;

			set_dots(picture, (double)number_at(picture, at + 12, 2) * factor,
				(double)number_at(picture, at + 14, 2) * factor);
		}
		at += length + 2;
	}
	return false;
}

static bool
measure(struct picture *picture, const char *path, struct error *error)
{
	auto_string char *most = string_format("%d", PICTURE_DOTS_MAXIMUM);
	bool is_png = begins_with(picture, png_start);

	if (!is_png && !begins_with(picture, jpeg_start))
		return error_set(error, ERROR_DATA,
			N_("{path} is neither a PNG nor a JPEG picture."), "path", path, NULL);
	if (!(is_png ? measure_png(picture) : measure_jpeg(picture)))
		return error_set(error, ERROR_DATA, N_("{path} is not a whole picture."), "path",
			path, NULL);
	return (picture->width <= PICTURE_DOTS_MAXIMUM &&
		       picture->height <= PICTURE_DOTS_MAXIMUM) ||
	       error_set(error, ERROR_DATA,
		       N_("{path} is larger than {most} dots in one direction."), "path", path,
		       "most", most, NULL);
}

bool
picture_load(const char *path, struct picture **picture, struct error *error)
{
	struct picture *made;
	char *bytes = NULL;
	size_t length;

	if (files_is_pipe(path))
		return error_set(
			error, ERROR_DATA, N_("{path} is a pipe, not a file."), "path", path, NULL);
	if (!files_read(path, PICTURE_BYTES_MAXIMUM, &bytes, &length, error))
		return false;
	made = memory_allocate(sizeof(*made));
	*made = (struct picture){
		.bytes = bytes,
		.length = length,
		.dots_across = DOTS_WHERE_NOT_SAID,
		.dots_down = DOTS_WHERE_NOT_SAID,
	};
	if (!measure(made, path, error)) {
		picture_free(&made);
		return false;
	}
	*picture = made;
	return true;
}

void
picture_free(struct picture **picture)
{
	if (!*picture)
		return;
	free((*picture)->bytes);
	memory_free(picture);
}

struct picture *
picture_copy(const struct picture *picture)
{
	struct picture *copy;

	if (!picture)
		return NULL;
	copy = memory_allocate(sizeof(*copy));
	*copy = *picture;
	copy->bytes = memory_copy_bytes(picture->bytes, picture->length);
	return copy;
}
