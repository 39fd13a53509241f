/// A fixed run of memory that the search reads and writes without counting references or checking access.
///
/// The memory belongs to an `Arena`. Bounds are checked in debug builds only: the inner loop runs over
/// millions of moves a second.
struct Flat<Element: BitwiseCopyable>: BitwiseCopyable {
  let base: UnsafeMutablePointer<Element>
  let count: Int

  @inline(__always)
  subscript(index: Int) -> Element {
    get {
      assert(index >= 0 && index < count)
      return base[index]
    }
    nonmutating set {
      assert(index >= 0 && index < count)
      base[index] = newValue
    }
  }

  @inline(__always)
  subscript(index: Int32) -> Element {
    get { self[Int(index)] }
    nonmutating set { self[Int(index)] = newValue }
  }

  func fill(_ value: Element) { base.update(repeating: value, count: count) }

  /// The elements, for what runs outside the inner loop.
  var elements: UnsafeBufferPointer<Element> { UnsafeBufferPointer(start: base, count: count) }
}

/// Rows of different length in one run of memory (compressed sparse rows).
struct Rows: BitwiseCopyable {
  /// Row i holds the values from `starts[i]` up to `starts[i + 1]`.
  let starts: Flat<Int32>
  let values: Flat<Int32>

  @inline(__always)
  func range(_ row: Int) -> Range<Int> { Int(starts[row])..<Int(starts[row + 1]) }

  @inline(__always)
  func count(_ row: Int) -> Int { Int(starts[row + 1] - starts[row]) }

  func contains(_ value: Int, in row: Int) -> Bool {
    for position in range(row) where Int(values[position]) == value { return true }
    return false
  }
}

/// Owns the memory behind `Flat` values and frees it in the end.
final class Arena {
  private var blocks: [UnsafeMutableRawPointer] = []

  func make<Element: BitwiseCopyable>(_ count: Int, _ value: Element) -> Flat<Element> {
    let base = UnsafeMutablePointer<Element>.allocate(capacity: max(count, 1))
    base.initialize(repeating: value, count: max(count, 1))
    blocks.append(UnsafeMutableRawPointer(base))
    return Flat(base: base, count: count)
  }

  func make<Element: BitwiseCopyable>(_ elements: [Element]) -> Flat<Element> {
    let base = UnsafeMutablePointer<Element>.allocate(capacity: max(elements.count, 1))
    base.initialize(from: elements, count: elements.count)
    blocks.append(UnsafeMutableRawPointer(base))
    return Flat(base: base, count: elements.count)
  }

  func rows(_ rows: [[Int32]]) -> Rows {
    var starts: [Int32] = [0]
    starts.reserveCapacity(rows.count + 1)
    for row in rows { starts.append((starts.last ?? 0) + Int32(row.count)) }
    return Rows(starts: make(starts), values: make(Array(rows.joined())))
  }

  deinit {
    for block in blocks { block.deallocate() }
  }
}
