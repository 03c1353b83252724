import { afterAll, beforeAll, expect, it } from "vitest";
import { seededRandom } from "@/lib/kernel";
import { createTestWarehouse } from "@/lib/warehouse/testing";
import { networkClassIn, networkClassOf } from ".";
import { classWords } from "./network-class";

const known = [
  ["AS64500 Example Broadband 4", "residential"],
  ["Deutsche Telekom AG", "residential"],
  ["T-MOBILE-AS21928", "carrier"],
  ["Colombia Móvil", "unknown"],
  ["Vodafone Hosting", "carrier"],
  ["Universität Wien", "university"],
  ["AS16509", "hosting"],
  ["AS165099", "unknown"],
  ["AS24940 Hetzner Online GmbH", "hosting"],
  ["AMAZON-02", "hosting"],
  ["Example Cloud Compute 7", "hosting"],
  ["FastVPN Ltd", "vpn"],
  ["Mullvad hosting", "vpn"],
  ["Example Business Lines 3", "unknown"],
  ["it's a host's", "hosting"],
] as const;

let store: Awaited<ReturnType<typeof createTestWarehouse>>;
beforeAll(async () => {
  store = await createTestWarehouse();
});
afterAll(() => store.drop());

it("tells the class of a network by its owner, in the engine as here", async () => {
  for (const [owner, expected] of known) expect([owner, networkClassOf(owner)]).toEqual([owner, expected]);
  // Names put together of the words and of what stands beside words in names.
  const random = seededRandom("owners");
  const pieces = classWords.flatMap(([, words]) => words.split(/[^A-Za-z0-9 -]+/).filter((word) => word !== "b"));
  const owners = Array.from({ length: 3_000 }, () =>
    Array.from({ length: 1 + random.integer(3) }, () =>
      random.pick([...pieces, "AS", "Ä", "cloud9", "GmbH", "2"]),
    ).join(random.pick([" ", "-", "", "_", "."])),
  );
  const asked = [...known.map(([owner]) => owner), ...owners].map((owner) => owner || "x");
  const told = await store.rows<{ said: string }>(
    `SELECT ${networkClassIn("owner")} AS said FROM (SELECT arrayJoin({asked:Array(String)}) AS owner)`,
    { asked },
  );
  expect(told.map(({ said }) => said)).toEqual(asked.map(networkClassOf));
  expect(new Set(told.map(({ said }) => said)).size).toBe(6);
});
