"""The one table of everything a person can do in the window, and what is made of it.

Each act is an `ActionRow` in `ui.widgets.actions.table`: its text, keys, shortcut and icon. A screen binds a row to
what it does and gets an `Action`, a `QAction` with the state of that act on that screen. The key bar, the
menu, the key help, the menu bar of macOS and the screen reader show these actions and nothing else.

To add an act:

1. Put its text in `ui.i18n.texts` (`mark("export…")`, lower case: the menu capitalizes it).
2. Add a row to `ui.widgets.actions.table`, beside those of the same screen::

       EXPORT: Final = ActionRow("export", strings.KEY_EXPORT, Icon.EXPORT, (Key.Key_E,), Shortcut("Ctrl+E"))

3. Bind it where it is done, in the order in which the bar shows it (Esc last)::

       self._export_action = self.add_action(table.EXPORT, self._export)

   What works in the whole window is bound in `ui.navigation.window_actions` instead.
4. Say when it works: `action.setEnabled(...)`; `action.in_bar = False` keeps it out of the key bar, and
   `action.set_word(...)` changes its text. Call `bar.lay_out()` after the latter two.

A screen that the window opens by an act names its row in `ROW`, and says with `may_be_left` while it must stay.

A plain key works wherever no text is being typed, a shortcut everywhere in the window. Other surfaces, such as
a context menu or a tray, add the same `Action` objects to their own `QMenu`: `menu.addAction(action)`.
"""
