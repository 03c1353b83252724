"use client";
import { Group, NumberInput, Radio, Stack } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { standings } from "@/components/badges/meanings";
import type { Typed } from "@/components/campaign/measures/fields";
import { typedNumber } from "@/components/campaign/measures/kind-parameters";
import { proofQuestions } from "@/components/campaign/measures/measure-words";
import { PolicyChoice } from "@/components/campaign/measures/policy-choice";
import { ConfirmDialog } from "@/components/feedback/confirm-dialog";
import { ReasonField } from "@/components/feedback/reason-field";
import type { CampaignView } from "@/lib/campaigns/contract";
import { longestStandingDays, type Policy, ProposeStandingOrder } from "@/lib/decisions/contract";
import { keys } from "@/lib/queries/keys";
import { proposeStandingOrderMutation } from "@/lib/queries/standing-orders";

type What = "suspend" | "usage_attestation" | "identity";

interface Fields {
  what: What;
  days: Typed;
  capPerDay: Typed;
  holds: Typed;
  policy: Policy | null;
  reason: string;
}
const atFirst: Fields = { what: "identity", days: 7, capPerDay: 25, holds: 3, policy: null, reason: "" };

interface ProposeOrderProps {
  campaign: CampaignView;
  opened: boolean;
  onClose: () => void;
}

/** Puts a rule before a second person that acts by itself on who joins the core. */
export function ProposeOrder({ campaign, opened, onClose }: ProposeOrderProps) {
  const client = useQueryClient();
  const router = useRouter();
  const propose = useMutation(proposeStandingOrderMutation());
  const [fields, setFields] = useState(atFirst);
  const set = (part: Partial<Fields>) => setFields({ ...fields, ...part });
  const { what, holds, policy, reason, capPerDay, days } = fields;
  const { success, data } = ProposeStandingOrder.safeParse({
    ...{ campaignId: campaign.id, policy, reason, capPerDay, days },
    measure:
      what === "suspend"
        ? { kind: "suspend", holdsHours: holds === "" ? "" : holds * 24 }
        : { kind: "require_verification", proof: what },
  });
  const onConfirm = async () => {
    if (!success) return;
    const { id } = await propose.mutateAsync(data);
    await client.invalidateQueries({ queryKey: keys.standingOrders });
    router.push(`/standing-orders/${id}`);
  };
  return (
    <ConfirmDialog
      opened={opened}
      onClose={onClose}
      title={`Propose a standing order on ${campaign.codeName}`}
      confirmLabel="Propose"
      consequences={[
        "Once a second person approves it, whoever joins the core through a hard link is acted on without a person.",
        "Nothing is done yet.",
      ]}
      canConfirm={success}
      onConfirm={onConfirm}
      size="lg"
    >
      <Stack gap="sm">
        <WhatFields
          what={what}
          holds={holds}
          onWhat={(next) => set({ what: next })}
          onHolds={(next) => set({ holds: next })}
        />
        <Bounds fields={fields} set={set} />
        <PolicyChoice value={policy} onChange={(next) => set({ policy: next })} />
        <ReasonField
          value={reason}
          onChange={(next) => set({ reason: next })}
          description="For the record; newcomers are told the policy, and that it is automated."
        />
      </Stack>
    </ConfirmDialog>
  );
}

const Bounds = ({ fields, set }: { fields: Fields; set: (part: Partial<Fields>) => void }) => (
  <Group grow align="start" gap="sm">
    <NumberInput
      label="At most"
      description="1 to 500 within any 24 hours"
      suffix=" accounts a day"
      {...typedNumber(fields.capPerDay, (capPerDay) => set({ capPerDay }))}
      max={500}
    />
    <NumberInput
      label="It ends after"
      description={`1 to ${longestStandingDays}`}
      suffix=" days"
      {...typedNumber(fields.days, (days) => set({ days }))}
      max={longestStandingDays}
    />
  </Group>
);

interface WhatFieldsProps {
  what: What;
  holds: Typed;
  onWhat: (what: What) => void;
  onHolds: (holds: Typed) => void;
}

const WhatFields = ({ what, holds, onWhat, onHolds }: WhatFieldsProps) => (
  <>
    <Radio.Group label="What is done to newcomers" required value={what} onChange={(next) => onWhat(next as What)}>
      <Stack gap={6} mt={6}>
        {Object.entries(proofQuestions).map(([proof, question]) => (
          <Radio key={proof} size="xs" value={proof} label={`Required to say ${question.toLowerCase()}`} />
        ))}
        <Radio size="xs" value="suspend" label={standings.suspended.label} />
      </Stack>
    </Radio.Group>
    {what === "suspend" && (
      <NumberInput
        label="Suspended for"
        description="1 to 14"
        suffix=" days"
        {...typedNumber(holds, onHolds)}
        max={14}
      />
    )}
  </>
);
