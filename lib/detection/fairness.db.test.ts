import { beforeAll, describe, expect, it } from "vitest";
import { testContext } from "@/lib/command/testing";
import { rolledBack } from "@/lib/db/testing";
import { seededRandom } from "@/lib/kernel";
import { qualityPreset } from "@/lib/simulator";
import { detect } from "./detect";
import { everythingPublished, unlike } from "./testing/published";
import { type LabelledWorld, type Row, simulatedWorld, storeOf, type World } from "./testing/world";

/**
 * Who an account's people are is said by `country` and by what a provider may send beside it, `language` and `nationality`; of an
 * exchange, by the same. These change hands here, and nothing else: addresses and networks stay, since they say how accounts
 * are reached, and so do prompts, since another text is another request. That prompts of all languages are read alike is the
 * lexicon's business.
 */
const personal = ["country", "language", "nationality"] as const;
type Personal = Record<(typeof personal)[number], unknown>;

/** What an account and its exchanges say of its people. */
interface Belonging {
  account: Personal;
  exchanges: readonly Personal[];
}

let world: LabelledWorld;
let usual: string[];

const personalOf = (row: Row): Personal => ({
  country: row.country,
  language: row.language,
  nationality: row.nationality,
});
const idOf = (row: Row): string => String(row.account_id);

/** The world as a provider would send it that knows the language and the nationality of everybody. */
function withPeople({ traits, ...simulated }: LabelledWorld): LabelledWorld {
  const spoken = new Map(traits.map(({ account, language }) => [account, language]));
  const nations = new Map(simulated.accounts.map((row) => [idOf(row), row.country]));
  const told = (row: Row): Row => ({
    ...row,
    language: spoken.get(idOf(row)),
    nationality: nations.get(idOf(row)),
  });
  const { accounts, exchanges } = simulated;
  return { ...simulated, traits, accounts: accounts.map(told), exchanges: exchanges.map(told) };
}

function belongings({ accounts, exchanges }: World): Map<string, Belonging> {
  const used = new Map<string, Personal[]>(accounts.map((row) => [idOf(row), []]));
  for (const row of exchanges) used.get(idOf(row))?.push(personalOf(row));
  return new Map(
    accounts.map((row) => [idOf(row), { account: personalOf(row), exchanges: used.get(idOf(row)) ?? [] }]),
  );
}

/** The same world in which every account says of its people what `of` gives it. */
function told(of: (accountId: string) => Belonging): World {
  const turns = new Map<string, number>();
  const exchanges = world.exchanges.map((row) => {
    const turn = turns.get(idOf(row)) ?? 0;
    turns.set(idOf(row), turn + 1);
    const { account, exchanges: all } = of(idOf(row));
    return { ...row, ...(all[turn % all.length] ?? account) };
  });
  const accounts = world.accounts.map((row) => ({ ...row, ...of(idOf(row)).account }));
  return { ...world, accounts, exchanges };
}

function dealtOutAnew(): World {
  const all = [...belongings(world)];
  const dealt = seededRandom("another deal").shuffle(all.map(([, belonging]) => belonging));
  const given = new Map(all.map(([id], i) => [id, dealt[i] as Belonging]));
  return told((id) => given.get(id) as Belonging);
}

/** The worst case: belonging to a campaign and to a country are one and the same. */
function oneCountryACampaign(): World {
  const campaigns = [...new Set(world.labels.flatMap(({ campaign }) => campaign ?? []))];
  const given = new Map(world.labels.map(({ account, campaign }) => [account, campaign]));
  const people = (code: string): Belonging => ({
    account: { country: code, language: code.toLowerCase(), nationality: code },
    exchanges: [],
  });
  return told((id) => people(`X${campaigns.indexOf(given.get(id) ?? "") + 1}`));
}

async function publishedOf(from: World): Promise<string[]> {
  const warehouse = await storeOf(from);
  let found: string[] = [];
  try {
    await rolledBack(async (db) => {
      await detect(testContext(db, ["analyst"], { warehouse }));
      found = await everythingPublished(db, warehouse);
    });
  } finally {
    await warehouse.drop();
  }
  return found;
}

describe("detection", () => {
  beforeAll(async () => {
    world = withPeople(
      await simulatedWorld(
        qualityPreset({ accounts: 1200, exchanges: 20_000, days: 14, seed: 5012, start: "2026-01-12" }),
      ),
    );
    usual = await publishedOf(world);
  }, 120_000);

  it("has something to say of a world with campaigns and innocents in it", () => {
    const verdicts = usual.flatMap((text) => JSON.parse(text).verdict ?? []);
    expect(verdicts.filter((verdict) => verdict === "distillation").length).toBeGreaterThan(2);
    expect(verdicts.filter((verdict) => verdict !== "distillation").length).toBeGreaterThan(0);
  });

  it.each([
    ["are dealt out anew", dealtOutAnew],
    ["are those of the campaign, and of nobody else", oneCountryACampaign],
  ])(
    "publishes the same campaigns, members, scores and explanations when country, language and nationality %s",
    async (_, make) => {
      const other = make();
      const changed = other.accounts.filter((row, i) => row.country !== world.accounts[i]?.country);
      expect(changed.length).toBeGreaterThan(world.accounts.length / 2);
      expect(unlike(await publishedOf(other), usual)).toEqual([]);
    },
    120_000,
  );
});
