"use client";
import { Button, Tooltip } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconEye } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { ContentReader } from "@/components/content/content-reader";
import { consequencesOfReading, noReading } from "@/components/content/words";
import { ConfirmDialog } from "@/components/feedback/confirm-dialog";
import { isPurpose, PurposeField } from "@/components/feedback/purpose-field";
import { usePermission } from "@/components/session/session";
import { readSampleWordsMutation } from "@/lib/queries/detectors";
import type { ExchangeContent } from "@/lib/traffic/contract";

interface ReadWordsButtonProps {
  sampleId: string;
  position: number;
  hasExchanges: boolean;
}

/** A few of the account's exchanges in words, for a stated purpose and on the record. */
export function ReadWordsButton({ sampleId, position, hasExchanges }: ReadWordsButtonProps) {
  const mayRead = usePermission("content.read");
  const [isAsking, asking] = useDisclosure(false);
  const [purpose, setPurpose] = useState("");
  const [content, setContent] = useState<ExchangeContent[] | null>(null);
  const read = useMutation(readSampleWordsMutation());
  const obstacle = mayRead ? (hasExchanges ? undefined : noReading.nothingStored) : noReading.byRole;
  return (
    <>
      <Tooltip label={obstacle} disabled={obstacle === undefined}>
        <Button
          variant="default"
          leftSection={<IconEye size={14} aria-hidden />}
          data-disabled={obstacle !== undefined || undefined}
          aria-disabled={obstacle !== undefined}
          onClick={obstacle === undefined ? asking.open : undefined}
        >
          Read up to ten exchanges
        </Button>
      </Tooltip>
      <ConfirmDialog
        opened={isAsking}
        onClose={asking.close}
        title="Read up to ten exchanges"
        confirmLabel="Read"
        consequences={consequencesOfReading("sample")}
        canConfirm={isPurpose(purpose)}
        onConfirm={async () => setContent(await read.mutateAsync({ sampleId, position, purpose }))}
      >
        <PurposeField placeholder="e.g. tell homework from harvesting" value={purpose} onChange={setPurpose} />
      </ConfirmDialog>
      <ContentReader content={content} onClose={() => setContent(null)} />
    </>
  );
}
