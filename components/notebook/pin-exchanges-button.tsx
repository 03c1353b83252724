"use client";
import { Button, Select, TextInput } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { notifications } from "@mantine/notifications";
import { IconPin } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ConfirmDialog } from "@/components/feedback/confirm-dialog";
import { isReason, ReasonField } from "@/components/feedback/reason-field";
import { usePermission } from "@/components/session/session";
import { keys } from "@/lib/queries/keys";
import { pinExchangesMutation } from "@/lib/queries/notebook";

const most = 20;
const shortestPurpose = 8;

interface PinExchangesProps {
  accountId: string;
  exchangeIds: string[];
  /** Campaigns in whose notebook they can be kept. */
  campaigns: { id: string; codeName: string }[];
}

/** Keeps exchanges whole in a campaign's notebook; for those who may read them, with a purpose. */
export function PinExchangesButton(props: PinExchangesProps) {
  const [mayRead, mayPin] = [usePermission("content.read"), usePermission("review.work")];
  const [isAsking, asking] = useDisclosure(false);
  if (!mayRead || !mayPin || props.campaigns.length === 0) return null;
  const count = props.exchangeIds.length;
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconPin size={14} aria-hidden />}
        disabled={count === 0 || count > most}
        onClick={asking.open}
      >
        Pin{count > 0 && ` (${count})`}
      </Button>
      <PinExchangesDialog {...props} opened={isAsking} onClose={asking.close} />
    </>
  );
}

type DialogProps = PinExchangesProps & { opened: boolean; onClose: () => void };

function PinExchangesDialog({ accountId, exchangeIds, campaigns, opened, onClose }: DialogProps) {
  const [typed, setTyped] = useState({ caption: "", purpose: "" });
  const [campaignId, setCampaignId] = useState(campaigns[0]?.id ?? "");
  const client = useQueryClient();
  const pin = useMutation(pinExchangesMutation());
  const onConfirm = async () => {
    await pin.mutateAsync({ campaignId, accountId, exchangeIds, ...typed });
    setTyped({ caption: "", purpose: "" });
    notifications.show({ message: "Pinned to the campaign's notebook." });
    await client.invalidateQueries({ queryKey: keys.notes("campaign", campaignId) });
  };
  return (
    <ConfirmDialog
      opened={opened}
      onClose={onClose}
      title={`Pin ${exchangeIds.length} ${exchangeIds.length === 1 ? "exchange" : "exchanges"}`}
      confirmLabel="Pin"
      consequences={[
        "They are kept whole, encrypted, in the campaign's notebook, and outlive retention.",
        "This is recorded in the audit with your name and the purpose.",
      ]}
      canConfirm={isReason(typed.caption, 3) && isReason(typed.purpose, shortestPurpose)}
      onConfirm={onConfirm}
    >
      <Select
        label="Campaign"
        required
        allowDeselect={false}
        data={campaigns.map(({ id, codeName }) => ({ value: id, label: codeName }))}
        value={campaignId}
        onChange={(id) => setCampaignId(id ?? "")}
      />
      <TextInput
        label="What they show"
        required
        maxLength={500}
        value={typed.caption}
        onChange={(event) => setTyped({ ...typed, caption: event.currentTarget.value })}
      />
      <ReasonField
        label="Purpose"
        least={shortestPurpose}
        value={typed.purpose}
        onChange={(purpose) => setTyped({ ...typed, purpose })}
      />
    </ConfirmDialog>
  );
}
