import type { Explanation } from "@/lib/detection";
import { pseudonymOf } from "@/lib/traffic";
import type { Warehouse } from "@/lib/warehouse";
import type { Dossier } from "./contract";
import { hideIds, possibleIds } from "./pseudonyms";
import { readKnownIds } from "./store";

const named = (id: string): string => pseudonymOf("account", id);

/** A dossier in which no account stands by its id: neither where one is named, nor in what people wrote. */
export async function withoutIds(
  warehouse: Warehouse,
  dossier: Dossier,
  memberIds: readonly string[],
): Promise<Dossier> {
  const { decisions, pins, notes, members } = dossier;
  const texts = [
    ...decisions.flatMap(({ reason, innocentExplanation }) => [reason, innocentExplanation ?? ""]),
    ...pins.map(({ caption }) => caption),
    ...(notes ?? []).map(({ text }) => text),
  ];
  const known = await readKnownIds(warehouse, possibleIds(texts));
  const decided = decisions.flatMap(({ accountId }) => accountId ?? []);
  const hide = hideIds(texts, [...memberIds, ...decided, ...known], named);
  return {
    ...dossier,
    campaign: { ...dossier.campaign, explanation: withoutCustomers(dossier.campaign.explanation) },
    members: {
      ...members,
      strongest: members.strongest.map((member) => ({ ...member, accountId: named(member.accountId) })),
    },
    decisions: decisions.map((decision) => ({
      ...decision,
      accountId: decision.accountId === null ? null : named(decision.accountId),
      reason: hide(decision.reason),
      innocentExplanation: decision.innocentExplanation === null ? null : hide(decision.innocentExplanation),
    })),
    pins: pins.map((pin) => ({
      ...pin,
      caption: hide(pin.caption),
      exchanges: pin.exchanges && { accountId: named(pin.exchanges.accountId), exchangeIds: [] },
    })),
    notes: notes?.map((note) => ({ ...note, text: hide(note.text) })) ?? null,
  };
}

/** Customers whose end users a campaign hides behind. */
function withoutCustomers(explanation: Explanation): Explanation {
  const { endUsers } = explanation;
  if (endUsers === null) return explanation;
  const busiest = endUsers.busiest.map((one) => ({ ...one, accountId: named(one.accountId) }));
  return { ...explanation, endUsers: { ...endUsers, busiest } };
}
