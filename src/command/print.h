/* SPDX-License-Identifier: MIT */
/*
 * What goes to standard output. Texts of people are made safe for a terminal first; a failed write
 * (a full disk behind a redirection) is noticed at the end.
 */
#ifndef PIA_COMMAND_PRINT_H
#define PIA_COMMAND_PRINT_H

#include "assessment/assessment.h"
#include "base/error.h"
#include "text/json.h"

/* Print text with hazards made visible, and a newline after it; newlines and tabs in it stay. */
void print_line(const char *text);

/* The same for a line that must stay one: newlines and tabs are made visible too. */
void print_one_line(const char *text);

/* Print the address of a record, as a line. */
void print_address(const struct record *record);

/* Print bytes as they are, to be read by a program or a file. */
void print_bytes(const char *bytes, size_t length);

/* Write a text into the file `output`, or (NULL or "-") to standard output as it is, made safe
 * where that is a terminal. ERROR_IO. */
bool print_or_write(const char *text, size_t length, const char *output, struct error *error);

/* Print and free what was written as JSON. */
void print_json(struct json *json);

/* One cell of a table line: text padded to `columns`, then two blanks. */
void print_cell(const char *text, int columns);

/* Flush standard output. ERROR_IO when anything printed so far did not get there. */
bool print_finish(struct error *error);

#endif
