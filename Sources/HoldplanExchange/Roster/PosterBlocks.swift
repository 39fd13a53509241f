/// How large lines and lines to sign on look on paper.
extension Block {
  /// Lines in the middle of the page; a line that is too long for the page goes on below, at most twice, and
  /// becomes smaller where that is not enough.
  static func poster(_ poster: [PosterLine]) -> Block {
    var marks: [Mark] = []
    var y = 0
    for line in poster {
      y += line.gap
      let type = fitting(line)
      for text in type.lines(of: line.text, width: Page.width, limit: 3) {
        marks.append(
          .text(
            Mark.Line(
              text: text, origin: Mark.Point(x: Page.left, y: y), width: Page.width, type: type,
              alignment: .centre)))
        y += type.lineHeight
      }
    }
    return Block(content: .poster(poster), top: 0, height: y + 300, marks: marks)
  }

  /// The largest type, from the line's own down to a third of it, in which the line is there in full.
  private static func fitting(_ line: PosterLine) -> Typeface {
    let sizes = stride(from: line.size, through: line.size / 3, by: -200)
    let types = sizes.map { Typeface($0, bold: line.isBold) }
    return types.first { $0.isWhole(line.text, width: Page.width, limit: 3) }
      ?? types.last ?? Typeface(line.size, bold: line.isBold)
  }

  /// Room for a pen above each line.
  static func signatures(_ captions: [String]) -> Block {
    let (gap, room, type) = (1_200, 2_200, Typeface(950))
    let width = (Page.width - gap * (captions.count - 1)) / max(1, captions.count)
    var marks: [Mark] = []
    var height = room
    for (index, caption) in captions.enumerated() {
      let x = Page.left + index * (width + gap)
      marks.append(
        .rule(
          from: Mark.Point(x: x, y: room), to: Mark.Point(x: x + width, y: room), thickness: 20, grey: 0))
      let lines = type.lines(of: caption, width: width, limit: 3)
      for (number, text) in lines.enumerated() {
        let origin = Mark.Point(x: x, y: room + 100 + number * type.lineHeight)
        marks.append(.text(Mark.Line(text: text, origin: origin, width: width, type: type, grey: 90)))
      }
      height = max(height, room + 100 + lines.count * type.lineHeight)
    }
    return Block(content: .signatures(captions), top: 0, height: height + 300, marks: marks)
  }
}
