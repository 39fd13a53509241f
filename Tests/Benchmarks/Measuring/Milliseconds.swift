extension Duration {
  var milliseconds: Double {
    let (seconds, rest) = components
    return 1000 * (Double(seconds) + Double(rest) * 1e-18)
  }
}
