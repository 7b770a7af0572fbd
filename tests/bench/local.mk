# `make bench`: how long the steps of a person's work take, each beside a floor of the same run.
EXTRA_PROGRAMS = %reldir%/bench
CLEANFILES += %reldir%/bench
tests_bench_bench_SOURCES = %reldir%/bench.c %reldir%/bare_calls.h %reldir%/bare_settings.c \
	%reldir%/bare_workbook.c %reldir%/bare_workbook.h \
	%reldir%/large.c %reldir%/large.h %reldir%/register.c %reldir%/register.h
tests_bench_bench_CPPFLAGS = $(AM_CPPFLAGS) -I$(srcdir)/%reldir%
# Calls that lead through bare_workbook.c.
tests_bench_bench_LDFLAGS = $(AM_LDFLAGS) \
	-Wl,--wrap=chart_add_series \
	-Wl,--wrap=chart_axis_major_gridlines_set_visible \
	-Wl,--wrap=chart_axis_set_num_font \
	-Wl,--wrap=chart_axis_set_num_format \
	-Wl,--wrap=chart_legend_set_font \
	-Wl,--wrap=chart_legend_set_position \
	-Wl,--wrap=chart_series_set_categories \
	-Wl,--wrap=chart_series_set_fill \
	-Wl,--wrap=chart_series_set_labels \
	-Wl,--wrap=chart_series_set_labels_font \
	-Wl,--wrap=chart_series_set_labels_num_format \
	-Wl,--wrap=chart_series_set_name_range \
	-Wl,--wrap=chart_series_set_values \
	-Wl,--wrap=chart_title_off \
	-Wl,--wrap=format_set_align \
	-Wl,--wrap=format_set_bg_color \
	-Wl,--wrap=format_set_bold \
	-Wl,--wrap=format_set_border \
	-Wl,--wrap=format_set_border_color \
	-Wl,--wrap=format_set_bottom \
	-Wl,--wrap=format_set_font_color \
	-Wl,--wrap=format_set_font_size \
	-Wl,--wrap=format_set_left \
	-Wl,--wrap=format_set_name \
	-Wl,--wrap=format_set_num_format \
	-Wl,--wrap=format_set_right \
	-Wl,--wrap=format_set_text_wrap \
	-Wl,--wrap=format_set_top \
	-Wl,--wrap=fsync \
	-Wl,--wrap=readback_workbook \
	-Wl,--wrap=workbook_add_chart \
	-Wl,--wrap=workbook_add_format \
	-Wl,--wrap=workbook_add_worksheet \
	-Wl,--wrap=workbook_define_name \
	-Wl,--wrap=workbook_set_properties \
	-Wl,--wrap=worksheet_add_table \
	-Wl,--wrap=worksheet_autofilter \
	-Wl,--wrap=worksheet_conditional_format_range \
	-Wl,--wrap=worksheet_fit_to_pages \
	-Wl,--wrap=worksheet_freeze_panes \
	-Wl,--wrap=worksheet_gridlines \
	-Wl,--wrap=worksheet_ignore_errors \
	-Wl,--wrap=worksheet_insert_chart_opt \
	-Wl,--wrap=worksheet_merge_range \
	-Wl,--wrap=worksheet_print_area \
	-Wl,--wrap=worksheet_repeat_columns \
	-Wl,--wrap=worksheet_repeat_rows \
	-Wl,--wrap=worksheet_set_column \
	-Wl,--wrap=worksheet_set_footer \
	-Wl,--wrap=worksheet_set_h_pagebreaks \
	-Wl,--wrap=worksheet_set_header \
	-Wl,--wrap=worksheet_set_landscape \
	-Wl,--wrap=worksheet_set_margins \
	-Wl,--wrap=worksheet_set_paper \
	-Wl,--wrap=worksheet_set_portrait \
	-Wl,--wrap=worksheet_set_row \
	-Wl,--wrap=worksheet_write_blank \
	-Wl,--wrap=worksheet_write_datetime \
	-Wl,--wrap=worksheet_write_number \
	-Wl,--wrap=worksheet_write_string \
	-Wl,--wrap=worksheet_write_url_opt
tests_bench_bench_LDADD = $(UI_LDADD)

bench: %reldir%/bench$(EXEEXT) all
	$(AM_TESTS_ENVIRONMENT) ./%reldir%/bench$(EXEEXT)
.PHONY: bench
