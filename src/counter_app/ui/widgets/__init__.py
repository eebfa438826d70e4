"""The parts every screen is made of. Texts come in as they shall be read (``Words`` said them), never as markup.

- words: ``plain.label(text, Type, Tone)``, ``plain.tip(widget, text)``, ``person.PersonReadOut``,
  ``section.SectionHead``
- acts: ``button.Button`` (kinds of ``Kind``), ``button_row.ButtonRow`` (folds into "…"), ``key_cap.KeyCap``
- entry: ``field.Field`` around ``LineEdit``, ``ComboBox``, ``TextEdit``; ``choice.CheckBox``, ``choice.RadioRow``;
  ``counter.Counter`` for copies; ``completion.suggest`` for a list under a search field
- time: ``chip.ChipLabel`` and ``chip.paint_chip``, ``day_tiles.DayTiles``, ``step_track.StepTrack``, ``bar.Bar``;
  ``year_view.YearView`` with ``year_legend.YearLegend``: a whole year, day by day;
  ``time_field.TimeField`` in ``time_field.time_head`` for a page over time
- pages: ``page_tabs.PageTabs`` for the parts of one page
- lists: ``table.Table`` over ``models.rows.RowModel`` of ``Column``; ``tabs.Tabs`` for saved views,
  in ``sideways.Sideways`` where they may not fit
- counts: ``number_strip.NumberStrip``, ``segments.Segments``
- messages: ``banner.Banner``, ``toast.Toast`` (one for a window, ``say``), ``safe_confirm.SafeConfirm`` (the only
  question that may stop a clerk)
- ground: ``card.Card``, ``card.hairline``; ``scrolling.scrolling`` and ``scrolling.readable`` where a place may be too
  low; ``theme.focus.FocusRing`` comes with ``Theme.apply``, nobody makes one
"""
