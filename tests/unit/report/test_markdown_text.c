/* SPDX-License-Identifier: MIT */
/* Escaping for Markdown. */
#include "config.h"

#include "support.h"

#include "base/memory.h"
#include "report/markdown_text.h"

static void
assert_line(const char *text, const char *expected)
{
	struct string markdown = {0};

	markdown_append_line(&markdown, text);
	assert_string_equal(string_text(&markdown), expected);
	string_clear(&markdown);
}

static void
assert_lines(const char *text, const char *indent, const char *expected)
{
	struct string markdown = {0};

	markdown_append_lines(&markdown, text, indent);
	assert_string_equal(string_text(&markdown), expected);
	string_clear(&markdown);
}

static void
line__keeps_ordinary_text_as_it_is(void **state)
{
	(void)state;
	assert_line("Law 8/2005, art. 20(1) - it's 5%, isn't it?",
		"Law 8/2005, art. 20(1) - it's 5%, isn't it?");
	assert_line("個人資料：姓名、電話。", "個人資料：姓名、電話。");
	assert_line("Conservação à força", "Conservação à força");
}

static void
line__escapes_what_marks_text_up(void **state)
{
	(void)state;
	assert_line("`a` *b* _c_ {d} [e](f) #g ~h~ i|j \\ $k$",
		"\\`a\\` \\*b\\* \\_c\\_ \\{d\\} \\[e\\](f) \\#g \\~h\\~ i\\|j \\\\ \\$k\\$");
}

static void
line__makes_no_html_and_no_entity(void **state)
{
	(void)state;
	assert_line("<b>&lt;</b>", "&lt;b&gt;&amp;lt;&lt;/b&gt;");
}

static void
line__makes_no_link_of_an_address(void **state)
{
	(void)state;
	assert_line("https://a.mo www.b.mo WWW.c.mo d@e.mo",
		"https\\://a.mo www\\.b.mo WWW\\.c.mo d\\@<!---->e.mo");
	assert_line("a@b @c.d 8@9.mo", "a\\@b \\@c.d 8\\@<!---->9.mo");
}

static void
line__makes_no_picture_of_a_name(void **state)
{
	(void)state;
	assert_line(":smile: a:b: 10:30", "\\:smile: a\\:b: 10:30");
}

static void
line__puts_newlines_and_tabs_on_one_line(void **state)
{
	(void)state;
	assert_line("a\nb\tc", "a b c");
}

static void
cell__keeps_its_lines_in_one_row(void **state)
{
	struct string markdown = {0};

	(void)state;
	markdown_append_cell(&markdown, "a | b\n- c");
	assert_string_equal(string_text(&markdown), "a \\| b<br>- c");
	string_clear(&markdown);
}

static void
lines__keep_breaks_and_paragraphs(void **state)
{
	(void)state;
	assert_lines("a\nb\n\nc\n", "", "a\\\nb\n\nc");
	assert_lines("a\n\n\n  \nb", "  ", "a\n  \n  b");
	assert_lines("", "", "");
}

static void
lines__begin_no_list_heading_or_rule(void **state)
{
	(void)state;
	assert_lines("# a", "", "\\# a");
	assert_lines("- a\n+ b\n* c", "", "\\- a\\\n\\+ b\\\n\\* c");
	assert_lines("1. a\n23) b", "", "1\\. a\\\n23\\) b");
	assert_lines("a\n===\n---", "", "a\\\n\\===\\\n\\---");
	assert_lines("    code", "", "code");
	assert_lines("> quote", "", "&gt; quote");
	assert_lines("3.5 metres", "", "3\\.5 metres");
}

static void
lines__make_nothing_that_stands_on_its_own(void **state)
{
	(void)state;
	assert_lines("[^1]: a note[^2]", "", "\\[\\^1\\]: a note\\[\\^2\\]");
	assert_lines("---\ntitle: x\n---", "", "\\---\\\ntitle: x\\\n\\---");
	assert_lines("$$\nx\n$$", "", "\\$\\$\\\nx\\\n\\$\\$");
	assert_lines("<!-- a -->", "", "&lt;!-- a --&gt;");
	assert_lines("```mermaid", "", "\\`\\`\\`mermaid");
	assert_lines("| a |\n| --- |", "", "\\| a \\|\\\n\\| --- \\|");
	assert_lines(": defined", "", "\\: defined");
	assert_lines("(a) one\niv. two\nB) three", "", "(a\\) one\\\niv\\. two\\\nB\\) three");
}

static void
lines__begin_with_a_sentence__where_a_blank_stands(void **state)
{
	(void)state;
	assert_lines("It is so. Is it? (It is.) «Sim.» Não!  Talvez… 是。 否。", "  ",
		"It is so.\n  Is it?\n  (It is.)\n  «Sim.»\n  Não!\n  Talvez…\n  是。\n  否。");
	assert_lines("Act, art. 5. The rest.", "", "Act, art. 5.\nThe rest.");
}

static void
lines__are_not_broken__where_no_sentence_ends(void **state)
{
	(void)state;
	assert_lines("保存五年。其後銷毀！對嗎？", "", "保存五年。其後銷毀！對嗎？");
	assert_lines("Law, art. 13 and Sr. Silva, J. Lei, v1.2 etc. and so on.", "",
		"Law, art. 13 and Sr. Silva, J. Lei, v1.2 etc. and so on.");
	assert_lines("One. ", "", "One.");
}

static void
lines__escape_what_a_sentence_begins_with(void **state)
{
	(void)state;
	assert_lines("Done. - Not. # Never. > Yes.", "", "Done.\n\\- Not.\n\\# Never.\n&gt; Yes.");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(line__keeps_ordinary_text_as_it_is),
		cmocka_unit_test(line__escapes_what_marks_text_up),
		cmocka_unit_test(line__makes_no_html_and_no_entity),
		cmocka_unit_test(line__makes_no_link_of_an_address),
		cmocka_unit_test(line__makes_no_picture_of_a_name),
		cmocka_unit_test(line__puts_newlines_and_tabs_on_one_line),
		cmocka_unit_test(cell__keeps_its_lines_in_one_row),
		cmocka_unit_test(lines__keep_breaks_and_paragraphs),
		cmocka_unit_test(lines__begin_no_list_heading_or_rule),
		cmocka_unit_test(lines__make_nothing_that_stands_on_its_own),
		cmocka_unit_test(lines__begin_with_a_sentence__where_a_blank_stands),
		cmocka_unit_test(lines__are_not_broken__where_no_sentence_ends),
		cmocka_unit_test(lines__escape_what_a_sentence_begins_with),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
