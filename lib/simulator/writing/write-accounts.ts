import type { Random } from "@/lib/kernel";
import type { Group } from "../model";
import { Residents } from "./residents";
import type { TextSink } from "./text-sink";

/** A fair order of moving in, so that neither place in the file nor any number tells who belongs together. */
function movingOrder(groups: readonly Group[], random: Random): Uint32Array {
  const total = groups.reduce((sum, group) => sum + group.accounts, 0);
  const order = new Uint32Array(total);
  let filled = 0;
  groups.forEach((group, index) => {
    order.fill(index, filled, filled + group.accounts);
    filled += group.accounts;
  });
  for (let i = total - 1; i > 0; i--) {
    const j = random.integer(i + 1);
    const kept = order[i] ?? 0;
    order[i] = order[j] ?? 0;
    order[j] = kept;
  }
  return order;
}

/** Makes all accounts, writes their evidence and keeps their plans. */
export async function writeAccounts(groups: readonly Group[], sink: TextSink, random: Random): Promise<Residents> {
  const order = movingOrder(groups, random);
  const residents = new Residents(order.length);
  for (const index of order) {
    const account = groups[index]?.next();
    if (!account) continue;
    residents.add(account);
    const wait = sink.write(`${JSON.stringify(account.evidence)}\n`);
    if (wait) await wait;
  }
  await sink.close();
  return residents;
}
