/* SPDX-License-Identifier: MIT */
/*
 * Paths in conditions, followed through the kinds that references may point to. A reference may
 * point to several kinds: what comes after it must mean the same in each of them.
 */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/memory.h"
#include "base/string.h"
#include "template/condition_parse.h"
#include "template/names.h"
#include "template/reader.h"

/* What a name means in the kinds reached so far. */
struct meaning {
	const struct template_field *field; /* of the first kind; NULL for an offered value */
	enum offered_value offered;
	enum field_type type;
	const struct template_list *list;
};

/* The kinds that a path has reached. */
struct reached {
	const struct template_kind **kinds;
	size_t kind_count;
};

static enum offered_value
find_offered(const struct template_kind *kind, const char *name)
{
	for (enum offered_value i = OFFERED_CROSSES_BORDER; i < OFFERED_COUNT; i++)
		if (string_equal(offered_value_kind(i), kind->id) &&
			string_equal(offered_value_name(i), name))
			return i;
	return OFFERED_NONE;
}

bool
condition_name_is_known(const struct template_kind *kind, const char *name)
{
	return template_find_field(kind, name) || find_offered(kind, name) != OFFERED_NONE;
}

/* The fields of a kind and the values that the program offers for it. */
static bool
fail_unknown_field(struct condition_parser *parser, size_t offset, const struct template_kind *kind,
	const char *name)
{
	size_t count;
	const char **fields = names_of_fields(kind, &count);
	const char **names = memory_allocate_array(count + OFFERED_COUNT, sizeof(*names));

	for (size_t i = 0; i < count; i++)
		names[i] = fields[i];
	for (enum offered_value i = OFFERED_CROSSES_BORDER; i < OFFERED_COUNT; i++)
		if (string_equal(offered_value_kind(i), kind->id))
			names[count++] = offered_value_name(i);
	parser->error_offset = offset;
	unknown_name_set(parser->error, NOUN_FIELD, name, kind->id, names, count);
	free(fields);
	free(names);
	return false;
}

/* What an offered value is worked out from and is not there; NULL when nothing is missing. */
static const char *
find_missing(const struct template *template, const struct template_kind *kind,
	enum offered_value offered)
{
	switch (offered) {
	case OFFERED_CROSSES_BORDER:
	case OFFERED_LEAVES_HOME:
	case OFFERED_ABROAD:
		return template->home ? NULL : "home";
	case OFFERED_CURRENT_LEVEL:
	case OFFERED_CURRENT_OVERRIDE:
	case OFFERED_CURRENT_DIFFERS:
		if (!template_find_field(kind, "current_likelihood"))
			return "current_likelihood";
		break;
	case OFFERED_LEVEL:
	case OFFERED_INHERENT_LEVEL:
	case OFFERED_RESIDUAL_LEVEL:
	case OFFERED_INHERENT_OVERRIDE:
	case OFFERED_RESIDUAL_OVERRIDE:
	case OFFERED_RESIDUAL_DIFFERS:
		break;
	case OFFERED_OVERDUE:
	case OFFERED_NONE:
	case OFFERED_COUNT:
		return NULL;
	}
	return template->matrix.levels ? NULL : "matrix";
}

static bool
is_level(enum offered_value offered)
{
	return offered == OFFERED_LEVEL || offered_value_has_field(offered);
}

static bool
find_meaning(struct condition_parser *parser, size_t offset, const struct template_kind *kind,
	const char *name, struct meaning *meaning)
{
	const struct template *template = parser->template;
	enum offered_value offered = find_offered(kind, name);
	const struct template_field *field = template_find_field(kind, name);
	const char *missing;

	*meaning = (struct meaning){0};
	if (field && !offered_value_has_field(offered)) {
		meaning->field = field;
		meaning->type = field->type;
		meaning->list = field->list;
		return true;
	}
	if (offered == OFFERED_NONE)
		return fail_unknown_field(parser, offset, kind, name);
	missing = find_missing(template, kind, offered);
	if (missing)
		return parser_fail(parser, offset,
			N_("\"{name}\" needs \"{key}\" in the template."), "name", name, "key",
			missing);
	meaning->offered = offered;
	meaning->type = is_level(offered) ? FIELD_CHOICE : FIELD_YES_NO;
	meaning->list = is_level(offered) ? template->matrix.levels : NULL;
	return true;
}

/* What a name means in all the kinds reached. */
static bool
find_common_meaning(struct condition_parser *parser, size_t offset, const struct reached *reached,
	const char *name, struct meaning *meaning)
{
	for (size_t i = 0; i < reached->kind_count; i++) {
		const struct template_kind *kind = reached->kinds[i];
		struct meaning other;

		if (!find_meaning(parser, offset, kind, name, i ? &other : meaning))
			return false;
		if (i && (other.type != meaning->type || other.list != meaning->list ||
				 other.offered != meaning->offered))
			return parser_fail(parser, offset,
				N_("\"{name}\" is not the same in the kinds \"{kind}\" and "
				   "\"{other}\"."),
				"name", name, "kind", reached->kinds[0]->id, "other", kind->id);
	}
	return true;
}

static void
reach(struct reached *reached, const struct template_kind *kind)
{
	for (size_t i = 0; i < reached->kind_count; i++)
		if (reached->kinds[i] == kind)
			return;
	*array_append(&reached->kinds, &reached->kind_count) = kind;
}

/* Go on to the kinds that the field called `name` points to. */
static bool
follow(struct condition_parser *parser, size_t offset, struct reached *reached, const char *name,
	const struct meaning *meaning)
{
	struct reached next = {0};

	if (meaning->type == FIELD_REFERENCES)
		return parser_fail(parser, offset,
			N_("\"{name}\" points at several records. Ask for them with any, all or "
			   "count."),
			"name", name);
	if (meaning->type != FIELD_REFERENCE)
		return parser_fail(parser, offset,
			N_("\"{name}\" is no reference, so nothing can follow it."), "name", name);
	for (size_t i = 0; i < reached->kind_count; i++) {
		const struct template_field *field = template_find_field(reached->kinds[i], name);

		for (size_t j = 0; j < field->target_count; j++)
			reach(&next, field->targets[j]);
	}
	free(reached->kinds);
	*reached = next;
	return true;
}

static void
add_step(struct condition_path *path, const char *name)
{
	struct path_step *step = array_append(&path->steps, &path->step_count);

	step->name = memory_copy_string(name);
}

/* Take the path's names one by one; `rest` is what is left of the word at `offset`. */
static bool
follow_names(struct condition_parser *parser, struct reached *reached, const char *rest,
	size_t offset, struct condition_path *path)
{
	for (;;) {
		size_t length = strcspn(rest, ".");
		auto_string char *name = memory_copy_bytes(rest, length);
		struct meaning meaning;

		if (!find_common_meaning(parser, offset, reached, name, &meaning))
			return false;
		add_step(path, name);
		path->offered = meaning.offered;
		path->type = meaning.type;
		path->list = meaning.list;
		if (!rest[length])
			return true;
		if (!follow(parser, offset, reached, name, &meaning))
			return false;
		/* A reference whose target kinds are themselves faulty leads nowhere. */
		if (!reached->kind_count)
			return parser_fail(parser, offset,
				N_("\"{name}\" is no reference, so nothing can follow it."), "name",
				name);
		rest += length + 1;
		offset += length + 1;
	}
}

bool
parser_path(struct condition_parser *parser, const struct template_kind *kind,
	struct condition_path *path)
{
	const char *word = parser->token.text;
	size_t offset = parser->token.offset;
	size_t length = strcspn(word, ".");
	auto_string char *first = memory_copy_bytes(word, length);
	struct reached reached = {0};
	bool done;

	*path = (struct condition_path){0};
	if (word[length] && !template_find_field(kind, first)) {
		const struct template_kind *start = template_find_kind(parser->template, first);

		if (start && start->single) {
			path->start = start;
			word += length + 1;
			offset += length + 1;
		}
	}
	reach(&reached, path->start ? path->start : kind);
	done = follow_names(parser, &reached, word, offset, path);
	free(reached.kinds);
	if (!done)
		condition_path_clear(path);
	else
		parser_advance(parser);
	return done;
}
