import HoldplanModel
import HoldplanResources

/// The dialog in which printer, copies and sides are chosen.
extension FormMaker {
  /// The printers come later: until then there is the service's own choice.
  func printingFields() -> [Field] {
    [
      .choice("printer", "", [Field.Choice(id: "", label: words["printing.default"])]),
      .text("copies", "1"),
      .choice(
        "sides", PrintOrder.Sides.one.rawValue,
        PrintOrder.Sides.allCases.map {
          Field.Choice(id: $0.rawValue, label: words["printing.\($0.rawValue)"])
        }),
    ]
  }
}

extension State {
  /// Opens the dialog for the sheets that are shown, and asks which printers there are.
  mutating func askForPrinter() -> [Command] {
    guard let request = rosterRequest else { return [] }
    let opened = openForm(.printing(request))
    let title = words["printing.title"] + ": " + title(of: request)
    changeForm { $0.title = title }
    return opened + [.listPrinters]
  }

  /// Fills the list of printers of the dialog, if it is still open.
  mutating func takePrinters(_ printers: [String], standard: String?) {
    let words = words
    changeForm { form in
      guard case .printing = form.subject, let place = form.fields.firstIndex(where: { $0.name == "printer" })
      else { return }
      let chosen = form.fields[place].value
      let first = standard.map { words["printing.default"] + " (" + shown($0) + ")" }
      var choices = [Field.Choice(id: "", label: first ?? words["printing.default"])]
      choices += printers.filter { $0 != standard }.map { Field.Choice(id: $0, label: shown($0)) }
      form.fields[place].choices = choices
      form.fields[place].choice = choices.firstIndex { $0.id == chosen } ?? 0
      if printers.isEmpty { form.problems[place] = words["field.printer.none"] }
    }
  }

  /// Gives the order that the dialog says, or shows what is wrong with it.
  mutating func sendToPrinter(_ request: RosterRequest, _ form: Form) -> [Command] {
    func value(_ name: String) -> String { form.fields.first { $0.name == name }?.value ?? "" }
    guard let copies = Int(value("copies").trimmed), (1...99).contains(copies) else {
      let bad = words["printing.badCopies"]
      changeForm { form in
        guard let place = form.fields.firstIndex(where: { $0.name == "copies" }) else { return }
        form.problems[place] = bad
        form.selected = place
      }
      return []
    }
    overlays.removeLast()
    waiting.insert(.printing)
    let printer = value("printer")
    return [
      .print(
        PrintOrder(
          request, printer: printer.isEmpty ? nil : printer, copies: copies,
          sides: PrintOrder.Sides(rawValue: value("sides")) ?? .one))
    ]
  }
}
