/* SPDX-License-Identifier: MIT */
/*
 * The walk: the steps of the open assessment and the work of one of them. Every step can be visited
 * at any time.
 */
#include "config.h"

#include <stdlib.h>

#include "assessment/address.h"
#include "assessment/evaluate.h"
#include "base/array.h"
#include "base/memory.h"
#include "base/string.h"
#include "ui/screens/describe.h"
#include "ui/screens/form.h"
#include "ui/screens/pane_keys.h"
#include "ui/screens/pane_texts.h"
#include "ui/screens/screens.h"
#include "ui/screens/walk_steps.h"
#include "ui/screens/work_area.h"

struct walk {
	struct pane pane; /* passive while the keys are with the steps */
	size_t step;
	struct list steps;
	size_t *focuses; /* where the focus was in each step */
	int *tops;
	size_t step_count;
};

static const struct template_step *
walk_steps(const struct application *application)
{
	return describe_assessment(application)->template->steps;
}

/* What was found on a single record as a whole stands above the work. */
static void
add_step_findings(
	struct application *application, struct walk *walk, const struct template_step *step)
{
	const struct findings *findings = application_findings(application);

	for (size_t i = 0; i < findings->finding_count; i++) {
		const struct finding *finding = &findings->findings[i];
		if (finding->step != step || finding->field != NULL || finding->rule == NULL ||
			!finding->record->kind->single)
			continue;
		struct pane_item *item = pane_add(&walk->pane, PANE_PARAGRAPH, NULL);
		item->text = &finding->rule->say;
		item->mark = pane_mark_of(finding->severity);
	}
}

/* Below elements of the map what could go wrong there; below the risks, that of all elements. */
static void
add_prompts(struct application *application, struct pane *pane, const struct template_kind *kind)
{
	bool is_risk = string_equal(kind->id, "risk");

	if (!is_risk && !prompts_has_kind(kind))
		return;
	struct prompt_counts counts =
		prompts_count(application_prompts(application), is_risk ? NULL : kind, NULL);
	if (counts.total == 0)
		return;
	struct pane_item *item = pane_add(pane, PANE_PROMPTS, NULL);
	item->kind = kind;
	item->open = counts.states[PROMPT_OPEN];
}

static void
add_table(struct application *application, struct pane *pane, const struct template_kind *kind)
{
	size_t count = 0;
	const struct record **records =
		assessment_records_of(describe_assessment(application), kind, &count);

	pane_add(pane, PANE_HEADING, NULL)->kind = kind;
	if (count > 0)
		pane_add(pane, PANE_COLUMNS, NULL)->kind = kind;
	for (size_t i = 0; i < count; i++)
		pane_add(pane, PANE_RECORD, records[i]);
	pane_add(pane, PANE_NEW, NULL)->kind = kind;
	free(records);
	add_prompts(application, pane, kind);
}

static void
add_part(struct application *application, struct pane *pane, const struct step_part *part)
{
	const struct record *single =
		assessment_single(describe_assessment(application), part->kind->id);

	switch (part->type) {
	case PART_FORM:
		pane_add(pane, PANE_HEADING, NULL)->kind = part->kind;
		pane_add_fields(application, pane, single, NULL, 0);
		break;
	case PART_QUESTIONS:
		pane_add_fields(application, pane, single, part->questions, part->question_count);
		break;
	case PART_TABLE:
		add_table(application, pane, part->kind);
		break;
	case PART_MATRIX:
		pane_add(pane, PANE_MATRIX, NULL)->kind = part->kind;
		break;
	}
}

/* The next step that is asked; step_count when there is none. */
static size_t
next_step(struct application *application, const struct walk *walk)
{
	const struct step_progress *progress = application_progress(application);
	size_t step = walk->step + 1;

	while (step < walk->step_count && progress[step].state == STEP_NOT_ASKED)
		step++;
	return step;
}

static void
build_step(struct application *application, struct pane *pane)
{
	struct walk *walk = (struct walk *)pane;
	const struct template_step *step = &walk_steps(application)[walk->step];

	pane->step = step;
	if (application_progress(application)[walk->step].state == STEP_NOT_ASKED)
		pane_add(pane, PANE_NOTE, NULL)->words =
			N_("With the answers so far this step is not asked. You can fill it in all "
			   "the same.");
	if (localized_text(&step->intro, application->language)[0] != '\0')
		pane_add(pane, PANE_PARAGRAPH, NULL)->text = &step->intro;
	if (step->law.reference_count > 0)
		pane_add(pane, PANE_LAW, NULL)->law = &step->law;
	add_step_findings(application, walk, step);
	for (size_t i = 0; i < step->part_count; i++) {
		if (findings_part_is_shown(describe_assessment(application), &step->parts[i]))
			add_part(application, pane, &step->parts[i]);
	}

	size_t next = next_step(application, walk);
	struct pane_item *item = pane_add(pane, PANE_GO, NULL);
	item->words = next < walk->step_count ? N_("Next step: {name}")
					      : N_("See what is still missing or wrong");
	if (next < walk->step_count)
		item->text = &walk_steps(application)[next].title;
}

/* Show another step, with the focus where it was there. */
static void
go_to_step(struct application *application, struct walk *walk, size_t step)
{
	if (step >= walk->step_count || step == walk->step)
		return;
	walk->focuses[walk->step] = walk->pane.focus;
	walk->tops[walk->step] = walk->pane.top;
	walk->step = step;
	pane_refresh(application, &walk->pane);
	pane_focus_first(&walk->pane);
	if (walk->focuses[step] < walk->pane.item_count &&
		pane_can_focus(&walk->pane.items[walk->focuses[step]]))
		walk->pane.focus = walk->focuses[step];
	walk->pane.top = walk->tops[step];
}

static void
go_on(struct application *application, struct pane *pane)
{
	struct walk *walk = (struct walk *)pane;
	size_t next = next_step(application, walk);

	if (next < walk->step_count)
		go_to_step(application, walk, next);
	else
		screen_findings_open(application);
}

static void
act_next_step(struct application *application, void *state)
{
	struct walk *walk = state;

	go_to_step(application, walk, walk->step + 1);
}

static void
act_previous_step(struct application *application, void *state)
{
	struct walk *walk = state;

	if (walk->step > 0)
		go_to_step(application, walk, walk->step - 1);
}

static void
act_first_step(struct application *application, void *state)
{
	go_to_step(application, state, 0);
}

static void
act_last_step(struct application *application, void *state)
{
	struct walk *walk = state;

	go_to_step(application, walk, walk->step_count - 1);
}

static void
act_steps(struct application *application, void *state)
{
	struct walk *walk = state;

	(void)application;
	walk->pane.passive = true;
}

static void
act_work(struct application *application, void *state)
{
	struct walk *walk = state;

	(void)application;
	walk->pane.passive = false;
}

/* Tab goes from the last item to the steps, so that it goes round everything. */
static void
act_tab(struct application *application, void *state)
{
	struct walk *walk = state;

	if (!pane_move(&walk->pane, 1))
		act_steps(application, state);
}

static bool
is_in_steps(const struct application *application, const void *state)
{
	const struct walk *walk = state;

	(void)application;
	return walk->pane.passive;
}

static bool
has_map_in_steps(const struct application *application, const void *state)
{
	return is_in_steps(application, state) && pane_shows_flows(application, state);
}

static bool
has_matrix_in_steps(const struct application *application, const void *state)
{
	return is_in_steps(application, state) && !pane_shows_flows(application, state) &&
	       template_has_matrix(describe_assessment(application)->template);
}

static bool
is_idle(const struct application *application, const void *state)
{
	return is_in_steps(application, state) || pane_browses(application, state);
}

static void
act_upgrade(struct application *application, void *state)
{
	(void)state;
	screen_upgrade_open(application);
}

static void
act_differences(struct application *application, void *state)
{
	(void)state;
	screen_differences_open(application);
}

static bool
can_upgrade_in_steps(const struct application *application, const void *state)
{
	return is_in_steps(application, state) && application->has_other_template;
}

static const struct binding walk_bindings[] = {
	{"Enter Right Tab", N_("work"), N_("From the steps to the work of this step"), act_work,
		is_in_steps},
	{"U", N_("new template"), N_("Move to a newer template"), act_upgrade,
		can_upgrade_in_steps},
	{"U", NULL, N_("Move to another template"), act_upgrade, is_idle},
	{"v", NULL, N_("What has changed since signing or a snapshot"), act_differences, is_idle},
	{"Up", NULL, N_("The step before"), act_previous_step, is_in_steps},
	{"Down", NULL, N_("The next step"), act_next_step, is_in_steps},
	{"Home", NULL, N_("The first step"), act_first_step, is_in_steps},
	{"End", NULL, N_("The last step"), act_last_step, is_in_steps},
	{"f", N_("findings"), N_("Everything that is missing or wrong"), pane_act_findings,
		is_in_steps},
	{"x", N_("export"), N_("Write a workbook or a report"), pane_act_export, is_in_steps},
	{"S", N_("sign"), N_("Where it stands, what is in the way, and signing"), pane_act_signing,
		is_in_steps},
	{"m", N_("map"), N_("The map of the data flows, and other views of them"), pane_act_map,
		has_map_in_steps},
	{"m", N_("matrix"), N_("The risk matrix"), pane_act_matrix, has_matrix_in_steps},
	{"u", N_("undo"), N_("Take back the last change"), pane_act_undo, is_in_steps},
	{"Ctrl-R", NULL, N_("Bring back what was undone"), pane_act_redo, is_in_steps},
	{"Tab", NULL, N_("The next item; from the last to the steps"), act_tab, pane_browses},
	PANE_BINDINGS,
	{"]", N_("next step"), N_("The next step"), act_next_step, is_idle},
	{"[", NULL, N_("The step before"), act_previous_step, is_idle},
	{"1", NULL, N_("The first step; 2 to 9 go to the others"), act_first_step, is_idle},
	{"Esc Left", N_("steps"), N_("To the list of steps"), act_steps, pane_browses},
};

static bool
walk_input(struct application *application, void *state, const struct input *input)
{
	struct walk *walk = state;

	if (is_idle(application, walk)) {
		for (char digit = '2'; digit <= '9'; digit++) {
			if (input_is(input, (char[]){digit, '\0'})) {
				go_to_step(application, walk, (size_t)(digit - '1'));
				return true;
			}
		}
	}
	return pane_input(application, &walk->pane, input);
}

static bool
walk_leave(struct application *application, void *state)
{
	struct walk *walk = state;

	return pane_leave(application, &walk->pane);
}

static void
walk_resume(struct application *application, void *state)
{
	struct walk *walk = state;

	pane_refresh(application, &walk->pane);
}

static void
walk_tick(struct application *application, void *state, int64_t now)
{
	struct walk *walk = state;

	field_editor_tick(&walk->pane.editor, application, now);
}

static void
walk_draw(struct application *application, void *state, struct canvas *canvas, struct area area)
{
	struct walk *walk = state;
	const struct template_step *step = &walk_steps(application)[walk->step];

	if (canvas->columns < WORK_FRAMED_FROM) {
		if (walk->pane.passive) {
			walk_steps_draw(application, &walk->steps, walk->step, canvas, area, true);
			return;
		}
		walk_steps_draw_line(application, walk->step, canvas, area);
		area.row++;
		area.rows--;
		work_area_draw(application, &walk->pane, canvas, area, NULL);
		return;
	}
	struct area left = area;
	left.columns = walk_steps_columns(application, area.columns);
	area.column += left.columns;
	area.columns -= left.columns;
	auto_string char *title = string_format(
		"%zu %s", walk->step + 1, localized_text(&step->title, application->language));
	work_area_draw(application, &walk->pane, canvas, area, title);
	walk_steps_draw(application, &walk->steps, walk->step, canvas, left, walk->pane.passive);
}

static void
walk_focused(struct application *application, void *state, struct focused_texts *texts)
{
	struct walk *walk = state;
	const struct template_step *step = &walk_steps(application)[walk->step];

	if (!walk->pane.passive && pane_texts(application, &walk->pane, texts))
		return;
	focused_texts_add(texts, &step->title);
	focused_texts_add(texts, &step->intro);
}

static void
walk_free(void *state)
{
	struct walk *walk = state;

	pane_clear(&walk->pane);
	free(walk->focuses);
	free(walk->tops);
	free(walk);
}

const struct screen_type walk_type = {
	.name = "walk",
	.title = N_("The steps of an assessment"),
	.bindings = walk_bindings,
	.binding_count = array_length(walk_bindings),
	.draw = walk_draw,
	.input = walk_input,
	.leave = walk_leave,
	.resume = walk_resume,
	.tick = walk_tick,
	.focused = walk_focused,
	.free = walk_free,
};

/* The index of the step where a record or a field of it is answered; step_count when none is. */
static size_t
step_of(const struct application *application, const struct record *record,
	const struct template_field *field)
{
	const struct template *template = describe_assessment(application)->template;
	const struct template_step *step = findings_step_of(template, record->kind, field);

	return step == NULL ? template->step_count : (size_t)(step - template->steps);
}

/* Begin where something was written last, so that a person comes back to where they were. */
static size_t
find_last_place(struct application *application, const struct record **record,
	const struct template_field **field)
{
	const struct assessment *assessment = describe_assessment(application);
	struct history history = {0};
	size_t step = assessment->template->step_count;

	if (!session_history(application->session, NULL, &history, NULL))
		return 0;
	for (size_t i = history.change_count; i > 0 && step >= assessment->template->step_count;
		i--) {
		const struct history_change *change = &history.changes[i - 1];
		if (change->act == ACT_BEGIN || change->template_name != NULL ||
			change->edit_count == 0)
			continue;
		*record = assessment_find_record(assessment, change->edits[0].record);
		if (*record == NULL)
			continue;
		*field = template_find_field((*record)->kind, change->edits[0].field);
		step = step_of(application, *record, *field);
	}
	history_clear(&history);
	return step < assessment->template->step_count ? step : 0;
}

void
screen_walk_open(struct application *application)
{
	const struct template *template = describe_assessment(application)->template;
	struct walk *walk = memory_allocate(sizeof(*walk));
	const struct record *record = NULL;
	const struct template_field *field = NULL;

	walk->pane.build = build_step;
	walk->pane.go = go_on;
	walk->step_count = template->step_count;
	walk->focuses = memory_allocate_array(walk->step_count, sizeof(*walk->focuses));
	walk->tops = memory_allocate_array(walk->step_count, sizeof(*walk->tops));
	walk->step = find_last_place(application, &record, &field);
	if (!application_push(application, &walk_type, walk))
		return;
	pane_refresh(application, &walk->pane);
	if (record != NULL)
		pane_focus_on(&walk->pane, record, field);
}

/* The walk, with nothing above it any more; NULL when a screen above would not go. */
static struct walk *
back_to_walk(struct application *application)
{
	while (application->screens[application->screen_count - 1].type != &walk_type)
		if (!application_pop(application))
			return NULL;
	return application->screens[application->screen_count - 1].state;
}

void
screen_walk_show_step(struct application *application, const struct template_step *step)
{
	struct walk *walk = back_to_walk(application);

	if (walk == NULL)
		return;
	go_to_step(application, walk, (size_t)(step - walk_steps(application)));
	walk->pane.passive = false;
	pane_refresh(application, &walk->pane);
}

void
screen_walk_go_to(struct application *application, const char *text)
{
	const struct assessment *assessment = describe_assessment(application);
	struct address address;
	struct error error = {0};

	if (!address_read(assessment, text, &address, &error)) {
		application_say_error(application, &error);
		return;
	}
	struct walk *walk = back_to_walk(application);

	if (walk == NULL)
		return;
	go_to_step(application, walk, step_of(application, address.record, address.field));
	walk->pane.passive = false;
	pane_refresh(application, &walk->pane);
	pane_focus_on(&walk->pane, address.record, address.field);
	if (!address.record->kind->single)
		screen_form_open(application, address.record->id,
			address.field == NULL ? NULL : address.field->id);
}
