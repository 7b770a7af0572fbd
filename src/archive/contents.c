/* SPDX-License-Identifier: MIT */
/* What stands in an archive beside the database. */
#include "config.h"

#include "archive/contents.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/memory.h"
#include "base/string.h"
#include "session/extract.h"
#include "session/standing.h"

/* A text of a record, by the id of its field; "" where the kind has no such field. */
static const char *
text_of(const struct assessment *assessment, const struct record *record, const char *field)
{
	const struct template_field *found = template_find_field(record->kind, field);

	return found ? assessment_text(assessment, record, found) : "";
}

void
contents_signatures_of(
	struct session *session, const char *version_hash, struct contents_signatures *signatures)
{
	const struct assessment *assessment = session_assessment(session);
	const struct template_kind *kind = template_find_kind(assessment->template, "sign_off");
	size_t count = 0;
	const struct record **records =
		kind ? assessment_records_of(assessment, kind, &count) : NULL;

	*signatures = (struct contents_signatures){0};
	for (size_t i = 0; i < count; i++) {
		const char *text = text_of(assessment, records[i], "signature");

		if (string_equal(text_of(assessment, records[i], "version"), version_hash))
			*array_append(&signatures->signatures, &signatures->signature_count) =
				(struct contents_signature){
					.sign_off = records[i],
					.role = text_of(assessment, records[i], "role"),
					.text = text,
				};
	}
	free(records);
}

void
contents_signatures_clear(struct contents_signatures *signatures)
{
	free(signatures->signatures);
	*signatures = (struct contents_signatures){0};
}

struct visit {
	struct session *session;
	contents_visitor *visitor;
	void *context;
};

static bool
visit_version(const struct visit *visit, const struct version *version, struct error *error)
{
	auto_string char *name =
		string_format(CONTENTS_VERSIONS "%" PRId64 ".txt", version->number);
	struct contents_signatures signatures;
	bool goes_on = visit->visitor(visit->context, name, version->text, version->length, error);

	contents_signatures_of(visit->session, version->hash, &signatures);
	for (size_t i = 0; i < signatures.signature_count && goes_on; i++) {
		const struct contents_signature *signature = &signatures.signatures[i];
		auto_string char *file = string_format(CONTENTS_VERSIONS "%" PRId64 ".%s.minisig",
			version->number, signature->role);

		if (signature->text[0])
			goes_on = visit->visitor(visit->context, file, signature->text,
				strlen(signature->text), error);
	}
	contents_signatures_clear(&signatures);
	return goes_on;
}

static bool
visit_versions(const struct visit *visit, struct error *error)
{
	struct versions versions;
	bool goes_on = true;

	if (!session_versions(visit->session, &versions, error))
		return false;
	for (size_t i = versions.version_count; i > 0 && goes_on; i--) {
		if (versions.versions[i - 1].text)
			goes_on = visit_version(visit, &versions.versions[i - 1], error);
	}
	versions_clear(&versions);
	return goes_on;
}

static bool
is_disposed(const unsigned char *bytes, size_t length)
{
	for (size_t i = 0; i < length; i++) {
		if (bytes[i])
			return false;
	}
	return length > 0;
}

static bool
visit_evidence(void *context, const struct seal_hash *hash, const void *bytes, size_t length,
	struct error *error)
{
	const struct visit *visit = context;
	struct seal_hash found = seal_hash_bytes(bytes, length);
	auto_string char *hash_text = seal_write_hex(hash->bytes, sizeof(hash->bytes));
	auto_string char *name = string_format(CONTENTS_EVIDENCE "%s", hash_text);

	/* A file of zeros may have been added as it is. */
	if (!seal_hash_equal(&found, hash) && is_disposed(bytes, length))
		return true;
	return visit->visitor(visit->context, name, bytes, length, error);
}

bool
contents_visit(struct session *session, struct library *library, contents_visitor *visitor,
	void *context, struct error *error)
{
	const struct template *template = session_assessment(session)->template;
	struct visit visit = {.session = session, .visitor = visitor, .context = context};

	return visitor(context, CONTENTS_TEMPLATE, template->source, template->source_length,
		       error) &&
	       visit_versions(&visit, error) &&
	       library_read_evidence(library, visit_evidence, &visit, error);
}
