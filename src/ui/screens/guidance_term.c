/* SPDX-License-Identifier: MIT */
/*
 * Guidance on a term of a glossary, as lines of words.
 */
#include "config.h"

#include <stdlib.h>

#include "base/memory.h"
#include "base/string.h"
#include "ui/screens/guidance.h"

/* "Português: titular · 中文: 當事人". */
static void
add_languages(struct guidance *guidance, const struct application *application,
	const struct localized *term)
{
	struct string text = {0};

	for (enum language language = LANGUAGE_NONE + 1; language < LANGUAGE_COUNT; language++) {
		if (language == application->language || term->text[language] == NULL)
			continue;
		auto_string char *part =
			tr_format(application_catalog(application), N_("{label}: {text}"), "label",
				language_name(language), "text", term->text[language], NULL);
		string_append_format(&text, "%s%s", text.length > 0 ? " · " : "", part);
	}
	guidance_add(guidance, ROLE_HEADING, GLYPH_COUNT, string_take(&text));
}

static void
add_text(struct guidance *guidance, const struct application *application, enum role role,
	const struct localized *text)
{
	guidance_add(guidance, role, GLYPH_COUNT,
		memory_copy_string(localized_text(text, application->language)));
}

void
guidance_collect_term(struct application *application, const struct glossary *glossary,
	const struct glossary_term *term, struct guidance *guidance)
{
	size_t glossary_count;

	*guidance = (struct guidance){0};
	add_languages(guidance, application, &term->term);
	add_text(guidance, application, ROLE_NORMAL, &term->explain);
	guidance_add(guidance, ROLE_DIM, GLYPH_COUNT,
		template_format_law(&term->law, application->language));
	if (template_law_needs_caveat(&term->law))
		guidance_add_caveat(guidance, &glossary->caveat, application->language);
	if (!term->verified)
		guidance_add(guidance, ROLE_DIM, GLYPH_COUNT,
			memory_copy_string(tr(application_catalog(application),
				N_("This term was not found in an official source."))));
	(void)application_glossaries(application, &glossary_count);
	if (glossary_count > 1)
		add_text(guidance, application, ROLE_DIM, &glossary->title);
}
