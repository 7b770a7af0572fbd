/* SPDX-License-Identifier: MIT */
/* Media types of what offices keep. */
#include "config.h"

#include "session/evidence_type.h"

#include <stdbool.h>
#include <string.h>
#include <strings.h>

#include "base/array.h"
#include "text/utf8.h"

/* How a file begins, or how its name ends; either may be NULL, and both must fit. The first that
 * fits counts. */
static const struct {
	const char *beginning;
	const char *ending;
	const char *type;
} types[] = {
	{"%PDF-", NULL, "application/pdf"},
	{"\x89PNG\r\n", NULL, "image/png"},
	{"\xff\xd8\xff", NULL, "image/jpeg"},
	{"GIF8", NULL, "image/gif"},
	{"II*", NULL, "image/tiff"},
	{"MM", ".tif", "image/tiff"},
	{"MM", ".tiff", "image/tiff"},
	{"RIFF", ".webp", "image/webp"},
	{"PK\x03\x04", ".docx",
		"application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
	{"PK\x03\x04", ".xlsx",
		"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
	{"PK\x03\x04", ".pptx",
		"application/vnd.openxmlformats-officedocument.presentationml.presentation"},
	{"PK\x03\x04", ".odt", "application/vnd.oasis.opendocument.text"},
	{"PK\x03\x04", ".ods", "application/vnd.oasis.opendocument.spreadsheet"},
	{"PK\x03\x04", ".asice", "application/vnd.etsi.asic-e+zip"},
	{"PK\x03\x04", NULL, "application/zip"},
	{"\xd0\xcf\x11\xe0", ".doc", "application/msword"},
	{"\xd0\xcf\x11\xe0", ".xls", "application/vnd.ms-excel"},
	{"\xd0\xcf\x11\xe0", ".msg", "application/vnd.ms-outlook"},
	{NULL, ".p7m", "application/pkcs7-mime"},
	{NULL, ".p7s", "application/pkcs7-signature"},
	{NULL, ".tsq", "application/timestamp-query"},
	{NULL, ".tsr", "application/timestamp-reply"},
	{NULL, ".mp4", "video/mp4"},
};

/* Of texts, by the name's ending alone. */
static const struct {
	const char *ending;
	const char *type;
} texts[] = {
	{".csv", "text/csv"},
	{".md", "text/markdown"},
	{".html", "text/html"},
	{".htm", "text/html"},
	{".xml", "application/xml"},
	{".json", "application/json"},
	{".eml", "message/rfc822"},
};

static bool
ends_with(const char *name, const char *ending)
{
	size_t length = strlen(name);
	size_t end = strlen(ending);

	return length > end && strcasecmp(name + length - end, ending) == 0;
}

static bool
begins_with(const char *bytes, size_t length, const char *beginning)
{
	size_t count = strlen(beginning);

	return length >= count && memcmp(bytes, beginning, count) == 0;
}

/* Whether the beginning of a file is text; a character may be cut at its end. */
static bool
is_text(const char *bytes, size_t length)
{
	size_t sure = length;

	if (memchr(bytes, 0, length))
		return false;
	for (int i = 0; i < 4 && sure > 0; i++, sure--) {
		if (utf8_is_valid(bytes, sure))
			return true;
	}
	return length == 0;
}

const char *
evidence_type(const char *name, const char *bytes, size_t length)
{
	for (size_t i = 0; i < array_length(types); i++) {
		if ((!types[i].beginning || begins_with(bytes, length, types[i].beginning)) &&
			(!types[i].ending || ends_with(name, types[i].ending)))
			return types[i].type;
	}
	if (!is_text(bytes, length))
		return "application/octet-stream";
	for (size_t i = 0; i < array_length(texts); i++) {
		if (ends_with(name, texts[i].ending))
			return texts[i].type;
	}
	return "text/plain";
}
