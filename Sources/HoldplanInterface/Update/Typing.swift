extension State {
  /// Whether letters are text rather than commands.
  var isTyping: Bool {
    switch context {
    case .search, .help, .palette, .picker: true
    case .form: focusedField.map { $0.choices == nil } ?? false
    default: false
    }
  }

  /// The line that is being typed.
  var typedLine: TextInput? {
    switch overlays.last {
    case .help(let help): help.filter
    case .palette(let palette): palette.input
    case .picker(let picker): picker.input
    case .form: focusedField?.input
    case nil: search?.input
    default: nil
    }
  }

  /// Gives a key to the line that is being typed.
  mutating func edit(_ key: Key) -> [Command] {
    changeInput { _ = $0.take(key) }
    return []
  }

  /// Puts pasted text into the line that is being typed; elsewhere it's left out, since it would be read as
  /// commands.
  mutating func type(_ text: String) {
    guard isTyping else { return }
    changeInput { $0.insert(text) }
  }

  private mutating func changeInput(_ edit: (inout TextInput) -> Void) {
    switch overlays.last {
    case .help(var help):
      edit(&help.filter)
      help.selected = 0
      overlays[overlays.count - 1] = .help(help)
    case .palette(var palette):
      edit(&palette.input)
      palette.selected = 0
      overlays[overlays.count - 1] = .palette(palette)
    case .picker(var picker):
      edit(&picker.input)
      picker.refresh()
      overlays[overlays.count - 1] = .picker(picker)
    case .form(var form):
      guard form.fields.indices.contains(form.selected) else { return }
      edit(&form.fields[form.selected].input)
      form.problems[form.selected] = nil
      overlays[overlays.count - 1] = .form(form)
    case nil:
      guard var line = search else { return }
      edit(&line.input)
      search = line
      find(line.input.text)
    default: break
    }
  }
}
