/* SPDX-License-Identifier: MIT */
/* Telling templates, blueprints, glossaries and report layouts apart by their keys. */
#include "config.h"

#include "template/meant.h"

#include "base/files.h"
#include "base/memory.h"
#include "base/string.h"
#include "template/document.h"
#include "template/load.h"

static enum meant
meant_by(const struct node *root)
{
	if (node_get(root, "blueprint"))
		return MEANT_BLUEPRINT;
	if (node_get(root, "report") && !node_get(root, "template"))
		return MEANT_REPORT;
	/* A template names its glossary by the same key. */
	if (node_get(root, "glossary") && !node_get(root, "template") && !node_get(root, "kinds"))
		return MEANT_GLOSSARY;
	return MEANT_TEMPLATE;
}

bool
meant_read(const char *path, enum meant *meant, struct error *error)
{
	struct document document = {0};
	auto_string char *text = NULL;
	size_t length;

	if (files_is_pipe(path))
		return error_set(error, ERROR_DATA,
			N_("{path} is a pipe, which can be read only once. Save it as a file "
			   "first."),
			"path", path, NULL);
	if (!files_read(path, TEMPLATE_BYTES_MAXIMUM, &text, &length, error))
		return false;
	*meant = MEANT_TEMPLATE;
	if (document_parse(text, length, path, &document, NULL)) {
		*meant = meant_by(document.root);
		document_free(&document);
	}
	return true;
}
