extension String {
  /// A text that sorts where a Dane looks for it: without regard to case, æ ø å last, aa as å, ü as y, ä and ö
  /// with æ and ø, and letters with other marks with the plain ones (Retskrivningsordbogen, § 7 and on).
  package var danishSortKey: String {
    var key = String.UnicodeScalarView()
    for scalar in lowercased().unicodeScalars {
      switch scalar {
      case "a" where key.last == "a":
        key.removeLast()
        key.append("}")
      case "æ", "ä": key.append("{")
      case "ø", "ö": key.append("|")
      case "å": key.append("}")
      case "ü": key.append("y")
      case "á", "à", "â", "ã": key.append("a")
      case "é", "è", "ê", "ë": key.append("e")
      case "í", "ì", "î", "ï": key.append("i")
      case "ó", "ò", "ô", "õ": key.append("o")
      case "ú", "ù", "û": key.append("u")
      case "ç": key.append("c")
      case "ñ": key.append("n")
      case "\u{30A}" where key.last == "a":  // å as a and a ring of its own
        key.removeLast()
        key.append("}")
      default: key.append(scalar)
      }
    }
    return String(key)
  }
}

extension Employee {
  /// By name in Danish order, then by identifier.
  package static func inNameOrder(_ employees: some Sequence<Employee>) -> [Employee] {
    employees.map { (key: $0.name.danishSortKey, employee: $0) }
      .sorted { ($0.key, $0.employee.id) < ($1.key, $1.employee.id) }
      .map(\.employee)
  }
}
