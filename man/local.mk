# The manual.
dist_man_MANS += %reldir%/pia.1 %reldir%/pia-archive.5 %reldir%/pia-template.5
