"""A window with nothing but a VTE terminal in it: vte.py COLUMNS ROWS COMMAND."""

import os
import sys

import gi

gi.require_version("Gtk", "3.0")
gi.require_version("Vte", "2.91")
from gi.repository import GLib, Gtk, Pango, Vte  # noqa: E402

columns, rows, command = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
window = Gtk.Window()
terminal = Vte.Terminal()
terminal.set_size(columns, rows)
terminal.set_font(Pango.FontDescription("DejaVu Sans Mono 10"))
terminal.spawn_async(
    Vte.PtyFlags.DEFAULT, os.getcwd(), [command], None,
    GLib.SpawnFlags.DEFAULT, None, None, -1, None, None,
)
terminal.connect("child-exited", Gtk.main_quit)
window.connect("destroy", Gtk.main_quit)
window.add(terminal)
window.show_all()
Gtk.main()
