noinst_LIBRARIES += libseal.a
libseal_a_SOURCES =
