import HoldplanExchange
import HoldplanModel
import HoldplanTestSupport
import Testing

private func half(_ gap: GapLimits? = nil, on weekdays: WeekdaySet? = nil) -> SessionPattern {
  SessionPattern(slotCount: 1, gap: gap, weekdays: weekdays)
}

private func full(
  _ kind: SessionPattern.Kind = .lesson, _ gap: GapLimits? = nil, on weekdays: WeekdaySet? = nil
) -> SessionPattern {
  SessionPattern(kind: kind, slotCount: 2, gap: gap, weekdays: weekdays)
}

struct ImportModulesTests {
  @Test(arguments: [
    ("2 x halv dag", [half(), half()]), ("2x half day", [half(), half()]), ("hel dag", [full()]),
    ("3 hele dage", [full(), full(), full()]),
    ("1 periode + 2 perioder", [half(), full()]), ("hel dag, hel dag (eksamen)", [full(), full(.exam)]),
    (
      "1 x full day + exam half day gap 7-14-28",
      [full(), SessionPattern(kind: .exam, gap: GapLimits(minimum: 7, ideal: 14, maximum: 28))]
    ),
    ("hel dag på onsdag/fredag", [full(on: WeekdaySet([.wednesday, .friday]))]),
    (
      "2 x halv dag afstand 14 dage",
      [
        half(GapLimits(minimum: 14, ideal: 14, maximum: 14)),
        half(GapLimits(minimum: 14, ideal: 14, maximum: 14)),
      ]
    ),
  ])
  func `sessions are read`(text: String, sessions: [SessionPattern]) throws {
    let workspace = try imported(.modules, "id;sessions;team at most;teams\nNY;\(text);20;2\n")
    #expect(workspace.modules["NY"]?.sessions == sessions)
  }

  @Test(arguments: [
    "", "halv", "2 x", "0 x halv dag", "halv dag hel dag", "2 x halv dag på", "tre gange", "999 x hel dag",
    "hel dag afstand x",
  ])
  func `sessions that make no sense are reported`(text: String) throws {
    let preview = try preview(.modules, "id;sessions;team at most;teams\nNY;\(text);20;2\n")
    #expect(preview.badRows.map(\.issue) == [text.isEmpty ? .missingValue : .noSessions])
    #expect(preview.badRows.first?.heading == "sessions")
  }

  @Test func `every column is read`() throws {
    let workspace = try imported(
      .modules,
      """
      Kode;Navn;Forløb;Undervisningsgange;Ugedage;Mindst dage imellem;Helst dage imellem;Højst dage imellem;Hver n. uge;Læsetimer pr. uge;Forudsætninger;Mindst på holdet;Helst på holdet;Højst på holdet;Højst antal hold;Antal hold;Stillinger;Undervisere;Lokaler;Sammensætning;Målgruppe
      D1;Diplom;Vinter;8 x hel dag + hel dag eksamen;onsdag;14;14;28;hver 2. uge;2,5;K1 / K2;12;21;24;3;1;Leder, Gartner;Finn Holm | 0003;A;afdeling Drift: 2-4 | Leder: mindst 1;afdeling: DRIFT | OKO
      """)
    let gap = GapLimits(minimum: 14, ideal: 14, maximum: 28)
    let wednesday = WeekdaySet([.wednesday])
    let expected = Module(
      id: "D1", name: "Diplom",
      sessions: [full(on: wednesday)] + Array(repeating: full(.lesson, gap, on: wednesday), count: 7)
        + [full(.exam, gap, on: wednesday)],
      everyWeeks: 2, studyHoursPerWeek: StudyHours(nanohours: 2_500_000_000), requires: ["K1", "K2"],
      teamSize: TeamSize(minimum: 12, ideal: 21, maximum: 24), teamCount: TeamCount(maximum: 3, required: 1),
      eligibleRoles: ["LEDER", "GARTNER"], instructors: ["U1", "0003"], rooms: ["A"],
      composition: [
        CompositionRule(kind: .department("DRIFT"), minimum: 2, maximum: 4),
        CompositionRule(kind: .role("LEDER"), minimum: 1),
      ], audience: .departments(["DRIFT", "OKO"]))
    #expect(workspace.modules["D1"] == expected)
    #expect(workspace.programmes["Vinter"]?.modules == ["D1"])
    #expect(workspace.instructors["0003"]?.employee == "0003")
  }

  @Test(arguments: [
    ("alle", Audience.everyone), ("Everyone", .everyone), ("listede", .listed), ("", .listed),
    ("rolle: Leder", .roles(["LEDER"])),
    ("Drift / Økonomi", .departments(["DRIFT", "OKO"])), ("Gartner", .roles(["GARTNER"])),
  ])
  func `the audience is read`(text: String, audience: Audience) throws {
    let workspace = try imported(
      .modules, "id;sessions;team at most;teams;audience\nNY;hel dag;20;2;\(text)\n")
    #expect(workspace.modules["NY"]?.audience == audience)
  }

  @Test(arguments: [
    ("fag Psykolog: mindst 1", CompositionRule(kind: .profession("Psykolog"), minimum: 1)),
    ("tag new staff: max 2", CompositionRule(kind: .tag("new staff"), maximum: 2)),
    ("samme fag: højst 1", CompositionRule(kind: .same(.profession), maximum: 1)),
    ("same department: 0-3", CompositionRule(kind: .same(.department), minimum: 0, maximum: 3)),
    (
      "mærke mentor: mindst 1 pr. 3 mærke ny",
      CompositionRule(kind: .tag("mentor"), minimum: 1, company: .init(kind: .tag("ny"), each: 3))
    ),
    (
      "role Leder: min 1 with department Drift",
      CompositionRule(kind: .role("LEDER"), minimum: 1, company: .init(kind: .department("DRIFT")))
    ),
    ("Drift 2-4", CompositionRule(kind: .department("DRIFT"), minimum: 2, maximum: 4)),
  ])
  func `composition counts people of every kind`(text: String, rule: CompositionRule) throws {
    let workspace = try imported(
      .modules, "id;sessions;team at most;teams;composition\nNY;hel dag;20;2;\(text)\n")
    #expect(workspace.modules["NY"]?.composition == [rule])
  }

  @Test(arguments: [
    "mentor", "mærke mentor: to", "samme mentor: højst 1", "mærke mentor: mindst 1 pr. mærke ny",
  ])
  func `composition that makes no sense is reported`(text: String) throws {
    let preview = try preview(
      .modules, "id;sessions;team at most;teams;composition\nNY;hel dag;20;2;\(text)\n")
    #expect(preview.badRows.map(\.issue) == [.noComposition])
  }

  @Test func `a name with a comma or slash is one name`() throws {
    let workspace = try smallOrganisation.applying(
      .put(.instructor(Instructor(id: "U2", name: "Holm, Finn / ekstern"))))
    let after = try imported(.modules, "id;instructors\nK1;\"Holm, Finn / ekstern\"\n", into: workspace)
    #expect(after.modules["K1"]?.instructors == ["U2"])
  }

  @Test func `gap columns alter the sessions that are there`() throws {
    let workspace = try imported(.modules, "id;max gap\nK1;40\n")
    #expect(workspace.modules["K1"]?.sessions.last?.gap == GapLimits(minimum: 7, ideal: 14, maximum: 40))
    #expect(workspace.modules["K1"]?.sessions.first?.gap == nil)
  }
}
