"use client";
import { Button, TextInput } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { notifications } from "@mantine/notifications";
import { IconPin } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { CampaignAndPurpose, isSaid, type ReadFor } from "@/components/content/campaign-and-purpose";
import { ConfirmDialog } from "@/components/feedback/confirm-dialog";
import { isReason } from "@/components/feedback/reason-field";
import { usePermission } from "@/components/session/session";
import { keys } from "@/lib/queries/keys";
import { pinExchangesMutation } from "@/lib/queries/notebook";

const most = 20;
const shortestCaption = 3;

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
  const [caption, setCaption] = useState("");
  const [readFor, setReadFor] = useState<ReadFor>({ campaignId: campaigns[0]?.id ?? null, purpose: "" });
  const client = useQueryClient();
  const pin = useMutation(pinExchangesMutation());
  const onConfirm = async () => {
    const campaignId = readFor.campaignId ?? "";
    await pin.mutateAsync({ campaignId, accountId, exchangeIds, caption, purpose: readFor.purpose });
    setCaption("");
    setReadFor({ ...readFor, purpose: "" });
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
      canConfirm={isReason(caption, shortestCaption) && isSaid(readFor)}
      onConfirm={onConfirm}
    >
      <TextInput
        label="What they show"
        required
        maxLength={500}
        value={caption}
        onChange={(event) => setCaption(event.currentTarget.value)}
      />
      <CampaignAndPurpose
        campaigns={campaigns}
        value={readFor}
        onChange={setReadFor}
        placeholder="e.g. keep the wrapper that all of them send"
      />
    </ConfirmDialog>
  );
}
