"""How questions look: one HTML form per question type, and the widget that shows it live."""
