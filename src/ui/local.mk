noinst_LIBRARIES += libui.a
libui_a_SOURCES = \
	%reldir%/application.c %reldir%/application.h \
	%reldir%/canvas.c %reldir%/canvas.h \
	%reldir%/frame.c %reldir%/frame.h \
	%reldir%/input.c %reldir%/input.h \
	%reldir%/key_decoder.c %reldir%/key_decoder.h \
	%reldir%/locale.c %reldir%/locale.h \
	%reldir%/loop.c %reldir%/loop.h \
	%reldir%/outside_editor.c %reldir%/outside_editor.h \
	%reldir%/outside_viewer.c %reldir%/outside_viewer.h \
	%reldir%/painter.c %reldir%/painter.h \
	%reldir%/preferences.c %reldir%/preferences.h \
	%reldir%/script.c %reldir%/script.h \
	%reldir%/signals.c %reldir%/signals.h \
	%reldir%/terminal.c %reldir%/terminal.h \
	%reldir%/terminfo.c %reldir%/terminfo.h \
	%reldir%/theme.c %reldir%/theme.h

# Widgets: they know no assessment.
libui_a_SOURCES += \
	%reldir%/widgets/block_number.c %reldir%/widgets/block_number.h \
	%reldir%/widgets/choices.c %reldir%/widgets/choices.h \
	%reldir%/widgets/cross_table.c %reldir%/widgets/cross_table.h \
	%reldir%/widgets/dialog.c %reldir%/widgets/dialog.h \
	%reldir%/widgets/edit_field.c %reldir%/widgets/edit_field.h \
	%reldir%/widgets/list.c %reldir%/widgets/list.h \
	%reldir%/widgets/marked_text.c %reldir%/widgets/marked_text.h \
	%reldir%/widgets/matrix_cell.c %reldir%/widgets/matrix_cell.h \
	%reldir%/widgets/matrix_grid.c %reldir%/widgets/matrix_grid.h \
	%reldir%/widgets/matrix_trail.c %reldir%/widgets/matrix_trail.h \
	%reldir%/widgets/progress.c %reldir%/widgets/progress.h \
	%reldir%/widgets/scrolled_text.c %reldir%/widgets/scrolled_text.h \
	%reldir%/widgets/secret_field.c %reldir%/widgets/secret_field.h \
	%reldir%/widgets/table.c %reldir%/widgets/table.h

# Screens: one file each.
libui_a_SOURCES += \
	%reldir%/screens/archiving.c %reldir%/screens/archiving.h \
	%reldir%/screens/attest.c \
	%reldir%/screens/author.c \
	%reldir%/screens/begin.c \
	%reldir%/screens/catalogue.c \
	%reldir%/screens/catalogue_take.c %reldir%/screens/catalogue_take.h \
	%reldir%/screens/catalogue_words.c %reldir%/screens/catalogue_words.h \
	%reldir%/screens/certificate.c \
	%reldir%/screens/comments.c %reldir%/screens/comments.h \
	%reldir%/screens/confirm.c \
	%reldir%/screens/describe.c %reldir%/screens/describe.h \
	%reldir%/screens/differences.c \
	%reldir%/screens/disposal.c \
	%reldir%/screens/drafts.c \
	%reldir%/screens/due.c \
	%reldir%/screens/evidence.c \
	%reldir%/screens/evidence_view.c %reldir%/screens/evidence_view.h \
	%reldir%/screens/exchanges.c \
	%reldir%/screens/export.c \
	%reldir%/screens/export_choice.c %reldir%/screens/export_choice.h \
	%reldir%/screens/export_write.c %reldir%/screens/export_write.h \
	%reldir%/screens/field_editor.c %reldir%/screens/field_editor.h \
	%reldir%/screens/findings.c \
	%reldir%/screens/flow_views.c %reldir%/screens/flow_views.h \
	%reldir%/screens/form.c %reldir%/screens/form.h \
	%reldir%/screens/guidance.c %reldir%/screens/guidance.h \
	%reldir%/screens/guidance_rating.c \
	%reldir%/screens/guidance_term.c \
	%reldir%/screens/help.c \
	%reldir%/screens/library.c \
	%reldir%/screens/keeping.c \
	%reldir%/screens/line.c \
	%reldir%/screens/map.c %reldir%/screens/map_screen.h \
	%reldir%/screens/map_find.c \
	%reldir%/screens/map_findings.c \
	%reldir%/screens/map_make.c \
	%reldir%/screens/map_move.c \
	%reldir%/screens/map_paint.c \
	%reldir%/screens/map_words.c \
	%reldir%/screens/matrix.c %reldir%/screens/matrix.h \
	%reldir%/screens/matrix_draw.c \
	%reldir%/screens/matrix_move.c \
	%reldir%/screens/matrix_projector.c \
	%reldir%/screens/matrix_words.c \
	%reldir%/screens/next_version.c \
	%reldir%/screens/pane.c %reldir%/screens/pane.h \
	%reldir%/screens/pane_applies.c \
	%reldir%/screens/pane_catalogue.c \
	%reldir%/screens/pane_find.c \
	%reldir%/screens/pane_item.c %reldir%/screens/pane_item.h \
	%reldir%/screens/pane_keys.c %reldir%/screens/pane_keys.h \
	%reldir%/screens/pane_leads.c \
	%reldir%/screens/pane_matrix.c %reldir%/screens/pane_matrix.h \
	%reldir%/screens/pane_review.c \
	%reldir%/screens/pane_table.c %reldir%/screens/pane_table.h \
	%reldir%/screens/pane_texts.c %reldir%/screens/pane_texts.h \
	%reldir%/screens/picker.c %reldir%/screens/picker.h \
	%reldir%/screens/picker_options.c %reldir%/screens/picker_options.h \
	%reldir%/screens/preview.c %reldir%/screens/preview.h \
	%reldir%/screens/prompts.c %reldir%/screens/prompts_screen.h \
	%reldir%/screens/prompts_draw.c \
	%reldir%/screens/risk_find.c \
	%reldir%/screens/risk_grid.c %reldir%/screens/risk_grid.h \
	%reldir%/screens/risk_picture.c %reldir%/screens/risk_picture.h \
	%reldir%/screens/screens.h \
	%reldir%/screens/signature_key.c \
	%reldir%/screens/signing.c \
	%reldir%/screens/signing_lines.c %reldir%/screens/signing_lines.h \
	%reldir%/screens/stamping.c %reldir%/screens/stamping.h \
	%reldir%/screens/translations.c \
	%reldir%/screens/turn_back.c %reldir%/screens/turn_back.h \
	%reldir%/screens/upgrade.c \
	%reldir%/screens/versions.c %reldir%/screens/versions.h \
	%reldir%/screens/walk.c \
	%reldir%/screens/walk_steps.c %reldir%/screens/walk_steps.h \
	%reldir%/screens/whereabouts.c \
	%reldir%/screens/work_area.c %reldir%/screens/work_area.h
