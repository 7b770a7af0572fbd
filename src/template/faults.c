/* SPDX-License-Identifier: MIT */
/* The faults of one file: as many as help, in the order of the file. */
#include "config.h"

#include "template/faults.h"

#include <stdlib.h>
#include <string.h>

struct error *
faults_add(struct error_list *faults)
{
	if (!faults || faults->error_count == FAULTS_MAXIMUM)
		return NULL;
	return error_list_add(faults);
}

static int
compare_places(const struct error *left, const struct error *right)
{
	int files = left->file && right->file ? strcmp(left->file, right->file) : 0;

	if (files)
		return files;
	if (left->line != right->line)
		return left->line < right->line ? -1 : 1;
	return (left->column > right->column) - (left->column < right->column);
}

static void
sort_by_place(struct error_list *faults)
{
	/* Insertion: few, nearly sorted, and those of one place stay in the order they came. */
	for (size_t i = 1; i < faults->error_count; i++) {
		struct error fault = faults->errors[i];
		size_t place = i;

		while (place && compare_places(&fault, &faults->errors[place - 1]) < 0) {
			faults->errors[place] = faults->errors[place - 1];
			place--;
		}
		faults->errors[place] = fault;
	}
}

void
faults_hand_over(struct error_list *found, struct error_list *faults)
{
	sort_by_place(found);
	for (size_t i = 0; i < found->error_count; i++)
		error_move(error_list_add(faults), &found->errors[i]);
	error_list_clear(found);
}
