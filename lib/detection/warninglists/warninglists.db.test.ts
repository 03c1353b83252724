import { afterAll, beforeAll, expect, it } from "vitest";
import { testContext } from "@/lib/command/testing";
import type { Database } from "@/lib/db";
import { rolledBack } from "@/lib/db/testing";
import { newId } from "@/lib/kernel";
import { worldPreset } from "@/lib/simulator";
import { createTestWarehouse } from "@/lib/warehouse/testing";
import { defaultConfiguration } from "../configuration";
import { detect } from "../detect";
import { detectWithin } from "../detect-within";
import { readMemberExplanation } from "../explanation/read-member-explanation";
import { everything } from "../store/incidences.sql";
import { readEpochPlaces } from "../store/neighbours";
import { comesIn, storeWithout } from "../testing/late";
import { everythingPublished } from "../testing/published";
import { simulatedWorld, type TestStore } from "../testing/world";
import { countReach, currentWarninglists, holdsFor, holdWarninglist, openWarninglists, withdrawWarninglist } from ".";
import { findListed } from "./mark";
import { type OpenWarninglist, titleOf, type WarninglistEntry } from "./model";
import { mostListed } from "./shapes";

let store: TestStore;

beforeAll(async () => {
  const world = await simulatedWorld(worldPreset({ accounts: 400, exchanges: 8_000, days: 10, seed: 5 }));
  store = await storeWithout(world, "ts > (SELECT max(ts) - INTERVAL 8 HOUR FROM exchange)");
}, 120_000);
afterAll(() => store?.drop());

const listOf = (name: string, ...content: WarninglistEntry[]) => ({
  ...{ id: newId(), partnerId: newId(), name, version: "7", content },
});
const entry = (kind: WarninglistEntry["kind"], value: string): WarninglistEntry => ({ kind, value });

/** Every address there is: of the fourth family in halves, so that ranges meet. */
const allAddresses = [entry("ip_range", "0.0.0.0/1"), entry("ip_range", "128.0.0.0/1"), entry("ip_range", "::/0")];

const networkFacts = async (db: Database) => {
  const facts = await db.campaignEvidence.findMany({ where: { family: "network", campaign: { retiredAt: null } } });
  return facts.filter(({ kind }) => ["ip", "ip_prefix", "signup_ip"].includes(kind));
};

it(
  "makes hubs of what accepted lists name, says by which, answers alike within the epoch, and takes all of it back",
  () =>
    rolledBack(async (db) => {
      const ctx = testContext(db, ["analyst"], { warehouse: store });
      const opened = await detect(ctx);
      expect(opened.warninglists).toEqual([]);
      const before = await everythingPublished(db, store);
      expect((await networkFacts(db)).some(({ hub, weight }) => !hub && weight > 1)).toBe(true);

      const now = new Date();
      const { held } = await holdWarninglist(db, listOf("Every address", ...allAddresses), now);
      const title = titleOf(held);
      await expect(detectWithin(ctx)).rejects.toThrow(/warninglists that hold have changed/);
      const run = await detect(ctx);
      expect(run.warninglists).toEqual([held]);
      const named = async () => {
        const facts = await networkFacts(db);
        expect(facts.length).toBeGreaterThan(0);
        return facts.every(
          ({ hub, listedBy, weight }) =>
            hub && listedBy.length === 1 && listedBy[0] === title && weight <= defaultConfiguration.hubNats,
        );
      };
      expect(await named()).toBe(true);
      // Where the list took away what linked them, accounts are in no campaign any more, or in it for other reasons.
      const [member] = await db.campaignMember.findMany({
        where: { campaign: { retiredAt: null }, tier: "core" },
        take: 1,
      });
      const explained = await readMemberExplanation(db, store, member?.campaignId ?? "", member?.accountId ?? "");
      const onNetwork = explained?.facts.filter(({ kind }) => kind === "ip" || kind === "ip_prefix") ?? [];
      expect(onNetwork.every(({ listedBy, nats }) => listedBy?.includes(title) && nats <= 1)).toBe(true);
      const exits = explained?.explanation.against.find(({ name }) => name === "shared_egress");
      expect(exits).toMatchObject({ state: "found", lists: [title] });
      expect(explained?.explanation.sentences.join(" ")).toContain(`(named by the warninglist ${title})`);
      const places = await readEpochPlaces(store, run.id, [0]);
      expect(places).toHaveLength(1);

      await comesIn(store);
      const moved = await detectWithin(ctx);
      expect(moved.warninglists).toEqual([held]);
      expect(await named()).toBe(true);
      const after = await everythingPublished(db, store);
      await detectWithin(ctx, { everyAccount: true });
      expect(await everythingPublished(db, store)).toEqual(after);
      await store.command(
        "ALTER TABLE exchange DELETE WHERE exchange_id IN (SELECT exchange_id FROM late) SETTINGS mutations_sync = 2",
      );

      expect(await withdrawWarninglist(db, held.id, new Date())).toBe(true);
      expect(await withdrawWarninglist(db, held.id, new Date())).toBe(false);
      await expect(detectWithin(ctx)).rejects.toThrow(/warninglists that hold have changed/);
      expect((await detect(ctx)).warninglists).toEqual([]);
      expect(await everythingPublished(db, store)).toEqual(before);
      // What a run held by can be opened when it holds no more.
      expect(await openWarninglists(db, run.warninglists)).toMatchObject([{ content: allAddresses }]);
    }),
  240_000,
);

it("holds the last version of a list, until its time is over, and no more in all than are compared", () =>
  rolledBack(async (db) => {
    const now = new Date();
    const first = listOf("Resolvers", entry("ip", "192.0.2.53"));
    const others = await currentWarninglists(db, now);
    const current = async (at = now) =>
      (await currentWarninglists(db, at)).filter(({ id }) => others.every((other) => other.id !== id));
    await holdWarninglist(db, first, now);
    const second = { ...first, id: newId(), version: "8", content: [entry("ip", "192.0.2.54")] };
    const { held, replaced } = await holdWarninglist(db, second, now);
    expect(replaced.map(({ id }) => id)).toEqual([first.id]);
    expect(await current()).toEqual([held]);
    expect(await current(new Date(now.getTime() + holdsFor))).toEqual([]);
    const many = Array.from({ length: mostListed }, (_, i) => entry("asn", String(i + 1)));
    await expect(holdWarninglist(db, { ...listOf("Everything"), content: many }, now)).rejects.toThrow(
      /at most 1,000,000/,
    );
    expect(await current()).toEqual([held]);
    await db.warninglist.update({ where: { id: second.id }, data: { hash: "0" } });
    await expect(openWarninglists(db, await current())).rejects.toThrow(/is not what it was/);
  }));

it("finds in own traffic just what lists name and two accounts share", async () => {
  const own = await createTestWarehouse();
  try {
    const used = (account_id: string, ip: string, rest: object = {}) => ({
      ...{ exchange_id: newId(), account_id, ip, ts: "2026-11-01 10:00:00", model: "m", ...rest },
    });
    const both = (ip: string, rest: object = {}) => [used("a", ip, rest), used("b", ip, rest)];
    await own.insert("exchange", [
      ...both("203.0.113.7"), // In the range of the first list, alone in its block.
      ...both("198.51.100.1"), // In the range of the second list, its block shown by an address that is on none.
      used("a", "198.51.100.200"),
      used("a", "203.0.114.1"), // In the range; nobody shares it.
      ...both("192.0.2.9", { asn: 64500, user_agent: "curl/8" }), // By its network.
      ...both("2001:db8:1::5"), // On both lists.
      ...both("2001:db8:2::5", { user_agent: "other/1" }),
    ]);
    await own.insert("account_current", [
      ...["a", "b"].map((account_id) => ({
        ...{
          account_id,
          recorded_at: "2026-11-01 00:00:00",
          signup_ip: "203.0.113.250",
          email_domain: "x.Mail.example",
        },
      })),
      ...["c", "d"].map((account_id) => ({
        ...{ account_id, recorded_at: "2026-11-01 00:00:00", signup_ip: "8.8.8.8", email_domain: "notmail.example" },
      })),
    ]);
    const lists = [
      [entry("ip_range", "203.0.112.0/22"), entry("asn", "64500"), entry("domain", "mail.example")],
      [entry("ip_range", "198.51.100.0/25"), entry("ip", "2001:db8:1::5"), entry("user_agent", "curl/8")],
      [entry("ip_range", "2001:db8:1::/48"), entry("mail_domain", "mail.example"), entry("mail_domain", "d")],
    ].map(
      (content, i): OpenWarninglist => ({ id: newId(), name: `L${i}`, version: "", entries: 3, hash: "", content }),
    );
    const find = await findListed(own, lists, everything, {});
    const hashes = await own.rows<{ text: string; hash: string; block: string }>(
      `SELECT text, toString(sipHash64(text)) AS hash, toString(sipHash64(cutIPv6(toIPv6OrDefault(text), 10, 1))) AS block
       FROM (SELECT arrayJoin({texts:Array(String)}) AS text)`,
      {
        texts: [
          ...["203.0.113.7", "198.51.100.1", "203.0.114.1", "192.0.2.9", "203.0.113.250"].map((ip) => `::ffff:${ip}`),
          ...["2001:db8:1::5", "2001:db8:2::5", "x.Mail.example", "notmail.example", "curl/8", "other/1"],
        ],
      },
    );
    const found = hashes.flatMap(({ text, hash, block }) => [
      ...["ip", "signup_ip", "mail_domain", "user_agent"].map((kind) => [kind, text, find(kind, hash)]),
      ["ip_prefix", text, find("ip_prefix", block)],
    ]);
    expect(found.filter(([, , by]) => by !== undefined).sort()).toEqual([
      ["ip", "2001:db8:1::5", ["L1", "L2"]],
      ["ip", "::ffff:192.0.2.9", ["L0"]],
      ["ip", "::ffff:198.51.100.1", ["L1"]],
      ["ip", "::ffff:203.0.113.7", ["L0"]],
      ["ip_prefix", "2001:db8:1::5", ["L1", "L2"]],
      ["ip_prefix", "::ffff:192.0.2.9", ["L0"]],
      ["ip_prefix", "::ffff:203.0.113.250", ["L0"]],
      ["ip_prefix", "::ffff:203.0.113.7", ["L0"]],
      ["mail_domain", "x.Mail.example", ["L0"]],
      ["signup_ip", "::ffff:203.0.113.250", ["L0"]],
      ["user_agent", "curl/8", ["L1"]],
    ]);
    expect(
      await countReach(
        own,
        lists.flatMap(({ content }) => content),
      ),
    ).toEqual({
      ...{ ip: 4, ip_prefix: 3, signup_ip: 1, mail_domain: 1, user_agent: 1 },
    });
    // What was asked with is forgotten.
    expect(
      await own.rows("SELECT 1 FROM detection_listed_range UNION ALL SELECT 1 FROM detection_listed_value"),
    ).toEqual([]);
  } finally {
    await own.drop();
  }
});
