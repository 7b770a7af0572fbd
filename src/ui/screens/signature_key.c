/* SPDX-License-Identifier: MIT */
/*
 * With which key a version is signed: one of the person's own, none, or one that is made here. What
 * is typed of a passphrase is never shown, and overwritten once the key is opened or not.
 */
#include "config.h"

#include "ui/screens/screens.h"

#include <stdlib.h>

#include "base/array.h"
#include "base/memory.h"
#include "base/secret.h"
#include "base/string.h"
#include "session/keys.h"
#include "ui/widgets/dialog.h"
#include "ui/widgets/edit_field.h"
#include "ui/widgets/list.h"
#include "ui/widgets/secret_field.h"

#define DIALOG_COLUMNS 68

enum asked { ASKED_KEY, ASKED_PASSPHRASE, ASKED_NAME, ASKED_NEW, ASKED_AGAIN, ASKED_COUNT };

/* The question above the line that is typed in, and what stands in the line while it is empty. */
static const struct {
	const char *question;
	const char *prompt;
} questions[ASKED_COUNT] = {
	[ASKED_KEY] = {N_("A key adds a signature that minisign -V verifies for whoever has your "
			  "public key. Without one the log says that you signed."),
		NULL},
	[ASKED_PASSPHRASE] = {N_("Passphrase of the key {name}:"), N_("nothing of it is shown")},
	[ASKED_NAME] = {N_("A name for your new key: letters and digits, with - _ . @ between."),
		N_("such as your own")},
	[ASKED_NEW] = {N_("A passphrase for the key {name}. It is kept nowhere: whoever forgets it "
			  "needs a new key."),
		N_("several words are good")},
	[ASKED_AGAIN] = {N_("The same again:"), N_("nothing of it is shown")},
};

struct signature_key {
	char *hash;             /* of the version */
	struct known_keys keys; /* those of one's own come first */
	size_t own_count;
	struct list list; /* the own keys, then without a key, then a new key */
	enum asked asked;
	struct edit_field name; /* of a new key */
	struct secret passphrase;
	struct secret again;
	void (*sign)(struct application *application, void *state,
		const struct minisign_secret *key, const char *name);
	void *state;
	const struct catalog *catalog; /* while drawing */
};

static size_t
row_count(const struct signature_key *asking)
{
	return asking->own_count + 2;
}

/* Read the keys again, those of one's own first. */
static void
refresh(struct signature_key *asking)
{
	keys_clear(&asking->keys);
	keys_list(&asking->keys);
	asking->own_count = 0;
	for (size_t i = 0; i < asking->keys.key_count; i++) {
		struct known_key key = asking->keys.keys[i];

		if (!key.is_own)
			continue;
		asking->keys.keys[i] = asking->keys.keys[asking->own_count];
		asking->keys.keys[asking->own_count++] = key;
	}
}

static const char *
key_name(const struct signature_key *asking)
{
	if (asking->asked == ASKED_PASSPHRASE)
		return asking->keys.keys[asking->list.selected].name;
	return edit_field_text(&asking->name);
}

static void
wipe(struct signature_key *asking)
{
	secret_wipe(&asking->passphrase);
	secret_wipe(&asking->again);
}

static void
ask(struct signature_key *asking, enum asked asked)
{
	asking->asked = asked;
}

static void
draw_row(void *context, struct canvas *canvas, struct area area, size_t index, bool selected)
{
	const struct signature_key *asking = context;
	auto_string char *text = NULL;

	area = list_draw_pointer(canvas, area, selected);
	if (index < asking->own_count) {
		const struct known_key *key = &asking->keys.keys[index];
		auto_string char *id = minisign_id_text(key->public.id);

		text = tr_format(asking->catalog, N_("With the key {name} ({id})"), "name",
			key->name, "id", id, NULL);
	} else {
		text = memory_copy_string(
			tr(asking->catalog, index == asking->own_count ? N_("Without a key")
								       : N_("Make a key first…")));
	}
	canvas_text_filled(canvas, area.row, area.column, area.columns, ROLE_NORMAL, text);
}

static void
draw_answer(struct signature_key *asking, struct canvas *canvas, struct area area)
{
	const char *prompt = questions[asking->asked].prompt;
	const char *typed = tr(asking->catalog, N_("typed, and not shown"));

	switch (asking->asked) {
	case ASKED_KEY:
		list_draw(&asking->list, canvas, area, row_count(asking), true, draw_row, asking);
		break;
	case ASKED_NAME:
		edit_field_draw(&asking->name, canvas, area, tr(asking->catalog, prompt));
		break;
	default:
		secret_field_draw(
			asking->asked == ASKED_AGAIN ? &asking->again : &asking->passphrase, canvas,
			area, tr(asking->catalog, prompt), typed);
		break;
	}
}

static void
signature_key_draw(
	struct application *application, void *state, struct canvas *canvas, struct area area)
{
	struct signature_key *asking = state;
	const struct catalog *catalog = application_catalog(application);
	auto_string char *version = tr_format(catalog,
		N_("What is signed stays signed. SHA-256 {hash}"), "hash", asking->hash, NULL);
	auto_string char *question = tr_format(
		catalog, questions[asking->asked].question, "name", key_name(asking), NULL);
	int columns = dialog_inside(area, 1, DIALOG_COLUMNS).columns;
	int rows = asking->asked == ASKED_KEY ? (int)row_count(asking) : 1;
	int above = canvas_wrapped_rows(columns, version) + 1 +
		    canvas_wrapped_rows(columns, question) + 1;
	struct area inside = dialog_draw(
		canvas, area, above + rows, DIALOG_COLUMNS, tr(catalog, N_("Sign this version")));

	asking->catalog = catalog;
	/* Where there is little room, what is asked comes before the version. */
	if (rows > inside.rows)
		rows = inside.rows;

	struct area answer = {inside.row + inside.rows - rows, inside.column, rows, inside.columns};
	struct area text = {inside.row, inside.column, inside.rows - rows, inside.columns};
	int used = canvas_wrapped_rows(columns, question);

	if (text.rows > used + 2) {
		used = canvas_text_wrapped(canvas, text, 0, ROLE_NORMAL, version) + 1;
		text.row += used;
		text.rows -= used;
	}
	if (text.rows > 0)
		canvas_text_wrapped(canvas, text, 0,
			asking->asked == ASKED_KEY ? ROLE_DIM : ROLE_NORMAL, question);
	draw_answer(asking, canvas, answer);
}

static bool
signature_key_input(struct application *application, void *state, const struct input *input)
{
	struct signature_key *asking = state;

	(void)application;
	switch (asking->asked) {
	case ASKED_KEY:
		return list_input(&asking->list, input);
	case ASKED_NAME:
		return edit_field_input(&asking->name, input);
	case ASKED_AGAIN:
		return secret_field_input(&asking->again, input);
	default:
		return secret_field_input(&asking->passphrase, input);
	}
}

/* Say what takes a second or so, and show it before it begins. */
static void
say_first(struct application *application, const char *text)
{
	application_say(application, ROLE_NORMAL, text, NULL);
	if (application->terminal.paint)
		application->terminal.paint(application->terminal.context);
}

/* The dialog is closed first: what follows is said on the screen below. */
static void
finish(struct application *application, struct signature_key *asking,
	const struct minisign_secret *key, const char *name)
{
	application_pop(application);
	asking->sign(application, asking->state, key, name);
}

static void
open_key(struct application *application, struct signature_key *asking)
{
	auto_string char *name = memory_copy_string(key_name(asking));
	struct minisign_secret key = {0};
	struct error error = {0};
	bool is_open;

	say_first(application, N_("Opening the key …"));
	is_open = keys_open(name, secret_text(&asking->passphrase), &key, &error);
	wipe(asking);
	if (is_open)
		finish(application, asking, &key, name);
	else
		application_say_error(application, &error);
	minisign_wipe(&key);
}

static void
make_key(struct application *application, struct signature_key *asking)
{
	auto_string char *name = memory_copy_string(key_name(asking));
	struct error error = {0};
	bool is_made;

	if (!string_equal(secret_text(&asking->passphrase), secret_text(&asking->again))) {
		wipe(asking);
		ask(asking, ASKED_NEW);
		application_say(application, ROLE_WARNING,
			N_("The two are not the same. Try again."), NULL);
		return;
	}
	say_first(application, N_("Making the key …"));
	is_made = keys_make(name, secret_text(&asking->passphrase), &minisign_strong, NULL, &error);
	wipe(asking);
	if (!is_made) {
		application_say_error(application, &error);
		return;
	}
	refresh(asking);
	ask(asking, ASKED_KEY);
	for (size_t i = 0; i < asking->own_count; i++) {
		if (string_equal(asking->keys.keys[i].name, name))
			list_select(&asking->list, i);
	}
	application_say(application, ROLE_GOOD,
		N_("The key {name} is made. Give the others its public half: pia key export "
		   "{name}"),
		"name", name, NULL);
}

static void
choose_key(struct application *application, struct signature_key *asking)
{
	if (asking->list.selected < asking->own_count)
		ask(asking, ASKED_PASSPHRASE);
	else if (asking->list.selected == asking->own_count)
		finish(application, asking, NULL, NULL);
	else
		ask(asking, ASKED_NAME);
}

static void
check_name(struct application *application, struct signature_key *asking)
{
	struct error error = {0};

	if (keys_check_new(edit_field_text(&asking->name), &error))
		ask(asking, ASKED_NEW);
	else
		application_say_error(application, &error);
}

static void
act_enter(struct application *application, void *state)
{
	struct signature_key *asking = state;
	const struct secret *typed =
		asking->asked == ASKED_AGAIN ? &asking->again : &asking->passphrase;

	if (asking->asked == ASKED_KEY)
		choose_key(application, asking);
	else if (asking->asked == ASKED_NAME)
		check_name(application, asking);
	else if (typed->length == 0)
		application_say(application, ROLE_WARNING, N_("Type the passphrase first."), NULL);
	else if (asking->asked == ASKED_PASSPHRASE)
		open_key(application, asking);
	else if (asking->asked == ASKED_NEW)
		ask(asking, ASKED_AGAIN);
	else
		make_key(application, asking);
}

static void
act_back(struct application *application, void *state)
{
	struct signature_key *asking = state;

	wipe(asking);
	if (asking->asked == ASKED_KEY)
		application_pop(application);
	else
		ask(asking, ASKED_KEY);
}

static bool
is_choosing(const struct application *application, const void *state)
{
	const struct signature_key *asking = state;

	(void)application;
	return asking->asked == ASKED_KEY;
}

static bool
is_typing(const struct application *application, const void *state)
{
	return !is_choosing(application, state);
}

static const struct binding bindings[] = {
	{"Enter", N_("choose"), N_("Sign so, or make a key"), act_enter, is_choosing},
	{"Esc", N_("back"), N_("Go back and sign nothing"), act_back, is_choosing},
	{"Enter", N_("done"), N_("Take what is typed"), act_enter, is_typing},
	{"Esc", N_("other key"), N_("Choose another key"), act_back, is_typing},
};

static void
signature_key_free(void *state)
{
	struct signature_key *asking = state;

	wipe(asking);
	edit_field_close(&asking->name);
	keys_clear(&asking->keys);
	free(asking->hash);
	free(asking);
}

static const struct screen_type screen_signature_key = {
	.name = "signature_key",
	.title = N_("Sign this version"),
	.is_dialog = true,
	.bindings = bindings,
	.binding_count = array_length(bindings),
	.draw = signature_key_draw,
	.input = signature_key_input,
	.free = signature_key_free,
};

void
screen_signature_key_open(struct application *application, const char *hash,
	void (*sign)(struct application *application, void *state,
		const struct minisign_secret *key, const char *name),
	void *state)
{
	struct signature_key *asking = memory_allocate(sizeof(*asking));

	asking->hash = memory_copy_string(hash);
	asking->sign = sign;
	asking->state = state;
	edit_field_open(&asking->name, NULL, false);
	refresh(asking);
	list_fit(&asking->list, row_count(asking), (int)row_count(asking));
	application_push(application, &screen_signature_key, asking);
}
