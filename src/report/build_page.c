/* SPDX-License-Identifier: MIT */
/* How a report is printed, as its layout says. */
#include "config.h"

#include <string.h>

#include "base/memory.h"
#include "base/string.h"
#include "i18n/format.h"
#include "report/builder.h"

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
build_page(struct builder *builder)
{
	struct report *report = builder->report;
	const struct report_layout *layout = builder->layout->layout;
	const char *today = builder->assessment->today;
	auto_string char *as_of = today ? format_date(today, builder->language) : NULL;
	const char *const values[PAGE_PART_COUNT] = {
		[PAGE_CLIENT] = report->client,
		[PAGE_TITLE] = report->title,
		[PAGE_REPORT] = builder_label(builder, &layout->title),
		[PAGE_CLASSIFICATION] = report->classification,
		[PAGE_REFERENCE] = report->reference,
		[PAGE_OWN_REFERENCE] = report->own_reference,
		[PAGE_AS_OF] = as_of,
		[PAGE_VERSION] = report->version,
		[PAGE_NUMBER] = REPORT_PAGE_NUMBER,
		[PAGE_COUNT] = REPORT_PAGE_COUNT,
	};

	report->page.paper = layout->page.paper;
	report->page.is_portrait = layout->page.is_portrait;
	report->logo = picture_copy(layout->logo);
	for (size_t i = 0; i < PAGE_PLACES; i++) {
		const struct layout_page *page = &layout->page;

		if (page->header.is_given)
			report->page.header[i] =
				fill_parts(builder_label(builder, &page->header.places[i]), values);
		if (page->footer.is_given)
			report->page.footer[i] =
				fill_parts(builder_label(builder, &page->footer.places[i]), values);
	}
}
