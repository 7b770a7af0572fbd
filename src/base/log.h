/* SPDX-License-Identifier: MIT */
/*
 * The log of the program itself: a text file in the state folder, for finding out what went wrong.
 * It never holds what people typed. Before log_open() and after log_close() every call does
 * nothing.
 */
#ifndef PIA_BASE_LOG_H
#define PIA_BASE_LOG_H

#include <stdbool.h>

/*
 * Open (append) the log at `path`, mode 0600; its folder must exist. Failing is no error for the
 * program: false is returned and nothing is logged.
 */
bool log_open(const char *path);
void log_close(void);

/* Write one line with the time before it. */
void log_write(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* The log's file descriptor, where a library's standard error may go while the screen is in use; -1
 * when closed. */
int log_descriptor(void);

#endif
