extension Employee {
  func check(_ findings: inout Findings) {
    findings.checkName(name)
    findings.checkText(email, field: "email")
    if let employedFrom, let employedTo {
      findings.checkOrder(employedFrom, employedTo, field: "employedTo")
    }
    findings.checkWeekly(weeklyStudyHours, field: "weeklyStudyHours")
    findings.checkText(profession, field: "profession")
    for tag in tags.sorted() { findings.checkName(tag, field: "tags") }
    findings.checkLevels(levels, field: "levels")
    for module in passedOn.keys.sorted() where !passed.contains(module) {
      findings.report("passedOn", .unknown(.module(module)))
    }
    findings.checkUnique(required, field: "required")
    findings.checkUnique(choice.from, field: "choice.from")
    findings.checkRange(choice.count, field: "choice.count", 0, choice.from.count)
    for module in choice.cost.keys.sorted() {
      findings.checkRange(choice.cost(of: module), field: "choice.cost", 0)
    }
  }
}
