/// S10: published memberships that are changed.
enum PerturbMember {
  @inline(__always)
  static func move(_ option: Int, from: Int, to: Int, _ state: State) -> Int {
    let published = Int(state.options.published[option])
    if published < 0 { return 0 }
    return (to == published ? 0 : 1) - (from == published ? 0 : 1)
  }

  static func count(_ state: State) -> Int {
    (0..<state.options.count).reduce(0) {
      $0 + (state.options.published[$1] >= 0 && state.options.published[$1] != state.team[$1] ? 1 : 0)
    }
  }
}
