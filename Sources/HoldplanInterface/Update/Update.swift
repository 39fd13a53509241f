import HoldplanModel

/// Takes in what happened and says what is to be done. Pure: the same state and event give the same result.
package func update(_ state: inout State, _ event: Event) -> [Command] {
  var commands: [Command]
  switch event {
  case .input(let input): commands = state.take(input)
  case .reply(let reply): commands = state.take(reply)
  case .tick:
    state.ticks += 1
    return []
  case .idle:
    state.continueFilter()
    commands = []
  }
  state.settle()
  commands += state.refreshPage()
  state.windows.merge(render(state, size: state.size).windows) { _, new in new }
  return commands
}

extension State {
  mutating func take(_ input: InputEvent) -> [Command] {
    switch input {
    case .key(let key): return press(key)
    case .mouse(let event): return point(event)
    case .paste(let text):
      type(text)
      return []
    case .resize(let size):
      self.size = size
      return []
    case .resume: return []
    case .hangUp: return [.quit]
    }
  }

  private mutating func press(_ key: Key) -> [Command] {
    guard ScreenLayout(size) != nil else {
      // Nobody can see what other keys would do.
      if key == Key("q") { return [.quit] }
      return key == Key(.character("z"), control: true) ? [.suspend] : []
    }
    message = nil
    if isTyping, case .character = key.code, !key.control, !key.alt, !asksForHelp(key) {
      return edit(key)
    }
    if let entry = CommandTable.find(key, in: self) {
      // Escape means away from here: where there is nothing to leave, there is nothing to say.
      if key.code == .escape && entry.hindrance(self) != nil { return [] }
      return give(entry)
    }
    return isTyping ? edit(key) : []
  }

  /// A question mark on a line on which nothing is typed yet asks for help, as it does where nothing is typed;
  /// `F1` does so anywhere.
  private func asksForHelp(_ key: Key) -> Bool {
    key == Key("?") && context != .help && typedLine?.text.isEmpty == true
  }

  /// Does a command, or says why it cannot be done.
  mutating func give(_ entry: CommandTable.Entry) -> [Command] {
    if let hindrance = entry.hindrance(self) {
      complain(words[hindrance])
      return []
    }
    return entry.run(&self)
  }

  /// Asks for a change to be stored.
  mutating func commit(_ change: Change, label: String) -> [Command] {
    waiting.insert(.saving)
    return [.commit(change, label: label)]
  }
}
