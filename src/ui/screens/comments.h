/* SPDX-License-Identifier: MIT */
/*
 * The comment being written, beyond what screens.h offers.
 */
#ifndef PIA_UI_SCREENS_COMMENTS_H
#define PIA_UI_SCREENS_COMMENTS_H

/* The draft of a comment that is being written has this before the address it is about. */
#define COMMENT_DRAFT_PREFIX "comment on "

#endif
