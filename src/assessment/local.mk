noinst_LIBRARIES += libassessment.a
libassessment_a_SOURCES =
