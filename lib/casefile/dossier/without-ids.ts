import type { Explanation } from "@/lib/detection";
import { pseudonymsOf } from "@/lib/traffic";
import type { Warehouse } from "@/lib/warehouse";
import type { Dossier } from "./contract";
import { hideIds, idsIn, possibleIds } from "./pseudonyms";
import { readKnownIds } from "./store";

/**
 * A dossier in which no account stands by its id: neither where one is named, nor in what people wrote. No two accounts have one
 * pseudonym.
 */
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
  const named = new Set(idsNamed(dossier));
  const written = idsIn(texts, [...memberIds, ...named, ...known]);
  const pseudonyms = pseudonymsOf("account", [...named, ...written]);
  const nameOf = (id: string): string => pseudonyms.get(id) ?? "";
  const hide = hideIds(written, nameOf);
  return {
    ...dossier,
    campaign: { ...dossier.campaign, explanation: withCustomers(dossier.campaign.explanation, nameOf) },
    members: {
      ...members,
      strongest: members.strongest.map((member) => ({ ...member, accountId: nameOf(member.accountId) })),
    },
    decisions: decisions.map((decision) => ({
      ...decision,
      accountId: decision.accountId === null ? null : nameOf(decision.accountId),
      reason: hide(decision.reason),
      innocentExplanation: decision.innocentExplanation === null ? null : hide(decision.innocentExplanation),
    })),
    pins: pins.map((pin) => ({
      ...pin,
      caption: hide(pin.caption),
      exchanges: pin.exchanges && { accountId: nameOf(pin.exchanges.accountId), exchangeIds: [] },
    })),
    notes: notes?.map((note) => ({ ...note, text: hide(note.text) })) ?? null,
  };
}

/** Accounts that a dossier names in their own places. */
const idsNamed = ({ campaign, members, decisions, pins }: Dossier): string[] => [
  ...members.strongest.map(({ accountId }) => accountId),
  ...decisions.flatMap(({ accountId }) => accountId ?? []),
  ...pins.flatMap(({ exchanges }) => exchanges?.accountId ?? []),
  ...(campaign.explanation.endUsers?.busiest ?? []).map(({ accountId }) => accountId),
];

/** Customers whose end users a campaign hides behind. */
function withCustomers(explanation: Explanation, nameOf: (id: string) => string): Explanation {
  const { endUsers } = explanation;
  if (endUsers === null) return explanation;
  const busiest = endUsers.busiest.map((one) => ({ ...one, accountId: nameOf(one.accountId) }));
  return { ...explanation, endUsers: { ...endUsers, busiest } };
}
