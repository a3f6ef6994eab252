"""The full-screen face of the guide."""

import os

# A Chinese input method sends whole words at once; with the Kitty protocol Textual 8.2 garbles the longer ones.
os.environ.setdefault("TEXTUAL_DISABLE_KITTY_KEY", "1")
os.environ.setdefault("TEXTUAL_ANIMATIONS", "none")
if not os.environ.get("NO_COLOR"):  # Textual takes an empty one for yes; by no-color.org it is no
    os.environ.pop("NO_COLOR", None)
