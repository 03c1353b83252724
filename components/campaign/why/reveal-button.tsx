"use client";
import { ActionIcon, Code, Text, Tooltip } from "@mantine/core";
import { IconEye } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { PurposeDialog } from "@/components/feedback/purpose-dialog";
import { usePermission } from "@/components/session/session";
import type { EvidenceFact } from "@/lib/detection/contract";
import { revealValueMutation } from "@/lib/queries/content";
import { words } from "@/lib/queries/words";

interface RevealButtonProps {
  campaignId: string;
  fact: Pick<EvidenceFact, "kind" | "value" | "display">;
}

/** Shows a masked value in clear, once somebody has said what for; the answer is not kept in the page. */
export function RevealButton(props: RevealButtonProps) {
  const [opened, setOpened] = useState(false);
  const [clear, setClear] = useState<string | null>(null);
  if (!usePermission("value.reveal")) return null;
  if (clear !== null) {
    return (
      <Tooltip label="Hide again">
        <Code style={{ cursor: "pointer" }} onClick={() => setClear(null)}>
          {clear}
        </Code>
      </Tooltip>
    );
  }
  return (
    <>
      <Tooltip label="Show in clear (asks what for, and is recorded)">
        <ActionIcon
          variant="subtle"
          color="gray"
          size="xs"
          aria-label={`Show ${words(props.fact.kind)} ${props.fact.display} in clear`}
          onClick={() => setOpened(true)}
        >
          <IconEye size={14} aria-hidden />
        </ActionIcon>
      </Tooltip>
      {opened && <RevealDialog {...props} onClose={() => setOpened(false)} onRevealed={setClear} />}
    </>
  );
}

function RevealDialog(props: RevealButtonProps & { onClose: () => void; onRevealed: (text: string) => void }) {
  const { campaignId, fact } = props;
  const reveal = useMutation(revealValueMutation());
  const onConfirm = async (purpose: string) => {
    const { text } = await reveal.mutateAsync({ campaignId, kind: fact.kind, value: fact.value, purpose });
    props.onRevealed(text);
  };
  return (
    <PurposeDialog
      opened
      onClose={props.onClose}
      title={`Show a ${words(fact.kind)} in clear`}
      confirmLabel="Show"
      description="Others read it in the audit."
      onConfirm={onConfirm}
    >
      <Text size="sm">
        The record keeps that you saw <Code>{fact.display}</Code> in clear, for which campaign, and what for.
      </Text>
    </PurposeDialog>
  );
}
