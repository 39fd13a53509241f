import HoldplanModel

/// The organisations that were opened lately.
struct FilesState: Sendable {
  var files: [RecentFile]?
  var selected = 0
}

extension CommandTable {
  static let fileCommands: [Entry] = [
    Entry(id: "files", keys: [.control("o")], contexts: Context.views, rank: nil, hindrance: always) {
      state in
      state.overlays.append(.files(FilesState()))
      state.waiting.insert(.files)
      return [.recentFiles]
    },
    Entry(
      id: "files.open", keys: [.code(.enter)], contexts: [.files], rank: 1,
      hindrance: { state in
        guard let file = state.chosenFile else { return "hindrance.noFile" }
        if file.isOpen { return "hindrance.fileIsOpen" }
        return file.exists ? nil : "hindrance.fileIsGone"
      }
    ) { state in
      guard let file = state.chosenFile else { return [] }
      return state.openFile(file.path)
    },
    Entry(id: "files.other", keys: ["o"], contexts: [.files], rank: 2, hindrance: always) { state in
      state.openForm(.otherFile)
    },
    Entry(id: "files.close", keys: [.code(.escape), "q"], contexts: [.files], rank: 3, hindrance: always) {
      $0.closeOverlay()
    },
    Entry(id: "import", keys: ["I"], contexts: Context.views, rank: nil, hindrance: planner) { state in
      state.openForm(.importing)
    },
    Entry(id: "export", keys: ["E"], contexts: Context.views, rank: nil, hindrance: forHR) { state in
      state.openForm(.exporting)
    },
  ]
}

extension State {
  var chosenFile: RecentFile? {
    guard case .files(let shown) = overlays.last, let files = shown.files,
      files.indices.contains(shown.selected)
    else { return nil }
    return files[shown.selected]
  }

  /// Leaves this organisation for another, once that one is read.
  mutating func openFile(_ path: String) -> [Command] {
    overlays = []
    waiting.insert(.opening)
    return [.open(path)]
  }

  mutating func take(_ files: [RecentFile]) {
    waiting.remove(.files)
    guard case .files(var shown) = overlays.last else { return }
    shown.files = files
    shown.selected = max(0, min(shown.selected, files.count - 1))
    overlays[overlays.count - 1] = .files(shown)
  }

  /// Shows what an import would do, and asks; with bad rows the question is whether to leave them out.
  mutating func take(_ preview: FilePreview) {
    waiting.remove(.importing)
    var request = preview.request
    request.skipsBadRows = true
    if preview.isRefused {
      ask(
        words["import.refused"], preview.lines + [words["import.skipBad"]],
        [.previewImport(request)])
    } else if preview.change == .group([]) {
      tell(preview.lines.first.map(shown) ?? words["import.nothing"])
    } else {
      ask(words["import.title"], preview.lines, [.importChange(preview.change)])
    }
  }

  /// Asks before something is done outside.
  mutating func ask(_ title: String, _ lines: [String], _ commands: [Command]) {
    overlays.append(.confirm(Confirmation(title: title, lines: lines.map(shown), commands: commands)))
  }
}
