import Testing

/// Who may do what, and that nobody decides about their own.
@Suite struct RoleTests {
    @Test func `an auditor looks and touches nothing`() throws {
        let shop = try Shop.stocked()
        try shop.done("import", Sample.path("orders/web-2.csv"), "--channel", "web")
        let events = try shop.events()
        for call in [
            "hold 1015 --kind address", "allocate 1015", "receive TEA-0001 1 --at HAM", "adjust TEA-0001 1 --at HAM --reason x",
            "cancel 1015",
        ] {
            let run = try shop.run(["do"] + call.split(separator: " ").map(String.init) + ["--as", "auditor", "--json"])
            #expect(run.status == 1, "\(run)")
            #expect(try run.object().text("refusal") == "not_allowed")
            #expect(try run.object().text("sentence").hasPrefix("auditor may not "), "\(run)")
        }
        #expect(try shop.events() == events)
        #expect(try shop.run(["list", "orders", "--as", "auditor"]).status == 0)
        #expect(try shop.run(["verify", "--as", "auditor"]).status == 0)
    }

    @Test func `the clerk approves the supervisor's adjustment, and then it is done`() throws {
        let shop = try Shop.stocked()
        let asked = try shop.act("supervisor", "adjust", "BOK-0001", "-14", "--at", "HAM", "--reason", "pallet not found")
        #expect(asked.text("outcome") == "asked")
        let request = String(try #require(asked.number("approval")))
        let before = try units(shop)
        for person in ["supervisor", "auditor", "buyer"] {
            let run = try shop.tally("do", "approve", request, "--as", person, "--json")
            #expect(run.status == 1, "\(run)")
            let wanted = person == "supervisor" ? "own_request" : "not_allowed"
            #expect(try run.object().text("refusal") == wanted, "\(run)")
        }
        #expect(try units(shop) == before)
        #expect(try shop.act("clerk", "approve", request, "--reason", "seen").text("outcome") == "done")
        #expect(try units(shop) == before - 14)
        let again = try shop.tally("do", "approve", request, "--as", "clerk2", "--json")
        #expect(again.status == 1)
        #expect(try again.complaint().text("sentence").contains("was approved by clerk "), "\(again)")
        try Proof.holds(shop)
    }

    @Test func `nobody approves their own, not even through another account`() throws {
        let shop = try Shop.stocked()
        try shop.done("operator", "add", "twin", "--person", "clerk", "--role", "finance_clerk", "--role", "controller")
        let asked = try shop.act("clerk", "writeoff", "TEA-0025", "12", "--at", "HAM", "--reason", "expiry")
        let request = String(try #require(asked.number("approval")))
        for person in ["clerk", "twin"] {
            let run = try shop.tally("do", "approve", request, "--as", person, "--json")
            #expect(run.status == 1, "\(run)")
            #expect(try run.object().text("refusal") == "own_request", "\(run)")
        }
        #expect(try shop.act("clerk2", "approve", request).text("outcome") == "done")
        try Proof.holds(shop)
    }

    @Test(
        arguments: [
            "CLERK", " clerk ", "cl\u{200B}erk", "clerk\u{A0}", "\u{FF43}lerk", "cle\u{AD}rk", "\tclerk",
        ])
    func `no spelling of a name makes another person of it`(person: String) throws {
        let shop = try Shop.stocked()
        let added = try shop.run(["operator", "add", "twin", "--person", person, "--role", "finance_clerk"])
        guard added.status == 0 else {
            #expect(added.status == 1 && added.messages.contains("is no name"), "\(added)")
            return
        }
        let asked = try shop.act("clerk", "writeoff", "TEA-0025", "12", "--at", "HAM", "--reason", "expiry")
        let request = String(try #require(asked.number("approval")))
        let run = try shop.tally("do", "approve", request, "--as", "twin", "--json")
        #expect(run.status == 1, "\(run)")
        #expect(try run.object().text("refusal") == "own_request", "\(run)")
    }

    @Test(arguments: ["", " ", "\u{1B}]0;x\u{7}", "\u{202E}maria", String(repeating: "m", count: 201)])
    func `what nobody can read is no name for a person`(person: String) throws {
        let shop = try Shop.stocked()
        let added = try shop.run(["operator", "add", "other", "--person", person, "--role", "finance_clerk"])
        #expect(added.status == 1 && added.messages.contains("is no name"), "\(added)")
        #expect(added.controls.isEmpty)
    }

    @Test(arguments: ["\u{441}lerk", "cler\u{3BA}", "Cl\u{435}rk Berg"])
    func `a name in two scripts is refused, for the account as for the person`(name: String) throws {
        let shop = try Shop.practice()
        let events = try shop.events()
        for words in [["twin", "--person", name], [name]] {
            let run = try shop.run(["operator", "add"] + words + ["--role", "finance_clerk", "--json"])
            #expect(run.status == 1, "\(run)")
            #expect(try run.complaint().text("sentence").contains("mixes letters of two scripts"), "\(run)")
        }
        #expect(try shop.events() == events)
    }

    @Test func `an account that only looks like another one decides nothing for it`() throws {
        let shop = try Shop.stocked()
        let alike = "\u{441}\u{43E}\u{441}\u{43E}"
        for name in ["coco", alike, "Ольга"] { try shop.done("operator", "add", name, "--role", "finance_clerk") }
        let asked = try shop.act("coco", "writeoff", "TEA-0025", "12", "--at", "HAM", "--reason", "expiry")
        let request = String(try #require(asked.number("approval")))
        let run = try shop.tally("do", "approve", request, "--as", alike, "--json")
        #expect(run.status == 1, "\(run)")
        #expect(try run.object().text("refusal") == "own_request", "\(run)")
        // The control: somebody else, in letters of her own.
        #expect(try shop.act("Ольга", "approve", request).text("outcome") == "done")
        try Proof.holds(shop)
    }

    @Test func `adjustments in small steps come to the limit of a day`() throws {
        let shop = try Shop.stocked()
        let outcomes = try (1...5).map { step in
            try shop.act("buyer", "adjust", "TEA-0001", "-25", "--at", "HAM", "--reason", "step \(step)").text("outcome")
        }
        #expect(outcomes.first == "done" && outcomes.last == "asked", "\(outcomes)")
    }

    @Test func `a rejected or withdrawn request does nothing`() throws {
        let shop = try Shop.stocked()
        let before = try units(shop)
        for (word, person) in [("reject", "clerk"), ("withdraw", "supervisor")] {
            let asked = try shop.act("supervisor", "adjust", "BOK-0001", "-14", "--at", "HAM", "--reason", "pallet")
            let request = String(try #require(asked.number("approval")))
            let reason = word == "reject" ? ["--reason", "count again"] : []
            #expect(try shop.run(["do", word, request, "--as", person] + reason).status == 0)
            #expect(try shop.tally("do", "approve", request, "--as", "clerk2").status == 1)
        }
        #expect(try units(shop) == before)
    }

    @Test func `a request that nobody answered in time is no yes, and cannot become one`() throws {
        let shop = try Shop.stocked()
        let before = try units(shop)
        let moments = ["2027-03-01T10:00:00Z", "2027-03-02T10:00:01Z"].map { ["TALLY_NOW": $0] }
        let ask = ["do", "adjust", "BOK-0001", "-14", "--at", "HAM", "--reason", "pallet", "--json"]
        let request = String(try #require(try shop.run(ask, moments[0]).object().number("approval")))
        let late = try shop.run(["do", "approve", request, "--as", "clerk", "--json"], moments[1])
        #expect(late.status == 1, "\(late)")
        #expect(try late.complaint().text("sentence").contains("it expired on 2 Mar 11:00+1"), "\(late)")
        #expect(try units(shop) == before)
        #expect(try shop.run(["do", "withdraw", request], moments[1]).status == 0)
    }

    @Test func `a real store knows only who the system says, and refuses to act as another`() throws {
        let shop = try Shop()
        try shop.done("init")
        let events = try shop.events()
        let run = try shop.tally("list", "orders", "--as", "supervisor", "--json")
        #expect(run.status == 2, "\(run)")
        #expect(try run.complaint().text("kind") == "not_practice")
        #expect(try shop.tally("do", "hold", "1", "--kind", "address", "--as", "clerk").status == 2)
        #expect(try shop.events() == events)
        let people = try shop.done("operator", "list", "--json").objects()
        let maker = try #require(people.first { $0.texts("roles").contains("administrator") })
        #expect(Set(maker.texts("roles")) == ["administrator", "supervisor"])
    }

    @Test func `operators are added, granted and revoked, and that holds at once`() throws {
        let shop = try Shop.stocked()
        try shop.done("import", Sample.path("orders/web-2.csv"), "--channel", "web")
        try shop.done("operator", "add", "nina", "--role", "buyer")
        let hold = ["do", "hold", "1015", "--kind", "address", "--as", "nina"]
        #expect(try shop.run(hold).status == 1)
        try shop.done("operator", "grant", "nina", "--role", "supervisor")
        #expect(try shop.run(hold).status == 0)
        try shop.done("operator", "revoke", "nina", "--role", "supervisor")
        #expect(try shop.run(["do", "lift", "1015", "--kind", "address", "--as", "nina"]).status == 1)
        let nina = try #require(try shop.done("operator", "list", "--json").objects().first { $0.text("operator") == "nina" })
        #expect(nina.texts("roles") == ["buyer"])
        #expect(try shop.tally("operator", "add", "nina", "--role", "pilot").status == 2)
        #expect(try shop.tally("operator", "grant", "nobody", "--role", "buyer").status == 1)
        #expect(try shop.tally("operator", "add", "oskar", "--role", "buyer", "--as", "clerk").status == 1)
        try Proof.holds(shop)
    }

    private func units(_ shop: Shop) throws -> Int {
        try #require(try shop.list("stock", "sku:BOK-0001").first { $0.text("location") == "HAM" }?.number("on_hand"))
    }
}
