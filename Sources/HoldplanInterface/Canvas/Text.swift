import HoldplanText

/// The columns that text takes on the screen.
func displayWidth(_ text: String) -> Int { DisplayWidth.of(text) }

/// Text in at most so many columns, with an ellipsis where something is left out.
func fitted(_ text: String, columns: Int) -> String { Columns.truncated(text, to: columns) }

/// Text in exactly so many columns.
func padded(_ text: String, columns: Int) -> String { Columns.fitted(text, to: columns) }

/// Text against the right edge of exactly so many columns.
func aligned(_ text: String, columns: Int) -> String { Columns.fitted(text, to: columns, .right) }

/// A name or other text that people or files brought, fit to be shown.
func shown(_ foreign: String) -> String { SafeText.of(foreign) }
