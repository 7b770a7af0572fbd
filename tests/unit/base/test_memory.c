/* SPDX-License-Identifier: MIT */
/* Unit tests of base/memory. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/memory.h"

static void
memory__is__zeroed(void **state)
{
	char *bytes = memory_allocate(100);
	int *numbers = memory_allocate_array(10, sizeof(*numbers));

	(void)state;
	for (size_t i = 0; i < 100; i++)
		assert_int_equal(bytes[i], 0);
	for (size_t i = 0; i < 10; i++)
		assert_int_equal(numbers[i], 0);
	numbers[9] = 9;
	numbers = memory_resize_array(numbers, 20, sizeof(*numbers));
	assert_int_equal(numbers[9], 9);
	memory_free(&numbers);
	assert_null(numbers);
	memory_free(&bytes);
	memory_free(&bytes);
}

static void
memory__is_there__for_nothing(void **state)
{
	void *nothing = memory_allocate(0);
	void *none = memory_allocate_array(0, 8);

	(void)state;
	assert_non_null(nothing);
	assert_non_null(none);
	none = memory_resize_array(none, 0, 8);
	assert_non_null(none);
	free(nothing);
	free(none);
}

static void
memory__copies__strings(void **state)
{
	char *text = memory_copy_string("個人");
	char *bytes = memory_copy_bytes("abcdef", 3);
	char *empty = memory_copy_bytes(NULL, 0);

	(void)state;
	assert_string_equal(text, "個人");
	assert_string_equal(bytes, "abc");
	assert_string_equal(empty, "");
	assert_null(memory_copy_string(NULL));
	free(text);
	free(bytes);
	free(empty);
}

static void
say_last_words(void)
{
	static const char words[] = "!";

	if (write(STDOUT_FILENO, words, 1) != 1)
		_exit(9);
}

/* More than there can be: the terminal is given back, then the program ends with 4. */
static void
memory__ends_the_program__when_exhausted(void **state)
{
	int ends[2];
	char said[2] = {0};
	int status;

	(void)state;
	assert_int_equal(pipe(ends), 0);

	pid_t child = fork();

	assert_true(child >= 0);
	if (child == 0) {
		dup2(ends[1], STDOUT_FILENO);
		close(STDERR_FILENO);
		open("/dev/null", O_WRONLY);
		memory_on_exhaustion(say_last_words);
		_exit(memory_resize_array(NULL, SIZE_MAX / 2, 4) ? 8 : 7);
	}
	close(ends[1]);
	assert_int_equal(read(ends[0], said, 2), 1);
	assert_string_equal(said, "!");
	close(ends[0]);
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 4);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(memory__is__zeroed),
		cmocka_unit_test(memory__is_there__for_nothing),
		cmocka_unit_test(memory__copies__strings),
		cmocka_unit_test(memory__ends_the_program__when_exhausted),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
