extension Site {
  func check(_ findings: inout Findings) {
    findings.checkName(name)
    findings.checkText(address, field: "address")
  }
}

extension Department {
  func check(_ findings: inout Findings) {
    findings.checkName(name)
    findings.checkText(shortName, field: "shortName")
  }
}

extension JobRole {
  func check(_ findings: inout Findings) { findings.checkName(name) }
}

extension Room {
  func check(_ findings: inout Findings) {
    findings.checkName(name)
    findings.checkRange(capacity, field: "capacity", 1)
  }
}

extension Instructor {
  func check(_ findings: inout Findings) { findings.checkName(name) }
}

extension Programme {
  func check(_ findings: inout Findings) {
    findings.checkName(name)
    findings.checkUnique(modules, field: "modules")
  }
}
