# Templates and report layouts with the schemas that editors check them by, blueprints, glossaries: installed, and staged in the build tree so that the
# program finds them there uninstalled.
templatesdir = $(pkgdatadir)/templates
dist_templates_DATA = %reldir%/gpdp-pia.yaml %reldir%/screening.yaml \
	%reldir%/gba-contract.yaml %reldir%/template.schema.json %reldir%/report.schema.json
blueprintsdir = $(pkgdatadir)/templates/blueprints
dist_blueprints_DATA = %reldir%/blueprints/dingtalk-rollout.yaml
glossariesdir = $(pkgdatadir)/templates/glossaries
dist_glossaries_DATA = %reldir%/glossaries/law-8-2005.yaml %reldir%/glossaries/gba-contract.yaml
reportsdir = $(pkgdatadir)/templates/reports
dist_reports_DATA = %reldir%/reports/full.yaml %reldir%/reports/summary.yaml %reldir%/reports/risk-register.yaml \
	%reldir%/reports/action-plan.yaml %reldir%/reports/data-map.yaml %reldir%/reports/filing.yaml \
	%reldir%/reports/questions.yaml %reldir%/reports/register.yaml %reldir%/reports/differences.yaml

STAGED_TEMPLATES = $(dist_templates_DATA:%=share/pia-wizard/%) $(dist_blueprints_DATA:%=share/pia-wizard/%) \
	$(dist_glossaries_DATA:%=share/pia-wizard/%) $(dist_reports_DATA:%=share/pia-wizard/%)
all-local: $(STAGED_TEMPLATES)
CLEANFILES += $(STAGED_TEMPLATES)
$(STAGED_TEMPLATES): share/pia-wizard/%: %
	$(AM_V_GEN)$(MKDIR_P) $(@D) && cp $< $@ && chmod u+w $@
