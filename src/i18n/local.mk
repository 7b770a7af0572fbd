noinst_LIBRARIES += libi18n.a
libi18n_a_SOURCES =
