/* SPDX-License-Identifier: MIT */
/* How a report is printed, as its layout says. */
#include "config.h"

#include <string.h>

#include "base/memory.h"
#include "base/string.h"
#include "i18n/format.h"
#include "report/build.h"

/* A text of a layout with what its parts stand for. Caller-owned. */
static char *
fill_parts(const char *text, const char *const values[PAGE_PART_COUNT])
{
	struct string filled = {0};

	while (*text) {
		enum page_part part;
		size_t length = layout_page_part(text, &part);

		if (length)
			string_append(&filled, values[part]);
		else
			string_append_byte(&filled, *text);
		text += length ? length : 1;
	}
	return string_take(&filled);
}

void
report_set_page(struct report *report, const struct report_layout *layout)
{
	enum language language = report->language;
	const struct layout_page *page = &layout->page;
	auto_string char *as_of = report->date ? format_date(report->date, language) : NULL;
	const char *const values[PAGE_PART_COUNT] = {
		[PAGE_CLIENT] = report->client,
		[PAGE_TITLE] = report->title,
		[PAGE_REPORT] = localized_text(&layout->title, language),
		[PAGE_CLASSIFICATION] = report->classification,
		[PAGE_REFERENCE] = report->reference,
		[PAGE_OWN_REFERENCE] = report->own_reference,
		[PAGE_AS_OF] = as_of,
		[PAGE_VERSION] = report->version,
		[PAGE_NUMBER] = REPORT_PAGE_NUMBER,
		[PAGE_COUNT] = REPORT_PAGE_COUNT,
	};

	report->page.paper = page->paper;
	report->page.is_portrait = page->is_portrait;
	report->logo = picture_copy(layout->logo);
	for (size_t i = 0; i < PAGE_PLACES; i++) {
		if (page->header.is_given)
			report->page.header[i] = fill_parts(
				localized_text(&page->header.places[i], language), values);
		if (page->footer.is_given)
			report->page.footer[i] = fill_parts(
				localized_text(&page->footer.places[i], language), values);
	}
}
