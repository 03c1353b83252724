"use client";
import { Button, Tooltip } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconEye } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { ContentReader } from "@/components/content/content-reader";
import { consequencesOfReading, noReading } from "@/components/content/words";
import { PurposeDialog } from "@/components/feedback/purpose-dialog";
import { usePermission } from "@/components/session/session";
import { readSampleWordsMutation } from "@/lib/queries/detectors";
import type { ExchangeContent } from "@/lib/traffic/contract";

const readSome = "Read up to ten exchanges";

interface ReadWordsButtonProps {
  sampleId: string;
  position: number;
  hasExchanges: boolean;
}

/** A few of the account's exchanges in words, for a stated purpose and on the record. */
export function ReadWordsButton({ sampleId, position, hasExchanges }: ReadWordsButtonProps) {
  const mayRead = usePermission("content.read");
  const [isAsking, asking] = useDisclosure(false);
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
          {readSome}
        </Button>
      </Tooltip>
      <PurposeDialog
        opened={isAsking}
        onClose={asking.close}
        title={readSome}
        confirmLabel="Read"
        consequences={consequencesOfReading("sample")}
        placeholder="e.g. tell homework from harvesting"
        onConfirm={async (purpose) => setContent(await read.mutateAsync({ sampleId, position, purpose }))}
      />
      <ContentReader content={content} onClose={() => setContent(null)} />
    </>
  );
}
