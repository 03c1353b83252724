import type { Warehouse } from "@/lib/warehouse";
import type { Examined } from "../examine";
import type { Group } from "../model";
import {
  type EpochMember,
  writeEpochHeld,
  writeEpochMembers,
  writeEpochOutside,
  writeEpochValues,
} from "../store/epoch";
import type { Reading } from "../store/reading";
import type { EpochStatistics } from "./model";

/** Keeps what a run over everything measured by; gives what is kept of it in the system of record. */
export async function keepEpoch(
  store: Warehouse,
  reading: Reading,
  { findings, campaignOf, publications }: Examined,
  configurationHash: string,
): Promise<EpochStatistics> {
  const { linkage, sets, ids, masks, outside, extent, opening } = findings;
  if (!opening) throw new Error("Only a run over everything opens an epoch.");
  const { available, ubiquitous, pivots } = opening;
  const asFound = new Set([...linkage.groups, ...linkage.small]);
  await writeEpochValues(store, reading, linkage, ubiquitous);
  await writeEpochHeld(store, reading, { table: linkage.table, ids, masks });
  await writeEpochMembers(store, reading, membersOf(sets, ids));
  await writeEpochOutside(store, reading, outside.profiles);
  return {
    configurationHash,
    exchanges: extent.exchanges,
    population: linkage.table.population,
    available: [...available],
    from: extent.from,
    releases: extent.releases,
    outside: { standsFor: [...outside.standsFor], extraction: outside.extraction, egress: outside.egress },
    pivots,
    groups: sets.map((group, i) => ({
      number: i + 1,
      threshold: group.threshold,
      campaignId: campaignOf.get(group) ?? null,
      regrouped: !asFound.has(group),
    })),
    hidden: publications.flatMap(({ id, endUsers }) => (endUsers ? [id] : [])),
  };
}

/** Members of each set, and the accounts that its profile is made of. */
function* membersOf(sets: readonly Group[], ids: readonly string[]): Generator<EpochMember> {
  for (const [i, { basis, core, associated, evidence }] of sets.entries()) {
    const [inBasis, inCore] = [new Set(basis), new Set(core)];
    for (const account of new Set([...basis, ...core, ...associated])) {
      const own = evidence.get(account);
      yield {
        number: i + 1,
        accountId: ids[account] ?? "",
        tier: own === undefined ? "" : inCore.has(account) ? "core" : "associated",
        evidence: own ? { total: own.total, byStrand: [...own.byStrand] } : null,
        inBasis: inBasis.has(account),
      };
    }
  }
}
