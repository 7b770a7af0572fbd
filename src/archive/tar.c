/* SPDX-License-Identifier: MIT */
/* The frame of an archive. */
#include "config.h"

#include "archive/tar.h"

#include <ctype.h>
#include <string.h>

/* Where the fields of a header begin (POSIX, ustar). */
enum {
	AT_NAME = 0,
	AT_MODE = 100,
	AT_USER = 108,
	AT_GROUP = 116,
	AT_SIZE = 124,
	AT_TIME = 136,
	AT_SUM = 148,
	AT_TYPE = 156,
	AT_MAGIC = 257,
	AT_MAJOR = 329,
	AT_MINOR = 337,
};
#define SHORT_DIGITS 7
#define LONG_DIGITS 11

static bool
name_is_plain(const char *name)
{
	bool is_first = true;

	if (!name[0])
		return false;
	for (const char *at = name; *at; at++) {
		bool is_word = isalnum((unsigned char)*at) || *at == '_' || *at == '-';

		if (!(is_word || (!is_first && (*at == '.' || *at == '/'))))
			return false;
		is_first = *at == '/';
	}
	return !is_first;
}

static void
write_octal(unsigned char *field, int digits, uint64_t number)
{
	field[digits] = '\0';
	for (int i = digits; i > 0; i--, number /= 8)
		field[i - 1] = (unsigned char)('0' + number % 8);
}

static bool
read_octal(const unsigned char *field, uint64_t *number)
{
	*number = 0;
	for (int i = 0; i < LONG_DIGITS; i++) {
		if (field[i] < '0' || field[i] > '7')
			return false;
		*number = *number * 8 + (uint64_t)(field[i] - '0');
	}
	return field[LONG_DIGITS] == '\0';
}

bool
tar_write_header(const struct tar_entry *entry, unsigned char block[TAR_BLOCK_BYTES])
{
	uint64_t sum = 0;

	if (!name_is_plain(entry->name) || entry->size > TAR_SIZE_MAXIMUM ||
		entry->time > TAR_SIZE_MAXIMUM)
		return false;
	memset(block, 0, TAR_BLOCK_BYTES);
	memcpy(block + AT_NAME, entry->name, strlen(entry->name));
	write_octal(block + AT_MODE, SHORT_DIGITS, 0644);
	write_octal(block + AT_USER, SHORT_DIGITS, 0);
	write_octal(block + AT_GROUP, SHORT_DIGITS, 0);
	write_octal(block + AT_SIZE, LONG_DIGITS, entry->size);
	write_octal(block + AT_TIME, LONG_DIGITS, entry->time);
	block[AT_TYPE] = '0';
	memcpy(block + AT_MAGIC,
		"ustar\0"
		"00",
		8);
	write_octal(block + AT_MAJOR, SHORT_DIGITS, 0);
	write_octal(block + AT_MINOR, SHORT_DIGITS, 0);
	/* The sum is taken with blanks in its own place. */
	memset(block + AT_SUM, ' ', 8);
	for (size_t i = 0; i < TAR_BLOCK_BYTES; i++)
		sum += block[i];
	write_octal(block + AT_SUM, 6, sum);
	return true;
}

bool
tar_read_header(const unsigned char block[TAR_BLOCK_BYTES], struct tar_entry *entry)
{
	unsigned char again[TAR_BLOCK_BYTES];

	memcpy(entry->name, block + AT_NAME, TAR_NAME_BYTES);
	entry->name[TAR_NAME_BYTES] = '\0';
	return read_octal(block + AT_SIZE, &entry->size) &&
	       read_octal(block + AT_TIME, &entry->time) && tar_write_header(entry, again) &&
	       memcmp(block, again, TAR_BLOCK_BYTES) == 0;
}

size_t
tar_padding(uint64_t size)
{
	return (size_t)((TAR_BLOCK_BYTES - size % TAR_BLOCK_BYTES) % TAR_BLOCK_BYTES);
}
