# `make bench`: how long the steps of a person's work take, each beside a floor of the same run.
EXTRA_PROGRAMS = %reldir%/bench
CLEANFILES += %reldir%/bench
tests_bench_bench_SOURCES = %reldir%/bench.c %reldir%/large.c %reldir%/large.h \
	%reldir%/register.c %reldir%/register.h
tests_bench_bench_CPPFLAGS = $(AM_CPPFLAGS) -I$(srcdir)/%reldir%
tests_bench_bench_LDADD = $(UI_LDADD)

bench: %reldir%/bench$(EXEEXT) all
	$(AM_TESTS_ENVIRONMENT) ./%reldir%/bench$(EXEEXT)
.PHONY: bench
