"use client";
import { notifications } from "@mantine/notifications";
import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { noGateway } from "@/components/enforcement/words";
import type { CampaignView } from "@/lib/campaigns/contract";
import type { DecisionOutcome, ProposalView } from "@/lib/decisions/contract";
import { campaignQuery } from "@/lib/queries/campaign";
import { keys } from "@/lib/queries/keys";
import { asProblem } from "@/lib/queries/problem";
import { describeChanges } from "./changes";

export interface Decision {
  /** The campaign as it was when the dialog opened: what the person looks at, and whose version is sent. */
  seen: CampaignView;
  /** What changed meanwhile, once the server refused for that. */
  changes: string[] | null;
  /** Goes on from the campaign as it is now. */
  adopt: () => void;
  decide: <Answer extends DecisionOutcome | ProposalView>(
    send: (version: number) => Promise<Answer>,
  ) => Promise<Answer>;
}

/** One decision about a campaign, from the opening of its dialog to the answer. */
export function useDecision(campaign: CampaignView, opened: boolean): Decision {
  const client = useQueryClient();
  const [seen, setSeen] = useState(campaign);
  const [present, setPresent] = useState<CampaignView | null>(null);
  const [wasOpened, setWasOpened] = useState(opened);
  if (opened !== wasOpened) {
    setWasOpened(opened);
    setPresent(null);
    if (opened) setSeen(campaign);
  }
  const decide: Decision["decide"] = async (send) => {
    try {
      const outcome = await send(seen.version);
      await refresh(client, seen.id, "decisions" in outcome ? outcome : null);
      return outcome;
    } catch (error) {
      if (asProblem(error).status === 409) setPresent(await readPresent(client, seen.id));
      throw error;
    }
  };
  const adopt = () => {
    if (present !== null) setSeen(present);
    setPresent(null);
  };
  return { seen, changes: present === null ? null : describeChanges(seen, present), adopt, decide };
}

const readPresent = async (client: QueryClient, id: string) =>
  (await client.fetchQuery({ ...campaignQuery(id), staleTime: 0 })).campaign;

/** Everything that a decision about the campaign, or about accounts of it, may have changed; null when it is only proposed. */
export async function refresh(client: QueryClient, campaignId: string, outcome: DecisionOutcome | null): Promise<void> {
  const accounts = outcome !== null && outcome.decisions.length > 0 ? [["account"], keys.actBatches] : [];
  await Promise.all(
    [keys.campaign(campaignId), keys.campaigns, keys.overview, keys.audit, ...accounts].map((queryKey) =>
      client.invalidateQueries({ queryKey }),
    ),
  );
}

/** Says that an act is on record, and that nothing beyond that has happened yet. */
export const sayRecorded = (title: string, gatewayConnected: boolean): void => {
  const message = gatewayConnected ? "Recorded; sent to the gateway." : `${noGateway}.`;
  notifications.show({ title, message, color: "lake" });
};
