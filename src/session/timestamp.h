/* SPDX-License-Identifier: MIT */
/*
 * Time-stamps of versions by an authority (RFC 3161): the request, to be sent to one, and the
 * reply, which is kept as evidence about the assessment.
 */
#ifndef PIA_SESSION_TIMESTAMP_H
#define PIA_SESSION_TIMESTAMP_H

#include "base/string.h"
#include "session/session.h"

/* Append the request for the latest version. ERROR_DATA: there is no version yet; ERROR_IO. */
bool session_append_timestamp_request(
	struct session *session, struct string *bytes, struct error *error);

/*
 * Keep a reply as evidence, under the SHA-256 of the version that it is for. ERROR_DATA: there is
 * no version yet, it is no reply, the authority refused, or it is for none of the versions; the
 * other errors are those of session_attach(). `record` is the evidence, borrowed.
 */
bool session_take_timestamp(struct session *session, const char *path, const struct record **record,
	struct error *error);

#endif
