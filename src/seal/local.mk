noinst_LIBRARIES += libseal.a
libseal_a_SOURCES = \
	%reldir%/chain.c %reldir%/chain.h
