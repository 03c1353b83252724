"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { measureWords } from "@/components/campaign/measures/measure-words";
import { PolicyChoice } from "@/components/campaign/measures/policy-choice";
import { DispositionChoice } from "@/components/campaign/members/disposition-dialog";
import { formatCount } from "@/components/data/count";
import { noGatewayYet } from "@/components/enforcement/words";
import { ConfirmDialog } from "@/components/feedback/confirm-dialog";
import { ErrorState } from "@/components/feedback/error-state";
import { LoadingRows } from "@/components/feedback/loading-rows";
import { isReason, ReasonField } from "@/components/feedback/reason-field";
import type { ActOnSet, SetActOutcome } from "@/lib/casefile/contract";
import type { Policy } from "@/lib/decisions/contract";
import type { Disposition } from "@/lib/detection/contract";
import { keys } from "@/lib/queries/keys";
import { actOnSetMutation, setReachQuery } from "@/lib/queries/sets";
import { actionable, reachedIn } from "./reach";
import { ReachTable } from "./reach-table";
import type { SetDialogProps } from "./rename-dialog";
import { useSetChange } from "./use-set-change";

type Act = ActOnSet["act"];
type Kind = Act["kind"];

interface ActDialogProps extends SetDialogProps {
  kind: Kind;
  onOutcome: (outcome: SetActOutcome) => void;
}

const labels: Record<Kind, string> = {
  set_disposition: "Set disposition",
  revoke_key: measureWords.revoke_key.confirm,
  ban: measureWords.ban.confirm,
};

/** Shows who of a set an act would reach in which campaign, and asks for what the act takes. */
export function ActDialog({ kind, set, opened, onClose, onOutcome }: ActDialogProps) {
  const reach = useQuery({ ...setReachQuery(set.id), enabled: opened });
  const fields = useActFields(kind);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const client = useQueryClient();
  const send = useMutation(actOnSetMutation());
  const change = useSetChange(set.id);
  const groups = (reach.data?.groups ?? []).filter((group) => actionable(kind, group) && !left.has(group.campaign.id));
  const onConfirm = async () => {
    const { act } = fields;
    if (act === null || reach.data === undefined) return;
    const campaigns = groups.map(({ campaign }) => ({ campaignId: campaign.id, version: campaign.version }));
    const { version } = reach.data.set;
    onOutcome(await change(() => send.mutateAsync({ setId: set.id, version, campaigns, act })));
    fields.clear();
    const stale = [["campaign"], ["account"], keys.campaigns, keys.overview, keys.queue, keys.audit];
    await Promise.all(stale.map((queryKey) => client.invalidateQueries({ queryKey })));
  };
  const isShutOff = kind !== "set_disposition";
  return (
    <ConfirmDialog
      opened={opened}
      onClose={onClose}
      title={isShutOff ? `${measureWords[kind].title} members of ${set.name}` : `What are the members of ${set.name}?`}
      confirmLabel={`${labels[kind]} (${formatCount(reachedIn(kind, groups))})`}
      isDangerous={isShutOff}
      size="xl"
      consequences={isShutOff ? [measureWords[kind].consequence, gateway(reach.data?.gatewayConnected)] : []}
      canConfirm={groups.length > 0 && fields.act !== null}
      onConfirm={onConfirm}
    >
      {reach.data !== undefined && <ReachTable kind={kind} reach={reach.data} left={left} onLeave={setLeft} />}
      {reach.error !== null && <ErrorState error={reach.error} onRetry={() => void reach.refetch()} />}
      {reach.isPending && <LoadingRows rows={3} />}
      {fields.choice}
      <ReasonField value={fields.reason} onChange={fields.setReason} />
    </ConfirmDialog>
  );
}

const gateway = (isConnected = false) => (isConnected ? "It is sent to the gateway." : noGatewayYet);

/** What the act takes beside whom: a disposition or a policy, and a reason; null while something is missing. */
function useActFields(kind: Kind) {
  const [disposition, setDisposition] = useState<Disposition | null>(null);
  const [policy, setPolicy] = useState<Policy | null>(null);
  const [reason, setReason] = useState("");
  const isDisposition = kind === "set_disposition";
  const given = (): Act | null => {
    if (!isReason(reason)) return null;
    if (isDisposition) return disposition && { kind, disposition, reason };
    return policy && { kind, policy, reason };
  };
  return {
    act: given(),
    ...{ reason, setReason },
    choice: isDisposition ? (
      <DispositionChoice value={disposition} onChange={setDisposition} />
    ) : (
      <PolicyChoice value={policy} onChange={setPolicy} />
    ),
    clear: () => {
      setDisposition(null);
      setPolicy(null);
      setReason("");
    },
  };
}
