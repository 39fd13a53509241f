extension KeyedDecodingContainer {
  /// The one key that is present, of a value that is written as an object with one of several keys.
  func onlyKey() throws -> Key {
    guard let key = allKeys.first, allKeys.count == 1 else {
      throw DecodingError.dataCorrupted(
        DecodingError.Context(
          codingPath: codingPath,
          debugDescription: "exactly one key is expected here, found: "
            + (allKeys.isEmpty ? "none" : allKeys.map(\.stringValue).sorted().joined(separator: ", "))))
    }
    return key
  }

  /// What is written under a key, or a default where the key is missing.
  func decode<Value: Decodable>(_ key: Key, or fallback: @autoclosure () -> Value) throws -> Value {
    try decodeIfPresent(Value.self, forKey: key) ?? fallback()
  }
}
