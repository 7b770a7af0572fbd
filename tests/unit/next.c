/* SPDX-License-Identifier: MIT */
/* The small template in a next version. */
#include "config.h"

#include "next.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/files.h"
#include "base/memory.h"
#include "base/string.h"
#include "i18n/catalog.h"
#include "template/load.h"

const struct next_patch next_version[] = {
	{"version: 1.2.0", "version: 1.3.0"},
	{"  purpose:\n    label: {en: Purpose,", "  aim:\n    was: purpose\n    label: {en: Aim,"},
	{"plural: {en: Purposes,", "plural: {en: Aims,"},
	{"to: [purpose],", "to: [aim],"},
	{"  purpose.filing:", "  aim.filing:"},
	{"- table: purpose", "- table: aim"},
	{"columns: [from, to, data, retention]", "columns: [from, to, data, keeping]"},
	{"- id: retention\n        type",
		"- id: keeping\n        was: [held, retention]\n        type"},
	{"when: \"retention > P5Y\"", "when: \"keeping > P5Y\""},
	{"field: retention", "field: keeping"},
	{"{id: next_review, type: date, due: always, owner: client,",
		"{id: next_review, type: text,"},
	{"{id: people, type: number,", "{id: persons, was: people, type: number,"},
	{"- {id: consent,", "- {id: agreed, was: consent,"},
	{"    - {id: contact, label: {en: Contact, pt: Contacto, zh-Hant: 聯絡}}\n", ""},
	{"          - {id: reason, type: text, when: needed is no, label: {en: \"Why not?\", pt: "
	 "\"Porque não?\", zh-Hant: 為何不？}}\n",
		"          - {id: why, type: text, required: true, label: {en: \"Why?\", pt: "
		"\"Porquê?\", "
		"zh-Hant: 為何？}}\n"},
	{"        type: number\n        minimum: 0\n        maximum: 100000\n        unit: {en: "
	 "people, "
	 "pt: pessoas, zh-Hant: 人}\n        label: {en: Users,",
		"        type: text\n        label: {en: Users,"},
	{"      - {id: purposes, type",
		"      - {id: note, type: text, label: {en: Note, pt: Nota, "
		"zh-Hant: 備註}}\n      - {id: purposes, type"},
	{"  measure:\n    label: {en: Measure, pt: Medida, zh-Hant: 措施}\n    plural: {en: "
	 "Measures, "
	 "pt: Medidas, zh-Hant: 措施}\n    name: title\n    fields:\n      - {id: title, type: "
	 "text, "
	 "translatable: true, required: true, label: {en: Title, pt: Título, zh-Hant: 標題}}\n     "
	 " - "
	 "{id: risks, type: references, to: [risk], label: {en: Risks, pt: Riscos, zh-Hant: "
	 "風險}}\n   "
	 "   - {id: status, type: choice, list: measure_status, label: {en: Status, pt: Estado, "
	 "zh-Hant: 狀態}}\n      - {id: owner, type: person, label: {en: Owner, pt: Responsável, "
	 "zh-Hant: 負責人}}\n      - {id: due, type: date, label: {en: Due, pt: Prazo, zh-Hant: "
	 "期限}}\n      - {id: entry, type: text, label: {en: Catalogue entry, pt: Entrada do "
	 "catálogo, zh-Hant: 目錄條目}}\n",
		""},
	{"      - table: measure\n", ""},
	{"  measure:\n    - id: clauses\n      applies: {party: \"role is processor\"}\n      "
	 "values: "
	 "{title: {en: Sign clauses, pt: Assinar cláusulas, zh-Hant: 簽訂條款}, risks: "
	 "[unlawful_transfer, lost_data:likelihood-1], status: planned}\n",
		""},
	{"  - id: overdue_measure\n    for: measure\n    when: overdue\n    say: {en: The measure "
	 "is "
	 "overdue., pt: A medida está atrasada., zh-Hant: 措施已逾期。}\n    severity: warn\n    "
	 "field: due\n",
		""},
};
const size_t next_version_count = array_length(next_version);

static char *
patch(const char *text, const struct next_patch *patch)
{
	const char *place = strstr(text, patch->from);

	if (!place || strstr(place + 1, patch->from))
		fail_msg("stands not once in the small template: %s", patch->from);
	return string_format(
		"%.*s%s%s", (int)(place - text), text, patch->to, place + strlen(patch->from));
}

char *
next_text(const struct next_patch *patches, size_t count)
{
	const char *root = getenv("top_srcdir");
	auto_string char *path = files_join(root ? root : ".", "tests/data/templates/small.yaml");
	char *text;
	size_t length;

	if (!files_read(path, TEMPLATE_BYTES_MAXIMUM, &text, &length, NULL))
		fail_msg("%s cannot be read", path);
	for (size_t i = 0; i < count; i++) {
		char *patched = patch(text, &patches[i]);

		free(text);
		text = patched;
	}
	return text;
}

struct template *
next_template(const struct next_patch *patches, size_t count)
{
	auto_string char *text = next_text(patches, count);
	struct template *template = NULL;
	struct error_list faults = {0};

	if (!template_load_text(text, strlen(text), "next", &template, &faults)) {
		auto_string char *fault = tr_error(NULL, &faults.errors[0]);

		fail_msg("%s", fault);
	}
	return template;
}
