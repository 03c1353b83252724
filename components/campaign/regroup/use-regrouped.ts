"use client";
import { type QueryClient, useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { formatCount } from "@/components/data/count";
import { offerUndo } from "@/components/undo/offer-undo";
import type { Regrouping } from "@/lib/detection/contract";
import { keys } from "@/lib/queries/keys";
import { takeBackRegroupingMutation } from "@/lib/queries/regroupings";

/** Everything that a merge, a split or its return may have changed. */
export async function refreshRegrouped(client: QueryClient, { into, origins }: Regrouping): Promise<void> {
  const campaigns = [into, ...origins].map(({ id }) => keys.campaign(id));
  const stale = [...campaigns, keys.campaigns, keys.overview, keys.audit, keys.queue, ["account"]];
  await Promise.all(stale.map((queryKey) => client.invalidateQueries({ queryKey })));
}

const doneOf = ({ kind, origins }: Regrouping): string =>
  kind === "merge"
    ? `${formatCount(origins.length)} campaigns merged`
    : `${formatCount(origins[0]?.given ?? 0)} accounts split off`;

/** Goes to the campaign that was made, says what was done, and offers to take it back, which leads back to where it was done. */
export function useRegrouped(campaignId: string): (regrouping: Regrouping) => Promise<void> {
  const client = useQueryClient();
  const router = useRouter();
  const { mutateAsync } = useMutation(takeBackRegroupingMutation());
  return async (regrouping) => {
    await refreshRegrouped(client, regrouping);
    const { id: regroupingId, into } = regrouping;
    router.push(`/campaigns/${into.id}`);
    const undo = async () => {
      const reason = "Undone at once by who did it.";
      const { regrouping: back } = await mutateAsync({ regroupingId, version: into.version, reason });
      await refreshRegrouped(client, back);
      router.push(`/campaigns/${campaignId}`);
    };
    offerUndo({ title: doneOf(regrouping), message: `The new campaign is ${into.codeName}.`, undo });
  };
}
