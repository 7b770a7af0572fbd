EXTRA_DIST += tests/data/templates/small.yaml tests/data/templates/small-start.yaml

if HAVE_CMOCKA
endif
