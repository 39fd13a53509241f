/// Counts for pairs of numbers (a team and a department, two teams), nearly all of which are 0.
///
/// Small tables are matrices. Large ones, where a matrix would grow with the square of the organisation, are hash
/// tables with linear probing that hold only the pairs that occur: at most a quarter full, so that a search for a pair
/// ends after a step or two, and without marks for what was deleted (Knuth, The Art of Computer Programming 3, 6.4,
/// algorithm R). Both give the same counts.
struct PairCounts: BitwiseCopyable {
  /// Matrices up to this size, in bytes, are faster than tables, since a cache holds most of what is read.
  static let largestMatrix = 32 << 20

  /// The matrix, row by row; empty where the table is used.
  private let matrix: Flat<UInt16>
  private let columns: Int
  /// First 24 bits for the row, 24 for the column, 16 for the count; 0 where a place is free.
  private let table: Flat<UInt64>
  /// How far the product with the multiplier is shifted to be a place.
  private let shift: UInt64
  private let isSymmetric: Bool

  /// - Parameters:
  ///   - rows: below 2^24, as are columns.
  ///   - isSymmetric: whether the count of (a, b) is that of (b, a); each is then changed once.
  ///   - pairs: how many pairs have a count above 0 at any time, at most.
  ///   - largestMatrix: in bytes.
  init(
    _ arena: Arena, rows: Int, columns: Int, isSymmetric: Bool = false, pairs: Int,
    largestMatrix: Int = Self.largestMatrix
  ) {
    var bits = 4
    while 1 << bits < 4 * (pairs + 16) { bits += 1 }
    let size = rows * columns * MemoryLayout<UInt16>.size
    let isMatrix = size <= largestMatrix || size <= MemoryLayout<UInt64>.size << bits
    matrix = arena.make(isMatrix ? rows * columns : 0, 0)
    table = arena.make(isMatrix ? 0 : 1 << bits, 0)
    shift = UInt64(64 - bits)
    self.columns = columns
    self.isSymmetric = isSymmetric
  }

  @inline(__always)
  private var isMatrix: Bool { table.count == 0 }

  @inline(__always)
  subscript(row: Int, column: Int) -> Int {
    isMatrix ? Int(matrix[row * columns + column]) : find(row, column)
  }

  @inline(__always)
  func change(_ row: Int, _ column: Int, by difference: Int) {
    guard isMatrix else { return changeTable(key(row, column), by: difference) }
    let count = UInt16(truncatingIfNeeded: Int(matrix[row * columns + column]) + difference)
    matrix[row * columns + column] = count
    if isSymmetric { matrix[column * columns + row] = count }
  }

  /// The sum over all pairs of C(count, 2), each of (a, b) and (b, a) once where they are the same.
  var pairsWithin: Int {
    entries.reduce(0) { $0 + $1.count * ($1.count - 1) / 2 }
  }

  /// All counts above 0 in order of row and column, each of (a, b) and (b, a) once where they are the same.
  var entries: [Entry] {
    let found =
      isMatrix
      ? matrix.elements.indices.lazy.filter { matrix[$0] != 0 }.map {
        Entry(row: $0 / columns, column: $0 % columns, count: Int(matrix[$0]))
      }.filter { !isSymmetric || $0.row >= $0.column }
      : table.elements.lazy.filter { $0 != 0 }.map {
        Entry(row: Int($0 >> 40), column: Int($0 >> 16 & 0xFF_FFFF), count: Int($0 & 0xFFFF))
      }
    return found.sorted { ($0.row, $0.column) < ($1.row, $1.column) }
  }

  struct Entry: Equatable {
    var row: Int
    var column: Int
    var count: Int
  }

  // MARK: Table

  @inline(__always)
  private func key(_ row: Int, _ column: Int) -> UInt64 {
    let (high, low) = isSymmetric && row < column ? (column, row) : (row, column)
    return UInt64(truncatingIfNeeded: high << 24 | low)
  }

  /// Where a search for a key begins.
  @inline(__always)
  private func home(_ key: UInt64) -> Int {
    // The golden ratio as a fraction of 2^64 spreads keys that follow one another.
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> shift)
  }

  @inline(__always)
  private func next(_ place: Int) -> Int { (place + 1) & (table.count - 1) }

  private func find(_ row: Int, _ column: Int) -> Int {
    let key = key(row, column)
    var place = home(key)
    while table[place] != 0 {
      if table[place] >> 16 == key { return Int(table[place] & 0xFFFF) }
      place = next(place)
    }
    return 0
  }

  private func changeTable(_ key: UInt64, by difference: Int) {
    var place = home(key)
    while table[place] != 0, table[place] >> 16 != key { place = next(place) }
    let count = UInt64(UInt16(truncatingIfNeeded: Int(table[place] & 0xFFFF) + difference))
    if count == 0 { free(place) } else { table[place] = key << 16 | count }
  }

  /// Frees a place and moves up what would no longer be found behind it.
  private func free(_ place: Int) {
    var (hole, place) = (place, next(place))
    while table[place] != 0 {
      let begin = home(table[place] >> 16)
      // Whether the entry's search begins at the hole or before it, counted around the end.
      if (place - begin) & (table.count - 1) >= (place - hole) & (table.count - 1) {
        table[hole] = table[place]
        hole = place
      }
      place = next(place)
    }
    table[hole] = 0
  }
}
