import { afterAll, beforeAll, expect, it } from "vitest";
import { rolledBack } from "@/lib/db/testing";
import { receiveIndicators } from "@/lib/inbound";
import { exportBundle } from "@/lib/indicators";
import { judge, judges, translated } from "@/lib/indicators/testing/judge";
import { prepared, textOf } from "@/lib/indicators/testing/prepared";
import { createTestWarehouse } from "@/lib/warehouse/testing";

let warehouse: Awaited<ReturnType<typeof createTestWarehouse>>;
beforeAll(async () => {
  warehouse = await createTestWarehouse();
});
afterAll(() => warehouse.drop());

const accounts = 24;

it.runIf(judges)(
  "is understood by others: what they make of a bundle and of an event is taken in here as ours are",
  () =>
    rolledBack(async (db) => {
      const { made, partner, officer } = await prepared(db, warehouse, { core: accounts });
      const input = { campaignId: made.id, partner: partner.id, tlp: "amber" } as const;
      const stix = await textOf((await exportBundle(officer, { ...input, format: "stix" })).text);
      const misp = await textOf((await exportBundle(officer, { ...input, format: "misp" })).text);
      judge(stix);
      const taken = async (format: "stix" | "misp", text: string) => {
        const bytes = Buffer.from(text);
        const { batch } = await receiveIndicators(officer, { partnerId: partner.id, format, source: "judge", bytes });
        expect(batch.faults).toEqual([]);
        return batch.counts.indicators;
      };
      const event = translated("to-misp", stix);
      // MISP has no place for infrastructure, whose values are indicators of their own.
      expect(event.errors.filter((error) => !error.endsWith("infrastructure"))).toEqual([]);
      const ours = await taken("misp", misp);
      expect(ours).toBeGreaterThan(accounts);
      expect(await taken("misp", JSON.stringify({ Event: event.made }))).toBe(ours);
      const bundle = translated("to-stix", misp);
      expect(bundle.errors).toEqual([]);
      // An account with several tokens is one object there, of which the last stays.
      expect(await taken("stix", JSON.stringify(bundle.made))).toBeGreaterThan(accounts);
      expect(await taken("stix", stix)).toBe(ours);
    }),
);
