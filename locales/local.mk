# Catalogues: PO files checked and compiled by msgfmt, staged in the build tree and installed under the language's tag.
EXTRA_DIST += %reldir%/pt.po %reldir%/zh_Hant.po
catalogsdir = $(pkgdatadir)/locales
nodist_catalogs_DATA = share/pia-wizard/locales/pt.mo share/pia-wizard/locales/zh-Hant.mo
CLEANFILES += $(nodist_catalogs_DATA)
share/pia-wizard/locales/pt.mo: %reldir%/pt.po
	$(AM_V_GEN)$(MKDIR_P) $(@D) && $(MSGFMT) --check -o $@ $<
share/pia-wizard/locales/zh-Hant.mo: %reldir%/zh_Hant.po
	$(AM_V_GEN)$(MKDIR_P) $(@D) && $(MSGFMT) --check -o $@ $<
