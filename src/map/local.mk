noinst_LIBRARIES += libmap.a
libmap_a_SOURCES = \
	%reldir%/columns.c %reldir%/columns.h \
	%reldir%/drawing.c %reldir%/drawing.h \
	%reldir%/exchange_matrix.c %reldir%/exchange_matrix.h \
	%reldir%/graph.c %reldir%/graph.h \
	%reldir%/layout.c %reldir%/layout.h \
	%reldir%/order.c %reldir%/order.h \
	%reldir%/plan.h \
	%reldir%/rows.c %reldir%/rows.h \
	%reldir%/tracks.c %reldir%/tracks.h \
	%reldir%/way.c %reldir%/way.h \
	%reldir%/whereabouts.c %reldir%/whereabouts.h \
	%reldir%/whereabouts_words.c
