/* SPDX-License-Identifier: MIT */
/* The benchmark of the register of a very large library. */
#ifndef PIA_TESTS_BENCH_REGISTER_H
#define PIA_TESTS_BENCH_REGISTER_H

#include "template/template.h"

/*
 * Make registers of 10,000 and 100,000 assessments in a folder, and print: how long the larger one
 * takes without reading back, in processor time, beside a program that writes the same cells with
 * the same options and nothing else; and the most memory that the program has at once with each.
 * False, with a message, where something fails. The template is borrowed.
 */
bool bench_register(const char *folder, const struct template *template);

#endif
