extension Schema {
    /// What became of each version of the policy, what the engine proposed, and how often rules hit. States of a version: 0 draft,
    /// 1 proposed, 2 approved, 3 active, 4 retired, 5 rejected, 6 dropped; of a proposal: 0 open, 1 same, 2 other, 3 lapsed.
    static let policy = """
        CREATE TABLE policy_standing (
            version INTEGER PRIMARY KEY REFERENCES policy_version, state INTEGER NOT NULL CHECK (state BETWEEN 0 AND 6),
            proposed_by INTEGER REFERENCES operator, proposed_at INTEGER, approval INTEGER REFERENCES approval,
            approved_by INTEGER REFERENCES operator, approved_at INTEGER, effective_from INTEGER, active_at INTEGER,
            retired_at INTEGER, reason TEXT NOT NULL, CHECK (state NOT IN (2, 3) OR effective_from IS NOT NULL),
            CHECK (state <> 3 OR active_at IS NOT NULL), CHECK (state <> 4 OR retired_at IS NOT NULL)
        ) STRICT;
        CREATE UNIQUE INDEX policy_standing_active ON policy_standing (state) WHERE state = 3;
        CREATE UNIQUE INDEX policy_standing_approved ON policy_standing (state) WHERE state = 2;
        CREATE TABLE policy_rehearsal (
            approval INTEGER PRIMARY KEY REFERENCES approval, version INTEGER NOT NULL REFERENCES policy_version,
            digest TEXT NOT NULL, content BLOB NOT NULL
        ) STRICT;
        CREATE TABLE proposal (
            id INTEGER PRIMARY KEY CHECK (id > 0), order_id INTEGER NOT NULL REFERENCES orders,
            channel INTEGER NOT NULL REFERENCES channel, family INTEGER NOT NULL, mode TEXT NOT NULL CHECK (mode IN ('shadow', 'propose')),
            answer TEXT NOT NULL, rule TEXT NOT NULL, sentence TEXT NOT NULL, policy_version INTEGER NOT NULL REFERENCES policy_version,
            at INTEGER NOT NULL, state INTEGER NOT NULL CHECK (state BETWEEN 0 AND 3), answered_version INTEGER,
            answered_by INTEGER REFERENCES operator, answered_at INTEGER, CHECK ((state IN (1, 2)) = (answered_by IS NOT NULL))
        ) STRICT;
        CREATE INDEX proposal_order ON proposal (order_id);
        CREATE INDEX proposal_open ON proposal (state) WHERE state = 0;
        CREATE INDEX proposal_agreement ON proposal (family, channel, state);
        CREATE TABLE rule_hit (
            hour INTEGER NOT NULL, version INTEGER NOT NULL, family INTEGER NOT NULL, rule INTEGER NOT NULL CHECK (rule >= 0),
            hits INTEGER NOT NULL CHECK (hits > 0), PRIMARY KEY (hour, version, family, rule)
        ) STRICT, WITHOUT ROWID;
        """

    /// A version becomes active by an approved request alone, which shows its rehearsal and to which its author did not say yes; but for the
    /// one with which the store was founded.
    static var policyGuards: String {
        let standings = ["INSERT", "UPDATE"].map { verb in
            """
            CREATE TRIGGER policy_standing_approved_\(verb.lowercased()) BEFORE \(verb) ON policy_standing
            WHEN NEW.state IN (2, 3) AND NEW.version > 1
                AND NOT EXISTS (SELECT 1 FROM approval WHERE id = NEW.approval AND kind = 'policy' AND state = 1)
            BEGIN SELECT RAISE(ABORT, 'only an approved request makes a policy active'); END;
            CREATE TRIGGER policy_standing_rehearsed_\(verb.lowercased()) BEFORE \(verb) ON policy_standing
            WHEN NEW.state IN (2, 3) AND NEW.version > 1 AND EXISTS (SELECT 1 FROM approval WHERE id = NEW.approval AND state = 1)
                AND NOT EXISTS (SELECT 1 FROM policy_rehearsal WHERE approval = NEW.approval AND version = NEW.version)
            BEGIN SELECT RAISE(ABORT, 'a policy becomes active on the evidence of its rehearsal'); END;
            """
        }
        let authors = ["INSERT", "UPDATE"].map { verb in
            """
            CREATE TRIGGER approval_author_\(verb.lowercased()) BEFORE \(verb) ON approval
            WHEN NEW.state = 1 AND NEW.kind = 'policy' AND (SELECT lower(person) FROM operator WHERE id = NEW.decided_by)
                IS (SELECT lower(o.person) FROM policy_version v JOIN operator o ON o.id = v.by
                    WHERE v.version = NEW.subject & \(Schema.subjectNumber))
            BEGIN SELECT RAISE(ABORT, 'the author of a policy does not approve it'); END;
            """
        }
        return (standings + authors).joined(separator: "\n")
    }

    /// The part of a packed subject that is its number.
    static let subjectNumber = 1 << 56 - 1
}
