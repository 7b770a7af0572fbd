/* SPDX-License-Identifier: MIT */
/* A time-stamp of the latest version: the request into a file, and the authority's reply out of
 * one. */
#ifndef PIA_UI_SCREENS_STAMPING_H
#define PIA_UI_SCREENS_STAMPING_H

#include "ui/application.h"

/* Ask for the file, and say what comes next. For the reply somebody must be known to write. */
void stamping_ask_for_request(struct application *application);
void stamping_ask_for_reply(struct application *application);

#endif
