import { afterAll, beforeAll, expect, it } from "vitest";
import { testContext } from "@/lib/command/testing";
import { rolledBack } from "@/lib/db/testing";
import { day, newId } from "@/lib/kernel";
import { worldPreset } from "@/lib/simulator";
import { detect } from "../detect";
import { detectWithin } from "../detect-within";
import { readMemberExplanation } from "../explanation/read-member-explanation";
import { everythingPublished } from "../testing/published";
import { simulatedWorld, storeOf, type TestStore } from "../testing/world";
import type { ExternalReport } from "./model";
import { recordExternalEvidence, withdrawExternalEvidence } from "./record";

let store: TestStore;
let accounts: string[];

beforeAll(async () => {
  const world = await simulatedWorld(worldPreset({ accounts: 400, exchanges: 8_000, days: 10, seed: 5 }) as never);
  accounts = world.accounts.map(({ account_id }) => String(account_id));
  store = await storeOf(world);
}, 120_000);
afterAll(() => store?.drop());

it(
  "flags nobody by what others say alone, shows it where it stands, and leaves everything as it was once it is taken back",
  () =>
    rolledBack(async (db) => {
      const ctx = testContext(db, ["analyst"], { warehouse: store });
      await detect(ctx);
      const before = await everythingPublished(db, store);
      const members = await db.campaignMember.findMany({
        where: { campaign: { retiredAt: null }, accountId: { in: accounts } },
      });
      expect(members.length).toBeGreaterThan(5);

      // The most that can be said, of every account there is.
      const now = new Date();
      const indicatorId = newId();
      const reports = accounts.map(
        (accountId): ExternalReport => ({
          ...{
            indicatorId,
            accountId,
            partnerId: newId(),
            kind: "ip",
            confidence: 100,
            precision: 1,
            contested: false,
          },
          ...{ validFrom: new Date(now.getTime() - day), validUntil: new Date(now.getTime() + 30 * day) },
        }),
      );
      expect(await recordExternalEvidence(db, reports, now)).toBe(accounts.length);
      expect(await recordExternalEvidence(db, reports, now)).toBe(0);
      await expect(detectWithin(ctx)).rejects.toThrow(/What other providers say has changed/);
      await detect(ctx);
      const said = await db.campaignMember.findMany({
        where: { campaign: { retiredAt: null }, accountId: { in: accounts } },
      });
      const keyOf = ({ accountId, score }: { accountId: string; score: number }) => `${accountId} ${score}`;
      expect(said.map(keyOf).sort()).toEqual(members.map(keyOf).sort());
      const core = said.find(({ tier }) => tier === "core");
      const explained = await readMemberExplanation(db, store, core?.campaignId ?? "", core?.accountId ?? "");
      expect(explained?.explanation.external).toMatchObject({ capNats: 1.5, reports: [{ indicatorId, kind: "ip" }] });
      expect(explained?.explanation.sentences.join(" ")).toContain("Another provider reports");

      expect(await withdrawExternalEvidence(db, [indicatorId], [], now)).toBe(accounts.length);
      await detect(ctx);
      expect(await everythingPublished(db, store)).toEqual(before);
    }),
  180_000,
);
