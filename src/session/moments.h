/* SPDX-License-Identifier: MIT */
/*
 * Moments of an assessment, as people name them: the number of a change as in the history, the name
 * of a snapshot, MOMENT_SIGNED, MOMENT_NOW. Snapshots are changes without edits whose reason is
 * their name.
 */
#ifndef PIA_SESSION_MOMENTS_H
#define PIA_SESSION_MOMENTS_H

#include "session/session.h"

/* The latest version that was decided, or that is in review; and the last change. */
#define MOMENT_SIGNED "signed"
#define MOMENT_NOW "now"

/*
 * The number of the change that a moment is. NULL: what there is to compare with, the latest signed
 * version, else the last snapshot, else the first change. Of two snapshots of one name the later
 * counts. ERROR_DATA: there is no such moment; ERROR_IO.
 */
bool session_moment(
	struct session *session, const char *given, int64_t *number, struct error *error);

/* A moment worth comparing with. Owned by the list. */
struct moment {
	int64_t number; /* of the change */
	bool is_signed;
	char *name; /* of a snapshot; NULL: it is none */
};

/* The latest signed version, if there is one, the snapshots, the last first, then the first change.
 * An array, caller-owned: moments_free(). ERROR_IO. */
bool session_moments(struct session *session, struct moment **moments, size_t *moment_count,
	struct error *error);
void moments_free(struct moment *moments, size_t moment_count);

/*
 * Keep a snapshot under a name; where an assessment stands does not matter. ERROR_DATA: the name is
 * blank, a number, or one of those above; ERROR_STATE; ERROR_IO.
 */
bool session_snapshot(struct session *session, const char *name, struct error *error);

/*
 * Make everything as it was at a moment, as one change that can be undone, after a snapshot of how
 * it is (named by the number of its last change). Where another template was followed then, the
 * assessment moves back to it. What stands beside the contents (diff_is_beside()) stays, and so
 * does what stands where a value was erased since. Where nothing differs there is no change.
 * ERROR_DATA: no such moment; ERROR_STATE: closed, among others; ERROR_IO.
 */
bool session_restore(struct session *session, const char *moment, struct error *error);

#endif
