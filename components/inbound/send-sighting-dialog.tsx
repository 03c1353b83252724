"use client";
import { Alert, Blockquote, SegmentedControl, Select, Stack, Text } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { formatCount } from "@/components/data/count";
import { ConfirmDialog } from "@/components/feedback/confirm-dialog";
import { markings } from "@/components/sharing/tlp";
import { gateRefuses } from "@/components/sharing/words";
import { Tlp, tlpLevels } from "@/lib/indicators/contract";
import { keys } from "@/lib/queries/keys";
import { sendSightingMutation, sightingDraftQuery } from "@/lib/queries/remarks";
import { approveAndSend } from "./words";

/** What it is called, on what opens it too. */
export const tellPartner = "Tell the partner";

type As = "sighting" | "opinion";

const meanings: Record<As, string> = {
  sighting: "Own accounts hold it: how many, where ten or more do, and over which days. Nothing of anybody.",
  opinion:
    "Own judgements contradict it: few of those who hold it were found operated. It reaches the partner as an opinion.",
};

/** Tells a partner what own accounts say of its indicator: what would leave is shown, word for word, before it does. */
export function SendSightingDialog({ indicatorId, onClose }: { indicatorId: string | null; onClose: () => void }) {
  const client = useQueryClient();
  const [as, setAs] = useState<As>("sighting");
  const [tlp, setTlp] = useState<Tlp | null>(null);
  const wanted = { indicatorId: indicatorId ?? "", as, ...(tlp === null ? {} : { tlp }) };
  const draft = useQuery({ ...sightingDraftQuery(wanted), enabled: indicatorId !== null, gcTime: 0 }).data;
  const send = useMutation({
    ...sendSightingMutation(),
    onSuccess: () => {
      setTlp(null);
      return client.invalidateQueries({ queryKey: keys.sharing });
    },
  });
  return (
    <ConfirmDialog
      opened={indicatorId !== null}
      onClose={onClose}
      size="lg"
      title={draft === undefined ? tellPartner : `Tell ${draft.partner} of ${draft.indicator}`}
      confirmLabel={approveAndSend}
      canConfirm={draft !== undefined && draft.refusal === null}
      onConfirm={() => send.mutateAsync({ ...wanted, draftHash: draft?.hash ?? "" })}
    >
      <SegmentedControl
        aria-label="What to tell"
        data={[
          { value: "sighting", label: "Seen here" },
          { value: "opinion", label: "False positive here" },
        ]}
        value={as}
        onChange={(value) => setAs(value as As)}
      />
      <Text size="sm">{meanings[as]}</Text>
      <Select
        label="Marking"
        allowDeselect={false}
        data={tlpLevels.map((value) => ({ value, label: markings[value].label }))}
        value={tlp ?? draft?.tlp ?? null}
        onChange={(value) => setTlp(Tlp.parse(value))}
      />
      {draft !== undefined && (
        <Stack gap="xs">
          <Text size="sm" c="dimmed">
            For own eyes: {formatCount(draft.accounts)} accounts hold it, people judged {formatCount(draft.judged)} of
            them, and found {formatCount(draft.operated)} operated.
          </Text>
          {draft.refusal === null ? (
            <Blockquote p="sm" aria-label="What leaves">
              {draft.says}
            </Blockquote>
          ) : (
            <Alert color="orange" variant="light" title={gateRefuses}>
              {draft.refusal}
            </Alert>
          )}
        </Stack>
      )}
    </ConfirmDialog>
  );
}
