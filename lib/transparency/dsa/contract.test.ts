import { expect, it } from "vitest";
import { reloadEnvironment } from "@/lib/env";
import { DsaBatch, DsaStatement } from "./contract";
import { statementOf } from "./statement";

reloadEnvironment({ STILLWATCH_ENCRYPTION_KEY: Buffer.alloc(32, 7).toString("base64") });

const settings = {
  ...{ publicReport: false, statements: true, termsUrl: "https://provider.example/terms" },
  territories: ["DE"],
};
const decision = {
  ...{ id: "01a2", kind: "suspend", policy: "false_identity", accountId: "a", keyId: null, endUserId: null },
  ...{ at: new Date("2026-05-02T10:00:00Z"), firstSeen: new Date("2026-04-01T10:00:00Z"), automated: false },
  expiresAt: new Date("2026-05-16T10:00:00Z"),
} as unknown as Parameters<typeof statementOf>[0];
const statement = statementOf(decision, settings);

it("says of every kind of measure what it restricts, and when that ends", () => {
  expect(DsaStatement.parse(statement)).toMatchObject({
    decision_account: "DECISION_ACCOUNT_SUSPENDED",
    end_date_account_restriction: "2026-05-16",
    category: "STATEMENT_CATEGORY_SCAMS_AND_FRAUD",
  });
  for (const kind of ["ban", "throttle", "redact_reasoning", "require_verification", "revoke_key"] as const) {
    for (const policy of ["model_extraction", "unauthorised_resale", "stolen_credentials"]) {
      const one = { ...decision, kind, policy, keyId: "k", expiresAt: null };
      expect(DsaStatement.safeParse(statementOf(one, settings)).error?.issues).toBeUndefined();
    }
  }
});

it.each([
  ["an account's id", { ...statement, account_id: "acc-1" }],
  ["no restriction", { ...statement, decision_account: undefined }],
  ["a date without a day", { ...statement, application_date: "2026-05" }],
  ["a date before the database", { ...statement, content_date: "2019-12-31" }],
  ["an end before the beginning", { ...statement, end_date_account_restriction: "2026-05-01" }],
  ["another type that nobody says", { ...statement, content_type_other: undefined }],
  ["a country outside", { ...statement, territorial_scope: ["US"] }],
  ["a name that cannot be looked up", { ...statement, puid: "a/b" }],
  ["too many words", { ...statement, decision_facts: "x".repeat(5001) }],
])("refuses %s", (_, broken) => {
  expect(DsaStatement.safeParse(broken).success).toBe(false);
});

it("takes at most a hundred at once", () => {
  expect(DsaBatch.safeParse({ statements: Array(101).fill(statement) }).success).toBe(false);
});
